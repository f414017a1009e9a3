"""Between the head and the body: type and trích yếu, authority and bases of a decision, Kính gửi
(Phụ lục I, Phần I, Mục II.5, II.6a, II.9; Phụ lục III, mẫu 1.1 to 1.5).
"""

from __future__ import annotations

from . import styles, wording
from .centred import centred_block, rule
from .frontmatter import FrontMatter
from .lengths import SHORT_RULE
from .metrics import mm, twips
from .reference import Reference
from .xmltext import indent, paragraph, run

_BELOW_HEAD = 240  # 12 pt between the head of a công văn and Kính gửi


def opening(front: FrontMatter, ref: Reference) -> str:
    """Everything between the header table and the body."""
    if front.form.decides:
        return (
            title((front.type,), front.summary, ref)
            + _authority(front, ref)
            + _bases(front, ref)
            + paragraph(ref.ids[styles.DECISION], run(front.form.decides), keep_next=True)
        )
    heading = "" if front.form.is_letter else title((front.type,), front.summary, ref)
    return heading + addressees(front, ref) + _bases(front, ref)


def title(kind: tuple[str, ...], summary: tuple[str, ...], ref: Reference) -> str:
    """Zone 5a: type, trích yếu if there is one, and the rule under them."""
    block, widest = names(kind, summary, ref)
    return block + rule(SHORT_RULE * widest, mm(ref.page.text_width), ref)


def names(kind: tuple[str, ...], summary: tuple[str, ...], ref: Reference) -> tuple[str, float]:
    """Type and trích yếu; and the width of the line that the rule is measured by."""
    width = mm(ref.page.text_width)
    font = ref.font(styles.TYPE, bold=True)
    texts = [text.upper() for text in kind]
    xml = "".join(paragraph(ref.ids[styles.TYPE], run(text), keep_next=True) for text in texts)
    if not summary:
        return xml, max(font.width(text) for text in texts)
    font = ref.font(styles.SUMMARY, bold=True)
    block, widest = centred_block(summary, styles.SUMMARY, font, ref, width)
    return xml + block, widest


def _authority(front: FrontMatter, ref: Reference) -> str:
    """Who decides, in capitals: the head's title or the body's name."""
    texts = [line.upper() for line in front.authority]
    font = ref.font(styles.DECISION, bold=True)
    xml, _ = centred_block(texts, styles.DECISION, font, ref, mm(ref.page.text_width))
    return xml


def _bases(front: FrontMatter, ref: Reference) -> str:
    style = ref.ids[styles.BASIS]
    return "".join(paragraph(style, run(text)) for text in wording.listed(front.bases, ""))


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
    before = _BELOW_HEAD if front.form.is_letter else None  # nothing else keeps it off the head
    if not many:
        hanging = indent(left=twips(left + offset), hanging=twips(offset))
        return paragraph(style, run(f"{label} {items[0]}"), indent=hanging, before=before)
    dash = twips(font.width("- "))
    inner = indent(left=twips(left + offset) + dash, hanging=dash)
    start = indent(left=twips(left))
    first = paragraph(style, run(label), keep_next=True, indent=start, before=before)
    return first + "".join(paragraph(style, run(item), indent=inner) for item in items)
