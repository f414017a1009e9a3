"""Head and foot of papers that Điều 7 does not list (see `papers`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import styles, wording
from .centred import frame, rule
from .frontmatter import FrontMatter
from .header import attached_header
from .metrics import mm
from .papers import PERSONAL
from .reference import Reference
from .xmltext import paragraph, run

_NOTE = re.compile(r"\(.*\)")  # "(Ký và ghi rõ họ tên)" under a post
_ITALIC = '<w:b w:val="0"/><w:i/>'
_BETWEEN = 240  # twips between a name and the next post below it
_ABOVE_FOOT = 120  # twips between the last line of the text and place and date


def paper_head(front: FrontMatter, ref: Reference) -> str:
    """Quốc hiệu and Tiêu ngữ in the middle of the page, or beside the names of the office."""
    if front.layout != PERSONAL:
        return attached_header(front, ref)
    lines = ((styles.STATE, wording.STATE), (styles.MOTTO, wording.MOTTO))
    length = ref.font(styles.MOTTO, bold=True).width(wording.MOTTO)
    return "".join(paragraph(ref.ids[style], run(text)) for style, text in lines) + rule(
        length, mm(ref.page.text_width), ref
    )


def paper_foot(front: FrontMatter, ref: Reference) -> str:
    """Place and date at the right, below them the signatories in two columns.

    One alone signs at the right.
    """
    half = ref.page.text_width // 2
    rows: list[tuple[str, str]] = []
    blank = paragraph(ref.ids[styles.AUTHORITY], "", keep_next=True)
    if front.place:
        dated = f"{front.place}, {wording.day_in_words(front.day, front.year)}"
        style = ref.ids[styles.PLACE_DATE]
        rows.append((blank, paragraph(style, run(dated), keep_next=True, before=_ABOVE_FOOT)))
    signing = list(_signatories(front))
    for at in range(0, len(signing), 2):
        *before, right = signing[at : at + 2]
        left = before[0] if before else None
        gap = _BETWEEN if at else None
        rows += [
            (_posts(left[0], ref, gap) if left else blank, _posts(right[0], ref, gap)),
            (_name(left[1] if left else "", ref), _name(right[1], ref)),
        ]
    return frame((half, ref.page.text_width - half), rows, ref) if rows else ""


def _signatories(front: FrontMatter) -> Iterator[tuple[Sequence[str], str]]:
    """Posts with their notes, and the name under them."""
    for item in front.signatories:
        *posts, name = item.split("\n")
        yield posts or [name], name if posts else ""


def _posts(lines: Sequence[str], ref: Reference, gap: int | None) -> str:
    style = ref.ids[styles.AUTHORITY]
    return "".join(
        paragraph(
            style,
            run(line, _ITALIC) if _NOTE.fullmatch(line) else run(line.upper()),
            keep_next=True,
            before=gap if index == 0 else None,
        )
        for index, line in enumerate(lines)
    )


def _name(name: str, ref: Reference) -> str:
    return paragraph(ref.ids[styles.SIGNER], run(name) if name else "")
