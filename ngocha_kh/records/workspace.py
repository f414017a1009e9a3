"""Settings of one ward: the agency, its reporting windows, who signs, policy switches."""

import datetime

import msgspec

from ngocha_kh.records.base import Frozen, Source
from ngocha_kh.records.initiative_settings import InitiativeSettings
from ngocha_kh.records.qms_settings import QmsSettings


class Agency(Frozen, frozen=True, kw_only=True):
    name: str
    short_name: str
    header_lines: tuple[str, ...]
    abbreviation: str
    place: str
    parent_lines: tuple[str, ...] = ()
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

    def in_office(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


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
    severities: dict[str, str] = msgspec.field(default_factory=dict)
    notes: str | None = None

    @property
    def id(self) -> str:
        return "workspace"
