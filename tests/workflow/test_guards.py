"""Every step of the table is allowed when all is there, and refused for each single thing that is not."""

import datetime
from typing import Any

import pytest
from workflow.world import DEFECT, HEAD, MACHINE, MEMBERS, World, at, events, line, ready

from ngocha_kh.workflow.guards import load_guards
from ngocha_kh.workflow.possible import dues

ITEM = "PH-2026-01.items.0"
#: Guard → the step, what breaks it (path → value), what a person is told.
BROKEN: list[tuple[str, str, dict[str, Any], str]] = [
    ("idea_is_registered", "M01", {"own.intake.registered_on": None}, "intake.registered_on"),
    ("idea_is_registered", "M01", {"own.intake.registered_on": "2026-03-10"}, "sau ngày của bước này"),
    ("round_is_open", "M02", {"own.round": None}, "chưa ghi đợt xét"),
    ("round_is_open", "M02", {"own.round": "DOT-2026-09"}, "không có đợt xét DOT-2026-09"),
    ("round_is_open", "M02", {"DOT-2026-01.closes": "2026-03-12"}, "không nhận ngày 13/03/2026"),
    ("round_is_open", "M02", {"DOT-2026-01.opens": "2026-03-14"}, "không nhận ngày 13/03/2026"),
    ("application_is_written", "M02", {"own.problem": None}, "chưa ghi vấn đề cần giải quyết (problem)"),
    ("application_is_written", "M05", {"own.description.novelty": None}, "(description.novelty)"),
    ("application_is_written", "M04", {"own.benefit": None}, "(benefit.social)"),
    ("authors_have_signed", "M02", {"own.authors.1.signed_on": None}, "Tran Thi B chưa ký đơn"),
    ("authors_have_signed", "M02", {"own.authors.0.signed_on": "2026-03-14"}, "sau ngày nộp"),
    ("shares_make_100", "M02", {"own.authors.0.share_percent": 60.6}, "là 100,1%, phải bằng 100%"),
    ("shares_make_100", "M02", {"own.authors.0.share_percent": 60.49}, "là 99,99%"),
    ("is_in_the_register", "M02", {"own.intake.register_no": None}, "intake.register_no"),
    ("defects_are_listed", "M03", {"own.intake.defects": None}, "chưa ghi thiếu sót"),
    ("defects_are_listed", "M03", {"own.intake.defects.0.asked_on": "2026-03-21"}, "sau ngày của bước"),
    ("application_is_a_new_version", "M04", {"own.papers.0.version": None}, "lần 1, cần lần 2"),
    ("defects_are_mended", "M05", {"own.intake.defects": [DEFECT]}, "chưa được bổ sung"),
    ("applied_for_in_time", "M05", {"own.first_applied.date": "2025-03-12"}, "hạn là 12/03/2026"),
    ("is_not_excluded", "M05", {"own.conditions_check.not_excluded": "not_met"}, "loại trừ"),
    ("first_application_is_open", "M07", {"own.first_applied.finished_on": "2026-03-31"}, "(M09)"),
    ("first_application_has_ended", "M08", {"own.first_applied": None}, "finished_on"),
    ("first_application_has_ended", "M08", {"own.first_applied.finished_on": "2026-04-01"}, "mới kết thúc"),
    ("is_applied", "M09", {"own.first_applied": None}, "nếu chưa áp dụng thì chờ (M07)"),
    ("is_applied", "M09", {"own.first_applied.date": "2026-04-01"}, "mới áp dụng lần đầu"),
    ("is_applied", "M09", {"own.first_applied.finished_on": "2026-04-01"}, "áp dụng thử đến"),
    ("is_on_the_agenda", "M10", {f"{ITEM}.initiative": "SK-2026-002"}, "chương trình phiên họp nào"),
    ("is_on_the_agenda", "M10", {"own.sessions": ["PH-2026-01"], f"{ITEM}.outcome": "defer"}, "đã kết luận"),
    ("is_on_the_agenda", "M10", {"own.sessions": ["PH-2026-07"], f"{ITEM}.outcome": "defer"}, "không có phiên họp PH-2026-07"),
    ("council_is_in_force", "M10", {"HD-2026-01.valid_to": "2026-05-11"}, "đến 11/05/2026"),
    ("council_is_in_force", "M11", {"HD-2026-01.valid_from": "2026-05-13"}, "hoạt động từ 13/05/2026"),
    ("council_is_in_force", "M10", {"HD-2026-01.kind": "audit_team"}, "không phải hội đồng sáng kiến"),
    ("council_is_in_force", "M10", {"PH-2026-01.body": "HD-2026-09"}, "không có hội đồng"),
    ("conditions_are_known", "M10", {"own.conditions_check.novel": "unknown"}, "tính mới"),
    ("conditions_are_known", "M10", {"own.conditions_check": None}, "quyền sở hữu trí tuệ"),
    ("scorers_are_enough", "M10", {"HD-2026-01.rules.min_scorers": 8}, "mới có 7 phiếu chấm"),
    ("no_scorer_is_conflicted", "M10", {"own.relatives": ["thanh-vien-1"]}, "quan hệ gia đình"),
    ("no_scorer_is_conflicted", "M11", {f"{ITEM}.sheets.0.member": "nguyen-van-a"}, "là tác giả"),
    ("no_scorer_is_conflicted", "M10", {"own.helpers": [{"person": "thanh-vien-2", "work": "Trực quầy"}]}, "áp dụng lần đầu"),
    ("no_scorer_is_conflicted", "M12", {f"{ITEM}.recused": [{"member": "thanh-vien-3", "reason": "Đồng nghiệp"}]}, "đã rút"),
    ("sheets_are_complete", "M10", {f"{ITEM}.sheets.6": None}, "Thanh Vien 7 chưa nộp phiếu chấm"),
    ("sheets_are_complete", "M10", {f"{ITEM}.sheets.0.points.scope": None}, "chưa chấm: scope"),
    ("sheets_are_complete", "M10", {"PH-2026-01.rubric": "TC-2026-09"}, "không có bộ tiêu chí"),
    ("session_was_held", "M11", {"PH-2026-01.on": "2026-05-13"}, "đến 13/05/2026 mới họp"),
    ("session_was_held", "M13", {"own.sessions": None}, "chưa có trong chương trình"),
    ("quorum_is_met", "M11", {"PH-2026-01.present": ["thanh-vien-1", "thanh-vien-2", "nguyen-van-a"]}, "2/7 thành viên có mặt"),
    ("vote_is_counted", "M11", {f"{ITEM}.vote": None}, "chưa ghi kết quả biểu quyết"),
    ("ballots_are_counted", "M11", {f"{ITEM}.vote.method": "secret"}, "tổ kiểm phiếu"),
    ("ballots_are_counted", "M12", {f"{ITEM}.vote.method": "secret"}, "tổ kiểm phiếu"),
    ("vote_passes", "M11", {f"{ITEM}.vote.agree": 4}, "4 đồng ý trên 7 thành viên, cần ít nhất 5 (2/3)"),
    ("score_passes", "M11", {"TC-2026-01.pass.total": 71}, "điểm trung bình 70,00 thấp hơn mức đạt 71"),
    ("score_passes", "M11", {"TC-2026-01.groups.3.min": 11}, "nhóm «scope» được 10,00"),
    ("conditions_are_met", "M11", {"own.conditions_check.beneficial": "not_met"}, "điều kiện không đạt"),
    ("outcome_is_pass", "M11", {f"{ITEM}.outcome": "fail"}, "kết luận của phiên họp: không thông qua"),
    ("outcome_is_pass", "M11", {f"{ITEM}.outcome": None}, "chưa ghi"),
    ("council_refuses", "M12", {f"{ITEM}.vote.agree": 5}, "kết luận đúng là thông qua (M11)"),
    ("outcome_is_fail", "M12", {f"{ITEM}.outcome": "defer"}, "cần «không thông qua»"),
    ("outcome_has_a_reason", "M12", {f"{ITEM}.reason": None}, "lý do không thông qua"),
    ("outcome_is_defer", "M13", {f"{ITEM}.outcome": "pass"}, "cần «để lại»"),
    ("completion_is_asked_for", "M13", {f"{ITEM}.to_complete": None}, "to_complete"),
    ("completion_is_asked_for", "M13", {f"{ITEM}.complete_by": None}, "complete_by"),
    ("report_is_a_new_version", "M14", {"own.papers.1.version": 1}, "lần 1, cần lần 2"),
    ("superior_must_consent", "M15", {"own.investor.public_funds": False}, "trình quyết định (M18)"),
    ("superior_need_not_consent", "M18", {"own.authors.0": HEAD}, "phải xin chấp thuận của cấp trên trước (M15)"),
    ("superior_has_answered", "M16", {"own.superior_consent.document": None}, "superior_consent.document"),
    ("superior_consents", "M16", {"own.superior_consent.answer": "refuse"}, "(M17)"),
    ("superior_refuses", "M17", {"own.superior_consent.answer": "consent"}, "(M16)"),
    ("decision_is_signed", "M19", {"own.decision": None, "own.papers.7.number": None}, "decision.number"),
    ("decision_is_signed", "M19", {"own.decision.number": "102/QĐ-UBND"}, "phải giống nhau"),
    ("decision_is_signed", "M19", {"own.decision.date": "2026-05-21", "own.papers.7.date": "2026-05-21"}, "sau ngày của bước này"),
    ("decided_in_time", "M19", {"own.intake.accepted_on": "2026-02-10"}, "quá hạn 11/05/2026"),
    ("retention_is_set", "M23", {"own.retention_class": None}, "retention_class"),
    ("papers_are_complete", "M23", {"own.certificates.1": None}, "giấy chứng nhận của tác giả Tran Thi B"),
    ("papers_are_complete", "M23", {"own.papers.7": None}, "bước M19: chưa có giấy tờ D19"),
    ("parallel_tracks_are_closed", "M23", {"own.effect": [{"level": "city", "state": "submitted_up"}]}, "«Đã trình Thành phố»"),
    ("parallel_tracks_are_closed", "M23", {"own.replication": {"state": "spreading"}}, "chưa kết thúc"),
    ("is_recognized", "E01", {"own.state": "revoked"}, "chỉ làm được khi đã công nhận"),
    ("an_adopter_confirms", "E01", {"own.papers.2": None}, "chưa có đơn vị áp dụng nào xác nhận"),
    ("level_is_not_recognized_yet", "E09", {"own.effect": [{"level": "city", "state": "recognized"}, {"level": "city", "state": "submitted_up", "document": "7"}]}, "mỗi cấp chỉ công nhận một lần"),
    ("effect_was_in_session", "E02", {"own.effect.0.session": None}, "chưa ghi phiên họp đánh giá"),
    ("effect_was_in_session", "E02", {"PH-2026-01.on": "2026-05-21"}, "mới họp"),
    ("certificates_are_issued", "E03", {"own.certificates.0.recalled_on": "2026-05-19"}, "chưa được cấp giấy chứng nhận"),
    ("superior_has_replied", "E04", {"own.effect.0.answer": None}, "effect: answer.number"),
    ("superior_has_replied", "E07", {"own.effect.0.answer.date": "2026-05-14"}, "không sau ngày trình 14/05/2026"),
    ("superior_has_replied", "E09", {"own.effect.0.answer": None}, "văn bản trả lời của cấp trên"),
    ("superior_has_replied", "E09", {"own.effect.0.answer.number": "31/TTr-UBND"}, "là văn bản của phường"),
    ("superior_has_replied", "E09", {"own.effect.0.answer.date": "2026-05-21"}, "sau ngày của bước này"),
    ("superior_has_replied", "E09", {"own.effect.0.submitted_on": None}, "chưa ghi ngày trình"),
    ("submitted_again_after_the_answer", "E05", {"own.effect.0.submitted_on": "2026-05-17"}, "số tờ trình trình lại"),
    ("submitted_again_after_the_answer", "E05", {"own.effect.0.submitted_on": None}, "chưa ghi ngày trình lại"),
    ("submitted_again_after_the_answer", "E05", {"own.effect.0.submitted_on": "2026-05-21"}, "sau ngày của bước này"),
    ("replication_is_planned", "R01", {"own.replication.due": None}, "replication.due"),
    ("replication_is_planned", "R01", {"own.replication.target_units": None}, "replication.target_units"),
    ("a_unit_adopts", "R02", {"own.replication.adopters.0.from": "2026-05-21"}, "chưa có đơn vị nào"),
    ("adopters_confirm", "R03", {"own.replication.adopters": None}, "cần ít nhất 1 đơn vị"),
    ("adopters_confirm", "R03", {"own.replication.adopters.0.confirmed_on": None}, "vp chưa xác nhận"),
    ("replication_has_a_result", "R04", {"own.replication.result": None}, "replication.result"),
    ("public_summary_is_written", "M19", {"own.description.public_summary": None}, "public_summary"),
    ("public_summary_is_written", "P01", {"own.description.public_summary": None}, "public_summary"),
    ("publication_has_a_ground", "P01", {"own.publication.consent": None}, "publication.consent"),
    ("publication_has_a_ground", "P02", {"own.publication.consent": "refused"}, "không đồng ý"),
    ("publication_has_an_address", "P02", {"own.publication.url": None}, "publication.url"),
]  # fmt: skip
#: Guards that ask for a note, by a step that needs it.
NOTED = {
    "refusal_of_the_application_has_a_reason": "M06",
    "refusal_has_a_reason": "M20",
    "withdrawal_is_asked_for": "M21",
    "revocation_has_a_reason": "M22",
    "effect_has_a_result": "E07",
    "taking_down_has_a_reason": "P03",
}
#: Guards with a test of their own below.
APART = {
    "is_no_duplicate", "scoring_is_not_closed", "certificates_are_recalled", "level_is_above_the_ward", "level_is_the_ward",
    "national_comes_after_city", "checked_in_time", "completed_in_time", "completion_fits_the_term",
}  # fmt: skip


