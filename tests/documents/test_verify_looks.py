"""`nkh verify` sees what a reader sees: looks, headers and footers, pictures, notes."""

import base64
import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from documents.real import JUNE, NOVEMBER, change, checked, copy_records, document
from documents.test_verify import body_paragraph, edited, reminder
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor
from nd30.test_manifest import members

from ngocha_kh.documents import appearance
from ngocha_kh.documents.verify import Verification, verify
from ngocha_kh.nd30 import archive
from ngocha_kh.nd30.writer.manifest import parts as manifest_parts
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

MARK: Final = "SỐ LIỆU MINH HỌA"
WORDS: Final = "Khẩn trương"
PICTURE: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
Edit = Callable[[Any], None]


def found_in(data: bytes) -> Verification:
    found = verify(data, checked())
    assert found is not None
    return found


def runs(opened: Any) -> Any:
    return body_paragraph(opened, WORDS).runs


def nothing(opened: Any) -> None:
    """Opened and saved."""


def split_into_runs(opened: Any) -> None:
    """As a spelling checker cuts a paragraph: the same look, in more pieces."""
    paragraph = body_paragraph(opened, WORDS)
    run = paragraph.runs[-1]
    words = run.text.split(" ")
    run.text = words[0]
    for word in words[1:]:
        paragraph.add_run(f" {word}")


def say_the_style_again(opened: Any) -> None:
    """Direct settings that repeat what the style says."""
    for run in runs(opened):
        run.font.size, run.font.bold, run.font.name = Pt(14), False, "Times New Roman"


def colour_black(opened: Any) -> None:
    for run in runs(opened):
        run.font.color.rgb = RGBColor(0, 0, 0)


def bookmark(opened: Any) -> None:
    paragraph = body_paragraph(opened, WORDS)._element
    paragraph.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="9" w:name="x"/>'))
    paragraph.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="9"/>'))


@pytest.mark.parametrize(
    "by_hand", [nothing, split_into_runs, say_the_style_again, colour_black, bookmark]
)
def test_what_nobody_can_see_is_no_edit(by_hand: Edit) -> None:
    found = found_in(edited(reminder(), by_hand))
    assert (found.look, found.edits) == ("saved", ())
    assert found.is_untouched


def each_run(**settings: Any) -> Edit:
    def change(opened: Any) -> None:
        for run in runs(opened):
            for name, value in settings.items():
                setattr(run.font, name, value)

    return change


def white(opened: Any) -> None:
    for run in runs(opened):
        run.font.color.rgb = RGBColor(255, 255, 255)


def hidden_by_the_style(opened: Any) -> None:
    opened.styles["ND30 Liet ke"].font.hidden = True


def centred(opened: Any) -> None:
    body_paragraph(opened, WORDS).alignment = WD_ALIGN_PARAGRAPH.CENTER


def black_behind(opened: Any) -> None:
    properties = body_paragraph(opened, WORDS)._element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="000000"/>'))


def numbered(opened: Any) -> None:
    properties = body_paragraph(opened, WORDS)._element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="3"/></w:numPr>'))


def with_a_picture(opened: Any) -> None:
    body_paragraph(opened, WORDS).add_run().add_picture(io.BytesIO(PICTURE), Inches(1))


@pytest.mark.parametrize(
    ("by_hand", "said"),
    [
        (each_run(hidden=True), "ẩn chữ"),
        (each_run(strike=True), "gạch ngang chữ"),
        (each_run(bold=True), "in đậm"),
        (each_run(size=Pt(1)), "cỡ chữ 14 → 1"),
        (each_run(name="Wingdings"), "phông chữ Times New Roman → Wingdings"),
        (each_run(superscript=True), "chỉ số trên, dưới"),
        (white, "chữ trắng, không nhìn thấy"),
        (hidden_by_the_style, "ẩn chữ"),
        (centred, "canh đều hai lề → canh giữa"),
        (black_behind, "tô nền"),
        (numbered, "đánh số tự động"),
        (with_a_picture, "có hình chèn vào"),
    ],
)
def test_the_same_words_in_another_look_are_named_with_their_place(
    by_hand: Edit, said: str
) -> None:
    found = found_in(edited(reminder(), by_hand))
    assert found.look == "restyled"
    assert not found.is_untouched
    edit = next(e for e in found.edits if WORDS in (e.after or ""))
    assert (edit.kind, edit.said, edit.place) == ("look", said, "đoạn 5")


