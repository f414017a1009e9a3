"""All files together: read, check what is not remembered, apply the rules across records."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ngocha_kh.diagnostics import Diagnostic, Position, Severity
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rules
from ngocha_kh.sources.worktree import read_file, record_files
from ngocha_kh.validation.files import FileCheck, unpack
from ngocha_kh.validation.memory import Entry, cache_file, digest, recall, remember
from ngocha_kh.validation.pool import check_files
from ngocha_kh.workspace import Workspace
from ngocha_kh.yamlio.locate import Locator
from ngocha_kh.yamlio.text import MAX_BYTES, Problem


@dataclass(frozen=True)
class Validated:
    """A whole workspace, checked. `diagnostics` are sorted by place; records decode on demand."""

    workspace: Workspace
    as_of: datetime.date
    checks: dict[str, FileCheck]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    today: datetime.date = datetime.date.max

    @property
    def has_errors(self) -> bool:
        return any(item.severity is Severity.ERROR for item in self.diagnostics)

    @cached_property
    def index(self) -> Index:
        facts = [check.facts for check in self.checks.values() if check.facts is not None]
        return Index(self.workspace, self.as_of, facts, self._decode, self.today)

    def records(self, kind: str) -> list[tuple[str, Any]]:
        """Path (relative to records/) and typed record of every sound file of a kind."""
        return [(fact.path, self._decode(fact)) for fact in self.index.of_kind(kind)]

    def on(self, day: datetime.date) -> "Validated":
        """The same records seen on another day, with the diagnostics found before."""
        return replace(self, as_of=day)

    def _decode(self, fact: Facts) -> Any:
        return unpack(self.checks[fact.path])


def validate(
    workspace: Workspace, *, as_of: datetime.date, today: datetime.date | None = None,
    cache: Path | None = None, overlay: dict[str, bytes] | None = None,
) -> Validated:  # fmt: skip
    """Check every record of the workspace as of a day.

    `today` is the day on which this runs, for facts that lie in the future; `as_of` when not given.
    `cache` is a folder for remembered results, None for none. `overlay` gives bytes that stand for
    files (relative to records/) before they are written. Writes nothing below the workspace.
    """
    checks, refused = _check_all(workspace, cache, overlay or {})
    now = max(as_of, today or as_of)
    state = Validated(workspace, as_of, checks, today=now)
    found = [*refused, *_file_diagnostics(state), *_workspace_diagnostics(state)]
    return Validated(workspace, as_of, checks, sorted(set(found)), now)


def _check_all(
    workspace: Workspace, cache: Path | None, overlay: dict[str, bytes]
) -> tuple[dict[str, FileCheck], list[Diagnostic]]:
    file = cache_file(workspace.root, cache)
    remembered = recall(file)
    entries: dict[str, Entry] = {}
    fresh: dict[str, tuple[bytes, bytes]] = {}
    refused = []
    for source in record_files(workspace.records):
        data, problem = overlay.get(source.path), source.problem
        if problem is None and data is None:
            data, problem = _read(workspace.records, source.path)
        if data is None or problem is not None:
            assert problem is not None
            refused.append(_refusal(source.path, problem))
            continue
        key = digest(data)
        known = remembered.get(source.path)
        if known is not None and known.digest == key:
            entries[source.path] = known
        else:
            fresh[source.path] = (key, data)
    for path, data in overlay.items():
        if path not in entries and path not in fresh:
            fresh[path] = (digest(data), data)
    results = check_files([(path, data) for path, (_, data) in fresh.items()])
    for path, check in results:
        entries[path] = Entry(fresh[path][0], check)
    if (fresh or entries.keys() != remembered.keys()) and not overlay:
        remember(file, entries)
    return {path: entries[path].check for path in sorted(entries)}, refused


def _read(folder: Path, relative: str) -> tuple[bytes | None, Problem | None]:
    try:
        data = read_file(folder, relative)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, Problem("E-FILE-01", 1, 1, f"không đọc được tệp: {reason}")
    if len(data) > MAX_BYTES:
        return None, Problem("E-FILE-02", 1, 1, f"tệp vượt giới hạn {MAX_BYTES} byte của một hồ sơ")
    return data, None


def _refusal(path: str, problem: Problem) -> Diagnostic:
    place = Position(f"records/{path}", problem.line, problem.column)
    return Diagnostic(place, problem.code, problem.message, problem.severity)


def _file_diagnostics(state: Validated) -> Iterator[Diagnostic]:
    severities = _severities(state)
    for path, check in state.checks.items():
        for finding in check.findings:
            weighed = severities.get(finding.code) if finding.rule else None
            if weighed != "off":
                severity = Severity(weighed) if weighed else finding.severity
                place = Position(f"records/{path}", finding.line, finding.column)
                yield Diagnostic(place, finding.code, finding.message, severity)


def _workspace_diagnostics(state: Validated) -> Iterator[Diagnostic]:
    severities = _severities(state)
    places: dict[str, Locator] = {}
    for rule in workspace_rules():
        severity = severities.get(rule.code, rule.severity)
        if severity == "off":
            continue
        for path, route, message in rule.check(state.index):
            if path not in places:
                data, _ = _read(state.workspace.records, path)
                places[path] = Locator(data or b"")
            line, column = places[path].at(route)
            yield Diagnostic(
                Position(f"records/{path}", line, column), rule.code, message, Severity(severity)
            )


def _severities(state: Validated) -> dict[str, str]:
    settings = state.index.settings
    return settings.severities if settings else {}


def select(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> list[Diagnostic]:
    """Those below one of `paths` (relative to the workspace, with "/"); all when there are none."""
    if not paths:
        return list(diagnostics)
    return [
        item for item in diagnostics
        if any(item.position.path == path or item.position.path.startswith(f"{path}/") for path in paths)
    ]  # fmt: skip
