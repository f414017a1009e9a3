"""`nkh validate`: every fault of every record in one run; writes no record."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ngocha_kh.cli import ahead
from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.moment import AtOption, moment
from ngocha_kh.cli.shell import (
    AsOfOption,
    cache_folder,
    day_of,
    looked_at,
    tell,
    today,
)
from ngocha_kh.cli.text import clean
from ngocha_kh.diagnostics import Diagnostic, Severity, UsageError
from ngocha_kh.outputs import renderer
from ngocha_kh.vietnamese import number
from ngocha_kh.workspace import Workspace

app = new_app()


class OutputFormat(StrEnum):
    """The formats of `ngocha_kh.outputs`."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


class FailOn(StrEnum):
    """From which severity on the exit status is 1."""

    ERROR = "error"
    WARNING = "warning"


_COUNTS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý"}


@app.command(cls=Command, context_settings=HELP_NAMES)
def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[TỆP|THƯ_MỤC]...", help="Chỉ in lỗi của các chỗ này."),
    ] = None,
    output: Annotated[
        OutputFormat, typer.Option("--format", help="Cách in kết quả.")
    ] = OutputFormat.TEXT,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Mức độ làm lệnh trả mã 1.")
    ] = FailOn.ERROR,
    as_of: AsOfOption = None,
    at: AtOption = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Không dùng kết quả đã nhớ.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Không in dòng tổng kết.")] = False,
) -> None:
    """Ví dụ:

    \b
      nkh validate
      nkh validate records/tasks/2026
      nkh validate --format github --fail-on warning
      nkh validate --as-of 2026-06-14
      nkh validate --at HEAD~3

    Kiểm tra cú pháp, lược đồ và quy tắc của mọi hồ sơ; in mọi lỗi trong một lần chạy, mỗi lỗi một
    dòng «tệp:dòng:cột: mức độ MÃ nội dung». Lệnh này không sửa hồ sơ. Mã kết thúc: 0 không có lỗi,
    1 có lỗi.
    """
    from ngocha_kh.validation import validate as check
    from ngocha_kh.validation.run import select

    found_at = moment(context, at)
    workspace = found_at.workspace
    chosen = [_relative(workspace, path, is_past=at is not None) for path in paths or ()]
    now = today()
    wanted = as_of or (str(found_at.day) if found_at.day else None)
    day = (day_of(wanted) or now) if quiet else looked_at(wanted, now)
    result = check(
        workspace, as_of=day, today=day if at else now, source=found_at.past,
        cache=None if no_cache else cache_folder(),
        read_ahead=dict if at else ahead.collect,
    )  # fmt: skip
    found = select(result.diagnostics, chosen)
    sys.stdout.write(clean(renderer(output)(found)))
    if not quiet:
        tell(_summary(len(result.store), found))
    failing = {Severity.ERROR} | ({Severity.WARNING} if fail_on is FailOn.WARNING else set())
    raise typer.Exit(1 if any(item.severity in failing for item in found) else 0)


def _relative(workspace: Workspace, path: Path, *, is_past: bool) -> str:
    """A path of the command line as diagnostics name it: relative to the workspace, with "/"."""
    full = path.resolve()
    if not is_past and not full.exists():
        raise UsageError(f"không có tệp hoặc thư mục «{path}»")
    root = workspace.root.resolve()
    if not full.is_relative_to(root):
        raise UsageError(f"«{path}» nằm ngoài nơi làm việc {root}")
    relative = full.relative_to(root).as_posix()
    return "records" if relative == "." else relative


def _summary(files: int, found: list[Diagnostic]) -> str:
    counts = {severity: sum(item.severity is severity for item in found) for severity in Severity}
    said = ", ".join(f"{number(counts[s])} {label}" for s, label in _COUNTS.items() if counts[s])
    return f"Đã kiểm tra {number(files)} hồ sơ: {said or 'không có lỗi'}."
