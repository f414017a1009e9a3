"""`nkh commit`: the changed records as one commit, in the words of the office."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import Format, FormatOption, cache_folder, tell, today, workspace_of
from ngocha_kh.diagnostics import Severity, UsageError

if TYPE_CHECKING:
    from ngocha_kh.history.message import Note

app = new_app()

NoteOption = Annotated[
    str | None, typer.Option("--message", "-m", metavar="CHỮ", help="Lý do, diễn giải.")
]
ReviewedOption = Annotated[
    list[str] | None,
    typer.Option("--reviewed-by", metavar="NGƯỜI", help="Người đã xem xét; dùng được nhiều lần."),
]
CapacityOption = Annotated[
    str | None, typer.Option("--as", metavar="TƯ_CÁCH", help='Tư cách, ví dụ "KT. CHỦ TỊCH".')
]

CommitOption = Annotated[bool, typer.Option("--commit", help="Ghi luôn thành một commit Git.")]


def noted_for(
    commit: bool, note: str | None, reviewed: Sequence[str] | None, capacity: str | None
) -> "Note | None":
    """What goes into the message of --commit; None without it.

    Raises `UsageError` for a reviewer or a capacity that no commit would keep.
    """
    if not commit:
        if reviewed or capacity:
            raise UsageError("--reviewed-by và --as chỉ dùng cùng --commit")
        return None
    from ngocha_kh.history.message import Note

    return Note(note or "", tuple(reviewed or ()), capacity)


@app.command(cls=Command, context_settings=HELP_NAMES)
def commit(
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[MÃ]...", help="Các hồ sơ; không ghi là mọi hồ sơ đã đổi."),
    ] = None,
    note: NoteOption = None,
    reviewed: ReviewedOption = None,
    capacity: CapacityOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem lời commit, không ghi.")
    ] = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh commit -m "Cập nhật tiến độ quý III"
      nkh commit NV-2026-018 NV-2026-019
      nkh commit SK-2026-003 --reviewed-by "Nguyễn Văn A" --as "KT. CHỦ TỊCH"

    Ghi các hồ sơ đã đổi thành một commit Git: dòng đầu nói hồ sơ nào đổi gì, cuối lời commit có các
    dòng Nkh-Record, Nkh-Transition, Nkh-Capacity, Reviewed-by để sau này tra được. Chỉ commit các hồ
    sơ đó; không commit khi hồ sơ có lỗi hoặc chỉ mục Git đang có việc khác; không bao giờ gửi đi.
    """
    from ngocha_kh.cli import committing
    from ngocha_kh.cli.saving import writing
    from ngocha_kh.history.message import Note
    from ngocha_kh.validation import validate

    workspace = workspace_of(context)
    with writing(workspace):
        repository = committing.repository_for(workspace)
        changed = committing.changed_below(workspace, repository)
        paths = _chosen(changed, ids or [])
        if not paths:
            tell("Không có hồ sơ nào thay đổi.")
            return
        now = today()
        found = validate(workspace, as_of=now, today=now, cache=cache_folder())
        errors = [item for item in found.diagnostics if item.severity is Severity.ERROR]
        for item in errors:
            tell(str(item))
        if errors:
            tell(f"Chưa commit: hồ sơ có {len(errors)} lỗi ở trên.")
            raise typer.Exit(1)
        committing.committed(
            workspace, paths, Note(note or "", tuple(reviewed or ()), capacity),
            output=output, dry_run=dry_run,
        )  # fmt: skip


def _chosen(changed: list[str], ids: list[str]) -> list[str]:
    """The changed files of these ids; all without ids. Raises `UsageError` for one that is not."""
    if not ids:
        return changed
    by_id: dict[str, list[str]] = {}
    for path in changed:
        by_id.setdefault(PurePosixPath(path).stem, []).append(path)
    missing = [one for one in ids if one not in by_id]
    if missing:
        known = ", ".join(sorted(by_id)[:10]) or "không có hồ sơ nào"
        raise UsageError(f"{', '.join(missing)} không có thay đổi nào; đã đổi: {known}")
    return [path for one in dict.fromkeys(ids) for path in by_id[one]]
