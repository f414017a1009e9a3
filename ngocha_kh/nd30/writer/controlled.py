"""A controlled document (tài liệu kiểm soát) of a quality system: a procedure, a manual, a policy.

It is none of the types of Điều 7 and the decree gives it no layout; the habit of agencies that apply
TCVN ISO 9001 does: on every page a block that names agency, document, code, issue and page; on the
first one the contents and who drafted, reviewed and approved it.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import styles
from .centred import centred_block, rule
from .contents import contents
from .frontmatter import FrontMatter
from .lengths import SHORT_RULE
from .metrics import mm
from .model import Block, Column, Row, Table
from .opening import names
from .reference import Page, Reference
from .tables import CELL_MARGIN, table_xml
from .xmltext import paragraph, run

_SHARES = (0.30, 0.40)  #: of the text width: agency, name; what is left is the block of codes
_ABOVE_TITLE = 960  # twips between the block and the name on the first page
_BELOW_HEAD = 200  # between the block and the text
_ROOM = "\n\n\n\n"  # for a signature
_BREAK = '<w:r><w:br w:type="page"/></w:r>'
_LABELS = ("Họ và tên", "Chữ ký", "Chức vụ")
_LABEL_MM, _COLUMN_MM = 24.0, 40.0
_BOLD = "<w:b/>"


def cover(front: FrontMatter, blocks: Sequence[Block], ref: Reference) -> str:
    """The first page: name, contents, who answers for the document."""
    block, widest = names((front.type,), front.summary, ref)
    above = paragraph(ref.ids[styles.CLOSING], "", before=_ABOVE_TITLE)
    listed = contents(blocks, front.levels, ref, ref.page)
    return (
        above
        + block
        + rule(SHORT_RULE * widest, mm(ref.page.text_width), ref)
        + listed
        + paragraph(ref.ids[styles.CLOSING], "", before=_ABOVE_TITLE // 2)
        + _approvals(front, ref)
        + paragraph(ref.ids[styles.CLOSING], _BREAK)
    )


def running_head(front: FrontMatter, ref: Reference, page: Page, number: str, total: str) -> str:
    """The block at the head of a page; `number` and `total` are the fields of its last line."""
    widths = [round(page.text_width * share) for share in _SHARES]
    widths.append(page.text_width - sum(widths))
    style = ref.ids[styles.SMALL_CELL + styles.CELL_KINDS["center"]]
    agency = [paragraph(style, run(line.upper())) for line in front.parent]
    agency += [paragraph(style, run(line.upper(), _BOLD)) for line in front.issuer]
    name = [paragraph(style, run(front.type, _BOLD))]
    name += _name(front, widths[1], ref)
    left = ref.ids[styles.SMALL_CELL]
    codes = [paragraph(left, run(line)) for line in front.control]
    codes.append(paragraph(left, f"{run('Trang: ')}{number}{run('/')}{total}"))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{''.join(cell)}</w:tc>"
        for width, cell in zip(widths, (agency, name, codes), strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ref.ids[styles.TABLE]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        + paragraph(ref.ids[styles.CLOSING], "", before=_BELOW_HEAD)
    )


def _name(front: FrontMatter, width: int, ref: Reference) -> list[str]:
    """The name in capitals, its lines of like lengths."""
    style = styles.SMALL_CELL + styles.CELL_KINDS["center"]
    font = ref.font(style, bold=True)
    texts = [line.upper() for line in front.summary]
    block, _ = centred_block(texts, style, font, ref, mm(width - 2 * CELL_MARGIN - 60))
    return [block.replace("<w:r><w:t", f"<w:r><w:rPr>{_BOLD}</w:rPr><w:t")]


def _approvals(front: FrontMatter, ref: Reference) -> str:
    """Who drafted, reviewed and approved, with room for the signatures."""
    people = [(*item.split("\n"), "", "")[:3] for item in front.approvals]
    columns = (
        Column(title="Trách nhiệm", align="center", min_mm=_LABEL_MM),
        *(Column(title=label, align="center", min_mm=_COLUMN_MM) for label, _, _ in people),
    )
    values = (
        [name for _, name, _ in people],
        [_ROOM] * len(people),
        [post for _, _, post in people],
    )
    rows = [Row(cells=(label, *cells)) for label, cells in zip(_LABELS, values, strict=True)]
    return table_xml(Table(columns=columns, rows=rows), ref, ref.page)
