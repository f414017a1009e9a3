"""Documents of the quality system: they read as agreed, refuse what is missing, pass the judge."""

import datetime
import os
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from documents.qms import world
from documents.qms.world import Data
from documents.real import kinds_read
from nd30.lines import docx_lines
from repo import Repo, needs_git

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of
from ngocha_kh.documents.issue import Order, issue
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.nd30.judge.scope import Scope
from ngocha_kh.nd30.judge.verdict import judge

GOLDEN: Final = Path(__file__).parent / "golden"
#: One of each, and whose business it is.
SAMPLES: Final = {
    ("quyet-dinh-kien-toan-iso", "HD-2026-11"): Scope.ADMINISTRATIVE,
    ("quyet-dinh-kien-toan-iso", "HD-2026-12"): Scope.ADMINISTRATIVE,
    ("quyet-dinh-kien-toan-iso", "HD-2026-13"): Scope.ADMINISTRATIVE,
    ("ke-hoach-iso", "KH-2026"): Scope.ADMINISTRATIVE,
    ("quyet-dinh-ban-hanh-quy-trinh", "88-QD-UBND-2026"): Scope.ADMINISTRATIVE,
    ("quyet-dinh-ban-hanh-quy-trinh", "160-QD-UBND-2026"): Scope.ADMINISTRATIVE,
    ("quyet-dinh-ban-hanh-quy-trinh", "DU-THAO"): Scope.ADMINISTRATIVE,
    ("quy-trinh", "QT-VP-01"): Scope.CONTROLLED,
    ("quy-trinh", "QT-HT-02"): Scope.CONTROLLED,
    ("quy-trinh", "QT-VHXH-01-DU-THAO"): Scope.CONTROLLED,
    ("danh-muc-tai-lieu", "2026"): Scope.UNLISTED,
    ("danh-muc-bieu-mau", "2026"): Scope.UNLISTED,
    ("chinh-sach-chat-luong", "TL-2026-01"): Scope.UNLISTED,
    ("muc-tieu-chat-luong", "2026"): Scope.UNLISTED,
}
NAMES: Final = sorted({name for name, _ in SAMPLES})


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return world.desk(tmp_path_factory.mktemp("desk"))


def text_of(office: Office, name: str, record_id: str, given: Given | None = None) -> str:
    return "\n".join(docx_lines(world.made(office, name, record_id, given)))


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_a_document_reads_as_agreed(name: str, record_id: str, office: Office) -> None:
    found = text_of(office, name, record_id).splitlines()
    golden = GOLDEN / f"{name}_{record_id}.txt"
    if os.environ.get("NKH_UPDATE_GOLDEN"):
        golden.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_the_judge_finds_neither_error_nor_warning(
    name: str, record_id: str, office: Office
) -> None:
    verdict = judge(world.made(office, name, record_id))
    assert [item for item in verdict.findings if item.severity != "info"] == []
    assert verdict.scope is SAMPLES[name, record_id]
    assert len(verdict.passed) > (60 if verdict.scope is Scope.ADMINISTRATIVE else 10)


@pytest.mark.parametrize("name", NAMES)
def test_every_id_that_is_offered_can_be_made(name: str, office: Office) -> None:
    ids = form_of(name).ids(office)
    assert ids
    for record_id in ids:
        assert world.made(office, name, record_id).startswith(b"PK")


