"""What the commands of `nkh iso` share: the system from the records, a calendar by month, wrapping."""

import datetime
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ngocha_kh.qms.system import System
    from ngocha_kh.records.workspace import Settings
    from ngocha_kh.validation import Validated

#: Lines are no longer than this, so that they stand as they are on a terminal and in a pipe.
_WIDTH = 79
_NAME_WIDTH = _WIDTH - 12 * 3
#: More ids than these are counted, not listed; `--format json` lists all.
_MOST_IDS = 5


def system_on(validated: "Validated", settings: "Settings", day: datetime.date) -> "System":
    """The quality system as the sound records tell it, looked at on `day`."""
    from ngocha_kh.qms.system import system_of

    def records(kind: str) -> list[object]:
        return [record for _, record in validated.records(kind)]

    return system_of(records, day, settings.qms, validated.index.calendar)  # type: ignore[arg-type]


def months_head(name: str, year: int, day: datetime.date) -> str:
    """The heading of a calendar; the month of `day` is marked with a star."""
    now = day.month if day.year == year else 0
    cells = "".join(f"{f'*{month}' if month == now else month:>3}" for month in range(1, 13))
    return f"{name:<{_NAME_WIDTH}}{cells}"


def months_row(name: str, marks: Mapping[int, str]) -> str:
    """A line of a calendar: month → a mark of at most two characters."""
    cells = "".join(f"{marks.get(month, '.'):>3}" for month in range(1, 13))
    return f"{_cut(name):<{_NAME_WIDTH}}{cells}"


def wrapped(text: str, indent: int = 0, hang: int | None = None) -> Iterator[str]:
    """The text in lines of the common width; `hang`: indent of all lines but the first."""
    further = " " * (indent if hang is None else hang)
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=" " * indent, subsequent_indent=further,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def ids(records: Sequence[str]) -> str:
    """The first few ids, and how many more there are."""
    listed = ", ".join(records[:_MOST_IDS])
    more = len(records) - _MOST_IDS
    return f"{listed} và {more} hồ sơ khác" if more > 0 else listed


def joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def _cut(name: str) -> str:
    return name if len(name) < _NAME_WIDTH else f"{name[: _NAME_WIDTH - 2]}…"
