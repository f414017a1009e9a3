"""Papers of the yearly cycle: they read as agreed, refuse what is missing, pass the judge."""

import datetime
import os
from pathlib import Path
from typing import Any, Final

import pytest
from documents.qms2 import cycle
from documents.qms2.cycle import Data
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
    ("ke-hoach-danh-gia", "2026"): True,
    ("chuong-trinh-danh-gia", "DG-2026-01"): True,
    ("phieu-danh-gia", "DG-2026-01-vp"): False,
    ("phieu-danh-gia", "DG-2026-02-vp"): False,
    ("bao-cao-danh-gia", "DG-2026-01"): True,
    ("phieu-khac-phuc", "KPH-2026-001"): False,
    ("phieu-khac-phuc", "KPH-2026-002"): False,
    ("bien-ban-xem-xet", "XX-2026-01"): True,
    ("quyet-dinh-cong-bo", "CB-2026-01"): True,
    ("quyet-dinh-cong-bo", "CB-2026-02"): True,
    ("thong-bao-cong-bo", "CB-2026-01"): True,
    ("thong-bao-niem-yet", "CB-2026-01"): True,
    ("bao-cao-iso", "2026"): True,
}
NAMES: Final = sorted({name for name, _ in SAMPLES})


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return cycle.desk(tmp_path_factory.mktemp("desk"))


def text_of(office: Office, name: str, record_id: str, given: Given | None = None) -> str:
    return "\n".join(docx_lines(cycle.made(office, name, record_id, given).data))


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_a_paper_reads_as_agreed(name: str, record_id: str, office: Office) -> None:
    found = text_of(office, name, record_id).splitlines()
    golden = GOLDEN / f"{name}_{record_id}.txt"
    if os.environ.get("NKH_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_the_judge_finds_neither_error_nor_warning(
    name: str, record_id: str, office: Office
) -> None:
    official = SAMPLES[name, record_id]
    verdict = judge(cycle.made(office, name, record_id).data)
    assert [item for item in verdict.findings if item.severity != "info"] == []
    assert verdict.scope is (Scope.ADMINISTRATIVE if official else Scope.UNLISTED)
    assert len(verdict.passed) > (60 if official else 20)


