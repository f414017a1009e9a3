"""The trace leads from every figure of a document to the records behind it."""

import csv
import datetime
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from documents.real import JUNE, NOVEMBER, ROOT, checked, copy_records, document, report
from nd30.lines import docx_lines

from ngocha_kh.cli.boundary import run
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.trace import trace_csv, trace_json
from ngocha_kh.sources.git import Commit, commit_of

DAY: Final = datetime.date(2026, 6, 14)
FIGURES: Final = (
    Figure("tổng", "02", "mọi nhiệm vụ", ("NV-2026-001", "NV-2026-002"), 2),
    Figure("không", "00", "không có", (), 0),
)
PATHS: Final = {
    "NV-2026-001": "records/tasks/2026/NV-2026-001.yaml",
    "NV-2026-002": "records/tasks/2026/NV-2026-002.yaml",
}
COMMIT: Final = Commit("a" * 40, frozenset({PATHS["NV-2026-002"]}))
NONE: Final = Commit(None, frozenset())


def git(root: Path, *words: str) -> str:
    """One Git command as a person who has no settings of their own."""
    return subprocess.run(
        ["git", "-c", "user.name=Test", "-c", "user.email=test@example.vn",
         "-c", "commit.gpgsign=false", *words],
        cwd=root, check=True, capture_output=True, text=True, encoding="utf-8",
    ).stdout.strip()  # fmt: skip


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_the_json_says_what_each_figure_counts() -> None:
    document = json.loads(trace_json(FIGURES, PATHS, COMMIT, DAY))
    assert document["commit"] == "a" * 40
    assert document["as_of"] == "2026-06-14"
    assert document["changed_since_commit"] == [PATHS["NV-2026-002"]]
    first, second = document["figures"]
    assert (first["number"], first["name"], first["text"]) == (1, "tổng", "02")
    assert first["expression"] == "mọi nhiệm vụ"
    assert [(m["id"], m["path"], m["changed"]) for m in first["members"]] == [
        ("NV-2026-001", PATHS["NV-2026-001"], False),
        ("NV-2026-002", PATHS["NV-2026-002"], True),
    ]
    assert second["members"] == []


def test_the_csv_has_a_line_for_each_record_and_one_for_a_figure_without() -> None:
    rows = rows_of(trace_csv(FIGURES, PATHS, COMMIT, DAY))
    assert [(r["stt"], r["ma"], r["da_sua"]) for r in rows] == [
        ("1", "NV-2026-001", ""),
        ("1", "NV-2026-002", "co"),
        ("2", "", ""),
    ]
    assert {r["commit"] for r in rows} == {"a" * 40}
    assert {r["ngay_xet"] for r in rows} == {"2026-06-14"}


@pytest.mark.parametrize("text", ["mọi nhiệm vụ", "90,7%", "a=b", "1+1", " =1"])
def test_an_ordinary_cell_stays(text: str) -> None:
    (row,) = rows_of(trace_csv([Figure("x", text, "y", ())], {}, NONE, DAY))
    assert row["gia_tri"] == text


