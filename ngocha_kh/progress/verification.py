"""The dated list of measuring instruments and of how long their verification counts."""

import calendar
import datetime
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from ngocha_kh.workdays import add_months


class Instrument(msgspec.Struct, frozen=True):
    """`months` is 0 for an instrument that is verified once, before its first use."""

    name: str
    months: int


class Edition(msgspec.Struct, frozen=True):
    """The list that holds from `valid_from` until the next edition begins."""

    valid_from: datetime.date
    source: str
    confirmed: bool
    devices: dict[str, Instrument]


class _File(msgspec.Struct, frozen=True):
    edition: tuple[Edition, ...]


@cache
def editions() -> tuple[Edition, ...]:
    """Every edition of `verification_periods.toml`, oldest first."""
    path = Path(__file__).with_name("verification_periods.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    found = msgspec.convert(data, _File).edition
    return tuple(sorted(found, key=lambda one: one.valid_from))


def edition_on(day: datetime.date) -> Edition | None:
    """The list in force on `day`; None before the first one."""
    known = [one for one in editions() if one.valid_from <= day]
    return known[-1] if known else None


def instruments_on(day: datetime.date) -> Mapping[str, Instrument]:
    """Key → instrument, as the list of that day has them; empty when there is none."""
    edition = edition_on(day)
    return edition.devices if edition else {}


def instrument(key: str, day: datetime.date) -> Instrument | None:
    return instruments_on(day).get(key)


def instrument_name(key: str, day: datetime.date) -> str:
    """The name in a list of instruments; the key itself when no list of that day has it."""
    found = instrument(key, day)
    return found.name if found else key


def valid_until(key: str, verified_on: datetime.date) -> datetime.date | None:
    """The last day of the verification: the end of the month in which the period ends.

    None for an instrument that is verified once, or that the list of that day does not have.
    """
    found = instrument(key, verified_on)
    if found is None or not found.months:
        return None
    end = add_months(verified_on.replace(day=1), found.months)
    return end.replace(day=calendar.monthrange(end.year, end.month)[1])
