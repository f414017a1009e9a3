"""The year of the synthetic ward: its working days, and the day up to which it is recorded."""

from datetime import date, timedelta
from typing import Final

#: The last day that the corpus knows; every fact in it lies before, every open deadline after.
RECORDED_UNTIL: Final = date(2026, 11, 20)

_HOLIDAYS: Final = frozenset(
    [
        date(2026, 1, 1),
        *(date(2026, 2, day) for day in range(16, 21)),  # Tết
        date(2026, 4, 27),
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2026, 8, 31),  # exchanged for a Saturday
        date(2026, 9, 1),
        date(2026, 9, 2),
        date(2026, 11, 24),
    ]
)


def working_days(first: date, last: date) -> list[date]:
    """Monday to Friday without public holidays, both ends included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5 and day not in _HOLIDAYS]


#: Working days on which tasks may begin, report or fall due.
DAYS: Final = working_days(date(2026, 1, 6), date(2026, 12, 11))
