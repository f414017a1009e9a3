"""Papers of the council and of what follows: they read as agreed, refuse what is missing, pass the judge."""

import os
import re
from pathlib import Path
from typing import Any, Final

import pytest
from documents.initiatives import council, world
from documents.initiatives.council import session, vote
from documents.initiatives.test_applications import NAMES as APPLICATIONS
from documents.initiatives.world import Data
from documents.real import kinds_read
from documents.test_forms import SAMPLES as PLAN_SAMPLES
from nd30.lines import docx_lines

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of, forms
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.nd30.judge.scope import Scope
from ngocha_kh.nd30.judge.verdict import judge
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

GOLDEN: Final = Path(__file__).parent / "golden"
ITEM: Final = "PH-2026-01-SK-2026-001"
#: One of each, and whether it is an administrative document of Điều 7.
SAMPLES: Final = {
    ("quyet-dinh-hoi-dong", "HD-2026-01"): True,
    ("giay-moi-hoi-dong", "PH-2026-01"): True,
    ("phieu-cham-diem", ITEM): False,
    ("phieu-cham-diem", f"{ITEM}-nguyen-van-a"): False,
    ("phieu-bo-phieu", ITEM): False,
    ("bien-ban-kiem-phieu", "PH-2026-01"): True,
    ("bien-ban-hoi-dong", "PH-2026-01"): True,
    ("bang-tong-hop-diem", "PH-2026-01"): False,
    ("to-trinh-sang-kien", "PH-2026-01"): True,
    ("quyet-dinh-cong-nhan", "PH-2026-01"): True,
    ("quyet-dinh-cong-nhan", "PH-2026-01-2"): True,
    ("thong-bao-khong-cong-nhan", "SK-2026-005"): True,
    ("giay-chung-nhan", "SK-2026-001-bui-thi-i"): False,
    ("quyet-dinh-hieu-qua", "HQ-2026"): True,
    ("to-trinh-thanh-pho", "TP-2026"): True,
    ("xac-nhan-thi-dua", "SK-2026-001-bui-thi-i"): True,
    ("xac-nhan-thi-dua", "SK-2026-001-do-van-k"): True,
    ("quyet-dinh-huy-bo", "SK-2026-008"): True,
}
NAMES: Final = sorted({name for name, _ in SAMPLES})


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return council.desk(tmp_path_factory.mktemp("desk"))


def text_of(office: Office, name: str, record_id: str, given: Given | None = None) -> str:
    return "\n".join(docx_lines(world.made(office, name, record_id, given)))


def test_each_paper_on_initiatives_has_a_sample() -> None:
    elsewhere = {*PLAN_SAMPLES, "bao-cao", *APPLICATIONS}
    on_initiatives = {name for name, form in forms().items() if "initiative" in form.reads}
    assert on_initiatives - elsewhere == set(NAMES)


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_a_paper_reads_as_agreed(name: str, record_id: str, office: Office) -> None:
    found = text_of(office, name, record_id).splitlines()  # a line break inside a paragraph too
    golden = GOLDEN / f"{name}_{record_id}.txt"
    if os.environ.get("NKH_UPDATE_GOLDEN"):
        golden.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_the_judge_finds_neither_error_nor_warning(
    name: str, record_id: str, office: Office
) -> None:
    official = SAMPLES[name, record_id]
    verdict = judge(world.made(office, name, record_id))
    assert [item for item in verdict.findings if item.severity != "info"] == []
    assert verdict.scope is (Scope.ADMINISTRATIVE if official else Scope.UNLISTED)
    assert len(verdict.passed) > (60 if official else 20)


