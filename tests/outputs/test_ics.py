"""Calendars for other programs: read back whole, the same bytes, and only ours are overwritten."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ngocha_kh.outputs.ics import calendar_bytes, is_unchanged
from ngocha_kh.progress.agenda_entry import Entry, Kind

DAY = datetime.date(2026, 11, 25)
UNITS = {"vhxh": "Phòng VH-XH"}


def entry(number: int = 1, **changes: object) -> Entry:
    said = {
        "due": datetime.date(2026, 12, 11), "kind": Kind.TASK, "record": f"NV-2026-{number:03d}",
        "what": "Tổ chức lớp tập huấn; công khai, báo cáo", "units": ("vhxh",),
    }  # fmt: skip
    return Entry(**said | changes)  # type: ignore[arg-type]


def written(*entries: Entry, day: datetime.date = DAY) -> bytes:
    return calendar_bytes(entries, day, name="UBND phường: KH-2026", units=UNITS)


def test_what_was_written_reads_back() -> None:
    (event,) = Calendar.from_ical(written(entry())).walk("VEVENT")
    assert event["summary"] == "Nhiệm vụ: Tổ chức lớp tập huấn; công khai, báo cáo"
    assert event.decoded("dtstart") == datetime.date(2026, 12, 11)
    assert event.decoded("dtend") == datetime.date(2026, 12, 12)
    assert event["description"] == "NV-2026-001\nĐơn vị: Phòng VH-XH"


def test_the_same_entries_give_the_same_bytes() -> None:
    assert written(entry(), entry(2)) == written(entry(), entry(2))
    assert is_unchanged(written())
    assert is_unchanged(written(entry()))


def test_an_event_keeps_its_id_when_its_day_moves() -> None:
    (first,) = Calendar.from_ical(written(entry())).walk("VEVENT")
    moved = entry(due=datetime.date(2027, 1, 4))
    (again,) = Calendar.from_ical(written(moved, day=datetime.date(2026, 12, 1))).walk("VEVENT")
    assert first["uid"] == again["uid"]


def test_no_two_events_have_one_id() -> None:
    several = [entry(), entry(), entry(part="vhxh"), entry(2)]
    ids = {event["uid"] for event in Calendar.from_ical(written(*several)).walk("VEVENT")}
    assert len(ids) == len(several)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        written(entry()).replace(b"TRANSPARENT", b"OPAQUE"),
        written(entry()) + b"\r\n",
    ],
)
def test_a_file_that_somebody_else_wrote_or_changed_is_not_ours(data: bytes) -> None:
    assert not is_unchanged(data)


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=300))
def test_any_text_stays_one_line_of_at_most_75_bytes(text: str) -> None:
    data = written(entry(what=text))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["summary"] == f"Nhiệm vụ: {text}"
