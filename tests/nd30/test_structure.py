"""The decree's figures, read back from the XML as effective values."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from nd30.lines import body, docx_lines, paragraphs, style_of, text_of
from nd30.sample import FRONT, REFERENCE, render, sample

from ngocha_kh.nd30.writer.metrics import TWIPS_PER_MM, text_width_mm

ONE = FRONT.replace("[Ủy ban nhân dân tỉnh, Sở Nội vụ tỉnh]", "[Ủy ban nhân dân tỉnh.]")


def val(element: Any, path: str, attribute: str = "val") -> str:
    """An attribute of a descendant given by tag names."""
    for tag in path.split("/"):
        element = element.find(qn(f"w:{tag}"))
    return str(element.get(qn(f"w:{attribute}")))


def rule_mm(paragraph: Any, width_mm: float) -> float:
    """Length of a rule that stands in `width_mm`."""
    sides = sum(int(val(paragraph, "pPr/ind", side)) for side in ("left", "right"))
    return width_mm - sides / TWIPS_PER_MM


def test_sections_keep_the_margins_and_number_their_pages_from_one() -> None:
    sections = list(body(sample(rows=3)).iter(qn("w:sectPr")))
    turned = [s.find(qn("w:pgSz")).get(qn("w:orient")) for s in sections]
    assert turned == [None, "landscape", None]
    for section in sections:
        margins = {k: int(val(section, "pgMar", k)) for k in ("top", "bottom", "left", "right")}
        assert 1134 - 2 <= margins["top"] <= 1417
        assert 1134 - 2 <= margins["bottom"] <= 1417
        assert 1701 - 2 <= margins["left"] <= 1984
        assert 850 - 2 <= margins["right"] <= 1134
        assert val(section, "pgNumType", "start") == "1"
        assert section.find(qn("w:titlePg")) is not None


def test_every_style_is_black_times_new_roman() -> None:
    for style in docx.Document(BytesIO(sample(rows=1))).styles.element.iter(qn("w:style")):
        if (fonts := style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")) is not None:
            faces = {k.partition("}")[2]: v for k, v in fonts.attrib.items()}
            assert faces == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman")
        stamp = style.find(qn("w:name")).get(qn("w:val")) == "ND30 Do khan"  # III.2b: red ink
        for color in style.iter(qn("w:color")):
            assert color.get(qn("w:val")) == ("FF0000" if stamp else "000000")


@pytest.mark.parametrize(
    ("size_set", "sizes"), [("13", (26, 28, 28, 28, 26)), ("12", (24, 26, 26, 26, 26))]
)
def test_sizes_rise_and_fall_together(size_set: str, sizes: tuple[int, ...]) -> None:
    data = render(FRONT.replace('"13"', f'"{size_set}"') + "Hết")
    names = ("Quoc hieu", "Tieu ngu", "Dia danh ngay", "Than", "So ky hieu")
    found = {s.name: s for s in docx.Document(BytesIO(data)).styles}
    assert tuple(int(val(found[f"ND30 {n}"].element, "rPr/sz")) for n in names) == sizes


@pytest.mark.parametrize("size", [12, 13])
def test_rules_have_the_length_the_decree_asks(size: int) -> None:
    found = body(render(FRONT.replace('"13"', f'"{size}"') + "Hết"))
    grid = [int(g.get(qn("w:w"))) / TWIPS_PER_MM for g in found.iter(qn("w:gridCol"))][:2]
    rules = [p for p in found.iter(qn("w:p")) if style_of(p) == "ND30Duongke"]
    issuer = text_width_mm("ỦY BAN NHÂN DÂN", size, bold=True)
    assert issuer / 3 <= rule_mm(rules[0], grid[0]) <= issuer / 2
    motto = text_width_mm("Độc lập - Tự do - Hạnh phúc", size + 1, bold=True)
    assert rule_mm(rules[1], grid[1]) == pytest.approx(motto, rel=0.02)
    state = text_width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size, bold=True)
    assert grid[1] >= state + 2
    assert sum(grid) == pytest.approx(165, abs=0.2)


def test_one_addressee_stands_on_the_line_of_the_label_without_punctuation() -> None:
    texts = [t for s, t in paragraphs(render(ONE + "Hết")) if s == "ND30 Kinh gui"]
    assert texts == ["Kính gửi: Ủy ban nhân dân tỉnh"]


def test_several_addressees_have_their_hyphens_under_the_colon() -> None:
    found = [p for p in body(render(FRONT + "Hết")).iter(qn("w:p")) if style_of(p) == "ND30Kinhgui"]
    label, *items = found
    assert [text_of(i) for i in items] == ["- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ tỉnh."]
    starts = {int(val(i, "pPr/ind", "left")) - int(val(i, "pPr/ind", "hanging")) for i in items}
    colon = int(val(label, "pPr/ind", "left")) + text_width_mm("Kính gửi", 14) * TWIPS_PER_MM
    assert len(starts) == 1
    assert starts.pop() == pytest.approx(colon, abs=3)


def test_the_signature_never_stands_alone() -> None:
    elements = list(body(render(FRONT + "Một\n\nHai\n")))
    at = next(i for i, e in enumerate(elements) if text_of(e) == "Hai./.")
    assert elements[at].find(qn("w:pPr")).find(qn("w:keepNext")) is not None
    row = elements[at + 1].find(qn("w:tr"))
    assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None


def test_a_single_appendix_has_no_number() -> None:
    data = render(FRONT + "Hết\n\n::: appendix\n# Tên\n\nx\n:::\n")
    assert ("ND30 Phu luc", "Phụ lục") in paragraphs(data)


def test_the_page_number_is_in_the_header_and_not_on_first_pages() -> None:
    section = docx.Document(BytesIO(render(FRONT + "Hết"))).sections[0]
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    for footer in (section.footer, section.first_page_footer):
        assert "SỐ LIỆU MINH HỌA" in footer.paragraphs[0].text
    assert "PAGE" not in section.footer._element.xml


def test_without_a_mark_there_is_no_footer() -> None:
    plain = FRONT.replace("mark: SỐ LIỆU MINH HỌA - KHÔNG DÙNG ĐỂ BÁO CÁO\n", "")
    assert not list(body(render(plain + "Hết")).iter(qn("w:footerReference")))


def test_the_reference_file_holds_no_coloured_leftovers() -> None:
    names = {s.name for s in docx.Document(str(REFERENCE)).styles}
    assert {n for n in names if n and not n.startswith("ND30 ")} == {
        "Normal", "Default Paragraph Font", "Normal Table", "No List",
    }  # fmt: skip


def test_the_sample_reads_as_agreed() -> None:
    golden = REFERENCE.parents[1] / "tests" / "nd30" / "golden" / "sample.txt"
    assert "".join(f"{line}\n" for line in docx_lines(sample(rows=2))) == golden.read_text("utf-8")
