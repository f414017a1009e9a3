"""`nkh edit`: open a record in the editor, check it, and only then put it in its place."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import Format, FormatOption, tell, workspace_of
from ngocha_kh.diagnostics import UserError

app = new_app()

_POSIX_EDITORS = ("nano", "vi")


@app.command(cls=Command, context_settings=HELP_NAMES)
def edit(
    context: typer.Context,
    record_id: Annotated[str, typer.Argument(metavar="MÃ", help="Mã hồ sơ, ví dụ NV-2026-001.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Sau khi sửa chỉ xem những dòng đổi, không ghi.")
    ] = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh edit NV-2026-001
      nkh edit workspace

    Mở một bản sao bằng trình soạn thảo ($VISUAL, $EDITOR, hoặc Notepad trên Windows); khi đóng trình
    soạn thảo, bản sao được kiểm tra rồi mới thay hồ sơ. Nếu sửa làm phát sinh lỗi thì hồ sơ giữ
    nguyên, bản sao được giữ lại và chương trình nói ở đâu.
    """
    from ngocha_kh.cli import saving
    from ngocha_kh.cli.asking import on_terminal

    target = saving.target_of(workspace_of(context), record_id)
    assert target.source is not None  # it was just read
    copy = _copy(target.file, target.source)
    try:
        while True:
            _open(copy)
            try:
                with saving.writing(target.workspace):
                    saving.save(target, copy.read_bytes(), dry_run=dry_run, output=output)
                break
            except typer.Exit:
                if not (on_terminal() and typer.confirm("Sửa tiếp?", default=True, err=True)):
                    raise
    except BaseException:
        _tell_of(copy, target.source)
        raise
    copy.unlink(missing_ok=True)


def _copy(file: Path, source: bytes) -> Path:
    """Beside the record, so that editors find the schema; readers pass over the leading dot."""
    from ngocha_kh.files import TEMPORARY_PREFIX

    handle, name = tempfile.mkstemp(f"-{file.name}", TEMPORARY_PREFIX, file.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(source)
    return Path(name)


def _tell_of(copy: Path, source: bytes) -> None:
    """A copy in which somebody has worked is kept."""
    if copy.exists() and copy.read_bytes() == source:
        copy.unlink()
    elif copy.exists():
        tell(f"Hồ sơ giữ nguyên; bản đã sửa còn ở {copy}")


def _open(copy: Path) -> None:
    """Waits until the editor is closed. Raises `UserError` when it cannot run or says no."""
    words = _editor()
    try:
        status = subprocess.run([*words, str(copy)], check=False).returncode
    except OSError as error:
        from ngocha_kh.files import reason

        raise UserError(f"không mở được trình soạn thảo «{words[0]}»: {reason(error)}") from error
    if status:
        raise UserError(f"trình soạn thảo «{words[0]}» kết thúc với mã {status}; chưa ghi gì")


def _editor() -> list[str]:
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if wanted and os.name == "nt":
        # A path with spaces and no quotes is usual there.
        return (
            [wanted]
            if Path(wanted).is_file()
            else [w.strip('"') for w in shlex.split(wanted, posix=False)]
        )
    if wanted:
        return shlex.split(wanted)
    if os.name == "nt":
        return ["notepad"]
    for name in _POSIX_EDITORS:
        if found := shutil.which(name):
            return [found]
    raise UserError('không thấy trình soạn thảo; hãy đặt biến EDITOR, ví dụ EDITOR="code --wait"')
