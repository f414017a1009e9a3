"""The message of a commit that notes decisions: subject, note, and trailers for later readers.

The subject is what a leader reads in any list of commits, so it says states by their Vietnamese
labels; programs read the trailers, which keep the codes (docs/adr/20261125-subjects-for-people.md).

Trailers: `Nkh-Record` (each record), `Nkh-Transition` (state before and after), `Reviewed-by`,
`Nkh-Capacity` (in which capacity the reviewer or signer acted).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ngocha_kh.history.differences import RecordChange
from ngocha_kh.history.names import NO_NAMES, Names
from ngocha_kh.history.words import told
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.schemas import schema_for

_MOST_NAMED: Final = 3
#: `Nkh-Record` lines of one message; beyond that the tree itself tells.
_MOST_TRAILERS: Final = 50
#: Stands in a trailer for the state of a record that had none yet.
_FIRST: Final = "new"
#: Characters of a subject; beyond that lists of commits cut it themselves.
_WIDEST: Final = 120
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Note:
    """What a person adds to a commit; each is one line but `text`."""

    text: str = ""
    reviewers: tuple[str, ...] = ()
    capacity: str | None = None


def message(
    changes: Sequence[RecordChange], note: Note, others: Sequence[str] = (), *,
    names: Names = NO_NAMES,
) -> str:  # fmt: skip
    """The whole message. `others`: files of the commit that are no records, from the top.

    Raises `ValueError` for a commit of nothing.
    """
    if not changes and not others:
        raise ValueError("nothing to commit")
    body = [_clean(line) for line in note.text.strip().splitlines()]
    parts = [_subject(changes, others, names), "\n".join(body), "\n".join(_trailers(changes, note))]
    return "\n\n".join(part for part in parts if part) + "\n"


def transitions(change: RecordChange) -> Iterator[tuple[str, str]]:
    """State before and after, for each step that the change took, oldest first."""
    before, after = change.before or {}, change.after or {}
    steps = [s for s in after.get("log", []) if s not in before.get("log", [])]
    for step in steps:
        if isinstance(step, dict) and step.get("to"):
            yield str(step.get("from") or step.get("event") or "?"), str(step["to"])
    if steps:
        return
    old, new = _state(before), _state(after)
    if new is not None and old != new:
        yield old or _FIRST, new


def _state(record: Any) -> str | None:
    """The state that a person has noted last: of the record, or of its last dated entry."""
    if not isinstance(record, dict):
        return None
    for key in ("updates", "events"):
        entries = record.get(key)
        if isinstance(entries, list) and entries and isinstance(entries[-1], dict):
            state = entries[-1].get("state")
            return str(state) if state else None
    state = record.get("state")
    return str(state) if isinstance(state, str) else None


def _subject(changes: Sequence[RecordChange], others: Sequence[str], names: Names) -> str:
    if len(changes) == 1 and not others:
        return _of_one(changes[0], names)
    ids = [change.id for change in changes]
    if not ids:
        return (
            f"Cập nhật {', '.join(others[:_MOST_NAMED])}{'…' if len(others) > _MOST_NAMED else ''}"
        )
    named = ", ".join(ids[:_MOST_NAMED]) + (
        f" và {len(ids) - _MOST_NAMED} hồ sơ khác" if len(ids) > _MOST_NAMED else ""
    )
    return f"Cập nhật {named}"


def _of_one(change: RecordChange, names: Names) -> str:
    if steps := list(transitions(change)):
        labels = _state_labels(change.kind)
        old, new = (labels.get(state, state) for state in (steps[0][0], steps[-1][1]))
        return _clean(f"{change.id}: {new}" if old == _FIRST else f"{change.id}: {old} → {new}")
    label = KINDS[change.kind].label
    if change.op == "added":
        return f"{change.id}: lập {label}"
    if change.op == "removed":
        return f"{change.id}: xóa {label}"
    if len(change.changes) == 1:
        text = told(change.kind, change.changes[0], names).text
        return _cut(_line(f"{change.id}: {text}"))
    return f"{change.id}: sửa {len(change.changes)} chỗ" if change.changes else f"{change.id}: sửa"


def _state_labels(kind: str) -> dict[str, str]:
    """State → label, wherever the kind keeps its states."""
    schema, found = schema_for(kind), dict[str, str]()
    for route in (("log", 0, "from"), ("log", 0, "to"), ("updates", 0, "state"),
                  ("events", 0, "state"), ("state",)):  # fmt: skip
        found |= schema.labels(route)
    return found


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1].rstrip()}…"


def _trailers(changes: Sequence[RecordChange], note: Note) -> Iterator[str]:
    for change in changes[:_MOST_TRAILERS]:
        yield f"Nkh-Record: {change.id}"
        for old, new in transitions(change):
            yield f"Nkh-Transition: {change.id} {old} -> {new}"
    if note.capacity:
        yield f"Nkh-Capacity: {_line(note.capacity)}"
    for reviewer in note.reviewers:
        yield f"Reviewed-by: {_line(reviewer)}"


def _line(text: str) -> str:
    return " ".join(_clean(text).split())


def _clean(text: str) -> str:
    """Without control characters and changes of direction: a log is read on terminals."""
    return _CONTROL.sub("", text)
