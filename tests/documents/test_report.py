"""The periodic report on the real records: its words, and its figures counted a second time."""

import datetime
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby, pairwise, takewhile
from pathlib import Path
from typing import Final

import docx
import pytest
import yaml
from documents.counting import Record, tally, tasks
from documents.real import JUNE, NOVEMBER, ROOT, change, copy_records, report
from nd30.lines import docx_lines

from ngocha_kh.diagnostics import UserError

GOLDEN: Final = Path(__file__).parent / "golden"
CASES: Final = [(name, day) for name in ("half_1", "half_2", "year") for day in (JUNE, NOVEMBER)]
MARK: Final = "SỐ LIỆU MINH HỌA"


def lines(name: str, day: datetime.date, root: Path = ROOT) -> list[str]:
    return list(docx_lines(report(name, day, root=root).data))


def shortened(given: list[str]) -> Iterator[str]:
    """Long tables as their first 6 lines (the head and 5 rows), and how many more they have."""
    for is_row, group in groupby(given, lambda line: line.startswith("table | ")):
        block = list(group)
        yield from block[:6] if is_row else block
        if is_row and len(block) > 6:
            yield f"table … {len(block) - 6}"


def text_of(given: list[str]) -> str:
    return "\n".join(line.partition(" | ")[2] for line in given)


def small(value: int) -> str:
    return f"{value:02d}"


@pytest.mark.parametrize(("name", "day"), CASES)
def test_the_report_reads_as_agreed(name: str, day: datetime.date) -> None:
    """NKH_UPDATE_GOLDEN=1 writes the files anew; read their diff as you would code."""
    golden = GOLDEN / f"{name.replace('_', '-')}_{day}.txt"
    found = list(shortened(lines(name, day)))
    if os.environ.get("NKH_UPDATE_GOLDEN"):
        golden.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("name", "day"), CASES)
def test_the_figures_of_the_plan_agree_with_a_second_count(name: str, day: datetime.date) -> None:
    text, own = text_of(lines(name, day)), tally(tasks(), day)
    assert f"toàn kế hoạch có {small(own.total)} nhiệm vụ được theo dõi" in text
    assert (
        f"- Hoàn thành {small(own.done)} nhiệm vụ, gồm {small(own.on_time)} nhiệm vụ đúng hạn "
        f"và {small(own.late)} nhiệm vụ quá hạn;"
    ) in text
    assert f"- Chưa hoàn thành, còn trong hạn {small(own.open)} nhiệm vụ" in text
    assert f"- Chưa hoàn thành, đã quá hạn {small(own.overdue)} nhiệm vụ." in text
    assert f"- Tạm dừng {small(own.suspended)} nhiệm vụ;" in text
    assert f"có {small(own.out)} nhiệm vụ hủy hoặc không áp dụng, không tính" in text
    assert f"Tỷ lệ hoàn thành đạt {own.completion} (" in text
    assert f"Tỷ lệ đúng hạn đạt {own.punctual} (" in text
    assert f"Tiếp tục thực hiện {small(own.open + own.overdue + own.suspended)} nhiệm vụ" in text


@pytest.mark.parametrize("day", [JUNE, NOVEMBER])
def test_the_figures_of_a_section_agree_with_a_second_count(day: datetime.date) -> None:
    text = text_of(lines("half_1", day))
    for number in (1, 2, 3, 4, 5):
        start = f"II.{number}-"
        chosen = [t for t in tasks() if any(d.startswith(start) for d in t["obligations"])]
        own = tally(chosen, day)
        part = text.partition(f"\n{number}. ")[2].partition(f"\n{number + 1}. ")[0]
        assert f"trong số {small(own.total)} nhiệm vụ được theo dõi" in part
        assert (f"đã hoàn thành {small(own.done)} nhiệm vụ" in part) == (own.done > 0)
        assert (f"{small(own.open)} nhiệm vụ chưa hoàn thành, còn" in part) == (own.open > 0)
        assert (f"{small(own.overdue)} nhiệm vụ chưa hoàn thành, đã" in part) == (own.overdue > 0)


