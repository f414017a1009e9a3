"""The standard as data: complete, consistent with the schemas, and one file an edition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qms.system_build import system

from ngocha_kh.diagnostics import UserError
from ngocha_kh.qms.clauses import edition, editions
from ngocha_kh.qms.proofs import NAMES, proofs
from ngocha_kh.schemas import schema_for

ISO = edition(2015)
#: The leaves, from the contents page of the standard.
LEAVES = [
    "4.1",
    "4.2",
    "4.3",
    "4.4",
    "5.1.1",
    "5.1.2",
    "5.2.1",
    "5.2.2",
    "5.3",
    "6.1",
    "6.2",
    "6.3",
    "7.1.1",
    "7.1.2",
    "7.1.3",
    "7.1.4",
    "7.1.5",
    "7.1.6",
    "7.2",
    "7.3",
    "7.4",
    "7.5.1",
    "7.5.2",
    "7.5.3",
    "8.1",
    "8.2.1",
    "8.2.2",
    "8.2.3",
    "8.2.4",
    "8.3",
    "8.4",
    "8.5.1",
    "8.5.2",
    "8.5.3",
    "8.5.4",
    "8.5.5",
    "8.5.6",
    "8.6",
    "8.7",
    "9.1.1",
    "9.1.2",
    "9.1.3",
    "9.2",
    "9.3.1",
    "9.3.2",
    "9.3.3",
    "10.1",
    "10.2",
    "10.3",
]


def test_the_leaves_are_those_of_the_standard_in_its_order() -> None:
    assert [clause.id for clause in ISO.clauses] == LEAVES


def test_every_leaf_stands_below_a_heading_and_is_none_itself() -> None:
    for leaf in LEAVES:
        assert leaf.rpartition(".")[0] in ISO.headings
        assert leaf not in ISO.headings


def test_no_number_means_two_clauses() -> None:
    parts = [part for clause in ISO.clauses for part in clause.parts]
    assert len(parts) == len(set(parts))
    assert not set(parts) & (set(LEAVES) | set(ISO.headings))


@pytest.mark.parametrize("number", ["11.1", "4.9", "8.5.7", "9.3.2.1", ""])
def test_other_numbers_mean_nothing(number: str) -> None:
    assert ISO.leaves(number) == ()
    assert number not in ISO.known


@pytest.mark.parametrize(
    ("number", "leaves"),
    [
        ("8.7", ("8.7",)),
        ("8.3.2", ("8.3",)),
        ("5.1", ("5.1.1", "5.1.2")),
        ("10", ("10.1", "10.2", "10.3")),
        ("9.1", ("9.1.1", "9.1.2", "9.1.3")),
    ],
)
def test_a_number_means_the_leaves_at_or_below_it_or_the_one_above(
    number: str, leaves: tuple[str, ...]
) -> None:
    assert ISO.leaves(number) == leaves


def test_a_heading_stands_for_all_that_is_below_it() -> None:
    assert ISO.shortened([]) == []
    assert ISO.shortened(["9.2", "5.1.1"]) == ["5.1.1", "9.2"]
    assert ISO.shortened(ISO.leaves("7.5")) == ["7.5"]
    assert ISO.shortened(["10.3", "10.1", "4.1", "10.2"]) == ["4.1", "10"]


@given(st.sets(st.sampled_from(LEAVES)))
def test_a_shortened_list_means_the_same_clauses(leaves: set[str]) -> None:
    found = [leaf for number in ISO.shortened(leaves) for leaf in ISO.leaves(number)]
    assert sorted(found) == sorted(leaves)


def test_a_clause_called_general_is_named_with_its_heading() -> None:
    assert ISO.name("7.5.1") == "7.5.1 Thông tin dạng văn bản: Khái quát"
    assert ISO.name("10.1") == "10.1 Cải tiến: Khái quát"
    assert ISO.name("9.2.2") == "9.2.2 Đánh giá nội bộ"
    assert ISO.name("8.5") == "8.5 Sản xuất và cung cấp dịch vụ"


def test_every_clause_can_be_proved_or_left_out() -> None:
    for clause in ISO.clauses:
        assert clause.wants
        assert clause.proofs or clause.tasks or clause.excluded


def test_every_proof_is_a_question_that_can_be_asked() -> None:
    for clause in ISO.clauses:
        for name in clause.proofs:
            assert name.partition(":")[0] in NAMES
            assert not list(proofs(system(), name))


def test_the_topics_of_the_review_are_those_of_its_schema() -> None:
    schema = schema_for("management_review")
    assert [one.topic for one in ISO.inputs] == list(schema.labels(("inputs", 0, "topic")))
    assert [one.topic for one in ISO.outputs] == list(schema.labels(("outputs", 0, "topic")))


def test_an_unknown_edition_is_told_with_those_that_are_known() -> None:
    assert 2015 in editions()
    with pytest.raises(UserError, match="2026; các phiên bản đã có: 2015"):
        edition(2026)
