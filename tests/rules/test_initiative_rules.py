"""V-SK-010 to 112 as far as settings, days and other records decide; the plain cases are examples."""

import datetime
import re
from typing import Any

import pytest
from progress.initiative_build import SETTINGS_DATA, author, initiative, typed
from rules.build import DAY, Data, index_of, places, routes

from ngocha_kh.diagnostics import Severity
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules import load_rules
from ngocha_kh.rules.index import Facts, Index

D = datetime.date
USE = {"person": "nguyen-van-a", "year": 2026, "level_used": "base"}
OWN = re.compile("V-SK-(0(1[0-35]|25|4[0-3]|7[0-6]|8[01]|9[0-6])|1(0[0-2]|1[0-2]))")
OWN_CODES = [rule.code for rule in load_rules() if OWN.fullmatch(rule.code)]


def ward(
    *records: Data, as_of: D = DAY, today: D | None = None, unread: tuple[str, ...] = (),
    **initiatives: Any,
) -> Index:  # fmt: skip
    """An index of initiatives, sessions, rounds and units; settings always among them."""
    index = index_of(
        *(r for r in records if not r["id"][0].islower()), as_of=as_of, today=today, unread=unread
    )
    typed_by_path: dict[str, Any] = {}
    facts = [*index.facts]
    for name, data in [("workspace", {**SETTINGS_DATA, "initiatives": initiatives})] + [
        ("unit", r) for r in records if r["id"][0].islower()
    ]:
        kind = KINDS[name]
        path = kind.path_of(data.get("id", ""))
        typed_by_path[path] = kind.read(data)
        facts.append(Facts(path, name, data.get("id", "workspace")))
    return Index(
        index.source, as_of, facts,
        lambda fact: typed_by_path.get(fact.path) or index.decode(fact),
        today or as_of, frozenset(unread),
    )  # fmt: skip


def reuse(same: str = "warning", cross: str = "error", **ages: int) -> dict[str, Any]:
    source = {"text": "Ví dụ", "confirmed": False}
    policy = {"same_kind": same, "cross_kind": cross, "source": source}
    return {"award_reuse": policy | ({"max_age_years": ages} if ages else {})}


def used(*uses: Data, **changes: Any) -> Data:
    return initiative(award_uses=[USE | one for one in uses], **changes)


@pytest.mark.parametrize("state", ["registered", "draft", "submitted", "in_session", "recognized"])
def test_a_plain_initiative_is_silent(state: str) -> None:
    record = initiative(state=state)
    certified = [{"person": "nguyen-van-a", "number": "01/GCN", "date": "2026-04-20"}]
    record |= {"certificates": certified} if state == "recognized" else {}
    index = ward(record)
    for rule in load_rules():
        if rule.code in OWN_CODES:
            found = rule.check(index) if rule.kind is None else rule.check(typed(record))
            assert list(found) == [], rule.code


@pytest.mark.parametrize("code", OWN_CODES)
def test_no_rule_asks_for_anything_where_there_is_no_initiative(code: str) -> None:
    rule = next(rule for rule in load_rules() if rule.code == code)
    if rule.kind is None:
        assert list(rule.check(ward())) == []


def test_every_explanation_names_its_source_and_the_way_to_mend() -> None:
    for rule in load_rules():
        if rule.code in OWN_CODES:
            assert "Cách sửa:" in rule.explanation, rule.code
            words = (
                "Điều",
                "Phụ lục",
                "đề xuất",
                "Đề xuất",
                "Quyết định",
                "Kế hoạch",
                "Luật",
                "quy định",
            )
            assert any(word in rule.explanation for word in words), rule.code


@pytest.mark.parametrize(
    "shares",
    [[100], [60.5, 39.5], [33.34, 33.33, 33.33], [0.1] * 10 + [99], [14.29] * 6 + [14.26]],
)
def test_exact_hundreds_are_silent(shares: list[float]) -> None:
    authors = [
        author(f"tac-gia-{n}", share_percent=share, is_lead=n == 0)
        for n, share in enumerate(shares)
    ]
    assert routes("V-SK-010", typed(initiative(authors=authors))) == []


@pytest.mark.parametrize("shares", [[33.33] * 3, [99.99], [50, 50.01], [0, 100], [1e-3, 99.999]])
def test_other_sums_are_not(shares: list[float]) -> None:
    authors = [author(f"tac-gia-{n}", share_percent=share) for n, share in enumerate(shares)]
    assert routes("V-SK-010", typed(initiative(authors=authors)))


def test_a_signature_on_the_day_of_receipt_is_in_time() -> None:
    for day, found in (("2026-03-02", 0), ("2026-03-03", 1)):
        record = typed(initiative(authors=[author(signed_on=day)]))
        assert len(routes("V-SK-013", record)) == found


