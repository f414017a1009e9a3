"""The next issue of a procedure: its number, its bases, what changed since the last."""

import datetime
from typing import Any

import pytest
from qms.test_legal import NEW, NEWEST, OLD, issue, procedure, relation, text

from ngocha_kh.qms.revisions import carried_bases, changed_parts, lines, next_number
from ngocha_kh.records.document import Document
from ngocha_kh.records.procedure import Change

DAY = datetime.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("bases", "kept"),
    [
        ((), []),
        ((NEWEST,), [NEWEST]),
        ((OLD,), [NEWEST]),
        ((OLD, NEW, "VB-2000-001"), [NEWEST, "VB-2000-001"]),
    ],
)
def test_ended_bases_give_way_to_what_followed_to_the_end_of_the_chain(
    bases: tuple[str, ...], kept: list[str]
) -> None:
    texts = (
        text(NEW, relation(OLD), on="2025-07-01"),
        text(NEWEST, relation(NEW), on="2026-07-01"),
    )
    assert carried_bases(bases, texts, DAY)[0] == kept


def test_a_text_to_come_changes_no_base_yet() -> None:
    assert carried_bases((OLD,), [text(NEW, relation(OLD), on="2027-01-01")], DAY) == ([OLD], [])


def test_what_the_issue_is_made_for_counts_before_its_day() -> None:
    later = text(NEW, relation(OLD), on="2027-01-01")
    assert carried_bases((OLD,), [later], DAY, (NEW,))[0] == [NEW]
    assert carried_bases((OLD,), [later], DAY, (NEWEST,))[0] == [OLD]


def test_a_repealed_or_expired_text_is_dropped_and_told() -> None:
    kept, followed = carried_bases((OLD,), [text(NEW, relation(OLD, "repeals"))], DAY)
    assert (kept, [change.new for change in followed]) == ([], [NEW])
    gone = Document(id=OLD, doc_type="decree", title="x", issuer="y", expires_on=DAY)
    kept, followed = carried_bases((OLD, NEW), [gone], DAY)
    assert (kept, [change.successor for change in followed]) == ([NEW], [None])


def test_a_circle_of_texts_comes_to_an_end() -> None:
    texts = (text(NEW, relation(OLD)), text(OLD, relation(NEW)))
    assert carried_bases((OLD,), texts, DAY)[0] == []


def test_numbers_follow_the_last_issue() -> None:
    assert next_number(procedure(), edition=False) == (1, 0)
    one = procedure(issue("2026-01-01", number=3))
    assert (next_number(one, edition=False), next_number(one, edition=True)) == ((1, 4), (2, 0))


@pytest.mark.parametrize("key", ["notes", "reviews", "revisions", "repealed", "type"])
def test_what_is_no_text_of_the_document_is_no_change(key: str) -> None:
    assert changed_parts({key: 1}, {key: 2}) == []


@pytest.mark.parametrize(
    ("key", "part"), [("purpose", "Phần 1"), ("steps", "Phần 5"), ("forms", "Phần 6")]
)
def test_a_changed_field_names_its_part(key: str, part: str) -> None:
    assert changed_parts({}, {key: ["x"]}) == [(part, [key])]


def test_every_field_of_the_schema_has_a_part_or_is_known_to_have_none() -> None:
    from ngocha_kh.qms.revisions import PARTS
    from ngocha_kh.schemas import schema_for

    printed = {key for keys in PARTS.values() for key in keys}
    none: set[str] = {
        "id",
        "type",
        "internal",
        "revisions",
        "reviews",
        "repealed",
        "notes",
        "signatures",
    }
    properties: dict[str, Any] = schema_for("procedure").document["properties"]
    assert set(properties) - none == printed


def test_the_table_has_a_line_a_change_and_says_the_request_once() -> None:
    changes = (Change(part="Phần 1", content="a"), Change(part="Phần 5", content="b"))
    told = lines([issue("2026-01-01"), issue("2026-02-01", number=1, request="Đơn vị", changes=changes)], {"new": "Ban hành mới"})  # fmt: skip
    assert [(one.request, one.part, one.content, one.first) for one in told] == [
        ("–", "Toàn bộ", "Ban hành mới", True),
        ("Đơn vị", "Phần 1", "a", True),
        ("", "Phần 5", "b", False),
    ]
