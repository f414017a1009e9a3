"""`nkh rollover`: the next year's plan drafted, shown first, written whole or not at all."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import (
    AsOfOption,
    Format,
    FormatOption,
    looked_at,
    say,
    say_json,
    tell,
    today,
    workspace_of,
    year_of,
)
from ngocha_kh.diagnostics import UsageError, UserError

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def rollover(
    context: typer.Context,
    year: Annotated[int, typer.Argument(metavar="NĂM", help="Năm của kế hoạch mới, ví dụ 2027.")],
    write: Annotated[bool, typer.Option("--write", help="Ghi các hồ sơ mới.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem, không ghi (như khi không có --write).")
    ] = False,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh rollover 2027             xem trước: việc nào chuyển, lặp lại, để lại
      nkh rollover 2027 --write     ghi kế hoạch dự thảo và các nhiệm vụ mới

    Lập dự thảo kế hoạch năm sau từ kế hoạch năm trước: chép các nghĩa vụ; nhiệm vụ chưa xong thì chuyển
    sang với mã mới (carried_from ghi mã cũ); việc thường xuyên, định kỳ lặp lại với ngày mới. Hồ sơ năm
    trước không bị sửa. Chạy lại được: việc đã chuyển thì không chuyển lần nữa. Mọi hồ sơ mới được kiểm
    tra trước khi ghi; ghi hết hoặc không ghi gì.
    """
    from ngocha_kh.cli import rollover_view as view
    from ngocha_kh.cli.rollover_draft import drafted, faults
    from ngocha_kh.cli.saving import writing

    if write and dry_run:
        raise UsageError("--write và --dry-run không dùng cùng nhau")
    year_of(year)
    workspace = workspace_of(context)
    day = looked_at(as_of, today())
    with writing(workspace):
        draft = drafted(workspace, year, day)
        found = faults(draft)
        if write and not found:
            _write(workspace.records, draft.files)
    written = write and not found
    if output is Format.JSON:
        say_json(written=written, errors=[str(item) for item in found], **view.data(draft))
    else:
        for line in view.lines(draft):
            say(line)
    if found:
        for item in found:
            tell(str(item))
        tell(f"Chưa ghi gì: các hồ sơ mới có {len(found)} lỗi ở trên.")
        raise typer.Exit(1)
    if not draft.files:
        tell("Không có hồ sơ nào để ghi.")
    elif written:
        tell(f"Đã ghi {len(draft.files)} tệp. Xem lại bằng git status, rồi nkh validate.")
        tell(f"Khi kế hoạch được ban hành: nkh set workspace current_plan=KH-{year}")
    else:
        tell(f"Chưa ghi gì. Để ghi {len(draft.files)} tệp: nkh rollover {year} --write")


def _write(records: Path, files: dict[str, bytes]) -> None:
    """All files or none: what was written goes again when one of them fails.

    The plan comes last: after a break in between `nkh validate` sees tasks of a plan that is not
    there, and a second run makes the rest.
    """
    from ngocha_kh.files import create_file

    written: list[Path] = []
    try:
        for path, data in files.items():
            target = records / path
            if target.exists():
                raise UserError(f"{target}: tệp đã có; không ghi đè")
            create_file(target, data, root=records)
            written.append(target)
    except BaseException:
        for target in written:
            target.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # a folder that holds something else stays
                target.parent.rmdir()
        raise
