"""What a signature covers, and when it still holds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.build import Data, task

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.sign_words import signature_lines
from ngocha_kh.rules.signed import (
    SIGNABLE,
    authority,
    broken_digests,
    changed_fields,
    digest_of,
    marks_of,
    may_be_signed,
    plain,
    signed_by_default,
)
from ngocha_kh.schemas import schema_for

FIELDS = ("title", "due", "start")


def signature(data: Data, *fields: str, kind: str = "task", **changes: Any) -> Data:
    values = plain(KINDS[kind].read(data))
    names = fields or FIELDS
    return {
        "on": "2026-02-03", "person": "nguyen-van-a", "capacity": "CHỦ TỊCH",
        "fields": marks_of(values, names), "digest": digest_of(values, names),
    } | changes  # fmt: skip


def changed(data: Data, *signatures: Data, kind: str = "task") -> list[tuple[int, str]]:
    return list(changed_fields(KINDS[kind].read({**data, "signatures": list(signatures)})))


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"notes": "ghi thêm"},
        {"output": "trường không ký"},
        {"weight": 1},
        {"updates": [{"on": "2026-03-01", "state": "in_progress"}]},
    ],
)
def test_what_was_not_signed_may_change(change: Data) -> None:
    assert changed({**task(), **change}, signature(task())) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [({"title": "Tên khác"}, "title"), ({"due": "2026-10-01"}, "due"), ({"start": None}, "start")],
)
def test_a_signed_field_that_changes_is_named(change: Data, field: str) -> None:
    assert changed(task(**change), signature(task())) == [(0, field)]


def test_a_field_that_was_not_there_may_not_come() -> None:
    before = task(start=None)
    assert changed(before, signature(before)) == []
    assert changed(task(), signature(before)) == [(0, "start")]


def test_order_of_keys_and_whole_numbers_do_not_count() -> None:
    turned = dict(reversed(task(weight=2).items()))
    signed = signature(task(weight=2.0), "weight", "title")
    assert changed(turned, signed) == []


def test_signing_anew_for_the_same_post_heals_and_for_another_does_not() -> None:
    old = signature(task())
    now = task(title="Tên khác")
    assert changed(now, old, signature(now, capacity="KT. CHỦ TỊCH")) == []
    other = signature(now, capacity="TRƯỞNG PHÒNG")
    assert changed(now, old, other) == [(0, "title")]
    only_due = signature(now, "due")
    assert changed(now, old, only_due) == [(0, "title")]


def test_an_altered_signature_is_seen() -> None:
    record = KINDS["task"].read({**task(), "signatures": [signature(task(), digest="0" * 64)]})
    assert list(changed_fields(record)) == []
    assert list(broken_digests(record)) == [0]
    assert list(broken_digests(KINDS["task"].read({**task(), "signatures": [signature(task())]}))) == []  # fmt: skip


def procedure(*revisions: Data, **changes: Any) -> Data:
    issues = revisions or ({"edition": 1, "revision": 0, "reason": "first"},)
    return {
        "id": "QT-VP-01", "title": "Khai sinh", "type": "operational", "owner_unit": "vp",
        "purpose": "Mục đích", "revisions": list(issues),
    } | changes  # fmt: skip


def test_of_a_procedure_the_last_issue_is_signed_with_the_text() -> None:
    data = plain(KINDS["procedure"].read(procedure()))
    fields = signed_by_default("procedure", data)
    assert "revisions.0" in fields
    assert {"purpose", "steps"} <= set(fields)
    assert not {"id", "notes", "signatures", "reviews", "revisions"} & set(fields)


def test_the_text_belongs_to_the_later_issue_and_an_issue_stays_as_signed() -> None:
    first = {"edition": 1, "revision": 0, "reason": "first"}
    second = {"edition": 1, "revision": 1, "reason": "improvement"}
    signed = signature(procedure(first), "purpose", "revisions.0", kind="procedure")
    assert changed(procedure(first, purpose="Khác"), signed, kind="procedure") == [(0, "purpose")]
    assert changed(procedure(first, second, purpose="Khác"), signed, kind="procedure") == []
    rewritten = procedure({**first, "reason": "improvement"}, second)
    assert changed(rewritten, signed, kind="procedure") == [(0, "revisions.0")]


@pytest.mark.parametrize("kind", SIGNABLE)
def test_every_field_of_the_table_exists(kind: str) -> None:
    signable = SIGNABLE[kind]
    known = set(schema_for(kind).key_order)
    assert "signatures" in known
    assert signable.living <= known
    assert set(signable.only) <= known
    assert all(may_be_signed(kind, field) for field in signed_by_default(kind, {}))


@pytest.mark.parametrize("field", ["notes", "signatures", "id", "updates.0.gio", "ten"])
def test_some_fields_are_never_signed(field: str) -> None:
    assert not may_be_signed("task", field)


@pytest.mark.parametrize(
    ("capacity", "post"),
    [("CHỦ TỊCH", "chu tich"), ("KT.  chủ tịch", "chu tich"), ("TUQ. CHỦ TỊCH", "chu tich"),
     ("Q. CHỦ TỊCH", "chu tich"), ("TRƯỞNG PHÒNG", "truong phong")],
)  # fmt: skip
def test_who_acts_for_a_post_has_its_authority(capacity: str, post: str) -> None:
    assert authority(capacity) == post


@given(st.text(max_size=12), st.text(max_size=12))
def test_marks_tell_values_apart(one: str, other: str) -> None:
    marks = [marks_of({"title": value}, ["title"]) for value in (one, other)]
    assert (marks[0] == marks[1]) == (one == other)


def test_the_words_say_who_when_and_what_changed() -> None:
    names = {"nguyen-van-a": "Nguyễn Văn A"}
    signed = signature(task(), capacity="KT. CHỦ TỊCH")
    kept = KINDS["task"].read({**task(), "signatures": [signed]})
    (line,) = signature_lines(kept, names)
    assert line == "Nguyễn Văn A, KT. CHỦ TỊCH, ký ngày 03/02/2026; còn nguyên"
    moved = KINDS["task"].read({**task(due="2026-10-01"), "signatures": [signed]})
    assert list(signature_lines(moved, {})) == [
        "nguyen-van-a, KT. CHỦ TỊCH, ký ngày 03/02/2026; đã đổi: Hạn hoàn thành"
    ]
