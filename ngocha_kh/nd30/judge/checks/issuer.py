"""Zone 2: the names of the issuer and of its parent (Phụ lục I, Phần I, Mục II.2; Mục V.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..finding import Finding, Severity, at
from ..looks import Style, judge_all, single_spacing
from ..paper import Paper
from ..registry import check
from ..words import fold, tone_folded

_WHERE = "tên cơ quan, tổ chức ban hành văn bản"
# Common phrases that may be abbreviated in the parent's name, never in the issuer's own.
_SHORT = re.compile(r"\b(UBND|HĐND|TTHĐND|UBMTTQ|MTTQ|VP|GD&ĐT|GDĐT|THCS|THPT|LĐTBXH|VHXH|TP\b\.?)")


@check("ND30-ORG-NAME", "issuer")
def issuer_name(paper: Paper) -> Iterator[Finding]:
    """The full official name; where the agency lists its names, one of them."""
    issuer = paper.parts.issuer
    name = " ".join(line.shown for line in issuer)
    if short := _SHORT.search(name.upper()):
        yield at(issuer[0], _WHERE, f"viết tắt «{short[0]}»", "tên chính thức, đầy đủ")
        return
    agencies = paper.profile.agencies
    known = {fold(tone_folded(agency)) for agency in agencies}
    # An office-holder may issue too: his post stands before the agency's name.
    if agencies and not any(fold(name).endswith(agency) for agency in known):
        allowed = "; ".join(agencies[:3])
        yield at(issuer[0], _WHERE, f"ghi «{name}»", f"một trong các tên: {allowed}", _WARN)


_WARN = Severity.WARNING


@check("ND30-ORG-STYLE", "issuer")
def issuer_style(paper: Paper) -> Iterator[Finding]:
    """Capitals, upright, bold, 12 to 13 points, centred; every line of the name."""
    style = Style(low=12, high=13, bold=True, italic=False, upper=True, centred=True)
    yield from judge_all(paper.parts.issuer, style, _WHERE)


@check("ND30-PARENT-STYLE", "parent")
def parent_style(paper: Paper) -> Iterator[Finding]:
    """Capitals, upright, not bold, 12 to 13 points."""
    style = Style(low=12, high=13, bold=False, italic=False, upper=True, centred=True)
    yield from judge_all(paper.parts.parent, style, "tên cơ quan, tổ chức chủ quản trực tiếp")


@check("ND30-ORG-GAP", "issuer")
def name_gaps(paper: Paper) -> Iterator[Finding]:
    """The lines of both names follow one another at single spacing."""
    for above, line in pairwise((*paper.parts.parent, *paper.parts.issuer)):
        yield from single_spacing(paper.document, above, line, _WHERE)
