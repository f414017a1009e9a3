"""ISO procedures (quy trình): what is done, by whom, in what time, and every issue of the text."""

import datetime

from ngocha_kh.records.base import DecisionRef, Duration, Frozen, Signature


class Service(Frozen, frozen=True, kw_only=True):
    """Thủ tục hành chính."""

    code: str
    name: str | None = None
    level: str | None = None
    shared_with: str | None = None


class ApprovedInternal(Frozen, frozen=True, kw_only=True):
    """Quy trình nội bộ giải quyết thủ tục hành chính đã được phê duyệt."""

    number: str
    on: datetime.date
    issuer: str
    deadline: Duration | None = None


class Definition(Frozen, frozen=True, kw_only=True):
    """Định nghĩa hoặc chữ viết tắt."""

    term: str
    meaning: str


class Paper(Frozen, frozen=True, kw_only=True):
    """Giấy tờ trong thành phần hồ sơ."""

    name: str
    form: str | None = None
    original: bool = False
    shown: bool = False


class Step(Frozen, frozen=True, kw_only=True):
    """Bước của quy trình."""

    content: str
    unit: str | None = None
    role: str | None = None
    time: Duration | None = None
    outside: bool = False
    output: str | None = None


class FormSheet(Frozen, frozen=True, kw_only=True):
    """Biểu mẫu."""

    code: str
    name: str


class RecordKept(Frozen, frozen=True, kw_only=True):
    """Hồ sơ lưu."""

    name: str
    place: str
    term: str


class Risk(Frozen, frozen=True, kw_only=True):
    """Rủi ro và cách xử lý."""

    risk: str
    treatment: str


class Change(Frozen, frozen=True, kw_only=True):
    """Phần được sửa."""

    part: str
    content: str


class Revision(Frozen, frozen=True, kw_only=True):
    """Lần ban hành, sửa đổi; chưa có issued_on là dự thảo."""

    edition: int
    revision: int
    reason: str
    issued_on: datetime.date | None = None
    effective_on: datetime.date | None = None
    request: str | None = None
    changes: tuple[Change, ...] = ()
    legal_bases: tuple[str, ...] = ()
    triggered_by: tuple[str, ...] = ()
    drafted_by: str | None = None
    reviewed_by: str | None = None
    approved_by: str | None = None
    decision: DecisionRef | None = None


class Review(Frozen, frozen=True, kw_only=True):
    """Lần rà soát."""

    on: datetime.date
    by: str
    conclusion: str
    documents: tuple[str, ...] = ()
    note: str | None = None


class Repeal(Frozen, frozen=True, kw_only=True):
    """Việc bãi bỏ."""

    on: datetime.date
    reason: str
    decision: DecisionRef | None = None


class Procedure(Frozen, frozen=True, kw_only=True):
    """A procedure; its state on a day follows from `revisions` and `repealed`."""

    id: str
    title: str
    type: str
    owner_unit: str
    code: str | None = None
    field: str | None = None
    internal: bool = False
    services: tuple[Service, ...] = ()
    approved_internal: ApprovedInternal | None = None
    purpose: str | None = None
    scope: str | None = None
    definitions: tuple[Definition, ...] = ()
    papers: tuple[Paper, ...] = ()
    sets: int | None = None
    manner: tuple[str, ...] = ()
    receiving_place: str | None = None
    applicants: str | None = None
    deciding_agency: str | None = None
    conditions: tuple[str, ...] = ()
    deadline: Duration | None = None
    fee: str | None = None
    result: str | None = None
    steps: tuple[Step, ...] = ()
    forms: tuple[FormSheet, ...] = ()
    records_kept: tuple[RecordKept, ...] = ()
    risks: tuple[Risk, ...] = ()
    revisions: tuple[Revision, ...] = ()
    reviews: tuple[Review, ...] = ()
    repealed: Repeal | None = None
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