def test_a_hidden_row_of_a_table_is_named_with_its_row() -> None:
    def hide(opened: Any) -> None:
        row = next(r for t in opened.tables for r in t.rows if "NV-2026-046" in r.cells[1].text)
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))

    (edit,) = found_in(edited(reminder(), hide)).edits
    assert (edit.kind, edit.said, edit.place) == ("look", "ẩn chữ", "bảng 1, dòng 1")


def test_a_picture_of_its_own_is_an_added_paragraph() -> None:
    def add(opened: Any) -> None:
        opened.add_paragraph().add_run().add_picture(io.BytesIO(PICTURE), Inches(1))

    (edit,) = found_in(edited(reminder(), add)).edits
    assert (edit.kind, edit.after) == ("added", "[hình]")


def footers(opened: Any) -> Iterator[Any]:
    for section in opened.sections:
        yield from (section.footer, section.first_page_footer)


def blank_the_footers(opened: Any) -> None:
    for footer in footers(opened):
        for paragraph in footer.paragraphs:
            for run in paragraph.runs:
                run.text = ""


def unlink_the_footers(opened: Any) -> None:
    for section in opened.sections:
        for reference in section._sectPr.findall(qn("w:footerReference")):
            section._sectPr.remove(reference)


def hide_the_mark(opened: Any) -> None:
    opened.styles["ND30 Dau hieu"].font.hidden = True


def whiten_the_mark(opened: Any) -> None:
    for footer in footers(opened):
        for run in footer.paragraphs[0].runs:
            run.font.color.rgb = RGBColor(255, 255, 255)


def reword_the_mark(opened: Any) -> None:
    for footer in footers(opened):
        for run in footer.paragraphs[0].runs:
            run.text = "Tài liệu nội bộ"


@pytest.mark.parametrize(
    "by_hand",
    [blank_the_footers, unlink_the_footers, hide_the_mark, whiten_the_mark, reword_the_mark],
)
def test_a_missing_mark_is_named_first(by_hand: Edit) -> None:
    found = found_in(edited(reminder(), by_hand))
    assert found.look == "edited"
    first = found.edits[0]
    assert first.kind == "mark"
    assert first.said.startswith(f"mất dấu «{MARK}")
    assert first.place == "chân trang, mọi trang"


def test_a_mark_missing_in_one_section_names_the_section() -> None:
    def blank(opened: Any) -> None:
        footer = opened.sections[1].footer
        footer.is_linked_to_previous = False
        footer.paragraphs[0].runs[0].text = ""

    data = document("bao-cao", "BC-2026-H1", JUNE).data
    (edit,) = found_in(edited(data, blank)).edits
    assert (edit.kind, edit.place) == (
        "mark",
        "chân trang, mọi trang của Phụ lục I; Phụ lục IV; Phụ lục V; Phụ lục VIII; Phụ lục IX; Phụ lục X",
    )


def test_a_mark_that_the_records_no_longer_ask_for_makes_the_document_stale(
    tmp_path: Path,
) -> None:
    root = copy_records(tmp_path)
    change(root / "records/workspace.yaml", "illustrative: true", "illustrative: false")
    found = verify(reminder(), validate(Workspace(root), as_of=NOVEMBER))
    assert found is not None
    assert found.is_untouched
    assert not found.is_current
    (edit,) = found.texts
    assert (edit.kind, edit.place) == ("removed", "chân trang, mọi trang")


def test_a_file_of_the_first_form_is_held_against_what_is_never_ours() -> None:
    """Its manifest says nothing of looks: only what no document of ours has can be told."""
    issued = document("cong-van-don-doc", "kthtdt", NOVEMBER)
    old = msgspec.structs.replace(issued.manifest, schema_version=1, looks=(), running=(), mark="")
    data = issued.data
    for changed, wanted in ((nothing, []), (each_run(hidden=True), ["look"])):
        parts = members(edited(data, changed))
        parts |= {name: text.encode() for name, text in manifest_parts(old.packed()).items()}
        found = found_in(archive.write(parts))
        assert [edit.kind for edit in found.edits] == wanted
        assert found.is_current


