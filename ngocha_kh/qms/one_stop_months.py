"""Which months of one-stop figures a period has, which it lacks, and which follow each other.

A reporting period from 15/12 to 14/06 is no whole number of months: it takes the months that end
in it (tháng 12 to tháng 5). So every month belongs to exactly one half, and both halves make the
year.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ngocha_kh.periods import Span, key_span
from ngocha_kh.qms.one_stop import month_of
from ngocha_kh.records.one_stop import OneStop


def last_day(record: OneStop) -> datetime.date:
    """The last day of the month that a record is about."""
    return key_span(month_of(record)).last


def months_of(span: Span) -> list[str]:
    """The months that end in the span, oldest first: "2025-12" … "2026-05"."""
    year, month, found = span.first.year, span.first.month, []
    while (year, month) <= (span.last.year, span.last.month):
        key = f"{year}-{month:02d}"
        if key_span(key).last in span:
            found.append(key)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def within(records: Iterable[OneStop], span: Span, day: datetime.date) -> list[OneStop]:
    """The months that end in the span and whose figures were known on `day`, oldest first."""
    wanted = frozenset(months_of(span))
    found = (one for one in records if month_of(one) in wanted and one.extracted_on <= day)
    return sorted(found, key=month_of)


def lacking(records: Iterable[OneStop], span: Span, day: datetime.date) -> list[str]:
    """The months that end in the span by `day` and have no figures."""
    known = {month_of(one) for one in records if one.extracted_on <= day}
    ended = (key for key in months_of(span) if key_span(key).last <= day)
    return [key for key in ended if key not in known]


def following(records: Iterable[OneStop]) -> Iterator[tuple[OneStop, OneStop]]:
    """Each month with the month after it, where both have figures."""
    by_month = {month_of(one): one for one in records}
    for key in sorted(by_month):
        after = by_month.get(next_month(key))
        if after is not None:
            yield by_month[key], after


def next_month(key: str) -> str:
    """ "2026-01" for "2025-12"."""
    after = key_span(key).last + datetime.timedelta(days=1)
    return f"{after.year}-{after.month:02d}"


def is_unbroken(months: Sequence[str]) -> bool:
    """Whether each month follows the one before it."""
    return all(next_month(one) == other for one, other in pairwise(months))
