"""`nkh init`: a clean workspace for real use, of this or any other ward."""

from pathlib import Path
from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import Format, FormatOption, say, say_json, tell, today
from ngocha_kh.diagnostics import UserError

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def init(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Thư mục mới hoặc trống.")],
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="TÊN", help="Tên đầy đủ của cơ quan.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="ĐỊA_DANH", help="Địa danh ghi ở văn bản.")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            metavar="NĂM",
            min=2000,
            max=2100,
            help="Năm của kế hoạch (mặc định: năm nay).",
        ),
    ] = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh init ke-hoach-khcn --agency "Ủy ban nhân dân phường Ngọc Hà"
      nkh init D:\\KHCN --agency "Ủy ban nhân dân xã X" --place X --year 2027

    Tạo nơi làm việc dùng thật: thiết lập, vài đơn vị, kế hoạch và nhiệm vụ mẫu, báo cáo để trống,
    lược đồ cho trình soạn thảo, mẫu kiểm tra tự động. Chỗ cần thay ghi «(chưa nhập)». Thư mục phải
    chưa có hoặc trống (được phép có sẵn .git).
    """
    from ngocha_kh.editing.starter import occupied, starter_files, ward_of

    if reason := occupied(folder):
        raise UserError(f"{folder}: {reason}; hãy chọn thư mục khác")
    files = starter_files(ward_of(agency, place, year or today().year))
    _write(folder, files)
    if output is Format.JSON:
        say_json(folder=str(folder), files=list(files))
        return
    say(f"Đã tạo nơi làm việc {folder} ({len(files)} tệp).")
    tell(_next_steps(folder))


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """All files or none: what was written goes again when one of them fails."""
    from ngocha_kh.files import create_file

    was_there, written = folder.exists(), []
    try:
        for name, data in files.items():
            create_file(folder / name, data)
            written.append(folder / name)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        _drop_empty(folder, keep=was_there)
        raise


def _drop_empty(folder: Path, *, keep: bool) -> None:
    """Removes the folders that the writing left empty, the deepest first."""
    below = [path for path in folder.rglob("*") if path.is_dir() and ".git" not in path.parts]
    for path in [*sorted(below, reverse=True), *([] if keep else [folder])]:
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _next_steps(folder: Path) -> str:
    from ngocha_kh.cli.undo import command

    begin = "" if (folder / ".git").exists() else "\n  git init -b main          bật lịch sử Git"
    return f"""Việc tiếp theo:
  {command("cd", str(folder))}{begin}
  nkh validate              kiểm tra hồ sơ
  nkh edit workspace        nhập người ký, nơi nhận, kỳ báo cáo
  git add .
  git commit -m "Tạo nơi làm việc"
Xem README.md để biết thứ tự nhập kế hoạch, đơn vị, nhiệm vụ."""
