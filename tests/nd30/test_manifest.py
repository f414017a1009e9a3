import shutil
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nd30.sample import FRONT, REFERENCE, sample

from ngocha_kh.nd30 import Placeholders, archive, blocks, integrity, read_manifest, render_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MANIFEST = '{"BC-2026-H1": "a1b2", "tên": "Ngọc Hà"}\r\n'.encode()


def render(body: str = "Đoạn một.\n\nĐoạn hai.", manifest: bytes | None = MANIFEST) -> bytes:
    """A document with a manifest."""
    return render_docx(
        FRONT + body, values=Placeholders(), reference=REFERENCE.read_bytes(),
        created=date(2026, 7, 1), properties={},
        manifest=None if manifest is None else lambda texts: manifest,
    )  # fmt: skip


def members(data: bytes) -> dict[str, bytes]:
    """The members of a zip file."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_body(inside: str) -> bytes:
    """A document whose body is `inside`, as another program may write it."""
    parts = members(sample(rows=1))
    parts["word/document.xml"] = (
        f'<w:document xmlns:w="{W}" xmlns:mc="m"><w:body>{inside}</w:body></w:document>'.encode()
    )
    return archive.write(parts)


def test_without_a_manifest_nothing_is_added() -> None:
    assert read_manifest(render(manifest=None)) is None
    assert not [n for n in members(render(manifest=None)) if n.startswith("customXml")]


@settings(max_examples=10, deadline=None)
@given(st.binary(max_size=300))
@example(b"")
@example(b"]]></manifest>\x00\xff")
def test_any_bytes_come_back(manifest: bytes) -> None:
    assert read_manifest(render("Hết", manifest)) == manifest


def test_a_document_with_a_manifest_is_ours_and_opens_elsewhere() -> None:
    assert integrity(render()) == "ours"
    assert docx.Document(BytesIO(render())).paragraphs


def test_a_program_that_saves_the_file_keeps_the_manifest() -> None:
    buffer = BytesIO()
    docx.Document(BytesIO(render())).save(buffer)
    assert read_manifest(buffer.getvalue()) == MANIFEST


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs soffice to save the file anew")
def test_libreoffice_keeps_manifest_and_text(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(render())
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "out", tmp_path / "a.docx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    saved = (tmp_path / "out" / "a.docx").read_bytes()
    assert saved != render()
    assert read_manifest(saved) == MANIFEST
    assert blocks(saved) == blocks(render())


def test_a_damaged_manifest_is_said() -> None:
    parts = members(render())
    parts["customXml/item1.xml"] = parts["customXml/item1.xml"].replace(b"</", b"*</")
    with pytest.raises(ValueError, match="damaged"):
        read_manifest(archive.write(parts))


def test_foreign_custom_parts_are_passed_over() -> None:
    parts = members(render())
    parts["customXml/item0.xml"] = b"<b:Sources xmlns:b='x'/>"
    parts["customXml/item00.xml"] = b"no xml"
    assert read_manifest(archive.write(parts)) == MANIFEST


def test_blocks_are_the_lines_of_the_page() -> None:
    found = blocks(render("Đoạn **một**.\n\n| A | B |\n|--|--|\n| a | **b** |"))
    at = found.index("Đoạn một.")
    assert found[at : at + 4] == ["Đoạn một.", "A | B", "a | b", "./."]
    assert found[0].startswith("ỦY BAN NHÂN DÂN XÃ TÂN HÒA | CỘNG HÒA")


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("<w:p/>", []),
        ("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>", ["ab"]),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", ["a b c"]),
        ("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>", []),
        ("<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>", ["mới"]),
        ("<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>", []),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["a"]),
        ("<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><!-- c --></w:p>", ["a"]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>2</w:t></w:r></w:p>", ["2"]),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r>"
            "</w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr></w:tr></w:tbl>",
            ["a b | "],
        ),
        (
            "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>a</w:t></w:r></w:p></mc:Choice>"
            "<mc:Fallback><w:p><w:r><w:t>a</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
            ["a"],
        ),
    ],
)
def test_what_word_wrote_reads_as_the_eye_does(inside: str, wanted: list[str]) -> None:
    assert blocks(with_body(inside)) == wanted


def test_the_strict_form_of_the_format_is_read_too() -> None:
    parts = members(with_body("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(W.encode(), strict)
    assert blocks(archive.write(parts)) == ["a"]


@pytest.mark.parametrize("read", [blocks, read_manifest], ids=["blocks", "manifest"])
@pytest.mark.parametrize("cut", [0, 10, -200], ids=["empty", "stump", "no directory"])
def test_an_odd_file_is_a_value_error(read: Callable[[bytes], object], cut: int) -> None:
    with pytest.raises(ValueError, match=r"not a sound \.docx"):
        read(render()[:cut])


@pytest.mark.parametrize(
    "document",
    [b"", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<w:p" * 10, b"<a>" * 100_000],
    ids=["empty", "no body", "entities", "cut", "deep"],
)
def test_an_odd_document_part_is_a_value_error(document: bytes) -> None:
    parts = members(sample(rows=1))
    parts["word/document.xml"] = document
    with pytest.raises(ValueError):  # noqa: PT011  (any of them, and nothing else)
        blocks(archive.write(parts))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    for read in (blocks, read_manifest):
        with suppress(ValueError):
            read(bytes(whole))


WHOLE = render()
