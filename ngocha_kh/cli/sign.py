"""`nkh sign`: note who approved which fields of a record, in which capacity, on which day."""

from typing import TYPE_CHECKING, Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.commit import CommitOption
from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import Format, FormatOption, day_of, say_json, tell, today, workspace_of

if TYPE_CHECKING:
    from ngocha_kh.cli.saving import Target

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def sign(
    context: typer.Context,
    record_id: Annotated[str, typer.Argument(metavar="MÃ", help="Mã hồ sơ, ví dụ QT-VHXH-01.")],
    capacity: Annotated[
        str,
        typer.Option("--as", metavar="TƯ_CÁCH", help='Tư cách ký, ví dụ "KT. CHỦ TỊCH".'),
    ],
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="NGƯỜI", help="Mã người ký; không ghi khi chỉ một người có tư cách đó."
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields", metavar="TRƯỜNG,…", help="Các trường được ký (mặc định: theo loại hồ sơ)."
        ),
    ] = None,
    delegation: Annotated[
        str | None,
        typer.Option(
            "--delegation", metavar="VB", help="Mã văn bản giao quyền, ví dụ VB-2026-003."
        ),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="NGÀY", help="Ngày ký (mặc định: hôm nay).")
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="CHỮ", help="Ý kiến khi ký.")
    ] = None,
    commit: CommitOption = False,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh sign CB-2026-02 --as "CHỦ TỊCH" --date 2026-10-16
      nkh sign QT-VHXH-01 --as "KT. CHỦ TỊCH" --by nguyen-van-a --commit
      nkh sign NV-2026-018 --as "TL. CHỦ TỊCH" --delegation VB-2026-003
      nkh sign BC-2026-H1 --as "CHỦ TỊCH" --fields strengths,limitations

    Ghi chữ ký vào hồ sơ: ai ký, tư cách gì, theo văn bản nào, ngày nào và mã băm của các trường được ký;
    trường đã ký mà đổi về sau thì «nkh validate» báo, nêu tên trường. Người, tư cách và văn bản giao quyền
    được đối chiếu với records/people, signers trong workspace.yaml và sổ văn bản vào ngày ký; chưa đúng
    thì nêu mọi điều còn thiếu, không ghi gì, mã kết thúc là 1. Danh sách tên trường: «nkh show MÃ».
    """
    from ngocha_kh.cli import saving, signing
    from ngocha_kh.history.message import Note
    from ngocha_kh.yamlio.edit import append_item

    workspace = workspace_of(context)
    with saving.writing(workspace):
        target = saving.target_of(workspace, record_id)
        assert target.source is not None  # it was just read
        wanted = signing.Wanted(capacity, by, fields, delegation, day_of(date) or today(), note)
        signed = signing.signed(target, wanted)
        if signed.unmet:
            _refuse(target, signed.unmet, output)
        after = append_item(
            target.source, ("signatures",), signed.entry, key_order=target.schema.key_order
        )
        noted = Note(note or "", (signed.name,), signed.capacity) if commit else None
        tell(f"{signed.name} ký {len(signed.titles)} trường: {', '.join(signed.titles)}.")
        saving.save(target, after, dry_run=dry_run, output=output, commit=noted)


def _refuse(target: "Target", unmet: list[str], output: Format) -> None:
    """Say everything that is missing, and leave. Raises `typer.Exit(1)`."""
    if output is Format.JSON:
        say_json(path=target.shown, id=target.id, written=False, unmet=unmet)
    tell(f"{target.id}: chưa ký được:")
    for message in unmet:
        tell(f"  - {message}")
    tell(f"Chưa ghi gì: còn thiếu {len(unmet)} điều ở trên.")
    raise typer.Exit(1)