def broken(event: str, changes: dict[str, Any]) -> World:
    world = ready(event)
    for path, value in changes.items():
        world.put(path, value)
    return world


@pytest.mark.parametrize("event", events())
def test_a_step_is_allowed_when_all_is_there(event: str) -> None:
    assert ready(event).judge(event) == ([], [])


@pytest.mark.parametrize(
    ("guard", "event", "changes", "told"),
    BROKEN,
    ids=[f"{e}-{g}-{n}" for n, (g, e, _, _) in enumerate(BROKEN)],
)
def test_a_step_is_refused_for_what_is_missing(
    guard: str, event: str, changes: dict[str, Any], told: str
) -> None:
    assert guard in line(event)[1].guards
    world = broken(event, changes)
    unmet, _ = world.judge(event)
    own = list(load_guards()[guard](world.case(event)))
    assert own
    assert set(own) <= set(unmet)
    assert any(told in message for message in own), own


@pytest.mark.parametrize(("guard", "event"), NOTED.items())
def test_a_reason_must_be_given(guard: str, event: str) -> None:
    world = ready(event)
    world.note = None
    assert guard in line(event)[1].guards
    assert any("--note" in message for message in world.judge(event)[0])


def test_every_guard_of_the_table_exists_and_is_broken_by_some_test() -> None:
    used = {
        name
        for track in MACHINE.tracks.values()
        for step in track.steps
        for name in (*step.guards, *step.warnings)
    }
    assert used == set(load_guards())
    assert used == {guard for guard, *_ in BROKEN} | set(NOTED) | APART