def test_the_future_begins_after_the_day_of_the_check_and_not_after_the_day_looked_at() -> None:
    record = initiative(checks=[
        {"on": "2026-05-15", "place": "Quầy", "by": "Tổ kiểm tra", "finding": "Tốt"}
    ])  # fmt: skip
    for as_of, today, found in (
        (D(2026, 5, 15), D(2026, 5, 15), 0),
        (D(2026, 5, 1), D(2026, 5, 15), 0),
        (D(2026, 5, 1), D(2026, 5, 14), 1),
    ):
        assert len(places("V-SK-025", ward(record, as_of=as_of, today=today))) == found


def test_a_session_to_come_is_no_fault_until_it_has_a_result() -> None:
    data = {
        "id": "PH-2026-01", "body": "HD-2026-01", "rubric": "TC-2026-01", "on": "2026-06-01",
        "at": "08:30", "place": "Phòng họp", "items": [{"initiative": "SK-2026-001"}],
    }  # fmt: skip
    assert places("V-SK-025", ward(data)) == []
    held = data | {"items": [{"initiative": "SK-2026-001", "outcome": "pass"}]}
    assert places("V-SK-025", ward(held)) == [("PH-2026-01", ("on",))]


@pytest.mark.parametrize(
    ("state", "checked", "found"),
    [
        ("submitted", {}, 0),
        ("in_session", {"applied": "unknown"}, 1),
        ("in_session", {"applied": "not_met"}, 0),
        ("council_passed", {"applied": "not_met"}, 1),
        ("council_passed", {"ip_checked": "not_met"}, 0),
        ("recognized", {"ip_checked": "unknown"}, 1),
    ],
)
def test_conditions_are_known_before_and_met_after_the_vote(
    state: str, checked: Data, found: int
) -> None:
    base = initiative(state=state)
    record = typed(base | {"conditions_check": base["conditions_check"] | checked})
    assert len(routes("V-SK-040", record)) == found


def test_the_one_that_came_first_is_not_asked_to_compare() -> None:
    title = "Đặt lịch hẹn theo khung giờ cho người dân tại quầy"
    first = initiative(1, "submitted", title=f"{title} hộ tịch")
    later = initiative(2, "submitted", title=f"{title} đất đai", intake={
        "registered_on": "2026-01-20", "received_on": "2026-04-02", "register_no": "02"
    })  # fmt: skip
    assert places("V-SK-041", ward(first, later)) == [("SK-2026-002", ("title",))]
    earlier = later | {"first_applied": {"date": "2026-01-05", "kind": "trial", "place": "Quầy"}}
    assert places("V-SK-041", ward(first, earlier)) == [("SK-2026-001", ("title",))]


def test_the_threshold_of_likeness_is_a_setting() -> None:
    first = initiative(1, title="Đặt lịch hẹn theo khung giờ cho người dân tại quầy hộ tịch")
    later = initiative(2, "submitted", title="Đặt lịch hẹn theo khung giờ tại quầy đất đai")
    high = {"value": 100, "source": {"text": "Ví dụ", "confirmed": False}}
    assert places("V-SK-041", ward(first, later))
    assert places("V-SK-041", ward(first, later, similarity_percent=high)) == []


@pytest.mark.parametrize("state", ["draft", "recognized"])
def test_what_is_not_in_the_way_of_a_decision_is_not_compared(state: str) -> None:
    first = initiative(1, title="Đặt lịch hẹn theo khung giờ cho người dân tại quầy hộ tịch")
    later = initiative(2, state, title="Đặt lịch hẹn theo khung giờ cho người dân tại quầy nhà đất")
    assert places("V-SK-041", ward(first, later)) == []


def test_a_withdrawn_namesake_is_nobody() -> None:
    same = "Đặt lịch hẹn theo khung giờ"
    gone = initiative(1, "submitted", title=same) | {"state": "withdrawn"}
    assert places("V-SK-042", ward(gone, initiative(2, title=same.upper()))) == []


def test_certificates_wait_ten_working_days() -> None:
    record = initiative()  # decided on Monday 20 April; 27, 30 April and 1 May are days off
    assert places("V-SK-072", ward(record, as_of=D(2026, 5, 7))) == []
    assert places("V-SK-072", ward(record, as_of=D(2026, 5, 8))) == [
        ("SK-2026-001", ("decision", "date"))
    ]


def test_nothing_is_concluded_from_a_calendar_that_could_not_be_read() -> None:
    index = ward(initiative(), as_of=D(2026, 8, 1), unread=("calendars/LICH-2026.yaml",))
    assert places("V-SK-072", index) == []


