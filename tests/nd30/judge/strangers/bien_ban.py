"""Biên bản of a meeting: no place and date in the header, two signers, recipients below them.

Raw XML: table style without lines, looks in a chain of styles, sizes 13/14; body 14.
"""

from __future__ import annotations

from nd30.judge.strangers.lines import drawn
from nd30.judge.strangers.package import docx, part, section
from nd30.judge.strangers.wml import TIMES, indent, look, para, run, spacing, table


def build() -> bytes:
    page = f'<w:fldSimple w:instr="PAGE">{run("2")}</w:fldSimple>'
    body = "".join((_header(), _title(), _body(), _signatures(), _recipients()))
    return docx(
        body + section(header="header1", first="header2"),
        styles=part("styles", _STYLES),
        header1=part("hdr", para(page, style="Giua")),
        header2=part("hdr", para(style="Giua")),
    )


def _bold(words: str, size: float = 14) -> str:
    return para(run(words, look(bold=True, size=size)), style="Giua")


def _header() -> str:
    left = _bold("ỦY BAN NHÂN DÂN", 13) + _bold("XÃ TÂN HÒA", 13)
    left += para(drawn(20, 51), style="Giua")
    left += para(run("Số: 02/BB-UBND", look(size=13)), style="Giua")
    right = _bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13) + _bold("Độc lập - Tự do - Hạnh phúc")
    right += para(drawn(60.5, 52), style="Giua")
    return table([[left, right]], (62, 103), style="Luoi")


def _title() -> str:
    return (
        para(run("BIÊN BẢN", look(bold=True)), style="Giua", gaps=spacing(before=12))
        + _bold("Họp Hội đồng sáng kiến xã Tân Hòa năm 2026")
        + para(drawn(45, 53), style="Giua")
    )


def _body() -> str:
    lines = (
        "Thời gian bắt đầu: 8 giờ 00 phút, ngày 05 tháng 8 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã Tân Hòa.",
        "Thành phần tham dự: 07 thành viên Hội đồng sáng kiến xã.",
        "Chủ trì: ông Trần Văn B, Phó Chủ tịch Ủy ban nhân dân xã.",
        "Thư ký: bà Võ Thị E, công chức Văn phòng.",
        "Nội dung (theo diễn biến cuộc họp):",
        "1. Hội đồng nghe báo cáo tóm tắt 03 sáng kiến.",
        "2. Hội đồng bỏ phiếu, công nhận 02 sáng kiến.",
    )
    end = "Cuộc họp kết thúc vào 11 giờ 30 phút, ngày 05 tháng 8 năm 2026./."
    return "".join(para(run(line), style="Than") for line in lines) + para(
        run(end), style="Than", keep=True
    )


def _signatures() -> str:
    def column(post: str, name: str) -> str:
        return _bold(post) + para(style="Giua") * 4 + _bold(name)

    cells = [column("THƯ KÝ", "Võ Thị E"), column("CHỦ TỌA", "Trần Văn B")]
    return table([cells], (80, 85), style="Luoi")


def _recipients() -> str:
    label = para(run("Nơi nhận:", look(bold=True, italic=True, size=12)))
    items = ("- Thành viên Hội đồng;", "- Lưu: VT, Hồ sơ.")
    return label + "".join(para(run(item, look(size=11))) for item in items)


_STYLES = f"""
<w:docDefaults><w:rPrDefault><w:rPr>{look(font=TIMES, size=10)}</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Goc"><w:name w:val="Normal"/>
<w:rPr>{look(size=14)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Giua"><w:name w:val="Giữa"/><w:basedOn w:val="Goc"/>
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Than0"><w:name w:val="Thân gốc"/><w:basedOn w:val="Goc"/>
<w:pPr>{spacing(6, 0, 276)}<w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Than"><w:name w:val="Thân"/><w:basedOn w:val="Than0"/>
<w:pPr>{indent(first=12.7)}</w:pPr></w:style>
<w:style w:type="table" w:styleId="Luoi"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>
<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>
"""
