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
PERSON = "id: nguyen-van-a\nname: Nguyễn Văn A\npost: Phó Chủ tịch UBND phường\nunit: van-phong\n"
APPROVED = ("--approved-by", "nguyen-van-a", "--decision", "45/QĐ-UBND@2026-08-03")
PLACE = "records/procedures/QT-VHXH-01.yaml"


@pytest.fixture(autouse=True)
def records(desk: Path) -> None:
    for path, text in {
        PLACE: PROCEDURE,
        "records/people/nguyen-van-a.yaml": PERSON,
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
    (desk / PLACE).write_text(PROCEDURE.replace("    legal_bases: [VB-2022-002]\n", ""), "utf-8")
    done = nkh("iso", "impact", "VB-2026-003")
    assert done.status == 0
    assert "Không quy trình hiện hành nào bị tác động" in " ".join(done.out.split())
    (desk / PLACE).unlink()
    assert nkh("iso", "impact").out.endswith("\nChưa có quy trình nào.\n")
    assert nkh("iso", "impact", "VB-2026-999").status == 2


def test_a_draft_that_waits_for_its_issue_is_listed(nkh: Nkh, desk: Path) -> None:
    draft = "  - {edition: 1, revision: 1, reason: improvement, triggered_by: [VB-2026-003]}\n"
    kept = PROCEDURE.replace("    legal_bases: [VB-2022-002]\n", "")
    (desk / PLACE).write_text(kept.replace("# lời", draft + "# lời"), "utf-8")
    content = json.loads(nkh("iso", "impact", "--as-of", "2026-08-15", "--format", "json").out)
    assert content["impacts"] == []
    (one,) = content["drafts"]
    assert (one["procedure"], one["due"], one["days_left"]) == ("QT-VHXH-01", "2026-10-01", 47)
    text = nkh("iso", "impact", "--as-of", "2026-10-02").out
    assert "Dự thảo sửa đổi chưa ban hành (1)" in text
    assert "quá hạn 1 ngày" in text
    assert "Không còn quy trình nào" not in text
    before = nkh("iso", "impact", "--as-of", "2026-06-30").out  # not in effect yet
    assert "Dự thảo" not in before


def test_ended_bases_are_replaced_in_the_next_issue(nkh: Nkh, desk: Path) -> None:
    done = nkh("iso", "revise", "QT-VHXH-01", "--reason", "legal_change", "--issued", "2026-08-03", "--effective", "2026-08-05", *APPROVED)  # fmt: skip
    assert done.status == 0, done.err
    issue = last_issue(desk)
    assert (issue["edition"], issue["revision"]) == (1, 1)
    assert issue["legal_bases"] == issue["triggered_by"] == ["VB-2026-003"]
    assert "# lời ghi của người soạn" in (desk / PLACE).read_text("utf-8")
    assert impacts(nkh, "VB-2026-003")[0]["answer"] == "revised"


@pytest.mark.parametrize(
    "given",
    [
        (),
        APPROVED[:2],
        APPROVED[2:],
        (*APPROVED[:2], "--decision", "45/QĐ-UBND"),
        (*APPROVED[:2], "--decision", "@2026-08-03"),
        (*APPROVED[:2], "--decision", "45/QĐ-UBND@mai"),
        ("--approved-by", "khong-ai-biet", *APPROVED[2:]),
    ],
)
def test_an_issue_without_approver_and_decision_is_refused(
    nkh: Nkh, desk: Path, given: tuple[str, ...]
) -> None:
    before = contents(desk)
    words = ("--reason", "legal_change", "--issued", "2026-08-03", "--effective", "2026-08-05")
    done = nkh("iso", "revise", "QT-VHXH-01", *words, *given)
    assert done.status == 2
    assert contents(desk) == before


def test_who_approved_and_the_decision_are_written(nkh: Nkh, desk: Path) -> None:
    words = ("--reason", "legal_change", "--issued", "2026-08-03", "--effective", "2026-08-05")
    assert nkh("iso", "revise", "QT-VHXH-01", *words, *APPROVED).status == 0
    issue = last_issue(desk)
    assert issue["approved_by"] == "nguyen-van-a"
    assert "number: 45/QĐ-UBND" in (text := (desk / PLACE).read_text("utf-8"))
    assert "2026-08-03" in text.partition("45/QĐ-UBND")[2]


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


def test_a_change_without_a_day_is_not_denied(nkh: Nkh, desk: Path) -> None:
    (desk / PLACE).unlink()
    (desk / "records/documents/VB-2022-002.yaml").write_text(
        OLD.replace("expires_on: 2026-07-01\n", ""), "utf-8"
    )
    (desk / "records/documents/VB-2026-003.yaml").write_text(
        NEW.replace("effective_on: 2026-07-01\n", ""), "utf-8"
    )
    for name in ("VB-2026-003", "VB-2022-002"):
        assert "chưa ghi ngày có hiệu lực" in " ".join(nkh("iso", "impact", name).out.split())


def test_an_expired_base_is_dropped_in_the_next_issue(nkh: Nkh, desk: Path) -> None:
    (desk / "records/documents/VB-2026-003.yaml").unlink()
    assert "hết hiệu lực từ ngày 01/07/2026" in " ".join(nkh("iso", "impact").out.split())
    done = nkh(
        "iso", "revise", "QT-VHXH-01", "--reason", "legal_change", "--effective", "2026-12-01"
    )
    assert done.status == 0, done.err
    issue = last_issue(desk)
    assert "legal_bases" not in issue
    assert "triggered_by" not in issue
    assert issue["changes"] == [
        {"part": "Phần 3", "content": "Bỏ viện dẫn 42/2022/NĐ-CP đã hết hiệu lực."}
    ]


def test_a_draft_is_finished_before_the_next_issue(nkh: Nkh, desk: Path) -> None:
    words = ("iso", "revise", "QT-VHXH-01", "--reason", "legal_change")
    assert nkh(*words).status == 0
    before = contents(desk)
    again = nkh(*words, "--change", "Phần 5: x")
    assert (again.status, contents(desk) == before) == (2, True)
    assert "còn là dự thảo" in again.err


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