@pytest.mark.parametrize("event", [e for e in events() if line(e)[1].needs])
def test_every_paper_of_a_step_is_asked_for(event: str) -> None:
    for kind in line(event)[1].needs:
        world = ready(event)
        if MACHINE.papers[kind].kept == "session":
            world.put(f"PH-2026-01.{'invitation' if kind == 'D11' else 'minutes'}", None)
        else:
            world.own["papers"] = [one for one in world.own["papers"] if one["kind"] != kind]
        assert any(kind in message for message in world.judge(event)[0])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"number": None}, "chưa ghi đủ số và ngày"),
        ({"date": None}, "chưa ghi đủ số và ngày"),
        ({"date": "2026-03-31"}, "có ngày sau ngày của bước này"),
    ],
)
def test_a_paper_counts_only_with_number_and_a_day_not_after_the_step(
    change: dict[str, Any], told: str
) -> None:
    world = ready("M05")
    for key, value in change.items():
        world.put(f"own.papers.4.{key}", value)
    assert [message for message in world.judge("M05")[0] if told in message]


def test_no_step_is_dated_before_the_last_one() -> None:
    world = ready("M05").put("own.log.0.on", "2026-03-31")
    assert any("trước bước gần nhất" in message for message in world.judge("M05")[0])


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        ({"id": "SK-2025-004", "state": "recognized"}, True),
        ({"id": "SK-2025-004", "state": "submitted"}, True),
        ({"id": "SK-2025-004", "state": "withdrawn"}, False),
        ({"id": "SK-2026-002", "state": "submitted"}, False),  # the later one is the duplicate
    ],
)
def test_the_title_of_an_earlier_application_is_taken(other: dict[str, Any], refused: bool) -> None:
    world = ready("M05")
    title = "ĐẶT LỊCH HẸN theo khung giờ  tại điểm phục vụ hành chính công"
    world.others[other["id"]] = at("draft", title=title).own | other
    assert any("trùng tên" in message for message in world.judge("M05")[0]) is refused


