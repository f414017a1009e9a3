"""A table of contents is no text of the body; prose that names a page is."""

import pytest
from nd30.sample import BODY, FRONT, render

from ngocha_kh.nd30.judge.contents import without_contents
from ngocha_kh.nd30.judge.model import Block, Look, Paragraph, Run
from ngocha_kh.nd30.judge.verdict import judge

PAGE = Run("5", field="PAGEREF")
TITLE = Paragraph(runs=(Run("Mục lục"),))
TEXT = Paragraph(runs=(Run("Nội dung."),))


def entry(*runs: Run) -> Paragraph:
    return Paragraph(runs=runs)


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [TITLE, TEXT],
        pytest.param([entry(Run("xem trang "), PAGE)], id="no tab"),
        pytest.param([entry(Run("a\t"), PAGE, Run(" và trang sau."))], id="text behind it"),
        pytest.param([entry(Run("a\t"), Run("5", field="PAGE"))], id="another field"),
        pytest.param([entry(Run("5", Look(hidden=True), "PAGEREF"))], id="nothing to see"),
    ],
)
def test_text_of_the_body_stays(blocks: list[Block]) -> None:
    assert without_contents(blocks) == tuple(blocks)


def test_entries_go_with_the_title_above_them() -> None:
    listed = entry(Run("I. CHỈ ĐẠO"), Run("\t"), PAGE)
    assert without_contents([TEXT, TITLE, listed, listed, TEXT]) == (TEXT, TEXT)
    assert without_contents([TEXT, listed]) == (TEXT,)


def test_a_report_with_contents_is_as_clean_as_without() -> None:
    markup = FRONT.replace("---\n", '---\ncontents: "2"\n', 1) + BODY.partition(":::")[0]
    found = judge(render(markup)).findings
    assert [f for f in found if f.severity != "info"] == []
