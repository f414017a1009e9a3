"""Nonconformities (sự không phù hợp) and what was done to their causes (clause 10.2)."""

import datetime

from ngocha_kh.records.base import Cancelled, Evidence, Frozen


class Correction(Frozen, frozen=True, kw_only=True):
    """Xử lý ngay."""

    what: str
    on: datetime.date
    by: str | None = None


class RootCause(Frozen, frozen=True, kw_only=True):
    """Nguyên nhân gốc."""

    text: str
    method: str | None = None


class CorrectiveAction(Frozen, frozen=True, kw_only=True):
    """Hành động khắc phục."""

    what: str
    owner: str
    due: datetime.date
    done_on: datetime.date | None = None
    evidence: tuple[Evidence, ...] = ()


class Verification(Frozen, frozen=True, kw_only=True):
    """Lần kiểm tra xác nhận."""

    on: datetime.date
    by: str
    effective: bool
    note: str
    evidence: tuple[Evidence, ...] = ()


class Closing(Frozen, frozen=True, kw_only=True):
    """Đóng phiếu."""

    on: datetime.date
    by: str


class Nonconformity(Frozen, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A slip; its state on a day follows from `actions`, `verifications`, `closed` and `cancelled`."""

    id: str
    title: str
    source: str
    detected_on: datetime.date
    unit: str
    description: str
    class_: str
    audit: str | None = None
    clause: str | None = None
    procedure: str | None = None
    step: int | None = None
    month: str | None = None
    objective_evidence: str | None = None
    raised_by: str | None = None
    due: datetime.date | None = None
    correction: Correction | None = None
    root_cause: RootCause | None = None
    similar_checked: bool = False
    similar_note: str | None = None
    actions: tuple[CorrectiveAction, ...] = ()
    verifications: tuple[Verification, ...] = ()
    closed: Closing | None = None
    cancelled: Cancelled | None = None
    notes: str | None = None
