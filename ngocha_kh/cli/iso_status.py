"""`nkh iso status`: the year's cycle as a calendar and as lists: late, running, next, done."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.iso_view import ids, joined, months_head, months_row, system_on, wrapped
from ngocha_kh.cli.loading import loaded, settings_of
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json, year_of
from ngocha_kh.vietnamese import short_date

if TYPE_CHECKING:
    from ngocha_kh.qms.cycle import Step


def status(
    context: typer.Context,
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm (mặc định: năm của ngày xét).")
    ] = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh iso status
      nkh iso status --year 2026 --as-of 2026-06-30 --format json

    Mười bốn bước của chu trình năm: bước nào đã làm, đang làm, tiếp theo, chậm; ai làm, hạn nào (theo
    quy định, kế hoạch hay chỉ là đề xuất), bằng hồ sơ nào. Không ghi gì.
    """
    from ngocha_kh.qms.cycle import View, cycle
    from ngocha_kh.qms.cycle_steps import STEPS

    validated = loaded(context, as_of)
    settings = settings_of(validated)
    day = validated.as_of
    wanted = year_of(year) or day.year
    system = system_on(validated, settings, min(day, datetime.date(wanted, 12, 31)))
    steps = cycle(View(system, wanted, day), STEPS)
    if output is Format.JSON:
        say_json(
            year=wanted, as_of=day.isoformat(), runs=system.is_run,
            steps=[_data(step, day) for step in steps],
        )  # fmt: skip
        return
    say(f"Chu trình ISO năm {wanted}, xét ngày {short_date(day)}")
    if not system.is_run:
        say("Chưa có hồ sơ nào của hệ thống quản lý chất lượng.")
        return
    since = settings.qms.reorganised_on.value
    if system.day < since:
        say(
            f"Phường sắp xếp đơn vị hành chính từ ngày {short_date(since)}, trước đó chưa có chu trình."
        )
        return
    for line in (*_calendar(steps, wanted, day), *_lists(steps, day, wanted)):
        say(line)


def _calendar(steps: "list[Step]", year: int, day: datetime.date) -> Iterator[str]:
    yield ""
    yield months_head("Bước \\ Tháng", year, day)
    for step in steps:
        yield months_row(f"{step.number:>2}. {step.rule.title}", _marks(step, year))
    yield "x đã làm   o đến hạn   ! quá hạn chưa xong   * tháng của ngày xét"


def _marks(step: "Step", year: int) -> dict[int, str]:
    from ngocha_kh.qms.cycle import StepState

    found, marks = step.found, {}
    if found.due and found.due.year == year and not found.done_on:
        marks[found.due.month] = "!" if step.state is StepState.LATE else "o"
    if found.done_on and found.done_on.year == year:
        marks[found.done_on.month] = "x"
    return marks


def _lists(steps: "list[Step]", day: datetime.date, year: int) -> Iterator[str]:
    from ngocha_kh.qms.cycle import LABELS, StepState

    order = (
        StepState.LATE, StepState.RUNNING, StepState.NEXT, StepState.DONE, StepState.NOT_DUE,
        StepState.NOT_NEEDED,
    )  # fmt: skip
    for state in order:
        chosen = [step for step in steps if step.state is state]
        if chosen:
            yield ""
            yield f"{LABELS[state]} ({len(chosen)})"
        for step in chosen:
            yield f"{step.number:>4}. {step.rule.title}"
            yield from wrapped(joined(_said(step, day, year)), 6)


def _said(step: "Step", day: datetime.date, year: int) -> Iterator[str]:
    from ngocha_kh.qms.cycle import BASES, StepState

    found = step.found
    yield step.rule.who
    if found.done_on:
        yield f"ngày {short_date(found.done_on)}" + (" (sau hạn)" if step.is_done_late else "")
    if found.due:
        late = _late(step, day, year) if step.state is StepState.LATE else ""
        basis = f" ({BASES[found.basis]})" if found.basis else ""
        yield f"hạn {short_date(found.due)}{basis}{late}"
    yield found.note
    yield ids(found.records)


def _late(step: "Step", day: datetime.date, year: int) -> str:
    """How late; of a past year only that it ended so."""
    due = step.found.due
    return f", chậm {(day - due).days} ngày" if due and year == day.year else ", hết năm chưa xong"


def _data(step: "Step", day: datetime.date) -> dict[str, Any]:
    from ngocha_kh.qms.cycle import LABELS

    found = step.found
    return {
        "number": step.number, "id": step.rule.id, "title": step.rule.title, "by": step.rule.who,
        "source": step.rule.source, "state": step.state, "label": LABELS[step.state],
        "due": found.due and found.due.isoformat(), "basis": found.basis,
        "days_left": (found.due - day).days if found.due and not found.done_on else None,
        "done_on": found.done_on and found.done_on.isoformat(), "done_late": step.is_done_late,
        "records": list(found.records), "note": found.note,
    }  # fmt: skip
