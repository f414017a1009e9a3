"""The fingerprint of a rubric, and when no official document may stand on it."""

from typing import Any

import pytest
from council.build import rubric, settings
from msgspec.structs import replace

from ngocha_kh.council.rubrics import digest, grade_label, maximum, refusal


def test_the_maximum_is_the_sum_of_all_criteria() -> None:
    assert maximum(rubric()) == 100


@pytest.mark.parametrize(
    "changes", [{"notes": "x"}, {"basis": "QĐ 1"}, {"source": {"text": "x", "confirmed": False}}]
)
def test_words_may_be_mended_in_a_rubric_that_is_in_use(changes: dict[str, Any]) -> None:
    assert digest(rubric(**changes)) == digest(rubric())


@pytest.mark.parametrize(
    "changes",
    [
        {"pass": {"total": 51}}, {"drop_extremes_from": 5}, {"version": 2}, {"id": "TC-2026-02"},
        {"name": "Khác"}, {"status": "official"},
        {"decision": {"number": "1/QĐ-UBND", "date": "2026-01-05"}},
    ],
)  # fmt: skip
def test_what_a_score_depends_on_or_minutes_print_changes_the_fingerprint(
    changes: dict[str, Any],
) -> None:
    assert digest(rubric(**changes)) != digest(rubric())


def test_a_class_is_named_as_the_ward_names_it() -> None:
    assert grade_label(rubric(), "b") == "Loại B"
    assert grade_label(rubric(), None) == ""


@pytest.mark.parametrize(
    ("status", "illustrative", "refused"),
    [("official", False, False), ("official", True, False), ("sample", True, False),
     ("sample", False, True)],
)  # fmt: skip
def test_a_sample_carries_no_official_document(
    status: str, illustrative: bool, refused: bool
) -> None:
    found = refusal(rubric(status=status), replace(settings(), illustrative=illustrative))
    assert (found is not None) is refused
