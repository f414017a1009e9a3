"""V-GIT-03: the steps that a change adds to an initiative are steps of the table, with their guards met."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ngocha_kh.diagnostics import Route
from ngocha_kh.history.changes.changeset import ChangeSet, record_of
from ngocha_kh.history.changes.registry import Found, change_rule
from ngocha_kh.history.differences import RecordChange
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.rules.around import around_of
from ngocha_kh.schemas import schema_for
from ngocha_kh.workflow.case import Around, Case
from ngocha_kh.workflow.machine import MAIN, Track, initiative_machine
from ngocha_kh.workflow.possible import judged, state_of
from ngocha_kh.workflow.replay import before_each, replay
from ngocha_kh.workflow.retrospect import as_found

#: The record's own rules on its log; where they speak, this one is silent.
_OWN = ("V-SK-030", "V-SK-032")


@change_rule("V-GIT-03")
def new_steps_are_allowed(change: ChangeSet) -> Found:
    """Bước mới của sáng kiến phải có trong bảng bước và đủ điều kiện.

    Mỗi bước mà thay đổi này thêm vào nhật ký (log) được xét như khi dùng «nkh move»: trạng thái trước
    và sau có trong bảng, đủ giấy tờ, đủ các điều kiện về phiên họp, thành phần, tỷ lệ phiếu, thời hạn.
    Công nhận hiệu quả, nhân rộng, công khai cũng đi theo bảng của chúng.

    Nguồn: Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP); Thông tư 18/2013/TT-BKHCN; bảng bước ở
    docs/workflow-initiative.md.

    Cách sửa: chuyển bước bằng «nkh move», bổ sung điều còn thiếu mà thông báo nêu.
    """
    index = change.head.index
    changed = [one for one in change.found if one.kind == "initiative" and one.after is not None]
    if not changed or index.settings is None:
        return
    around = around_of(index, index.settings)
    for one in changed:
        now: Initiative | None = record_of("initiative", one.after)
        if now is not None:
            for route, message in _faults(one, now, around, told=change.is_told(one.path, _OWN)):
                yield one.path, route, message


def _faults(
    one: RecordChange, now: Initiative, around: Around, *, told: bool
) -> Iterator[tuple[Route, str]]:
    machine = initiative_machine()
    followed = replay(now, machine)
    if followed.fault is not None and not told:
        yield followed.fault.route, followed.fault.message
    known = (one.before or {}).get("log") or []
    new = {n for n, entry in enumerate((one.after or {}).get("log") or []) if entry not in known}
    for taken, record in before_each(now, followed.taken):
        if taken.number in new:
            origin = now.log[taken.number - 1].to if taken.number else taken.entry.from_ or ""
            then = msgspec.structs.replace(record, log=now.log[: taken.number], state=origin)
            case = Case(then, around, taken.entry.on, origin, note=taken.entry.note)
            found = as_found(case, taken.transition)
            for message in judged(found, machine, taken.transition)[0]:
                yield ("log", taken.number), f"bước {taken.transition.event}: {message}"
    before = record_of("initiative", one.before)
    if before is not None:
        yield from _parallel_faults(before, now)


def _parallel_faults(before: Initiative, now: Initiative) -> Iterator[tuple[Route, str]]:
    """Tracks beside the main one keep only their state, so only the way between two is judged."""
    machine = initiative_machine()
    for name, track in machine.tracks.items():
        if name == MAIN:
            continue
        levels: list[Any] = [None]
        if name == "effect":
            levels = list(schema_for("initiative").labels(("effect", 0, "level")))
        for level in levels:
            old, new = state_of(before, name, level), state_of(now, name, level)
            if old != new and new not in _reached(track, old):
                yield (
                    (name,),
                    f"{track.label}: không có đường từ «{track.states.get(old, old)}» đến "
                    f"«{track.states.get(new, new)}»",
                )


def _reached(track: Track, state: str) -> set[str]:
    """Every state that some steps lead to."""
    found: set[str] = set()
    open_ = [state]
    while open_:
        for step in track.after(open_.pop()):
            if step.target not in found:
                found.add(step.target)
                open_.append(step.target)
    return found
