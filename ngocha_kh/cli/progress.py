"""`nkh progress`: the official classes and rates by unit, section, obligation or task."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import loaded, office_of, one_of, unknown
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json

app = new_app()


class By(StrEnum):
    """What a line of the table stands for."""

    UNIT = "unit"
    SUPPORTING = "supporting"
    SECTION = "section"
    OBLIGATION = "obligation"
    TASK = "task"


@app.command(cls=Command, context_settings=HELP_NAMES)
def progress(
    context: typer.Context,
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help="Tính theo: unit (chủ trì), supporting (phối hợp), section, obligation, task.",
        ),
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="MÃ", help="Chỉ nhiệm vụ do đơn vị này chủ trì.")
    ] = None,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="MỤC", help="Chỉ nhiệm vụ của mục này, ví dụ II.1."),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="TRẠNG_THÁI", help="Chỉ nhiệm vụ ở trạng thái này."),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.")
    ] = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh progress                              theo đơn vị chủ trì, rồi phối hợp
      nkh progress --as-of 2026-06-14
      nkh progress --by section
      nkh progress --by task --state overdue
      nkh progress --unit vhxh --by obligation

    Tỷ lệ hoàn thành = hoàn thành ÷ (hoàn thành + quá hạn); tỷ lệ đúng hạn = đúng hạn ÷ hoàn thành.
    """
    from ngocha_kh.cli import progress_view as view
    from ngocha_kh.progress.rates import Figures
    from ngocha_kh.progress.state import STATE_LABELS

    office = office_of(loaded(context, as_of), year)
    if unit is not None and unit not in office.units:
        raise unknown("đơn vị", unit, office.units)
    sections = {duty.section for duty in office.plan.obligations}
    if section is not None and section not in sections:
        raise unknown("mục", section, sections)
    wanted = (
        one_of("trạng thái", state, [(str(s), t) for s, t in STATE_LABELS.items()])
        if state
        else None
    )
    leads = office.members(unit) if unit else None
    figures = Figures(
        tuple(
            s for s in office.figures.statuses
            if (leads is None or s.task.lead_unit in leads)
            and (section is None or any(d.rpartition("-")[0] == section for d in s.task.obligations))
            and (wanted is None or s.state == wanted)
        )
    )  # fmt: skip
    if output is Format.JSON:
        say_json(as_of=office.as_of, plan=office.plan_id, **_json(office, figures, by or By.UNIT))
        return
    say(f"Kế hoạch {office.plan_id}, tính đến ngày {office.as_of:%d/%m/%Y}")
    if by is By.TASK:
        view.print_tasks(office, figures)
    else:
        for kind in (By.UNIT, By.SUPPORTING) if by is None else (by,):
            view.print_groups(office, figures, kind)
    view.print_notes(office, figures)


def _json(office: Any, figures: Any, by: By) -> dict[str, Any]:
    from ngocha_kh.cli.progress_view import figures_json, groups, task_json

    if by is By.TASK:
        return {
            "tasks": [task_json(status) for status in figures.statuses],
            "total": figures_json(figures),
        }
    rows = [
        {"key": key, **figures_json(group)} for key, group in groups(office, figures, by).items()
    ]
    return {"by": str(by), "groups": rows, "total": figures_json(figures)}
