"""Papers on an application: they read as agreed, say what is missing, and pass the judge."""

import datetime
import os
import re
from pathlib import Path
from typing import Any, Final

import pytest
from documents.initiatives import world
from documents.real import kinds_read
from nd30.lines import docx_lines

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.nd30.judge.scope import Scope
from ngocha_kh.nd30.judge.verdict import judge

GOLDEN: Final = Path(__file__).parent / "golden"
#: One of each, and whether it is an administrative document of Điều 7.
SAMPLES: Final = {
    ("don-sang-kien", "SK-2026-001"): False,
    ("bao-cao-sang-kien", "SK-2026-001"): False,
    ("giay-bien-nhan", "SK-2026-002"): False,
    ("giay-xac-nhan-ap-dung", "SK-2026-001-ttvh"): False,
    ("so-tiep-nhan", "DOT-2026-01"): False,
    ("thong-bao-thieu-sot", "SK-2026-002"): True,
    ("thong-bao-chap-nhan", "SK-2026-001"): True,
    ("thong-bao-chap-nhan", "SK-2026-003"): True,
    ("danh-muc-cong-khai", "2026"): True,
    ("ke-hoach-nhan-rong", "SK-2026-001"): True,
    ("bien-ban-kiem-tra", "SK-2026-001-1"): True,
}
NAMES: Final = sorted({name for name, _ in SAMPLES})


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return world.desk(tmp_path_factory.mktemp("desk"))


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_a_paper_reads_as_agreed(name: str, record_id: str, office: Office) -> None:
    found = list(docx_lines(world.made(office, name, record_id)))
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
    for record_id in ids:
        assert world.made(office, name, record_id).startswith(b"PK")


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_a_paper_stands_on_the_kinds_it_says(
    name: str, record_id: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read but not declared would change without `nkh verify` seeing it."""
    seen = kinds_read(monkeypatch)
    fresh = Office(office.validated.on(world.DAY), "KH-2026")
    world.made(fresh, name, record_id)
    assert seen <= set(form_of(name).reads)


def _draft(root: Path, name: str, data: world.Data) -> None:
    there = world.desk(root, data)
    form_of(name).draft(there, str(data["id"]), Given())


@pytest.mark.parametrize(
    ("name", "changes", "field"),
    [
        pytest.param("don-sang-kien", {"problem": None}, "problem", id="no problem"),
        pytest.param("don-sang-kien", {"first_applied": None}, "first_applied", id="not applied"),
        pytest.param("bao-cao-sang-kien", {"description": None}, "description.current_state", id="no text"),
        pytest.param("bao-cao-sang-kien", {"benefit": None}, "benefit.social", id="no benefit"),
        pytest.param("giay-bien-nhan", {"intake": None}, "intake.received_on", id="not received"),
        pytest.param("giay-bien-nhan", {"papers": None}, "papers", id="nothing handed in"),
        pytest.param("thong-bao-thieu-sot", {}, "intake.defects", id="no defect"),
        pytest.param("thong-bao-chap-nhan", {"intake": {"received_on": "2026-03-02"}}, "intake.accepted_on", id="no answer"),
        pytest.param("ke-hoach-nhan-rong", {"replication": None}, "replication", id="no plan"),
        pytest.param("ke-hoach-nhan-rong", {"replication": {"state": "planned", "target_units": ["ttvh"]}}, "replication.due", id="no last day"),
        pytest.param("ke-hoach-nhan-rong", {"decision": None}, "decision.number", id="not recognised"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_with_its_field(
    name: str, changes: dict[str, Any], field: str, tmp_path: Path
) -> None:
    data = {key: v for key, v in world.recognized(**changes).items() if v is not None}
    with pytest.raises(UserError, match=re.escape(field)):
        _draft(tmp_path, name, data)


def test_a_refusal_needs_its_reason(tmp_path: Path) -> None:
    intake = {"received_on": "2026-04-03", "refused_on": "2026-04-20"}
    with pytest.raises(UserError, match=r"SK-2026-003 chưa có lý do .* intake\.reason"):
        _draft(tmp_path, "thong-bao-chap-nhan", world.refused(intake=intake))


@pytest.mark.parametrize(
    ("record_id", "message"),
    [
        ("SK-2026-001-vhxh", r"replication\.adopters"),
        ("SK-2026-001-x", r"replication\.adopters"),
        ("SK-2026-001", "mã đơn vị áp dụng"),
        ("SK-2026", "không có sáng kiến SK-2026"),
    ],
)
def test_a_unit_that_does_not_apply_it_confirms_nothing(
    record_id: str, message: str, office: Office
) -> None:
    with pytest.raises(UserError, match=message):
        form_of("giay-xac-nhan-ap-dung").draft(office, record_id, Given())


@pytest.mark.parametrize("number", ["0", "2", "x", "-1", "²"])
def test_a_check_that_is_not_on_record_has_no_minutes(number: str, office: Office) -> None:
    with pytest.raises(UserError):
        form_of("bien-ban-kiem-tra").draft(office, f"SK-2026-001-{number}", Given())


@pytest.mark.parametrize("book", ["2025", "DOT-2025-01"])
def test_an_empty_book_is_not_made(book: str, office: Office) -> None:
    with pytest.raises(UserError):
        form_of("so-tiep-nhan").draft(office, book, Given())


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="as it is: public"),
        pytest.param({"state": "archived", "archived_from": "recognized"}, id="archived: public"),
        pytest.param(
            {"publication": {"state": "not_public", "consent": "given"}}, id="not cleared"
        ),
        pytest.param({"publication": {"state": "cleared", "consent": "refused"}}, id="refused"),
        pytest.param({"publication": {"state": "cleared"}}, id="no ground"),
        pytest.param({"publication": {"state": "taken_down", "consent": "given"}}, id="taken down"),
        pytest.param({"state": "revoked"}, id="revoked"),
        pytest.param({"state": "not_recognized"}, id="not recognised"),
        pytest.param({"description": {"content": "Nội dung"}}, id="no summary"),
    ],
)
def test_only_what_is_cleared_on_a_ground_is_public(
    changes: dict[str, Any], tmp_path: Path
) -> None:
    expected = ["2026"] if not changes or "archived_from" in changes else []
    office = world.desk(tmp_path, world.recognized(**changes))
    assert list(form_of("danh-muc-cong-khai").ids(office)) == expected


def test_the_public_list_shows_public_fields_only(office: Office) -> None:
    text = "\n".join(docx_lines(world.made(office, "danh-muc-cong-khai", "2026")))
    assert "Bùi Thị I (Văn phòng)" in text
    data = world.recognized()
    private = [data["description"][key] for key in ("content", "novelty", "current_state")]
    shares = ["60,5", "39,5", "48.000.000"]
    refused = world.refused()["title"]
    for kept in (*private, *shares, refused, "Chuyên viên"):
        assert kept.splitlines()[0] not in text


def test_what_the_author_keeps_secret_is_told_as_kept_elsewhere(office: Office) -> None:
    text = "\n".join(docx_lines(world.made(office, "don-sang-kien", "SK-2026-002")))
    assert "Những thông tin cần được bảo mật: có; nội dung cần bảo mật được ghi" in text
    assert "Tủ hồ sơ mật" not in text


def test_every_author_signs_and_birth_dates_stay_blank(office: Office) -> None:
    lines = list(docx_lines(world.made(office, "don-sang-kien", "SK-2026-001")))
    assert "table | TÁC GIẢ ⏎ (Ký tên) ¦ TÁC GIẢ ⏎ (Ký tên)" in lines
    assert "table | Bùi Thị I ¦ Đỗ Văn K" in lines
    assert any(line.startswith("table | 1 ¦ Bùi Thị I ¦  ¦ Văn phòng") for line in lines)


def test_a_day_to_come_is_not_in_the_book(tmp_path: Path) -> None:
    """As of 15 March the application of 2 March is there, its acceptance of the 16th is not."""
    office = world.desk(tmp_path, day=datetime.date(2026, 3, 15))
    text = "\n".join(docx_lines(world.made(office, "so-tiep-nhan", "2026")))
    assert "đã tiếp nhận 01 đơn; đang kiểm tra, bổ sung 01 đơn" in text
    assert "16/03/2026" not in text
    assert "101/QĐ-UBND" not in text


def test_the_receipt_names_the_working_day_on_which_the_month_ends(tmp_path: Path) -> None:
    """Received on 3 April 2026: 3 May is a Sunday, so the answer comes on Monday 4 May."""
    papers = [{"kind": "D02", "date": "2026-04-01"}]
    path = world.ROOT / "records" / "workspace.yaml"
    after = path.read_text(encoding="utf-8").partition("  months_to_check:\n")[2]
    open_ = f"  months_to_check:\n{after.partition('confirmed: false')[0]}confirmed: false"
    settings = (open_, open_.replace("confirmed: false", "confirmed: true"))
    office = world.desk(tmp_path, world.refused(papers=papers), settings=settings)
    text = "\n".join(docx_lines(world.made(office, "giay-bien-nhan", "SK-2026-003")))
    assert "chậm nhất vào ngày 04 tháng 5 năm 2026" in text


def test_the_receipt_promises_no_day_that_follows_from_an_unconfirmed_term(tmp_path: Path) -> None:
    papers = [{"kind": "D02", "date": "2026-04-01"}]
    office = world.desk(tmp_path, world.refused(papers=papers))
    text = "\n".join(docx_lines(world.made(office, "giay-bien-nhan", "SK-2026-003")))
    assert "chậm nhất vào ngày …… tháng …… năm" in text
    assert "tháng 5 năm 2026" not in text


def test_the_number_on_record_is_printed_with_its_symbol_or_refused(tmp_path: Path) -> None:
    for folder, number in (("good", "33/TB-UBND"), ("bad", "33/TB-SK")):
        papers = [{"kind": "D08", "number": number, "date": "2026-04-20"}]
        office = world.desk(tmp_path / folder, world.refused(papers=papers))
        if folder == "good":
            text = "\n".join(docx_lines(world.made(office, "thong-bao-chap-nhan", "SK-2026-003")))
            assert "Số: 33/TB-UBND" in text
            continue
        with pytest.raises(UserError, match=r"33/TB-SK.*TB-UBND"):
            world.made(office, "thong-bao-chap-nhan", "SK-2026-003")


def test_an_application_not_yet_applied_in_full_has_no_last_day_to_decide(tmp_path: Path) -> None:
    data = world.recognized(state="awaiting_first_application")
    del data["decision"], data["certificates"]
    office = world.desk(tmp_path, data)
    text = "\n".join(docx_lines(world.made(office, "thong-bao-chap-nhan", "SK-2026-001")))
    assert "trong thời hạn 03 tháng kể từ ngày hoàn thành áp dụng lần đầu" in text


def test_a_real_workspace_carries_no_mark(tmp_path: Path) -> None:
    office = world.desk(tmp_path, settings=("illustrative: true", "illustrative: false"))
    assert office.settings.illustrative is False
    for name in ("don-sang-kien", "giay-bien-nhan"):
        assert form_of(name).draft(office, "SK-2026-001", Given()).front["mark"] == ""
