"""Initiatives (sáng kiến): from the idea to the certificate, the City and the next office."""

import datetime

from ngocha_kh.records.base import Frozen, Signature


class Author(Frozen, frozen=True, kw_only=True):
    """Tác giả."""

    person: str
    unit: str
    post: str
    share_percent: float
    is_lead: bool = False
    signed_on: datetime.date | None = None


class Investor(Frozen, frozen=True, kw_only=True):
    """Chủ đầu tư tạo ra sáng kiến."""

    kind: str
    unit: str | None = None
    name: str | None = None
    public_funds: bool = False


class FirstApplied(Frozen, frozen=True, kw_only=True):
    """Áp dụng lần đầu."""

    date: datetime.date
    kind: str
    place: str
    finished_on: datetime.date | None = None


class Helper(Frozen, frozen=True, kw_only=True):
    """Người tham gia."""

    person: str
    work: str
    unit: str | None = None


class Description(Frozen, frozen=True, kw_only=True):
    """Mô tả."""

    current_state: str | None = None
    content: str | None = None
    novelty: str | None = None
    conditions: str | None = None
    applicability: str | None = None
    public_summary: str | None = None


class Comparison(Frozen, frozen=True, kw_only=True):
    """Chỉ tiêu."""

    indicator: str
    unit: str
    before: float
    after: float
    method: str | None = None
    source: str | None = None


class Benefit(Frozen, frozen=True, kw_only=True):
    """Lợi ích."""

    economic_gain_vnd: int | None = None
    gain_method: str | None = None
    verified: bool = False
    social: str | None = None
    by_others: str | None = None
    highlighted: bool = False
    measures: tuple[Comparison, ...] = ()


class Confidential(Frozen, frozen=True, kw_only=True):
    """Thông tin bảo mật."""

    present: bool
    kept_at: str | None = None


class ConditionsCheck(Frozen, frozen=True, kw_only=True):
    """Kiểm tra điều kiện."""

    novel: str | None = None
    applied: str | None = None
    beneficial: str | None = None
    not_excluded: str | None = None
    ip_checked: str | None = None
    note: str | None = None


class Compared(Frozen, frozen=True, kw_only=True):
    """Đối chiếu."""

    to: str
    similarity: int | None = None
    note: str | None = None


class Defect(Frozen, frozen=True, kw_only=True):
    """Thiếu sót."""

    text: str
    asked_on: datetime.date
    due_on: datetime.date
    fixed_on: datetime.date | None = None


class Intake(Frozen, frozen=True, kw_only=True):
    """Tiếp nhận."""

    registered_on: datetime.date | None = None
    received_on: datetime.date | None = None
    late_reason: str | None = None
    register_no: str | None = None
    accepted_on: datetime.date | None = None
    refused_on: datetime.date | None = None
    reason: str | None = None
    defects: tuple[Defect, ...] = ()


class SuperiorConsent(Frozen, frozen=True, kw_only=True):
    """Chấp thuận của cấp trên."""

    asked_on: datetime.date
    answer: str | None = None
    answered_on: datetime.date | None = None
    document: str | None = None


class Decision(Frozen, frozen=True, kw_only=True, rename={"grade": "class"}):
    """Quyết định."""

    number: str
    date: datetime.date
    document: str | None = None
    grade: str | None = None
    delay_reason: str | None = None
    reason: str | None = None


class Certificate(Frozen, frozen=True, kw_only=True):
    """Giấy chứng nhận."""

    person: str
    number: str
    date: datetime.date
    recalled_on: datetime.date | None = None


class Answer(Frozen, frozen=True, kw_only=True):
    """Văn bản trả lời của cấp trên."""

    number: str
    date: datetime.date


class Effect(Frozen, frozen=True, kw_only=True):
    """Cấp."""

    level: str
    state: str
    proposed_on: datetime.date | None = None
    submitted_on: datetime.date | None = None
    decided_on: datetime.date | None = None
    document: str | None = None
    answer: Answer | None = None
    session: str | None = None
    result: str | None = None


class Adopter(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Đơn vị áp dụng."""

    unit: str
    from_: datetime.date
    confirmed_on: datetime.date | None = None
    result: str | None = None


class Replication(Frozen, frozen=True, kw_only=True):
    """Nhân rộng."""

    state: str
    plan: str | None = None
    target_units: tuple[str, ...] = ()
    due: datetime.date | None = None
    result: str | None = None
    adopters: tuple[Adopter, ...] = ()


class Check(Frozen, frozen=True, kw_only=True):
    """Kiểm tra."""

    on: datetime.date
    place: str
    by: str
    finding: str


class AwardUse(Frozen, frozen=True, kw_only=True):
    """Lần dùng."""

    person: str
    kind: str
    year: int
    level_used: str | None = None
    on: datetime.date | None = None
    document: str | None = None
    reported_on: datetime.date | None = None


class IntegrityHold(Frozen, frozen=True, kw_only=True):
    """Tạm dừng xét."""

    on: datetime.date
    reason: str
    until: datetime.date | None = None


class Publication(Frozen, frozen=True, kw_only=True):
    """Công khai."""

    state: str
    consent: str | None = None
    url: str | None = None
    on: datetime.date | None = None


class Paper(Frozen, frozen=True, kw_only=True):
    """Giấy tờ."""

    kind: str
    number: str | None = None
    date: datetime.date | None = None
    signer: str | None = None
    file: str | None = None
    sha256: str | None = None
    version: int | None = None


class Step(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Bước."""

    on: datetime.date
    by: str
    event: str
    to: str
    from_: str | None = None
    note: str | None = None
    person: str | None = None


class Initiative(Frozen, frozen=True, kw_only=True):
    """Sáng kiến: một sáng kiến từ khi đăng ký ý tưởng đến khi công nhận, nhân rộng. Không chứa dữ liệu cá nhân ngoài họ tên, chức vụ, đơn vị."""

    id: str
    title: str
    year: int
    state: str
    recognizing_body: str
    solution_type: str
    fields: tuple[str, ...]
    authors: tuple[Author, ...]
    round: str | None = None
    archived_from: str | None = None
    problem: str | None = None
    task: str | None = None
    investor: Investor | None = None
    first_applied: FirstApplied | None = None
    helpers: tuple[Helper, ...] = ()
    relatives: tuple[str, ...] = ()
    description: Description | None = None
    benefit: Benefit | None = None
    confidential: Confidential | None = None
    conditions_check: ConditionsCheck | None = None
    compared: tuple[Compared, ...] = ()
    intake: Intake | None = None
    sessions: tuple[str, ...] = ()
    superior_consent: SuperiorConsent | None = None
    decision: Decision | None = None
    certificates: tuple[Certificate, ...] = ()
    effect: tuple[Effect, ...] = ()
    replication: Replication | None = None
    checks: tuple[Check, ...] = ()
    award_uses: tuple[AwardUse, ...] = ()
    integrity_hold: IntegrityHold | None = None
    publication: Publication | None = None
    papers: tuple[Paper, ...] = ()
    log: tuple[Step, ...] = ()
    retention_class: str | None = None
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
