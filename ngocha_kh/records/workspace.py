"""Settings of one ward: the agency, its reporting windows, who signs, policy switches."""

import datetime
from typing import Final

import msgspec

from ngocha_kh.records.base import Frozen, Source
from ngocha_kh.records.initiative_settings import InitiativeSettings
from ngocha_kh.records.plan_terms import PlanTerms
from ngocha_kh.records.qms_settings import QmsSettings


class Agency(Frozen, frozen=True, kw_only=True):
    name: str
    short_name: str
    header_lines: tuple[str, ...]
    abbreviation: str
    place: str
    parent_lines: tuple[str, ...] = ()
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    source: Source | None = None


class Window(Frozen, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """Month-day texts, both inclusive; a first day after the last lies in the year before."""

    first: str
    last: str


class DueDays(Frozen, frozen=True, kw_only=True):
    half_1: str
    year: str


class Reporting(Frozen, frozen=True, kw_only=True):
    half_1: Window
    half_2: Window
    year: Window
    unit_report_due: DueDays | None = None
    report_due: DueDays | None = None
    basis: str | None = None
    charts: bool = True
    contents: bool = False
    source: Source | None = None


class ProgressSettings(Frozen, frozen=True, kw_only=True):
    due_soon_days: int = 7
    source: Source | None = None


class Policy(Frozen, frozen=True, kw_only=True):
    """Reminder thresholds; all of them proposals until the ward confirms them."""

    unserved_warning_from: str = "03-31"
    unserved_error_from: str = "06-30"
    reminder_after_days: int = 30
    reply_working_days: int = 5
    source: Source | None = None


#: What stands before the post of whoever acts for the head (Nghị định 30/2020/NĐ-CP, Điều 13).
CAPACITY_MARKS: Final = {
    "deputy": "KT.", "acting": "Q.", "by_order": "TL.", "by_authorization": "TUQ.",
}  # fmt: skip


class Signer(Frozen, frozen=True, kw_only=True):
    """Who signs, as what, from when to when (Nghị định 30/2020/NĐ-CP, Điều 13).

    `capacity`: head, deputy (KT.), acting (Q.), by_order (TL.) or by_authorization (TUQ.);
    `head_post` is the post named behind those marks; `signs`: names of documents, empty for all;
    `unit`: whose own documents they sign, None for the agency's.
    """

    name: str
    post: str
    capacity: str = "head"
    head_post: str = "Chủ tịch"
    deputy_to: str | None = None
    unit: str | None = None
    signs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    document: str | None = None
    note: str | None = None

    @property
    def capacity_text(self) -> str:
        """As it stands above a name: CHỦ TỊCH, KT. CHỦ TỊCH, TL. CHỦ TỊCH (Điều 13)."""
        mark = CAPACITY_MARKS.get(self.capacity)
        return f"{mark} {self.head_post.upper()}" if mark else self.post.upper()

    def in_office(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Signing(Frozen, frozen=True, kw_only=True):
    """Which capacities need a paper that delegates the signing."""

    delegation_for: tuple[str, ...]
    source: Source


class GitSettings(Frozen, frozen=True, kw_only=True):
    """Signatures of commits: `signatures` is off, show or require; `allowed_signers` a file."""

    signatures: str
    source: Source
    allowed_signers: str | None = None


class ChangeReview(Frozen, frozen=True, kw_only=True):
    """When `nkh validate --base` lists an entry as noted late; hours are of Việt Nam."""

    back_dated_days: int = 15
    last_evening_from: int = 17
    source: Source = Source(text="Đề xuất", confirmed=False)


_SIGNING = Signing(
    delegation_for=("by_order", "by_authorization"),
    source=Source(
        text="Nghị định 30/2020/NĐ-CP, Điều 13, khoản 3 và 4: thừa ủy quyền phải bằng văn bản, "
        "thừa lệnh phải quy định trong quy chế; khoản 2 (ký thay) không đòi văn bản riêng",
        confirmed=True,
    ),
)
_GIT = GitSettings(signatures="show", source=Source(text="Đề xuất", confirmed=False))


class Settings(Frozen, frozen=True, kw_only=True):
    """`records/workspace.yaml`."""

    agency: Agency
    standing_unit: str
    current_plan: str
    illustrative: bool
    reporting: Reporting
    signers: tuple[Signer, ...]
    report_recipients: tuple[str, ...]
    illustrative_mark: str = "SỐ LIỆU MINH HỌA - KHÔNG PHẢI SỐ LIỆU CHÍNH THỨC"
    report_addressees: tuple[str, ...] = ()
    progress: ProgressSettings = ProgressSettings()
    policy: Policy = Policy()
    initiatives: InitiativeSettings = InitiativeSettings()
    qms: QmsSettings = QmsSettings()
    plan_terms: PlanTerms = PlanTerms()
    signing: Signing = _SIGNING
    git: GitSettings = _GIT
    review: ChangeReview = ChangeReview()
    severities: dict[str, str] = msgspec.field(default_factory=dict)
    rules_from: dict[str, datetime.date] = msgspec.field(default_factory=dict)
    notes: str | None = None

    @property
    def id(self) -> str:
        return "workspace"
