"""A certificate: one framed page on its long side, with room for the signature and the seal.

No regulation gives it a layout. The type is larger than the decree's, and grows or shrinks with the
length of the text so that the page is filled and never two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import styles, wording
from .centred import frame
from .frontmatter import FrontMatter
from .lengths import Type, balanced_width, wrap
from .metrics import mm, twips
from .model import Block, Heading, Paragraph, Run, Runs, plain
from .reference import Reference
from .xmltext import indent, paragraph, run

_COLOUR = "9B1C1C"  # of the frame and of the title
_LINE = 1.16  # height of a line of Times, in parts of its size
_SAFETY = 1.03  # another renderer may need a little more
_ROOM_PT = 75.0  # the space above the name (style SIGNER)
_MOST_GAP = 26.0  # points between the parts, however short the text
_LEAST_GAP = 4.0
FOOTER_MM = 13.0  #: from the edge of the sheet: a mark in the footer stands inside the frame
_TOP_PT = 10.0  # above Quốc hiệu, or the frame sits on it
_ABOVE_POST_PT = 6.0  # between place and date, and the post
_INSET_MM = 6.0  # of the text from each side of the text area
#: Size of the body in points, of the holder's name, of what is certified, of the title.
_SIZES = ((17, 26, 19, 34), (16, 24, 18, 32), (15, 22, 17, 30), (14, 20, 16, 28), (13, 18, 14, 26),
          (12, 16, 13, 24))  # fmt: skip


def _side(name: str) -> str:
    return f'<w:{name} w:val="double" w:sz="18" w:space="20" w:color="{_COLOUR}"/>'


FRAME = (
    '<w:pgBorders w:offsetFrom="page">'
    + "".join(_side(name) for name in ("top", "left", "bottom", "right"))
    + "</w:pgBorders>"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A centred paragraph: its runs, its size in points, whether all of it is bold or italic."""

    runs: Runs
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = ""

    @property
    def font(self) -> Type:
        return Type(self.size, self.bold, self.italic)


def certificate(front: FrontMatter, blocks: Sequence[Block], ref: Reference) -> str:
    """Quốc hiệu, who certifies, the title, the text, and at its foot place, date and signature."""
    spare = ref.page.left - ref.page.right  # the margins differ: the text stands in the middle
    width = mm(ref.page.text_width - spare) - 2 * _INSET_MM
    available = (ref.page.height - ref.page.top - ref.page.bottom) / 20
    sizes = next(
        (s for s in _SIZES if _height(front, blocks, ref, s, width) <= available), _SIZES[-1]
    )
    left = available - _height(front, blocks, ref, sizes, width)
    gap = min(_MOST_GAP, _LEAST_GAP + max(0.0, left) / 4)
    body = list(_lines(blocks, sizes))
    return "".join(
        (
            _state(ref, spare),
            _centred(_issuer(front, sizes), ref, width, spare, before=gap),
            _centred([_title(front, sizes)], ref, width, spare, before=gap),
            _centred(body, ref, width, spare, before=gap),
            _foot(front, ref, spare, before=gap),
        )
    )


def _height(
    front: FrontMatter,
    blocks: Sequence[Block],
    ref: Reference,
    sizes: tuple[int, ...],
    width: float,
) -> float:
    """What the page needs in points, the gaps at their least."""
    lines = [*_issuer(front, sizes), _title(front, sizes), *_lines(blocks, sizes)]
    text = sum(len(wrap(plain(x.runs), width, x.font)) * x.size * _LINE + _LEAST_GAP for x in lines)
    head = sum(ref.sizes[style] * _LINE for style in (styles.STATE, styles.MOTTO)) + 10 + _TOP_PT
    post = ref.sizes[styles.AUTHORITY] * _LINE
    signed = max((item.count("\n") for item in front.signatories), default=0)
    foot = ref.sizes[styles.PLACE_DATE] * _LINE + (signed + 1) * post + _ROOM_PT + _ABOVE_POST_PT
    return (text + head + foot) * _SAFETY + 4 * _LEAST_GAP


