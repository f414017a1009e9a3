"""Word diffs: readable without colours, and nothing of either text lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.documents.word_diff import word_diff

WORDS = st.lists(st.sampled_from(["phòng", "mở", "02", "lớp;", "lớp", "tập", "huấn."]), max_size=12)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "", ""),
        ("Mở hai lớp.", "Mở  hai\nlớp.", "Mở hai lớp."),
        ("Mở hai lớp.", "Mở 02 lớp.", "Mở [bỏ: hai] [thêm: 02] lớp."),
        ("Mở lớp tập huấn.", "Mở lớp.", "Mở [bỏ: lớp tập huấn.] [thêm: lớp.]"),
        ("", "Mở lớp.", "[thêm: Mở lớp.]"),
        ("Mở lớp.", "", "[bỏ: Mở lớp.]"),
    ],
)
def test_what_was_taken_out_and_put_in_is_named(before: str, after: str, said: str) -> None:
    assert word_diff(before, after) == said


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_it(old: list[str], new: list[str]) -> None:
    said = word_diff(" ".join(old), " ".join(new))
    after = re.sub(r"\[bỏ: [^]]*\]", "", re.sub(r"\[thêm: ([^]]*)\]", r"\1", said))
    before = re.sub(r"\[thêm: [^]]*\]", "", re.sub(r"\[bỏ: ([^]]*)\]", r"\1", said))
    assert after.split() == new
    assert before.split() == old


def test_very_long_texts_are_told_as_a_whole() -> None:
    long = "chữ " * 3000
    assert word_diff(long, long) == long.strip()
    assert word_diff(long, f"{long} thêm").startswith("[bỏ: chữ")
