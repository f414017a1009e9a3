"""Terms that run by themselves: of the quality system, initiatives, marks, measuring instruments."""

import datetime
from collections.abc import Iterator
from typing import Final

from ngocha_kh.council.deadlines import deadlines
from ngocha_kh.progress.agenda_entry import Desk, Entry, Finder, Kind
from ngocha_kh.progress.initiatives import state_on, units_of
from ngocha_kh.progress.ip_assets import PROTECTED, asset_state
from ngocha_kh.progress.measuring import expires_on, known_devices
from ngocha_kh.progress.verification import instrument_name
from ngocha_kh.qms.schedule import Kind as QmsKind
from ngocha_kh.qms.schedule import schedule
from ngocha_kh.qms.system import system_of

#: Terms of the authors; the others are those of the standing office (initiatives.md §3.4).
_OF_AUTHORS: Final = frozenset({"T1", "T3"})
#: Of these one record can have several at once; the text of the others may change with the days.
_SEVERAL: Final = frozenset({QmsKind.LAW, QmsKind.OUTPUT})


def quality_system(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """What `nkh iso schedule` shows, but for conclusions of reviews that have become a task."""
    ground = desk.ground
    if ground.settings is None:
        return
    system = system_of(ground.records, desk.day, ground.settings.qms, ground.calendar)
    owed = desk.members(desk.standing_unit)
    tasked = {
        (review.id, output.decision)
        for review in system.reviews
        for output in review.outputs
        if output.task
    }
    for one in schedule(system, until):
        if (one.record, one.what) in tasked:
            continue
        units = desk.members(one.unit) if one.unit in desk.units else owed
        part = one.what if one.kind in _SEVERAL else ""
        yield Entry(one.due, f"qms_{one.kind}", one.record, one.what, units, part)


def initiatives(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """The terms T1 to T4 that run; what was met or is over is left out."""
    ground = desk.ground
    if ground.settings is None:
        return
    for own in ground.records("initiative"):
        if state_on(own, desk.day) is None:
            continue
        for term in deadlines(own, ground.calendar, ground.settings):
            if ground.is_past(term.met_on) or (term.start is not None and term.start > desk.day):
                continue
            authors = term.code in _OF_AUTHORS
            units = tuple(sorted(units_of(own))) if authors else desk.members(desk.standing_unit)
            what = f"{term.label}: {own.title}"
            yield Entry(term.due, Kind.INITIATIVE, own.id, what, units, f"{term.code} {term.start}")


def marks(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """The last day of protection of what was granted and has not been ended by a step."""
    for one in desk.ground.records("ip_asset"):
        ends = one.certificate.expires_on if one.certificate else None
        if ends is not None and asset_state(one, desk.day) in PROTECTED:
            yield Entry(ends, Kind.MARK, one.id, f"{one.name} ({one.owner.name})", (one.unit,))


def instruments(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """The last day of each verification."""
    for one in desk.ground.records("measuring"):
        for device in known_devices(one, desk.day):
            ends = expires_on(device)
            if ends is not None:
                name = instrument_name(device.device_type, device.last_verified_on)
                what = f"{one.place}: {device.count} {name[:1].lower()}{name[1:]}"
                part = f"{device.device_type} {device.last_verified_on}"
                yield Entry(ends, Kind.INSTRUMENT, one.id, what, (one.unit,), part)


FINDERS: Final[tuple[Finder, ...]] = (quality_system, initiatives, marks, instruments)
