"""Measuring instruments at markets and shops, control scales, and traceability of goods."""

import datetime

from ngocha_kh.records.base import Evidence, Frozen


class Device(Frozen, frozen=True, kw_only=True):
    """Phương tiện đo cùng loại, cùng lần kiểm định."""

    device_type: str
    count: int
    last_verified_on: datetime.date
    expires_on: datetime.date | None = None
    certificate: str | None = None
    control_point: bool = False


class Check(Frozen, frozen=True, kw_only=True):
    """Lần kiểm tra."""

    on: datetime.date
    device_type: str
    checked: int
    valid: int
    expired: int
    rejected: int
    activity: str | None = None
    note: str | None = None


class BoardReport(Frozen, frozen=True, kw_only=True):
    """Báo cáo của ban quản lý."""

    year: int
    received_on: datetime.date
    document: str | None = None


class Tracing(Frozen, frozen=True, kw_only=True):
    """Kết quả truy xuất nguồn gốc."""

    on: datetime.date
    goods: str
    reached: int
    committed: int
    working: int
    note: str | None = None


class Measuring(Frozen, frozen=True, kw_only=True):
    """What is known of the instruments and of traceability at some places of the ward."""

    id: str
    title: str
    place: str
    unit: str
    obligations: tuple[str, ...] = ()
    devices: tuple[Device, ...] = ()
    checks: tuple[Check, ...] = ()
    board_reports: tuple[BoardReport, ...] = ()
    board_must_report: bool = False
    tracing: tuple[Tracing, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: str | None = None
