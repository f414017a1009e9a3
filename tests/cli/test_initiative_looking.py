"""`nkh initiative similar` and `nkh initiative stats` on the workspace of the examples."""

import json
import shutil
from pathlib import Path

import pytest
from cli.desk import Nkh, contents, runner
from examples.variants import BASE

DAY = ("--as-of", "2026-05-15")
ALIKE = "nhac giay to cho nguoi dan, dat lich hen theo khung gio"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "w")


@pytest.fixture
def nkh(ward: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(ward, capsys)


def test_a_text_without_diacritics_finds_its_like(nkh: Nkh, ward: Path) -> None:
    before = contents(ward)
    status, out, _ = nkh("initiative", "similar", "--text", ALIKE)
    assert status == 0
    assert "%  SK-2026-001  Đặt lịch hẹn theo khung giờ" in out
    assert "giống tên" in out
    assert "cùng có: " in out
    assert contents(ward) == before


def test_another_text_finds_nothing_and_tells_the_nearest(nkh: Nkh) -> None:
    status, out, err = nkh("initiative", "similar", "--text", "Phân loại rác của người dân")
    assert (status, out) == (0, "")
    assert "Không có sáng kiến nào giống từ 70% trở lên trong 1 sáng kiến" in err


def test_the_only_initiative_is_like_no_other(nkh: Nkh) -> None:
    status, out, _ = nkh("initiative", "similar", "SK-2026-001", "--threshold", "0")
    assert (status, out) == (0, "")


@pytest.mark.parametrize("name", ["mo-ta.txt", "SK-moi.yaml"])
def test_a_file_that_is_no_record_yet_can_be_asked_about(
    nkh: Nkh, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    content = f"title: {ALIKE!r}\n" if name.endswith("yaml") else f"\ufeff{ALIKE}\nNội dung"
    path.write_text(content, encoding="utf-8")
    status, out, _ = nkh("initiative", "similar", str(path), "--format", "json")
    assert status == 0
    data = json.loads(out)
    assert data["title"] == ALIKE
    (one,) = data["similar"]
    assert one["id"] == "SK-2026-001"
    assert one["score"] == max(one["title_score"], one["content_score"])
    assert one["words"]


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        ((), 2, "hãy nêu một mã, một tệp, hoặc --text"),
        (("SK-2026-001", "--text", "x"), 2, "chỉ một trong ba"),
        (("SK-2026-002",), 2, "có phải «SK-2026-001»?"),
        (("khong-co.txt",), 3, "không đọc được tệp"),
        (("--text", "   "), 2, "không có chữ nào để so"),
        (("--text", "x", "--threshold", "101"), 2, "từ 0 đến 100"),
    ],
)
def test_what_cannot_be_compared_is_told(
    nkh: Nkh, words: tuple[str, ...], status: int, message: str
) -> None:
    done = nkh("initiative", "similar", *words)
    assert done.status == status
    assert message in done.err


def test_a_file_in_another_encoding_is_refused(nkh: Nkh, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("Đặt lịch".encode("utf-16"))
    done = nkh("initiative", "similar", str(path))
    assert done.status == 3
    assert "UTF-8" in done.err


def test_a_look_alike_is_a_warning_when_it_is_handed_in(nkh: Nkh, ward: Path) -> None:
    """`nkh set` and `nkh move` check the whole workspace, so the warning comes on its own."""
    source = (ward / "records/initiatives/2026/SK-2026-001.yaml").read_text(encoding="utf-8")
    head = source.partition("sessions:")[0]
    text = head.replace("SK-2026-001", "SK-2026-002").replace(
        "state: recognized", "state: submitted"
    )
    text = text.replace("kèm nhắc giấy tờ", "và nhắc giấy tờ").replace('"01"', '"02"')
    path = ward / "records/initiatives/2026/SK-2026-002.yaml"
    path.write_text(text, encoding="utf-8")
    _, out, _ = nkh("validate", *DAY)
    assert "warning V-SK-041 giống" in out
    assert "SK-2026-001" in out


def test_figures_of_a_half(nkh: Nkh) -> None:
    status, out, err = nkh("initiative", "stats", "--half", "1", *DAY)
    assert (status, err) == (0, "")
    assert "Kỳ từ 15/12/2025 đến 14/06/2026, tính đến 15/05/2026" in out
    assert "Sáng kiến được công nhận cấp cơ sở" in out
    assert "chưa có hồ sơ theo dõi kinh phí" in out


def test_figures_for_a_program(nkh: Nkh) -> None:
    _, out, _ = nkh("initiative", "stats", "--by", "unit", "--format", "json", *DAY)
    data = json.loads(out)
    found = {one["code"]: one for one in data["indicators"]}
    assert (found["I05"]["value"], found["I05"]["members"]) == (1, ["SK-2026-001"])
    assert found["I06"]["value"] == {"part": 1, "whole": 1, "percent": 100.0}
    assert found["I21"]["value"] is None
    (group,) = data["groups"]
    assert group["key"] == "van-phong"


@pytest.mark.parametrize(
    ("by", "row"),
    [("unit", "Văn phòng"), ("field", "Cải cách hành chính"), ("type", "Giải pháp tác nghiệp")],
)
def test_groups_are_named_as_people_name_them(nkh: Nkh, by: str, row: str) -> None:
    _, out, _ = nkh("initiative", "stats", "--by", by, *DAY)
    assert row in out
    assert "Cộng" in out


def test_a_period_of_ones_own(nkh: Nkh) -> None:
    _, out, _ = nkh("initiative", "stats", "--from", "01/01/2026", "--to", "2026-03-31", *DAY)
    assert "Kỳ từ 01/01/2026 đến 31/03/2026\n" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--half", "1", "--year"), "hãy chọn một kỳ"),
        (("--from", "2026-05-01", "--to", "2026-04-01"), "sau ngày cuối kỳ"),
        (("--from", "2026-02-30"), "không phải ngày có thật"),
        (("--by", "author"), "author"),
    ],
)
def test_a_period_that_is_none_is_told(nkh: Nkh, words: tuple[str, ...], message: str) -> None:
    done = nkh("initiative", "stats", *words)
    assert done.status == 2
    assert message in done.err
