"""Parts II.2 and II.4 with their appendices: counted a second time from the bare YAML."""

import datetime
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents.real import JUNE, NOVEMBER, ROOT, change, copy_records, report
from nd30.lines import docx_lines

from ngocha_kh.documents.report_parts import PARTS, appendices, still_missing
from ngocha_kh.documents.report_parts.one_stop import months_named

Record = dict[str, Any]
NO_SYSTEM = "Chưa lập hồ sơ theo dõi số liệu chi tiết về quy trình"
NO_MONTHS = "Chưa lập hồ sơ theo dõi số hồ sơ một cửa tiếp nhận, giải quyết"
SYSTEM_TITLE = "Ten phu luc | HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG"
MONTHS_TITLE = "Ten phu luc | KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
CASES = [("half_1", JUNE), ("half_2", NOVEMBER), ("year", NOVEMBER)]
FIRST = {"half_1": "2025-12-15", "half_2": "2026-06-15", "year": "2025-12-15"}
LAST = {"half_1": "2026-06-14", "half_2": "2026-12-14", "year": "2026-12-14"}
CHANNELS = ("online_full", "online_partial", "direct", "postal")


@cache
def text(name: str, day: datetime.date, root: Path = ROOT) -> str:
    return "\n".join(docx_lines(report(name, day, root=root).data))


def section(number: int, name: str, day: datetime.date, root: Path = ROOT) -> str:
    """One section of part II alone."""
    whole = text(name, day, root).partition("II. KẾT QUẢ THỰC HIỆN")[2]
    return whole.partition(f"| {number}. ")[2].partition(f"| {number + 1}. ")[0]