@pytest.mark.parametrize(("name", "record_id"), SAMPLES)
def test_a_document_stands_on_the_kinds_it_says(
    name: str, record_id: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read but not declared would change without `nkh verify` seeing it."""
    seen = kinds_read(monkeypatch)
    fresh = Office(office.validated.on(world.DAY), world.PLAN)
    world.made(fresh, name, record_id)
    assert seen <= set(form_of(name).reads)


@pytest.mark.parametrize("name", NAMES)
def test_a_ward_without_a_quality_system_is_offered_none(name: str, tmp_path: Path) -> None:
    """But the plan of the year, whose tasks the ward's own plan gives."""
    office = world.desk(tmp_path, world.idle())
    offered = list(form_of(name).ids(office))
    assert offered == (["KH-2026"] if name == "ke-hoach-iso" else [])


_NO_STEPS: Final[Data] = {"steps": []}
_SHORT: Final[Data] = {"papers": [], "deadline": None, "fee": None}
_NO_HEAD: Final = {"members": [{"person": "le-van-c", "role": "member"}]}
_ENDED: Final = {"on": "2026-10-01", "by": "ubnd", "reason": "Thay bằng bản mới"}
_REPEALED: Final = {"on": "2026-10-01", "reason": "Thủ tục đã bãi bỏ"}
_TARGETLESS: Final = {"measure": {"name": "Số khiếu nại đúng", "unit": "khiếu nại"}}


@pytest.mark.parametrize(
    ("name", "record_id", "record", "message"),
    [
        pytest.param("quy-trinh", "QT-VP-01", world.birth(**_NO_STEPS), r"các bước; hãy ghi vào steps", id="no steps"),
        pytest.param("quy-trinh", "QT-VP-01", world.birth(purpose=None), r"mục đích; hãy ghi vào purpose", id="no purpose"),
        pytest.param("quy-trinh", "QT-VP-01", world.birth(**_SHORT), r"thành phần hồ sơ \(papers\); thời hạn giải quyết \(deadline\); phí, lệ phí \(fee\)", id="part 5 not complete"),
        pytest.param("quy-trinh", "QT-VP-01", world.birth(revisions=[]), r"chưa có lần ban hành nào", id="no issue"),
        pytest.param("quy-trinh", "QT-VP-01", world.birth(repealed=_REPEALED), r"đã bãi bỏ từ ngày 01/10/2026", id="repealed"),
        pytest.param("quyet-dinh-kien-toan-iso", "HD-2026-11", world.body(**_NO_HEAD), r"chưa có trưởng ban; hãy ghi vào members \(role: chair\)", id="no head"),
        pytest.param("quyet-dinh-kien-toan-iso", "HD-2026-13", world.auditors(**_NO_HEAD), r"chưa có tổ trưởng", id="no lead auditor"),
        pytest.param("quyet-dinh-kien-toan-iso", "HD-2026-11", world.body(kind="working_team"), r"không phải Ban Chỉ đạo ISO", id="another team"),
        pytest.param("quyet-dinh-ban-hanh-quy-trinh", "9-QD-UBND-2026", world.birth(), r"revisions: decision", id="no such decision"),
        pytest.param("chinh-sach-chat-luong", "TL-2026-01", world.policy(content=[]), r"các cam kết; hãy ghi vào content", id="empty policy"),
        pytest.param("chinh-sach-chat-luong", "TL-2026-01", world.policy(doc_kind="manual"), r"không phải chính sách chất lượng", id="a manual"),
        pytest.param("chinh-sach-chat-luong", "TL-2026-01", world.policy(withdrawn=_ENDED), r"đã thu hồi từ ngày 01/10/2026", id="withdrawn"),
        pytest.param("muc-tieu-chat-luong", "2026", world.no_complaint(**_TARGETLESS), r"MT-2026-02 chưa ghi mức phải đạt; hãy ghi vào measure\.target", id="no target"),
        pytest.param("muc-tieu-chat-luong", "2025", world.on_time(), r"năm 2025 chưa có mục tiêu chất lượng", id="another year"),
        pytest.param("danh-muc-tai-lieu", "2026", world.drafted(), r"đến ngày 25/11/2026 chưa có tài liệu nào", id="only drafts"),
        pytest.param("danh-muc-bieu-mau", "2026", world.birth(forms=[]), r"chưa có biểu mẫu nào \(forms\)", id="no sheets"),
        pytest.param("danh-muc-bieu-mau", "2027", world.birth(), r"năm 2027 chưa đến", id="a year to come"),
        pytest.param("danh-muc-tai-lieu", "QT-VP-01", world.birth(), r"hãy ghi năm, ví dụ 2026", id="no year"),
    ],
)  # fmt: skip
def test_what_is_not_complete_makes_no_document(
    name: str, record_id: str, record: Data, message: str, tmp_path: Path
) -> None:
    given = {key: value for key, value in record.items() if value is not None}
    office = world.desk(tmp_path, given)
    with pytest.raises(UserError, match=message):
        world.made(office, name, record_id)
    assert record_id not in form_of(name).ids(office)


def test_the_first_committee_is_set_up_and_the_next_renewed(office: Office) -> None:
    first = text_of(office, "quyet-dinh-kien-toan-iso", "HD-2025-11")
    assert "Về việc thành lập Ban Chỉ đạo" in first
    assert "thay thế Quyết định" not in first
    second = text_of(office, "quyet-dinh-kien-toan-iso", "HD-2026-11")
    assert "Về việc kiện toàn Ban Chỉ đạo" in second
    assert "thay thế Quyết định số 77/QĐ-UBND ngày 04 tháng 8 năm 2025" in second


def test_a_team_that_starts_later_is_set_up_from_that_day(office: Office) -> None:
    text = text_of(office, "quyet-dinh-kien-toan-iso", "HD-2026-13")
    assert "có hiệu lực kể từ ngày 11 tháng 5 năm 2026" in text


def test_an_auditor_without_proof_is_told_to_the_clerk_and_not_printed(office: Office) -> None:
    made = issue(office, Order(form_of("quyet-dinh-kien-toan-iso"), "HD-2026-13"))
    assert any("chưa có minh chứng đào tạo đánh giá viên: Đỗ Văn K" in note for note in made.notes)
    assert "minh chứng" not in "\n".join(docx_lines(made.data))


def test_bases_nobody_has_confirmed_are_not_printed(office: Office) -> None:
    text = text_of(office, "quyet-dinh-kien-toan-iso", "HD-2026-11")
    assert "Căn cứ Quyết định số 19/2014/QĐ-TTg" in text
    assert "101/QĐ-BKHCN" not in text


def test_the_plan_leaves_out_what_was_called_off(office: Office) -> None:
    """NV-2026-022 and others stand; a task that is cancelled or does not apply is no task of it."""
    made = issue(office, Order(form_of("ke-hoach-iso"), "KH-2026"))
    figure = next(f for f in made.figures if f.name.startswith("nhiệm vụ về hệ thống"))
    tasks = {task.id: task for task in office.tasks}
    assert set(figure.members) <= set(tasks)
    states = {update.state for name in figure.members for update in tasks[name].updates[-1:]}
    assert not states & {"cancelled", "not_applicable"}
    served = {duty for name in figure.members for duty in tasks[name].obligations}
    assert all(duty.startswith("II.2-") for duty in served if duty.startswith("II."))


def test_an_earlier_issue_is_not_printed_with_a_later_text(tmp_path: Path) -> None:
    before = world.desk(tmp_path / "a", world.birth(), day=datetime.date(2026, 9, 24))
    with pytest.raises(UserError, match="nội dung của lần 01/00 không có trong Git"):
        text_of(before, "quy-trinh", "QT-VP-01")
    on_the_day = world.desk(tmp_path / "b", world.birth(), day=datetime.date(2026, 10, 1))
    assert "01/01" in text_of(on_the_day, "quy-trinh", "QT-VP-01")


def test_a_draft_leaves_room_and_says_so(office: Office) -> None:
    made = issue(office, Order(form_of("quy-trinh"), "QT-VHXH-01-DU-THAO"))
    assert any("còn là dự thảo" in note for note in made.notes)
    assert any("soạn thảo, xem xét, phê duyệt" in note for note in made.notes)


def test_the_time_of_the_steps_is_added_up_in_the_unit_of_the_deadline(tmp_path: Path) -> None:
    """2 + 3 + 2 + 1 hours are one working day; the step of keeping the file does not count."""
    day = world.birth(deadline={"value": 1, "unit": "working_days"})
    text = text_of(world.desk(tmp_path / "a", day), "quy-trinh", "QT-VP-01")
    assert "Tổng thời gian ¦  ¦ 01 ngày làm việc" in text
    steps: list[dict[str, Any]] = [dict(step) for step in world.birth()["steps"]]
    del steps[0]["time"]
    untimed = text_of(world.desk(tmp_path / "b", world.birth(steps=steps)), "quy-trinh", "QT-VP-01")
    assert "Tổng thời gian" not in untimed


def test_an_internal_procedure_has_no_fees_nor_papers(office: Office) -> None:
    text = text_of(office, "quy-trinh", "QT-HT-02")
    assert "5.2. Trình tự thực hiện" in text
    assert "lệ phí" not in text


def test_a_repealed_procedure_is_named_in_the_decision(tmp_path: Path) -> None:
    gone = {"on": "2026-09-28", "reason": "Gộp vào quy trình khác", "decision": {"number": "160/QĐ-UBND", "on": "2026-09-25"}}  # fmt: skip
    office = world.desk(tmp_path, world.birth(), world.audit_rules(repealed=gone))
    text = text_of(office, "quyet-dinh-ban-hanh-quy-trinh", "160-QD-UBND-2026")
    assert "Bãi bỏ 01 quy trình (danh mục tại Phụ lục II kèm theo)" in text
    assert "Ten phu luc | DANH MỤC QUY TRÌNH BÃI BỎ" in text
    assert "Gộp vào quy trình khác" in text
    assert "(danh mục tại Phụ lục kèm theo)" not in text


def test_issues_of_different_days_start_as_the_list_says(tmp_path: Path) -> None:
    later = world.audit_rules()
    later["revisions"] = [{**later["revisions"][0], "effective_on": "2026-05-04"}]
    office = world.desk(tmp_path, world.birth(), later)
    text = text_of(office, "quyet-dinh-ban-hanh-quy-trinh", "88-QD-UBND-2026")
    assert "áp dụng từ ngày ghi tại Phụ lục" in text


def test_the_list_of_a_past_year_stands_on_its_last_day(tmp_path: Path) -> None:
    office = world.desk(tmp_path, world.birth(), day=datetime.date(2027, 2, 1))
    assert list(form_of("danh-muc-tai-lieu").ids(office)) == ["2026", "2027"]
    assert "tính đến ngày 31 tháng 12 năm 2026" in text_of(office, "danh-muc-tai-lieu", "2026")
    assert "tính đến ngày 01 tháng 02 năm 2027" in text_of(office, "danh-muc-tai-lieu", "2027")


def test_objectives_without_results_are_the_paper_that_was_issued(tmp_path: Path) -> None:
    office = world.desk(tmp_path, world.on_time(results=[]))
    text = text_of(office, "muc-tieu-chat-luong", "2026")
    assert "Kết quả" not in text
    assert "Ngọc Hà, ngày 06 tháng 4 năm 2026" in text


def test_objectives_with_results_are_dated_when_they_are_issued_again(office: Office) -> None:
    text = text_of(office, "muc-tieu-chat-luong", "2026")
    assert "98,4% ⏎ (4.921/5.000) ¦ Đạt" in text
    assert "Kết quả tính đến ngày 25 tháng 11 năm 2026" in text
    assert "Ngọc Hà, ngày 06 tháng 4 năm 2026" not in text


def test_the_same_order_gives_the_same_bytes(office: Office) -> None:
    first, second = (world.made(office, "quy-trinh", "QT-VP-01") for _ in range(2))
    assert first == second


def test_a_draft_beside_an_issue_in_force_is_printed_only_when_asked(tmp_path: Path) -> None:
    record = world.birth()
    draft = {"edition": 1, "revision": 2, "reason": "improvement"}
    office = world.desk(tmp_path / "a", world.birth(revisions=[*record["revisions"], draft]))
    assert "01/02" not in text_of(office, "quy-trinh", "QT-VP-01")
    made = issue(office, Order(form_of("quy-trinh"), "QT-VP-01-DU-THAO"))
    assert "DỰ THẢO" in made.manifest.mark
    with pytest.raises(UserError, match="không có dự thảo"):
        text_of(world.desk(tmp_path / "b", record), "quy-trinh", "QT-VP-01-DU-THAO")


@needs_git
def test_the_text_of_an_earlier_issue_comes_from_git(tmp_path: Path) -> None:
    record = world.birth()
    first = {**record, "revisions": record["revisions"][:1], "purpose": "Mục đích của lần đầu"}
    world.desk(tmp_path / "a", first)
    repo = Repo(tmp_path / "a")
    repo.commit("lần đầu", "2026-01-05T09:00:00+07:00")
    shutil.rmtree(tmp_path / "a" / "records")
    office = world.desk(tmp_path / "a", record, day=datetime.date(2026, 9, 24))
    repo.commit("lần sau", "2026-09-25T09:00:00+07:00")
    assert "Mục đích của lần đầu" in text_of(office, "quy-trinh", "QT-VP-01")