def test_numbers_begin_anew_each_year_and_zeros_before_them_do_not_count() -> None:
    def notice(number: int, paper: str, day: str) -> Data:
        return initiative(number, papers=[{"kind": "D07", "number": paper, "date": day}])

    same_day = ward(notice(1, "05/TB-UBND", "2026-03-20"), notice(2, "5/TB-UBND", "2026-03-20"))
    other_day = ward(notice(1, "05/TB-UBND", "2026-03-20"), notice(2, "5/TB-UBND", "2026-03-23"))
    next_year = ward(notice(1, "05/TB-UBND", "2026-03-20"), notice(2, "5/TB-UBND", "2027-03-23"))
    assert places("V-SK-070", same_day) == []
    assert places("V-SK-070", other_day) == [("SK-2026-002", ("papers", 0, "number"))]
    assert places("V-SK-070", next_year) == []


def test_papers_of_authors_and_of_adopting_units_are_signed_by_anybody() -> None:
    papers = [
        {"kind": "D02", "date": "2026-02-27", "signer": "Nguyễn Văn A"},
        {"kind": "D04", "date": "2026-03-20", "signer": "Hoàng Văn E"},
        {"kind": "D19", "date": "2026-04-20", "number": "101/QĐ-UBND", "signer": "lê văn c"},
    ]
    assert places("V-SK-074", ward(initiative(papers=papers))) == []


@pytest.mark.parametrize(
    ("policy", "error", "warning"),
    [
        (reuse(), 1, 0),
        (reuse(cross="warning"), 0, 1),
        (reuse(cross="off"), 0, 0),
    ],
)
def test_use_for_a_title_and_an_award_follows_the_policy(
    policy: Data, error: int, warning: int
) -> None:
    index = ward(used({"kind": "cstd_co_so"}, {"kind": "bang_khen"}), **policy)
    assert len(places("V-SK-091", index)) == error
    assert len(places("V-SK-096", index)) == warning


@pytest.mark.parametrize(
    ("policy", "error", "warning"), [(reuse("error"), 1, 0), (reuse(), 0, 1), (reuse("off"), 0, 0)]
)
def test_use_for_two_titles_follows_the_policy(policy: Data, error: int, warning: int) -> None:
    index = ward(used({"kind": "cstd_co_so"}, {"kind": "cstd_thanh_pho"}), **policy)
    assert len(places("V-SK-091", index)) == error
    assert len(places("V-SK-096", index)) == warning


def test_each_author_has_a_use_of_their_own_and_other_uses_are_free() -> None:
    index = ward(
        used({"kind": "cstd_co_so"}, {"kind": "bang_khen", "person": "tran-thi-b"},
             {"kind": "other"}, {"kind": "other"})
    )  # fmt: skip
    assert places("V-SK-091", index) == places("V-SK-096", index) == []


@pytest.mark.parametrize(
    ("ages", "year", "found"),
    [
        ({"cstd_co_so": 0}, 2026, 0),
        ({"cstd_co_so": 0}, 2027, 1),
        ({"cstd_co_so": 0}, 2025, 1),
        ({"cstd_co_so": 3}, 2029, 0),
        ({"cstd_co_so": 3}, 2030, 1),
        ({}, 2040, 0),
    ],
)
def test_the_age_of_an_initiative_is_a_setting(ages: Data, year: int, found: int) -> None:
    index = ward(used({"kind": "cstd_co_so", "year": year}), **reuse(**ages))
    assert len(places("V-SK-092", index)) == found


def test_a_title_at_the_base_never_needs_an_initiative() -> None:
    rule = next(rule for rule in load_rules() if rule.code == "V-SK-093")
    assert rule.severity is Severity.INFO
    record = initiative(award_uses=[{"person": "nguyen-van-a", "kind": "cstd_co_so", "year": 2026}])
    assert routes("V-SK-093", typed(record)) == [("award_uses", 0, "kind")]
    for code in ("V-SK-090", "V-SK-094"):
        assert routes(code, typed(record)) == []
    assert routes("V-SK-093", typed(used({"kind": "cstd_co_so"}))) == []


@pytest.mark.parametrize(
    ("kind", "level", "found"),
    [
        ("cstd_co_so", "base", 0),
        ("cstd_thanh_pho", "city", 0),
        ("cstd_thanh_pho", "national", 0),
        ("cstd_thanh_pho", "capital_prize", 1),
        ("cstd_thanh_pho", None, 1),
        ("cstd_toan_quoc", "city", 1),
        ("cstd_toan_quoc", "national", 0),
        ("bang_khen", "base", 0),
    ],
)
def test_titles_need_the_level_of_their_own(kind: str, level: str | None, found: int) -> None:
    use = {"person": "nguyen-van-a", "kind": kind, "year": 2026}
    record = initiative(award_uses=[use | ({"level_used": level} if level else {})])
    assert len(routes("V-SK-094", typed(record))) == found