def read(folder: str, root: Path = ROOT) -> list[Record]:
    found = sorted((root / "records" / folder).rglob("*.yaml"))
    return [yaml.load(p.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for p in found]


def months(name: str, day: datetime.date) -> list[Record]:
    """The months that end in the period and were taken by the day, oldest first."""
    found = []
    for record in read("one_stop"):
        year, month = (int(part) for part in record["id"][3:].split("-"))
        end = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
        inside = FIRST[name] <= end.isoformat() <= LAST[name]
        if inside and record["extracted_on"] <= day.isoformat():
            found.append(record)
    return sorted(found, key=lambda record: str(record["id"]))


def total(records: list[Record], *keys: str, field: str | None = None) -> int:
    return sum(
        int(row.get(key, 0))
        for record in records
        for row in record["rows"]
        if field in (None, row["field"])
        for key in keys
    )


def dotted(value: int) -> str:
    """As a sentence writes a count."""
    return f"{value:02d}" if value < 10 else f"{value:,}".replace(",", ".")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The same records in a ward that keeps neither a quality system nor one-stop figures."""
    root = copy_records(tmp_path)
    for folder in ("procedures", "qms", "one_stop"):
        shutil.rmtree(root / "records" / folder, ignore_errors=True)
    return root


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return copy_records(tmp_path)


def test_without_their_records_both_parts_read_as_before(bare: Path) -> None:
    whole = text("half_1", JUNE, bare)
    assert NO_SYSTEM in section(2, "half_1", JUNE, bare)
    assert NO_MONTHS in section(4, "half_1", JUNE, bare)
    assert SYSTEM_TITLE not in whole
    assert MONTHS_TITLE not in whole
    assert "nêu tại Phụ lục VII, các chỉ tiêu nêu tại Phụ lục VIII" in whole


@pytest.mark.parametrize(("name", "day"), CASES)
def test_with_their_records_nothing_is_said_to_be_missing(name: str, day: datetime.date) -> None:
    whole = text(name, day)
    assert NO_SYSTEM not in whole
    assert NO_MONTHS not in whole


@pytest.mark.parametrize(("name", "day"), CASES)
def test_text_names_appendices_by_the_numbers_that_they_have(name: str, day: datetime.date) -> None:
    lines = text(name, day).splitlines()
    heads = [n for n, line in enumerate(lines) if line.startswith("Phu luc | ")]
    found = {lines[n + 1].partition(" | ")[2]: lines[n].partition(" | ")[2] for n in heads}
    quality = next(number for title, number in found.items() if title.startswith("HỆ THỐNG"))
    one_stop = next(number for title, number in found.items() if title.startswith("KẾT QUẢ TIẾP"))
    listed = next(number for title, number in found.items() if title.startswith("DANH MỤC"))
    assert f"Số liệu chi tiết nêu tại {quality}." in section(2, name, day)
    assert f"Số liệu theo lĩnh vực nêu tại {one_stop}." in section(4, name, day)
    assert f"Danh mục sáng kiến nêu tại {listed}, " in section(3, name, day)


@pytest.mark.parametrize(("name", "day"), CASES)
def test_one_stop_figures_agree_with_a_second_count(name: str, day: datetime.date) -> None:
    part, own = section(4, name, day), months(name, day)
    new, resolved = total(own, *CHANNELS), total(own, "resolved")
    online, good = total(own, "online_full", "online_partial"), total(own, "early_or_on_time")
    carried, left = total(own[:1], "carried_over"), total(own[-1:], "in_process")
    assert (
        f"phải giải quyết là {dotted(carried + new)}, gồm {dotted(carried)} hồ sơ từ kỳ trước "
        f"chuyển sang và {dotted(new)} hồ sơ mới tiếp nhận"
    ) in part
    assert f"có {dotted(online)} hồ sơ trực tuyến, đạt {share(online, new)} (" in part
    assert (
        f"Đã giải quyết {dotted(resolved)} hồ sơ, trong đó trước và đúng hạn {dotted(good)}" in part
    )
    assert f"tỷ lệ đúng hạn đạt {share(good, resolved)} (" in part
    assert f"Đang giải quyết {dotted(left)} hồ sơ" in part


def share(part: int, whole: int) -> str:
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}%".replace(",0%", "%")


@pytest.mark.parametrize(("name", "day"), CASES)
def test_every_row_by_field_agrees_with_a_second_count(name: str, day: datetime.date) -> None:
    own = months(name, day)
    settings = yaml.safe_load((ROOT / "records/workspace.yaml").read_text(encoding="utf-8"))
    names = {one["id"]: one["name"] for one in settings["qms"]["fields"]}
    part = text(name, day).partition(MONTHS_TITLE)[2].partition("section |")[0]
    rows = {
        cells[1]: cells
        for line in part.splitlines()
        if line.startswith("table | ") and len(cells := line[8:].split(" ¦ ")) == 19
    }
    fields = {row["field"] for record in own for row in record["rows"]}
    assert set(rows) == {"Lĩnh vực", "Cộng", "Cùng kỳ năm trước", *(names[f] for f in fields)}
    for field in [*sorted(fields), None]:
        cells = rows[names[field] if field else "Cộng"]
        new = total(own, *CHANNELS, field=field)
        carried = total(own[:1], "carried_over", field=field)
        counts = (carried, carried + new, total(own, "resolved", field=field),
                  total(own[-1:], "in_process", field=field))  # fmt: skip
        shown = tuple(cells[n].replace(".", "") for n in (2, 7, 12, 15))
        assert shown == tuple(map(str, counts)), field


@pytest.mark.parametrize(("name", "day"), CASES)
def test_figures_of_the_system_agree_with_a_second_count(name: str, day: datetime.date) -> None:
    until = min(day.isoformat(), LAST[name])
    slips = [r for r in read("qms") if r["id"].startswith("KPH-")]
    raised = [s for s in slips if FIRST[name] <= s["detected_on"] <= until and "cancelled" not in s]
    closed = [s for s in slips if "closed" in s and FIRST[name] <= s["closed"]["on"] <= until]
    standing = [
        s for s in slips
        if s["detected_on"] <= until
        and not ("closed" in s and s["closed"]["on"] <= until)
        and not ("cancelled" in s and s["cancelled"]["on"] <= until)
    ]  # fmt: skip
    reviews = [
        r for r in read("qms")
        if r["id"].startswith("XX-") and FIRST[name] <= r["held_on"] <= until
    ]  # fmt: skip
    rows = system_rows(name, day)
    assert rows["Phiếu yêu cầu hành động khắc phục được lập"] == str(len(raised))
    assert rows["Phiếu đã đóng"] == str(len(closed))
    assert rows["Phiếu chưa đóng (ngày cuối)"] == str(len(standing))
    assert rows["Lần xem xét của lãnh đạo"] == str(len(reviews))
    present = [
        p for p in read("procedures")
        if any(max(r.get("issued_on", "9"), r.get("effective_on", "9")) <= until for r in p["revisions"])
        and not ("repealed" in p and p["repealed"]["on"] <= until)
    ]  # fmt: skip
    assert rows["Quy trình đang áp dụng (ngày cuối)"] == str(len(present))
    assert f"có {dotted(len(present))} quy trình đang được áp dụng" in section(2, name, day)


def system_rows(name: str, day: datetime.date, root: Path = ROOT) -> dict[str, str]:
    part = text(name, day, root).partition(SYSTEM_TITLE)[2].partition("section |")[0]
    cells = (line[8:].split(" ¦ ") for line in part.splitlines() if line.startswith("table | "))
    return {row[1]: row[3] for row in cells if len(row) == 6}


def test_a_month_that_was_taken_later_is_not_known_yet(own: Path) -> None:
    change(
        own / "records/one_stop/2026/MC-2026-05.yaml",
        "extracted_on: 2026-06-",
        "extracted_on: 2026-07-",
    )
    part = section(4, "half_1", JUNE, own)
    assert "từ tháng 12/2025 đến tháng 4/2026" in part
    assert "chưa có số liệu tháng 5/2026" in part


def test_a_year_ago_is_compared_only_when_every_month_is_known(own: Path) -> None:
    folder = own / "records/one_stop"
    for path in sorted(folder.rglob("MC-*.yaml")):
        year, month = path.stem[3:].split("-")
        before = f"{int(year) - 1}-{month}"
        target = folder / before[:4] / f"MC-{before}.yaml"
        if target.exists() or before > "2025-05":
            continue
        target.parent.mkdir(exist_ok=True)
        data = path.read_text(encoding="utf-8").replace(path.stem, target.stem)
        data = re.sub(
            r"extracted_on: [0-9]{4}", lambda m: f"extracted_on: {int(m[0][-4:]) - 1}", data
        )
        target.write_text(data, encoding="utf-8", newline="\n")
    assert "không thay đổi so với cùng kỳ năm trước" in section(4, "half_1", JUNE, own)
    assert "Chưa có số liệu một cửa cùng kỳ" not in section(4, "half_1", JUNE, own)
    text.cache_clear()
    (folder / "2025/MC-2025-02.yaml").unlink()
    assert "Chưa có số liệu một cửa cùng kỳ năm trước để so sánh." in section(
        4, "half_1", JUNE, own
    )
    text.cache_clear()


@pytest.mark.parametrize(("name", "day"), CASES)
def test_every_figure_of_both_parts_knows_its_records(name: str, day: datetime.date) -> None:
    known = {r["id"] for folder in ("procedures", "qms", "one_stop") for r in read(folder)}
    figures = [f for f in report(name, day).figures if re.match("(bảng )?(một cửa|HTQLCL)", f.name)]
    assert figures
    for figure in figures:
        assert set(figure.members) <= known
        assert figure.members or figure.text in ("0", "00", "–"), figure.name


@pytest.mark.parametrize(("name", "day"), CASES)
def test_no_sentence_betrays_a_template(name: str, day: datetime.date) -> None:
    for number in (2, 4):
        part = section(number, name, day)
        for flaw in ("{{", "None", " ,", " ;", "..", "  ", "( ", " )", " 00 ", ":.", "–."):
            assert flaw not in part, flaw


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ([], ""),
        (["2026-05"], "tháng 5/2026"),
        (["2025-12", "2026-01"], "các tháng 12/2025, 1/2026"),
        (["2025-12", "2026-01", "2026-02"], "từ tháng 12/2025 đến tháng 2/2026"),
        (["2025-12", "2026-02", "2026-03"], "các tháng 12/2025, 2/2026, 3/2026"),
    ],
)
def test_months_are_named_as_people_say_them(keys: list[str], said: str) -> None:
    assert months_named(keys) == said


def test_appendices_are_numbered_without_those_that_are_missing() -> None:
    full: dict[str, Record] = {part.about: {"rows": [], "not_recorded": ""} for part in PARTS}
    assert appendices(full)["appendix"] == {
        "tasks": "I", "units": "II", "quality": "III", "one_stop": "IV", "communication": "V",
        "ip_measurement": "VI", "budget": "VII", "proposals": "VIII", "initiatives": "IX",
        "indicators": "X",
    }  # fmt: skip
    some = full | {"quality": {}}
    assert appendices(some)["appendix"]["initiatives"] == "VIII"
    assert "quality" not in appendices(some)["part_templates"]
    assert still_missing(full)["quality"] == ""
    assert "quality" not in still_missing(some)
