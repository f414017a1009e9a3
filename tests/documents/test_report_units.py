"""The report and the units: who sent when, their paragraphs, charts and contents by setting."""

import datetime
import io
import re
from pathlib import Path

import docx
import pytest
from documents.real import JUNE, NOVEMBER, ROOT, change, copy_records, report
from docx.oxml.ns import qn
from nd30.lines import body, docx_lines

from ngocha_kh.documents.issue import Issued
from ngocha_kh.nd30.judge.verdict import judge

SENT = "có 12 đơn vị phải gửi báo cáo chậm nhất ngày 17/06/2026"
EARLY = datetime.date(2026, 6, 1)
LATE_UNIT = "Đơn vị sự nghiệp B thuộc phường"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return copy_records(tmp_path)


def text(issued: Issued) -> str:
    return "\n".join(docx_lines(issued.data))


def sentence(issued: Issued) -> str:
    return next((t for t in text(issued).split("\n") if "Về báo cáo của các đơn vị" in t), "")


def settings(desk: Path) -> Path:
    return desk / "records/workspace.yaml"


def unit_report(desk: Path, unit: str) -> Path:
    return desk / f"records/unit_reports/2026/BDV-2026-H1-{unit}.yaml"


@pytest.mark.parametrize(
    ("name", "day"), [("half_1", EARLY), ("half_2", NOVEMBER), ("year", NOVEMBER)]
)
def test_nothing_is_said_before_units_must_send(name: str, day: datetime.date) -> None:
    assert sentence(report(name, day)) == ""


def test_a_ward_without_reports_of_units_says_nothing(desk: Path) -> None:
    for path in (desk / "records/unit_reports/2026").iterdir():
        path.unlink()
    assert sentence(report("half_1", JUNE, root=desk)) == ""


def test_a_draft_tells_all_that_is_recorded() -> None:
    said = sentence(report("half_1", JUNE))
    assert SENT in said
    assert "10 đơn vị gửi đúng hạn; 02 đơn vị gửi chậm" in said
    assert f"{LATE_UNIT} chậm 08 ngày" in said
    assert "chưa gửi" not in said


def test_a_dated_report_tells_what_was_there_on_its_day() -> None:
    said = sentence(report("half_1", JUNE, number="5", date=datetime.date(2026, 6, 19)))
    assert "01 đơn vị gửi chậm (Hội Cựu chiến binh phường chậm 01 ngày)" in said
    assert f"01 đơn vị chưa gửi ({LATE_UNIT})" in said


def test_a_later_day_of_the_figures_is_the_day_of_the_reports() -> None:
    assert "01 đơn vị chưa gửi" in sentence(report("half_1", datetime.date(2026, 6, 20)))


def test_the_words_of_the_report_come_first() -> None:
    assert "Ngày hội Thanh niên phường với chuyển đổi số, thu hút" not in text(
        report("half_1", JUNE)
    )


def test_an_empty_section_has_the_units_paragraphs_as_edited(desk: Path) -> None:
    own = desk / "records/reports/BC-2026-H1.yaml"
    data = own.read_text(encoding="utf-8")
    start, end = data.index("  budget:\n"), data.index("strengths:\n")
    own.write_text(data[:start] + data[end:], encoding="utf-8", newline="\n")
    found = text(report("half_1", JUNE, root=desk))
    assert (
        "Phòng Kinh tế, hạ tầng và Đô thị: Dự toán chi khoa học, công nghệ được giao từ đầu năm"
        in found
    )
    assert "nên phòng không chủ động được" not in found


def test_what_came_after_the_date_is_not_in_the_report(desk: Path) -> None:
    own = desk / "records/reports/BC-2026-H1.yaml"
    data = own.read_text(encoding="utf-8")
    start, end = data.index("  initiatives:\n"), data.index("  one_stop:\n")
    own.write_text(data[:start] + data[end:], encoding="utf-8", newline="\n")
    words = f"{LATE_UNIT}: Chưa ban hành được kế hoạch sáng kiến trong kỳ."
    assert words in text(report("half_1", JUNE, root=desk))
    dated = report("half_1", JUNE, root=desk, number="5", date=datetime.date(2026, 6, 19))
    assert words not in text(dated)


def bars(issued: Issued) -> dict[str, list[str]]:
    """Label → the other cells of each bar, chart by chart."""
    found = {}
    for table in docx.Document(io.BytesIO(issued.data)).tables:
        rows = [[t.text for t in row.cells if t.text] for row in table.rows]
        if rows and rows[-1] and rows[-1][0].startswith("Biểu đồ"):
            for row in rows[:-2]:
                cells = list(dict.fromkeys(row))
                if cells:
                    found[cells[0]] = row
    return found


def test_charts_show_the_sections_and_the_units() -> None:
    issued = report("half_1", JUNE)
    found = bars(issued)
    assert "1. Tuyên truyền" in found
    assert "Phòng Văn hóa - Xã hội" in found
    assert "Cộng" not in found
    titles = re.findall(r"Biểu đồ \d\. [^|\n]+", text(issued))
    assert titles == [
        "Biểu đồ 1. Tiến độ nhiệm vụ theo nội dung",
        "Biểu đồ 2. Tiến độ nhiệm vụ theo đơn vị chủ trì",
    ]


def test_what_a_chart_draws_is_printed_and_traced_elsewhere() -> None:
    issued = report("half_1", JUNE)
    named = {figure.name for figure in issued.figures}
    assert {"mục II.1: nhiệm vụ theo dõi", "mục II.1: hoàn thành đúng hạn"} <= named


def test_no_two_tables_touch() -> None:
    """Word would join them into one."""
    for table in body(report("half_1", JUNE).data).iter(qn("w:tbl")):
        following = table.getnext()
        assert following is None or following.tag != qn("w:tbl")


def test_a_ward_may_want_no_charts(desk: Path) -> None:
    change(settings(desk), "reporting:\n", "reporting:\n  charts: false\n")
    assert "Biểu đồ" not in text(report("half_1", JUNE, root=desk))


def test_contents_stand_there_when_the_ward_wants_them(desk: Path) -> None:
    assert "MỤC LỤC" not in text(report("half_1", JUNE))
    change(settings(desk), "reporting:\n", "reporting:\n  contents: true\n")
    issued = report("half_1", JUNE, root=desk)
    whole = "".join(body(issued.data).itertext())
    assert whole.index("MỤC LỤC") < whole.index("Thực hiện Kế hoạch")
    assert whole.count("PAGEREF") > 10
    found = judge(issued.data).findings
    assert [f for f in found if f.severity != "info"] == []


def test_the_same_records_give_the_same_bytes(desk: Path) -> None:
    assert report("half_1", JUNE, root=desk).data == report("half_1", JUNE, root=desk).data
    assert ROOT.exists()
