"""The document with its parts: what stands where on an official document (Phụ lục I, Mục IV).

Parts are found by text and position (`parts.py`), never by the names of styles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .kinds import DECISIONS
from .model import Block, Document, Look, Paragraph, Row
from .outline import Item, outlined
from .prose import Prose, prose_of
from .reach import everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An appendix ("Phụ lục I") or a document issued by another one (its own header, no number)."""

    label: Paragraph | None = None  #: "Phụ lục I"; None for an attached document
    title: tuple[Paragraph, ...] = ()
    attached: Paragraph | None = None  #: "(Kèm theo ...)"
    rule_at: tuple[Paragraph, ...] = ()  #: paragraphs that carry the line under it
    blocks: tuple[Block, ...] = ()  #: everything from the label on
    section: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The zones of Phụ lục I, Mục IV; None or empty when not found.

    `type` is the abbreviation of Phụ lục III ("BC", "KH", "QĐ", "TTr" ...), "CV" for a công văn,
    "TC" and so on; "" when the type cannot be told.
    """

    type: str = ""
    state: Paragraph | None = None  # zone 1
    motto: Paragraph | None = None
    motto_rule: tuple[Paragraph, ...] = ()  #: paragraphs whose `lines` may hold the rule
    parent: tuple[Paragraph, ...] = ()  # zone 2
    issuer: tuple[Paragraph, ...] = ()
    issuer_rule: tuple[Paragraph, ...] = ()
    number: Paragraph | None = None  # zone 3
    date: Paragraph | None = None  # zone 4
    header_rows: tuple[Row, ...] = ()  #: rows of the table that holds zones 1 to 4, if a table does
    type_name: Paragraph | None = None  # zone 5a
    summary: tuple[Paragraph, ...] = ()
    summary_rule: tuple[Paragraph, ...] = ()
    subject: tuple[Paragraph, ...] = ()  # zone 5b, "V/v ..."
    authority: tuple[Paragraph, ...] = ()  #: the issuing authority's line of a decision
    bases: tuple[Paragraph, ...] = ()  #: Căn cứ ..., Theo đề nghị của ...
    decides: Paragraph | None = None  #: "QUYẾT ĐỊNH:"
    addressed: Paragraph | None = None  # zone 9a: the line with "Kính gửi:"
    addressees: tuple[Paragraph, ...] = ()  #: the lines below it, when each has its own
    body: tuple[Block, ...] = ()  # zone 6
    end: Paragraph | None = None  #: the paragraph that ends with "./."
    signing: tuple[Paragraph, ...] = ()  # zone 7a: TM., KT., titles
    signer: Paragraph | None = None  # zone 7b
    sign_row: Row | None = None  #: the table row that holds zones 7 and 9b
    recipients_label: Paragraph | None = None  # zone 9b
    recipients: tuple[Paragraph, ...] = ()
    address: tuple[Paragraph, ...] = ()  # zone 13
    urgency: Paragraph | None = None  # zone 10b
    attachments: tuple[Attachment, ...] = ()

    @property
    def appendices(self) -> tuple[Attachment, ...]:
        return tuple(a for a in self.attachments if a.label is not None)

    @property
    def minutes(self) -> Paragraph | None:
        """The type name of a biên bản."""
        return self.type_name if self.type == "BB" else None

    @property
    def decision(self) -> Paragraph | None:
        """The type name of a quyết định or nghị quyết."""
        return self.type_name if self.type in DECISIONS else None

    @property
    def invitation(self) -> Paragraph | None:
        """The type name of a giấy mời."""
        return self.type_name if self.type == "GM" else None

    @property
    def body_text(self) -> tuple[Paragraph, ...]:
        """The body's paragraphs that stand outside tables and print something."""
        return tuple(b for b in self.body if isinstance(b, Paragraph) and not b.is_empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an agency fixes for itself; empty: the rule that needs it is not evaluated.

    `places`: right names for địa danh; `abbreviations`: of the agency and its units in symbols and
    in the line "Lưu"; `names`: names of persons; `units`: names of administrative units after their
    common noun, e.g. {"phường": ("Ngọc Hà",)}; `regions`: names of the province or city that the
    agency lies in; `severities`: rule id → severity or "off".
    """

    places: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    regions: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What a check sees; what several checks need is worked out once."""

    document: Document
    parts: Parts
    profile: Profile = Profile()

    @cached_property
    def everywhere(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the file, those of headers, footers, notes and text boxes too."""
        return tuple(everywhere(self.document))

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """Every look that some run has: few, however long the file is."""
        found = {id(r.look): r.look for p in self.everywhere for r in p.runs}
        labels = (p.number_look for p in self.everywhere if p.number_look)
        return (*found.values(), *{id(look): look for look in labels}.values())

    def holds(self, need: str) -> bool:
        """Whether a part, or "profile.x" of the agency, is there."""
        if need not in self._held:
            holder, _, name = need.rpartition(".")
            self._held[need] = bool(getattr(self.profile if holder else self.parts, name))
        return self._held[need]

    @cached_property
    def _held(self) -> dict[str, bool]:
        return {}

    @cached_property
    def outline(self) -> list[Item]:
        """The body outside tables, with what each paragraph is."""
        return outlined(self.parts.body_text)

    @cached_property
    def attached(self) -> list[list[Item]]:
        """The same for each appendix or attached document, without what heads it."""
        return [outlined(_inner(attachment)) for attachment in self.parts.attachments]

    @cached_property
    def prose(self) -> Prose:
        """What the rules on writing look at, as one text."""
        parts = self.parts
        added = (block for attachment in parts.attachments for block in attachment.blocks)
        return prose_of((*parts.addressees, *parts.bases, *parts.body, *added))


def _inner(attachment: Attachment) -> Iterator[Paragraph]:
    heads = {id(p) for p in (attachment.label, attachment.attached, *attachment.title)}
    for block in attachment.blocks:
        if isinstance(block, Paragraph) and not block.is_empty and id(block) not in heads:
            yield block
