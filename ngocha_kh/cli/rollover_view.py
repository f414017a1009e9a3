"""Lines and data of `nkh rollover`; no line is wider than 80 columns."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ngocha_kh.cli.iso_view import wrapped
from ngocha_kh.cli.rollover_draft import Draft, by_fate
from ngocha_kh.editing.rollover import LABELS, Fate, Move
from ngocha_kh.vietnamese import short_date

_MADE: Final = (Fate.CARRIED, Fate.RENEWED)


def lines(draft: Draft) -> Iterator[str]:
    day = short_date(draft.before.as_of)
    yield f"Từ {draft.old.id} sang {draft.new_id}, xét ngày {day}"
    duties = len(draft.old.obligations)
    yield (
        f"Kế hoạch {draft.new_id}: dự thảo mới, {duties} nghĩa vụ chép từ {draft.old.id}"
        if draft.makes_plan
        else f"Kế hoạch {draft.new_id}: đã có, giữ nguyên"
    )
    found = by_fate(draft)
    yield "Nhiệm vụ: " + ", ".join(
        f"{len(part)} {LABELS[fate].lower()}" for fate, part in found.items() if part
    )
    for fate in _MADE:
        yield from _made(fate, found[fate])
    yield from _stayed(found[Fate.WAITING], Fate.WAITING)
    yield from _by_reason(found[Fate.LEFT])
    yield ""
    if draft.unserved:
        yield f"Nghĩa vụ của {draft.new_id} chưa có nhiệm vụ ({len(draft.unserved)})"
        yield from wrapped(", ".join(draft.unserved), 2, 2)
    else:
        yield f"Mọi nghĩa vụ cần nhiệm vụ của {draft.new_id} đều có nhiệm vụ."


def _made(fate: Fate, part: Sequence[Move]) -> Iterator[str]:
    if part:
        yield ""
        yield f"{LABELS[fate]} ({len(part)})"
    for one in part:
        due = (one.data or {}).get("due")
        said = f"hạn mới {due[8:]}/{due[5:7]}/{due[:4]}" if due else "chưa có hạn, cần đặt hạn"
        if not due and (one.data or {}).get("task_type") == "regular":
            said = "thường xuyên, không có hạn"
        yield f"  {one.task.id} → {one.new_id}  {said}"
        why = f" ({one.why})" if one.why else ""
        yield from wrapped(f"{(one.data or {}).get('title', '')}{why}", 4, 4)


def _stayed(part: Sequence[Move], fate: Fate) -> Iterator[str]:
    if part:
        yield ""
        yield f"{LABELS[fate]} ({len(part)})"
        yield from wrapped(
            "Chạy lại lệnh này khi năm đã hết: việc nào khi đó chưa xong sẽ được chuyển.", 2
        )
    for one in part:
        yield from wrapped(f"{one.task.id} ({one.why}) {one.task.title}", 2, 4)


def _by_reason(part: Sequence[Move]) -> Iterator[str]:
    if part:
        yield ""
        yield f"{LABELS[Fate.LEFT]} ({len(part)})"
    for why in dict.fromkeys(one.why for one in part):
        ids = [one.task.id for one in part if one.why == why]
        yield from wrapped(f"{len(ids)} {why}: {', '.join(ids)}", 2, 4)


def data(draft: Draft) -> dict[str, Any]:
    return {
        "as_of": draft.before.as_of, "from": draft.old.id, "to": draft.new_id,
        "plan": "new" if draft.makes_plan else "kept",
        "tasks": [
            {
                "id": one.task.id, "title": one.task.title, "fate": one.fate,
                "label": LABELS[one.fate], "why": one.why or None, "new_id": one.new_id or None,
                "due": one.data.get("due") if one.data else None,
            }
            for one in draft.moves
        ],
        "obligations_without_task": draft.unserved,
        "files": [f"records/{path}" for path in draft.files],
    }  # fmt: skip
