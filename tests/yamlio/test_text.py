"""Bytes → text: encodings, marks, characters that hide something, and places in characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.yamlio.text import MAX_BYTES, MAX_PROBLEMS, decode, position

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a: 1",
        BOM + b"a: 1\r\n",
        b"a: 1\r\nb: 2\nc: 3",
        "tiếng Việt dựng sẵn".encode(),
        "tie\u0302\u0301ng Vie\u0323\u0302t".encode(),
        "🎉 𠀀 “ngoặc” – … \u00a0 \u200b".encode(),
        b"a ======= b\n",
        b"  <<<<<<< a\n",
        b"========\n",
    ],
)
def test_ordinary_text_is_silent(data: bytes) -> None:
    text, problems = decode(data)
    assert problems == []
    assert text.encode() == data.removeprefix(BOM)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a: 1\nb: \xff\n", "E-TEXT-01", 2, 4),
        ("ệ: ".encode() + b"\xe1\xbb", "E-TEXT-01", 1, 4),
        (b"\xff\xfea\x00", "E-TEXT-02", 1, 1),
        (b"\xfe\xff\x00a", "E-TEXT-02", 1, 1),
        (b"\x00a\x00:", "E-TEXT-02", 1, 1),
        (b"a: \x1b[31m", "E-TEXT-03", 1, 4),
        ("ệ\u0080".encode(), "E-TEXT-03", 1, 2),
        ("a\n\uffff".encode(), "E-TEXT-03", 2, 1),
        (BOM + BOM + b"a", "E-TEXT-04", 1, 1),
        ("ab\ufeff".encode(), "E-TEXT-04", 1, 3),
        ("# \u202e".encode(), "E-TEXT-05", 1, 3),
        ("# \u061c".encode(), "E-TEXT-05", 1, 3),
        (b"a\rb", "E-TEXT-06", 1, 2),
        (b"a\r\r\n", "E-TEXT-06", 1, 2),
        ("a\u0085".encode(), "E-TEXT-06", 1, 2),
        ("a\r\n\u2029".encode(), "E-TEXT-06", 2, 1),
        (b"a\n=======\n", "E-YAML-06", 2, 1),
        (b"<<<<<<< HEAD\n", "E-YAML-06", 1, 1),
        (b"x" * (MAX_BYTES + 1), "E-FILE-02", 1, 1),
    ],
)
def test_what_hides_something_is_shown_at_its_place(
    data: bytes, code: str, line: int, column: int
) -> None:
    (problem,) = decode(data)[1]
    assert (problem.code, problem.line, problem.column) == (code, line, column)


def test_a_file_of_the_largest_size_is_read() -> None:
    assert decode(b"x" * MAX_BYTES)[1] == []


def test_messages_name_the_character_and_do_not_hold_it() -> None:
    (problem,) = decode("a\u202eb".encode())[1]
    assert "U+202E" in problem.message
    assert "\u202e" not in problem.message


def test_a_file_of_control_characters_is_not_told_a_million_times() -> None:
    assert len(decode(b"\x01" * 100_000)[1]) == MAX_PROBLEMS


@given(st.text(st.sampled_from("a\n\r\x00\u2028\ufeffệ🎉"), max_size=30))
def test_places_are_those_of_the_characters(text: str) -> None:
    shown = text.removeprefix("\ufeff")
    for problem in decode(text.encode())[1] if not text.startswith("\x00") else ():
        line = shown.split("\n")[problem.line - 1]
        assert line[problem.column - 1] in "\r\x00\u2028\ufeff"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_problem(data: bytes) -> None:
    text, problems = decode(data)
    assert problems or text.encode() == data.removeprefix(BOM)


@pytest.mark.parametrize(
    ("index", "place"), [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (3, (2, 2)), (4, (3, 1))]
)
def test_positions_count_from_one(index: int, place: tuple[int, int]) -> None:
    assert position("a\nb\nc", index) == place
