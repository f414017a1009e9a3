"""`nkh iso impact` and `nkh iso revise`: from a new legal text to the next issue of a procedure."""

import json
from pathlib import Path

import pytest
import yaml
from cli.desk import Nkh, contents
from repo import Repo, needs_git

PROCEDURE = """id: QT-VHXH-01
title: Đăng ký khai sinh
type: operational
owner_unit: vhxh
internal: true
purpose: Quy định trình tự
revisions:
  - edition: 1
    revision: 0
    issued_on: 2025-03-03
    effective_on: 2025-03-03
    reason: new
    legal_bases: [VB-2022-002]
# lời ghi của người soạn
"""
OLD = "id: VB-2022-002\ndoc_type: decree\nnumber: 42/2022/NĐ-CP\ntitle: x\nissuer: Chính phủ\nexpires_on: 2026-07-01\nchecked_on: 2026-07-01\n"
NEW = "id: VB-2026-003\ndoc_type: decree\nnumber: 224/2026/NĐ-CP\ntitle: x\nissuer: Chính phủ\neffective_on: 2026-07-01\nchecked_on: 2026-07-01\nrelations:\n  - {type: replaces, target: VB-2022-002}\n"
PLACE = "records/procedures/QT-VHXH-01.yaml"


@pytest.fixture(autouse=True)
def records(desk: Path) -> None:
    for path, text in {
        PLACE: PROCEDURE,
        "records/documents/VB-2022-002.yaml": OLD,
        "records/documents/VB-2026-003.yaml": NEW,
    }.items():
        place = desk / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


def impacts(nkh: Nkh, *words: str) -> list[dict[str, object]]:
    done = nkh("iso", "impact", *words, "--format", "json")
    assert done.status == 0, done.err
    found: list[dict[str, object]] = json.loads(done.out)["impacts"]
    return found


def last_issue(desk: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((desk / PLACE).read_text("utf-8"))["revisions"][-1]
    return found


def test_the_days_left_are_counted(nkh: Nkh) -> None:
    (one,) = impacts(nkh, "--as-of", "2026-08-15")
    assert (one["procedure"], one["due"], one["days_left"], one["answer"]) == (
        "QT-VHXH-01", "2026-10-01", 47, "open",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["VB-2026-003", "VB-2022-002", "42/2022/NĐ-CP", "42/2022/nđ-cp"])
def test_a_text_is_found_by_id_or_number(nkh: Nkh, name: str) -> None:
    assert len(impacts(nkh, name)) == 1


def test_a_text_that_touches_nothing_says_so(nkh: Nkh, desk: Path) -> None:
    (desk / PLACE).unlink()
    done = nkh("iso", "impact", "VB-2026-003")
    assert done.status == 0
    assert "Không quy trình hiện hành nào viện dẫn" in done.out
    assert nkh("iso", "impact", "VB-2026-999").status == 2


def test_ended_bases_are_replaced_in_the_next_issue(nkh: Nkh, desk: Path) -> None:
    done = nkh("iso", "revise", "QT-VHXH-01", "--reason", "legal_change", "--issued", "2026-08-03", "--effective", "2026-08-05")  # fmt: skip
    assert done.status == 0, done.err
    issue = last_issue(desk)
    assert (issue["edition"], issue["revision"]) == (1, 1)
    assert issue["legal_bases"] == issue["triggered_by"] == ["VB-2026-003"]
    assert "# lời ghi của người soạn" in (desk / PLACE).read_text("utf-8")
    assert impacts(nkh, "VB-2026-003")[0]["answer"] == "revised"


def test_a_dry_run_and_show_write_nothing(nkh: Nkh, desk: Path) -> None:
    before = contents(desk)
    assert nkh("iso", "revise", "QT-VHXH-01", "--show").status == 0
    assert nkh("iso", "revise", "QT-VHXH-01", "--reason", "legal_change", "--dry-run").status == 0
    assert contents(desk) == before


@pytest.mark.parametrize(
    "words",
    [
        ["QT-VHXH-01"],
        ["QT-VHXH-01", "--reason", "khac"],
        ["QT-VHXH-01", "--reason", "legal_change", "--because", "VB-2026-999"],
        ["QT-VHXH-01", "--reason", "improvement", "--change", "không có phần"],
        ["vhxh", "--show"],
    ],
)
def test_wrong_words_are_refused_and_nothing_is_written(
    nkh: Nkh, desk: Path, words: list[str]
) -> None:
    before = contents(desk)
    assert nkh("iso", "revise", *words).status == 2
    assert contents(desk) == before


def test_nothing_changed_makes_no_issue(nkh: Nkh, desk: Path) -> None:
    place = desk / PLACE
    place.write_text(
        place.read_text("utf-8").replace("    legal_bases: [VB-2022-002]\n", ""), "utf-8"
    )
    done = nkh("iso", "revise", "QT-VHXH-01", "--reason", "improvement")
    assert done.status == 2
    assert "không thấy phần nào thay đổi" in done.err


@needs_git
def test_changed_parts_are_found_in_git(nkh: Nkh, desk: Path) -> None:
    repo = Repo(desk)
    repo.commit("lập", "2026-03-01T09:00:00+07:00")
    place = desk / PLACE
    place.write_text(place.read_text("utf-8").replace("Quy định trình tự", "Quy định mới"), "utf-8")
    shown = json.loads(nkh("iso", "revise", "QT-VHXH-01", "--show", "--format", "json").out)
    assert shown["since"] == [{"part": "Phần 1", "content": "Sửa mục đích."}]
    assert nkh("iso", "revise", "QT-VHXH-01", "--reason", "improvement").status == 0
    assert {"part": "Phần 1", "content": "Sửa mục đích."} in last_issue(desk)["changes"]  # type: ignore[operator]
    again = json.loads(nkh("iso", "revise", "QT-VHXH-01", "--show", "--format", "json").out)
    assert again["since"] == []
