"""`nkh calendar` and `nkh unit`: what is due, on the terminal, as data, as a file."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.desk import Done, Nkh, Own

DAY = ("--as-of", "2026-11-25")


def told(done: Done) -> Any:
    assert done.status == 0
    return json.loads(done.out)


def test_the_task_of_a_new_workspace_stands_on_its_day(nkh: Nkh) -> None:
    data = told(nkh("calendar", *DAY, "--format", "json"))
    assert [entry["record"] for entry in data["entries"]] == ["NV-2026-001"]
    assert data["entries"][0]["days_left"] == 19
    assert told(nkh("calendar", *DAY, "--to", "2026-12-13", "--format", "json"))["entries"] == []
    assert "Không có việc nào đến hạn." in nkh("calendar", *DAY, "--unit", "vp").out


def test_late_things_come_first_unless_a_first_day_is_said(nkh: Nkh) -> None:
    late = ("--as-of", "2026-12-20")
    assert "Quá hạn chưa xong (1)" in nkh("calendar", *late).out
    assert "Không có việc nào" in nkh("calendar", *late, "--from", "2026-12-20").out


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "2026-12-31", "--to", "2026-01-01"),
        ("--unit", "khong-co"),
        ("--ics", "lich.txt"),
        ("--ics", "records/lich.ics"),
    ],
)
def test_what_cannot_be_is_a_mistake_of_usage(
    nkh: Nkh, words: tuple[str, ...], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    assert nkh("calendar", *words, *DAY).status == 2


def test_a_calendar_file_is_only_replaced_when_it_is_ours(nkh: Nkh, tmp_path: Path) -> None:
    file = tmp_path / "lich.ics"
    assert nkh("calendar", *DAY, "--ics", str(file)).status == 0
    first = file.read_bytes()
    assert nkh("calendar", *DAY, "--ics", str(file)).status == 0
    assert file.read_bytes() == first
    file.write_bytes(first.replace(b"TRANSPARENT", b"OPAQUE"))
    refused = nkh("calendar", *DAY, "--ics", str(file))
    assert refused.status == 2
    assert "--force" in refused.err
    assert nkh("calendar", *DAY, "--ics", str(file), "--force").status == 0
    assert file.read_bytes() == first


def test_no_line_is_wider_than_a_terminal(own: Own) -> None:
    for words in (
        ("calendar", "--done", "--from", "2026-01-01"),
        ("unit", "vhxh"),
        ("unit", "nhom-iii5"),
    ):
        text = own(*words)
        assert max(map(len, text.splitlines())) <= 80
        assert "None" not in text


def test_a_unit_is_told_what_it_owes_and_has_done(own: Own) -> None:
    data = json.loads(own("unit", "kthtdt", "--format", "json"))
    assert data["units"] == ["kthtdt"]
    assert data["late"]
    assert all(entry["late"] for entry in data["late"])
    assert not any(entry["late"] for entry in data["soon"])
    assert all("kthtdt" in entry["units"] for entry in data["soon"] + data["done"])
    assert {one["id"] for one in data["procedures"]} >= {"QT-KTHT-01"}
    text = own("unit", "kthtdt")
    assert f"Quá hạn chưa xong ({len(data['late'])})" in text


def test_a_unit_without_work_is_told_so(nkh: Nkh) -> None:
    found = nkh("unit", "vp", *DAY)
    assert found.status == 0
    assert "Không chủ trì nhiệm vụ nào." in found.out
    assert nkh("unit", "khong-co", *DAY).status == 2
    assert nkh("unit", "vp", "--days", "0").status == 2
