"""`nkh budget show`, and the rows of `nkh list` for the plan's other kinds."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cli.desk import Nkh, Own, runner
from examples.variants import BASE
from progress.plan_build import (
    Data,
    activity_data,
    asset_data,
    budget_data,
    order_data,
    proposal_data,
    total_data,
    unit_report_data,
)

from ngocha_kh.records.kinds import KINDS

DAY = ("--as-of", "2026-05-15")
M = 10**6
NOTE = "Cộng số liệu các phường cũ"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "w")


@pytest.fixture
def nkh(ward: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(ward, capsys)


def put(ward: Path, kind: str, *records: Data) -> None:
    """JSON is YAML."""
    for data in records:
        path = ward / "records" / KINDS[kind].path_of(data["id"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), encoding="utf-8", newline="\n")


def money(science: int, total: int, before: int, total_before: int, **changes: Any) -> list[Data]:
    """Two years in million đồng; `changes` are of the science line of 2026."""
    return [
        budget_data(initial=science * M, **changes),
        total_data(initial=total * M),
        budget_data("NS-2025-01", initial=before * M),
        total_data("NS-2025-09", initial=total_before * M, comparable_note=NOTE),
    ]


def verdict(nkh: Nkh) -> str:
    _, out, _ = nkh("budget", "show", *DAY, "--format", "json")
    return str(json.loads(out)["comparisons"][0]["verdict"])


def test_a_ward_without_lines_is_told_how_to_begin(nkh: Nkh) -> None:
    status, out, _ = nkh("budget", "show", *DAY)
    assert status == 0
    assert "nkh new budget" in out


def test_a_year_shows_its_lines_what_was_spent_and_the_verdict(nkh: Nkh, ward: Path) -> None:
    spent = [{"on": "2026-05-15", "amount": 18_500_000}, {"on": "2026-05-16", "amount": M}]
    later = [{"on": "2026-05-16", "amount": 10 * M}]
    put(ward, "budget", *money(40, 10_000, 30, 10_000, spent=spent, adjustments=later))
    _, out, _ = nkh("budget", "show", *DAY)
    assert "18,5" in out
    assert "46,3%" in out
    assert "theo dự toán đầu năm: Đạt" in out
    assert "tỷ lệ 0,400%" in out
    assert NOTE in out


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ((40, 10_000, 30, 10_000), "met"),
        ((30, 10_000, 30, 10_000), "not_met"),
        ((40, 0, 30, 10_000), "not_enough_data"),
    ],
)
def test_the_verdict_is_one_of_three(
    nkh: Nkh, ward: Path, amounts: tuple[int, int, int, int], expected: str
) -> None:
    put(ward, "budget", *money(*amounts))
    assert verdict(nkh) == expected


def test_a_share_that_grows_while_money_falls_is_pointed_out(nkh: Nkh, ward: Path) -> None:
    put(ward, "budget", *money(20, 1_000, 30, 10_000))
    _, out, _ = nkh("budget", "show", *DAY)
    assert "số tiền chi khoa học, công nghệ giảm" in out


def test_amounts_in_json_are_whole_dong(nkh: Nkh, ward: Path) -> None:
    put(ward, "budget", *money(40, 10_000, 30, 10_000))
    _, out, _ = nkh("budget", "show", "--year", "2025", *DAY, "--format", "json")
    found = json.loads(out)
    assert found["year"] == 2025
    assert [line["initial"] for line in found["lines"]] == [30 * M, 10_000 * M]


def test_our_own_budget_has_not_enough_data_to_compare(own: Own) -> None:
    out = own("budget", "show")
    assert "Không đủ số liệu" in out
    assert "không trọn năm" in out


@pytest.mark.parametrize(
    ("kind", "data", "told", "day"),
    [
        ("activity", activity_data(), "Dự kiến", "2026-03-09"),
        ("activity", activity_data(), "Đã thực hiện", "2026-03-11"),
        ("ip_asset", asset_data(unit="vhxh"), "Đã cấp văn bằng", "2026-05-15"),
        ("budget", total_data(), "Tổng chi", "2026-05-15"),
        ("order", order_data(), "Không có nhu cầu", "2026-05-15"),
        ("proposal", proposal_data(to="trung-tam"), "Đã nêu, chưa gửi", "2026-03-09"),
        ("unit_report", unit_report_data(), "17/06/2026", "2026-06-17"),
    ],
)
def test_lists_tell_the_state_on_the_day(
    nkh: Nkh, ward: Path, kind: str, data: Data, told: str, day: str
) -> None:
    put(ward, kind, data)
    status, out, _ = nkh("list", kind, "--as-of", day)
    assert status == 0
    assert told in out
