"""`nkh rename`: give a record another id, wherever it is named."""

import re
from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import (
    Format,
    FormatOption,
    cache_folder,
    say,
    say_json,
    tell,
    today,
    workspace_of,
)
from ngocha_kh.diagnostics import Diagnostic, UsageError
from ngocha_kh.editing.rename import Renaming, Without, as_renamed, renaming
from ngocha_kh.workspace import Workspace

app = new_app()
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


@app.command(cls=Command, context_settings=HELP_NAMES)
def rename(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="MÃ_CŨ", help="Mã hồ sơ hiện nay.")],
    new: Annotated[str, typer.Argument(metavar="MÃ_MỚI", help="Mã mới, chưa ai dùng.")],
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh rename NV-2026-140 NV-2026-141 --dry-run
      nkh rename NV-2026-140 NV-2026-141

    Đổi mã của một hồ sơ: tên tệp, mã trong tệp và mọi chỗ hồ sơ khác nhắc đến. Dùng khi hai nhánh lấy
    trùng một mã (V-GIT-07) và hồ sơ chưa vào nhánh chính; mã đã vào nhánh chính thì giữ mãi. Mã mới
    phải chưa từng dùng ở nhánh nào. Thay đổi gây lỗi thì không ghi gì và mã kết thúc là 1.
    """
    from ngocha_kh.cli import saving
    from ngocha_kh.sources.worktree import WorkTree

    workspace = workspace_of(context)
    with saving.writing(workspace):
        target = saving.target_of(workspace, old)
        _check_free(workspace, old, new)
        found = renaming(WorkTree(workspace), target.kind, target.path, old, new)
        errors = _faults(workspace, found, old, new)
        if not errors and not dry_run:
            _write(workspace, found)
    _report(found, old, new, errors, output, written=not errors and not dry_run)
    if errors:
        raise typer.Exit(1)


def _check_free(workspace: Workspace, old: str, new: str) -> None:
    from ngocha_kh.sources.ids import taken_ids
    from ngocha_kh.suggest import shown

    if not _ID.fullmatch(new):
        raise UsageError(f"«{shown(new)}» không phải mã hồ sơ")
    taken = {one.casefold() for one in taken_ids(workspace.root)}
    if new.casefold() in taken:
        raise UsageError(
            f"mã «{new}» đã có hồ sơ dùng, ở đây hoặc ở một nhánh Git; mã không dùng lại"
        )


def _faults(workspace: Workspace, found: Renaming, old: str, new: str) -> list[Diagnostic]:
    """The errors that the change would bring."""
    from ngocha_kh.editing import refused
    from ngocha_kh.sources.worktree import WorkTree
    from ngocha_kh.validation import validate

    now, cache = today(), cache_folder()
    before = validate(workspace, as_of=now, today=now, cache=cache)
    after = validate(
        workspace, as_of=now, today=now, cache=cache, overlay=dict(found.files),
        source=Without(WorkTree(workspace), found.old_path),
    )  # fmt: skip
    return refused(as_renamed(before, found, old, new), after)


def _write(workspace: Workspace, found: Renaming) -> None:
    """The new file first, the old one last: whatever happens between, nothing is lost."""
    from ngocha_kh.files import create_file, replace_file
    from ngocha_kh.sources.worktree import read_file

    root = workspace.records
    create_file(root / found.new_path, found.files[found.new_path], root=root)
    for path, data in found.files.items():
        if path != found.new_path:
            replace_file(root / path, data, expected=read_file(root, path), root=root)
    (root / found.old_path).unlink()


def _report(
    found: Renaming, old: str, new: str, errors: list[Diagnostic], output: Format, *, written: bool
) -> None:
    others = [path for path in found.files if path != found.new_path]
    if output is Format.JSON:
        say_json(
            old=old, new=new, path=f"records/{found.new_path}", written=written,
            references=[f"records/{path}" for path in others], mentions=list(found.mentions),
            errors=[str(item) for item in errors],
        )  # fmt: skip
        return
    for item in errors:
        tell(str(item))
    if errors:
        tell(f"Chưa ghi gì: đổi mã gây ra {len(errors)} lỗi ở trên.")
        return
    verb = "đã đổi" if written else "sẽ đổi"
    say(f"{verb} {old} thành {new}: records/{found.new_path}")
    for path in others:
        say(f"  {verb} chỗ nhắc đến trong records/{path}")
    for place in found.mentions:
        tell(f"Còn nhắc mã cũ trong lời văn, hãy xem lại: {place}")
    if not written:
        tell("Chưa ghi gì (--dry-run).")
