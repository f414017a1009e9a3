"""What stands where in each form (Phụ lục III, mẫu 1.1 to 1.9), read back from the file."""

import os
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from nd30.lines import body, docx_lines, paragraphs, style_of, text_of
from nd30.sample import render
from nd30.samples import NAMES, form, markup

from ngocha_kh.nd30 import MarkupError
from ngocha_kh.nd30.writer import forms
from ngocha_kh.nd30.writer.metrics import TWIPS_PER_MM

GOLDEN = Path(__file__).parent / "golden"
DECISION, LETTER, MINUTES = "quyet-dinh", "cong-van", "bien-ban"


def styled(data: bytes, style: str) -> list[str]:
    """Texts of the paragraphs of a style."""
    return [text for name, text in paragraphs(data) if name == f"ND30 {style}"]


def kept(data: bytes) -> list[str]:
    """The lines of Nơi nhận."""
    return styled(data, "Noi nhan dong")


@pytest.mark.parametrize("name", NAMES)
def test_a_form_reads_as_agreed(name: str) -> None:
    """NKH_UPDATE_GOLDEN=1 writes the files anew; read their diff as you would code."""
    found = list(docx_lines(form(name)))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("NKH_UPDATE_GOLDEN"):
        golden.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("giay-moi", "summary: Họp Hội đồng sáng kiến xã đợt 2 năm 2026\n", ""),
        ("to-trinh", "Về việc", "về việc"),
        ("thong-bao", "type: THÔNG BÁO", "type: Thông báo"),
        ("thong-bao", "type: THÔNG BÁO", "type: PHIẾU LẤY Ý KIẾN"),
        ("ke-hoach", "type: KẾ HOẠCH", "type: KẾ HOẠCH\naddressees: []\nauthority: []"),
        (MINUTES, "symbol:", "number: '7'\nsymbol:"),
        (LETTER, "urgency: THƯỢNG KHẨN", 'urgency: ""'),
    ],
)
def test_what_a_form_leaves_open_is_accepted(name: str, old: str, new: str) -> None:
    assert form(name, replace=(old, new))


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (LETTER, "subject: ", "title: ", "'type' .* hoặc 'subject'"),
        (LETTER, "subject: ", "type: CÔNG VĂN\nsubject: ", "không in tên loại"),
        (LETTER, "subject: ", "summary: A\nsubject: ", "dùng khóa 'subject'"),
        (LETTER, "urgency: THƯỢNG KHẨN", "urgency: GẤP", "'GẤP'; chỉ nhận KHẨN hoặc"),
        ("to-trinh", "addressees: [Chủ tịch Ủy ban nhân dân xã Tân Hòa]\n", "", "'addressees'"),
        ("to-trinh", "summary: Về việc", "subject: Về việc", "thiếu khóa bắt buộc 'summary'"),
        (DECISION, "authority: Chủ tịch Ủy ban nhân dân xã Tân Hòa\n", "", "'authority'"),
        (DECISION, "bases:", "addressees: [A]\nbases:", "quyết định không ghi 'Kính gửi'"),
        ("ke-hoach", "number:", "addressees: [A]\nnumber:", "kế hoạch không ghi 'Kính gửi'"),
        ("thong-bao", "number:", "addressees: [A]\nnumber:", "thông báo không ghi 'Kính gửi'"),
        ("thong-bao", "number:", "authority: [A]\nnumber:", "không có dòng thẩm quyền"),
        ("thong-bao", "number:", "chair: A\nnumber:", "chỉ biên bản"),
        (MINUTES, "secretary:", "signer: A\nsecretary:", "thư ký và chủ tọa"),
        (MINUTES, "secretary: Trần Thị B\n", "", "'secretary'"),
        (DECISION, "## Hoạt động của", "Hoạt động của", "văn bản kèm theo phải mở đầu"),
        (DECISION, "# Quy định chung\n", "", "'Chương I' phải có tên"),
        (DECISION, "::: attached", "::: attached landscape", "không có khối"),
        (DECISION, "issuer_name:", "title:", "'issuer_name'"),
    ],
)
def test_what_a_form_has_no_place_for_is_refused(name: str, old: str, new: str, words: str) -> None:
    with pytest.raises(MarkupError, match=words):
        form(name, replace=(old, new))


def test_the_line_of_what_is_refused_is_told() -> None:
    with pytest.raises(MarkupError) as caught:
        form("ke-hoach", replace=("type:", "addressees: [A]\ntype:"))
    assert caught.value.line == markup("ke-hoach").split("type:")[0].count("\n") + 1


def test_every_listed_type_has_a_form_of_its_own_name() -> None:
    for name, found in forms.FORMS.items():
        assert found.name.upper() == name
        assert not set(found.must_have()) & set(found.refused())


# --- công văn


