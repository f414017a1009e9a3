"""The states of the records of the quality system on a day, at the borders of every day."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.qms.slips import last_day
from ngocha_kh.qms.states import (
    LABELS,
    AuditState,
    DeclarationState,
    DocumentState,
    SlipState,
    audit_state,
    declaration_state,
    declarations_in_force,
    document_revision,
    document_state,
    in_force,
    procedure_state,
    reopened,
    revision_in_force,
    slip_state,
)
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.qms_settings import QmsSettings
from ngocha_kh.workdays import Calendar

Data = dict[str, Any]
D = datetime.date.fromisoformat
#: Days around the borders of a leap year and of its months.
DAYS = st.dates(datetime.date(2027, 12, 1), datetime.date(2028, 4, 1))


def procedure(*revisions: Data, **changes: Any) -> Any:
    data = {
        "id": "QT-HT-01", "title": "Kiểm soát tài liệu", "type": "system", "owner_unit": "vhxh",
        "revisions": [{"edition": 1, "revision": 0, "reason": "new"} | one for one in revisions],
    }  # fmt: skip
    return KINDS["procedure"].read(data | changes)


def document(*revisions: Data, **changes: Any) -> Any:
    data = {
        "id": "TL-2026-01", "title": "Chính sách", "doc_kind": "policy", "owner_unit": "vhxh",
        "revisions": [{"edition": 1, "revision": 0} | one for one in revisions],
    }  # fmt: skip
    return KINDS["qms_document"].read(data | changes)


def audit(**changes: Any) -> Any:
    data = {
        "id": "DG-2026-01", "title": "Đánh giá", "audit_type": "internal", "year": 2026,
        "starts_on": "2026-06-08", "ends_on": "2026-06-10", "scope": "Toàn bộ",
    }  # fmt: skip
    return KINDS["audit"].read(data | changes)


def slip(**changes: Any) -> Any:
    data = {
        "id": "KPH-2026-001", "title": "Thiếu phiếu", "source": "internal_audit", "unit": "vhxh",
        "detected_on": "2026-06-10", "description": "Thiếu phiếu kiểm soát", "class": "minor",
    }  # fmt: skip
    return KINDS["nonconformity"].read(data | changes)


def action(done: str | None = None, due: str = "2026-07-10") -> Data:
    data = {"what": "Sửa biểu mẫu", "owner": "le-van-c", "due": due}
    return data | ({"done_on": done} if done else {})


def check(on: str, effective: bool = True) -> Data:
    return {"on": on, "by": "tran-thi-b", "effective": effective, "note": "Đã xem"}


def declaration(number: int = 1, on: str | None = "2026-07-30", **changes: Any) -> Any:
    data: Data = {
        "id": f"CB-2026-{number:02d}", "title": "Công bố", "decl_type": "first", "reason": "first",
        "standard": {"code": "TCVN ISO 9001", "edition": 2015},
        "scope": {"fields": ["ho-tich"], "codes": []},
    }  # fmt: skip
    data |= {"decision": {"number": "1/QĐ-UBND", "on": on}} if on else {}
    return KINDS["declaration"].read(data | changes)


def test_every_state_has_a_label() -> None:
    for states in (DocumentState, AuditState, SlipState, DeclarationState):
        assert all(LABELS[state] for state in states)


@pytest.mark.parametrize(
    ("revision", "first"),
    [
        ({"issued_on": "2026-02-20", "effective_on": "2026-03-01"}, "2026-03-01"),
        ({"issued_on": "2026-03-05", "effective_on": "2026-03-01"}, "2026-03-05"),
        ({"issued_on": "2028-02-29", "effective_on": "2028-02-29"}, "2028-02-29"),
    ],
)
def test_an_issue_applies_from_the_day_on_which_it_is_signed_and_in_effect(
    revision: Data, first: str
) -> None:
    before = D(first) - datetime.timedelta(days=1)
    for made, state in (
        (procedure(revision), procedure_state),
        (document(revision), document_state),
    ):
        assert state(made, before) is DocumentState.DRAFT
        assert state(made, D(first)) is DocumentState.IN_FORCE


@pytest.mark.parametrize("draft", [{}, {"effective_on": "2026-03-01"}, {"issued_on": "2026-03-01"}])
def test_an_issue_that_is_not_signed_or_has_no_day_stays_a_draft(draft: Data) -> None:
    assert procedure_state(procedure(draft), D("2030-01-01")) is DocumentState.DRAFT
    assert document_revision(document(draft), D("2030-01-01")) is None


def test_the_latest_issue_counts_and_of_one_day_the_later_entry() -> None:
    made = procedure(
        {"issued_on": "2026-01-05", "effective_on": "2026-01-05"},
        {"issued_on": "2026-01-05", "effective_on": "2026-01-05", "revision": 1},
        {"effective_on": "2026-02-01", "revision": 2},
    )
    found = revision_in_force(made, D("2026-06-01"))
    assert found is not None
    assert found.revision == 1


def test_only_procedures_in_force_are_kept() -> None:
    issue = {"issued_on": "2026-01-05", "effective_on": "2026-01-05"}
    made = procedure(issue)
    assert in_force([procedure(), made], D("2026-01-05")) == [made]


def test_the_day_of_a_repeal_is_the_first_without_the_text() -> None:
    issue = {"issued_on": "2026-01-05", "effective_on": "2026-01-05"}
    repealed = {"on": "2026-06-30", "by": "Chủ tịch", "reason": "Thay thế"}
    text = procedure(issue, repealed={k: v for k, v in repealed.items() if k != "by"})
    paper = document(issue, withdrawn=repealed)
    assert revision_in_force(text, D("2026-06-29"))
    assert revision_in_force(text, D("2026-06-30")) is None
    assert procedure_state(text, D("2026-06-30")) is DocumentState.REPEALED
    assert document_revision(paper, D("2026-06-29"))
    assert document_state(paper, D("2026-06-30")) is DocumentState.REPEALED


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-06-07", AuditState.PLANNED),
        ("2026-06-08", AuditState.RUNNING),
        ("2026-06-19", AuditState.RUNNING),
        ("2026-06-20", AuditState.REPORTED),
        ("2026-08-31", AuditState.CLOSED),
    ],
)
def test_an_audit_moves_on_its_own_days(day: str, state: AuditState) -> None:
    made = audit(report={"number": "1/BC", "on": "2026-06-20"}, closed_on="2026-08-31")
    assert audit_state(made, D(day)) is state


def test_a_cancelled_audit_stays_cancelled() -> None:
    made = audit(cancelled={"on": "2026-06-01", "by": "Chủ tịch", "reason": "Hoãn"})
    assert audit_state(made, D("2026-05-31")) is AuditState.PLANNED
    assert audit_state(made, D("2026-06-01")) is AuditState.CANCELLED
    assert audit_state(made, D("2026-06-20")) is AuditState.CANCELLED


@pytest.mark.parametrize(
    ("day", "state", "rounds"),
    [
        ("2026-06-10", SlipState.OPEN, 0),
        ("2026-06-30", SlipState.OPEN, 0),
        ("2026-07-01", SlipState.WAITING, 0),
        ("2026-07-09", SlipState.WAITING, 0),
        ("2026-07-10", SlipState.OPEN, 1),
        ("2026-07-30", SlipState.OPEN, 1),
        ("2026-08-15", SlipState.WAITING, 1),
        ("2026-08-20", SlipState.CLOSED, 1),
    ],
)
def test_a_slip_that_was_verified_twice(day: str, state: SlipState, rounds: int) -> None:
    """The second action is a new date of the first one: the record says only what is done when."""
    first = slip(actions=[action("2026-07-01")], verifications=[check("2026-07-10", False)])
    later = slip(
        actions=[action("2026-07-01"), action("2026-08-15")],
        verifications=[check("2026-07-10", False), check("2026-08-20")],
        closed={"on": "2026-08-20", "by": "tran-thi-b"},
    )
    made = first if D(day) < D("2026-08-15") else later
    assert slip_state(made, D(day)) is state
    assert reopened(made, D(day)) == rounds


def test_a_failed_verification_on_the_day_of_the_action_judges_it() -> None:
    made = slip(actions=[action("2026-07-01")], verifications=[check("2026-07-01", False)])
    assert slip_state(made, D("2026-07-01")) is SlipState.OPEN


def test_entries_out_of_order_are_read_by_their_days() -> None:
    made = slip(
        actions=[action("2026-07-01")],
        verifications=[check("2026-08-20"), check("2026-07-10", False)],
    )
    assert slip_state(made, D("2026-08-20")) is SlipState.WAITING


@given(
    st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=3),
    st.lists(st.tuples(DAYS, st.booleans()), max_size=3),
    st.none() | DAYS,
    st.none() | DAYS,
)
def test_every_day_of_a_slip_has_one_state_and_the_end_is_final(
    actions: list[tuple[datetime.date, datetime.date | None]],
    checks: list[tuple[datetime.date, bool]],
    closed: datetime.date | None,
    cancelled: datetime.date | None,
) -> None:
    made = slip(
        detected_on="2027-12-01",
        actions=[action(done.isoformat() if done else None, due.isoformat()) for due, done in actions],
        verifications=[check(on.isoformat(), good) for on, good in checks],
        **({"closed": {"on": closed.isoformat(), "by": "tran-thi-b"}} if closed else {}),
        **({"cancelled": {"on": cancelled.isoformat(), "by": "A", "reason": "B"}} if cancelled else {}),
    )  # fmt: skip
    days = [datetime.date(2027, 12, 1) + datetime.timedelta(days=n) for n in range(123)]
    states = [slip_state(made, day) for day in days]
    for day, state in zip(days, states, strict=True):
        ended = state in (SlipState.CLOSED, SlipState.CANCELLED)
        assert ended == any(end is not None and end <= day for end in (closed, cancelled))
        if state is SlipState.WAITING:
            assert actions
            assert all(done is not None and done <= day for _, done in actions)
    rounds = [reopened(made, day) for day in days]
    assert rounds == sorted(rounds)


QMS = QmsSettings()


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ({"due": "2026-07-04", "class": "major"}, "2026-07-04"),  # a Saturday that a person chose
        ({"actions": [action(due="2026-07-01"), action(due="2026-07-20")]}, "2026-07-20"),
        ({"class": "major"}, "2026-07-10"),
        ({"class": "minor"}, "2026-08-10"),  # 60 days end on Sunday 9 August
        ({"class": "observation"}, None),
        ({"source": "inspection"}, "2026-08-10"),
        ({"source": "inspection", "due": "2026-07-15"}, "2026-07-15"),
        ({"source": "inspection", "due": "2026-12-31"}, "2026-08-10"),
        ({"source": "inspection", "detected_on": "2027-12-31"}, "2028-02-29"),
        ({"source": "inspection", "class": "observation"}, None),
    ],
)
def test_the_last_day_to_mend(changes: Data, last: str | None) -> None:
    found = last_day(slip(**changes), QMS, Calendar())
    assert found == (D(last) if last else None)


def test_the_two_months_after_an_inspection_run_from_its_minutes() -> None:
    made = slip(source="inspection")
    assert last_day(made, QMS, Calendar(), minutes_on=D("2026-06-30")) == D("2026-08-31")


def test_a_declaration_counts_from_its_signing_to_the_next_one() -> None:
    first, again = declaration(), declaration(2, "2026-10-20", replaces="CB-2026-01")
    both = [again, first]
    expected = {
        "2026-07-29": [],
        "2026-07-30": ["CB-2026-01"],
        "2026-10-19": ["CB-2026-01"],
        "2026-10-20": ["CB-2026-02"],
    }
    for day, names in expected.items():
        assert [one.id for one in declarations_in_force(both, D(day))] == names
    assert declaration_state(first, both, D("2026-10-20")) is DeclarationState.REPLACED


def test_drafts_and_revoked_declarations_do_not_count() -> None:
    revoked = {"on": "2026-09-01", "by": "Chủ tịch", "reason": "Tổ chức lại"}
    made = declaration(revoked=revoked)
    draft = declaration(2, None, replaces="CB-2026-01")
    assert declaration_state(draft, [], D("2030-01-01")) is DeclarationState.DRAFT
    assert declaration_state(made, [made, draft], D("2026-08-31")) is DeclarationState.IN_FORCE
    assert declaration_state(made, [made, draft], D("2026-09-01")) is DeclarationState.REVOKED


def test_a_declaration_that_names_itself_is_not_its_own_end() -> None:
    made = declaration(replaces="CB-2026-01")
    assert declaration_state(made, [made], D("2026-08-01")) is DeclarationState.IN_FORCE