@pytest.mark.parametrize(
    ("closed", "outcome", "refused"),
    [(True, None, True), (False, None, False), (True, "defer", False)],
)
def test_nobody_withdraws_once_scoring_is_closed(
    closed: bool, outcome: str | None, refused: bool
) -> None:
    world = at("under_review")
    world.note = "Đơn xin rút"
    world.put("PH-2026-01.scoring_closed", closed).put(f"{ITEM}.outcome", outcome)
    assert bool(world.judge("M21")[0]) is refused


def test_revoking_recalls_every_certificate() -> None:
    case = ready("M22").case("M22")
    days = [paper.recalled_on for paper in case.initiative.certificates]
    assert days == [case.on, case.on]
    world = ready("M22")
    unrecalled = world.case("M22").with_record(world.record())
    assert len(list(load_guards()["certificates_are_recalled"](unrecalled))) == 2


def test_the_ward_recognises_its_own_level_and_sends_nothing_up() -> None:
    world = at("recognized")
    world.level = "ward_effect"
    entry = {"level": "ward_effect", "state": "assessed"}
    world.put("own.effect", [entry])
    assert not world.judge("E06")[0]
    effect = world.case("E06").initiative.effect[0]
    assert (str(effect.decided_on), effect.document) == ("2026-05-19", "102/QĐ-UBND")
    assert any("không trình Thành phố" in message for message in world.judge("E03")[0])
    world.level = "city"
    world.put("own.effect", [{"level": "city", "state": "assessed"}])
    assert any("phải trình trước (E03)" in message for message in world.judge("E06")[0])