def test_words_in_the_header_of_the_first_page_are_named() -> None:
    def write(opened: Any) -> None:
        opened.sections[0].first_page_header.paragraphs[0].add_run("MẬT")

    (edit,) = found_in(edited(reminder(), write)).edits
    assert (edit.kind, edit.place, edit.after) == ("added", "đầu trang, trang đầu", "MẬT")


def test_a_page_number_written_out_is_an_edit_but_another_result_of_the_field_is_none() -> None:
    def recount(opened: Any) -> None:
        texts = opened.sections[0].header._element.iter(qn("w:t"))
        next(iter(texts)).text = "7"

    def write(opened: Any) -> None:
        paragraph = opened.sections[0].header.paragraphs[0]
        for run in list(paragraph.runs):
            run._element.getparent().remove(run._element)
        paragraph.add_run("2")

    assert found_in(edited(reminder(), recount)).edits == ()
    (edit,) = found_in(edited(reminder(), write)).edits
    assert (edit.place, edit.before, edit.after) == ("đầu trang, các trang sau", "(số trang)", "2")


def test_a_comment_is_named() -> None:
    def remark(opened: Any) -> None:
        opened.add_comment(runs(opened), text="Sai số liệu", author="x")

    (edit,) = found_in(edited(reminder(), remark)).edits
    assert (edit.kind, edit.after) == ("added", "Sai số liệu")


def by_libreoffice(data: bytes, folder: Path) -> bytes:
    """The file as LibreOffice saves it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.docx").write_bytes(data)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder / "out", folder / "a.docx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / "out" / "a.docx").read_bytes()


needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs soffice to save the file anew"
)


@needs_soffice
@pytest.mark.parametrize(
    ("name", "record_id", "day"),
    [("bang-phan-cong", "KH-2026", NOVEMBER), ("bao-cao", "BC-2026-H2", NOVEMBER)],
)
def test_saving_in_libreoffice_is_no_edit(
    name: str, record_id: str, day: Any, tmp_path: Path
) -> None:
    """It writes styles anew, and one-page sections without a first page of their own."""
    found = found_in(by_libreoffice(document(name, record_id, day).data, tmp_path))
    assert (found.look, found.edits) == ("saved", ())
    assert found.is_current


@needs_soffice
@pytest.mark.parametrize(
    ("by_hand", "kind"),
    [
        (each_run(hidden=True), "look"),
        (each_run(strike=True), "look"),
        (white, "look"),
        (blank_the_footers, "mark"),
    ],
    ids=["hidden", "struck", "white", "no mark"],
)
def test_what_was_hidden_is_seen_after_libreoffice_saved_it(
    by_hand: Edit, kind: str, tmp_path: Path
) -> None:
    found = found_in(by_libreoffice(edited(reminder(), by_hand), tmp_path))
    assert kind in [edit.kind for edit in found.edits]


@pytest.mark.parametrize("look", ["28;Times New Roman¶both", "12:28;F;b|40:28;F¶left;num"])
def test_a_look_has_not_changed_into_itself(look: str) -> None:
    assert appearance.changes(look, look) == ""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("28;F¶both", "28;F;b¶both", "in đậm"),
        ("28;F;b¶both", "28;F¶both", "bỏ in đậm"),
        ("28;F¶both", "28;F;color=FF0000¶both", "màu chữ FF0000"),
        ("28;F¶both", "25;F¶both", "cỡ chữ 14 → 12,5"),
        ("28;F¶left", "28;F¶both;[hình]2", "canh trái → canh đều hai lề; có hình chèn vào"),
        ("2:28;F;b|9:28;F¶left", "5:28;F;b|6:28;F¶left", "đổi phạm vi in đậm, in nghiêng, cỡ chữ"),
        (None, "28;F;b¶both", ""),
        (None, "28;F;hidden¶both", "ẩn chữ"),
    ],
)
def test_a_change_of_look_reads_in_words(before: str | None, after: str, said: str) -> None:
    assert appearance.changes(before, after) == said
