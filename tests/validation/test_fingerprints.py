"""A finding keeps its fingerprint when lines move, and shares it with no other."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.diagnostics import Diagnostic, Position, Severity
from ngocha_kh.validation.fingerprints import fingerprints, only_in

ONE = Diagnostic(Position("records/a.yaml", 4, 2), "E-SCH-04", "«x» không thuộc danh mục")
texts = st.sampled_from(["a", "b", "khóa «a» lặp lại, đã có ở dòng 3"])
found = st.builds(
    Diagnostic, st.builds(Position, texts, st.integers(1, 9), st.integers(1, 9)), texts, texts
)


def at(line: int, one: Diagnostic = ONE) -> Diagnostic:
    return replace(one, position=replace(one.position, line=line, column=line))


def test_another_line_or_weight_is_the_same_finding() -> None:
    moved = replace(at(99), severity=Severity.INFO)
    assert fingerprints([ONE]) == fingerprints([moved])
    assert only_in([moved], [ONE]) == []


def test_a_line_named_in_the_message_is_no_part_of_it() -> None:
    one, other = (
        replace(ONE, message=f"khóa «a» lặp lại, đã có ở dòng {n}") for n in ("3", "1.204")
    )
    assert fingerprints([one]) == fingerprints([other])


def test_what_differs_in_file_code_or_message_is_another() -> None:
    others = [replace(ONE, position=Position("records/b.yaml", 4, 2)), replace(ONE, code="E-SCH-05"),
              replace(ONE, message="«y» không thuộc danh mục")]  # fmt: skip
    assert len({*fingerprints([ONE, *others])}) == 4


def test_a_second_one_alike_is_new_and_the_first_is_not() -> None:
    assert only_in([at(4), at(9)], [at(1)]) == [at(9)]


def test_a_name_that_is_not_utf_8_has_a_fingerprint() -> None:
    assert len(fingerprints([replace(ONE, position=Position("\udcff"))])[0]) == 40


@given(st.lists(found))
def test_no_two_are_equal(many: list[Diagnostic]) -> None:
    marks = fingerprints(many)
    assert len({*marks}) == len(marks) == len(many)


@given(st.lists(found), st.integers(0, 50))
def test_nothing_is_new_after_lines_were_put_above(many: list[Diagnostic], lines: int) -> None:
    moved = [at(one.position.line + lines, one) for one in sorted(many)]
    assert only_in(moved, many) == []