@pytest.mark.parametrize("day", [JUNE, NOVEMBER])
def test_every_row_by_unit_agrees_with_a_second_count(day: datetime.date) -> None:
    given = lines("year", day)
    start = next(i for i, line in enumerate(given) if line.startswith("table | Đơn vị ¦"))
    table = takewhile(lambda line: line.startswith("table | "), given[start + 1 :])
    split = (row.removeprefix("table | ").split(" ¦ ") for row in table)
    rows = {cells[0]: cells[1:] for cells in split}
    found = sorted((ROOT / "records" / "units").glob("*.yaml"))
    names = {u["id"]: u["name"] for u in map(yaml.safe_load, (p.read_text("utf-8") for p in found))}
    groups: dict[str, list[Record]] = {}
    for task in tasks():
        groups.setdefault(names[task["lead_unit"]], []).append(task)
    groups["Cộng"] = tasks()
    assert set(rows) == set(groups)
    for unit, members in groups.items():
        own = tally(members, day)
        counts = (own.total, own.on_time, own.late, own.open, own.overdue, own.suspended)
        assert rows[unit] == [*map(str, counts), own.completion, own.punctual], unit


@pytest.mark.parametrize(("name", "day"), CASES)
def test_nothing_in_the_text_betrays_a_template(name: str, day: datetime.date) -> None:
    given = lines(name, day)
    text = text_of(given)
    for flaw in ("{{", "{%", "None", "Undefined", " ,", " ;", "..", "\ue000", "( ", " )"):
        assert flaw not in text.replace("./.", ""), flaw
    body = [line for line in given if line.startswith("Than | ")]
    assert not [line for line in body if "  " in line]
    assert not re.search(r"(?<![0-9])00 nhiệm vụ", text)
    assert not [line for line in given if re.fullmatch(r"[^|]*\| *[0-9IV]+\. *", line)]


LEVELS: Final = {"Muc": 1, "Khoan": 2, "Diem": 3}


@pytest.mark.parametrize(("name", "day"), CASES)
def test_no_heading_stands_without_text(name: str, day: datetime.date) -> None:
    given = [line.split(" | ", 1) for line in lines(name, day)]
    assert {style for style, _ in given} > set(LEVELS)
    for (style, text), (next_style, _) in pairwise(given):
        if style in LEVELS:
            assert LEVELS.get(next_style, 9) > LEVELS[style], text
            assert re.fullmatch(r"(?:[IV]+\.|[0-9]+\.|[a-z]\)) \S.*", text)


def test_the_mark_stands_at_the_foot_of_every_section() -> None:
    document = docx.Document(io.BytesIO(report("half_1", JUNE).data))
    assert len(document.sections) == 11
    for section in document.sections:
        for footer in (section.footer, section.first_page_footer):
            text = "".join(node.text or "" for node in footer._element.iter() if node.text)
            assert MARK in text


def test_no_mark_stands_on_real_figures(tmp_path: Path) -> None:
    root = copy_records(tmp_path)
    change(root / "records/workspace.yaml", "illustrative: true", "illustrative: false")
    document = docx.Document(io.BytesIO(report("half_1", JUNE, root=root).data))
    for section in document.sections:
        for footer in (section.footer, section.first_page_footer):
            assert not [n for n in footer._element.iter() if n.text and MARK in n.text]


PROGRAM: Final = """
import datetime, hashlib
from documents.real import report
print(hashlib.sha256(report("half_1", datetime.date(2026, 6, 14)).data).hexdigest())
"""


