"""`nkh report --sent`: frozen figures, refusals, and the report that is made again."""

from pathlib import Path
from typing import Final

import docx
import pytest
from cli.desk import Nkh, contents, runner
from documents.real import copy_records

RECORD: Final = "records/reports/BC-2026-H1.yaml"
SEND: Final = ("report", "--half", "1", "--sent", "45/BC-UBND", "--date", "2026-06-19")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return copy_records(tmp_path / "desk")


@pytest.fixture
def nkh(desk: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(desk, capsys)


def words(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*SEND[:5], "--date", "2026-06-10"), "trước ngày chốt số liệu 14/06/2026"),
        ((*SEND[:5], "--date", "2099-01-04"), "sau hôm nay"),
        (("report", "--half", "1", "--dry-run"), "--dry-run chỉ dùng cùng --sent"),
    ],
)
def test_wrong_days_change_nothing(desk: Path, nkh: Nkh, words: tuple[str, ...], said: str) -> None:
    before = contents(desk)
    done = nkh(*words)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert contents(desk) == before


def test_a_report_without_judgement_is_not_sent(desk: Path, nkh: Nkh) -> None:
    path = desk / RECORD
    kept, _, rest = path.read_text("utf-8").partition("directions:\n")
    path.write_text(kept + rest[rest.index("proposals:") :], "utf-8")
    done = nkh(*SEND)
    assert done.status == 2
    assert "còn thiếu: phương hướng, nhiệm vụ" in done.err


def test_the_figures_are_frozen_once(desk: Path, nkh: Nkh) -> None:
    before = contents(desk)
    assert nkh(*SEND, "--dry-run").status == 0
    assert contents(desk) == before
    assert nkh(*SEND).status == 0
    text = (desk / RECORD).read_text("utf-8")
    assert "number: 45/BC-UBND" in text
    assert "as_of: 2026-06-14" in text
    assert nkh("validate").status == 0
    again = nkh(*SEND)
    assert again.status == 2
    assert "đã gửi ngày 19/06/2026" in again.err


def test_a_sent_report_is_made_again_as_it_was_and_a_moved_figure_is_an_error(
    desk: Path, nkh: Nkh
) -> None:
    assert nkh(*SEND).status == 0
    made = nkh("report", "--half", "1")
    assert made.status == 0
    assert "đã gửi: lập lại theo số liệu chốt ngày 14/06/2026" in made.err
    found = words(desk / "out/bao-cao-6-thang-dau-nam-2026.docx")
    assert "45/BC-UBND" in found
    assert "ngày 19 tháng 6 năm 2026" in found
    refused = nkh("set", "NV-2026-003", "weight=3")
    assert refused.status == 1
    assert "V-RPT-01 «tiến độ theo trọng số» đã báo cáo là 36,2%" in refused.err


def test_the_next_report_tells_what_changed_and_what_was_corrected(desk: Path, nkh: Nkh) -> None:
    assert nkh(*SEND).status == 0
    path = desk / RECORD
    path.write_text(
        path.read_text("utf-8")
        + 'restatements:\n  - on: 2026-07-01\n    figure: weighted\n    before: "36,2%"\n'
        + '    after: "35,8%"\n    reason: Ghi nhầm trọng số.\n    by: Chủ tịch\n',
        "utf-8",
    )
    assert nkh("set", "NV-2026-003", "weight=3").status == 0
    assert nkh("report", "--half", "2", "--as-of", "2026-11-24").status == 0
    found = words(desk / "out/bao-cao-6-thang-cuoi-nam-2026.docx")
    assert "So với báo cáo 6 tháng đầu năm 2026 (số liệu đến ngày 14/06/2026)" in found
    assert (
        "Số liệu “tiến độ theo trọng số” của báo cáo 6 tháng đầu năm 2026 điều chỉnh từ 36,2% thành "
        "35,8%, lý do: ghi nhầm trọng số." in found
    )