def _issuer(front: FrontMatter, sizes: tuple[int, ...]) -> list[_Line]:
    return [_Line((Run(line.upper()),), sizes[0], bold=True) for line in front.issuer]


def _title(front: FrontMatter, sizes: tuple[int, ...]) -> _Line:
    return _Line((Run(front.type),), sizes[3], bold=True, colour=_COLOUR)


def _lines(blocks: Sequence[Block], sizes: tuple[int, ...]) -> Iterator[_Line]:
    """Headings are the holder's name and what is certified; a table has no place here."""
    for block in blocks:
        match block:
            case Heading(1, runs):
                yield _Line(runs, sizes[1], bold=True)
            case Heading(_, runs):
                yield _Line(runs, sizes[2], bold=True, italic=True)
            case Paragraph(runs, _):
                yield _Line(runs, sizes[0])
            case _:
                raise ValueError("giấy chứng nhận chỉ có đề mục và đoạn văn, không có bảng")


def _state(ref: Reference, spare: int) -> str:
    """Quốc hiệu and Tiêu ngữ as in any document, in the middle of the page."""
    inside = indent(right=spare)
    length = ref.font(styles.MOTTO, bold=True).width(wording.MOTTO)
    side = twips((mm(ref.page.text_width - spare) - length) / 2)
    under = indent(left=side, right=side + spare, first=0)
    return (
        paragraph(
            ref.ids[styles.STATE], run(wording.STATE), indent=inside, before=round(_TOP_PT * 20)
        )
        + paragraph(ref.ids[styles.MOTTO], run(wording.MOTTO), indent=inside)
        + paragraph(ref.ids[styles.RULE], "", indent=under)
    )


def _centred(
    lines: Sequence[_Line], ref: Reference, width: float, spare: int, *, before: float
) -> str:
    """The lines, each broken at like lengths; `before` points above the first."""
    out = []
    for index, line in enumerate(lines):
        text = plain(line.runs)
        own = balanced_width([text], width, line.font, comfort=1.0)
        side = twips((width - own) / 2 + _INSET_MM)
        gap = before if index == 0 else _LEAST_GAP
        content = "".join(_run(part, line) for part in line.runs)
        inside = indent(left=side, right=side + spare, first=0)
        out.append(
            paragraph(ref.ids[styles.AUTHORITY], content, keep_next=True, before=round(gap * 20), indent=inside)
        )  # fmt: skip
    return "".join(out)


def _run(part: Run, line: _Line) -> str:
    """The style is bold, so what is not says so."""
    size = round(2 * line.size)
    bold = "<w:b/>" if line.bold or part.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    italic = "<w:i/>" if line.italic or part.italic else ""
    colour = f'<w:color w:val="{line.colour}"/>' if line.colour else ""
    return run(part.text, f'{bold}{italic}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')


def _foot(front: FrontMatter, ref: Reference, spare: int, *, before: float) -> str:
    """Where it is entered in the book at the left; place, date, post and name at the right."""
    total = ref.page.text_width - spare
    half = total // 2
    note = run(front.register, '<w:b w:val="0"/><w:i/>') if front.register else ""
    above = round(before * 20)
    dated = f"{front.place}, {wording.day_in_words(front.day, front.year)}" if front.place else ""
    *posts, name = front.signatories[0].split("\n")
    rows = [
        (
            paragraph(ref.ids[styles.AUTHORITY], note, before=above),
            paragraph(ref.ids[styles.PLACE_DATE], run(dated), keep_next=True, before=above),
        ),
        (
            paragraph(ref.ids[styles.AUTHORITY], ""),
            "".join(
                paragraph(
                    ref.ids[styles.AUTHORITY],
                    run(post.upper()),
                    keep_next=True,
                    before=round(_ABOVE_POST_PT * 20) if index == 0 else None,
                )
                for index, post in enumerate(posts)
            )
            + paragraph(ref.ids[styles.SIGNER], run(name) if name else ""),
        ),
    ]
    return frame((half, total - half), rows, ref)
