"""`nkh set`: change single fields of a record and nothing beside them."""

from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import Format, FormatOption, workspace_of

app = new_app()

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Chỉ xem những dòng sẽ đổi, không ghi.")
]


ForceOption = Annotated[
    bool, typer.Option("--force", help="Sửa cả lần ghi nhận đã có (chỉ để chữa lỗi gõ).")
]


@app.command("set", cls=Command, context_settings=HELP_NAMES)
def set_fields(
    context: typer.Context,
    record_id: Annotated[str, typer.Argument(metavar="MÃ", help="Mã hồ sơ, ví dụ NV-2026-001.")],
    changes: Annotated[
        list[str],
        typer.Argument(metavar="TRƯỜNG=GIÁ_TRỊ...", help="Các thay đổi, làm lần lượt."),
    ],
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh set NV-2026-001 supporting_units+=vp notes=
      nkh set NV-2026-001 measure.target=3 output="Báo cáo kết quả"
      nkh set workspace progress.due_soon_days=10 --dry-run

    «=» đặt giá trị, «+=» thêm vào danh sách, «trường=» để trống là xóa trường. Trường lồng nhau nối
    bằng dấu chấm, mục của danh sách đánh số từ 0, các mục cách nhau bằng dấu phẩy (mục có dấu phẩy
    thì dùng += cho từng mục). Chú thích và phần không sửa được giữ nguyên. Thay đổi gây lỗi thì
    không ghi gì và mã kết thúc là 1. Lần ghi nhận, lần gia hạn đã có và hạn của việc đã bắt đầu không
    sửa được bằng lệnh này; gia hạn là thêm một mục:

    \b
      nkh set NV-2026-001 extensions.0.old_due=2026-06-30 extensions.0.new_due=2026-07-31
          extensions.0.reason="Chờ hướng dẫn" extensions.0.approved_by="Phó Chủ tịch"
          extensions.0.approved_on=2026-06-20   (gõ liền một dòng)
    """
    from ngocha_kh.cli import saving
    from ngocha_kh.editing import applied, assignment_of

    workspace = workspace_of(context)
    with saving.writing(workspace):
        target = saving.target_of(workspace, record_id)
        assert target.source is not None  # it was just read
        wanted = [assignment_of(target.schema, text) for text in changes]
        after = applied(target.source, target.schema, wanted)
        saving.save(target, after, dry_run=dry_run, output=output, force=force)