def test_the_subject_of_a_letter_stands_six_points_below_the_number() -> None:
    row = list(body(form(LETTER)).iter(qn("w:tr")))[1]
    number, subject = row[1].findall(qn("w:p"))
    assert text_of(number) == "Số: 12/UBND-VHXH"
    assert text_of(subject).startswith("V/v đôn đốc")
    assert subject.find(qn("w:pPr")).find(qn("w:spacing")).get(qn("w:before")) == "120"
    assert text_of(row[2]) == "Tân Hòa, ngày 09 tháng 3 năm 2026"
    assert not styled(form(LETTER), "Ten loai")


@pytest.mark.parametrize("given", ["đôn đốc", "V/v đôn đốc", "V/v: đôn đốc"])
def test_the_subject_is_marked_once(given: str) -> None:
    data = form(LETTER, replace=("subject: ", f"subject: '{given}' #"))
    assert styled(data, "Trich yeu cong van") == ["V/v đôn đốc"]


def test_the_stamp_of_urgency_is_boxed_as_long_as_the_decree_says() -> None:
    row = list(body(form(LETTER)).iter(qn("w:tr")))[2]
    cell, stamp = row[1], row[1].find(qn("w:p"))
    width = int(cell.find(qn("w:tcPr")).find(qn("w:tcW")).get(qn("w:w")))
    sides = stamp.find(qn("w:pPr")).find(qn("w:ind"))
    inner = width - int(sides.get(qn("w:left"))) - int(sides.get(qn("w:right")))
    assert text_of(stamp) == "THƯỢNG KHẨN"
    assert inner / TWIPS_PER_MM + 7 * 25.4 / 72 == pytest.approx(40, abs=0.2)


# --- quyết định, nghị quyết


def order(data: bytes) -> list[str]:
    """The styles of the first section's paragraphs outside tables, runs of one style as one."""
    found: list[str] = []
    for child in body(data):
        if child.find(f".//{qn('w:sectPr')}") is not None:
            break
        if child.tag == qn("w:p") and (not found or found[-1] != style_of(child)):
            found.append(style_of(child))
    return found


@pytest.mark.parametrize(
    ("name", "words"), [(DECISION, "QUYẾT ĐỊNH:"), ("nghi-quyet", "QUYẾT NGHỊ:")]
)
def test_a_decision_names_authority_and_bases_before_it_decides(name: str, words: str) -> None:
    assert order(form(name))[:8] == [
        "ND30Tenloai", "ND30Trichyeu", "ND30Duongke", "ND30Thamquyen", "ND30Cancu",
        "ND30Thamquyen", "ND30Than", *order(form(name))[7:8],
    ]  # fmt: skip
    assert styled(form(name), "Tham quyen")[-1] == words


def bold_of(paragraph: Any) -> str:
    """The bold text of a paragraph."""
    return "".join(
        text_of(run) for run in paragraph.iter(qn("w:r")) if run.find(f".//{qn('w:b')}") is not None
    )


def test_the_number_of_an_article_is_bold_and_its_text_is_not() -> None:
    articles = [
        p for p in body(form(DECISION)).iter(qn("w:p"))
        if text_of(p).startswith("Điều ") and style_of(p) == "ND30Than"
    ]  # fmt: skip
    assert [bold_of(p) for p in articles] == [
        "Điều 1.", "Điều 2.", "Điều 3.", "Điều 3. Hồ sơ", "Điều 4.",
    ]  # fmt: skip


def test_an_article_named_inside_a_report_stays_text() -> None:
    data = form("thong-bao", replace=("1. Công nhận", "Điều 5. Công nhận"))
    found = next(p for p in body(data).iter(qn("w:p")) if "Điều 5." in text_of(p))
    assert bold_of(found) == ""


@pytest.mark.parametrize(
    ("name", "replace", "first"),
    [
        (DECISION, ("", ""), "- Như Điều 3;"),
        (DECISION, ("recipients:", "recipients:\n  - Như Điều 2 và 3"), "- Như Điều 2 và 3;"),
        (LETTER, ("", ""), "- Như trên;"),
        (LETTER, ("recipients:", "recipients:\n  - Như trên (để thực hiện)"),
         "- Như trên (để thực hiện);"),
        ("thong-bao", ("", ""), "- Các phòng, đơn vị thuộc UBND xã;"),
    ],
)  # fmt: skip
def test_the_first_recipient_is_the_one_the_text_names(
    name: str, replace: tuple[str, str], first: str
) -> None:
    found = kept(form(name, replace=replace))
    assert found[0] == first
    assert sum("Như" in line for line in found) <= 1


def test_what_is_kept_comes_last() -> None:
    data = form(LETTER, replace=("recipients:", 'recipients:\n  - "Lưu: VT (2)"'))
    assert kept(data)[-2:] == ["- Lưu: VT (2);", "- Lưu: VT, VHXH."]


