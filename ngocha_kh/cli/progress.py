"""`nkh progress`: the official classes and rates of a plan on a day."""

from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.breakdown import By
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption
from ngocha_kh.diagnostics import UsageError

app = new_app()

UnitOption = Annotated[
    str | None,
    typer.Option("--unit", metavar="ĐƠN_VỊ", help="Mã hoặc tên đơn vị; nhóm là mọi thành viên."),
]
SectionOption = Annotated[
    str | None, typer.Option("--section", metavar="MỤC", help="Mục của kế hoạch, ví dụ II.1.")
]
StateOption = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar="TRẠNG_THÁI",
        help="Trạng thái suy ra, ví dụ overdue hoặc «qua han»; dùng được nhiều lần.",
    ),
]
YearOption = Annotated[
    int | None,
    typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch (mặc định: kế hoạch hiện hành)."),
]


@app.command(cls=Command, context_settings=HELP_NAMES)
def progress(
    context: typer.Context,
    by: Annotated[
        By | None,
        typer.Option(
            "--by", help="Xếp theo: task, unit (mặc định), supporting, section, obligation."
        ),
    ] = None,
    unit: UnitOption = None,
    section: SectionOption = None,
    state: StateOption = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh progress                            theo đơn vị chủ trì và phối hợp
      nkh progress --by section --as-of 2026-06-14
      nkh progress --unit vhxh --state overdue
      nkh progress --by obligation --section II.2 --format json

    Tính số nhiệm vụ hoàn thành đúng hạn, quá hạn, đang trong hạn, quá hạn, tạm dừng và các tỷ lệ vào
    một ngày. Tỷ lệ hoàn thành = hoàn thành ÷ (hoàn thành + chưa hoàn thành quá hạn). Trạng thái quá
    hạn gồm cả kết quả gửi muộn còn chờ xác nhận. --state chỉ dùng với --by task.
    """
    from ngocha_kh.cli import choosing, progress_json, progress_text
    from ngocha_kh.cli.breakdown import Question, tables_of
    from ngocha_kh.cli.loading import Office, loaded

    states = choosing.states_named(state)
    if states and by not in (None, By.TASK):
        raise UsageError(
            "--state chỉ dùng với --by task: tỷ lệ tính trên một phần trạng thái không có nghĩa"
        )
    office = Office(loaded(context, as_of))
    plan = office.plan(year)
    asked = Question(
        by or (By.TASK if states else By.UNIT),
        choosing.unit_named(unit, office.units),
        choosing.section_named(section, plan),
        states,
    )
    tables = tables_of(office, plan, asked)
    show = progress_json.show if output is Format.JSON else progress_text.show
    show(office, plan, asked, tables)
