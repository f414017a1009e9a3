"""The initiative work of an office over a period, as the indicators look at it."""

from ngocha_kh.documents.base import Office
from ngocha_kh.periods import Span
from ngocha_kh.progress.initiatives import View


def view_of(office: Office, span: Span) -> View:
    """The records of the office, seen on its day."""
    return View(
        initiatives=tuple(office.records("initiative")),
        sessions=tuple(office.records("session")),
        rounds=tuple(office.records("round")),
        units=office.units,
        settings=office.settings,
        calendar=office.calendar,
        span=span,
        day=office.as_of,
        activities=tuple(office.records("activity")),
        budget=tuple(office.records("budget")),
    )
