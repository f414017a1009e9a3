"""`nkh iso`: the quality system (TCVN ISO 9001) on a day: the year's cycle, clauses, what is due."""

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.group import Group
from ngocha_kh.cli.iso_clauses import clauses
from ngocha_kh.cli.iso_impact import impact
from ngocha_kh.cli.iso_revise import revise
from ngocha_kh.cli.iso_schedule import schedule
from ngocha_kh.cli.iso_status import status

app = new_app()


@app.callback(cls=Group, context_settings=HELP_NAMES, no_args_is_help=True)
def iso() -> None:
    """Ví dụ:

    \b
      nkh iso status                chu trình của năm: đã làm, tiếp theo, chậm
      nkh iso clauses --missing     điều khoản chưa có bằng chứng, chưa đánh giá
      nkh iso schedule --months 3   việc đến hạn trong 3 tháng tới
      nkh iso impact VB-2026-003    quy trình bị văn bản mới tác động
      nkh iso revise QT-VHXH-01 --show

    Hệ thống quản lý chất lượng theo TCVN ISO 9001. Quyết định 19/2014/QĐ-TTg khuyến khích UBND phường áp
    dụng; nơi nào đã đưa vào kế hoạch thì thực hiện theo kế hoạch đó.
    """


app.command(
    "status", cls=Command, context_settings=HELP_NAMES,
    short_help="Chu trình của năm: đã làm, tiếp theo, chậm",
)(status)  # fmt: skip
app.command(
    "clauses", cls=Command, context_settings=HELP_NAMES,
    short_help="Điều khoản nào có bằng chứng, đánh giá lần cuối khi nào",
)(clauses)  # fmt: skip
app.command(
    "schedule", cls=Command, context_settings=HELP_NAMES,
    short_help="Lịch đánh giá, soát xét và những việc đến hạn",
)(schedule)  # fmt: skip
app.command(
    "impact", cls=Command, context_settings=HELP_NAMES,
    short_help="Văn bản mới, bị thay thế tác động đến quy trình nào",
)(impact)  # fmt: skip
app.command(
    "revise", cls=Command, context_settings=HELP_NAMES,
    short_help="Ghi lần sửa đổi mới của quy trình, xem bảng sửa đổi",
)(revise)  # fmt: skip
