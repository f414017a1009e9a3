"""Chỉ thị; sizes 12/13/13, body 13.

Raw XML: the header in two text boxes, each written twice as Word does (DrawingML and VML), and the
signature beside the recipients by tab stops, without a single table.
"""

from __future__ import annotations

from nd30.judge.strangers.lines import bordered
from nd30.judge.strangers.package import docx, part, section
from nd30.judge.strangers.wml import TIMES, indent, look, para, run, spacing

_EMU = 36_000
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PADDING = 5.08  #: a text box keeps 2,54 mm free at each side
_TAB = (("center", 122.0),)


def build() -> bytes:
    page = f'<w:fldSimple w:instr=" PAGE ">{run("2")}</w:fldSimple>'
    body = "".join((_header(), _title(), _body(), _signature()))
    return docx(
        body + section(header="header1", first="header2"),
        styles=part("styles", _STYLES),
        header1=part("hdr", para(page, align="center")),
        header2=part("hdr", para()),
    )


def _bold(words: str, size: float = 13) -> str:
    return para(run(words, look(bold=True, size=size)), align="center")


def _box(inside: str, left: float, width: float, number: int) -> str:
    """A run with a text box `left` mm from the margin; the same content stands in it twice."""
    anchor = (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{round(left * _EMU)}</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{round(width * _EMU)}" cy="{24 * _EMU}"/>'
        f'<wp:wrapTopAndBottom/><wp:docPr id="{number}" name="Text Box {number}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_WPS}"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{round(width * _EMU)}" cy="{24 * _EMU}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor>"
    )
    old = (
        f'<w:pict><v:shape id="Box{number}" style="position:absolute;margin-left:{left * 2.835:.1f}pt;'
        f'width:{width * 2.835:.1f}pt;height:68pt" stroked="f"><v:textbox><w:txbxContent>{inside}'
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing>'
        f"</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _header() -> str:
    left = _bold("ỦY BAN NHÂN DÂN", 12) + _bold("XÃ TÂN HÒA", 12) + bordered(16, 62 - _PADDING)
    left += para(run("Số: 03/CT-UBND"), align="center")
    right = _bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12) + _bold("Độc lập - Tự do - Hạnh phúc")
    right += bordered(56, 103 - _PADDING)
    date = run("Tân Hòa, ngày 01 tháng 4 năm 2026", look(italic=True))
    right += para(date, align="center")
    return para(_box(left, 0, 62, 71), _box(right, 62, 103, 72))


def _title() -> str:
    title = _bold("CHỈ THỊ") + _bold("Về tăng cường phòng cháy, chữa cháy rừng năm 2026")
    return title + bordered(45, 165)


def _body() -> str:
    lines = (
        "Để chủ động phòng cháy, chữa cháy rừng, Ủy ban nhân dân xã Tân Hòa yêu cầu:",
        "1. Trưởng các ấp tuyên truyền đến từng hộ dân.",
        "2. Công an xã, Ban Chỉ huy Quân sự xã tổ chức lực lượng trực.",
    )
    end = "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện Chỉ thị này./."
    text = "".join(para(run(line), style="Than") for line in lines)
    return text + para(run(end), style="Than", keep=True)


def _signature() -> str:
    """Recipients at the left, the signer behind a tab stop in the same paragraphs."""
    strong, small, tab = look(bold=True, size=13), look(size=11), "<w:r><w:tab/></w:r>"
    label = run("Nơi nhận:", look(bold=True, italic=True, size=12))
    lines = [
        (label, run("TM. ỦY BAN NHÂN DÂN", strong)),
        (run("- Đảng ủy xã;", small), run("CHỦ TỊCH", strong)),
    ]
    first = "".join(para(left, tab, right, tabs=_TAB, keep=True) for left, right in lines)
    rest = para(run("- Các ấp;", small)) + para(run("- Lưu: VT, KT.", small)) + para() * 3
    return first + rest + para(tab, run("Lê Thị C", strong), tabs=_TAB)


_STYLES = f"""
<w:docDefaults><w:rPrDefault><w:rPr>{look(font=TIMES, size=13)}</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Than"><w:name w:val="Body Text"/>
<w:pPr>{spacing(6, 0, 264)}{indent(first=12.7)}<w:jc w:val="both"/></w:pPr></w:style>
"""
