"""Text → WordprocessingML text, so that no value can open or close an element."""

from __future__ import annotations

import re

from .model import Runs
from .placeholders import REPLACEMENT

# What XML 1.0 cannot hold (section 2.2), our own token characters, and the five with a meaning
# here.
_SPECIAL = re.compile(
    '[&<>"\t\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue000\ue001\ufffe\uffff]'
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff]"
)
_REPLACE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " "}
_NEWLINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def escape(text: str) -> str:
    """`text` for an element or an attribute.

    Characters XML cannot hold show as U+FFFD, a tab is a space.
    """
    return _SPECIAL.sub(lambda match: _REPLACE.get(match[0], REPLACEMENT), text)


def one_line(text: str) -> str:
    """`text` with every kind of line end replaced by a space."""
    return _NEWLINE.sub(" ", text)


def lines(text: str) -> str:
    """`text` with every kind of line end as a newline."""
    return _NEWLINE.sub("\n", text)


def run(text: str, look: str = "") -> str:
    """One `w:r`; `look` is the inside of its `w:rPr`; newlines become line breaks."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    inside = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{properties}{inside}</w:r>"


def runs_xml(runs: Runs) -> str:
    """The runs one after another, bold and italic set directly: the author's emphasis."""
    return "".join(
        run(r.text, ("<w:b/>" if r.bold else "") + ("<w:i/>" if r.italic else "")) for r in runs
    )


def indent(*, left: int = 0, right: int = 0, first: int | None = None, hanging: int = 0) -> str:
    """A `w:ind` in twips."""
    more = f' w:hanging="{hanging}"' if hanging else ""
    more = f' w:firstLine="{first}"' if first is not None and not hanging else more
    return f'<w:ind w:left="{left}" w:right="{right}"{more}/>'


def paragraph(
    style: str,
    content: str,
    *,
    keep_next: bool = False,
    before: int | None = None,
    indent: str = "",
    section: str = "",
) -> str:
    """One `w:p` in the style with id `style`.

    Properties stand in the order the schema wants (CT_PPr).
    """
    keep = "<w:keepNext/>" if keep_next else ""
    spacing = f'<w:spacing w:before="{before}"/>' if before is not None else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{spacing}{indent}{section}</w:pPr>'
        f"{content}</w:p>"
    )
