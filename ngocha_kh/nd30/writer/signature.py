"""The foot of the document: who signs and who receives (Phụ lục I, Phần I, II.7 and II.9)."""

from __future__ import annotations

from collections.abc import Sequence

from . import styles, wording
from .centred import frame
from .frontmatter import FrontMatter
from .metrics import mm, twips
from .reference import Reference
from .xmltext import paragraph, run

_SHARE = 0.55  # of the text width for the right column, as in the templates of the government
_MOST = 0.65
_BELOW_MINUTES = 240  # between the names of secretary and chair and Nơi nhận
_SECRETARY, _CHAIR = ("THƯ KÝ",), ("CHỦ TỌA",)
_MINUTES_KEPT = ("Lưu: VT, Hồ sơ",)


def foot(front: FrontMatter, ref: Reference, *, last_article: str) -> str:
    """Zones 7 and 9b; `last_article` is the number of the last Điều, or ""."""
    if front.form.foot == "minutes":
        return minutes_foot(front, ref)
    items = wording.recipients(
        front.recipients,
        addressed=bool(front.addressees),
        decides=bool(front.form.decides),
        last_article=last_article,
    )
    return signature_table(front, items, ref)


def signature_table(front: FrontMatter, recipients: Sequence[str], ref: Reference) -> str:
    """Zones 9b and 7 in one row that stays whole on one page."""
    total = mm(ref.page.text_width)
    authority = [line.upper() for line in front.signature]
    font = ref.font(styles.AUTHORITY, bold=True)
    needed = max(font.width(line) for line in authority) + 2
    right = twips(min(max(total * _SHARE, needed), total * _MOST))
    left = _recipients(recipients, ref)
    # The room for the signature is the space above the name: no empty paragraphs.
    signed = _posts(authority, ref) + paragraph(ref.ids[styles.SIGNER], run(front.signer))
    return frame((ref.page.text_width - right, right), [(left, signed)], ref)


def minutes_foot(front: FrontMatter, ref: Reference) -> str:
    """Secretary left, chair right, Nơi nhận below both (Phụ lục III, mẫu 1.9)."""
    half = ref.page.text_width // 2
    posts = (
        _posts(front.secretary_title or _SECRETARY, ref, keep=True),
        _posts(front.chair_title or _CHAIR, ref, keep=True),
    )
    signers = (
        paragraph(ref.ids[styles.SIGNER], run(front.secretary), keep_next=True),
        paragraph(ref.ids[styles.SIGNER], run(front.chair), keep_next=True),
    )  # in a row of their own, so that they stand level below posts of one line and of two
    table = frame((half, ref.page.text_width - half), [posts, signers], ref)
    kept = wording.recipients(
        front.recipients or _MINUTES_KEPT, addressed=False, decides=False, last_article=""
    )
    return table + _recipients(kept, ref, before=_BELOW_MINUTES)


def _posts(lines: Sequence[str], ref: Reference, *, keep: bool = False) -> str:
    style = ref.ids[styles.AUTHORITY]
    return "".join(paragraph(style, run(line.upper()), keep_next=keep) for line in lines)


def _recipients(items: Sequence[str], ref: Reference, before: int | None = None) -> str:
    """Zone 9b; `before` twips above when it stands outside a table, and then kept together."""
    alone = before is not None
    label = paragraph(ref.ids[styles.RECIPIENTS], run("Nơi nhận:"), before=before, keep_next=alone)
    style = ref.ids[styles.RECIPIENT]
    *most, last = wording.listed(items)
    lines = [paragraph(style, run(line), keep_next=alone) for line in most]
    return label + "".join([*lines, paragraph(style, run(last))])
