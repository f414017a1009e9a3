"""The new files of `nkh rollover`, and what would be wrong with them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ngocha_kh.cli.shell import cache_folder, today
from ngocha_kh.diagnostics import Diagnostic, UserError
from ngocha_kh.editing import refused
from ngocha_kh.editing.next_year import next_plan, text_of_draft
from ngocha_kh.editing.rollover import Fate, Move, Years, moves, unserved
from ngocha_kh.progress.rates import figures
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.plan import Plan
from ngocha_kh.schemas.catalog import schema_for
from ngocha_kh.sources.ids import next_id, taken_ids
from ngocha_kh.sources.worktree import WorkTree, read_file
from ngocha_kh.validation import Validated, validate
from ngocha_kh.workspace import Workspace
from ngocha_kh.yamlio.edit import new_text, remove, set_value
from ngocha_kh.yamlio.read import load


@dataclass(frozen=True)
class Draft:
    """`files` by their path below records/, in the order in which they are written."""

    before: Validated
    old: Plan
    new_id: str
    makes_plan: bool
    moves: list[Move]
    unserved: list[str]
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class _WithText(WorkTree):
    """The working tree as if the text of the new plan were there already."""

    texts: Mapping[str, bytes]

    def beside(self, path: str) -> bytes | None:
        return self.texts.get(path) or WorkTree.beside(self, path)


def drafted(workspace: Workspace, year: int, day: datetime.date) -> Draft:
    """Everything that a run would write. Raises `UserError` when there is no plan to go on from."""
    now = today()
    before = validate(workspace, as_of=day, today=max(day, now), cache=cache_folder())
    plans = {plan.id: (fact, plan) for fact, plan in before.index.plans}
    old_id, new_id = f"KH-{year - 1}", f"KH-{year}"
    if old_id not in plans:
        raise UserError(
            f"không có kế hoạch {old_id} hợp lệ trong records/plans để chuyển sang {year}"
        )
    fact, old = plans[old_id]
    new = plans[new_id][1] if new_id in plans else None
    if new is None and (workspace.records / KINDS["plan"].path_of(new_id)).exists():
        raise UserError(f"records/plans/{new_id}.yaml có lỗi; hãy chạy nkh validate rồi làm lại")
    found = _moves(before, workspace, new or old, old, year, day)
    files = {
        KINDS["task"].path_of(one.new_id): _bytes("task", one.data) for one in found if one.data
    }
    if new is None:
        files = {**_text(workspace, old, year), **files}
        source = read_file(str(workspace.records), fact.path)
        files[KINDS["plan"].path_of(new_id)] = _plan_bytes(source, _text_path(year))
    made = [duty for one in found if one.data for duty in one.data["obligations"]]
    kept = [d for _, t in before.records("task") if t.plan == new_id for d in t.obligations]
    return Draft(
        before, old, new_id, new is None, found, unserved([*made, *kept], new or old), files
    )


def _moves(
    before: Validated, workspace: Workspace, new: Plan, old: Plan, year: int, day: datetime.date
) -> list[Move]:
    index = before.index
    tasks = sorted((t for _, t in before.records("task")), key=lambda task: task.id)
    years = Years(
        plan=old,
        new_year=year,
        duties=frozenset(duty.id for duty in new.obligations),
        units=index.units,
        calendar=index.calendar,
        day=day,
        carried=frozenset(
            t.carried_from for t in tasks if t.carried_from and t.plan == f"KH-{year}"
        ),
    )
    taken = taken_ids(workspace.root)

    def new_task() -> str:
        found = next_id(f"NV-{year}", taken)
        taken.add(found)
        return found

    own = [task for task in tasks if task.plan == old.id]
    return moves(figures(own, day, calendar=index.calendar).statuses, years, new_task)


def _text_path(year: int) -> str:
    return f"plans/KH-{year}.txt"


def _text(workspace: Workspace, old: Plan, year: int) -> dict[str, bytes]:
    """The text of the new plan; none when an earlier, broken run has left it there."""
    source = WorkTree(workspace)
    text = source.beside(f"records/{old.source_text}")
    if text is None:
        raise UserError(f"không đọc được records/{old.source_text} để chép sang kế hoạch {year}")
    data = text_of_draft(text, old.id, old.year)
    there = source.beside(f"records/{_text_path(year)}")
    if there is None:
        return {_text_path(year): data}
    if there != data:
        raise UserError(f"records/{_text_path(year)} đã có với nội dung khác; không ghi đè")
    return {}


def _plan_bytes(source: bytes, text: str) -> bytes:
    """The old plan with only what changes changed, so that its layout and comments stay."""
    order = schema_for("plan").key_order
    old = load(source).data or {}
    new = next_plan(old, text)
    for key in [*new, *old]:
        if key not in new:
            source = remove(source, (key,))
        elif old.get(key) != new[key]:
            source = set_value(source, (key,), new[key], key_order=order)
    return source


def _bytes(kind: str, data: Mapping[str, Any] | None) -> bytes:
    up = "../" * (KINDS[kind].place.count("/") + 1)
    schema = schema_for(kind)
    hint = f"{up}schemas/{kind}.schema.json"
    return new_text(dict(data or {}), schema_hint=hint, key_order=schema.key_order)


def faults(draft: Draft) -> list[Diagnostic]:
    """The errors that the new files would bring, judged as if all of them were there."""
    if not draft.files:
        return []
    before = draft.before
    texts = {f"records/{p}": data for p, data in draft.files.items() if p.endswith(".txt")}
    after = validate(
        before.workspace, as_of=before.as_of, today=before.today, cache=cache_folder(),
        overlay={path: data for path, data in draft.files.items() if path.endswith(".yaml")},
        source=_WithText(before.workspace, texts),
    )  # fmt: skip
    return refused(before, after)


def by_fate(draft: Draft) -> dict[Fate, list[Move]]:
    """The moves of each fate, in the order of the fates."""
    return {fate: [one for one in draft.moves if one.fate is fate] for fate in Fate}
