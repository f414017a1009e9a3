"""One kind of problem for the whole program, always with its place.

Checks collect `Diagnostic` values and go on, so that one run shows everything; only `UserError` is
raised, when a command cannot go on at all.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: A place inside a record: keys and list indexes from the root, e.g. ("updates", 0, "on").
Route = tuple[str | int, ...]


class Severity(StrEnum):
    """How much a finding weighs; a workspace may change it per rule (`severities`)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_LABELS: Final = {
    Severity.ERROR: "lỗi",
    Severity.WARNING: "cảnh báo",
    Severity.INFO: "lưu ý",
}


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; line and column count from 1 in characters, as editors do."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing wrong, in one place. `code` is never reused, so that old reports stay true."""

    position: Position
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = self.position
        return (
            f"{place.path}:{place.line}:{place.column}: {self.severity} {self.code} {self.message}"
        )


class UserError(Exception):
    """The command cannot go on, and a person can mend it. Exit status 3 (cannot run)."""

    exit_code = 3


class UsageError(UserError):
    """The command line asks for something that does not exist. Exit status 2 (wrong usage)."""

    exit_code = 2
