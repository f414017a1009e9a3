"""Which procedures a changed legal text touches, and by when they must follow."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.qms.law_changes import EXPIRES, Change, changes, due_of
from ngocha_kh.qms.legal import Answer, Impact, impacts
from ngocha_kh.qms.states import revision_in_force
from ngocha_kh.records.document import Document, Relation
from ngocha_kh.records.procedure import Procedure, Review, Revision
from ngocha_kh.workdays import Calendar

day = datetime.date.fromisoformat
OLD, NEW, NEWEST = "VB-2018-001", "VB-2025-001", "VB-2026-001"


def text(text_id: str, *relations: Relation, on: str = "2026-07-01") -> Document:
    return Document(
        id=text_id, doc_type="decree", title="x", issuer="Chính phủ", effective_on=day(on),
        relations=relations,
    )  # fmt: skip


def relation(target: str, kind: str = "replaces", **more: Any) -> Relation:
    return Relation(type=kind, target=target, **more)


def issue(on: str, *bases: str, number: int = 0, **more: Any) -> Revision:
    return Revision(
        edition=1, revision=number, reason="new", issued_on=day(on), effective_on=day(on),
        legal_bases=bases, **more,
    )  # fmt: skip


def procedure(*revisions: Revision, **more: Any) -> Procedure:
    return Procedure(
        id="QT-VHXH-01",
        title="x",
        type="operational",
        owner_unit="vhxh",
        revisions=revisions,
        **more,
    )


def found(one: Procedure, *texts: Document, on: str) -> list[Impact]:
    return impacts([one], texts, day(on), months=3, calendar=PUBLIC)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-07-01", "2026-10-01"),
        ("2026-01-23", "2026-04-23"),
        ("2026-11-30", "2027-03-01"),  # 28/02/2027 is a Sunday
        ("2027-11-30", "2028-02-29"),  # a leap day
        ("2025-11-17", "2026-02-23"),  # 17/02/2026 is the first day of Tết, off until the 22nd
        ("2026-10-30", "2027-02-01"),  # 30/01/2027 is a Saturday
    ],
)
def test_three_months_end_on_a_working_day(start: str, due: str) -> None:
    assert due_of(Change(OLD, NEW, day(start), True), 3, PUBLIC) == day(due)


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2034, 12, 31)), st.integers(1, 12))
def test_a_term_ends_after_it_began_and_never_on_a_day_of_rest(
    start: datetime.date, months: int
) -> None:
    due = due_of(Change(OLD, NEW, start, True), months, PUBLIC)
    assert due > start
    assert PUBLIC.is_working_day(due)


def test_a_procedure_that_never_cited_the_text_is_not_touched() -> None:
    assert not found(
        procedure(issue("2025-01-01", NEWEST)), text(NEW, relation(OLD)), on="2026-08-01"
    )


def test_a_text_dropped_before_it_ended_is_no_matter() -> None:
    one = procedure(issue("2025-01-01", OLD), issue("2026-05-01", number=1))
    assert not found(one, text(NEW, relation(OLD)), on="2026-08-01")


def test_a_draft_is_no_answer() -> None:
    draft = Revision(
        edition=1,
        revision=1,
        reason="legal_change",
        effective_on=day("2026-08-01"),
        legal_bases=(NEW,),
    )
    (one,) = found(
        procedure(issue("2025-01-01", OLD), draft), text(NEW, relation(OLD)), on="2026-11-01"
    )
    assert (one.answer, one.is_late(day("2026-11-01")), one.days_left(day("2026-11-01"))) == (
        Answer.OPEN,
        True,
        -31,
    )


@pytest.mark.parametrize(
    ("on", "bases", "late"),
    [
        ("2026-06-25", (NEW,), False),  # prepared in advance for the new text
        ("2026-10-01", (NEW,), False),  # the last day counts
        ("2026-10-02", (NEW,), True),
        ("2026-08-01", (), False),  # the citation was dropped
    ],
)
def test_an_issue_that_follows_is_the_answer(on: str, bases: tuple[str, ...], late: bool) -> None:
    one = procedure(issue("2025-01-01", OLD), issue(on, *bases, number=1))
    (impact,) = found(one, text(NEW, relation(OLD)), on="2026-12-01")
    assert (impact.answer, impact.answered_on) == (Answer.REVISED, day(on))
    assert impact.is_late(day("2026-12-01")) is late


def test_an_issue_that_still_cites_the_old_text_is_no_answer() -> None:
    one = procedure(issue("2025-01-01", OLD), issue("2026-08-01", OLD, NEW, number=1))
    assert found(one, text(NEW, relation(OLD)), on="2026-09-01")[0].answer is Answer.OPEN


def test_a_text_that_ended_and_is_cited_again_is_open_again() -> None:
    issues = issue("2025-01-01", OLD), issue("2026-08-01", NEW, number=1)
    again = issue("2026-11-02", OLD, NEW, number=2)
    texts = text(NEW, relation(OLD))
    assert found(procedure(*issues, again), texts, on="2026-11-01")[0].answer is Answer.REVISED
    assert found(procedure(*issues, again), texts, on="2026-11-02")[0].answer is Answer.OPEN


def test_a_procedure_made_on_a_text_that_had_ended_owes_the_change_too() -> None:
    one = procedure(issue("2026-08-03", OLD), issue("2026-11-02", NEW, number=1))
    (impact,) = found(one, text(NEW, relation(OLD)), on="2026-12-01")
    assert (impact.answer, impact.is_late(day("2026-12-01"))) == (Answer.REVISED, True)


def test_an_amendment_of_a_text_replaced_later_is_answered_with_it() -> None:
    """VB-2025 amends the old text, VB-2026 replaces it: whoever cites the last is done with both."""
    texts = (
        text(NEW, relation(OLD, "amends"), on="2026-02-01"),
        text(NEWEST, relation(OLD), on="2026-07-01"),
    )
    cited = issue("2025-01-01", OLD)
    both = found(procedure(cited), *texts, on="2026-08-01")
    assert [(i.change.new, i.answer) for i in both] == [(NEW, Answer.OPEN), (NEWEST, Answer.OPEN)]
    done = procedure(cited, issue("2026-08-03", NEWEST, number=1))
    assert {i.answer for i in found(done, *texts, on="2026-12-01")} == {Answer.REVISED}


@pytest.mark.parametrize(
    ("notes", "since"),
    [
        ([("2026-07-20", "keep")], "2026-07-20"),
        ([("2026-07-20", "keep"), ("2026-12-01", "keep")], "2026-07-20"),
        ([("2026-07-20", "keep"), ("2026-08-20", "revise")], None),
        ([("2026-07-20", "revise"), ("2026-08-20", "keep")], "2026-08-20"),
    ],
)
def test_the_last_word_of_the_reviews_counts(
    notes: list[tuple[str, str]], since: str | None
) -> None:
    reviews = tuple(
        Review(on=day(on), by="a-b", conclusion=said, documents=(NEW,)) for on, said in notes
    )
    one = procedure(issue("2025-01-01", OLD), reviews=reviews)
    (impact,) = found(one, text(NEW, relation(OLD, "amends")), on="2027-01-01")
    assert impact.answered_on == (day(since) if since else None)


def expired(on: str, *relations: Relation) -> Document:
    return Document(
        id=OLD, doc_type="decree", title="x", issuer="y", expires_on=day(on), relations=relations
    )


def test_a_text_that_expired_with_no_other_is_a_change_too() -> None:
    (change,) = changes([expired("2026-07-01")])
    assert (change.how, change.ends, change.successor) == (EXPIRES, True, None)
    cited = issue("2025-01-01", OLD)
    (impact,) = found(procedure(cited), expired("2026-07-01"), on="2026-08-01")
    assert (impact.answer, impact.due) == (Answer.OPEN, day("2026-10-01"))
    dropped = procedure(cited, issue("2026-09-01", number=1))
    assert found(dropped, expired("2026-07-01"), on="2026-12-01")[0].answer is Answer.REVISED


def test_an_end_that_a_relation_tells_is_told_once() -> None:
    assert len(changes([expired("2026-07-01"), text(NEW, relation(OLD))])) == 1
    partly = changes([expired("2027-07-01"), text(NEW, relation(OLD, scope="Điều 5"))])
    assert [(change.how, change.ends) for change in partly] == [
        ("replaces", False),
        (EXPIRES, True),
    ]


def test_the_end_of_the_old_text_dates_a_replacement_without_a_day() -> None:
    new = Document(id=NEW, doc_type="decree", title="x", issuer="y", relations=(relation(OLD),))
    (change,) = changes([expired("2026-07-01"), new])
    assert (change.new, change.on) == (NEW, day("2026-07-01"))


@pytest.mark.parametrize(("how", "successor"), [("replaces", NEW), ("repeals", None)])
def test_only_a_text_that_replaces_is_cited_instead(how: str, successor: str | None) -> None:
    (change,) = changes([text(NEW, relation(OLD, how))])
    assert (change.ends, change.successor) == (True, successor)


def test_every_link_of_a_chain_that_was_cited_is_told() -> None:
    texts = (
        text(NEW, relation(OLD), on="2025-07-01"),
        text(NEWEST, relation(NEW), on="2026-07-01"),
    )
    one = procedure(
        issue("2025-01-01", OLD),
        issue("2025-09-01", NEW, number=1),
        issue("2026-09-01", NEWEST, number=2),
    )
    assert [(i.change.new, i.answer) for i in found(one, *texts, on="2026-12-01")] == [
        (NEW, Answer.REVISED), (NEWEST, Answer.REVISED),
    ]  # fmt: skip
    straight = procedure(issue("2025-01-01", OLD), issue("2026-09-01", NEWEST, number=1))
    (impact,) = found(straight, *texts, on="2026-12-01")
    assert (impact.change.old, impact.is_late(day("2026-12-01"))) == (OLD, True)


def test_an_amendment_may_be_answered_by_a_note_that_keeps_the_text() -> None:
    amended = text(NEW, relation(OLD, "amends"))
    note = Review(on=day("2026-07-20"), by="a-b", conclusion="keep", documents=(NEW,))
    cited = issue("2025-01-01", OLD)
    assert (
        found(procedure(cited, reviews=(note,)), amended, on="2026-08-01")[0].answer
        is Answer.REVIEWED
    )
    revise = Review(on=day("2026-07-20"), by="a-b", conclusion="revise", documents=(NEW,))
    assert (
        found(procedure(cited, reviews=(revise,)), amended, on="2026-08-01")[0].answer
        is Answer.OPEN
    )


def test_a_note_does_not_answer_a_text_that_ended() -> None:
    note = Review(on=day("2026-07-20"), by="a-b", conclusion="keep", documents=(NEW,))
    one = procedure(issue("2025-01-01", OLD), reviews=(note,))
    assert found(one, text(NEW, relation(OLD)), on="2026-08-01")[0].answer is Answer.OPEN


def test_a_part_that_is_replaced_amends_and_its_own_day_counts() -> None:
    partial = text(NEW, relation(OLD, scope="Điều 5", on=day("2026-09-01")))
    (change,) = changes([partial])
    assert (change.ends, change.on, change.scope) == (False, day("2026-09-01"), "Điều 5")


def test_without_a_day_a_relation_is_no_change_yet() -> None:
    assert not changes(
        [Document(id=NEW, doc_type="decree", title="x", issuer="y", relations=(relation(OLD),))]
    )


def test_a_repealed_procedure_owes_nothing() -> None:
    from ngocha_kh.records.procedure import Repeal

    one = procedure(issue("2025-01-01", OLD), repealed=Repeal(on=day("2026-08-01"), reason="x"))
    assert not found(one, text(NEW, relation(OLD)), on="2026-11-01")
    assert found(one, text(NEW, relation(OLD)), on="2026-07-31")


@given(st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)))
def test_each_change_has_one_answer_on_any_day(on: datetime.date) -> None:
    one = procedure(issue("2025-01-01", OLD), issue("2026-09-01", NEW, number=1))
    told = impacts([one], [text(NEW, relation(OLD))], on, months=3, calendar=Calendar())
    assert [i.answer for i in told] == [Answer.REVISED if on >= day("2026-09-01") else Answer.OPEN]


TEXTS = (OLD, NEW, NEWEST)
_days = st.dates(datetime.date(2025, 1, 1), datetime.date(2027, 12, 31))
_issues = st.lists(
    st.tuples(_days, st.lists(st.sampled_from(TEXTS), unique=True)), min_size=1, max_size=4
)
_relations = st.lists(
    st.tuples(st.sampled_from(["replaces", "repeals", "amends"]), st.sampled_from(TEXTS), _days),
    max_size=4,
)


@given(_issues, _relations, _days)
def test_nothing_is_called_followed_while_an_ended_text_is_cited(
    issues: list[tuple[datetime.date, list[str]]],
    relations: list[tuple[str, str, datetime.date]],
    on: datetime.date,
) -> None:
    """And every text that ended by then and stands in the issue in force is told."""
    one = procedure(
        *(
            issue(start.isoformat(), *bases, number=number)
            for number, (start, bases) in enumerate(sorted(issues))
        )
    )
    new = Document(
        id="VB-2027-001", doc_type="decree", title="x", issuer="y",
        relations=tuple(relation(old, how, on=start) for how, old, start in relations),
    )  # fmt: skip
    told = impacts([one], [new], on, months=3, calendar=Calendar())
    present = revision_in_force(one, on)
    cited = set(present.legal_bases) if present else set()
    for impact in told:
        if impact.change.ends and impact.change.old in cited:
            assert impact.answer is Answer.OPEN
        assert (impact.answered_on is None) is (impact.answer is Answer.OPEN)
    wanted = {c.old for c in changes([new]) if c.ends and c.old in cited}
    assert wanted <= {impact.change.old for impact in told}