@pytest.mark.parametrize("name", NAMES)
def test_every_id_that_is_offered_can_be_made(name: str, office: Office) -> None:
    ids = form_of(name).ids(office)
    assert ids
    for record_id in ids[:: max(1, len(ids) // 8)]:
        assert world.made(office, name, record_id).startswith(b"PK")


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_a_paper_stands_on_the_kinds_it_says(
    name: str, record_id: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read but not declared would change without `nkh verify` seeing it."""
    seen = kinds_read(monkeypatch)
    fresh = Office(office.validated.on(council.DAY), "KH-2026")
    world.made(fresh, name, record_id)
    assert seen <= set(form_of(name).reads)


def _items(**changes: Any) -> list[Data]:
    """The item of SK-2026-001 alone, changed; None takes a key away."""
    one = session()["items"][0] | changes
    return [{key: value for key, value in one.items() if value is not None}]


@pytest.mark.parametrize(
    ("name", "record_id", "changes", "message"),
    [
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"ended": None}, r"giờ kết thúc \(ended\)", id="no end"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"chair": None}, r"\(chair\)", id="no chair"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"secretary": None}, r"\(secretary\)", id="no secretary"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"scoring_closed": False}, r"\(scoring_closed\)", id="open scoring"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"items": _items(outcome=None)}, r"kết luận về SK-2026-001 \(items: outcome\)", id="no outcome"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"items": _items(vote=None)}, "chưa biểu quyết", id="passed without a vote"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"items": _items(vote=vote(4, 2))}, "4/7 đồng ý, cần ít nhất 5: không đạt", id="passed by 4 of 7"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"items": _items(outcome="fail", vote=vote(1, 5))}, r"lý do \(items: reason\)", id="failed without reason"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"items": _items(outcome="defer", vote=None)}, r"items: to_complete", id="deferred without a task"),
        pytest.param("bien-ban-hoi-dong", "PH-2026-01", {"present": list(council.MEMBERS[:4])}, "4/7 thành viên có mặt, cần ít nhất 5", id="no quorum"),
        pytest.param("bien-ban-kiem-phieu", "PH-2026-01", {"counting_team": ["vu-thi-g"]}, "counting_team", id="a team of one"),
        pytest.param("bien-ban-kiem-phieu", "PH-2026-01", {"items": _items(vote={"method": "hands", "agree": 6, "disagree": 0})}, "không có nội dung nào bỏ phiếu kín", id="show of hands"),
        pytest.param("phieu-bo-phieu", ITEM, {"items": _items(vote={"method": "hands", "agree": 6, "disagree": 0})}, "vote.method: hands", id="no ballot for hands"),
        pytest.param("phieu-cham-diem", f"{ITEM}-pham-thi-d", {}, "Phạm Thị D không chấm điểm SK-2026-001", id="stepped out"),
        pytest.param("phieu-cham-diem", "PH-2026-01", {}, "phải gồm mã phiên họp và mã sáng kiến", id="no item"),
        pytest.param("phieu-cham-diem", "PH-2026-01-SK-2026-999", {}, "không xét SK-2026-999", id="not on the agenda"),
        pytest.param("bang-tong-hop-diem", "PH-2026-01", {"scoring_closed": False}, "scoring_closed", id="table while scoring"),
        pytest.param("to-trinh-sang-kien", "PH-2026-01", {"minutes": None}, r"minutes\.number", id="no minutes"),
        pytest.param("quyet-dinh-cong-nhan", "PH-2026-01", {"minutes": None}, r"minutes\.number", id="decision without minutes"),
        pytest.param("quyet-dinh-cong-nhan", "PH-2026-09", {}, "không có phiên họp nào", id="no session"),
        pytest.param("quyet-dinh-cong-nhan", "PH-2026-01-9", {}, "không có sáng kiến nào", id="no batch"),
        pytest.param("giay-moi-hoi-dong", "PH-2026-09", {}, "không có phiên họp PH-2026-09", id="unknown session"),
    ],
)  # fmt: skip
def test_a_session_that_is_not_complete_makes_no_paper(
    name: str, record_id: str, changes: Data, message: str, tmp_path: Path
) -> None:
    held = {key: value for key, value in session(**changes).items() if value is not None}
    office = council.desk(tmp_path, sitting=held)
    with pytest.raises(UserError, match=message):
        form_of(name).draft(office, record_id, Given())


@pytest.mark.parametrize(
    ("name", "suffix", "data", "message"),
    [
        pytest.param("thong-bao-khong-cong-nhan", "", council.refused(sessions=[], decision=None), r"decision\.reason", id="no reason"),
        pytest.param("giay-chung-nhan", "-ngo-thi-l", council.pending(), "chưa được công nhận", id="not recognised"),
        pytest.param("giay-chung-nhan", "-le-van-c", council.recognised(), "không phải tác giả", id="no author"),
        pytest.param("giay-chung-nhan", "", council.recognised(), "mã sáng kiến và mã người", id="no person"),
        pytest.param("giay-chung-nhan", "-bui-thi-i", council.recognised(decision=None), r"decision\.number", id="no decision"),
        pytest.param("giay-chung-nhan", "-ngo-thi-l", council.revoked(state="recognized"), "đã bị thu hồi", id="called back"),
        pytest.param("xac-nhan-thi-dua", "-ngo-thi-l", council.revoked(), "đã bị hủy bỏ công nhận", id="revoked"),
        pytest.param("xac-nhan-thi-dua", "-bui-thi-i", council.recognised(integrity_hold={"on": "2026-06-01", "reason": "Có đơn khiếu nại"}), r"Có đơn khiếu nại.*integrity_hold\.until", id="on hold"),
        pytest.param("quyet-dinh-huy-bo", "", council.recognised(), "papers", id="nothing to annul"),
        pytest.param("quyet-dinh-huy-bo", "", council.revoked(log=None), "lý do hủy bỏ", id="annulled without reason"),
    ],
)  # fmt: skip
def test_an_initiative_that_is_not_ready_gets_no_paper(
    name: str, suffix: str, data: Data, message: str, tmp_path: Path
) -> None:
    data = {key: value for key, value in data.items() if value is not None}
    office = council.desk(tmp_path, data)
    with pytest.raises(UserError, match=message):
        form_of(name).draft(office, f"{data['id']}{suffix}", Given())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"certificates": [{"person": "bui-thi-i", "number": "01/GCN-SK", "date": "2026-05-18"}]}, "giấy chứng nhận của do-van-k", id="an author without certificate"),
        pytest.param({"conditions_check": {"not_excluded": "met", "ip_checked": "unknown"}}, "ip_checked", id="rights not looked at"),
        pytest.param({"decision": None}, r"decision\.number", id="not recognised"),
    ],
)  # fmt: skip
def test_the_city_gets_only_what_is_certified_and_checked(
    changes: Data, message: str, tmp_path: Path
) -> None:
    data = {k: v for k, v in council.recognised(**changes).items() if v is not None}
    office = council.desk(tmp_path, data)
    assert list(form_of("to-trinh-thanh-pho").ids(office)) == []
    with pytest.raises(UserError, match=message):
        form_of("to-trinh-thanh-pho").draft(office, "TP-2026", Given())


@pytest.mark.parametrize("until", ["2026-06-29", "2026-06-01"])
def test_a_hold_that_has_ended_blocks_nothing(until: str, tmp_path: Path) -> None:
    hold = {"on": "2026-06-01", "reason": "Có đơn khiếu nại", "until": until}
    office = council.desk(tmp_path, council.recognised(integrity_hold=hold))
    assert "SK-2026-001-bui-thi-i" in form_of("xac-nhan-thi-dua").ids(office)


@pytest.mark.parametrize(
    "name",
    ["bien-ban-hoi-dong", "bien-ban-kiem-phieu", "bang-tong-hop-diem", "to-trinh-sang-kien", "quyet-dinh-cong-nhan"],
)  # fmt: skip
def test_a_sample_rubric_carries_no_official_document(name: str, tmp_path: Path) -> None:
    office = council.desk(tmp_path, settings=("illustrative: true", "illustrative: false"))
    with pytest.raises(UserError, match="TC-2026-01 mới là mẫu"):
        form_of(name).draft(office, "PH-2026-01", Given())


#: Papers that stand on a recognition, not on a session.
RECOGNISED: Final = (
    ("giay-chung-nhan", "SK-2026-001-bui-thi-i"), ("xac-nhan-thi-dua", "SK-2026-001-bui-thi-i"),
    ("thong-bao-khong-cong-nhan", "SK-2026-005"), ("quyet-dinh-hieu-qua", "HQ-2026"),
    ("to-trinh-thanh-pho", "TP-2026"), ("danh-muc-cong-khai", "2026"), ("ke-hoach-nhan-rong", "SK-2026-001"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "record_id"), RECOGNISED)
def test_what_stands_on_a_recognition_stands_on_its_rubric(
    name: str, record_id: str, tmp_path: Path
) -> None:
    office = council.desk(tmp_path, settings=("illustrative: true", "illustrative: false"))
    with pytest.raises(UserError, match="TC-2026-01 mới là mẫu"):
        form_of(name).draft(office, record_id, Given())
    front = form_of(name).draft(office, record_id, Given(allow_sample=True)).front
    assert str(front["mark"]).startswith("BẢN THỬ")


def test_a_certificate_without_a_summary_has_no_line_for_it(tmp_path: Path) -> None:
    data = {k: v for k, v in council.recognised().items() if k != "description"}
    office = council.desk(tmp_path, data)
    assert "Nội dung" not in text_of(office, "giay-chung-nhan", "SK-2026-001-bui-thi-i")


def test_minutes_leave_room_where_nobody_has_summed_up_the_initiative(office: Office) -> None:
    """SK-2026-005 has no summary; what it set out to solve is no summary."""
    text = text_of(office, "bien-ban-hoi-dong", "PH-2026-01")
    assert "Tóm tắt: ....." in text


def test_the_confirmation_has_the_number_of_the_only_author_who_used_it(tmp_path: Path) -> None:
    data = council.recognised()
    data["papers"] = [
        *data["papers"],
        {"kind": "D24", "number": "104/UBND-VHXH", "date": "2026-06-25"},
    ]
    office = council.desk(tmp_path, data)
    mine = text_of(office, "xac-nhan-thi-dua", "SK-2026-001-bui-thi-i")
    assert "Số: 104/UBND-VHXH" in mine
    assert "ngày 25 tháng 6 năm 2026" in mine
    assert "104/" not in text_of(office, "xac-nhan-thi-dua", "SK-2026-001-do-van-k")


def test_the_table_of_scores_names_no_member(office: Office) -> None:
    text = text_of(office, "bang-tong-hop-diem", "PH-2026-01")
    assert "¦ TV1 ¦ TV2 ¦" in text
    for member in ("Trần Thị B", "Phạm Thị D", "Hoàng Văn E", "Vũ Thị G", "Đặng Văn H"):
        assert member not in text


def test_one_rule_says_who_steps_out(office: Office) -> None:
    rule = "thành viên đã rút không chấm điểm, không biểu quyết, không tham gia kiểm phiếu"
    assert rule in text_of(office, "quyet-dinh-hoi-dong", "HD-2026-01")
    assert rule in text_of(office, "giay-moi-hoi-dong", "PH-2026-01")


def test_a_wide_list_for_the_city_joins_the_columns_that_belong_together(office: Office) -> None:
    text = text_of(office, "to-trinh-thanh-pho", "TP-2026")
    head = next(line for line in text.splitlines() if line.startswith("table | STT"))
    assert head.count("¦") == 7
    assert "Quyết định công nhận tại cơ sở; giấy chứng nhận" in head


def test_a_trial_on_a_sample_rubric_says_so_on_every_page(tmp_path: Path) -> None:
    office = council.desk(tmp_path, settings=("illustrative: true", "illustrative: false"))
    given = Given(allow_sample=True)
    for name in ("bien-ban-hoi-dong", "bang-tong-hop-diem"):
        front = form_of(name).draft(office, "PH-2026-01", given).front
        assert str(front["mark"]).startswith("BẢN THỬ")


def test_a_rubric_in_force_needs_no_mark(tmp_path: Path) -> None:
    settings = ("illustrative: true", "illustrative: false")
    change = (
        "rubrics/TC-2026-01.yaml",
        "status: sample",
        "status: official\nbasis: Quyết định số 9/QĐ-UBND",
    )
    office = council.desk(tmp_path, settings=settings, change=change)  # fmt: skip
    assert form_of("bien-ban-hoi-dong").draft(office, "PH-2026-01", Given()).front["mark"] == ""


def test_nobody_sees_a_mark_before_scoring_is_closed(tmp_path: Path) -> None:
    office = council.desk(tmp_path, sitting=session(scoring_closed=False))
    sheet = text_of(office, "phieu-cham-diem", f"{ITEM}-nguyen-van-a")
    assert "Nguyễn Văn A" in sheet
    assert "Tổng điểm ¦ 100 ¦  ¦" in sheet


def test_a_filled_sheet_adds_up(office: Office) -> None:
    """13 points in every criterion, 10 in the one that gives no more: 6 x 13 + 10."""
    sheet = text_of(office, "phieu-cham-diem", f"{ITEM}-nguyen-van-a")
    assert "Tổng điểm ¦ 100 ¦ 88 ¦" in sheet


def test_who_stepped_out_gets_no_sheet_and_no_mark(office: Office) -> None:
    assert f"{ITEM}-pham-thi-d" not in form_of("phieu-cham-diem").ids(office)
    assert f"{ITEM}-nguyen-van-a" in form_of("phieu-cham-diem").ids(office)
    row = next(
        line
        for line in text_of(office, "bang-tong-hop-diem", "PH-2026-01").splitlines()
        if "SK-2026-001" in line
    )
    assert row.count("¦ rút ¦") == 1


def test_minutes_of_a_secret_vote_tell_totals_only(office: Office) -> None:
    text = text_of(office, "bien-ban-hoi-dong", "PH-2026-01")
    assert "bỏ phiếu kín; phát ra 07 phiếu, thu về 07 phiếu" in text
    assert "đồng ý 05, không đồng ý 02; tỷ lệ đồng ý 5/7" in text


def test_members_who_stepped_out_count_by_the_rules_of_the_body(tmp_path: Path) -> None:
    """6 of 7 when all members count, 6 of 6 when those who stepped out do not."""
    change = ("bodies/HD-2026-01.yaml", "vote_base: all_members", "vote_base: members_not_recused")
    office = council.desk(tmp_path, change=change)
    text = text_of(office, "bien-ban-hoi-dong", "PH-2026-01")
    assert "tỷ lệ đồng ý 6/6" in text
    assert "2/3 số thành viên Hội đồng không phải rút khỏi nội dung biểu quyết" in text


def test_a_show_of_hands_has_no_ballots(tmp_path: Path) -> None:
    hands = {"method": "hands", "agree": 6, "disagree": 0}
    office = council.desk(tmp_path, sitting=session(items=_items(vote=hands)))
    text = text_of(office, "bien-ban-hoi-dong", "PH-2026-01")
    assert "Kết quả biểu quyết: giơ tay; đồng ý 06, không đồng ý 00" in text
    assert list(form_of("phieu-bo-phieu").ids(office)) == []
    assert list(form_of("bien-ban-kiem-phieu").ids(office)) == []


def test_the_issuer_follows_the_symbol_on_record(tmp_path: Path) -> None:
    sent = {"number": "31/GM-UBND", "date": "2026-05-05"}
    office = council.desk(tmp_path, sitting=session(invitation=sent))
    text = text_of(office, "giay-moi-hoi-dong", "PH-2026-01")
    assert "ỦY BAN NHÂN DÂN ⏎ PHƯỜNG NGỌC HÀ" in text
    assert "TM. HỘI ĐỒNG" not in text


def test_an_abbreviation_of_the_council_stands_in_its_symbols(tmp_path: Path) -> None:
    change = (
        "bodies/HD-2026-01.yaml",
        "kind: initiative_council",
        "kind: initiative_council\nabbreviation: HĐSK",
    )
    office = council.desk(tmp_path, change=change)  # fmt: skip
    assert "/BB-HĐSK" in text_of(office, "bien-ban-kiem-phieu", "PH-2026-01")


def test_what_was_decided_later_is_a_decision_of_its_own(office: Office) -> None:
    """The first decision keeps its id and its list whatever comes after it."""
    first = text_of(office, "quyet-dinh-cong-nhan", "PH-2026-01")
    second = text_of(office, "quyet-dinh-cong-nhan", "PH-2026-01-2")
    assert "Số: 101/QĐ-UBND" in first
    assert "Mã QR hướng dẫn tham quan di tích" in first
    assert "Lịch dùng chung sân thể thao" not in first
    assert "Lịch dùng chung sân thể thao" in second


def test_what_waits_for_the_level_above_is_not_proposed_yet(tmp_path: Path) -> None:
    waiting = council.pending(state="awaiting_superior_consent")
    held = session(items=[session()["items"][3]])
    office = council.desk(tmp_path, waiting, sitting=held)
    assert list(form_of("to-trinh-sang-kien").ids(office)) == []
    assert list(form_of("quyet-dinh-cong-nhan").ids(office)) == []


def test_the_chairman_decides_without_tm(office: Office) -> None:
    """Who recognises is the head of the cơ sở, not the committee (Điều lệ Sáng kiến, Điều 7)."""
    for name, record_id in (
        ("quyet-dinh-cong-nhan", "PH-2026-01"),
        ("quyet-dinh-hieu-qua", "HQ-2026"),
    ):
        text = text_of(office, name, record_id)  # fmt: skip
        assert "KT. CHỦ TỊCH ⏎ PHÓ CHỦ TỊCH" in text
        assert "TM." not in text


def test_how_the_effect_is_called_is_a_setting(tmp_path: Path) -> None:
    words = (
        "value: hiệu quả áp dụng và phạm vi ảnh hưởng",
        "value: hiệu quả áp dụng và khả năng nhân rộng",
    )
    office = council.desk(tmp_path, settings=words)  # fmt: skip
    for name, record_id in (("quyet-dinh-hieu-qua", "HQ-2026"), ("to-trinh-thanh-pho", "TP-2026")):
        text = text_of(office, name, record_id)
        assert "hiệu quả áp dụng và khả năng nhân rộng" in text
        assert "phạm vi ảnh hưởng" not in text


def test_the_columns_for_the_city_are_a_setting(tmp_path: Path) -> None:
    columns = """initiatives:
  city_list:
    columns:
      - {title: TT, field: no}
      - {title: Tên giải pháp, field: title}
      - {title: Cấp, field: level}
    source: {text: Mẫu của Sở, confirmed: true}
"""
    office = council.desk(tmp_path, settings=("initiatives:\n", columns))
    text = text_of(office, "to-trinh-thanh-pho", "TP-2026")
    assert "table | TT ¦ Tên giải pháp ¦ Cấp" in text
    assert "¦ Cấp Thành phố" in text


_BASES: Final = """  bases:
    - {text: Căn cứ Luật đã xác nhận, source: {text: x, confirmed: true}}
    - {text: Căn cứ Quyết định chưa đối chiếu, source: {text: x, confirmed: false}}
    - {text: Căn cứ Nghị định đã hết hiệu lực, until: 2026-05-17, source: {text: x, confirmed: true}}
    - {text: Căn cứ Nghị định đến hết ngày ký, until: 2026-05-18, source: {text: x, confirmed: true}}
    - {text: Căn cứ Nghị định chưa có hiệu lực, from: 2026-05-19, source: {text: x, confirmed: true}}
    - {text: Căn cứ văn bản về Hội đồng, documents: [quyet-dinh-hoi-dong], source: {text: x, confirmed: true}}
"""


@pytest.mark.parametrize(
    ("more", "printed"),
    [
        ("", ["Luật đã xác nhận", "Nghị định đến hết ngày ký"]),
        (
            "  print_unconfirmed_bases: true\n",
            ["Luật đã xác nhận", "Quyết định chưa đối chiếu", "Nghị định đến hết ngày ký"],
        ),
    ],
)
def test_only_bases_that_are_confirmed_and_in_force_are_printed(
    more: str, printed: list[str], tmp_path: Path
) -> None:
    """The decision is of 18 May 2026; both end days count."""
    office = council.desk(tmp_path, settings=("  bases:\n", more + _BASES))
    text = text_of(office, "quyet-dinh-cong-nhan", "PH-2026-01")
    ours = "Luật đã|Quyết định chưa|Nghị định đã|Nghị định đến|Nghị định chưa|văn bản về"
    assert re.findall(rf"Căn cứ ((?:{ours})[^;]*);", text) == printed


def test_what_the_program_ships_does_not_print_the_rule_nobody_has_seen(office: Office) -> None:
    text = text_of(office, "quyet-dinh-cong-nhan", "PH-2026-01")
    assert "13/2012/NĐ-CP" in text
    assert "16/2023/QĐ-UBND" not in text


def test_a_renewed_council_replaces_the_one_before(tmp_path: Path) -> None:
    root = tmp_path / "w"
    council.desk(root)
    path = root / "records/bodies/HD-2026-01.yaml"
    text = path.read_text(encoding="utf-8")
    later = text.replace("HD-2026-01", "HD-2026-02").replace("2026-01-15", "2026-06-16")
    later = later.replace("15/QĐ-UBND", "130/QĐ-UBND")
    (root / "records/bodies/HD-2026-02.yaml").write_text(later, encoding="utf-8", newline="\n")
    office = Office(validate(Workspace(root), as_of=council.DAY), "KH-2026")
    renewed = text_of(office, "quyet-dinh-hoi-dong", "HD-2026-02")
    assert "Về việc kiện toàn Hội đồng" in renewed
    assert "thay thế Quyết định số 15/QĐ-UBND ngày 15 tháng 01 năm 2026" in renewed
    assert "Về việc thành lập Hội đồng" in text_of(office, "quyet-dinh-hoi-dong", "HD-2026-01")


def test_a_use_of_one_author_is_no_use_of_the_other(office: Office) -> None:
    first = text_of(office, "xac-nhan-thi-dua", "SK-2026-001-bui-thi-i")
    other = text_of(office, "xac-nhan-thi-dua", "SK-2026-001-do-van-k")
    assert "đã được ông (bà) Bùi Thị I sử dụng khi xét: Chiến sĩ thi đua cơ sở năm 2026" in first
    assert "chưa được ông (bà) Đỗ Văn K sử dụng" in other


def test_an_annulment_is_drafted_while_the_initiative_still_stands(tmp_path: Path) -> None:
    decision = {"number": "101/QĐ-UBND", "date": "2026-05-18", "reason": "Không còn tính mới"}
    data = council.recognised(decision=decision)
    data["papers"] = [*data["papers"], {"kind": "D26"}]
    office = council.desk(tmp_path, data)
    text = text_of(office, "quyet-dinh-huy-bo", "SK-2026-001")
    assert "Lý do: Không còn tính mới" in text
    assert "01/GCN-SK" in text
    assert "02/GCN-SK" in text


def test_annulled_awards_are_all_named(office: Office) -> None:
    text = text_of(office, "quyet-dinh-huy-bo", "SK-2026-008")
    assert "Giấy khen năm 2026 của Ngô Thị L" in text


def test_what_the_command_line_gives_comes_before_what_is_recorded(office: Office) -> None:
    text = text_of(office, "quyet-dinh-cong-nhan", "PH-2026-01", Given(number="7"))
    assert "Số: 07/QĐ-UBND" in text
    assert "ngày 18 tháng 5 năm 2026" in text


def test_a_person_named_luu_is_no_line_of_the_archive(tmp_path: Path) -> None:
    change = ("people/bui-thi-i.yaml", "name: Bùi Thị I", "name: Lưu Văn I")
    office = council.desk(tmp_path, change=change)
    verdict = judge(world.made(office, "xac-nhan-thi-dua", "SK-2026-001-bui-thi-i"))
    assert [item for item in verdict.findings if item.severity != "info"] == []


def test_scorers_dropped_at_both_ends_are_told(office: Office) -> None:
    text = text_of(office, "bang-tong-hop-diem", "PH-2026-01")
    assert "Khi có từ 5 phiếu trở lên" in text
