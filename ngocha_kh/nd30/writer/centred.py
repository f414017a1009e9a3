"""Pieces that several parts are made of: rules, borderless tables, centred blocks of bold lines."""

from __future__ import annotations

from collections.abc import Sequence

from . import styles
from .lengths import Type, balanced_width, longest
from .metrics import twips
from .reference import Reference
from .xmltext import indent, paragraph, run


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


def centred_block(
    texts: Sequence[str],
    style: str,
    font: Type,
    ref: Reference,
    width_mm: float,
    *,
    before: int | None = None,
) -> tuple[str, float]:
    """Centred lines broken at like lengths, with `before` twips above; and the width of the
    longest.
    """
    width = balanced_width(texts, width_mm, font)
    side = twips((width_mm - width) / 2)
    xml = "".join(
        paragraph(
            ref.ids[style], run(text), keep_next=True, indent=indent(left=side, right=side),
            before=before,
        )
        for text in texts
    )  # fmt: skip
    return xml, longest(texts, width, font)


def name_lines(
    texts: Sequence[str], style: str, font: Type, ref: Reference, width_mm: float
) -> str:
    """Centred names; one that must wrap does so at like lengths."""
    out = []
    for text in texts:
        width = name_width(text, font, width_mm)
        side = twips((width_mm - width) / 2)
        sides = indent(left=side, right=side) if side else ""
        out.append(paragraph(ref.ids[style], run(text), indent=sides))
    return "".join(out)


def name_width(text: str, font: Type, width_mm: float) -> float:
    """The width at which a name breaks: all of it for a name that fits."""
    return balanced_width([text], width_mm, font, comfort=1.0)