@pytest.mark.parametrize(
    ("city", "note", "refused"),
    [
        (None, None, True),
        ("recognized", None, False),
        (None, "CV 7/SKHCN đề nghị trực tiếp", False),
    ],
)
def test_the_nation_comes_after_the_city(city: str | None, note: str | None, refused: bool) -> None:
    world = at("recognized")
    world.level, world.note = "national", note
    effect = [{"level": "city", "state": city}] if city else []
    world.put("own.effect", [*effect, {"level": "national", "state": "assessed"}])
    assert bool(world.judge("E03")[0]) is refused


@pytest.mark.parametrize(
    ("event", "day", "told"),
    [("M03", "2026-04-14", "chưa được xác nhận"), ("M05", "2026-04-14", "chưa được xác nhận"),
     ("M04", "2026-04-21", "hạn bổ sung «Thiếu giấy xác nhận» là 20/04/2026")],
)  # fmt: skip
def test_unconfirmed_terms_are_told_and_refuse_nothing(event: str, day: str, told: str) -> None:
    world = ready(event)
    world.on = day
    unmet, warnings = world.judge(event)
    assert not unmet
    assert any(told in message for message in warnings)


def test_a_long_completion_is_told() -> None:
    world = ready("M13").put(f"{ITEM}.complete_by", "2026-07-01")
    unmet, warnings = world.judge("M13")
    assert not unmet
    assert "sau hạn xét công nhận 30/06/2026" in warnings[0]


def test_a_late_decision_is_allowed_with_its_reason() -> None:
    world = ready("M19").put("own.intake.accepted_on", "2026-02-10")
    assert world.judge("M19")[0]
    assert not world.put("own.decision.delay_reason", "Chờ ý kiến chuyên gia").judge("M19")[0]


def test_a_late_application_is_taken_in_with_a_reason_on_record() -> None:
    world = ready("M02").put("DOT-2026-01.closes", "2026-03-12")
    assert any("intake.late_reason" in message for message in world.judge("M02")[0])
    world.put("own.intake.late_reason", "Đơn vị mới sáp nhập")
    assert not world.judge("M02")[0]
    world.put("DOT-2026-01.opens", "2026-03-14").put("DOT-2026-01.closes", "2026-04-15")
    assert world.judge("M02")[0]  # before the round opens no reason helps


def test_a_secret_vote_with_a_counting_team_passes() -> None:
    world = ready("M11").put(f"{ITEM}.vote.method", "secret")
    assert not world.put("PH-2026-01.counting_team", MEMBERS[1:3]).judge("M11")[0]


def test_the_ward_that_refuses_its_own_level_needs_no_answer_from_above() -> None:
    world = at("recognized")
    world.level, world.note = "ward_effect", "Chưa đủ đơn vị áp dụng"
    world.put("own.effect", [{"level": "ward_effect", "state": "assessed"}])
    assert not world.judge("E07")[0]


def test_the_certificate_has_a_day_until_every_author_has_one() -> None:
    world = at("recognized").put("own.certificates.1", None)
    found = dues(world.record(), world.around(), MACHINE.main)
    assert [(one.label, one.due) for one in found] == [
        ("Cấp giấy chứng nhận cho các tác giả", datetime.date(2026, 6, 1))
    ]
    whole = at("recognized")
    assert dues(whole.record(), whole.around(), MACHINE.main) == []


def test_the_day_of_recognition_is_that_of_the_paper_from_above() -> None:
    effect = ready("E09").case("E09").initiative.effect[0]
    assert (str(effect.decided_on), effect.document) == ("2026-05-18", "31/TTr-UBND")
