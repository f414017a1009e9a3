"""Dated facts are added to, not overwritten: which changes rewrite what was already said.

One table for `nkh set`, `nkh edit` and `nkh validate --base`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.history.compare import compare, pairs
from ngocha_kh.suggest import shown


@dataclass(frozen=True, slots=True)
class Entries:
    """A list whose entries stay. `label` is one entry in Vietnamese.

    `settled`: an entry stays only once it has this field; before, it is a draft (an issue of a
    procedure that is not issued yet).
    """

    label: str
    settled: str | None = None


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One thing that was said and no longer is. `route` lies in the new state when it leads there."""

    route: Route
    message: str
    #: A due date moved without an extension; all else touches a list of dated entries.
    due: bool = False


_ISSUES: Final = Entries("lần ban hành", settled="issued_on")
_REVIEWS: Final = Entries("lần rà soát")
_EVENTS: Final = Entries("bước đã ghi")
_REPLIES: Final = Entries("lần trả lời")
#: Kind → field → what its entries are. Signatures are appended in every kind.
APPENDED: Final[Mapping[str, Mapping[str, Entries]]] = {
    "task": {"updates": Entries("lần ghi nhận"), "extensions": Entries("lần gia hạn")},
    "initiative": {
        "log": Entries("bước trong nhật ký"),
        "award_uses": Entries("lần dùng để xét thi đua"),
        "checks": Entries("lần kiểm tra thực tế"),
    },
    "procedure": {"revisions": _ISSUES, "reviews": _REVIEWS},
    "qms_document": {"revisions": _ISSUES, "reviews": _REVIEWS},
    "objective": {"results": Entries("kết quả kỳ")},
    "declaration": {"notices": Entries("lần thông báo")},
    "nonconformity": {"verifications": Entries("lần kiểm tra xác nhận")},
    "budget": {"adjustments": Entries("lần điều chỉnh"), "spent": Entries("khoản đã chi")},
    "ip_asset": {"events": _EVENTS},
    "order": {"events": _EVENTS},
    "measuring": {
        "checks": Entries("lần kiểm tra"),
        "board_reports": Entries("báo cáo của ban quản lý"),
        "tracing": Entries("kết quả truy xuất"),
    },
    "proposal": {"replies": _REPLIES},
    "document": {"replies": _REPLIES},
    "report": {"restatements": Entries("lần điều chỉnh số liệu")},
}
#: Beyond so many entries the best match is not looked for.
_MANY: Final = 1000
_SIGNATURES: Final = Entries("chữ ký")


def appended(kind: str) -> Mapping[str, Entries]:
    """The lists of a kind that are only added to."""
    return {**APPENDED.get(kind, {}), "signatures": _SIGNATURES}


def rewritings(kind: str, before: Any, after: Any) -> list[Rewriting]:
    """What a change would rewrite; empty when it only adds, wherever in the list.

    An old entry that differs or is gone, or the order of old entries; of a task also a due date that
    moves after work was noted: lateness is judged by it, and moving it is what extensions are for
    (qms-and-tasks.md §6.3). A session with numbered minutes is what the minutes say: nothing of it
    changes but the notes.
    """
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    if kind == "session":
        return list(_frozen_session(before, after))
    found: list[Rewriting] = []
    for key, entries in appended(kind).items():
        old, new = _items(before, key), _items(after, key)
        if old and old != new[: len(old)]:
            found += _rewritten(key, entries, old, new)
    if kind == "task":
        found += _moved_due(before, after)
    return found


def _rewritten(
    key: str, entries: Entries, old: Sequence[Any], new: Sequence[Any]
) -> Iterator[Rewriting]:
    """Entries that are there unchanged are matched first, so that nothing else is taken for them."""
    places = _unchanged(old, new)
    rest = [n for n in range(len(old)) if n not in places]
    taken = set(places.values())
    come = [n for n in range(len(new)) if n not in taken]
    moved = [n for n in rest if any(old[n] == new[c] for c in come)] if len(rest) < _MANY else []
    matched = pairs([old[n] for n in rest], [new[n] for n in come])
    now = {rest[o]: come[n] for n, o in matched.items()}
    for number in rest:
        if number not in moved and _is_settled(old[number], entries.settled):
            yield _said_otherwise(key, entries, number, old[number], now.get(number), new)
    if moved:
        message = f"thứ tự các {entries.label} đã có bị đổi; {key} chỉ thêm vào cuối, không xếp lại"
        yield Rewriting((key,), message)


def _unchanged(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Place before → place now of the entries that are there as they were and in their order."""
    before, after = [_key(item) for item in old], [_key(item) for item in new]
    found: dict[int, int] = {}
    here = 0
    for number, key in enumerate(before):
        try:
            here = after.index(key, here) + 1
        except ValueError:
            break
        found[number] = here - 1
    if len(found) == len(before) or max(len(before), len(after)) > _MANY:
        return found
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {one.a + n: one.b + n for one in blocks for n in range(one.size)}


def _key(item: Any) -> str:
    """Equal for equal plain values."""
    return json.dumps(item, sort_keys=True, default=str)


def _said_otherwise(
    key: str, entries: Entries, number: int, old: Any, place: int | None, new: Sequence[Any]
) -> Rewriting:
    named = f"{entries.label} {number + 1}{_day(old)}"
    if place is None:
        return Rewriting((key,), f"{named} đã có bị xóa; {key} chỉ thêm vào cuối")
    change = next(iter(compare({"": old}, {"": new[place]})), None)
    inner = change.route[1:] if change else ()
    name = ".".join(map(str, (key, place, *inner)))
    what = f": {_shown(change.before)} → {_shown(change.after)}" if change else ""
    return Rewriting(
        (key, place, *inner), f"{named} đã có bị sửa ({name}{what}); {key} chỉ thêm vào cuối"
    )


def _moved_due(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Rewriting]:
    due = before.get("due")
    if before.get("updates") and due and due != after.get("due"):
        yield Rewriting(
            ("due",),
            f"hạn {shown(due)} bị đổi sau khi đã có lần ghi nhận; muốn lùi hạn thì thêm vào "
            "extensions (old_due, new_due, reason, approved_by, approved_on)",
            due=True,
        )


def _frozen_session(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Rewriting]:
    """The fields of a session that change although its minutes are signed."""
    minutes = before.get("minutes")
    number = minutes.get("number") if isinstance(minutes, dict) else None
    changed = [
        key
        for key in dict.fromkeys((*before, *after))
        if key != "notes" and before.get(key) != after.get(key)
    ]
    if number and changed:
        yield Rewriting(
            (changed[0],),
            f"phiên họp đã có biên bản số {shown(number)} nên không đổi {', '.join(changed)}",
        )


def _items(record: Mapping[str, Any], key: str) -> Sequence[Any]:
    found = record.get(key)
    return found if isinstance(found, list) else []


def _is_settled(entry: Any, settled: str | None) -> bool:
    return settled is None or (isinstance(entry, dict) and bool(entry.get(settled)))


def _day(entry: Any) -> str:
    """ " ngày 18/11/2026" of an entry that has a day."""
    text = str(entry.get("on") or entry.get("issued_on") or "") if isinstance(entry, dict) else ""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    return f" ngày {day}/{month}/{year}" if day else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return f"{len(value)} mục"
    return "(trống)" if value is None else shown(str(value))
