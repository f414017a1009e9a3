"""`nkh unit`: what one unit owes and has done: late, soon, its initiatives, procedures, reports."""

import datetime
from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import left_out, loaded, office_of, units_of
from ngocha_kh.cli.moment import AtOption
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json
from ngocha_kh.diagnostics import UsageError

app = new_app()
_DAYS = range(1, 367)


@app.command(cls=Command, context_settings=HELP_NAMES)
def unit(
    context: typer.Context,
    unit_id: Annotated[
        str, typer.Argument(metavar="ĐƠN_VỊ", help="Mã đơn vị hoặc nhóm đơn vị, ví dụ vhxh.")
    ],
    days: Annotated[
        int,
        typer.Option("--days", metavar="SỐ", help="Coi là sắp đến hạn trong bao nhiêu ngày tới."),
    ] = 30,
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.")
    ] = None,
    as_of: AsOfOption = None,
    at: AtOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh unit vhxh
      nkh unit vp --days 60 --as-of 2026-06-14

    Đơn vị còn nợ việc gì: quá hạn, sắp đến hạn, đã làm; sáng kiến, quy trình và hạn rà soát, phiếu không
    phù hợp, báo cáo, rà soát đặt hàng, văn bản đôn đốc chưa trả lời. Nhóm đơn vị thì tính mọi đơn vị trong
    nhóm. Không ghi gì.
    """
    from ngocha_kh.cli import unit_view as view
    from ngocha_kh.cli.calendar import desk_of
    from ngocha_kh.progress.of_unit import of_unit

    if days not in _DAYS:
        raise UsageError(f"«{days}» không phải số ngày từ {_DAYS[0]} đến {_DAYS[-1]}")
    office = office_of(loaded(context, as_of, at), year)
    units = units_of(office, unit_id) or frozenset()
    until = office.as_of + datetime.timedelta(days=days)
    own = of_unit(desk_of(office), units, until)
    if output is Format.JSON:
        say_json(
            as_of=office.as_of, plan=office.plan_id, unit=unit_id, until=until,
            files_left_out=left_out(office.validated), **view.data(own, office),
        )  # fmt: skip
        return
    for line in view.lines(own, office, unit_id, days):
        say(line)
