"""`nkh session`: what it shows before and after scoring is closed, and what it refuses."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.desk import Nkh, runner
from examples.variants import BASE

from ngocha_kh.cli.session import _is_of

SESSION = "records/sessions/2026/PH-2026-01.yaml"
DAY = ("--as-of", "2026-05-15")
Change = Callable[..., None]


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "w")


@pytest.fixture
def nkh(ward: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(ward, capsys)


@pytest.fixture
def change(ward: Path) -> Change:
    """Replaces text in a file of the ward."""

    def replace(old: str, new: str, file: str = SESSION) -> None:
        path = ward / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return replace


def test_the_agenda_tells_who_must_step_out(nkh: Nkh) -> None:
    status, out, err = nkh("session", "agenda", "PH-2026-01", *DAY)
    assert (status, err) == (0, "")
    assert "5/5 thành viên có mặt, cần ít nhất 4: đủ điều kiện họp." in out
    assert "Thông qua khi ít nhất 2/3 tổng số thành viên đồng ý và điểm đạt." in out
    assert "Hoàng Văn E: đã tham gia tổ chức áp dụng lần đầu" in out


def test_the_agenda_of_a_session_to_come_tells_how_many_must_be_there(
    nkh: Nkh, change: Change
) -> None:
    change("present: [nguyen-van-a, tran-thi-b, le-van-c, pham-thi-d, hoang-van-e]\n", "")
    out = nkh("session", "agenda", "PH-2026-01", *DAY).out
    assert "Hội đồng có 5 thành viên, cần ít nhất 4 có mặt." in out


def test_the_count_works_everything_out_anew(nkh: Nkh) -> None:
    status, out, _ = nkh("session", "count", "PH-2026-01", *DAY)
    assert status == 0
    for words in ("69,00", "Loại B", "4/5 đồng ý, cần ít nhất 4: đạt", "Thông qua", "rút"):
        assert words in out


def test_the_count_for_a_program_is_exact(nkh: Nkh) -> None:
    data = json.loads(nkh("session", "count", "PH-2026-01", *DAY, "--format", "json").out)
    (item,) = data["items"]
    assert item["totals"]["TV1"] == 70
    assert "nguyen-van-a" not in json.dumps(data["items"])
    assert (item["mean"], item["grade"], item["computed"]) == ("69.00", "b", "pass")
    assert (item["agree"], item["base"], item["needed"]) == (4, 5, 4)
    assert len(data["rubric_sha256"]) == 64


def test_marks_have_names_only_when_asked_for(nkh: Nkh) -> None:
    blind = nkh("session", "count", "PH-2026-01", *DAY).out
    assert "TV1" in blind
    assert "Trần Thị B" not in blind
    assert "TV1" not in nkh("session", "count", "PH-2026-01", "--names", *DAY).out
    words = ("session", "count", "PH-2026-01", "--names", *DAY, "--format", "json")
    (item,) = json.loads(nkh(*words).out)["items"]
    assert item["totals"]["nguyen-van-a"] == 70


def test_what_cannot_be_made_says_why(nkh: Nkh, change: Change) -> None:
    change('ended: "10:00"\n', "")
    done = nkh("session", "sheets", "PH-2026-01", "SK-2026-999")
    assert (done.status, "không có sáng kiến «SK-2026-999»" in done.err) == (2, True)
    change("minutes: {number: 01/BB-HĐSK, date: 2026-04-14}\n", "")
    change("    outcome: pass\n", "")
    change("    vote: {method: secret", "    # vote: {method: secret")
    done = nkh("session", "minutes", "PH-2026-01", "--allow-sample")
    assert "họp ngày 14/04/2026, chưa lập được biên bản: còn thiếu ended" in done.err
    assert "outcome (kết luận của từng sáng kiến)" in done.err


def test_nobody_sees_a_mark_before_scoring_is_closed(nkh: Nkh, change: Change) -> None:
    change("scoring_closed: true", "scoring_closed: false")
    out = nkh("session", "count", "PH-2026-01", *DAY).out
    for told in ("69", "73", "Loại B", "Trần Thị B"):
        assert told not in out
    assert "chưa khóa chấm điểm; SK-2026-001 đã có 4/4 phiếu" in out


def test_no_program_sees_a_mark_before_scoring_is_closed(nkh: Nkh, change: Change) -> None:
    change("scoring_closed: true", "scoring_closed: false")
    data = json.loads(nkh("session", "count", "PH-2026-01", *DAY, "--format", "json").out)
    assert set(data["items"][0]) == {
        "initiative", "sheets_received", "sheets_expected", "agree", "base", "needed",
        "vote_passes", "recorded",
    }  # fmt: skip


def test_a_conclusion_that_does_not_follow_ends_with_1(nkh: Nkh, change: Change) -> None:
    change("agree: 4, disagree: 0", "agree: 3, disagree: 1")
    status, out, err = nkh("session", "count", "PH-2026-01", *DAY)
    assert status == 1
    assert "KHÔNG KHỚP: kết luận thông qua nhưng 3/5 đồng ý, cần ít nhất 4: không đạt" in out
    assert "hồ sơ có lỗi" in err


def test_what_does_not_follow_is_not_told_while_it_would_tell_marks(
    nkh: Nkh, change: Change
) -> None:
    change("scoring_closed: true", "scoring_closed: false")
    change("n1: 30, e1: 40", "n1: 10, e1: 1")
    change("n1: 28, e1: 45", "n1: 10, e1: 1")
    status, out, _ = nkh("session", "count", "PH-2026-01", *DAY)
    assert status == 0
    assert "KHÔNG KHỚP" not in out


def test_scorers_far_apart_are_told(nkh: Nkh, change: Change) -> None:
    change("n1: 25, e1: 35", "n1: 11, e1: 35")
    assert "chênh nhau 27 điểm, quá ngưỡng 25" in nkh("session", "count", "PH-2026-01", *DAY).out


@pytest.mark.parametrize("name", ["agenda", "count", "sheets", "minutes"])
@pytest.mark.parametrize(
    ("wrong", "words"),
    [("PH-2026-02", "có phải «PH-2026-01»?"), ("SK-2026-001", "không phải phiên họp")],
)
def test_an_id_that_is_no_session_is_wrong_usage(
    nkh: Nkh, name: str, wrong: str, words: str
) -> None:
    status, out, err = nkh("session", name, wrong)
    assert (status, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("name", ["sheets", "minutes"])
def test_a_sample_rubric_carries_no_official_document(nkh: Nkh, change: Change, name: str) -> None:
    change("illustrative: true", "illustrative: false", "records/workspace.yaml")
    status, out, err = nkh("session", name, "PH-2026-01", *DAY)
    assert (status, out) == (3, "")
    assert "TC-2026-01 mới là mẫu" in err
    assert "--allow-sample" in err


@pytest.mark.parametrize(
    ("document", "part", "wanted"),
    [
        ("PH-2026-01", "PH-2026-01", True),
        ("PH-2026-01-SK-2026-003", "PH-2026-01", True),
        ("PH-2026-01-SK-2026-003", "SK-2026-003", True),
        ("PH-2026-01", None, True),
        ("PH-2026-011", "PH-2026-01", False),
        ("PH-2026-01-SK-2026-0031", "SK-2026-003", False),
    ],
)
def test_a_document_belongs_to_the_records_that_its_id_names(
    document: str, part: str | None, wanted: bool
) -> None:
    assert _is_of(document, part) is wanted