@pytest.mark.parametrize("text", ["=1+1", "+84", "-3", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
@pytest.mark.parametrize("column", ["ten", "gia_tri", "cach_tinh", "ma"])
def test_a_cell_that_a_sheet_would_run_gets_a_quote(text: str, column: str) -> None:
    cells = {"ten": "x", "gia_tri": "y", "cach_tinh": "z", "ma": "w", column: text}
    figure = Figure(cells["ten"], cells["gia_tri"], cells["cach_tinh"], (cells["ma"],))
    (row,) = rows_of(trace_csv([figure], {}, NONE, DAY))
    assert row[column] == f"'{text}"


def test_every_figure_of_the_text_is_in_the_trace_in_its_order() -> None:
    issued = report("half_1", JUNE)
    until = next(n for n, f in enumerate(issued.figures, 1) if "chuyển sang kỳ sau" in f.name)
    figures = issued.figures[:until]  # those of the appendices follow
    body = [line.partition(" | ")[2] for line in docx_lines(issued.data)]
    start = next(i for i, line in enumerate(body) if line.startswith("Trong kỳ đã ban hành"))
    end = next(i for i, line in enumerate(body) if line.startswith("Tiếp tục thực hiện"))
    text, at = "\n".join(body[start : end + 1]), 0
    for figure in figures:
        found = re.compile(rf"(?<![0-9/.,]){re.escape(figure.text)}").search(text, at)
        assert found, figure
        at = found.end()
    # Parts with records of their own are counted in test_report_initiatives.py, test_report_parts.py.
    for first, last in (
        ("Đến hết ngày", "Số liệu chi tiết nêu"),
        ("Trong kỳ đã tiếp nhận", "Danh mục sáng kiến nêu"),
        ("Số liệu một cửa tổng hợp", "Số liệu theo lĩnh vực nêu"),
        ("Trong kỳ đã thực hiện", "Danh mục hoạt động nêu"),
        ("Về sở hữu trí tuệ, đến ngày", "Số liệu chi tiết nêu"),
        ("chưa có đơn vị nào trong số", "nhu cầu đặt hàng"),
        ("Dự toán chi khoa học", "Kinh phí theo nội dung nêu"),
    ):
        head, _, tail = text.partition(first)
        text = head + tail.partition(last)[2]
    own = (
        "sáng kiến, I",
        "HTQLCL",
        "mục tiêu chất lượng",
        "một cửa",
        "tuyên truyền",
        "SHTT",
        "đặt hàng",
        "kinh phí",
        "kiến nghị",
        "báo cáo của đơn vị",
    )
    others = [figure for figure in figures if not figure.name.startswith(own)]
    counted = re.findall(r"([0-9.]+) (?:nhiệm vụ|văn bản|nội dung|ngày làm việc)|(?:hạn|đạt|bằng) ([0-9,]+%|[0-9]{2}\b(?!/))", text)  # fmt: skip
    assert len(counted) == len(others)


def test_every_number_of_the_table_of_units_is_a_figure_with_its_records() -> None:
    """A row reads: total, on time, late, open, overdue, suspended, two rates."""
    issued = report("half_2", NOVEMBER)
    there = Office(checked().on(NOVEMBER), "KH-2026")
    name, row = there.unit_name("kthtdt"), f"table | {there.full_name('kthtdt')} ¦"
    line = next(line for line in docx_lines(issued.data) if line.startswith(row))
    cells = line.removeprefix(row).replace("¦", " ").split()
    found = [f for f in issued.figures if f.name.startswith(f"{name}: ")]
    assert [f.text for f in found] == cells
    total, *classes = found[:6]
    assert total.value == sum(f.value for f in classes)
    assert set(total.members) == {member for f in classes for member in f.members}


def test_lateness_says_its_two_days_and_the_days_left_out() -> None:
    """Thursday 1 October to Tuesday 24 November 2026, itself a holiday."""
    issued = document("cong-van-don-doc", "kthtdt", NOVEMBER)
    late = next(f for f in issued.figures if f.name == "NV-2026-046: số ngày làm việc chậm")
    assert late.text == "37"
    assert late.members == ("NV-2026-046",)
    assert "54 ngày sau hạn 01/10/2026 đến hết ngày 24/11/2026 (ngày xét)" in late.expression
    assert "trừ 16 ngày nghỉ hằng tuần và 01 ngày nghỉ khác: 24/11/2026 (" in late.expression


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("needs git")
    root = copy_records(tmp_path / "kho")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Hồ sơ")
    return root


def traced(root: Path, name: str) -> str:
    target = root.parent / name
    words = ["report", "--half", "1", "--as-of", "2026-06-14", "--preview", "--trace", str(target)]
    assert run(["-C", str(root), *words]) == 0
    return target.read_text(encoding="utf-8")


def test_members_are_records_that_exist_and_the_commit_is_the_repository_s(
    repository: Path,
) -> None:
    document: dict[str, Any] = json.loads(traced(repository, "nguon.json"))
    assert document["commit"] == git(repository, "rev-parse", "HEAD")
    assert document["changed_since_commit"] == []
    members = [m for figure in document["figures"] for m in figure["members"]]
    assert len(members) > 500
    files = {path: (repository / path).read_text(encoding="utf-8") for path in {m["path"] for m in members}}  # fmt: skip
    for member in members:
        assert re.search(rf"\bid: {re.escape(member['id'])}\b", files[member["path"]]), member
    issued = report("half_1", JUNE, root=repository)
    assert [f["text"] for f in document["figures"]] == [f.text for f in issued.figures]


def test_changed_and_new_files_are_marked(repository: Path) -> None:
    changed = repository / PATHS["NV-2026-001"]
    changed.write_bytes(changed.read_bytes() + b"# xem\n")
    document = json.loads(traced(repository, "nguon.json"))
    assert document["changed_since_commit"] == [PATHS["NV-2026-001"]]
    marked = {m["id"] for f in document["figures"] for m in f["members"] if m["changed"]}
    assert marked == {"NV-2026-001"}
    rows = rows_of(traced(repository, "nguon.csv"))
    assert {row["ma"] for row in rows if row["da_sua"]} == {"NV-2026-001"}


def test_a_workspace_inside_a_repository_names_its_own_paths(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("needs git")
    root = tmp_path / "phường Ngọc Hà"
    (root / "records").mkdir(parents=True)
    (root / "records" / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Hồ sơ")
    (root / "records" / "tệp mới.yaml").write_text("b: 1\n", encoding="utf-8")
    (root / "ngoài.txt").write_text("x", encoding="utf-8")
    assert commit_of(root) == Commit(
        git(tmp_path, "rev-parse", "HEAD"), frozenset({"records/tệp mới.yaml"})
    )


def test_without_a_commit_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    if shutil.which("git") is not None:
        git(tmp_path, "init", "--quiet")
    assert commit_of(tmp_path) == NONE


def test_the_trace_of_this_repository_names_only_its_records() -> None:
    ids = {member for figure in report("year", JUNE).figures for member in figure.members}
    names = {path.stem for path in (ROOT / "records").rglob("*.yaml")}
    plan = (ROOT / "records/plans/KH-2026.yaml").read_text(encoding="utf-8")
    assert not [i for i in ids if i not in names and f"id: {i}\n" not in plan]
