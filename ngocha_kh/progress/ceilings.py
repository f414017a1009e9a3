"""The dated ceilings of spending on the quality system."""

import datetime
import tomllib
from functools import cache
from pathlib import Path

import msgspec


class Ceilings(msgspec.Struct, frozen=True):
    """Purpose of a budget line → the most in a year, in đồng; doubted after the year `sure_until`."""

    valid_from: datetime.date
    source: str
    sure_until: int
    ceilings: dict[str, int]


class _File(msgspec.Struct, frozen=True):
    edition: tuple[Ceilings, ...]


@cache
def _editions() -> tuple[Ceilings, ...]:
    """Every edition of `iso_ceilings.toml`, oldest first."""
    path = Path(__file__).with_name("iso_ceilings.toml")
    found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).edition
    return tuple(sorted(found, key=lambda one: one.valid_from))


def ceilings_of(year: int) -> Ceilings | None:
    """Those in force on the first day of a budget year; None before the first edition."""
    known = [one for one in _editions() if one.valid_from <= datetime.date(year, 1, 1)]
    return known[-1] if known else None
