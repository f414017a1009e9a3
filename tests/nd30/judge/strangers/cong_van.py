"""Công văn with its subject under the number, an urgency-free page and the office's address.

By python-docx: V/v in the left cell, HOÀ and UỶ spelt the other way, first-page footer with the
address under a full line; sizes 13/14/14.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.shared import Pt
from nd30.judge.strangers import hand_python_docx as hand
from nd30.judge.strangers.hand_python_docx import put, text
from nd30.judge.strangers.lines import drawn
from nd30.judge.strangers.wml import NAMESPACES


def build() -> bytes:
    document = hand.blank(14)
    hand.numbered_pages(document.sections[0], 14)
    _header(document)
    put(document, "Kính gửi: Phòng Kinh tế xã Tân Hoà", before=12, after=12)
    text(
        document,
        "Uỷ ban nhân dân xã nhận được Công văn số 27/SNV-CCHC ngày 02 tháng 11 năm 2026 của Sở Nội "
        "vụ tỉnh Đồng Tháp về việc rà soát danh mục vị trí việc làm năm 2026.",
    )
    text(
        document,
        "Chủ tịch Uỷ ban nhân dân xã giao Phòng Kinh tế rà soát, báo cáo kết quả trước ngày 20 "
        "tháng 11 năm 2026./.",
    ).paragraph_format.keep_with_next = True
    _signature(document)
    _address(document)
    return hand.saved(document)


def _header(document: Any) -> None:
    table = hand.frame(document, (62, 103), rows=2)
    left, right = table.rows[0].cells
    put(left, "UỶ BAN NHÂN DÂN", size=13, bold=True)
    put(left, "XÃ TÂN HOÀ", size=13, bold=True)
    hand.draw(put(left, ""), drawn(18, 41))
    put(right, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True)
    put(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True)
    hand.draw(put(right, ""), drawn(60.5, 42))
    left, right = table.rows[1].cells
    put(left, "Số: 212/UBND-VP", size=13)
    put(left, "V/v rà soát danh mục vị trí việc làm năm 2026", size=12, before=6)
    put(right, "Tân Hoà, ngày 09 tháng 11 năm 2026", size=14, italic=True)


def _signature(document: Any) -> None:
    left, right = hand.frame(document, (80, 85)).rows[0].cells
    put(left, "Nơi nhận:", size=12, bold=True, italic=True, align=None)
    for item in ("- Như trên;", "- Chủ tịch UBND xã;", "- Lưu: VT, VP."):
        put(left, item, size=11, align=None)
    for line in ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"):
        put(right, line, size=14, bold=True)
    for _ in range(4):
        put(right, " ")
    put(right, "Trần Văn B", size=14, bold=True)


def _address(document: Any) -> None:
    footer = document.sections[0].first_page_footer
    footer.is_linked_to_previous = False
    words = (
        "Số 1, đường Hùng Vương, xã Tân Hoà; điện thoại: 0277.000000; thư điện tử: vp@example.vn"
    )
    paragraph = footer.paragraphs[0]
    paragraph.add_run(words).font.size = Pt(11)
    paragraph.alignment = hand.CENTER
    borders = (
        f'<w:pBdr xmlns:w="{NAMESPACES["w"]}">'
        '<w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    )
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(1, parse_xml(borders))  # after the style, before the alignment
