"""Documents as the reader gives them, built by hand: each zone by name, so that a test changes one.

A zone is a paragraph or a tuple of them; an empty tuple leaves it out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ngocha_kh.nd30.judge.model import (
    Block,
    Cell,
    Document,
    Line,
    Look,
    Paragraph,
    Place,
    Row,
    Run,
    Section,
    Table,
)
from ngocha_kh.nd30.judge.paper import Paper, Profile
from ngocha_kh.nd30.judge.parts import find

Zone = Any  # a paragraph or a tuple of them
_BELOW = (
    "type_name",
    "summary",
    "summary_rule",
    "addressed",
    "addressees",
    "authority",
    "bases",
    "decides",
    "body",
)


def line(
    text: str = "", size: float = 14, *, bold: bool = False, italic: bool = False, **more: Any
) -> Paragraph:
    """A paragraph of one look; `underline` and `raised` go to the look, the rest to the paragraph."""
    look = {k: more.pop(k) for k in ("underline", "raised", "caps", "color") if k in more}
    runs = (Run(text, Look(size=size, bold=bold, italic=italic, **look)),) if text else ()
    return Paragraph(runs=runs, **more)


def mid(text: str = "", size: float = 14, **more: Any) -> Paragraph:
    """A centred line."""
    return line(text, size, align="center", **more)


def drawn(width: float, *, solid: bool = True) -> Paragraph:
    """An empty paragraph with a line hung in it."""
    return Paragraph(align="center", lines=(Line(width, solid),))


def table(*rows: tuple[Zone, ...], bordered: bool = False, cant_split: bool = True) -> Table:
    """A table of cells; a zone is a cell."""
    return Table(
        rows=tuple(
            Row(tuple(Cell(tuple(flat(cell))) for cell in row), cant_split=cant_split)
            for row in rows
        ),
        number=1,
        bordered=bordered,
    )


def flat(*zones: Zone | Table) -> list[Paragraph | Table]:
    return [p for z in zones for p in (z if isinstance(z, tuple) else (z,))]


def doc(
    *zones: Zone | Table, sections: tuple[Section, ...] = (Section(),), **more: Any
) -> Document:
    """A document with places counted; a string among the blocks is not allowed, a section break is
    a paragraph with `place.section` already set.
    """
    counter = [0]
    tables = 0
    blocks: list[Block] = []
    for block in flat(*zones):
        if isinstance(block, Table):
            tables += 1
            blocks.append(_placed_table(block, tables, counter))
        else:
            blocks.append(_placed(block, counter, None, 160.0))
    return Document(blocks=tuple(blocks), sections=sections, **more)


def _placed(
    p: Paragraph, counter: list[int], cell: tuple[int, int, int] | None, width: float
) -> Paragraph:
    counter[0] += 1
    place = Place(part="body", section=p.place.section, number=counter[0], cell=cell)
    return replace(p, place=place, width_mm=width)


def _placed_table(block: Table, number: int, counter: list[int]) -> Table:
    rows = []
    for r, row in enumerate(block.rows, start=1):
        cells = []
        for c, cell in enumerate(row.cells, start=1):
            width = 96.0 if c > 1 else 62.0
            blocks = [_placed(p, counter, (number, r, c), width) for p in cell.paragraphs()]
            cells.append(Cell(tuple(blocks)))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(block, rows=tuple(rows), number=number)


def in_section(index: int, *zones: Zone | Table) -> tuple[Any, ...]:
    """The same blocks in another section."""
    return tuple(
        replace(z, section=index)
        if isinstance(z, Table)
        else replace(z, place=replace(z.place, section=index))
        for z in flat(*zones)
    )


HEAD: dict[str, Zone] = {
    "parent": (),
    "issuer": (mid("ỦY BAN NHÂN DÂN", 13, bold=True), mid("PHƯỜNG NGỌC HÀ", 13, bold=True)),
    "issuer_rule": drawn(18),
    "state": mid("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True),
    "motto": mid("Độc lập - Tự do - Hạnh phúc", 14, bold=True),
    "motto_rule": drawn(60.5),
    "number": mid("Số: 05/BC-UBND", 13),
    "subject": (),
    "date": mid("Ngọc Hà, ngày 05 tháng 01 năm 2026", 14, italic=True),
    "urgency": (),
    "type_name": mid("BÁO CÁO", bold=True),
    "summary": mid("Kết quả công tác cải cách hành chính năm 2025", bold=True),
    "summary_rule": drawn(48),
    "authority": (),
    "bases": (),
    "decides": (),
    "addressed": (),
    "addressees": (),
    "body": (
        line("Năm 2025, Ủy ban nhân dân phường đã hoàn thành các nhiệm vụ.", align="both"),
        line("Trên đây là báo cáo của phường./.", align="both", keep_next=True),
    ),
    "label": line("Nơi nhận:", 12, bold=True, italic=True),
    "recipients": (
        line("- Thường trực Đảng ủy phường;", 11),
        line("- Lưu: VT, VHXH.", 11),
    ),
    "signing": (mid("TM. ỦY BAN NHÂN DÂN", bold=True), mid("CHỦ TỊCH", bold=True)),
    "signer": mid("Nguyễn Văn A", bold=True),
    "after": (),
}
SENT: dict[str, Zone] = {
    "addressed": line("Kính gửi: Ủy ban nhân dân thành phố Hà Nội", left=20),
    "recipients": (line("- Như trên;", 11), line("- Lưu: VT, VHXH.", 11)),
}
DEPARTMENT: dict[str, Zone] = {
    "parent": mid("UBND PHƯỜNG NGỌC HÀ", 13),
    "issuer": mid("PHÒNG VĂN HÓA - XÃ HỘI", 13, bold=True),
    "issuer_rule": drawn(25),
    "number": mid("Số: 05/BC-VHXH", 13),
    "signing": (mid("KT. TRƯỞNG PHÒNG", bold=True), mid("PHÓ TRƯỞNG PHÒNG", bold=True)),
}
LETTER: dict[str, Zone] = SENT | {
    "number": mid("Số: 12/UBND-VHXH", 13),
    "subject": mid("V/v rà soát thủ tục hành chính", 12, before=6),
    "type_name": (),
    "summary": (),
    "summary_rule": (),
}
DECISION: dict[str, Zone] = {
    "number": mid("Số: 145/QĐ-UBND", 13),
    "type_name": mid("QUYẾT ĐỊNH", bold=True),
    "summary": mid("Về việc thành lập Hội đồng sáng kiến phường", bold=True),
    "authority": mid("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG NGỌC HÀ", bold=True),
    "bases": (
        line(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            italic=True,
        ),
        line("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.", italic=True),
    ),
    "decides": mid("QUYẾT ĐỊNH:", bold=True),
    "body": (
        line("Điều 1. Thành lập Hội đồng sáng kiến phường.", align="both"),
        line("Điều 2. Quyết định này có hiệu lực từ ngày ký./.", align="both", keep_next=True),
    ),
    "recipients": (line("- Như Điều 2;", 11), line("- Lưu: VT, VHXH.", 11)),
}
MEETING = tuple(
    line(text, align="both", after=6)
    for text in (
        "Thời gian bắt đầu: 8 giờ 00, ngày 05 tháng 8 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân phường.",
        "Thành phần tham dự: 07 thành viên Hội đồng.",
        "Chủ trì (chủ tọa): Ông Nguyễn Văn A.",
        "Thư ký (người ghi biên bản): Bà Trần Thị B.",
        "Nội dung: Hội đồng công nhận 02 sáng kiến.",
    )
)
MEETING_END = line("Cuộc họp kết thúc vào 11 giờ 30, ngày 05 tháng 8 năm 2026./.", align="both")
MINUTES: dict[str, Zone] = {
    "number": mid("Số: 02/BB-UBND", 13),
    "date": (),
    "type_name": mid("BIÊN BẢN", bold=True),
    "summary": mid("Họp Hội đồng sáng kiến", bold=True),
    "summary_rule": drawn(24),
    "body": (*MEETING, MEETING_END),
}


SENTENCE = "Năm 2025, Ủy ban nhân dân phường đã hoàn thành các nhiệm vụ, đúng tiến độ được giao."


def head_table(zones: dict[str, Zone]) -> Table:
    """Zones 1 to 4 (and 5b) in two rows."""
    left = (*flat(zones["parent"], zones["issuer"], zones["issuer_rule"]),)
    right = (*flat(zones["state"], zones["motto"], zones["motto_rule"]),)
    number = (*flat(zones["number"], zones["subject"], zones["urgency"]),)
    return table((left, right), (number, zones["date"]))


def below(zones: dict[str, Zone]) -> tuple[Any, ...]:
    """What stands between head and signature."""
    return tuple(flat(*(zones[name] for name in _BELOW)))


def sign_table(zones: dict[str, Zone]) -> Table:
    """Zones 9b and 7 side by side."""
    left = (*flat(zones["label"], zones["recipients"]),)
    right = (*flat(zones["signing"], *[mid()] * 3, zones["signer"]),)
    return table((left, right))


def made(base: dict[str, Zone] | None = None, /, **changes: Zone) -> Document:
    """A document of the kind `base` with some zones changed."""
    zones = HEAD | (base or {}) | changes
    more = {"sections": (Section(), Section(number_start=1, title_page=True))}
    return doc(
        head_table(zones),
        below(zones),
        sign_table(zones),
        zones["after"],
        **more,
    )


def paper(document: Document, **profile: Any) -> Paper:
    """The document with its parts."""
    return Paper(document=document, parts=find(document), profile=Profile(**profile))


def minutes(**changes: Zone) -> Document:
    """A biên bản: two signers, Nơi nhận below them (Phụ lục III, Mẫu 1.9)."""
    zones = HEAD | MINUTES | changes
    left = (mid("THƯ KÝ", bold=True), mid(), mid("Trần Thị B", bold=True))
    right = (mid("CHỦ TỌA", bold=True), mid(), mid("Nguyễn Văn A", bold=True))
    recipients = (zones["label"], line("- Lưu: VT, Hồ sơ.", 11))
    return doc(head_table(zones), below(zones), table((left, right)), *recipients)