def test_another_process_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for seed, zone, folder in (("1", "UTC", tmp_path), ("77", "Asia/Ho_Chi_Minh", ROOT)):
        path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        place = {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env={**os.environ, **place}, cwd=folder, check=True,
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        digests.add(done.stdout.strip())
    assert len(digests) == 1
    assert len(digests.pop()) == 64


def test_another_day_gives_other_figures() -> None:
    june, november = (report("half_1", day).figures for day in (JUNE, NOVEMBER))
    assert [f.text for f in june] != [f.text for f in november]
    assert "tiến độ nhiệm vụ tính đến ngày 24 tháng 11 năm 2026" in text_of(
        lines("half_1", NOVEMBER)
    )


def test_an_unconfirmed_basis_is_not_printed_as_law() -> None:
    assert "09/2019/NĐ-CP" not in text_of(lines("half_1", JUNE))


def test_a_confirmed_basis_is_printed(tmp_path: Path) -> None:
    root = copy_records(tmp_path)
    path = root / "records/workspace.yaml"
    old = "hạn gửi là đề xuất\n    confirmed: false"
    change(path, old, old.replace("false", "true"))
    text = text_of(lines("half_1", JUNE, root))
    assert "(Thời gian chốt số liệu theo Điều 12 Nghị định số 09/2019/NĐ-CP" in text


def test_number_and_date_stay_blank_until_they_are_given() -> None:
    text = text_of(lines("half_1", JUNE))
    assert re.search(r"Số: +/BC-UBND", text)
    assert re.search(r"Ngọc Hà, ngày +tháng +năm 2026", text)


@pytest.mark.parametrize("number", ["05", "05/BC-UBND"])
def test_number_and_date_are_printed_when_given(number: str) -> None:
    signed = datetime.date(2026, 6, 19)
    issued = report("half_1", JUNE, number=number, date=signed)
    text = text_of(list(docx_lines(issued.data)))
    assert "Số: 05/BC-UBND" in text
    assert "Ngọc Hà, ngày 19 tháng 6 năm 2026" in text


def test_number_and_date_come_from_the_record_once_it_is_sent(tmp_path: Path) -> None:
    root = copy_records(tmp_path)
    path = root / "records/reports/BC-2026-H1.yaml"
    change(path, "notes: Lời văn", 'sent:\n  number: "07"\n  on: 2026-06-20\nnotes: Lời văn')
    text = text_of(lines("half_1", JUNE, root))
    assert "Số: 07/BC-UBND" in text
    assert "ngày 20 tháng 6 năm 2026" in text


def test_a_plan_without_tasks_says_so_in_words(tmp_path: Path) -> None:
    root = copy_records(tmp_path)
    for kind in (
        "tasks",
        "initiatives",
        "sessions",
        "procedures",
        "qms",
        "one_stop",
        "activities",
        "ip_assets",
        "measuring",
        "budget",
        "orders",
        "proposals",
    ):
        for path in (root / "records" / kind).rglob("*.yaml"):
            path.unlink()
    text = text_of(lines("half_1", JUNE, root))
    assert text.count("Chưa giao nhiệm vụ nào thuộc nội dung này.") == 7
    assert "Chưa có nhiệm vụ nào được theo dõi." in text
    assert "Chưa tính tỷ lệ hoàn thành do không có nhiệm vụ đến hạn." in text
    assert "Chưa tính tỷ lệ đúng hạn do chưa có nhiệm vụ hoàn thành." in text
    assert "Chưa có nhiệm vụ" in text.partition("BẢNG TỔNG HỢP")[2]
    assert "%" not in text.partition("BẢNG TỔNG HỢP")[0]
    assert "00" not in re.sub("20[0-9]{2}|9001", "", text)


def test_nobody_who_may_not_sign_signs(tmp_path: Path) -> None:
    root = copy_records(tmp_path)
    change(
        root / "records/workspace.yaml", "    post: Phó", "    valid_to: 2026-05-31\n    post: Phó"
    )
    with pytest.raises(UserError, match="«Nguyễn Văn Hưng» không có thẩm quyền"):
        report("half_1", JUNE, root=root, date=JUNE)
    draft = report("half_1", JUNE, root=root)
    assert "«Nguyễn Văn Hưng» không có thẩm quyền" in draft.notes[0]
    assert list(docx_lines(draft.data)) != list(docx_lines(report("half_1", JUNE).data))
