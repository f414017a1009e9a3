"""The head of the document: zones 1 to 5a and 9a, căn cứ (Phụ lục I, Phần I, Mục II.1 to II.6)."""

from __future__ import annotations

from . import styles, wording
from .frontmatter import FrontMatter
from .lengths import SHORT_RULE, balanced_width, longest
from .metrics import TWIPS_PER_MM, twips
from .reference import Reference
from .xmltext import indent, paragraph, run

_SLACK_MM = 3.0  # another Times face may be a little wider: Quốc hiệu must not wrap
_LEAST_LEFT_MM = 45.0


def mm(value: int) -> float:
    """Twips → millimetres."""
    return value / TWIPS_PER_MM


def head(front: FrontMatter, ref: Reference) -> str:
    """Everything above the body."""
    return (
        header_table(front, ref)
        + title(front, ref)
        + addressees(front, ref)
        + "".join(paragraph(ref.ids[styles.BASIS], run(t)) for t in wording.listed(front.bases, ""))
    )


def rule(length_mm: float, width_mm: float, ref: Reference) -> str:
    """A solid line of `length_mm` centred in `width_mm`.

    The border of an empty paragraph, cut by indents.
    """
    side = max(0, twips((width_mm - length_mm) / 2))
    return paragraph(ref.ids[styles.RULE], "", indent=indent(left=side, right=side, first=0))


def frame(widths: tuple[int, int], rows: list[tuple[str, str]], ref: Reference) -> str:
    """A borderless table of two columns; its rows do not break over pages."""
    cells = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ref.ids[styles.FRAME]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"
    )


def header_table(front: FrontMatter, ref: Reference) -> str:
    """Zones 2 and 1 in the first row, 3 and 4 in the second."""
    state = ref.font(styles.STATE, bold=True)
    motto = ref.font(styles.MOTTO, bold=True)
    dated = f"{front.place}, {wording.day_in_words(front.day, front.year)}"
    total = mm(ref.page.text_width)
    needed = max(state.width(wording.STATE), ref.font(styles.PLACE_DATE, italic=True).width(dated))
    right = min(needed + _SLACK_MM, total - _LEAST_LEFT_MM)
    widths = (ref.page.text_width - twips(right), twips(right))
    left = mm(widths[0])
    issuer = [line.upper() for line in front.issuer]
    names = _lines(ref, styles.PARENT, [line.upper() for line in front.parent])
    names += _lines(ref, styles.ISSUER, issuer)
    widest = longest(issuer, left, ref.font(styles.ISSUER, bold=True))
    names += rule(SHORT_RULE * widest, left, ref)
    state_lines = _lines(ref, styles.STATE, [wording.STATE]) + _lines(
        ref, styles.MOTTO, [wording.MOTTO]
    )
    state_lines += rule(motto.width(wording.MOTTO), right, ref)
    symbol = f"Số: {wording.number(front.number)}/{front.symbol}"
    second = (_lines(ref, styles.SYMBOL, [symbol]), _lines(ref, styles.PLACE_DATE, [dated]))
    return frame(widths, [(names, state_lines), second], ref)


def _lines(ref: Reference, style: str, texts: list[str]) -> str:
    return "".join(paragraph(ref.ids[style], run(text)) for text in texts)


def centred_block(
    texts: tuple[str, ...], style: str, ref: Reference, width_mm: float
) -> tuple[str, float]:
    """Bold centred lines broken at like lengths; and the width of the longest."""
    font = ref.font(style, bold=True)
    width = balanced_width(texts, width_mm, font)
    side = twips((width_mm - width) / 2)
    xml = "".join(
        paragraph(ref.ids[style], run(text), keep_next=True, indent=indent(left=side, right=side))
        for text in texts
    )
    return xml, longest(texts, width, font)


def title(front: FrontMatter, ref: Reference) -> str:
    """Zone 5a: type, trích yếu, and the rule under it."""
    width = mm(ref.page.text_width)
    summary, widest = centred_block(front.summary, styles.SUMMARY, ref, width)
    return (
        paragraph(ref.ids[styles.TYPE], run(front.type.upper()), keep_next=True)
        + summary
        + rule(SHORT_RULE * widest, width, ref)
    )


def addressees(front: FrontMatter, ref: Reference) -> str:
    """Zone 9a: one addressee on the line of the label, several each on a line, hyphens under
    the colon.
    """
    if not front.addressees:
        return ""
    label = "Kính gửi:"
    font = ref.font(styles.ADDRESSEE)
    many = len(front.addressees) > 1
    items = wording.listed(front.addressees) if many else [wording.bare(front.addressees[0])]
    # Under the colon: the width of the label without it.
    offset = font.width(label[:-1]) if many else font.width(label + " ")
    total = mm(ref.page.text_width)
    block = offset + max(font.width(item) for item in items)
    left = max(10.0, (total - block) / 2)
    style = ref.ids[styles.ADDRESSEE]
    if not many:
        hanging = indent(left=twips(left + offset), hanging=twips(offset))
        return paragraph(style, run(f"{label} {items[0]}"), indent=hanging)
    dash = twips(font.width("- "))
    inner = indent(left=twips(left + offset) + dash, hanging=dash)
    first = paragraph(style, run(label), keep_next=True, indent=indent(left=twips(left)))
    return first + "".join(paragraph(style, run(item), indent=inner) for item in items)
