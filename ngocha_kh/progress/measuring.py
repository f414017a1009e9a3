"""Measuring instruments and traceability of goods on a day (qms-and-tasks.md §4.3, §4.4). Pure."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ngocha_kh.periods import Span, on_month_day
from ngocha_kh.progress.rates import Ratio
from ngocha_kh.progress.verification import valid_until
from ngocha_kh.records.measuring import Check, Device, Measuring, Tracing


def expires_on(device: Device) -> datetime.date | None:
    """The last day of its verification: as the certificate says, else by the dated list."""
    return device.expires_on or valid_until(device.device_type, device.last_verified_on)


def known_devices(record: Measuring, day: datetime.date) -> tuple[Device, ...]:
    """The instruments whose verification was known on `day`."""
    return tuple(one for one in record.devices if one.last_verified_on <= day)


def days_left(device: Device, day: datetime.date) -> int | None:
    """Calendar days to the last day, which still counts; negative after it, None without one."""
    ends = expires_on(device)
    return None if ends is None else (ends - day).days


@dataclass(frozen=True, slots=True)
class Instruments:
    """Counts of instruments; `valid + expired == total`."""

    total: int
    valid: int
    control_points: int

    @property
    def expired(self) -> int:
        return self.total - self.valid

    @property
    def valid_share(self) -> Ratio:
        return Ratio(Decimal(self.valid), Decimal(self.total), "chưa có phương tiện đo")


def instruments(records: Iterable[Measuring], day: datetime.date) -> Instruments:
    """All instruments of these places whose verification was known on `day`."""
    total = valid = points = 0
    for record in records:
        known = known_devices(record, day)
        total += sum(one.count for one in known)
        valid += sum(one.count for one in known if (days_left(one, day) or 0) >= 0)
        points += sum(one.count for one in known if one.control_point)
    return Instruments(total, valid, points)


def checks_within(records: Iterable[Measuring], span: Span, day: datetime.date) -> list[Check]:
    """The inspections of the period that were made by `day`, oldest first."""
    found = [one for r in records for one in r.checks if one.on in span and one.on <= day]
    return sorted(found, key=lambda one: (one.on, one.device_type))


def checks_agree(check: Check) -> bool:
    """checked = valid + expired + rejected."""
    return check.checked == check.valid + check.expired + check.rejected


def last_tracing(record: Measuring, day: datetime.date) -> dict[str, Tracing]:
    """Goods → their last counts by `day`; counts are running totals, so only the last one holds."""
    found: dict[str, Tracing] = {}
    for one in sorted(record.tracing, key=lambda entry: entry.on):
        if one.on <= day:
            found[one.goods] = one
    return {goods: found[goods] for goods in sorted(found)}


def reports_missing(record: Measuring, by: str, day: datetime.date) -> Iterator[int]:
    """The years for which a market's board owes its report: `by`, "MM-DD", is over.

    Counted from the year in the record's id on (Thông tư 09/2017/TT-BKHCN, Điều 11, khoản 6).
    """
    if not record.board_must_report:
        return
    came = {one.year for one in record.board_reports if one.received_on <= day}
    for year in range(int(record.id.split("-")[1]), day.year + 1):
        if day > on_month_day(year, by) and year not in came:
            yield year
