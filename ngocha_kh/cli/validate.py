"""`nkh validate`: every fault of every record in one run; writes no record."""

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ngocha_kh.cli import ahead
from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.judging import BaseOption, base_tree, judged
from ngocha_kh.cli.moment import AtOption, moment
from ngocha_kh.cli.shell import (
    AsOfOption,
    cache_folder,
    day_of,
    looked_at,
    tell,
    today,
    workspace_of,
)
from ngocha_kh.cli.text import clean
from ngocha_kh.diagnostics import Diagnostic, Severity, UsageError
from ngocha_kh.outputs import rendered
from ngocha_kh.outputs.notes import Notes
from ngocha_kh.validation.weights import Softened, softened
from ngocha_kh.vietnamese import number
from ngocha_kh.workspace import Workspace

if TYPE_CHECKING:
    from ngocha_kh.records.workspace import Settings
    from ngocha_kh.validation import Validated

app = new_app()


class OutputFormat(StrEnum):
    """The formats of `ngocha_kh.outputs`."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"


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
    base: BaseOption = None,
    only_files: Annotated[
        bool,
        typer.Option("--only-files", help="Chỉ đọc các tệp đã nêu, không đối chiếu hồ sơ khác."),
    ] = False,
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
      nkh validate --base origin/main
      nkh validate --only-files records/tasks/2026/NV-2026-001.yaml

    Kiểm tra cú pháp, lược đồ và quy tắc của mọi hồ sơ; in mọi lỗi trong một lần chạy, mỗi lỗi một
    dòng «tệp:dòng:cột: mức độ MÃ nội dung». Với --base, xét cả thay đổi: mục đã ghi bị sửa, mã bị xóa hay
    trùng, bước không hợp lệ, số liệu kỳ đã gửi báo cáo… (mã V-GIT). Lệnh này không sửa hồ sơ. Mã kết
    thúc: 0 không có lỗi, 1 có lỗi.
    """
    from ngocha_kh.validation import validate as check
    from ngocha_kh.validation.run import select

    if only_files:
        if at is not None or base is not None or as_of is not None:
            raise UsageError("--only-files không dùng cùng --at, --base, --as-of")
        if not paths:
            raise UsageError("--only-files cần tên ít nhất một tệp")
        found, notes, count = _alone(workspace_of(context), paths or ())
        _finish(
            found, notes, output, fail_on, said="" if quiet else _summary(count, found, alone=True)
        )
    found_at = moment(context, at)
    workspace = found_at.workspace
    chosen = [_relative(workspace, path, is_past=at is not None) for path in paths or ()]
    now = today()
    wanted = as_of or (str(found_at.day) if found_at.day else None)
    day = (day_of(wanted) or now) if quiet else looked_at(wanted, now)
    origin = base_tree(context, base) if base is not None else None
    result = check(
        workspace, as_of=day, today=day if at else now, source=found_at.past,
        cache=None if no_cache else cache_folder(),
        read_ahead=dict if at else ahead.collect,
        line=origin.revision.id if origin else None,
    )  # fmt: skip
    all_found = result.diagnostics
    if origin is not None:
        all_found = sorted({*all_found, *judged(origin, result, quiet=quiet)})
    found = select(all_found, chosen)
    said = "" if quiet else _summary(len(result.store), found)
    _finish(found, _notes(result), output, fail_on, said=said)


def _alone(
    workspace: Workspace, paths: Sequence[Path]
) -> tuple[list[Diagnostic], Notes, int]:  # fmt: skip
    from ngocha_kh.validation.alone import validate_alone

    chosen = [_relative(workspace, path, is_past=False, links=True) for path in paths]
    below = [path.removeprefix("records/") for path in chosen if path.startswith("records/")]
    found, spared, settings = validate_alone(workspace, below)
    return found, Notes(_softened(settings), spared.count, spared.reason), len(below)


def _finish(
    found: list[Diagnostic], notes: Notes, output: OutputFormat, fail_on: FailOn, *, said: str
) -> NoReturn:
    """Print everything; `said` is the last word on stderr, "" for none of it."""
    sys.stdout.write(clean(rendered(output, found, notes)))
    if said:
        tell(said)
        for line in _said(notes):
            tell(line)
    failing = {Severity.ERROR} | ({Severity.WARNING} if fail_on is FailOn.WARNING else set())
    raise typer.Exit(1 if any(item.severity in failing for item in found) else 0)


def _notes(result: "Validated") -> Notes:
    """Rules that this workspace made milder, and what `rules_from` left out."""
    return Notes(softened_rules(result), result.spared.count, result.spared.reason)


def softened_rules(result: "Validated") -> tuple[Softened, ...]:
    """Rules that weigh less in this workspace than by default."""
    return _softened(result.index.settings)


def _softened(settings: "Settings | None") -> tuple[Softened, ...]:
    if settings is None or not settings.severities:
        return ()
    return tuple(softened(settings.severities, _default_weights()))


def _default_weights() -> dict[str, str]:
    """Code → severity by default, of every rule that `severities` may name."""
    from ngocha_kh.history.changes.registry import default_weights
    from ngocha_kh.nd30.rulebook import WEIGHTS
    from ngocha_kh.nd30.rulebook import rules as decree

    return default_weights() | {code: str(WEIGHTS[r.tag]) for code, r in decree().items()}


def _said(notes: Notes) -> Iterator[str]:
    if notes.softened:
        yield f"Quy tắc đã hạ mức hoặc tắt ở workspace.yaml: {', '.join(map(str, notes.softened))}."
    if notes.spared:
        yield f"Không kể {number(notes.spared)} chỗ ở hồ sơ có trước ngày quy tắc áp dụng (rules_from)."
    if notes.not_spared:
        yield f"Chú ý: không áp dụng được rules_from nên mọi hồ sơ đều bị xét: {notes.not_spared}."


def _relative(workspace: Workspace, path: Path, *, is_past: bool, links: bool = False) -> str:
    """A path of the command line as diagnostics name it: relative to the workspace, with "/".

    `links`: a link is named by its own place, not by the one that it leads to.
    """
    full = path.parent.resolve() / path.name if links else path.resolve()
    if not is_past and not (full.exists() or full.is_symlink()):
        raise UsageError(f"không có tệp hoặc thư mục «{path}»")
    root = workspace.root.resolve()
    if not full.is_relative_to(root):
        raise UsageError(f"«{path}» nằm ngoài nơi làm việc {root}")
    relative = full.relative_to(root).as_posix()
    return "records" if relative == "." else relative


def _summary(files: int, found: list[Diagnostic], *, alone: bool = False) -> str:
    counts = {severity: sum(item.severity is severity for item in found) for severity in Severity}
    said = ", ".join(f"{number(counts[s])} {label}" for s, label in _COUNTS.items() if counts[s])
    what = "hồ sơ, từng tệp một, chưa đối chiếu với hồ sơ khác" if alone else "hồ sơ"
    return f"Đã kiểm tra {number(files)} {what}: {said or 'không có lỗi'}."
