"""Quyết định cá biệt of a commune's chairman; sizes 13/14/14.

Raw XML: header as two tables, VML lines, capitals by w:caps, runs split in words, the date in a
content control, bases by a style with one run flipped, recipients as one paragraph with breaks.
"""

from __future__ import annotations

from nd30.judge.strangers.lines import vml
from nd30.judge.strangers.package import docx, part, section
from nd30.judge.strangers.wml import (
    TIMES,
    control,
    indent,
    look,
    para,
    pieces,
    run,
    spacing,
    table,
)

_CAPS = look(bold=True, caps=True, size=13)
_CAPS14 = look(bold=True, caps=True, size=14)
_BOLD14 = look(bold=True, size=14)


def build() -> bytes:
    numbered = section(header="header1", first="header2")
    return docx(
        "".join((header(), _title(), _bases(), _articles(), signature(), numbered)),
        styles=part("styles", styles()),
        settings=part("settings", '<w:zoom w:percent="100"/><w:proofState w:spelling="clean"/>'),
        header1=part("hdr", para(*page_number(), align="center")),
        header2=part("hdr", para(align="center")),
    )


def styles() -> str:
    return _STYLES


def page_number() -> tuple[str, ...]:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    order = "<w:r><w:instrText xml:space='preserve'> PA</w:instrText></w:r>"
    order += "<w:r><w:instrText xml:space='preserve'>GE </w:instrText></w:r>"
    return mark("begin"), order, mark("separate"), run("2"), mark("end")


def header(symbol: str = "145/QĐ-UBND") -> str:
    left = (
        para(pieces("Ủy ban nhân dân", _CAPS), align="center")
        + para(pieces("xã Tân Hòa", _CAPS), align="center")
        + para(vml(18, 1, left=(62 - 3.8 - 18) / 2), align="center")
    )
    right = (
        para(run("Cộng hòa xã hội chủ nghĩa Việt Nam", _CAPS), align="center")
        + para(pieces("Độc lập - Tự do - Hạnh phúc", _BOLD14, 4), align="center")
        + para(vml(60.5, 2, left=(103 - 3.8 - 60.5) / 2), align="center")
    )
    number = para(run("Số: ", look(size=13)) + run(symbol, look(size=13)), align="center")
    date = run("Tân Hòa, ngày 20 tháng 7 năm 2026", look(italic=True, size=14))
    row = [number, para(control(date, "ngay"), align="center")]
    return table([[left, right]], (62, 103)) + para(mark=look(size=2)) + table([row], (62, 103))


def _title() -> str:
    summary = "Về việc thành lập Tổ công nghệ số cộng đồng xã Tân Hòa"
    return "".join(
        (
            para(run("Quyết định", _CAPS14), align="center", gaps=spacing(before=12)),
            para(run(summary, _BOLD14), align="center"),
            para(vml(50, 3, left=57.5), align="center"),
            para(
                run("Chủ tịch Ủy ban nhân dân xã Tân Hòa", _CAPS14),
                align="center",
                gaps=spacing(6, 6),
            ),
        )
    )


def _bases() -> str:
    return "".join(
        (
            para(
                pieces(
                    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "", 9
                ),
                style="CanCu",
            ),
            # Italic by the paragraph's style, by the run's style (so off) and by itself (on).
            para(
                run(
                    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về "
                    "công tác văn thư;",
                    look(style="Thuong", italic=True),
                ),
                style="CanCu",
            ),
            para(run("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội."), style="CanCu"),
            para(run("Quyết định:", _CAPS14), align="center", gaps=spacing(6, 6)),
        )
    )


def _articles() -> str:
    articles = [
        (
            "Điều 1. ",
            "Thành lập Tổ công nghệ số cộng đồng xã Tân Hòa, gồm 07 thành viên do ông Trần Văn B, "
            "Phó Chủ tịch Ủy ban nhân dân xã, làm Tổ trưởng.",
        ),
        (
            "Điều 2. ",
            "Tổ công nghệ số cộng đồng hướng dẫn người dân sử dụng dịch vụ công trực tuyến.",
        ),
        (
            "Điều 3. ",
            "Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội và các thành viên nêu tại Điều 1 chịu "
            "trách nhiệm thi hành Quyết định này./.",
        ),
    ]
    return "".join(
        para(run(name, look(bold=True)), run(words), style="NoiDung", keep=name == "Điều 3. ")
        for name, words in articles
    )


def signature() -> str:
    items = "- Như Điều 3;\n- Chủ tịch, các Phó Chủ tịch UBND xã;\n- Lưu: VT, VHXH (3)."
    left = para(run("Nơi nhận:", look(bold=True, italic=True, size=12)))
    left += para(run(items, look(size=11)))
    right = "".join(
        para(run(line, _CAPS14), align="center") for line in ("KT. Chủ tịch", "Phó Chủ tịch")
    )
    right += para(align="center") * 4
    right += para(pieces("Trần Văn B", _BOLD14), align="center")
    return table([[left, right]], (80, 85))


_STYLES = f"""
<w:docDefaults><w:rPrDefault><w:rPr>{look(font="Calibri", size=11)}</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr>{spacing(after=8, line=259)}</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
<w:pPr>{spacing(after=0, line=240)}</w:pPr><w:rPr>{look(font=TIMES, size=14)}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="NoiDung"><w:name w:val="Body Text Indent"/>
<w:basedOn w:val="Normal"/><w:pPr>{spacing(before=6, after=0, line=264)}{indent(first=12.7)}
<w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="CanCu"><w:name w:val="Căn cứ"/><w:basedOn w:val="NoiDung"/>
<w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Thuong"><w:name w:val="Thường"/><w:rPr><w:i/></w:rPr></w:style>
"""
