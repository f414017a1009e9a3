"""`nkh obligations` as a person uses it: everything, a part, what is missing, data."""

import json
from pathlib import Path

from cli.desk import Nkh, Own

DAY = ("--as-of", "2026-11-25")


def test_a_served_plan_misses_nothing(nkh: Nkh) -> None:
    found = nkh("obligations", "--missing", *DAY)
    assert found.status == 0
    assert "Không có nghĩa vụ nào chưa có hồ sơ." in found.out


def test_what_is_missing_is_told_with_what_it_needs(nkh: Nkh, desk: Path) -> None:
    (desk / "records/tasks/2026/NV-2026-001.yaml").unlink()
    found = nkh("obligations", "--missing", *DAY)
    assert "Chưa có hồ sơ" in found.out
    assert "Cần có:" in found.out
    assert "V-REF-16" in nkh("validate", *DAY).out


def test_all_116_obligations_are_there_and_fit_80_columns(own: Own) -> None:
    data = json.loads(own("obligations", "--format", "json"))
    text = own("obligations")
    assert len(data["obligations"]) == data["total"] == 116
    assert sum(data["states"].values()) == 116
    assert all(f" {one['id']} " in text for one in data["obligations"])
    assert max(map(len, text.splitlines())) <= 80
    assert "None" not in text


def test_every_obligation_of_our_own_plan_is_served_or_checked(own: Own) -> None:
    data = json.loads(own("obligations", "--format", "json"))
    assert data["states"]["not_served"] == 0
    for one in data["obligations"]:
        assert one["services"] or one["state"] in ("rule", "not_applicable"), one["id"]


def test_section_and_unit_narrow_the_list(own: Own, nkh: Nkh) -> None:
    data = json.loads(own("obligations", "--section", "II.2", "--unit", "vp", "--format", "json"))
    assert data["obligations"]
    assert {one["section"] for one in data["obligations"]} == {"II.2"}
    assert all("vp" in one["units"] for one in data["obligations"])
    assert nkh("obligations", "--section", "II.9").status == 2
    assert nkh("obligations", "--unit", "khong-co").status == 2