# --- biên bản


def test_minutes_have_a_number_and_no_date_in_their_head() -> None:
    head = next(body(form(MINUTES)).iter(qn("w:tbl")))
    assert "Số:       /BB-HĐSK" in text_of(head)
    assert "ngày" not in text_of(head)


def test_minutes_are_signed_by_secretary_and_chair_with_the_recipients_below() -> None:
    elements = list(body(form(MINUTES)))
    table = next(i for i, e in enumerate(elements) if "THƯ KÝ" in text_of(e))
    posts, names = elements[table].findall(qn("w:tr"))
    assert [text_of(c) for c in posts.iter(qn("w:tc"))] == ["THƯ KÝ", "CHỦ TỊCH HỘI ĐỒNGSÁNG KIẾN"]
    assert [text_of(c) for c in names.iter(qn("w:tc"))] == ["Trần Thị B", "Nguyễn Văn A"]
    assert [text_of(e) for e in elements[table + 1 : table + 3]] == [
        "Nơi nhận:", "- Lưu: VT, Hồ sơ.",
    ]  # fmt: skip


# --- attached documents, address, sizes


def test_an_attached_document_has_a_head_without_number_and_nobody_signs_it() -> None:
    elements = list(body(form(DECISION)))
    start = 1 + next(
        i for i, e in enumerate(elements) if e.find(f".//{qn('w:sectPr')}") is not None
    )
    rows = elements[start].findall(qn("w:tr"))
    assert len(rows) == 1
    assert text_of(rows[0]).startswith("ỦY BAN NHÂN DÂNXÃ TÂN HÒACỘNG HÒA")
    texts = [text_of(e) for e in elements[start + 1 :]]
    assert texts[:2] == ["QUY CHẾ", "Hoạt động của Hội đồng sáng kiến xã Tân Hòa"]
    assert texts[2].startswith("(Kèm theo Quyết định số")
    end = next(i for i, text in enumerate(texts) if text.endswith("./."))
    assert not any("Nguyễn Văn A" in text for text in texts[: end + 1])


def test_a_chapter_is_a_label_over_a_title_in_capitals() -> None:
    data = form(DECISION)
    assert styled(data, "Chuong") == ["Chương I", "Chương II", "Mục 1", "Mục 2"]
    assert styled(data, "Ten chuong")[0] == "QUY ĐỊNH CHUNG"
    assert styled(form("ke-hoach"), "Chuong") == ["Phần I", "Phần II"]


def test_every_section_counts_its_pages_from_one() -> None:
    sections = list(body(form(DECISION)).iter(qn("w:sectPr")))
    assert [s.find(qn("w:pgNumType")).get(qn("w:start")) for s in sections] == ["1", "1", "1"]


def test_appendices_are_numbered_among_themselves() -> None:
    assert styled(form(DECISION), "Phu luc") == ["Phụ lục"]


UNMARKED = ("mark: SỐ LIỆU MINH HỌA", "attached_to: Công văn\nissuer_name: A")


@pytest.mark.parametrize(("replace", "mark"), [(("", ""), ["SỐ LIỆU MINH HỌA"]), (UNMARKED, [])])
def test_the_address_is_on_the_first_page_only(replace: tuple[str, str], mark: list[str]) -> None:
    section = docx.Document(BytesIO(form(LETTER, replace=replace))).sections[0]
    first = [p.text for p in section.first_page_footer.paragraphs]
    assert first[0].startswith("Địa chỉ:")
    assert first[2:] == mark
    assert not any("Địa chỉ" in p.text for p in section.footer.paragraphs)


def test_an_appendix_does_not_inherit_the_address() -> None:
    appendix = "\n::: appendix\n# A\n\nx\n:::\n"
    data = render(markup(LETTER).replace(*UNMARKED) + appendix)
    footer = docx.Document(BytesIO(data)).sections[1].first_page_footer
    assert not footer.is_linked_to_previous
    assert [p.text for p in footer.paragraphs] == [""]


@pytest.mark.parametrize(
    ("size_set", "sizes"), [("13", (26, 28, 28, 28, 22, 26)), ("12", (24, 26, 26, 26, 22, 26))]
)
def test_the_new_parts_belong_to_the_set_of_sizes(size_set: str, sizes: tuple[int, ...]) -> None:
    data = form(LETTER, replace=("issuer:", f"size_set: '{size_set}'\nissuer:"))
    found = {s.name: s.element.rPr.find(qn("w:sz")) for s in docx.Document(BytesIO(data)).styles
             if str(s.name).startswith("ND30") and s.element.rPr is not None}  # fmt: skip
    names = ("Trich yeu cong van", "Tham quyen", "Chuong", "Ten chuong", "Dia chi", "Do khan")
    assert tuple(int(found[f"ND30 {n}"].get(qn("w:val"))) for n in names) == sizes
