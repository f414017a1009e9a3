"""Documents of the council from the command line: made, refused with the reason, judged by `nkh nd30`."""

from pathlib import Path

import pytest
from cli.desk import Nkh, runner
from documents.initiatives import council

DAY = ("--as-of", "2026-06-30")


@pytest.fixture
def nkh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    council.desk(tmp_path / "w")
    return runner(tmp_path / "w", capsys)


def test_the_sheets_of_one_initiative_are_made(nkh: Nkh, tmp_path: Path) -> None:
    """A blank one and one for each of the six who score it."""
    out = tmp_path / "out"
    status, _, _ = nkh("session", "sheets", "PH-2026-01", "SK-2026-001", *DAY, "--out", str(out))
    assert status == 0
    names = sorted(path.name for path in out.iterdir())
    assert len(names) == 7
    assert names[0] == "phieu-cham-diem-PH-2026-01-SK-2026-001-dang-van-h.docx"


def test_the_minutes_can_be_looked_at_first(nkh: Nkh) -> None:
    status, out, _ = nkh("session", "minutes", "PH-2026-01", *DAY, "--preview")
    assert status == 0
    assert "Kết luận: Hội đồng thông qua, đề nghị công nhận sáng kiến cấp cơ sở." in out


@pytest.mark.parametrize(
    ("name", "record_id", "reason"),
    [
        ("giay-chung-nhan", "SK-2026-007-ngo-thi-l", "chưa được công nhận"),
        ("xac-nhan-thi-dua", "SK-2026-008-ngo-thi-l", "đã bị hủy bỏ công nhận"),
        ("quyet-dinh-huy-bo", "SK-2026-001", "papers"),
    ],
)
def test_what_cannot_be_made_says_why(nkh: Nkh, name: str, record_id: str, reason: str) -> None:
    status, out, err = nkh("render", name, record_id, *DAY)
    assert (status, out) == (2, "")
    assert reason in err


def test_a_trial_on_a_sample_rubric_needs_to_be_asked_for(nkh: Nkh, tmp_path: Path) -> None:
    path = tmp_path / "w/records/workspace.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("illustrative: true", "illustrative: false"), encoding="utf-8")
    status, _, err = nkh("render", "bien-ban-hoi-dong", "PH-2026-01", *DAY)
    assert status == 3
    assert "TC-2026-01 mới là mẫu" in err
    out = tmp_path / "thu.docx"
    words = ("session", "minutes", "PH-2026-01", *DAY, "--allow-sample", "--out", str(out))
    assert nkh(*words).status == 0
    assert out.is_file()


def test_what_the_council_issues_is_clean_under_nd30(nkh: Nkh, tmp_path: Path) -> None:
    """Its name and abbreviation are those of the agency's own documents too."""
    out = tmp_path / "out"
    for name in ("giay-moi-hoi-dong", "bien-ban-hoi-dong", "bien-ban-kiem-phieu"):
        assert nkh("render", name, "PH-2026-01", *DAY, "--out", str(out)).status == 0
    status, text, _ = nkh("nd30", str(out), "--format", "github")
    assert status == 0
    assert "::warning" not in text