@pytest.mark.parametrize("name", NAMES)
def test_every_id_that_is_offered_can_be_made(name: str, office: Office) -> None:
    ids = form_of(name).ids(office)
    assert ids
    for record_id in ids:
        assert cycle.made(office, name, record_id).data.startswith(b"PK")


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_a_paper_stands_on_the_kinds_it_says(
    name: str, record_id: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read but not declared would change without `nkh verify` seeing it."""
    seen = kinds_read(monkeypatch)
    cycle.made(Office(office.validated.on(cycle.DAY), "KH-2026"), name, record_id)
    assert seen <= set(form_of(name).reads)


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_the_same_order_gives_the_same_bytes(name: str, record_id: str, office: Office) -> None:
    first, second = (cycle.made(office, name, record_id).data for _ in range(2))
    assert first == second


def _without(data: Data, *keys: str) -> Data:
    return {key: value for key, value in data.items() if key not in keys}


_REVIEW = cycle.review()
_OPEN_OUTPUT = [{"topic": "improvement", "decision": "Rút ngắn thời gian"}]


@pytest.mark.parametrize(
    ("name", "record_id", "data", "message"),
    [
        pytest.param("ke-hoach-danh-gia", "2026", _without(cycle.audit(), "units", "programme"), r"đơn vị được đánh giá.*units", id="plan without units"),
        pytest.param("ke-hoach-danh-gia", "2025", cycle.audit(), "chưa có cuộc đánh giá nội bộ nào của năm 2025", id="year without audits"),
        pytest.param("ke-hoach-danh-gia", "DG-2026-01", cycle.audit(), "hãy ghi năm", id="plan of no year"),
        pytest.param("chuong-trinh-danh-gia", "DG-2026-01", _without(cycle.audit(), "programme"), "programme", id="no programme"),
        pytest.param("chuong-trinh-danh-gia", "DG-2026-01", cycle.audit(team=[]), r"trưởng đoàn.*role: lead", id="nobody leads"),
        pytest.param("chuong-trinh-danh-gia", "DG-2026-01", cycle.audit(cancelled={"on": "2026-07-01", "by": "ubnd", "reason": "Lùi sang quý sau"}), "đã hủy", id="called off"),
        pytest.param("phieu-danh-gia", "DG-2026-01-ttvh", cycle.audit(), r"không có câu hỏi cho «ttvh».*vp, kthtdt", id="unit without questions"),
        pytest.param("phieu-danh-gia", "DG-2026-01-vp", cycle.audit(checklist=[]), "checklist", id="no questions"),
        pytest.param("bao-cao-danh-gia", "DG-2026-01", cycle.audit(conclusions=[]), "conclusions", id="no conclusion"),
        pytest.param("bao-cao-danh-gia", "DG-2026-02", cycle.follow_up(conclusions=["Đạt"]), "kết thúc ngày 07/12/2026", id="report before the end"),
        pytest.param("bao-cao-danh-gia", "DG-2026-01", cycle.audit(report={"number": "01/QĐ-UBND", "on": "2026-07-17"}), r"không mang ký hiệu", id="symbol of another type"),
        pytest.param("phieu-khac-phuc", "KPH-2026-001", cycle.slip(closed=None, cancelled={"on": "2026-07-20", "by": "le-van-c", "reason": "Ghi nhầm"}), "đã hủy", id="slip called off"),
        pytest.param("phieu-khac-phuc", "KPH-2026-002", cycle.bare_slip(detected_on="2026-12-01"), "sau ngày xét", id="slip of tomorrow"),
        pytest.param("bien-ban-xem-xet", "XX-2026-01", _without(_REVIEW, "secretary", "to"), r"giờ kết thúc \(to\); thư ký \(secretary\)", id="two gaps in one message"),
        pytest.param("bien-ban-xem-xet", "XX-2026-01", cycle.review(inputs=_REVIEW["inputs"][:11]), r"cơ hội cải tiến \(inputs\)", id="eleven topics"),
        pytest.param("bien-ban-xem-xet", "XX-2026-01", cycle.review(outputs=[]), r"kết luận \(outputs\)", id="no conclusion of the review"),
        pytest.param("bien-ban-xem-xet", "XX-2026-01", cycle.review(outputs=_OPEN_OUTPUT), "kết luận 1", id="nobody's conclusion"),
        pytest.param("bien-ban-xem-xet", "XX-2026-01", cycle.review(held_on="2026-12-05"), "sau ngày xét", id="not held yet"),
        pytest.param("quyet-dinh-cong-bo", "CB-2026-01", _without(cycle.declaration(), "effectiveness"), "xác nhận hiệu lực.*effectiveness", id="not confirmed"),
        pytest.param("quyet-dinh-cong-bo", "CB-2026-01", _without(cycle.declaration(), "audit"), "đánh giá nội bộ.*audit", id="without an audit"),
        pytest.param("quyet-dinh-cong-bo", "CB-2026-01", _without(cycle.declaration(), "review"), "review", id="without a review"),
        pytest.param("quyet-dinh-cong-bo", "CB-2026-01", cycle.declaration(effectiveness={"confirmed_on": "2026-08-20", "by": "nguyen-van-a"}), "chưa đạt yêu cầu Quyết định 19/2014", id="confirmed afterwards"),
        pytest.param("quyet-dinh-cong-bo", "CB-2026-01", cycle.review(minutes=None), "biên bản họp.*minutes", id="review without minutes"),
        pytest.param("quyet-dinh-cong-bo", "CB-2026-02", _without(cycle.again(), "replaces"), "replaces", id="again without the one before"),
        pytest.param("quyet-dinh-cong-bo", "CB-2026-02", cycle.again(scope={"fields": ["ho-tich"], "codes": ["9.999999"]}), "chưa có tên của thủ tục 9.999999", id="nameless code"),
        pytest.param("quyet-dinh-cong-bo", "CB-2026-02", cycle.again(scope={"fields": ["lam-nghiep"], "codes": ["1.001193"]}), "lĩnh vực lam-nghiep chưa có tên", id="nameless field"),
        pytest.param("thong-bao-cong-bo", "CB-2026-02", cycle.again(), "chưa có quyết định công bố", id="notice of a draft"),
        pytest.param("thong-bao-niem-yet", "CB-2026-02", cycle.again(), "chưa có quyết định công bố", id="posting of a draft"),
        pytest.param("thong-bao-niem-yet", "CB-2026-01", cycle.declaration(postings=[]), "postings", id="nothing posted"),
        pytest.param("bao-cao-iso", "2025", cycle.audit(), "năm 2025 chưa có hồ sơ", id="year without a system"),
        pytest.param("bao-cao-iso", "2027", cycle.audit(id="DG-2027-01", year=2027, starts_on="2027-02-01", ends_on="2027-02-01"), "chưa bắt đầu", id="next year"),
    ],
)  # fmt: skip
def test_what_is_not_complete_makes_no_paper(
    name: str, record_id: str, data: Data, message: str, tmp_path: Path
) -> None:
    office = cycle.desk(tmp_path, data)
    with pytest.raises(UserError, match=message):
        form_of(name).draft(office, record_id, Given())
    assert record_id not in form_of(name).ids(office)


def test_why_an_id_that_exists_cannot_be_made_is_said(tmp_path: Path) -> None:
    office = cycle.desk(tmp_path, _without(cycle.declaration(), "effectiveness"))
    form = form_of("quyet-dinh-cong-bo")
    assert "xác nhận hiệu lực" in form.why_not(office, "CB-2026-01")
    assert form.why_not(office, "CB-2026-02") == ""  # can be made
    assert form.why_not(office, "CB-2030-01") == ""  # nobody knows it


def test_a_sheet_is_blank_until_the_audit_begins(tmp_path: Path) -> None:
    begins = datetime.date(2026, 7, 6)
    before = cycle.desk(tmp_path / "a", day=begins - datetime.timedelta(days=1))
    on_the_day = cycle.desk(tmp_path / "b", day=begins)
    seen = "12 phiếu kiểm soát tháng 6/2026"
    assert seen not in text_of(before, "phieu-danh-gia", "DG-2026-01-vp")
    assert seen in text_of(on_the_day, "phieu-danh-gia", "DG-2026-01-vp")


@pytest.mark.parametrize(
    ("day", "shown", "hidden"),
    [
        pytest.param("2026-07-31", ["30/07/2026"], ["12/08/2026", "Lần 1", "Đóng phiếu:"], id="one action done"),
        pytest.param("2026-08-25", ["Lần 1", "chưa có hiệu lực, phiếu mở lại"], ["Lần 2", "Đóng phiếu:"], id="opened again"),
        pytest.param("2026-09-03", ["Lần 2", "Đóng phiếu: ngày 03 tháng 9 năm 2026"], ["☐"], id="closed"),
    ],
)  # fmt: skip
def test_a_slip_shows_what_was_known_on_the_day(
    day: str, shown: list[str], hidden: list[str], tmp_path: Path
) -> None:
    office = cycle.desk(tmp_path, day=datetime.date.fromisoformat(day))
    text = text_of(office, "phieu-khac-phuc", "KPH-2026-001")
    assert all(words in text for words in shown)
    assert not any(words in text for words in hidden)


def test_the_report_of_an_audit_keeps_to_the_day_of_the_report(office: Office) -> None:
    """The slip was closed in September; the report of 17 July does not know."""
    text = text_of(office, "bao-cao-danh-gia", "DG-2026-01")
    assert "¦ Đang khắc phục" in text
    assert "TÍNH ĐẾN NGÀY 17/07/2026" in text


def test_the_number_says_who_issues_the_report_of_an_audit(tmp_path: Path) -> None:
    report = {"number": "88/BC-UBND", "on": "2026-07-17"}
    office = cycle.desk(tmp_path, cycle.audit(report=report))
    text = text_of(office, "bao-cao-danh-gia", "DG-2026-01")
    assert "Số: 88/BC-UBND" in text
    assert "TM. ỦY BAN NHÂN DÂN" in text


def test_a_first_declaration_replaces_nothing_and_a_second_names_the_first(office: Office) -> None:
    first = text_of(office, "quyet-dinh-cong-bo", "CB-2026-01")
    second = text_of(office, "quyet-dinh-cong-bo", "CB-2026-02")
    assert "công bố lại" not in first.split("Điều 3.")[0]
    assert "thay thế" not in first
    assert "thay thế Quyết định số 210/QĐ-UBND ngày 14 tháng 8 năm 2026" in second
    assert "do mở rộng phạm vi áp dụng" in second


def test_the_unread_form_is_told_to_the_clerk_and_never_printed(office: Office) -> None:
    issued = cycle.made(office, "quyet-dinh-cong-bo", "CB-2026-02")
    assert any("Phụ lục I" in note for note in issued.notes)
    assert any("1.001776" in note for note in issued.notes)
    assert "chưa đối chiếu" not in "\n".join(docx_lines(issued.data))


def test_only_confirmed_bases_stand_above_a_declaration(office: Office) -> None:
    text = text_of(office, "quyet-dinh-cong-bo", "CB-2026-01")
    assert "Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014" in text
    assert "101/QĐ-BKHCN" not in text


_BASES: Final = """qms:
  bases:
    - {text: Căn cứ Quyết định đã xác nhận, source: {text: x, confirmed: true}}
    - {text: Căn cứ Quyết định chưa đối chiếu, source: {text: x, confirmed: false}}
    - {text: Căn cứ Quyết định đã hết hiệu lực, until: 2026-08-13, source: {text: x, confirmed: true}}
    - {text: Căn cứ văn bản của quyết định khác, documents: [quyet-dinh-kien-toan-iso], source: {text: x, confirmed: true}}
"""


def test_the_bases_are_a_setting(tmp_path: Path) -> None:
    """The decision is of 14 August 2026."""
    office = cycle.desk(tmp_path, settings=("qms:\n", _BASES))
    text = text_of(office, "quyet-dinh-cong-bo", "CB-2026-01")
    assert "Căn cứ Quyết định đã xác nhận;" in text
    for words in ("chưa đối chiếu", "đã hết hiệu lực", "quyết định khác", "19/2014/QĐ-TTg ngày"):
        assert words not in text


def test_the_declaration_says_where_the_agency_is_when_the_settings_know(tmp_path: Path) -> None:
    place = "  place: Ngọc Hà\n  address: 25 Liễu Giai, phường Ngọc Hà, thành phố Hà Nội\n"
    known = (
        '  place: Ngọc Hà\n  address: Số 1 phố A\n  phone: "024 0000 0000"\n  email: a@example.vn\n'
    )
    office = cycle.desk(tmp_path, settings=(place, known))
    text = text_of(office, "quyet-dinh-cong-bo", "CB-2026-01")
    assert "Địa chỉ: Số 1 phố A." in text
    assert "Điện thoại: 024 0000 0000; thư điện tử: a@example.vn." in text


def test_a_notice_sent_before_the_posting_promises_it(tmp_path: Path) -> None:
    later = [{"what": ["decision"], "where": "office", "from": "2026-08-20"}]
    office = cycle.desk(tmp_path, cycle.declaration(postings=later))
    assert "sẽ được niêm yết tại trụ sở" in text_of(office, "thong-bao-cong-bo", "CB-2026-01")


def test_a_unit_stands_in_the_months_of_its_visits(tmp_path: Path) -> None:
    """The audit runs into August; the programme visits each unit in July."""
    office = cycle.desk(tmp_path, cycle.audit(ends_on="2026-08-04"), without="DG-2026-02")
    row = "Văn phòng HĐND-UBND phường ¦  ¦  ¦  ¦  ¦  ¦  ¦ X ¦  ¦  ¦  ¦  ¦ "
    assert row in text_of(office, "ke-hoach-danh-gia", "2026")


def test_the_year_counts_what_was_so_on_its_day(tmp_path: Path) -> None:
    """On 31 July: no review, no declaration, no one-stop month, one slip being mended."""
    office = cycle.desk(tmp_path, day=datetime.date(2026, 7, 31))
    text = text_of(office, "bao-cao-iso", "2026")
    assert "Trong năm chưa tổ chức họp xem xét của lãnh đạo" in text
    assert "không có công bố nào đang có hiệu lực" in text
    assert (
        "Theo dõi 01 phiếu yêu cầu hành động khắc phục: chưa có phiếu được đóng; đang khắc phục 01 phiếu"
        in text
    )
    assert "01 mục tiêu chưa có số liệu" in text


def test_a_figure_of_the_year_names_the_records_it_counts(office: Office) -> None:
    figures = {one.name: one for one in cycle.made(office, "bao-cao-iso", "2026").figures}
    closed = figures["HTQLCL năm 2026: phiếu theo dõi đã đóng"]
    assert (closed.text, closed.members) == ("01", ("KPH-2026-001",))
    rate = figures["HTQLCL năm 2026: một cửa, tỷ lệ đúng và trước hạn"]
    assert (rate.text, rate.members) == ("99%", ("MC-2026-10",))


def test_words_that_nobody_wrote_are_missed_aloud(tmp_path: Path) -> None:
    office = cycle.desk(tmp_path, without="BC-2026-Y")
    text = text_of(office, "bao-cao-iso", "2026")
    assert "Chưa nhập nhận định về kết quả đạt được" in text


def test_the_words_of_the_plan_report_stand_in_for_the_assessment(tmp_path: Path) -> None:
    words: dict[str, Any] = {
        "results": {"quality": ["Hệ thống được duy trì."]},
        "quality_system": None,
    }
    office = cycle.desk(tmp_path, cycle.written(**words))
    assert "Hệ thống được duy trì." in text_of(office, "bao-cao-iso", "2026")


def test_no_paper_speaks_of_a_breach_of_law(office: Office) -> None:
    for name, record_id in SAMPLES:
        assert "vi phạm" not in text_of(office, name, record_id).lower()


def test_records_of_text_that_look_like_markup_stay_text(tmp_path: Path) -> None:
    office = cycle.desk(tmp_path, cycle.bare_slip(description="{{ 7 }} **đậm** <b>x</b> | y"))
    text = text_of(office, "phieu-khac-phuc", "KPH-2026-002")
    assert "{{ 7 }} **đậm** <b>x</b> | y" in text
