"""A document → its parts, found by text and position (Phụ lục I, Mục IV and V).

The line "Số:" is the anchor: what stands above it is the issuer, what stands below it the type.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .contents import without_contents
from .model import Block, Document, Paragraph
from .paper import Parts
from .parts_address import find_address
from .parts_attached import find_attachments
from .parts_head import Head, find_head
from .parts_opening import find_opening
from .parts_pieces import BOXED, Piece, boxes, pieces
from .parts_sign import find_sign, sign_window
from .parts_title import Title, find_title

_HEAD_BLOCKS = 70
_HEAD_PARAGRAPHS = 25  #: text boxes anchored in these may hold zones of the head


def find(document: Document) -> Parts:
    """The parts of `document`; what cannot be found stays empty, nothing is ever raised."""
    top = [
        *boxes(document, first=_HEAD_PARAGRAPHS),
        *pieces(document, range(min(_HEAD_BLOCKS, len(document.blocks)))),
    ]
    head = find_head(top)
    title = find_title(top, head)
    find_opening(title, top)
    start = _body_start(top, title)
    sign = find_sign([*pieces(document, sign_window(document, start))])
    if sign.first is None and sign.label is None:
        sign = find_sign(boxes(document))
    after = start if sign.last is None else sign.last + 1
    attachments = find_attachments(document, after, after_sign=sign.last is not None)
    stop = _first_block(document, [a.blocks for a in attachments])
    if sign.first is not None:
        stop = min(stop, sign.first)
    body = without_contents(document.blocks[start:stop])
    return replace(
        _upper(head, title),
        body=body,
        end=_end(body),
        signing=_many(sign.signing),
        signer=_one(sign.signer),
        sign_row=sign.row,
        recipients_label=_one(sign.label),
        recipients=_many(sign.recipients),
        address=find_address(document),
        attachments=tuple(attachments),
    )


def _body_start(top: Sequence[Piece], title: Title) -> int:
    """Index of the first block after everything that was found above the body."""
    found = [p.block for p in top[: title.rest] if p.block != BOXED]
    last = [p.block for p in title.summary_rule if p.is_empty and p.block != BOXED]
    return max([*found, *last], default=-1) + 1


def _first_block(document: Document, groups: Iterable[tuple[Block, ...]]) -> int:
    first = next((blocks[0] for blocks in groups if blocks), None)
    if first is None:
        return len(document.blocks)
    return next(i for i, block in enumerate(document.blocks) if block is first)


def _end(body: Sequence[Block]) -> Paragraph | None:
    """The last paragraph that ends with "./."."""
    lines = (block for block in reversed(body) if isinstance(block, Paragraph))
    return next((line for line in lines if line.text.rstrip().endswith("./.")), None)


def _one(piece: Piece | None) -> Paragraph | None:
    return piece.paragraph if piece else None


def _many(found: Iterable[Piece]) -> tuple[Paragraph, ...]:
    return tuple(piece.paragraph for piece in found)


def _upper(head: Head, title: Title) -> Parts:
    return Parts(
        type=title.type,
        state=_one(head.state),
        motto=_one(head.motto),
        motto_rule=_many(head.motto_rule),
        parent=_many(head.parent),
        issuer=_many(head.issuer),
        issuer_rule=_many(head.issuer_rule),
        number=_one(head.number),
        date=_one(head.date),
        header_rows=head.rows(),
        urgency=_one(head.urgency),
        type_name=_one(title.name),
        summary=_many(title.summary),
        summary_rule=_many(title.summary_rule),
        subject=_many(title.subject),
        authority=_many(title.authority),
        bases=_many(title.bases),
        decides=_one(title.decides),
        addressed=_one(title.addressed),
        addressees=_many(title.addressees),
    )
