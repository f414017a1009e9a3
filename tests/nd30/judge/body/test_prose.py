"""The running text as one string: every match finds its way back to its paragraph."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from nd30.judge.body.papers import para, table

from ngocha_kh.nd30.judge.prose import prose_of

TEXTS = st.lists(st.text(st.sampled_from('aĂâ Đbİß“”«»".\t\n'), max_size=30), max_size=8)


@given(TEXTS)
def test_every_match_lies_in_its_paragraph(texts: list[str]) -> None:
    prose = prose_of([para(text) for text in texts])
    for hit in prose.hits(re.compile(r"\w+")):
        assert hit.match[0] in hit.paragraph.shown


@given(TEXTS)
def test_small_letters_stand_where_the_letters_stood(texts: list[str]) -> None:
    prose = prose_of([para(text) for text in texts])
    assert len(prose.lowered) == len(prose.text)
    by_word = [h.match.start() for h in prose.near(("đb",), re.compile("đb", re.IGNORECASE))]
    by_pattern = [h.match.start() for h in prose.hits(re.compile("(?=(đb))", re.IGNORECASE))]
    assert by_word == by_pattern


@given(TEXTS)
def test_nothing_inside_quotation_marks_is_looked_at(texts: list[str]) -> None:
    """As if each paragraph were looked at alone, from its first mark on."""
    prose = prose_of([para(text) for text in texts])
    marks = re.compile('“[^”]*”|«[^»]*»|"[^"]*"')
    expected = []
    for start, paragraph in zip(prose.starts, prose.paragraphs, strict=True):
        spans = [span.span() for span in marks.finditer(paragraph.shown)]
        expected += [
            start + match.start()
            for match in re.finditer(r"\w", paragraph.shown)
            if not any(first < match.start() < last for first, last in spans)
        ]
    assert [hit.match.start() for hit in prose.hits(re.compile(r"\w"))] == expected


@given(TEXTS)
def test_paragraphs_begin_one_after_another(texts: list[str]) -> None:
    prose = prose_of([para(text) for text in texts])
    assert all(first < second for first, second in pairwise(prose.starts))
    assert [line for line in prose.text.split("\n") if line] == [
        paragraph.shown for paragraph in prose.paragraphs
    ]


def test_capitals_and_empty_paragraphs_are_left_out_and_cells_are_not() -> None:
    prose = prose_of([para("BÁO CÁO"), para(""), table([para("trong bảng")]), para("ngoài")])
    assert prose.text == "trong bảng\nngoài"
