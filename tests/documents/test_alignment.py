"""Which paragraphs of two versions are the same, and how their difference is shown."""

import unicodedata
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.documents.alignment import paired, stretches
from ngocha_kh.documents.excerpt import excerpt, excerpts, same_but_for_encoding

TEXTS = st.lists(st.sampled_from("abcdef"), max_size=12)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(texts: list[str]) -> None:
    assert list(stretches(texts, texts)) == []


@given(TEXTS, TEXTS)
def test_what_lies_between_the_stretches_is_equal(before: list[str], after: list[str]) -> None:
    i = j = 0
    for start, end, first, last in [
        *stretches(before, after),
        (len(before), len(before), len(after), len(after)),
    ]:
        assert before[i:start] == after[j:first]
        i, j = end, last
    assert (i, j) == (len(before), len(after))


@given(st.lists(st.integers(), unique=True, max_size=12), st.data())
def test_no_more_is_said_to_differ_than_a_slow_comparison_says(
    numbers: list[int], data: st.DataObject
) -> None:
    before = [str(n) for n in numbers]
    after = data.draw(st.permutations(before))
    slow = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    changed = sum(end - start for start, end, _, _ in stretches(before, after))
    assert len(before) - changed >= sum(block.size for block in slow)


def test_a_long_table_in_which_every_row_changed_is_compared_at_once() -> None:
    """Row by row, not each row with each: a quadratic way would take minutes here."""
    before = [f"dòng {n}" for n in range(100_000)]
    after = [text if n % 2 else f"{text} mới" for n, text in enumerate(before)]
    assert len(list(stretches(before, after))) == 50_000
    same = ["trống"] * 100_000
    assert list(stretches(same, ["đầu", *same, "cuối"])) == [
        (0, 0, 0, 1),
        (100_000, 100_000, 100_001, 100_002),
    ]


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ([], [], []),
        (["a"], ["b"], [(0, 0)]),
        (["a b c"], ["x y z", "a b d"], [(None, 0), (0, 1)]),
        (["x y z", "a b c"], ["a b d"], [(0, None), (1, 0)]),
        ([""], ["a", "b"], [(None, 0), (None, 1), (0, None)]),
    ],
)
def test_a_changed_text_finds_the_one_it_was(
    before: list[str], after: list[str], pairs: list[tuple[int | None, int | None]]
) -> None:
    assert list(paired(before, after)) == pairs


LONG = "Thực hiện kế hoạch khoa học, công nghệ và sáng kiến của Ủy ban nhân dân phường năm nay, "


@pytest.mark.parametrize(("before", "after"), [("một", "hai"), ("", "hai"), ("a b", "a c")])
def test_short_texts_are_shown_whole(before: str, after: str) -> None:
    assert excerpts(before, after) == (before, after)


def test_long_texts_are_cut_around_their_difference_at_whole_words() -> None:
    tail = (
        " nhiệm vụ được giao cho các phòng, ban, ngành, đoàn thể và đơn vị sự nghiệp thuộc phường"
    )
    old, new = excerpts(f"{LONG}đã xong 12{tail}", f"{LONG}đã xong 13{tail}")
    assert "đã xong 12 nhiệm vụ" in old
    assert "đã xong 13 nhiệm vụ" in new
    for shown in (old, new):
        assert shown.startswith("… ")
        assert shown.endswith(" …")
        whole = f"{LONG}đã xong 12 13{tail}".replace(",", "").split()
        assert {word.rstrip(",") for word in shown.split()[1:-1]} <= set(whole)


@given(st.text(st.characters(categories=["L", "N", "Zs"])), st.text())
def test_a_difference_is_seen_in_the_excerpts(before: str, after: str) -> None:
    old, new = (" ".join(text.split()) for text in (before, after))
    assert (old == new) == (excerpts(before, after)[0] == excerpts(before, after)[1])


def test_an_excerpt_ends_with_a_whole_word() -> None:
    assert excerpt("một hai") == "một hai"
    assert excerpt(f"{LONG}{LONG}", 30) == "Thực hiện kế hoạch khoa học …"


def test_the_same_letters_in_another_code_are_told() -> None:
    text = "Khẩn trương"
    assert same_but_for_encoding(text, unicodedata.normalize("NFD", text))
    assert not same_but_for_encoding(text, text)
    assert not same_but_for_encoding(text, "khẩn trương")
