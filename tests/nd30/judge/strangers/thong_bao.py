"""Thông báo; sizes 12/13/13.

Raw XML as Word 2007 writes it: header in one row of two cells, all looks direct, the line under
Tiêu ngữ is that paragraph's own border, the page number sits in a content control, no theme part.
"""

from __future__ import annotations

from typing import Any

from nd30.judge.strangers.lines import bordered
from nd30.judge.strangers.package import docx, part, section
from nd30.judge.strangers.wml import TIMES, control, indent, look, para, run, spacing, table

_BORDER = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
_SHARE = "Tổ chức lớp bồi dưỡng kỹ năng số cho cán bộ, công chức năm 2026"


def build() -> bytes:
    page = f'<w:fldSimple w:instr=" PAGE ">{_run("2")}</w:fldSimple>'
    body = "".join((_header(), _title(), _body(), _signature()))
    return docx(
        body + section(margins=(20, 20, 20, 35), header="header1", first="header2"),
        styles=part("styles", _STYLES),
        header1=part("hdr", control(_centred(page), "so-trang")),
        header2=part("hdr", para()),
    )


def _run(words: str, size: float = 13, **more: Any) -> str:
    return run(words, look(font=TIMES, size=size, **more))


def _centred(inside: str, **more: Any) -> str:
    return para(inside, **({"align": "center", "gaps": spacing(0, 0, 240)} | more))


def _header() -> str:
    left = (
        _centred(_run("ỦY BAN NHÂN DÂN", 12, bold=True))
        + _centred(_run("XÃ TÂN HÒA", 12, bold=True))
        + bordered(16, 57 - 3.8)
        + _centred(_run("Số: 12/TB-UBND"), gaps=spacing(6, 0, 240))
    )
    room = 98 - 3.8
    side = (room - 56.4) / 2  # the text is 56.1 mm wide and must not wrap
    motto = _run("Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    right = (
        _centred(_run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True))
        + _centred(motto, border=_BORDER, ind=indent(side, side))
        + _centred(_run("Tân Hòa, ngày 24 tháng 02 năm 2026", italic=True), gaps=spacing(6, 0, 240))
    )
    return table([[left, right]], (57, 98))


def _title() -> str:
    return (
        _centred(_run("THÔNG BÁO", bold=True), gaps=spacing(18, 0, 240))
        + _centred(_run(_SHARE, bold=True))
        + bordered(55, 155)
    )


def _text(words: str, **more: Any) -> str:
    form = {"ind": indent(first=10), "align": "both", "gaps": spacing(6, 0, 312)} | more
    return para(_run(words), **form)


def _body() -> str:
    return "".join(
        (
            _text("Ủy ban nhân dân xã Tân Hòa thông báo tổ chức lớp bồi dưỡng kỹ năng số như sau:"),
            _text("1. Thời gian: từ 8 giờ 00 phút, ngày 03 tháng 3 năm 2026."),
            _text("2. Địa điểm: Hội trường Ủy ban nhân dân xã."),
            _text("3. Thành phần: cán bộ, công chức, người hoạt động không chuyên trách."),
            _text("Đề nghị các đơn vị cử người tham dự đầy đủ, đúng thời gian./.", keep=True),
        )
    )


def _signature() -> str:
    plain = spacing(0, 0, 240)
    left = para(_run("Nơi nhận:", 12, bold=True, italic=True), gaps=plain)
    for item in ("- Các phòng, đơn vị thuộc xã;", "- Lưu: VT, VP."):
        left += para(_run(item, 11), gaps=plain)
    right = "".join(_centred(_run(line, bold=True)) for line in ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"))
    right += _centred("") * 4 + _centred(_run("Phạm Văn D", bold=True))
    return table([[left, right]], (75, 80))


_STYLES = f"""
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
<w:pPr>{spacing(after=10, line=276)}</w:pPr><w:rPr>{look(font="Arial", size=12)}</w:rPr></w:style>
"""
