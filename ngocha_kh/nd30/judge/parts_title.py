"""Zones 5a and 5b: the type, the trích yếu of a named type, that of a công văn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from .kinds import ABBREVIATIONS, DECISIONS, LETTER, abbreviation, is_type, type_of
from .model import Paragraph
from .parts_head import MARKS, URGENCY, Head, is_date
from .parts_pieces import LEFT, WHOLE, Piece
from .parts_summary import BODY_START, begins_summary, looks_like_summary
from .words import is_rule_text, is_upper

_MOST_SUMMARY = 6
_MOST_BEFORE = 12  #: pieces with text between head and type name
_NO_SUMMARY = frozenset({"GGT", "GNP"})  # Phụ lục III, Mẫu 1.8 and 1.10
_SYMBOL = re.compile(r"/\s*(\d{4}\s*/)?\s*([^\W\d]+)")


@dataclass(slots=True, eq=False)
class Title:
    """What was found between head and body; `rest` is the index of the first piece after it.

    The last five are found by `parts_opening`.
    """

    type: str = ""
    name: Piece | None = None
    summary: list[Piece] = field(default_factory=list)
    summary_rule: list[Piece] = field(default_factory=list)
    subject: list[Piece] = field(default_factory=list)
    authority: list[Piece] = field(default_factory=list)
    bases: list[Piece] = field(default_factory=list)
    decides: Piece | None = None
    addressed: Piece | None = None
    addressees: list[Piece] = field(default_factory=list)
    rest: int = 0


def find_title(pieces: Sequence[Piece], head: Head) -> Title:
    """The title after `head`."""
    title = Title(rest=head.rest)
    _subject(title, pieces, head)
    _type_name(title, pieces, head)
    title.type = _type(title, head)
    if title.name and title.type not in _NO_SUMMARY:
        _summary(title, pieces)
    return title


def _subject(title: Title, pieces: Sequence[Piece], head: Head) -> None:
    """ "V/v ..." under the number, in its cell or below the table."""
    first = next((i for i, p in enumerate(pieces[:60]) if _is_subject(p)), None)
    if first is None:
        return
    start = pieces[first]
    for piece in pieces[first:]:
        inside = piece.lane == start.lane and piece.table == start.table
        if not inside and (start.table or start.lane == WHOLE):
            break
        if piece.is_empty or BODY_START.match(piece.key) or len(title.subject) == _MOST_SUMMARY:
            break
        if inside and not is_date(piece.key) and piece.key not in URGENCY:
            title.subject.append(piece)
    title.rest = max(title.rest, first + len(title.subject))


def _is_subject(piece: Piece) -> bool:
    return piece.key.startswith(("V/V", "VV ")) or (
        piece.lane == LEFT and piece.key.startswith("VE VIEC")
    )


def _type_name(title: Title, pieces: Sequence[Piece], head: Head) -> None:
    """The name of a type; else the first centred line of capitals."""
    if title.subject and title.subject[0].lane == LEFT:
        return  # công văn: the summary stands under the number
    shown = [
        p
        for p in pieces[head.rest :]
        if not p.is_empty
        and p.lane == WHOLE
        and not is_rule_text(p.text)
        and p.key not in MARKS | URGENCY
    ][:_MOST_BEFORE]
    stop = next((i for i, p in enumerate(shown) if BODY_START.match(p.key)), len(shown))
    before = shown[:stop]
    title.name = next((p for p in before if is_type(p.text)), None) or next(
        (p for p in before if is_upper(p.text) and type_of(p.text)), None
    )
    if title.name is None and not title.subject and head.number:
        title.name = next((p for p in before[:1] if is_upper(p.text) and p.is_centred), None)
    if title.name:
        title.rest = pieces.index(title.name) + 1
        if title.subject and pieces.index(title.subject[0]) >= title.rest:
            title.subject = []  # "V/v ..." under a type name is its trích yếu


def _type(title: Title, head: Head) -> str:
    named = type_of(title.name.text) if title.name else ""
    if named:
        return named
    match = _SYMBOL.search(head.number.text) if head.number else None
    short = abbreviation(match[2]) if match else ""
    if short in ABBREVIATIONS and not title.subject:
        return short
    return LETTER if title.subject or (match and not title.name) else short


def _summary(title: Title, pieces: Sequence[Piece]) -> None:
    """Centred lines under the type name; the first one however it looks, unless it is plainly body."""
    assert title.name is not None
    start = pieces.index(title.name) + 1
    index = start
    while index < len(pieces):
        piece = pieces[index]
        if piece.is_empty or is_rule_text(piece.text):
            if title.summary:
                break
        elif _is_summary(piece, title):
            title.summary.append(piece)
        else:
            break
        index += 1
    if not title.summary:
        return
    first = pieces.index(title.summary[0])
    end = pieces.index(title.summary[-1]) + 1
    title.summary_rule = [*title.summary, *_rule_below(pieces, end)]
    title.summary_rule += [p for p in pieces[start - 1 : first] if p not in title.summary_rule]
    title.rest = end + sum(1 for _ in takewhile(_is_note, pieces[end:]))


def _is_summary(piece: Piece, title: Title) -> bool:
    if len(title.summary) == _MOST_SUMMARY or piece.lane != WHOLE:
        return False
    if not title.summary:
        return begins_summary(piece, title.type)
    if BODY_START.match(piece.key) or not looks_like_summary(title.summary[0]):
        return False
    if is_upper(piece.text):  # the authority line of a decision
        return is_upper(title.summary[0].text) and title.type not in DECISIONS
    return piece.is_centred and not any(line.lines for line in _paragraphs(title.summary))


def _paragraphs(pieces: Sequence[Piece]) -> list[Paragraph]:
    return [piece.paragraph for piece in pieces]


def _is_note(piece: Piece) -> bool:
    """A centred line in brackets between the trích yếu and its rule."""
    return piece.is_centred and piece.text.startswith("(")


def _rule_below(pieces: Sequence[Piece], start: int) -> list[Piece]:
    """Empty pieces and lines of characters from `start` on, and the text after them when a drawn
    line hangs in it.
    """
    found: list[Piece] = []
    for piece in pieces[start:]:
        if piece.is_empty or is_rule_text(piece.text) or _is_note(piece):
            found.append(piece)
            continue
        if any(line.kind == "shape" for line in piece.paragraph.lines):
            found.append(piece)
        break
    return found
