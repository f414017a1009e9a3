"""`nkh one-stop`: monthly one-stop figures, taken in from a table and looked at."""

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.group import Group
from ngocha_kh.cli.one_stop_import import import_table
from ngocha_kh.cli.one_stop_show import show_months

app = new_app()


@app.callback(cls=Group, context_settings=HELP_NAMES, no_args_is_help=True)
def one_stop(context: typer.Context) -> None:
    """Ví dụ:

    \b
      nkh one-stop import bang.csv --month 2026-10 --dry-run
      nkh one-stop show --half 1
      nkh one-stop show --year --by month

    Số liệu một cửa theo tháng, theo lĩnh vực: chỉ là số đếm, không có dữ liệu cá nhân.
    """


app.command(
    "import", cls=Command, context_settings=HELP_NAMES,
    short_help="Nhập bảng số liệu một tháng từ tệp CSV",
)(import_table)  # fmt: skip
app.command(
    "show", cls=Command, context_settings=HELP_NAMES,
    short_help="Xem số liệu một kỳ, tỷ lệ kèm cách tính",
)(show_months)  # fmt: skip
