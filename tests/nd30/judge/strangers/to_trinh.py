"""Tờ trình with two addressees; sizes 13/14/14.

Raw XML: the header stands on tab stops, no table; Normal is Calibri 11 and every run carries all
its looks; lines are DrawingML, both in one paragraph; PAGE is typed in as a field with a frame.
"""

from __future__ import annotations

from typing import Any

from nd30.judge.strangers.lines import drawn
from nd30.judge.strangers.package import docx, part, section
from nd30.judge.strangers.wml import TIMES, indent, look, para, run, spacing, table

_TABS = (("center", 30.0), ("center", 114.0))


def build() -> bytes:
    page = f'<w:fldSimple w:instr="PAGE   \\* MERGEFORMAT">{_run("2", 14)}</w:fldSimple>'
    return docx(
        "".join((_header(), _title(), _body(), _signature()))
        + section(margins=(25, 15, 25, 30), header="header1", first="header2"),
        styles=part("styles", _STYLES),
        header1=part("hdr", para(page, align="center")),
        header2=part("hdr", para()),
    )


def _run(words: str, size: float, **more: Any) -> str:
    return run(words, look(font=TIMES, size=size, **more))


def _tabbed(*runs: str) -> str:
    tab = "<w:r><w:tab/></w:r>"
    return para(*(tab + piece for piece in runs), tabs=_TABS, gaps=spacing(0, 0, 240))


def _header() -> str:
    lines = drawn(18, 31, left=30 - 9) + drawn(60.5, 32, left=114 - 30.25)
    return "".join(
        (
            _tabbed(
                _run("ỦY BAN NHÂN DÂN", 13, bold=True),
                _run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True),
            ),
            _tabbed(
                _run("XÃ TÂN HÒA", 13, bold=True),
                _run("Độc lập - Tự do - Hạnh phúc", 14, bold=True),
            ),
            para(lines, gaps=spacing(0, 0, 240), mark=look(size=13)),
            _tabbed(
                _run("Số: 17/TTr-UBND", 13),
                _run("Tân Hòa, ngày 12 tháng 10 năm 2026", 14, italic=True),
            ),
        )
    )


def _centred(inside: str, before: float = 0, after: float = 0) -> str:
    return para(inside, align="center", gaps=spacing(before, after, 240))


def _title() -> str:
    addressees = ("- Ủy ban nhân dân tỉnh Đồng Tháp;", "- Sở Tài chính tỉnh Đồng Tháp.")
    listed = [
        para(_run(item, 14), ind=indent(left=55), gaps=spacing(0, 0, 240)) for item in addressees
    ]
    return "".join(
        (
            _centred(_run("TỜ TRÌNH", 14, bold=True), before=12),
            _centred(_run("Về việc phê duyệt dự toán sửa chữa Trạm Y tế xã", 14, bold=True)),
            _centred(drawn(46, 33)),
            para(_run("Kính gửi:", 14), ind=indent(left=40), gaps=spacing(6, 0, 240)),
            *listed,
        )
    )


def _text(words: str, **more: Any) -> str:
    form = {"ind": indent(first=12.7), "align": "both", "gaps": spacing(6, 6, 240)} | more
    return para(_run(words, 14), **form)


def _body() -> str:
    return "".join(
        (
            _text(
                "Thực hiện Nghị quyết số 09/NQ-HĐND ngày 28 tháng 9 năm 2026 của Hội đồng nhân dân "
                "xã Tân Hòa về đầu tư công trung hạn, Ủy ban nhân dân xã Tân Hòa kính trình Ủy ban "
                "nhân dân tỉnh xem xét, phê duyệt dự toán sửa chữa Trạm Y tế xã với các nội dung sau:"
            ),
            _text("1. Tên công trình: sửa chữa Trạm Y tế xã Tân Hòa."),
            _text("2. Tổng dự toán: 850.000.000 đồng, từ nguồn ngân sách xã năm 2026."),
            _text("3. Thời gian thực hiện: quý IV năm 2026."),
            _text("Kính đề nghị Ủy ban nhân dân tỉnh xem xét, phê duyệt./.", keep=True),
        )
    )


def _signature() -> str:
    plain = spacing(0, 0, 240)
    left = para(_run("Nơi nhận:", 12, bold=True, italic=True), gaps=plain)
    for item in ("- Như trên;", "- Chủ tịch UBND xã;", "- Lưu: VT, KT."):
        left += para(_run(item, 11), gaps=plain)
    right = _centred(_run("TM. ỦY BAN NHÂN DÂN", 14, bold=True))
    right += _centred(_run("CHỦ TỊCH", 14, bold=True))
    right += _centred("") * 4
    right += _centred(_run("Lê Thị C", 14, bold=True))
    return table([[left, right]], (80, 85))


_STYLES = f"""
<w:docDefaults><w:rPrDefault><w:rPr>{look(font="Calibri", size=11)}</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr>{spacing(after=8, line=259)}</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
"""
