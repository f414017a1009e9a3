"""Quyết định with the Quy chế that it issues; sizes 13/14/14.

By python-docx: looks in character styles, the attached document with a header of its own, Chương,
Điều, khoản, điểm; the page number lives in a content control.
"""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from nd30.judge.strangers import hand_python_docx as hand
from nd30.judge.strangers.hand_python_docx import BOTH, CENTER
from nd30.judge.strangers.lines import drawn

_NUMBER = "45/QĐ-UBND ngày 20 tháng 7 năm 2026 của Ủy ban nhân dân xã Tân Hòa"


def build() -> bytes:
    document = hand.blank(14)
    _styles(document)
    hand.numbered_pages(document.sections[0], 13)
    _decision(document)
    _regulation(document)
    return hand.saved(document)


def _styles(document: Any) -> None:
    """Direct looks none: each kind of text has a character style."""
    for name, size, bold, italic in (
        ("Ten13", 13, True, None), ("Dam14", 14, True, None), ("So13", 13, None, None),
        ("Nghieng14", 14, None, True), ("Nhan12", 12, True, True), ("Muc11", 11, None, None),
    ):  # fmt: skip
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic


def _line(holder: Any, words: str, style: str, **form: Any) -> Any:
    paragraph = hand.put(holder, "", **form)
    paragraph.add_run(words, style=style)
    return paragraph


def _text(document: Any, *bits: tuple[str, str | None]) -> Any:
    paragraph = hand.put(document, "", align=BOTH, after=6, first=10)
    for words, style in bits:
        paragraph.add_run(words, style=style)
    return paragraph


def _names(cells: Any, first_line: int) -> None:
    left, right = cells
    _line(left, "ỦY BAN NHÂN DÂN", "Ten13")
    _line(left, "XÃ TÂN HÒA", "Ten13")
    hand.draw(hand.put(left, ""), drawn(19, first_line))
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ten13")
    _line(right, "Độc lập - Tự do - Hạnh phúc", "Dam14")
    hand.draw(hand.put(right, ""), drawn(61, first_line + 1))


def _decision(document: Any) -> None:
    table = hand.frame(document, (62, 103), rows=2)
    _names(table.rows[0].cells, 21)
    _line(table.rows[1].cells[0], "Số: 45/QĐ-UBND", "So13")
    _line(table.rows[1].cells[1], "Tân Hòa, ngày 20 tháng 7 năm 2026", "Nghieng14")
    _line(document, "QUYẾT ĐỊNH", "Dam14", before=12)
    _line(document, "Ban hành Quy chế tiếp công dân của Ủy ban nhân dân xã Tân Hòa", "Dam14")
    hand.draw(hand.put(document, ""), drawn(58, 23))
    _line(document, "ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "Dam14", before=6, after=6)
    for words in (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;",
        "Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.",
    ):
        _text(document, (words, "Nghieng14"))
    _line(document, "QUYẾT ĐỊNH:", "Dam14", before=6, after=6)
    issue = "Ban hành kèm theo Quyết định này Quy chế tiếp công dân của Ủy ban nhân dân xã Tân Hòa."
    _text(document, ("Điều 1. ", "Dam14"), (issue, None))
    _text(document, ("Điều 2. ", "Dam14"), ("Quyết định này có hiệu lực kể từ ngày ký.", None))
    duty = "Chánh Văn phòng và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
    last = _text(document, ("Điều 3. ", "Dam14"), (duty, None))
    last.paragraph_format.keep_with_next = True
    _signature(document)


def _signature(document: Any) -> None:
    left, right = hand.frame(document, (80, 85)).rows[0].cells
    _line(left, "Nơi nhận:", "Nhan12", align=None)
    for item in ("- Như Điều 3;", "- Đảng ủy xã;", "- Lưu: VT, VP."):
        _line(left, item, "Muc11", align=None)
    _line(right, "TM. ỦY BAN NHÂN DÂN", "Dam14")
    _line(right, "CHỦ TỊCH", "Dam14")
    for _ in range(4):
        hand.put(right, " ")
    _line(right, "Lê Thị C", "Dam14")


def _regulation(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    hand.paper(section)
    hand.numbered_pages(section, 13)
    numbers = section._sectPr.makeelement(qn("w:pgNumType"), {qn("w:start"): "1"})
    section._sectPr.find(qn("w:pgMar")).addnext(numbers)
    _names(hand.frame(document, (62, 103)).rows[0].cells, 24)
    _line(document, "QUY CHẾ", "Dam14", before=12)
    _line(document, "Tiếp công dân của Ủy ban nhân dân xã Tân Hòa", "Dam14")
    _line(document, f"(Kèm theo Quyết định số {_NUMBER})", "Nghieng14")
    hand.draw(hand.put(document, "", after=6), drawn(50, 26))
    _chapter(document, "Chương I", "QUY ĐỊNH CHUNG")
    _text(document, ("Điều 1. Phạm vi điều chỉnh", "Dam14"))
    _text(
        document, ("Quy chế này quy định việc tiếp công dân tại trụ sở Ủy ban nhân dân xã.", None)
    )
    _text(document, ("Điều 2. Nguyên tắc tiếp công dân", "Dam14"))
    _text(document, ("1. Việc tiếp công dân được thực hiện công khai, đúng quy định.", None))
    _text(document, ("2. Người tiếp công dân có trách nhiệm sau đây:", None))
    _text(document, ("a) Tiếp nhận đầy đủ kiến nghị, phản ánh;", None))
    _text(document, ("b) Hướng dẫn công dân đến đúng cơ quan có thẩm quyền.", None))
    _chapter(document, "Chương II", "TỔ CHỨC THỰC HIỆN")
    _text(document, ("Điều 3. Trách nhiệm thi hành", "Dam14"))
    end = "Các đơn vị, cá nhân thuộc Ủy ban nhân dân xã thực hiện đúng quy định tại Điều 2 Quy chế này./."
    _text(document, (end, None))


def _chapter(document: Any, name: str, title: str) -> None:
    _line(document, name, "Dam14", align=CENTER, before=6)
    _line(document, title, "Dam14", align=CENTER, after=6)
