"""`nkh progress`: the official classes and rates by unit, section, obligation or task."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import left_out, loaded, office_of, section_filter, state_of, units_of
from ngocha_kh.cli.moment import AtOption
from ngocha_kh.cli.options import SectionOption, UnitOption
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json
from ngocha_kh.diagnostics import UsageError

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
    unit: UnitOption = None,
    section: SectionOption = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="TRẠNG_THÁI", help="Chỉ nhiệm vụ ở trạng thái này."),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.")
    ] = None,
    as_of: AsOfOption = None,
    at: AtOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh progress                              theo đơn vị chủ trì, rồi phối hợp
      nkh progress --as-of 2026-06-14
      nkh progress --at 2026-06-14              theo hồ sơ có trong Git hôm đó
      nkh progress --by section
      nkh progress --by task --state overdue
      nkh progress --unit vhxh --by obligation

    Tỷ lệ hoàn thành = hoàn thành ÷ (hoàn thành + quá hạn); tỷ lệ đúng hạn = đúng hạn ÷ hoàn thành.
    """
    from ngocha_kh.cli import progress_view as view

    if state is not None and by not in (None, By.TASK):
        raise UsageError(
            "--state chỉ dùng cùng --by task: tỷ lệ tính trên một trạng thái không có nghĩa"
        )
    by = By.TASK if state is not None else by
    office = office_of(loaded(context, as_of, at), year)
    chosen = _chosen(office, unit, section, state)
    missing = left_out(office.validated)
    if output is Format.JSON:
        content = _json(chosen, by or By.UNIT)
        say_json(as_of=office.as_of, plan=office.plan_id, files_left_out=missing, **content)
        return
    say(f"Kế hoạch {office.plan_id}, tính đến ngày {office.as_of:%d/%m/%Y}")
    if missing:
        say(f"Số liệu chưa đầy đủ: {missing} tệp hồ sơ có lỗi bị bỏ ra ngoài.")
    if by is By.TASK:
        view.print_tasks(office, chosen.figures)
    else:
        for kind in (By.UNIT, By.SUPPORTING) if by is None else (by,):
            view.print_groups(chosen, kind)
    view.print_notes(chosen.figures)
    if by is not By.TASK:
        view.print_overdue(office, chosen.figures)


def _chosen(office: Any, unit: str | None, section: str | None, state: str | None) -> Any:
    """The part of the plan that the options ask for. Raises `UsageError` for what is not there."""
    from ngocha_kh.cli.progress_view import Chosen
    from ngocha_kh.progress.rates import Figures

    units, in_section, wanted = (
        units_of(office, unit),
        section_filter(office, section),
        state_of(state),
    )
    statuses = tuple(
        status
        for status in office.figures.statuses
        if wanted in (None, status.state) and in_section(status)
    )
    return Chosen(office, Figures(statuses), units)


def _json(chosen: Any, by: By) -> dict[str, Any]:
    from ngocha_kh.cli.progress_view import figures_json, groups, task_json

    total = figures_json(chosen.figures)
    if by is By.TASK:
        return {"tasks": [task_json(status) for status in chosen.figures.statuses], "total": total}
    rows = [{"key": key, **figures_json(group)} for key, group in groups(chosen, by).items()]
    return {"by": str(by), "groups": rows, "total": total}
