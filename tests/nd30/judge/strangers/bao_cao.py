"""Báo cáo sent upwards, two appendices, the second one landscape.

By python-docx: header in one 2x2 table, DrawingML lines, Word headings restyled, sizes 13/14/14.
"""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from nd30.judge.strangers import hand_python_docx as hand
from nd30.judge.strangers.hand_python_docx import BOTH, put, text
from nd30.judge.strangers.lines import drawn

_KEM_THEO = (
    "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 6 năm 2026 của Ủy ban nhân dân xã Tân Hòa)"
)


def build() -> bytes:
    document = hand.blank(14)
    hand.numbered_pages(document.sections[0], 14)
    _header(document)
    put(document, "BÁO CÁO", size=14, bold=True, before=12)
    summary = "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2026"
    put(document, summary, size=14, bold=True)
    hand.draw(put(document, ""), drawn(52, 13))
    put(document, "Kính gửi: Ủy ban nhân dân tỉnh Đồng Tháp", before=6, after=12)
    _body(document)
    _signature(document)
    _appendix_1(document)
    _appendix_2(document)
    return hand.saved(document)


def _header(document: Any) -> None:
    table = hand.frame(document, (62, 103), rows=2)
    left, right = table.rows[0].cells
    put(left, "ỦY BAN NHÂN DÂN", size=13, bold=True)
    put(left, "XÃ TÂN HÒA", size=13, bold=True)
    hand.draw(put(left, "", size=13), drawn(18, 11))
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True)
    put(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True)
    hand.draw(put(right, ""), drawn(60.5, 12))
    left, right = table.rows[1].cells
    put(left, "Số: 05/BC-UBND", size=13)
    put(right, "Tân Hòa, ngày 05 tháng 6 năm 2026", size=14, italic=True)


def _heading(document: Any, words: str, level: int) -> None:
    paragraph = document.add_paragraph(words, style=f"Heading {level}")
    paragraph.paragraph_format.keep_with_next = True


def _body(document: Any) -> None:
    text(
        document,
        "Thực hiện Kế hoạch số 08/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh "
        "Đồng Tháp về cải cách hành chính năm 2026, Ủy ban nhân dân xã Tân Hòa báo cáo kết quả "
        "6 tháng đầu năm 2026 như sau:",
    )
    _heading(document, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", 1)
    _heading(document, "1. Văn bản đã ban hành", 2)
    text(document, "Ủy ban nhân dân xã đã ban hành 04 văn bản chỉ đạo, điều hành, cụ thể:")
    text(document, "a) Kế hoạch cải cách hành chính năm 2026 của xã;")
    text(document, "b) Kế hoạch kiểm tra công tác cải cách hành chính năm 2026.")
    _heading(document, "2. Công tác kiểm tra", 2)
    text(document, "Đã kiểm tra 03 đơn vị, đạt 60% kế hoạch năm; số liệu chi tiết tại Phụ lục I.")
    _heading(document, "II. KẾT QUẢ THỰC HIỆN", 1)
    text(document, "Kết quả giải quyết thủ tục hành chính theo lĩnh vực như sau:")
    rows = [("1", "Hộ tịch", "412", "410"), ("2", "Đất đai", "126", "121")]
    hand.grid(document, ("TT", "Lĩnh vực", "Tiếp nhận", "Đúng hạn"), rows, 13)
    put(
        document,
        "Danh mục hồ sơ trễ hạn tại Phụ lục II.",
        align=BOTH,
        before=6,
        after=6,
        first=12.7,
    )
    closing = "Trên đây là báo cáo kết quả công tác cải cách hành chính 6 tháng đầu năm 2026./."
    text(document, closing).paragraph_format.keep_with_next = True


def _signature(document: Any) -> None:
    table = hand.frame(document, (80, 85))
    table.rows[0]._tr.get_or_add_trPr().append(
        table._tbl.makeelement(qn("w:cantSplit"), nsmap=table._tbl.nsmap)
    )
    left, right = table.rows[0].cells
    put(left, "Nơi nhận:", size=12, bold=True, italic=True, align=None)
    for item in (
        "- Như trên;", "- Thường trực Đảng ủy xã;", "- Thường trực HĐND xã;",
        "- Chủ tịch, các Phó Chủ tịch UBND xã;", "- Lưu: VT, VHXH.",
    ):  # fmt: skip
        put(left, item, size=11, align=None)
    for line in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"):
        put(right, line, size=14, bold=True)
    for _ in range(4):
        put(right, " ")
    put(right, "Nguyễn Văn A", size=14, bold=True)


def _appendix(document: Any, label: str, title: str, *, turned: bool, line: int) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    hand.paper(section, turned=turned)
    hand.numbered_pages(section, 14)
    numbers = section._sectPr.makeelement(qn("w:pgNumType"), {qn("w:start"): "1"})
    section._sectPr.find(qn("w:pgMar")).addnext(numbers)
    put(document, label, size=14, bold=True)
    put(document, title, size=14, bold=True)
    put(document, _KEM_THEO, size=14, italic=True)
    hand.draw(put(document, "", after=6), drawn(50, line))


def _appendix_1(document: Any) -> None:
    title = "KẾT QUẢ KIỂM TRA CÔNG TÁC CẢI CÁCH HÀNH CHÍNH"
    _appendix(document, "Phụ lục I", title, turned=False, line=14)
    text(document, "Kết quả kiểm tra tại các đơn vị trong 6 tháng đầu năm 2026 như sau:")
    rows = [("1", "Văn phòng", "Tốt"), ("2", "Trạm Y tế", "Khá")]
    hand.grid(document, ("TT", "Đơn vị", "Kết quả"), rows, 13)
    put(
        document,
        "Các đơn vị đã khắc phục xong tồn tại được nêu./.",
        align=BOTH,
        before=6,
        first=12.7,
    )


def _appendix_2(document: Any) -> None:
    _appendix(document, "Phụ lục II", "DANH MỤC HỒ SƠ TRỄ HẠN", turned=True, line=15)
    heads = ("TT", "Mã hồ sơ", "Lĩnh vực", "Ngày nhận", "Ngày hẹn", "Ngày trả", "Lý do")
    row = ("1", "H20.26-0126", "Đất đai", "03/3/2026", "24/3/2026", "27/3/2026", "Chờ xác minh")
    hand.grid(document, heads, [row], 13)
    put(document, "Danh mục có 01 hồ sơ./.", align=BOTH, before=6, first=12.7)
