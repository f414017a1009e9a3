"""The foot of the document: Nơi nhận beside the signature (Phụ lục I, Phần I, II.7 and II.9)."""

from __future__ import annotations

from . import styles, wording
from .frontmatter import FrontMatter
from .header import frame, mm
from .metrics import twips
from .reference import Reference
from .xmltext import paragraph, run

_SHARE = 0.55  # of the text width for the right column, as in the templates of the government
_MOST = 0.65


def signature_table(front: FrontMatter, ref: Reference) -> str:
    """Zones 9b and 7 in one row that stays whole on one page."""
    total = mm(ref.page.text_width)
    authority = [line.upper() for line in front.signature]
    font = ref.font(styles.AUTHORITY, bold=True)
    needed = max(font.width(line) for line in authority) + 2
    right = twips(min(max(total * _SHARE, needed), total * _MOST))
    left = paragraph(ref.ids[styles.RECIPIENTS], run("Nơi nhận:")) + "".join(
        paragraph(ref.ids[styles.RECIPIENT], run(line)) for line in wording.listed(front.recipients)
    )
    signed = "".join(paragraph(ref.ids[styles.AUTHORITY], run(line)) for line in authority)
    # The room for the signature is the space above the name: no empty paragraphs.
    signed += paragraph(ref.ids[styles.SIGNER], run(front.signer))
    return frame((ref.page.text_width - right, right), [(left, signed)], ref)
