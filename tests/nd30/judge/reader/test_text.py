"""What is text, what is not, and which field gives it."""

from __future__ import annotations

import pytest
from nd30.judge.reader.wordml import NAMESPACES, document, docx, first, p, r, unzipped, zipped

from ngocha_kh.nd30.judge.reader import read

_INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r("Số: ") + r("05"), "Số: 05"),
        (r("a") + r("<w:tab/>") + r("b"), "a\tb"),
        (r("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/>"), "a\nb\n"),
        (r("<w:t>6</w:t><w:noBreakHyphen/><w:t>7</w:t><w:softHyphen/>"), "6-7"),
        (r('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "✓"),
        (r('<w:sym w:font="Symbol" w:char="F0B7"/>'), "•"),
        (r('<w:sym w:font="Arial" w:char="zz"/>'), ""),
        ("<w:proofErr/><w:bookmarkStart w:id='1' w:name='a'/>" + r("a"), "a"),
        (f"<w:hyperlink>{r('liên kết')}</w:hyperlink>", "liên kết"),
        (f"<w:smartTag><w:customXml>{r('a')}</w:customXml></w:smartTag>", "a"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('a')}</w:sdtContent></w:sdt>", "a"),
        (_INS.format(r("mới")) + f"<w:del w:id='2' w:author='A'>{r('<w:delText>cũ</w:delText>')}</w:del>", "mới"),
        (f"<w:moveFrom w:id='1' w:author='A'>{r('đi')}</w:moveFrom><w:moveTo w:id='2' w:author='A'>{r('đến')}</w:moveTo>", "đến"),
        (r("thấy") + r("ẩn", "<w:vanish/>"), "thấy"),
        (r("<w:t>a<!-- b -->c</w:t>"), "ac"),
        (r("<w:footnoteReference w:id='1'/>") + r("a"), "a"),
        (f"<mc:AlternateContent><mc:Choice Requires='w16se'/><mc:Fallback>{r('a')}</mc:Fallback></mc:AlternateContent>", "a"),
        (f"<w:ruby><w:rt>{r('trên')}</w:rt><w:rubyBase>{r('dưới')}</w:rubyBase></w:ruby>".join(["<w:r>", "</w:r>"]), "dưới"),
    ],
)  # fmt: skip
def test_text_is_what_a_reader_sees(inner: str, text: str) -> None:
    assert first(p(inner)).text == text


def test_runs_of_one_look_are_one_run() -> None:
    assert [run.text for run in first(p(r("a") + r("b") + r("c", "<w:b/>"))).runs] == ["ab", "c"]


def _mark(kind: str) -> str:
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def _code(text: str) -> str:
    return r(f"<w:instrText>{text}</w:instrText>")


_PAGE = _mark("begin") + _code(" PA") + _code("GE \\* MERGEFORMAT ") + _mark("separate")


@pytest.mark.parametrize(
    ("inner", "runs"),
    [
        (_PAGE + r("2") + _mark("end") + r("a"), [("2", "PAGE"), ("a", "")]),
        (f'<w:fldSimple w:instr=" page ">{r("2")}</w:fldSimple>', [("2", "PAGE")]),
        pytest.param('<w:fldSimple w:instr="PAGE"/>', [("1", "PAGE")], id="never updated"),
        pytest.param(_mark("begin") + _code("PAGE") + _mark("end"), [("1", "PAGE")], id="no result"),
        pytest.param(_mark("begin") + _code("REF a") + _mark("end"), [], id="nothing to show"),
        pytest.param(
            _mark("begin") + _code("IF ") + _PAGE + r("2") + _mark("end") + _code("=1")
            + _mark("separate") + r("một") + _mark("end"),
            [("một", "IF")], id="a field in an instruction is not printed"),
        pytest.param(
            _mark("begin") + _code("TOC") + _mark("separate") + r("a") + _PAGE + r("2")
            + _mark("end") + r("b") + _mark("end"),
            [("a", "TOC"), ("2", "PAGE"), ("b", "TOC")], id="a field in a result"),
        pytest.param(_mark("end") + _mark("separate") + r("a"), [("a", "")], id="out of order"),
    ],
)  # fmt: skip
def test_fields_are_known_by_name_and_shown_by_result(
    inner: str, runs: list[tuple[str, str]]
) -> None:
    assert [(run.text, run.field) for run in first(p(inner)).runs] == runs


def test_a_field_reaches_over_paragraphs() -> None:
    body = p(_mark("begin") + _code("TOC") + _mark("separate") + r("a")) + p(r("b") + _mark("end"))
    runs = [one.runs[0] for one in document(body + p("c")).paragraphs]
    assert [(run.text, run.field) for run in runs] == [("a", "TOC"), ("b", "TOC"), ("c", "")]


_BREAK = r('<w:br w:type="page"/>')


@pytest.mark.parametrize(
    ("body", "breaks"),
    [
        (p("a") + p("b"), [False, False]),
        (p(r("a") + r("<w:br/>")) + p("b"), [False, False]),
        (p(r("a") + _BREAK) + p("b"), [False, True]),
        (p(_BREAK + r("a")) + p("b"), [True, False]),
        (p(_BREAK) + p("b"), [False, True]),
    ],
)
def test_page_breaks_are_told_of_the_paragraph_after(body: str, breaks: list[bool]) -> None:
    assert [one.page_break_before for one in document(body).paragraphs] == breaks


def test_tracked_changes_comments_and_title_are_counted() -> None:
    assert document(p("a")).tracked_changes == 0
    seen = document(
        p(_INS.format(r("a")) + r("b", '<w:rPrChange w:id="2" w:author="A"/>')),
        comments='<w:comment w:id="1"/><w:comment w:id="2"/>',
    )
    assert (seen.tracked_changes, seen.comments) == (2, 2)


def test_a_deleted_paragraph_is_not_there() -> None:
    gone = p("<w:del w:id='1' w:author='A'/>", "<w:rPr><w:del w:id='2' w:author='A'/></w:rPr>")
    assert [one.text for one in document(p("a") + gone + p("b")).paragraphs] == ["a", "b"]


def test_notes_are_read_without_their_separators() -> None:
    notes = f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote><w:footnote w:id="1">{p("chú")}</w:footnote>'
    seen = document(p("a"), footnotes=notes).notes
    assert [(one.text, one.place.part) for one in seen] == [("chú", "footnote")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_every_encoding_of_xml_is_read(encoding: str) -> None:
    parts = unzipped(docx(""))
    text = f'<?xml version="1.0" encoding="{encoding}"?><w:document {NAMESPACES}><w:body>{p("Số")}</w:body></w:document>'
    parts["word/document.xml"] = text.encode(encoding)
    assert read(zipped(parts)).paragraphs[0].text == "Số"


def test_strict_documents_are_read_like_transitional_ones() -> None:
    parts = unzipped(docx(p(r("x", "<w:b/>"), '<w:ind w:start="1cm"/>')))
    old = b"http://schemas.openxmlformats.org/"
    for name, data in parts.items():
        for tail in (b"wordprocessingml/2006/main", b"officeDocument/2006/relationships"):
            data = data.replace(
                old + tail, b"http://purl.oclc.org/ooxml/" + tail.replace(b"/2006", b"")
            )
        parts[name] = data
    seen = read(zipped(parts)).paragraphs[0]
    assert (seen.text, seen.runs[0].look.bold) == ("x", True)
    assert seen.left == pytest.approx(10, abs=0.01)