@pytest.mark.parametrize(
    ("hold", "found"),
    [
        ({"on": "2026-05-04"}, 1),
        ({"on": "2026-05-11"}, 1),
        ({"on": "2026-05-12"}, 0),
        ({"on": "2026-04-27", "until": "2026-05-11"}, 1),
        ({"on": "2026-04-27", "until": "2026-05-10"}, 0),
    ],
)
def test_a_hold_blocks_on_both_its_days_and_no_longer(hold: Data, found: int) -> None:
    record = used({"kind": "giay_khen", "on": "2026-05-11"}) | {
        "integrity_hold": hold | {"reason": "Đang xem xét khiếu nại"}
    }
    assert len(routes("V-SK-090", typed(record))) == found


@pytest.mark.parametrize(
    ("day", "found"), [("2026-05-04", 1), ("2026-05-03", 1), ("2026-05-05", 0)]
)
def test_a_revoked_initiative_serves_no_more(day: str, found: int) -> None:
    record = used({"kind": "giay_khen", "on": "2026-05-04"}, state="recognized")
    record |= {"state": "revoked"}
    record["log"].append(
        {"on": day, "by": "chair_ubnd", "event": "M22", "from": "recognized", "to": "revoked"}
    )
    assert len(routes("V-SK-090", typed(record))) == found


@pytest.mark.parametrize(
    ("publication", "secret", "summary", "found"),
    [
        ({"state": "not_public", "consent": "refused"}, True, None, 0),
        ({"state": "taken_down"}, True, None, 0),
        ({"state": "published", "consent": "decision"}, False, None, 0),
        ({"state": "published", "consent": "given"}, True, "Tóm tắt", 0),
        ({"state": "published", "consent": "given"}, True, None, 1),
        ({"state": "cleared", "consent": "refused"}, False, "Tóm tắt", 1),
        ({"state": "published"}, False, "Tóm tắt", 1),
    ],
)
def test_what_is_public_has_a_ground_and_no_secret(
    publication: Data, secret: bool, summary: str | None, found: int
) -> None:
    record = initiative(
        publication=publication, confidential={"present": secret, "kept_at": "Tủ số 2"},
        description={"public_summary": summary} if summary else None,
    )  # fmt: skip
    assert len(routes("V-SK-101", typed(record))) == found


def round_(closes: str = "2026-06-30", **changes: Any) -> Data:
    return {
        "id": "DOT-2026-01", "year": 2026, "opens": "2026-02-02", "closes": closes,
        "rubric": "TC-2026-01", "body": "HD-2026-01",
    } | changes  # fmt: skip


def unit(unit_id: str, **changes: Any) -> Data:
    return {"id": unit_id, "name": unit_id, "short_name": unit_id, "type": "office"} | changes


@pytest.mark.parametrize(
    ("as_of", "found"),
    [(D(2026, 4, 30), 0), (D(2026, 5, 1), 1), (D(2026, 6, 30), 1), (D(2026, 7, 1), 0)],
)
def test_units_are_reminded_sixty_days_before_the_end_and_not_after(as_of: D, found: int) -> None:
    records = (round_(), unit("vp", must_report=True), unit("ubnd"))
    assert len(places("V-SK-111", ward(*records, as_of=as_of))) == found


def test_a_unit_with_an_application_or_not_counted_is_not_reminded() -> None:
    units = (unit("vhxh", must_report=True), unit("vp"))
    assert places("V-SK-111", ward(round_(), initiative(), *units)) == []
    draft = initiative(state="draft")
    assert places("V-SK-111", ward(round_(), draft, *units)) == [("DOT-2026-01", ("closes",))]


def test_the_last_day_of_a_round_is_open() -> None:
    own = initiative(round="DOT-2026-01")
    assert places("V-SK-112", ward(round_("2026-03-02"), own)) == []
    assert places("V-SK-112", ward(round_("2026-03-01"), own)) == [
        ("SK-2026-001", ("intake", "received_on"))
    ]
    own["intake"] = own["intake"] | {"late_reason": "Đơn vị mới sáp nhập"}
    assert places("V-SK-112", ward(round_("2026-03-01"), own)) == []


def test_an_unfinished_draft_may_lack_figures() -> None:
    benefit = {
        "measures": [{"indicator": "Chờ", "unit": "phút", "before": 3, "after": 1}],
        "economic_gain_vnd": 5,
    }
    assert routes("V-SK-110", typed(initiative(state="draft", benefit=benefit))) == []
    assert len(routes("V-SK-110", typed(initiative(benefit=benefit)))) == 2
