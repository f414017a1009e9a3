"""One file alone: bytes → typed record, facts and findings. Pure, so it can be remembered."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.base import Frozen
from ngocha_kh.records.kinds import KINDS, Kind, kind_of
from ngocha_kh.records.task import Task
from ngocha_kh.rules.index import Facts, TaskFacts
from ngocha_kh.rules.registry import record_rules
from ngocha_kh.schemas import references, schema_problems
from ngocha_kh.yamlio.locate import Locator
from ngocha_kh.yamlio.read import load


class Finding(msgspec.Struct, frozen=True, array_like=True):
    """A finding with its place already known; `rule` is true when a workspace may re-weigh it."""

    line: int
    column: int
    code: str
    message: str
    severity: Severity = Severity.ERROR
    rule: bool = False


class FileCheck(msgspec.Struct, frozen=True, array_like=True):
    """All that one file says. `record` is the packed typed record, empty when there is none."""

    facts: Facts | None
    record: bytes
    findings: tuple[Finding, ...]


_encode = msgspec.msgpack.Encoder().encode


@cache
def _decoder(kind: str) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(KINDS[kind].type)


def unpack(kind: str, record: bytes) -> Any:
    """The typed record from its packed form."""
    return _decoder(kind).decode(record)


def check_file(path: str, data: bytes) -> FileCheck:
    """Check the bytes of the file at `path` (relative to records/): syntax, schema, record rules."""
    kind = kind_of(path)
    if kind is None:
        return _failed(Finding(1, 1, "E-FILE-04", _stray(path)))
    loaded = load(data)
    if loaded.data is None or loaded.problems:
        return _failed(
            *(Finding(p.line, p.column, p.code, p.message, p.severity) for p in loaded.problems)
        )
    problems = schema_problems(kind.name, loaded.data)
    if problems:
        places = Locator(data)
        return _failed(
            *(Finding(*places.at(p.route, key=p.on_key), p.code, p.message) for p in problems)
        )
    record = typed(kind, loaded.data)
    facts = _facts(kind, path, loaded.data, record)
    return FileCheck(facts, _encode(record), tuple(_record_findings(path, kind, record, data)))


def typed(kind: Kind, data: dict[str, Any]) -> Any:
    """The typed record of data that the schema accepted; 50.0 is an integer for JSON Schema, but not for msgspec."""
    try:
        return kind.read(data)
    except msgspec.ValidationError:
        return kind.read(_whole(data))


def _whole(value: Any) -> Any:
    """The same data with every float that has no fraction as an integer."""
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _failed(*findings: Finding) -> FileCheck:
    return FileCheck(None, b"", findings)


def _stray(path: str) -> str:
    places = ", ".join(kind.place.format(id="<mã>", year="<năm>") for kind in KINDS.values())
    return f"tệp không nằm ở chỗ của loại hồ sơ nào; các chỗ hợp lệ trong records/: {places}"


def _record_findings(path: str, kind: Kind, record: Any, data: bytes) -> Iterator[Finding]:
    places: Locator | None = None
    for rule in record_rules(kind.type):
        for route, message in rule.check(record):
            places = places or Locator(data)
            yield Finding(*places.at(route), rule.code, message, rule.severity, True)


def _facts(kind: Kind, path: str, data: dict[str, Any], record: Frozen) -> Facts:
    named: dict[str, dict[str, None]] = {}
    for target, value, _ in references(kind.name, data):
        named.setdefault(target, {})[value] = None
    refs = tuple((target, tuple(values)) for target, values in named.items())
    task = _task_facts(record) if isinstance(record, Task) else None
    return Facts(
        path, kind.name, str(getattr(record, "id", "")), refs, tuple(_file_refs(data)), task
    )


#: Lists of a record whose entries hold evidence of their own; other evidence stands at the top.
_PROVED: Final = ("updates", "actions", "verifications", "postings", "results")


def _file_refs(data: dict[str, Any]) -> Iterator[tuple[str, str | None, Route]]:
    """Evidence that is a file of the workspace: its path, its recorded hash, where it is named."""
    yield from _files_of(data, ())
    for key in _PROVED:
        for number, entry in enumerate(data.get(key, ())):
            if isinstance(entry, dict):  # "actions" are plain words in another kind
                yield from _files_of(entry, (key, number))


def _files_of(holder: dict[str, Any], route: Route) -> Iterator[tuple[str, str | None, Route]]:
    for position, item in enumerate(holder.get("evidence", ())):
        ref = item["ref"]
        if not ref.startswith(("https://", "http://", "VB-")):
            yield ref, item.get("sha256"), (*route, "evidence", position, "ref")


def _task_facts(task: Task) -> TaskFacts:
    dues = (task.due, *(extension.new_due for extension in task.extensions))
    facts_on = [
        day
        for entry in task.updates
        for day in (entry.on, entry.completed_on, entry.submitted_on)
        if day
    ]
    facts_on += [extension.approved_on for extension in task.extensions]
    return TaskFacts(
        task.obligations, task.lead_unit, task.supporting_units, task.period_key, task.start,
        dues[-1], task.updates[-1].state if task.updates else "not_started",
        max(facts_on, default=None), task.lead_reason is not None, dues[:-1],
    )  # fmt: skip
