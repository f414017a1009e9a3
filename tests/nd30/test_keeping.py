import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.nd30.writer.keeping import kept_from
from ngocha_kh.nd30.writer.lengths import Type
from ngocha_kh.nd30.writer.model import Block, Heading, Paragraph, Run, Table, TableBlock

FONT = Type(14)
SHORT, LONG = Paragraph((Run("Ngắn."),)), Paragraph((Run("Dài chữ " * 60),))
TITLE = Heading(1, (Run("I. MỤC"),))
TABLE = TableBlock(Table(columns=(), rows=[]))
KINDS: dict[str, Block] = {"s": SHORT, "l": LONG, "h": TITLE, "t": TABLE}


def kept(kinds: str) -> str:
    """The kinds that are kept with the signature."""
    return kinds[kept_from([KINDS[kind] for kind in kinds], 165, FONT) :]


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [
        ("ssl", "l"),  # a long paragraph brings its two lines along
        ("sss", "ss"),
        ("lls", "ls"),
        ("slhs", "lhs"),  # a heading is no text of its own
        ("slts", "lts"),
        ("s", "s"),
        ("", ""),
    ],
)
def test_two_lines_stay_with_the_signature(kinds: str, wanted: str) -> None:
    assert kept(kinds) == wanted


@given(st.text("slht", max_size=12))
def test_what_is_kept_holds_two_lines_and_no_more_blocks_than_needed(kinds: str) -> None:
    found = kept(kinds)
    lines = found.count("s") + 2 * found.count("l")
    assert lines >= 2 or found == kinds
    if found:
        assert found[1:].count("s") + 2 * found[1:].count("l") < 2


def test_a_paragraph_that_may_fit_on_one_line_counts_as_one() -> None:
    text = "x"
    while FONT.width(text) < 1.05 * 165:
        text += "x"
    almost = Paragraph((Run(text),))
    assert kept_from([SHORT, almost], 165, FONT) == 0
