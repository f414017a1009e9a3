"""`nkh verify` and `nkh why` of a file that is no sound .docx: each kind is named."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from cli.desk import runner
from documents.real import JUNE, checked, copy_records, document

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.verify import verify
from ngocha_kh.nd30 import archive
from ngocha_kh.nd30.judge.ooxml.package import NotReadable as Unjudged
from ngocha_kh.nd30.judge.reader import read

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(main: str, type_: str, data: bytes | None) -> bytes:
    """An Office file whose main part holds `data`; None: the part is missing."""
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/{main}" ContentType="{type_}"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}" '
            f'Target="{main}"/></Relationships>'
        ).encode(),
        "word/styles.xml" if main.startswith("word/") else "docProps/app.xml": b"<a/>",
    }
    return archive.write(parts | ({} if data is None else {main: data}))


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
UNREADABLE = {
    "empty": (b"", "tệp rỗng"),
    "pdf": (b"%PDF-1.7", "đây là tệp PDF, không phải tệp .docx"),
    "text": (b"Kinh", "không phải tệp .docx"),
    "cut short": (b"PK\x03\x04broken", "tệp .docx bị hỏng, không mở được"),
    "under a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "tệp được đặt mật khẩu"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "đây là tệp Word 97-2003 (.doc)"),
    "old": (OLE, "đây là tệp Office dạng cũ hoặc được đặt mật khẩu"),
    "sheet": (package("xl/workbook.xml", SHEET, b"<a/>"), "đây là tệp Excel (.xlsx)"),
    "slides": (package("ppt/presentation.xml", SLIDES, b"<a/>"), "đây là tệp PowerPoint (.pptx)"),
    "odt": (archive.write({"mimetype": b"a", "content.xml": b"<a/>"}), "đây là tệp OpenDocument"),
    "zip": (archive.write({"a.txt": b"a"}), "đây là tệp nén, không phải tệp .docx"),
    "not xml": (package("word/document.xml", _WORD, b"<w"), "tệp .docx bị hỏng, không mở được"),
    "no body": (package("word/document.xml", _WORD, b"<a/>"), "thiếu phần nội dung văn bản"),
    "no document": (package("word/document.xml", _WORD, None), "thiếu phần nội dung văn bản"),
}


@pytest.mark.parametrize(("data", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_refused_in_words_of_its_own(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=re.escape(said)):
        verify(data, checked())


@pytest.mark.parametrize("data", [data for data, _ in UNREADABLE.values()], ids=UNREADABLE)
def test_the_judge_says_the_same_of_it(data: bytes) -> None:
    with pytest.raises(Unjudged) as judged:
        read(data)
    with pytest.raises(UserError) as refused:
        verify(data, checked())
    assert str(refused.value) == str(judged.value)


def with_broken_manifest() -> bytes:
    with zipfile.ZipFile(io.BytesIO(document("ke-hoach", "KH-2026", JUNE).data)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    parts["customXml/item1.xml"] = parts["customXml/item1.xml"].replace(b"</", b"*</")
    return archive.write(parts)


def test_a_manifest_that_is_not_whole_is_said() -> None:
    with pytest.raises(UserError, match="bản kê nguồn trong tệp bị hỏng"):
        verify(with_broken_manifest(), checked())


@pytest.mark.parametrize("command", ["verify", "why"])
def test_the_commands_name_the_file_and_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"%PDF-1.7")
    found = runner(copy_records(tmp_path), capsys)(command, str(target))
    assert found.status == 3
    assert f"{target}: đây là tệp PDF, không phải tệp .docx" in found.err
