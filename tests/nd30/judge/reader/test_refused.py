"""What cannot be judged is refused in one Vietnamese line."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from nd30.judge.reader.wordml import docx, p, unzipped, zipped

from ngocha_kh.nd30.judge.ooxml import package, story
from ngocha_kh.nd30.judge.reader import NotReadable, read

_OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
_MAIN = "word/document.xml"


def _main(data: bytes) -> bytes:
    return zipped({**unzipped(docx(p("x"))), _MAIN: data})


def _without(name: str) -> bytes:
    return zipped({n: data for n, data in unzipped(docx(p("x"))).items() if n != name})


def _deep(name: str, times: int) -> bytes:
    text = "".join(f"<w:{part}>" for part in name.split()) * times
    close = "".join(f"</w:{part}>" for part in reversed(name.split())) * times
    return docx(text + p("x") + close)


def _typed(word: str) -> bytes:
    parts = unzipped(docx(p("x")))
    types = parts["[Content_Types].xml"].replace(b"wordprocessingml.document", word.encode())
    return zipped({**parts, "[Content_Types].xml": types})


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "rỗng"),
    "text": (lambda: b"Kinh", "không phải tệp .docx"),
    "pdf": (lambda: b"%PDF-1.7", "PDF"),
    "rtf": (lambda: b"{\\rtf1}", "RTF"),
    "xml": (lambda: b"<?xml version='1.0'?><a/>", "XML"),
    "encrypted": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "doc": (lambda: _OLE + "WordDocument".encode("utf-16-le"), "Word 97-2003"),
    "xls": (lambda: _OLE + "Workbook".encode("utf-16-le"), "Excel 97-2003"),
    "ole": (lambda: _OLE, "dạng cũ"),
    "cut off": (lambda: docx(p("x"))[:-30], "hỏng"),
    "changed inside": (lambda: docx(p("x")).replace(b"<w:body>", b"<w:bodi>"), "hỏng"),
    "zip": (lambda: zipped({"a.txt": b""}), "tệp nén"),
    "odt": (lambda: zipped({"mimetype": b"", "content.xml": b"<a/>"}), "OpenDocument"),
    "jar": (lambda: zipped({"META-INF/MANIFEST.MF": b""}), "Java"),
    "xlsx": (lambda: _typed("spreadsheetml.sheet"), "Excel"),
    "pptx": (lambda: _typed("presentationml.presentation"), "PowerPoint"),
    "no document": (lambda: _without(_MAIN), "thiếu phần nội dung"),
    "other root": (lambda: _main(b"<html/>"), "thiếu phần nội dung"),
    "broken XML": (lambda: _main(b"<w:document"), "hỏng"),
    "document type": (lambda: _main(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "hỏng"),
    "tables in tables": (lambda: _deep("tbl tr tc", 400), "sâu"),
    "controls in controls": (lambda: _deep("sdt sdtContent", 5000), "sâu"),
    "many members": (lambda: zipped({f"{i}": b"" for i in range(2000)}), "quá nhiều thành phần"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_in_one_line(name: str) -> None:
    make, words = REFUSED[name]
    with pytest.raises(NotReadable, match=words) as caught:
        read(make())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("module", "bounds"),
    [
        (package, {"MAX_PART": 5_000}),
        (package, {"MAX_UNCOUNTED": 5_000, "MAX_MARKS": 1_000}),
        (story, {"MAX_PARAGRAPHS": 999}),
    ],
    ids=["bytes", "elements", "paragraphs"],
)
def test_a_file_beyond_a_bound_is_refused(
    module: ModuleType, bounds: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = docx("<w:p/>" * 1_000)
    assert len(read(data).paragraphs) == 1_000
    for name, value in bounds.items():
        monkeypatch.setattr(module, name, value)
    with pytest.raises(NotReadable, match="lớn quá mức"):
        read(data)


@pytest.mark.parametrize(
    "kind",
    ["ms-word.document.macroEnabled", "openxmlformats-officedocument.wordprocessingml.template"],
)
def test_templates_and_files_with_macros_are_documents_too(kind: str) -> None:
    parts = unzipped(docx(p("x")))
    types = parts["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document", kind.encode()
    )
    assert read(zipped({**parts, "[Content_Types].xml": types})).paragraphs[0].text == "x"


def test_parts_are_found_by_links_not_by_names() -> None:
    parts = unzipped(docx(p("x"), styles="<w:docDefaults/>"))
    moved = {
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"/word/document", b"/Van/Ban"),
        "_rels/.rels": parts["_rels/.rels"].replace(b"word/document", b"/van/ban"),
        "van/ban.xml": parts[_MAIN],
        "van/_rels/ban.xml.rels": parts["word/_rels/document.xml.rels"].replace(
            b'Target="styles.xml"', b'Target="../kieu%20chu.xml"'
        ),
        "kieu chu.xml": parts["word/styles.xml"].replace(
            b"<w:docDefaults/>",
            b'<w:style w:type="paragraph" w:default="1"><w:rPr><w:sz w:val="26"/></w:rPr></w:style>',
        ),
    }
    assert read(zipped(moved)).paragraphs[0].runs[0].look.size == 13
