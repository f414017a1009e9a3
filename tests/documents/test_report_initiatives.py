"""Part II.3 and the list of initiatives: counted a second time from the bare YAML, and read as a whole."""

import datetime
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents.real import JUNE, NOVEMBER, ROOT, copy_records, report
from nd30.lines import docx_lines

MISSING = "Chưa lập hồ sơ theo dõi số sáng kiến đề nghị công nhận, được công nhận nên"
LIST = "DANH MỤC SÁNG KIẾN"
TABLE = "CHỈ TIÊU VỀ SÁNG KIẾN"
FIRST = {"half_1": "2025-12-15", "half_2": "2026-06-15", "year": "2025-12-15"}
LAST = {"half_1": "2026-06-14", "half_2": "2026-12-14", "year": "2026-12-14"}
Record = dict[str, Any]


@cache
def text(name: str, day: datetime.date, root: Path = ROOT) -> str:
    return "\n".join(docx_lines(report(name, day, root=root).data))


def part(name: str, day: datetime.date, root: Path = ROOT) -> str:
    """Part II.3 alone."""
    whole = text(name, day, root)
    return whole.partition("| 3. Hoạt động sáng kiến")[2].partition("| 4. ")[0]


@cache
def records(kind: str) -> list[Record]:
    found = sorted((ROOT / "records" / kind).rglob("*.yaml"))
    return [yaml.load(p.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for p in found]


def small(count: int) -> str:
    return f"{count:02d}"


@pytest.fixture
def without(tmp_path: Path) -> Path:
    """The same records before the first initiative was noted."""
    root = copy_records(tmp_path)
    for kind in ("initiatives", "sessions"):
        for path in (root / "records" / kind).rglob("*.yaml"):
            path.unlink()
    return root


def test_without_initiatives_the_report_says_what_it_said_before(without: Path) -> None:
    assert MISSING in part("half_1", JUNE, without)
    whole = text("half_1", JUNE, without)
    assert LIST not in whole
    assert "Danh mục sáng kiến nêu tại" not in whole
    assert "sáng kiến được đăng ký" not in whole


def test_with_initiatives_it_no_longer_says_that_they_are_missing() -> None:
    assert MISSING not in text("half_1", JUNE)
    assert "Chưa lập hồ sơ theo dõi khiếu nại nên" in part("half_1", JUNE)


@pytest.mark.parametrize(
    ("name", "day"),
    [("half_1", JUNE), ("half_1", NOVEMBER), ("half_2", NOVEMBER), ("year", NOVEMBER)],
)
def test_the_figures_agree_with_a_second_count(name: str, day: datetime.date) -> None:
    until = min(day.isoformat(), LAST[name])

    def inside(value: str | None) -> bool:
        return value is not None and FIRST[name] <= value <= until

    own = records("initiatives")
    received = [r for r in own if inside(r.get("intake", {}).get("received_on"))]
    accepted = [
        r for r in own if any(s["event"] == "M05" and inside(s["on"]) for s in r.get("log", []))
    ]
    recognized = [
        r for r in own
        if any(s["event"] == "M19" for s in r.get("log", [])) and inside(r["decision"]["date"])
    ]  # fmt: skip
    reform = [r for r in received if "cchc" in r["fields"]]
    judged = {
        item["initiative"]
        for s in records("sessions") if inside(s["on"])
        for item in s["items"] if "outcome" in item
    }  # fmt: skip
    said = part(name, day)
    assert received
    assert f"đã tiếp nhận {small(len(received))} đơn yêu cầu" in said
    assert f"chấp nhận {small(len(accepted))} đơn" in said
    assert f"xét {small(len(judged))} sáng kiến" in said
    assert f"Có {small(len(recognized))} sáng kiến được công nhận cấp cơ sở" in said
    assert (f"tiếp nhận {small(len(reform))} đơn, chiếm" in said) == bool(reform)
    gains = [
        int(r["benefit"]["economic_gain_vnd"]) for r in recognized
        if int(r.get("benefit", {}).get("economic_gain_vnd", 0)) and "gain_method" in r["benefit"]
        and r["benefit"].get("verified") == "true"
    ]  # fmt: skip
    assert (f"là {sum(gains):,} đồng".replace(",", ".") in said) == bool(gains)


@pytest.mark.parametrize(("name", "day"), [("half_1", JUNE), ("year", NOVEMBER)])
def test_units_with_an_initiative_agree_with_a_second_count(name: str, day: datetime.date) -> None:
    units = {u["id"]: u for u in records("units")}
    counting = {u for u, data in units.items() if data.get("must_report") == "true"}
    until = min(day.isoformat(), LAST[name])
    having = {
        author["unit"]
        for r in records("initiatives")
        if r.get("intake", {}).get("received_on", "9999") <= until
        for author in r["authors"]
    }
    said = part(name, day)
    assert f"đề nghị công nhận là {len(having & counting)}/{len(counting)} (" in said
    for unit in sorted(counting - having):
        assert units[unit]["short_name"] in said


def test_the_list_has_every_initiative_of_the_year_with_its_state_on_that_day() -> None:
    rows = text("year", NOVEMBER).partition(LIST)[2].partition(TABLE)[0].splitlines()
    cells = [row.removeprefix("table | ").split(" ¦ ") for row in rows if row.startswith("table")]
    begun = [r for r in records("initiatives") if r["log"][0]["on"] <= NOVEMBER.isoformat()]
    assert len(cells) == len(begun) + 1
    assert cells[0][1:4] == ["Mã", "Tên sáng kiến", "Tác giả, đồng tác giả"]
    people = {p["id"]: p["name"] for p in records("people")}
    for row, own in zip(cells[1:], begun, strict=True):
        assert row[1].replace(" ⏎ ", "") == own["id"]
        assert row[2] == own["title"]
        assert row[3] == "; ".join(people[a["person"]] for a in own["authors"])


def test_the_table_has_every_indicator_also_those_that_are_nothing() -> None:
    rows = text("half_1", JUNE).partition(TABLE)[2].splitlines()
    cells = [row.removeprefix("table | ").split(" ¦ ") for row in rows if row.startswith("table")]
    found = {row[1]: [cell.replace("\u00a0", " ") for cell in row] for row in cells[1:]}
    assert len(found) == len(cells) - 1 == 38  # some have parts: I03a, I03b…
    assert found["Sáng kiến đăng ký đầu năm"][3] == "Lũy kế từ đầu năm"
    assert found["Đơn tiếp nhận"][3] == "Trong kỳ"
    assert found["Sáng kiến bị hủy bỏ công nhận"][2] == "00"
    assert "chưa có hồ sơ" in found["Khiếu nại về sáng kiến"][2]
    assert not [row for row in cells if re.search(r"\bM[0-9]{2}\b|\bT4\b|cchc", " ".join(row))]


@pytest.mark.parametrize(("name", "day"), [("half_1", JUNE), ("year", NOVEMBER)])
def test_registered_and_unregistered_together_are_the_list(name: str, day: datetime.date) -> None:
    said = part(name, day)
    numbers = re.search(
        r"có ([0-9]+) sáng kiến được đăng ký ý tưởng(?:, ([0-9]+) sáng kiến nộp đơn không)?", said
    )
    assert numbers
    until = min(day.isoformat(), LAST[name])
    begun = [r for r in records("initiatives") if r["log"][0]["on"] <= until]
    assert sum(int(one or 0) for one in numbers.groups()) == len(begun)


def test_a_list_that_ends_before_the_day_of_the_report_says_so() -> None:
    assert "chốt vào ngày cuối kỳ báo cáo" in text("half_1", NOVEMBER)
    assert "chốt vào ngày cuối kỳ báo cáo" not in text("half_1", JUNE)


def test_the_list_of_an_earlier_day_knows_nothing_later() -> None:
    rows = text("half_1", JUNE).partition(LIST)[2]
    assert "TÍNH ĐẾN NGÀY 14/06/2026" in rows
    assert "/10/2026" not in rows
    assert "Cấp Thành phố" not in rows


@pytest.mark.parametrize("name", ["half_1", "half_2", "year"])
@pytest.mark.parametrize("day", [JUNE, NOVEMBER])
def test_nothing_in_it_betrays_a_template(name: str, day: datetime.date) -> None:
    said = part(name, day)
    for flaw in ("{{", "None", " ,", " ;", "..", ":;", "  ", "00 sáng kiến", "00 đơn", "là –"):
        assert flaw not in said, flaw
    assert all(
        line.rstrip().endswith((".", ":")) for line in said.splitlines()[1:] if " | " in line
    )


@pytest.mark.parametrize(("name", "day"), [("half_1", JUNE), ("year", NOVEMBER)])
def test_every_number_of_it_is_a_figure(name: str, day: datetime.date) -> None:
    lines = part(name, day).splitlines()
    told = [line for line in lines if line.startswith("Than | ")]
    first = next(n for n, line in enumerate(told) if "Trong kỳ đã tiếp nhận" in line)
    numbers = re.findall(
        r"(?<![0-9,(/])[0-9]+(?:[.,/][0-9]+)*(?: \([0-9,]+%\))?", "\n".join(told[first:])
    )
    figures = [f.text for f in report(name, day).figures if f.name.startswith("sáng kiến, I")]
    assert numbers == figures


def test_every_figure_of_it_knows_its_records() -> None:
    figures = [f for f in report("year", NOVEMBER).figures if f.name.startswith("sáng kiến, I")]
    assert len(figures) > 20
    for figure in figures:
        assert figure.expression
        assert figure.members
