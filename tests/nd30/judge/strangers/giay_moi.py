"""Giấy mời; sizes 12/13/13, body 13.

Raw XML with long style chains and the whole header in a content control; tracked formatting,
bookmarks and proofing marks lie between the runs, as a document passed from hand to hand has them.
"""

from __future__ import annotations

from nd30.judge.strangers.lines import vml
from nd30.judge.strangers.package import docx, part, section
from nd30.judge.strangers.wml import TIMES, control, indent, look, para, pieces, run, spacing, table

_MARK = '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'


def build() -> bytes:
    page = f'<w:hyperlink w:anchor="_GoBack">{run("")}</w:hyperlink>'
    page += f'<w:fldSimple w:instr=" PAGE ">{run("2")}</w:fldSimple>'
    body = "".join((control(_header(), "dau"), _title(), _body(), _signature()))
    return docx(
        body + section(margins=(20, 20, 20, 30), header="header1", first="header2"),
        styles=part("styles", _STYLES),
        header1=part("hdr", para(page, style="Giua")),
        header2=part("hdr", para()),
    )


def _header() -> str:
    left = (
        para(run("ỦY BAN NHÂN DÂN", look(size=12)), style="DamGiua")
        + para(run("XÃ TÂN HÒA", look(size=12)), style="DamGiua")
        + para(vml(16, 61, left=(58 - 3.8 - 16) / 2), style="Giua")
    )
    right = (
        para(pieces("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", look(size=12), 7), style="DamGiua")
        + para(run("Độc lập - Tự do - Hạnh phúc"), style="DamGiua")
        + para(vml(56, 62, left=(102 - 3.8 - 56) / 2), style="Giua")
    )
    number = para(run("Số: 31/GM-UBND"), style="Giua")
    date = para(run("Tân Hòa, ngày 30 tháng 9 năm 2026", look(italic=True)), style="Giua")
    return table([[left, right], [number, date]], (58, 102))


def _title() -> str:
    return (
        para(run("GIẤY MỜI", look(bold=True)), style="Giua", gaps=spacing(12, 0))
        + para(run("Họp Ban chỉ đạo chuyển đổi số xã Tân Hòa"), style="DamGiua")
        + para(vml(40, 63, left=60), style="Giua")
    )


def _body() -> str:
    lines = (
        "Ủy ban nhân dân xã Tân Hòa trân trọng kính mời: các thành viên Ban chỉ đạo chuyển đổi số.",
        "Tới dự cuộc họp đánh giá kết quả chuyển đổi số quý III năm 2026.",
        "Chủ trì: ông Trần Văn B, Phó Chủ tịch Ủy ban nhân dân xã.",
        "Thời gian: 14 giờ 00 phút, ngày 02 tháng 10 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã.",
    )
    end = "Đề nghị các thành viên chuẩn bị ý kiến và dự họp đúng thành phần./."
    return "".join(para(_MARK, pieces(line, "", 11), style="Than") for line in lines) + para(
        run(end), style="Than", keep=True
    )


def _signature() -> str:
    left = para(run("Nơi nhận:", look(bold=True, italic=True, size=12)))
    left += para(run("- Như trên;", look(size=11))) + para(run("- Lưu: VT, VP.", look(size=11)))
    right = para(run("TL. CHỦ TỊCH"), style="DamGiua") + para(
        run("CHÁNH VĂN PHÒNG"), style="DamGiua"
    )
    right += para(style="Giua") * 4 + para(run("Phạm Văn D"), style="DamGiua")
    return table([[left, right]], (78, 82))


_STYLES = f"""
<w:docDefaults><w:rPrDefault><w:rPr>{look(font="Liberation Serif", size=12)}</w:rPr></w:rPrDefault>
<w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Standard"/>
<w:rPr>{look(font=TIMES, size=13)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Giua"><w:name w:val="Giua"/><w:basedOn w:val="Standard"/>
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="DamGiua"><w:name w:val="DamGiua"/><w:basedOn w:val="Giua"/>
<w:rPr>{look(bold=True)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Than"><w:name w:val="Text body"/><w:basedOn w:val="Standard"/>
<w:pPr>{spacing(0, 7, 288)}{indent(first=10)}<w:jc w:val="both"/></w:pPr></w:style>
"""
