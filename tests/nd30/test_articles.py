import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.nd30.writer.articles import is_division, last_article, with_articles
from ngocha_kh.nd30.writer.model import Paragraph, Run, plain


def bold(*texts: str) -> str:
    """The bold part of a paragraph of plain runs, once its Điều is marked."""
    (found,) = with_articles([Paragraph(tuple(map(Run, texts)))])
    assert isinstance(found, Paragraph)
    assert plain(found.runs) == "".join(texts)
    return "".join(run.text for run in found.runs if run.bold)


@pytest.mark.parametrize("text", ["", "Theo Điều 5. của", "Điều 5 của", "điều 5. x", "Điều V. x"])
def test_what_only_mentions_an_article_is_left_alone(text: str) -> None:
    assert bold(text) == ""
    assert last_article([Paragraph((Run(text),))]) == ""


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["Điều 1. Ban hành"], "Điều 1."),
        (["Điều 12a. Ban hành"], "Điều 12a."),
        (["Điều ", "3", ". Ban hành"], "Điều 3."),
    ],
)
def test_the_number_of_an_article_is_bold(texts: list[str], wanted: str) -> None:
    assert bold(*texts) == wanted


@given(st.lists(st.text("Điều 1.a ", min_size=1, max_size=8), max_size=5))
def test_marking_never_changes_the_text(texts: list[str]) -> None:
    assert "".join(texts).startswith(bold(*texts))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chương I", True), ("Phần XIV", True), ("Mục 2", True), ("Tiểu mục 10", True),
        ("Chương 1", False), ("Mục tiêu 1", False), ("Chương I. Quy định", False), ("I. MỤC", False),
    ],
)  # fmt: skip
def test_only_a_bare_label_opens_a_chapter(text: str, wanted: bool) -> None:
    assert is_division((Run(text),)) is wanted
