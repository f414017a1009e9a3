"""Things that fall due as an iCalendar file (RFC 5545): one all-day event each.

Same entries, same day: same bytes. The stamp is the day that was looked at, ids follow from what is
due, so that a calendar program that reads the file again moves an event and does not double it.
"""

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from icalendar import Calendar, Event

from ngocha_kh.progress.agenda_entry import Entry
from ngocha_kh.vietnamese import short_date

_PRODUCT: Final = "-//nkh//Lịch công việc//VI"
_DIGEST: Final = re.compile(rb"(?m)^X-NKH-DIGEST:([0-9a-f]{40})\r?\n")


def calendar_bytes(
    entries: Sequence[Entry], as_of: datetime.date, *, name: str, units: Mapping[str, str]
) -> bytes:
    """The whole file; `units` gives the names to print for ids of units."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    for entry, uid in zip(entries, _uids(entries), strict=True):
        calendar.add_component(_event(entry, uid, as_of, units))
    data: bytes = calendar.to_ical(sorted=True)
    return _sealed(data)


def is_unchanged(data: bytes) -> bool:
    """Whether the file is one of ours that nobody has touched since."""
    match = _DIGEST.search(data)
    return match is not None and _sealed(_DIGEST.sub(b"", data, count=1)) == data


def _sealed(data: bytes) -> bytes:
    """With the digest of all else as a line of its own, behind BEGIN:VCALENDAR."""
    digest = hashlib.sha256(data).hexdigest()[:40].encode("ascii")
    head, _, rest = data.partition(b"\r\n")
    return head + b"\r\nX-NKH-DIGEST:" + digest + b"\r\n" + rest


def _event(entry: Entry, uid: str, as_of: datetime.date, units: Mapping[str, str]) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.datetime.combine(as_of, datetime.time(), datetime.UTC))
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + datetime.timedelta(days=1))
    event.add("summary", f"{entry.label}: {entry.what}")
    names = ", ".join(units.get(unit, unit) for unit in entry.units)
    lines = [entry.record, f"Đơn vị: {names}" if names else ""]
    if entry.done_on is not None:
        lines.append(f"Đã xong ngày {short_date(entry.done_on)}")
    event.add("description", "\n".join(line for line in lines if line))
    event.add("categories", [entry.label])
    event.add("transp", "TRANSPARENT")  # a day on which something is due is not a busy day
    return event


def _uids(entries: Sequence[Entry]) -> Iterator[str]:
    """From what is due, not from when: a new due day moves the event; the second of a kind differs."""
    seen: Counter[str] = Counter()
    for entry in entries:
        text = "\0".join((entry.kind, entry.record, entry.part))
        seen[text] += 1
        numbered = text if seen[text] == 1 else f"{text}\0{seen[text]}"
        yield f"{hashlib.sha256(numbered.encode()).hexdigest()[:32]}@nkh"
