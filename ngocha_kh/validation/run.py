"""All files together: read, check what is not remembered, apply the rules across records."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ngocha_kh.diagnostics import Diagnostic, Position, Severity
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rules
from ngocha_kh.sources.digest import digest
from ngocha_kh.sources.source import Source
from ngocha_kh.sources.worktree import WorkTree
from ngocha_kh.validation.memory import (
    Across,
    Entry,
    Packed,
    Remembered,
    cache_file,
    recall,
    remember,
)
from ngocha_kh.validation.pool import check_files
from ngocha_kh.validation.sparing import NOTHING_SPARED, Spared, spare
from ngocha_kh.validation.store import Store
from ngocha_kh.workspace import Workspace
from ngocha_kh.yamlio.locate import Locator
from ngocha_kh.yamlio.text import MAX_BYTES, Problem


@dataclass(frozen=True)
class Validated:
    """A whole workspace, checked. `diagnostics` are sorted by place; records decode on demand."""

    workspace: Workspace
    as_of: datetime.date
    store: Store
    diagnostics: list[Diagnostic] = field(default_factory=list)
    today: datetime.date = datetime.date.max
    #: What `rules_from` left out.
    spared: Spared = NOTHING_SPARED

    @cached_property
    def index(self) -> Index:
        store = self.store
        return Index(store.source, self.as_of, store.facts, store.record, self.today, store.unread)

    def records(self, kind: str) -> list[tuple[str, Any]]:
        """Path (relative to records/) and typed record of every sound file of a kind."""
        return [(fact.path, self.store.record(fact)) for fact in self.index.of_kind(kind)]

    def on(self, day: datetime.date) -> "Validated":
        """The same records seen on another day, with the diagnostics found before."""
        return replace(self, as_of=day)


def validate(
    workspace: Workspace, *, as_of: datetime.date, today: datetime.date | None = None,
    cache: Path | None = None, overlay: dict[str, bytes] | None = None,
    read_ahead: Callable[[], Mapping[str, bytes]] = dict, source: Source | None = None,
    line: str | None = None,
) -> Validated:  # fmt: skip
    """Check every record of the workspace as of a day.

    `today` is the day on which this runs, for facts that lie in the future; `as_of` when not given.
    `cache` is a folder for remembered results, None for none. `overlay` gives bytes that stand for
    files (relative to records/) before they are written. `read_ahead` gives digests of files that
    another process has just read; such a file is read again only when its content is new. `source`
    is where the files come from: the working tree when not given. `line`: see `spare`. Writes
    nothing below the workspace.
    """
    file = cache_file(workspace.root, cache)
    before = recall(file)
    source = source or WorkTree(workspace)
    store, refused = _check_all(source, file, before.entries, overlay or {}, read_ahead())
    now = max(as_of, today or as_of)
    state = Validated(workspace, as_of, store, today=now)
    after = _across(state, before)
    if not overlay and _differs(after, before, store):
        remember(file, after)
    shown = _workspace_diagnostics(state, after.across, overlay or {})
    found = [*refused, *_file_diagnostics(state), *shown]
    rules_from = state.index.settings.rules_from if state.index.settings else {}
    kept, spared = spare(sorted(set(found)), rules_from, workspace, source, line)
    return Validated(workspace, as_of, store, kept, now, spared)


def _differs(after: Remembered, before: Remembered, store: Store) -> bool:
    """Whether the cache is worth writing: something was checked, has gone, or is judged anew."""
    return (
        bool(store.fresh)
        or len(after.entries) != len(before.entries)
        or (after.across_key, after.across) != (before.across_key, before.across)
    )


def _check_all(
    source: Source,
    file: Path | None,
    before: dict[str, Entry],
    overlay: dict[str, bytes],
    read_ahead: Mapping[str, bytes],
) -> tuple[Store, list[Diagnostic]]:
    kept = Packed(file)
    remembered = {} if kept.is_bloated(before) else before
    known: dict[str, Entry] = {}
    new: dict[str, tuple[bytes, bytes]] = {}
    refused = {}
    same = {
        path
        for path, key in read_ahead.items()
        if path in remembered and remembered[path].digest == key and path not in overlay
    }
    for path, data, problem in _bytes_of_all(source, overlay, same):
        if problem is not None:
            refused[path] = _refusal(path, problem)
            continue
        if path in same:
            known[path] = remembered[path]
            continue
        key = digest(data)
        entry = remembered.get(path)
        if entry is not None and entry.digest == key:
            known[path] = entry
        else:
            new[path] = (key, data)
    results = check_files([(path, data) for path, (_, data) in new.items()])
    fresh = {path: (new[path][0], check) for path, check in results}
    entries = known | (Packed(None) if overlay else kept).add(fresh, fresh=not known)
    ordered = {path: entries[path] for path in sorted(entries)}
    checks = {path: check for path, (_, check) in fresh.items()}
    store = Store(source, ordered, checks, kept, frozenset(refused))
    return store, list(refused.values())


def _bytes_of_all(
    source: Source, overlay: dict[str, bytes], same: Set[str]
) -> Iterator[tuple[str, bytes, Problem | None]]:
    """Every file with its bytes, or the problem that it has; `overlay` stands for files.

    The files of `same` are not read: their bytes are known to be the remembered ones.
    """
    seen = set()
    for file in source.files():
        seen.add(file.path)
        if file.problem is not None:
            yield file.path, b"", file.problem
        elif file.path in same:
            yield file.path, b"", None
        elif file.path in overlay:
            yield file.path, overlay[file.path], None
        else:
            data, problem = read_record(source, file.path)
            yield file.path, data or b"", problem
    for path in sorted(overlay.keys() - seen):
        yield path, overlay[path], None


def read_record(source: Source, relative: str) -> tuple[bytes | None, Problem | None]:
    """The bytes of a file (relative to records/), or why they are not read."""
    if not _is_unicode(relative):
        return None, Problem("E-FILE-04", 1, 1, "tên tệp có byte không phải UTF-8; hãy đổi tên tệp")
    try:
        data = source.read(relative)
    except OSError as error:
        from ngocha_kh.files import reason

        return None, Problem("E-FILE-01", 1, 1, f"không đọc được tệp: {reason(error)}")
    if len(data) > MAX_BYTES:
        return None, Problem("E-FILE-02", 1, 1, f"tệp vượt giới hạn {MAX_BYTES} byte của một hồ sơ")
    return data, None


def _is_unicode(path: str) -> bool:
    """Whether the bytes of a file name are UTF-8; others arrive as lone surrogates."""
    if path.isascii():
        return True
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _refusal(path: str, problem: Problem) -> Diagnostic:
    place = Position(f"records/{path}", problem.line, problem.column)
    return Diagnostic(place, problem.code, problem.message, problem.severity)


def _file_diagnostics(state: Validated) -> Iterator[Diagnostic]:
    severities = _severities(state)
    for path, finding in state.store.findings:
        weighed = severities.get(finding.code) if finding.rule else None
        if weighed != "off":
            severity = Severity(weighed) if weighed else finding.severity
            place = Position(f"records/{path}", finding.line, finding.column)
            yield Diagnostic(place, finding.code, finding.message, severity)


def _across(state: Validated, before: Remembered) -> Remembered:
    """What the rules across records find; remembered for exactly these records on this day.

    A rule that looks at files beside the records runs every time.
    """
    store = state.store
    key = digest(
        b"".join(entry.check for entry in store.entries.values())
        + "\0".join(
            (str(state.as_of), str(state.today), *store.entries, "", *sorted(store.refused))
        ).encode("utf-8", "surrogateescape")
    )
    found = [
        Across(rule.code, path, route, message)
        for rule in workspace_rules()
        if rule.beside or key != before.across_key
        for path, route, message in rule.check(state.index)
    ]
    if key == before.across_key:
        beside = {rule.code for rule in workspace_rules() if rule.beside}
        found += [item for item in before.across if item.code not in beside]
    return Remembered(store.entries, key, tuple(found))


def _workspace_diagnostics(
    state: Validated, across: Sequence[Across], overlay: dict[str, bytes]
) -> Iterator[Diagnostic]:
    severities = _severities(state)
    rules = {rule.code: rule for rule in workspace_rules()}
    places: dict[str, Locator] = {}
    for item in across:
        severity = severities.get(item.code, rules[item.code].severity)
        if severity == "off":
            continue
        if item.path not in places:
            data = overlay.get(item.path) or read_record(state.store.source, item.path)[0]
            places[item.path] = Locator(data or b"")
        line, column = places[item.path].at(item.route)
        place = Position(f"records/{item.path}", line, column)
        yield Diagnostic(place, item.code, item.message, Severity(severity))


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
