"""The year's plan: its sentences word for word, and the obligations that they create."""

import datetime

from ngocha_kh.records.base import Frozen, Measure, Signature


class Deadline(Frozen, frozen=True, kw_only=True):
    text: str
    basis: str


class Obligation(Frozen, frozen=True, kw_only=True):
    """One atomic duty of the plan; `quote` is verbatim. `alias_of`: said twice, counted once."""

    id: str
    sentence: str
    quote: str
    type: str
    lead_units: tuple[str, ...]
    lead_basis: str
    period: str
    output: str
    applicability: str
    is_target: bool = False
    supporting_units: tuple[str, ...] = ()
    lead_source: str | None = None
    deadline: Deadline | None = None
    measure: Measure | None = None
    served_by: tuple[str, ...] = ()
    checked_by: tuple[str, ...] = ()
    applicability_reason: str | None = None
    decided_by: str | None = None
    decided_on: datetime.date | None = None
    alias_of: str | None = None
    note: str | None = None

    @property
    def section(self) -> str:
        """The section of the plan, e.g. "II.2"."""
        return self.id.rpartition("-")[0]

    @property
    def needs_service(self) -> bool:
        """Rules are proved by checks, not by tasks; aliases and what does not apply need none."""
        return (
            self.type != "rule" and self.alias_of is None and self.applicability != "not_applicable"
        )


class Sentence(Frozen, frozen=True, kw_only=True):
    text: str
    key: str | None = None


class Paragraph(Frozen, frozen=True, kw_only=True):
    sentences: tuple[Sentence, ...]
    bullet: bool = False


class Section(Frozen, frozen=True, kw_only=True):
    id: str
    paragraphs: tuple[Paragraph, ...]
    heading: str | None = None
    unit: str | None = None


class Slip(Frozen, frozen=True, kw_only=True):
    """A slip of the adopted text, kept as it is."""

    where: str
    note: str
    quote: str | None = None
    suggestion: str | None = None


class SignatureBlock(Frozen, frozen=True, kw_only=True):
    lines: tuple[str, ...]
    name: str


class Plan(Frozen, frozen=True, kw_only=True):
    id: str
    year: int
    title: str
    source_text: str
    bases: tuple[str, ...]
    sections: tuple[Section, ...]
    recipients: tuple[str, ...]
    signature: SignatureBlock
    obligations: tuple[Obligation, ...]
    number: str | None = None
    date: datetime.date | None = None
    closing: str | None = None
    slips: tuple[Slip, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
