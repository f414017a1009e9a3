"""One-stop figures (một cửa) of a month by field, as the City's system counts them."""

import datetime

from ngocha_kh.records.base import Frozen


class OneStopRow(Frozen, frozen=True, kw_only=True):
    """Số liệu một lĩnh vực."""

    field: str
    received: int
    early_or_on_time: int
    late: int
    resolved: int
    within_time: int
    overdue: int
    in_process: int
    carried_over: int | None = None
    online_full: int | None = None
    online_partial: int | None = None
    direct: int | None = None
    postal: int | None = None
    non_local: int | None = None
    early: int | None = None
    on_time: int | None = None
    late_with_apology: int | None = None
    late_without_apology: int | None = None
    withdrawn: int | None = None
    stopped: int | None = None
    refused: int | None = None
    note: str | None = None


class OneStopTotal(Frozen, frozen=True, kw_only=True):
    """Dòng tổng cộng của bảng nguồn."""

    received: int
    resolved: int
    in_process: int


class Payments(Frozen, frozen=True, kw_only=True):
    """Thanh toán."""

    total: int
    online: int
    direct: int


class Satisfaction(Frozen, frozen=True, kw_only=True):
    """Mức độ hài lòng."""

    very: int
    satisfied: int
    not_satisfied: int
    valid_answers: int
    source: str | None = None


class OneStop(Frozen, frozen=True, kw_only=True):
    """A month of one-stop figures; totals of the month are the sum over `rows`."""

    id: str
    table_family: str
    unit: str
    extracted_on: datetime.date
    rows: tuple[OneStopRow, ...]
    source_document: str | None = None
    total: OneStopTotal | None = None
    carry_over_note: str | None = None
    jump_note: str | None = None
    linked_files: int | None = None
    digitised: int | None = None
    payments: Payments | None = None
    satisfaction: Satisfaction | None = None
    notes: str | None = None
