"""Kế hoạch of a department, one appendix; sizes 12/13/13, body 13.

Raw XML: everything in docDefaults and styles, theme fonts that are Times New Roman, numbers from
numbering.xml, rules as bottom borders, page number as a simple field, toggles set in two styles.
"""

from __future__ import annotations

from nd30.judge.strangers.lines import bordered
from nd30.judge.strangers.package import docx, part, section, theme
from nd30.judge.strangers.wml import indent, look, para, run, spacing, table

_MARGINS = (22, 18, 22, 32)  # text 160 mm wide
_RECIPIENTS = (
    "- UBND xã;", "- Các trường học trên địa bàn xã;", "- Trang thông tin điện tử xã;",
    "- Lưu: VT, VHXH.",
)  # fmt: skip


def build() -> bytes:
    return docx(
        "".join((_header(), _title(), *_body(), _signature(), _appendix())),
        styles=part("styles", _STYLES),
        numbering=part("numbering", _NUMBERING),
        theme1=theme(),
        header1=part("hdr", para(_page_field(), style="SoTrang")),
        header2=part("hdr", para()),
    )


def _page_field() -> str:
    return f'<w:fldSimple w:instr=" PAGE ">{run("2")}</w:fldSimple>'


def _header() -> str:
    # Bold in the paragraph's style and in the run's: two levels set a toggle, so it is off (17.7.3).
    left = (
        para(run("UBND XÃ TÂN HÒA", look(style="Dam")), style="GiuaDam")
        + para(run("PHÒNG VĂN HÓA - XÃ HỘI"), style="GiuaDam")
        + bordered(24, 62 - 3.8)
    )
    right = (
        para(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), style="GiuaDam")
        + para(run("Độc lập - Tự do - Hạnh phúc", look(size=13)), style="GiuaDam")
        + bordered(56, 98 - 3.8)
    )
    number = para(run("Số: 08/KH-VHXH"), style="Giua")
    date = para(run("Tân Hòa, ngày 16 tháng 3 năm 2026", look(style="Nghieng")), style="Giua")
    return table([[left, right], [number, date]], (62, 98))


def _title() -> str:
    summary = "Tổ chức Tuần lễ hưởng ứng Ngày sách và Văn hóa đọc Việt Nam năm 2026"
    return (
        para(run("KẾ HOẠCH", look(size=13)), style="GiuaDam", gaps=spacing(before=12))
        + para(run(summary, look(size=13)), style="GiuaDam")
        + bordered(62, 160)
    )


def _body() -> list[str]:
    text = "Than"
    return [
        para(
            run(
                "Thực hiện Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân xã "
                "Tân Hòa về phát triển văn hóa đọc, Phòng Văn hóa - Xã hội xây dựng kế hoạch như sau:"
            ),
            style=text,
        ),
        para(run("MỤC ĐÍCH, YÊU CẦU"), style="TieuDe", number=(1, 0)),
        para(run("Mục đích"), style="TieuMuc", number=(1, 1)),
        para(run("Khuyến khích và phát triển phong trào đọc sách trong cộng đồng."), style=text),
        para(run("Yêu cầu"), style="TieuMuc", number=(1, 1)),
        para(run("Hoạt động được tổ chức thiết thực, tiết kiệm."), style=text, number=(1, 2)),
        para(run("Có sự phối hợp của các trường học."), style=text, number=(1, 2)),
        para(run("NỘI DUNG"), style="TieuDe", number=(1, 0)),
        para(run("Trưng bày, giới thiệu sách"), style="TieuMuc", number=(1, 1)),
        para(
            run("Thời gian từ ngày 15 đến ngày 21 tháng 4 năm 2026, nội dung tại Phụ lục."),
            style=text,
        ),
        para(
            run("Trên đây là Kế hoạch tổ chức Tuần lễ, các đơn vị triển khai thực hiện./."),
            style=text,
            keep=True,
        ),
    ]


def _signature() -> str:
    left = para(run("Nơi nhận:"), style="NhanNoiNhan")
    left += "".join(para(run(item)) for item in _RECIPIENTS)
    right = para(run("TRƯỞNG PHÒNG", look(size=13)), style="GiuaDam")
    right += para(style="GiuaDam") * 4
    right += para(run("Trần Thị B", look(size=13)), style="GiuaDam")
    return table([[left, right]], (78, 82))


def _appendix() -> str:
    first = para(section=section(margins=_MARGINS, header="header1", first="header2"))
    bold14 = look(size=14)
    issued = "(Kèm theo Kế hoạch số 08/KH-VHXH ngày 16 tháng 3 năm 2026 của Phòng Văn hóa - Xã hội)"
    return "".join(
        (
            first,
            para(run("Phụ lục", bold14), style="GiuaDam"),
            para(run("LỊCH TỔ CHỨC CÁC HOẠT ĐỘNG", look(size=13)), style="GiuaDam"),
            para(run(issued, look(style="Nghieng")), style="Giua"),
            bordered(50, 160),
            para(run("Các hoạt động trong Tuần lễ được tổ chức theo lịch sau:"), style="Than"),
            _timetable(),
            para(
                run("Lịch có thể thay đổi khi có yêu cầu./."), style="Than", gaps=spacing(before=6)
            ),
            section(margins=_MARGINS, start=1),  # headers come from the section before
        )
    )


def _timetable() -> str:
    rows = [("Ngày", "Hoạt động", "Địa điểm"), ("15/4/2026", "Khai mạc", "Nhà văn hóa xã")]
    size = look(size=12)
    cells = [[para(run(cell, size), align="center") for cell in row] for row in rows]
    return table(cells, (35, 75, 50), bordered=True, header=True)


_THEME = 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"'
_BASE = indent(first=10)
_STYLES = f"""
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_THEME} w:ascii="Calibri"/>{look(size=11)}
</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="paragraph" w:styleId="Giua"><w:name w:val="Giữa trang"/><w:basedOn w:val="a"/>
<w:pPr>{spacing(0, 0, 240)}<w:jc w:val="center"/></w:pPr><w:rPr>{look(size=13)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="GiuaDam"><w:name w:val="Giữa đậm"/><w:basedOn w:val="Giua"/>
<w:rPr>{look(bold=True, size=12)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="SoTrang"><w:name w:val="header"/><w:basedOn w:val="Giua"/></w:style>
<w:style w:type="paragraph" w:styleId="Than"><w:name w:val="Body Text"/><w:basedOn w:val="a"/>
<w:pPr>{spacing(before=3, after=6, line=300)}{_BASE}<w:jc w:val="both"/></w:pPr>
<w:rPr>{look(size=13)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TieuDe"><w:name w:val="heading 1"/><w:basedOn w:val="Than"/>
<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr>{look(bold=True)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TieuMuc"><w:name w:val="heading 2"/><w:basedOn w:val="TieuDe"/>
<w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr>{look(bold=True)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="NhanNoiNhan"><w:name w:val="Nhãn"/><w:basedOn w:val="a"/>
<w:rPr>{look(bold=True, italic=True, size=12)}</w:rPr></w:style>
<w:style w:type="character" w:styleId="Nghieng"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Dam"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


def _level(number: int, form: str, words: str, strong: bool) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if strong else '<w:rPr><w:b w:val="0"/></w:rPr>'
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_BASE}</w:pPr>{bold}</w:lvl>"
    )


_NUMBERING = (
    '<w:abstractNum w:abstractNumId="5"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "upperRoman", "%1.", True)
    + _level(1, "decimal", "%2.", True)
    + _level(2, "lowerLetter", "%3)", False)
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
)
