"""The last day to mend a nonconformity: what the slip says, else a term by its class and source."""

import datetime

from ngocha_kh.qms.states import slip_due
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.qms_settings import QmsSettings
from ngocha_kh.workdays import Calendar, add_months


def last_day(
    slip: Nonconformity,
    qms: QmsSettings,
    calendar: Calendar,
    *,
    minutes_on: datetime.date | None = None,
) -> datetime.date | None:
    """The last day, inclusive, to mend what the slip found; None for an observation without one.

    After an inspection the agency reports within two months of its minutes (Thông tư
    26/2014/TT-BKHCN, Điều 37), so a later day of the slip itself does not count. `minutes_on` is
    the day of these minutes; the day of detection when it is not known.
    """
    own = slip_due(slip)
    term = term_of(slip, qms, calendar, minutes_on=minutes_on)
    if slip.source == "inspection" and own and term:
        return min(own, term)
    return own or term


def term_of(
    slip: Nonconformity,
    qms: QmsSettings,
    calendar: Calendar,
    *,
    minutes_on: datetime.date | None = None,
) -> datetime.date | None:
    """The last day by class and source alone, whatever the slip says; None for an observation."""
    if slip.class_ == "observation":
        return None
    if slip.source == "inspection":
        months = qms.inspection_months.value
        return calendar.end_of_term(add_months(minutes_on or slip.detected_on, months))
    days = qms.major_days.value if slip.class_ == "major" else qms.minor_days.value
    return calendar.end_of_term(slip.detected_on + datetime.timedelta(days=days))
