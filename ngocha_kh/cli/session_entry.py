"""`nkh session attend, score, vote, close`: what happened in a session, noted without `--set`."""

from typing import Annotated

import typer

from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import Format, FormatOption, workspace_of

SessionArgument = Annotated[
    str, typer.Argument(metavar="MÃ", help="Mã phiên họp, ví dụ PH-2026-01.")
]
ItemArgument = Annotated[str, typer.Argument(metavar="SÁNG_KIẾN", help="Mã sáng kiến được xét.")]


def attend(
    context: typer.Context,
    session_id: SessionArgument,
    people: Annotated[list[str], typer.Argument(metavar="NGƯỜI...", help="Mã người có mặt.")],
    absent: Annotated[
        list[str] | None,
        typer.Option("--absent", metavar="NGƯỜI=LÝ_DO", help="Người vắng; dùng được nhiều lần."),
    ] = None,
    ended: Annotated[
        str | None, typer.Option("--ended", metavar="GIỜ", help="Giờ kết thúc, ví dụ 11:30.")
    ] = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh session attend PH-2026-01 nguyen-van-a tran-thi-b --absent le-van-c="Đi công tác"

    Ghi thành phần có mặt và người vắng, thay cho danh sách đã ghi.
    """
    from ngocha_kh.cli.session_writing import attendance, written

    changes = attendance(people, absent or [], ended)
    written(workspace_of(context), session_id, changes, dry_run=dry_run, output=output)


def score(
    context: typer.Context,
    session_id: SessionArgument,
    initiative_id: ItemArgument,
    points: Annotated[
        list[str],
        typer.Argument(metavar="TIÊU_CHÍ=ĐIỂM...", help="Điểm từng tiêu chí, ví dụ n1=12."),
    ],
    member: Annotated[str, typer.Option("--member", metavar="NGƯỜI", help="Người chấm.")],
    proposal: Annotated[
        str | None,
        typer.Option("--proposal", metavar="ĐỀ_NGHỊ", help="recognize, complete hoặc refuse."),
    ] = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh session score PH-2026-01 SK-2026-003 --member nguyen-van-a n1=12 n2=11 e1=13

    Ghi phiếu chấm của một thành viên cho một sáng kiến, thay phiếu người đó đã nộp. Đã khóa chấm điểm
    thì bị từ chối.
    """
    from ngocha_kh.cli.session_writing import sheet, written

    changes = sheet(initiative_id, member, points, proposal)
    written(workspace_of(context), session_id, changes, dry_run=dry_run, output=output)


def vote(
    context: typer.Context,
    session_id: SessionArgument,
    initiative_id: ItemArgument,
    agree: Annotated[int, typer.Option("--agree", min=0, metavar="N", help="Số đồng ý.")],
    disagree: Annotated[
        int, typer.Option("--disagree", min=0, metavar="N", help="Số không đồng ý.")
    ],
    invalid: Annotated[
        int, typer.Option("--invalid", min=0, metavar="N", help="Số phiếu không hợp lệ.")
    ] = 0,
    issued: Annotated[
        int | None,
        typer.Option(
            "--issued", min=0, metavar="N", help="Số phiếu phát ra, nếu nhiều hơn thu về."
        ),
    ] = None,
    hands: Annotated[
        bool, typer.Option("--hands", help="Giơ tay (mặc định: bỏ phiếu kín).")
    ] = False,
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="KẾT_LUẬN", help="Kết luận: pass, fail hoặc defer."),
    ] = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh session vote PH-2026-01 SK-2026-003 --agree 6 --disagree 1 --outcome pass
      nkh session vote PH-2026-01 SK-2026-003 --agree 5 --disagree 1 --invalid 1

    Ghi kết quả biểu quyết một sáng kiến; bỏ phiếu kín thì chỉ ghi số tổng: số hợp lệ là đồng ý cộng
    không đồng ý, số thu về là hợp lệ cộng không hợp lệ.
    """
    from ngocha_kh.cli.session_writing import ballot, written

    changes = ballot(initiative_id, (agree, disagree, invalid, issued), hands, outcome)
    written(workspace_of(context), session_id, changes, dry_run=dry_run, output=output)


def close(
    context: typer.Context,
    session_id: SessionArgument,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh session close PH-2026-01

    Khóa chấm điểm: từ đó mọi người thấy điểm, không sửa được phiếu; mã băm của bộ tiêu chí được ghi
    vào phiên họp (rubric_sha256).
    """
    from ngocha_kh.cli.loading import loaded, office_of
    from ngocha_kh.cli.session_writing import closing, written

    changes = closing(office_of(loaded(context, None), None))
    written(workspace_of(context), session_id, changes, dry_run=dry_run, output=output)
