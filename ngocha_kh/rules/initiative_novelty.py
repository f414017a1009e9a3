"""V-SK-041 to 043: what is new, and what only looks new."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.similar import Collection, text_of
from ngocha_kh.suggest import shown

#: Handed in and not judged yet: now a comparison is of use.
_OPEN: Final = frozenset(
    {
        "submitted", "supplement_requested", "accepted", "awaiting_first_application",
        "under_review", "in_session", "deferred",
    }
)  # fmt: skip
#: What never was an application, or no longer is one, takes nothing of the novelty of another.
_GONE: Final = frozenset({"registered", "draft", "withdrawn"})
_RECOGNIZED: Final = frozenset({"recognized", "revoked"})


@workspace_rule("V-SK-041", Severity.WARNING)
def earlier_solutions_are_compared(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Giải pháp có trước mà giống từ ngưỡng trở lên phải được đối chiếu, nêu rõ vì sao vẫn mới.

    Tính mới xét tại ngày sớm hơn trong hai ngày: ngày nộp đơn, ngày áp dụng lần đầu (Điều lệ Sáng
    kiến, Nghị định 13/2012/NĐ-CP, Điều 3, Điều 4). Quy tắc xem các giải pháp đã ghi ở compared, và tự
    so với mọi sáng kiến có trước (như «nkh initiative similar»). Ngưỡng đặt ở
    initiatives.similarity_percent trong workspace.yaml (đề xuất: 70%).

    Cách sửa: ghi giải pháp đó vào compared với nhận xét (note) về điểm khác; nếu trùng thật thì từ chối
    chấp nhận đơn (M06).
    """
    if index.settings is None:
        return
    least = index.settings.initiatives.similarity_percent.value
    records = dict(index.records("initiative"))
    waiting = {fact: own for fact, own in records.items() if own.state in _OPEN}
    if not waiting:
        return
    earlier = {own.id: own for own in records.values() if own.state not in _GONE}
    collection = Collection(tuple(text_of(own) for own in earlier.values()))
    for fact, own in waiting.items():
        yield from _noted(fact, own, earlier, least)
        named, text = {one.to for one in own.compared}, text_of(own)
        for like in collection.like(text, least):
            other = earlier[like.other.id]
            if like.other.key == text.key:
                continue  # V-SK-042 or 043 speaks
            if other.id not in named and _is_before(other, own):
                words = f"; cùng có: {', '.join(like.words[:3])}" if like.words else ""
                yield (
                    fact.path,
                    ("title",),
                    f"giống {like.score}% với {other.id} «{shown(other.title)}»{words}; chưa ghi đối chiếu (compared)",
                )


@workspace_rule("V-SK-042", Severity.WARNING)
def titles_differ(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Hai sáng kiến không nên cùng tên, kể cả khi chỉ khác dấu, chữ hoa, dấu câu.

    Tên phải thể hiện bản chất của giải pháp (Thông tư 18/2013/TT-BKHCN, Điều 5); cùng tên thì khó phân
    biệt trong quyết định và thường là nộp lại một giải pháp.

    Cách sửa: đặt tên nêu rõ điểm khác; nếu là một giải pháp thì chỉ giữ một hồ sơ.
    """
    for fact, own, other in _namesakes(index):
        if not _recognized_twice(own, other):
            yield fact.path, ("title",), f"cùng tên với {other.id} (không kể dấu, chữ hoa, dấu câu)"


@workspace_rule("V-SK-043")
def nothing_is_recognized_twice(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Một sáng kiến của cùng các tác giả chỉ được công nhận một lần.

    Hai hồ sơ cùng tên, cùng tác giả mà đều đã được công nhận là công nhận hai lần một giải pháp, trong
    khi giải pháp thứ hai không còn mới (Điều lệ Sáng kiến, Điều 4; Hà Nội: mỗi sáng kiến công nhận một
    lần, theo thông tin đã đăng về Quyết định 16/2023/QĐ-UBND).

    Cách sửa: kiểm tra lại; nếu đúng là một giải pháp thì hủy bỏ công nhận hồ sơ sau (M22).
    """
    for fact, own, other in _namesakes(index):
        if _recognized_twice(own, other):
            yield (
                fact.path,
                ("title",),
                f"cùng tên, cùng tác giả với {other.id} và cả hai đã được công nhận",
            )


def cut_off(initiative: Initiative) -> datetime.date | None:
    """The day on which novelty is judged: receipt or first application, the earlier one."""
    received = initiative.intake.received_on if initiative.intake else None
    applied = initiative.first_applied.date if initiative.first_applied else None
    return min((day for day in (received, applied) if day), default=None)


def _noted(
    fact: Facts, own: Initiative, others: Mapping[str, Initiative], least: int
) -> Iterator[tuple[str, Route, str]]:
    """Comparisons that somebody wrote down, alike and without a word on the difference."""
    for position, one in enumerate(own.compared):
        if (one.similarity or 0) < least or one.note is not None:
            continue
        other = others.get(one.to)
        if other is None or _is_before(other, own):
            yield (
                fact.path,
                ("compared", position, "similarity"),
                f"giống {one.similarity}% với «{shown(one.to)}», chưa nêu điểm khác (note)",
            )


def _is_before(other: Initiative, own: Initiative) -> bool:
    """Whether the other was there first; on the same day the lower number counts."""
    first, second = cut_off(other), cut_off(own)
    if first is None or second is None:
        return other.id < own.id
    return (first, other.id) < (second, own.id)


def _namesakes(index: Index) -> Iterator[tuple[Facts, Initiative, Initiative]]:
    """Every initiative with the first one of the same title; ids decide which is first."""
    first: dict[str, Initiative] = {}
    for fact, own in sorted(index.records("initiative"), key=lambda pair: pair[1].id):
        if own.state == "withdrawn":
            continue
        other = first.setdefault(text_of(own).key, own)
        if other.id != own.id:
            yield fact, own, other


def _recognized_twice(own: Initiative, other: Initiative) -> bool:
    same = {author.person for author in own.authors} == {a.person for a in other.authors}
    return same and all(_state(one) in _RECOGNIZED for one in (own, other))


def _state(initiative: Initiative) -> str | None:
    return initiative.archived_from if initiative.state == "archived" else initiative.state
