"""`list`, `show`, `find` and `progress` on the records of this repository, as a person uses them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ngocha_kh.cli.boundary import run

ROOT = Path(__file__).parents[2]
DAY = ("--as-of", "2026-06-14")


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert run(["-C", str(ROOT), *arguments]) == status
    found = capsys.readouterr()
    return found.out if status == 0 else found.err


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(said(capsys, *arguments, "--format", "json"))
    assert content["schema_version"] == 1
    return content


def test_the_units_add_up_to_the_total(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "progress", *DAY)
    for key in ("total", "done_on_time", "done_late", "open_in_time", "overdue", "suspended"):
        assert sum(group[key] for group in found["groups"]) == found["total"][key]


def test_the_completion_rate_is_done_over_done_and_overdue(
    capsys: pytest.CaptureFixture[str],
) -> None:
    total = told(capsys, "progress", *DAY)["total"]
    done = total["done_on_time"] + total["done_late"]
    assert total["completion_rate"]["numerator"] == str(done)
    assert total["completion_rate"]["denominator"] == str(done + total["overdue"])


def test_a_rate_over_nothing_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "progress", "--unit", "to-dgnb", *DAY)
    assert "không có nhiệm vụ đến hạn" in text
    assert "None" not in text


def test_the_rates_that_are_not_official_are_labelled(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "progress", *DAY)
    assert "không phải cách tính chính thức" in text
    assert "cách tính đề xuất" in text


def test_a_supporting_group_counts_for_each_member_but_the_lead(
    capsys: pytest.CaptureFixture[str],
) -> None:
    groups = told(capsys, "progress", "--by", "supporting", *DAY)["groups"]
    keys = {group["key"] for group in groups}
    assert "moi-don-vi" not in keys
    assert "vp" in keys


@pytest.mark.parametrize("by", ["unit", "supporting", "section", "obligation", "task"])
def test_every_table_is_printed_without_wrapping_a_line(
    capsys: pytest.CaptureFixture[str], by: str
) -> None:
    lines = said(capsys, "progress", "--by", by, *DAY).splitlines()
    widths = {len(line) for line in lines if line[:1] in ("│", "|")}
    assert len(widths) == 1


def test_overdue_tasks_stand_longest_first(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "progress", "--by", "task", "--state", "overdue", *DAY)
    days = [
        int(line.split("│")[-2]) for line in text.splitlines() if "NV-2026" in line and "│" in line
    ]
    assert days == sorted(days, reverse=True)
    assert days


def test_an_alias_is_listed_and_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    duties = told(capsys, "list", "obligation")["records"]
    assert len(duties) == 116
    assert [d["tasks"] for d in duties if d["id"] == "II.2-26"] == ["nhắc lại II.2-11"]
    keys = {group["key"] for group in told(capsys, "progress", "--by", "obligation")["groups"]}
    assert len(keys) == 115
    assert "II.2-26" not in keys


def test_tasks_are_filtered_by_unit_obligation_and_state(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = told(capsys, "list", "task", "--unit", "vhxh", "--state", "overdue", *DAY)["records"]
    assert found
    assert {(row["lead_unit"], row["state"]) for row in found} == {("vhxh", "overdue")}
    served = told(capsys, "list", "task", "--obligation", "II.4-01")["records"]
    assert len(served) == 12


def test_a_state_may_be_named_by_its_label(capsys: pytest.CaptureFixture[str]) -> None:
    by_label = told(capsys, "list", "task", "--state", "sap den han", *DAY)["records"]
    assert by_label == told(capsys, "list", "task", "--state", "due_soon", *DAY)["records"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "tasks"), "task (nhiệm vụ)"),
        (("list", "task", "--unit", "vhx"), "có phải «vhxh»"),
        (("list", "task", "--state", "xong"), "done_on_time (Hoàn thành đúng hạn)"),
        (("list", "task", "--obligation", "II.2-99"), "không có nghĩa vụ «II.2-99»"),
        (("show", "NV-2026-13"), "có phải «NV-2026-013»"),
        (("progress", "--section", "II.9"), "không có mục «II.9»"),
        (("progress", "--as-of", "2026-02-30"), "không phải ngày có thật"),
        (("find", "x", "--kind", "nhiemvu"), "task"),
    ],
)
def test_a_wrong_word_is_answered_with_what_would_be_right(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert words in said(capsys, *arguments, status=2)


def test_show_speaks_the_words_of_the_fields(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "show", "NV-2026-134", *DAY)
    assert "Tình trạng đến ngày 14/06/2026: Hoàn thành quá hạn" in text
    assert "Hạn đang áp dụng: 29/04/2026" in text  # the extension came too late
    assert "- III.2-10" in text
    assert "('" not in text


def test_show_an_obligation_with_its_sentence_and_its_tasks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = said(capsys, "show", "II.2-11")
    assert "Thực hiện đánh giá nội bộ, thực hiện hành động khắc phục." in text
    assert "suy ra, chờ xác nhận" in text
    assert "NV-2026-029" in text


@pytest.mark.parametrize("words", ["tap huan", "TẬP HUẤN", "huấn tập"])
def test_find_does_not_mind_diacritics_case_or_order(
    capsys: pytest.CaptureFixture[str], words: str
) -> None:
    hits = told(capsys, "find", *words.split(), "--limit", "500")["hits"]
    assert any(hit["id"] == "NV-2026-007" for hit in hits)
    assert any(hit["path"].endswith("KH-2026.yaml") for hit in hits)


def test_find_names_the_line_of_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    hit = told(capsys, "find", "NV-2026-134", "--kind", "task")["hits"][0]
    line = (ROOT / hit["path"]).read_text(encoding="utf-8").splitlines()[hit["line"] - 1]
    assert "NV-2026-134" in line


def test_find_reaches_into_lists(capsys: pytest.CaptureFixture[str]) -> None:
    hits = told(capsys, "find", "dinh muc", "--kind", "task")["hits"]
    assert any(hit["id"] == "NV-2026-134" for hit in hits)


def test_find_offers_what_is_alike_when_nothing_matches(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = told(capsys, "find", "tuyen truyn phap luat", "--kind", "task")
    assert found["exact"] is False
    assert found["hits"]


def test_find_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(ROOT), "find", "zzzzqqq"]) == 0
    assert "Không tìm thấy" in capsys.readouterr().err


def test_a_unit_sees_what_it_leads_and_what_it_supports(
    capsys: pytest.CaptureFixture[str],
) -> None:
    led = told(capsys, "progress", "--unit", "ttvh", *DAY)["groups"]
    supported = told(capsys, "progress", "--unit", "ttvh", "--by", "supporting", *DAY)["groups"]
    assert [group["key"] for group in led] == [group["key"] for group in supported] == ["ttvh"]
    assert supported[0]["total"] != led[0]["total"]


def test_a_rate_over_one_state_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "progress", "--by", "unit", "--state", "done_on_time", status=2)
    assert "--by task" in text


def test_overdue_tasks_are_named_below_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert "chậm 75 ngày" in said(capsys, "progress", *DAY)


def test_obligations_without_tasks_are_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "progress", "--by", "obligation")
    assert "Nghĩa vụ chưa có nhiệm vụ: không có." in text


def test_figures_from_part_of_the_records_say_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(ROOT / "records", tmp_path / "records"))
    (copy / "tasks/2026/NV-2026-001.yaml").write_text("id: [", encoding="utf-8")
    assert run(["-C", str(tmp_path), "progress"]) == 0
    assert "1 tệp hồ sơ có lỗi" in capsys.readouterr().out
