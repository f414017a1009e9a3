"""`nkh obligations`: every obligation of the plan, what serves it, how far it is, what proves it."""

from typing import TYPE_CHECKING, Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import left_out, loaded, office_of, units_of, unknown
from ngocha_kh.cli.moment import AtOption
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json

if TYPE_CHECKING:
    from ngocha_kh.documents.base import Office
    from ngocha_kh.progress.coverage import Covered

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def obligations(
    context: typer.Context,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="MỤC", help="Chỉ nghĩa vụ của mục này, ví dụ II.2."),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", metavar="MÃ", help="Chỉ nghĩa vụ do đơn vị (hoặc nhóm) này chủ trì."
        ),
    ] = None,
    missing: Annotated[
        bool,
        typer.Option("--missing", help="Chỉ nghĩa vụ chưa có hồ sơ, hoặc chưa ai quyết định."),
    ] = False,
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.")
    ] = None,
    as_of: AsOfOption = None,
    at: AtOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh obligations                     mọi nghĩa vụ, theo mục và theo đơn vị
      nkh obligations --section II.2 --unit vp
      nkh obligations --missing           nghĩa vụ chưa có hồ sơ nào thực hiện

    Mỗi nghĩa vụ do hồ sơ nào thực hiện: hồ sơ tự ghi mã nghĩa vụ (nhiệm vụ, hoạt động, kinh phí …) và
    hồ sơ thuộc loại mà kế hoạch ghi ở served_by (quy trình, cuộc đánh giá, số liệu một cửa …). Quy định
    được kiểm tra bằng các quy tắc của nkh validate. Không ghi gì.
    """
    from ngocha_kh.cli import obligations_view as view

    office = office_of(loaded(context, as_of, at), year)
    chosen = _chosen(office, section, unit, missing)
    if output is Format.JSON:
        say_json(
            as_of=office.as_of, plan=office.plan_id, files_left_out=left_out(office.validated),
            total=len(office.plan.obligations), **view.data(office, chosen),
        )  # fmt: skip
        return
    for line in view.lines(office, chosen, only_missing=missing):
        say(line)


def _chosen(
    office: "Office", section: str | None, unit: str | None, missing: bool
) -> "list[Covered]":
    """The part that the options ask for. Raises `UsageError` for what the plan does not have."""
    from ngocha_kh.cli.obligations_view import ground_of
    from ngocha_kh.progress.coverage import coverage

    sections = {duty.section for duty in office.plan.obligations}
    if section is not None and section not in sections:
        raise unknown("mục", section, sections)
    units = units_of(office, unit)
    return [
        one
        for one in coverage(ground_of(office))
        if section in (None, one.duty.section)
        and (units is None or not units.isdisjoint(leads(office, one)))
        and (one.is_missing or not missing)
    ]


def leads(office: "Office", one: "Covered") -> frozenset[str]:
    """The units that lead an obligation, groups taken apart."""
    return frozenset[str]().union(*(office.members(unit) for unit in one.duty.lead_units))
