"""A few files, each alone: what a hook before a commit looks at while somebody waits.

Syntax, schema and the rules of one record; nothing that compares records.
"""

from collections.abc import Iterator, Sequence

from ngocha_kh.diagnostics import Diagnostic, Position, Severity
from ngocha_kh.records.workspace import Settings
from ngocha_kh.sources.worktree import WorkTree, one_file
from ngocha_kh.validation.files import check_file, unpack
from ngocha_kh.validation.run import read_record
from ngocha_kh.validation.sparing import NOTHING_SPARED, Spared, spare
from ngocha_kh.workspace import SETTINGS_FILE, Workspace
from ngocha_kh.yamlio.text import Problem


def validate_alone(
    workspace: Workspace, paths: Sequence[str]
) -> tuple[list[Diagnostic], Spared, Settings | None]:
    """The findings of the files at `paths` (relative to records/), sorted, what `rules_from` left
    out, and the settings; files that hold no record are passed over."""
    source = WorkTree(workspace)
    settings = _settings(source)
    weights = settings.severities if settings else {}
    found = sorted({item for path in paths for item in _findings(source, path, weights)})
    if settings is None or not found:
        return found, NOTHING_SPARED, settings
    return *spare(found, settings.rules_from, workspace, source, None), settings


def _findings(source: WorkTree, path: str, weights: dict[str, str]) -> Iterator[Diagnostic]:
    file = one_file(source.workspace.records, path)
    if file is None:
        return
    data, problem = (None, file.problem) if file.problem else read_record(source, path)
    if problem is not None or data is None:
        yield _refused(path, problem or Problem("E-FILE-01", 1, 1, "không đọc được tệp"))
        return
    for one in check_file(path, data).findings:
        weight = weights.get(one.code, one.severity) if one.rule else one.severity
        if weight != "off":
            place = Position(f"records/{path}", one.line, one.column)
            yield Diagnostic(place, one.code, one.message, Severity(weight))


def _refused(path: str, problem: Problem) -> Diagnostic:
    place = Position(f"records/{path}", problem.line, problem.column)
    return Diagnostic(place, problem.code, problem.message, problem.severity)


def _settings(source: WorkTree) -> Settings | None:
    """The settings; None when they have a fault of their own."""
    data, _ = read_record(source, SETTINGS_FILE)
    check = check_file(SETTINGS_FILE, data or b"")
    settings: Settings | None = unpack("workspace", check.record) if check.record else None
    return settings
