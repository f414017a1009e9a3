"""From the words of `nkh session attend, score, vote, close` to new bytes of the session."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from ngocha_kh.cli.loading import one_of
from ngocha_kh.cli.shell import Format
from ngocha_kh.diagnostics import Route, UsageError
from ngocha_kh.documents.base import Office
from ngocha_kh.editing import Assignment, applied
from ngocha_kh.schemas import schema_for
from ngocha_kh.suggest import shown
from ngocha_kh.workspace import Workspace

#: From the plain data of a session to what changes in it.
Changes = Callable[[dict[str, Any]], list[Assignment]]
_POINTS = re.compile(r"([a-z][a-z0-9_]*)=([0-9]{1,3})")


def written(
    workspace: Workspace, session_id: str, changes: Changes, *, dry_run: bool, output: Format
) -> None:
    """Change the session, check it, write it. Raises `UsageError` for an id that is no session's."""
    from ngocha_kh.cli import saving

    with saving.writing(workspace):
        target = saving.target_of(workspace, session_id)
        if target.kind.name != "session":
            raise UsageError(f"{session_id} không phải phiên họp của Hội đồng")
        assert target.source is not None  # it was just read
        data = target.data
        if not isinstance(data, dict):
            raise UsageError(f"{target.shown} không đọc được; hãy chạy nkh validate")
        after = applied(target.source, target.schema, changes(data))
        saving.save(target, after, dry_run=dry_run, output=output)


def attendance(people: Sequence[str], absent: Sequence[str], ended: str | None) -> Changes:
    """Who was there and who was not; the lists are written anew."""
    away = [_absence(text) for text in absent]
    if both := sorted({*people} & {one["member"] for one in away}):
        raise UsageError(f"{', '.join(both)} vừa có mặt vừa vắng")

    def change(data: dict[str, Any]) -> list[Assignment]:
        found = [Assignment(("present",), "set", list(dict.fromkeys(people)))]
        if away:
            found.append(Assignment(("absent",), "set", away))
        elif "absent" in data:
            found.append(Assignment(("absent",), "remove"))
        if ended is not None:
            found.append(Assignment(("ended",), "set", ended))
        return found

    return change


def sheet(
    initiative_id: str, member: str, points: Sequence[str], proposal: str | None
) -> Changes:  # fmt: skip
    """One sheet of one member; in the place of the one that member had given."""
    labels = schema_for("session").labels(("items", 0, "sheets", 0, "proposal"))
    chosen = None if proposal is None else one_of("đề nghị", proposal, list(labels.items()))
    new: dict[str, Any] = {"member": member, "points": _marks(points)}
    new |= {"proposal": chosen} if chosen else {}

    def change(data: dict[str, Any]) -> list[Assignment]:
        if data.get("scoring_closed") in (True, "true"):
            raise UsageError(f"{data.get('id')} đã khóa chấm điểm nên không nhận phiếu chấm nữa")
        here = _item(data, initiative_id)
        sheets = data["items"][here[1]].get("sheets") or []
        for place, one in enumerate(sheets):
            if one.get("member") == member:
                route = (*here, "sheets", place)
                return [
                    Assignment((*route, key), "set", new[key]) for key in new if key != "member"
                ]
        return [Assignment((*here, "sheets"), "append", [new])]

    return change


def ballot(
    initiative_id: str, counts: tuple[int, int, int, int | None], hands: bool,
    outcome: str | None,
) -> Changes:  # fmt: skip
    """The count of agreed, disagreed, invalid and issued ballots; valid and collected follow."""
    agree, disagree, invalid, issued = counts
    labels = schema_for("session").labels(("items", 0, "outcome"))
    chosen = None if outcome is None else one_of("kết luận", outcome, list(labels.items()))
    found: dict[str, Any] = {"method": "hands" if hands else "secret"}
    if not hands:
        valid = agree + disagree
        collected = valid + invalid
        found |= {
            "issued": collected if issued is None else issued,
            "collected": collected, "valid": valid, "invalid": invalid,
        }  # fmt: skip
    elif invalid or issued is not None:
        raise UsageError("giơ tay thì không có phiếu; bỏ --invalid và --issued")
    found |= {"agree": agree, "disagree": disagree}

    def change(data: dict[str, Any]) -> list[Assignment]:
        here = _item(data, initiative_id)
        more = [Assignment((*here, "outcome"), "set", chosen)] if chosen else []
        return [Assignment((*here, "vote"), "set", found), *more]

    return change


def closing(office: Office) -> Changes:
    """Scoring is over: the rubric is frozen by its fingerprint."""
    from ngocha_kh.council.rubrics import digest

    def change(data: dict[str, Any]) -> list[Assignment]:
        if data.get("scoring_closed") in (True, "true"):
            raise UsageError(f"{data.get('id')} đã khóa chấm điểm từ trước")
        if not any(item.get("sheets") for item in data.get("items") or []):
            raise UsageError(f"{data.get('id')} chưa có phiếu chấm nào nên chưa khóa được")
        rubric = office.record("rubric", str(data.get("rubric")))
        return [
            Assignment(("scoring_closed",), "set", True),
            Assignment(("rubric_sha256",), "set", digest(rubric)),
        ]

    return change


def _item(data: dict[str, Any], initiative_id: str) -> Route:
    """Where the initiative stands on the agenda. Raises `UsageError` when it does not."""
    agenda = [item.get("initiative") for item in data.get("items") or []]
    if initiative_id not in agenda:
        known = ", ".join(map(str, agenda)) or "chưa có sáng kiến nào"
        raise UsageError(
            f"{shown(initiative_id)} không có trong chương trình phiên họp {data.get('id')} ({known})"
        )
    return ("items", agenda.index(initiative_id))


def _marks(points: Sequence[str]) -> dict[str, int]:
    found = {}
    for text in points:
        parts = _POINTS.fullmatch(text)
        if parts is None:
            raise UsageError(f"«{shown(text)}» không có dạng TIÊU_CHÍ=ĐIỂM, ví dụ n1=12")
        found[parts[1]] = int(parts[2])
    return found


def _absence(text: str) -> dict[str, str]:
    member, _, reason = text.partition("=")
    if not member or not reason.strip():
        raise UsageError(f"--absent «{shown(text)}» không có dạng NGƯỜI=LÝ_DO")
    return {"member": member, "reason": reason.strip()}
