"""`nkh verify`: untouched, edited by hand, or the records have moved; and `nkh why`."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from cli.desk import runner
from documents.real import JUNE, NOVEMBER, change, checked, copy_records, document
from documents.test_trace import git

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.verify import Verification, verify
from ngocha_kh.documents.why import matching, named_figures, reasons
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

TASK = "records/tasks/2026/NV-2026-046.yaml"  # overdue in November


def reminder() -> bytes:
    return document("cong-van-don-doc", "kthtdt", NOVEMBER).data


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """The file after a person changed it in a word processor and saved it."""
    opened = docx.Document(io.BytesIO(data))
    edit(opened)
    target = io.BytesIO()
    opened.save(target)
    return target.getvalue()


def checked_against(data: bytes, root: Path | None = None) -> Verification:
    validated = validate(Workspace(root), as_of=NOVEMBER) if root else checked()
    found = verify(data, validated)
    assert found is not None
    return found


def body_paragraph(opened: Any, words: str) -> Any:
    return next(p for p in opened.paragraphs if words in p.text)


def test_an_untouched_document_of_unchanged_records_is_clean() -> None:
    found = checked_against(reminder())
    assert (found.look, found.edits, found.kinds, found.figures) == ("same", (), (), ())
    assert found.is_untouched
    assert found.is_current


def test_saving_without_a_change_is_no_edit() -> None:
    found = checked_against(edited(reminder(), lambda opened: None))
    assert found.look == "saved" or found.look == "same"
    assert found.is_untouched
    assert found.is_current


def test_new_looks_are_told_from_new_words() -> None:
    def make_bold(opened: Any) -> None:
        body_paragraph(opened, "Khẩn trương").runs[0].bold = True

    found = checked_against(edited(reminder(), make_bold))
    assert found.look == "saved"
    assert found.is_untouched


def test_a_changed_paragraph_is_named_with_its_text_before() -> None:
    def reword(opened: Any) -> None:
        for run in body_paragraph(opened, "Khẩn trương").runs:
            run.text = run.text.replace("Khẩn trương", "Cố gắng")

    (edit,) = checked_against(edited(reminder(), reword)).edits
    assert edit.before is not None
    assert edit.before.startswith("1. Khẩn trương hoàn thành")
    assert edit.after is not None
    assert edit.after.startswith("1. Cố gắng hoàn thành")


def test_an_added_and_a_deleted_paragraph_are_named() -> None:
    def rework(opened: Any) -> None:
        gone = body_paragraph(opened, "Nếu chưa thể hoàn thành")
        gone._element.getparent().remove(gone._element)
        body_paragraph(opened, "Để bảo đảm").insert_paragraph_before("Thêm một câu.")

    edits = checked_against(edited(reminder(), rework)).edits
    assert [(e.before is None, e.after is None) for e in edits] == [(True, False), (False, True)]
    assert edits[0].after == "Thêm một câu."


def test_a_changed_cell_of_a_table_is_named_with_its_row() -> None:
    def repay(opened: Any) -> None:
        cell = next(c for t in opened.tables for c in t._cells if "NV-2026-046" in c.text)
        cell.paragraphs[0].runs[0].text = "Việc khác"

    (edit,) = checked_against(edited(reminder(), repay)).edits
    assert "Việc khác" in (edit.after or "")
    assert "NV-2026-046" in (edit.before or "")


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """The same records, in which one overdue task was done since."""
    root = copy_records(tmp_path)
    path = root / TASK
    path.write_text(
        path.read_text(encoding="utf-8")
        + "\n  - on: 2026-11-20\n    state: done\n    progress: 100\n    completed_on: 2026-11-20\n"
        "    confirmed_by: vhxh\n    evidence:\n      - type: url\n        ref: https://example.vn/x\n",
        encoding="utf-8",
        newline="\n",
    )
    return root


def test_records_that_moved_show_the_figures_that_changed(moved: Path) -> None:
    data = document("thong-bao", "BC-2026-H2", NOVEMBER).data
    found = checked_against(data, moved)
    assert found.is_untouched
    assert not found.is_current
    assert found.kinds == ("task",)
    changes = {m.name: (m.before, m.after) for m in found.figures}
    before, after = changes["toàn kế hoạch: chưa hoàn thành, quá hạn"]
    assert int(after) == int(before) - 1


def test_a_document_that_can_no_longer_be_made_says_why(moved: Path) -> None:
    """The only overdue task of this unit is done: there is nothing left to remind of."""
    found = checked_against(reminder(), moved)
    assert found.is_untouched
    assert not found.is_current


def test_changed_words_of_the_records_are_seen_without_figures(tmp_path: Path) -> None:
    root = copy_records(tmp_path)
    change(root / "records/meetings/HOP-2026-001.yaml", "Phòng họp tầng 2", "Hội trường tầng 3")
    found = checked_against(document("giay-moi", "HOP-2026-001", JUNE).data, root)
    assert found.figures == ()
    assert any("Hội trường tầng 3" in (edit.after or "") for edit in found.texts)


def test_a_change_elsewhere_leaves_a_document_current(tmp_path: Path) -> None:
    root = copy_records(tmp_path)
    change(root / TASK, "title: ", "title: Việc ")
    found = checked_against(document("ke-hoach", "KH-2026", JUNE).data, root)
    assert found.kinds == ()
    assert found.is_current


def test_a_document_by_others_is_none_of_ours() -> None:
    target = io.BytesIO()
    docx.Document().save(target)
    assert verify(target.getvalue(), checked()) is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_word_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UserError, match="không phải tệp Word"):
        verify(data, checked())


def test_the_command_tells_the_three_cases_by_its_status(
    moved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nkh = runner(moved, capsys)
    assert nkh("render", "ke-hoach", "--out", str(moved / "a.docx")).status == 0
    (moved / "b.docx").write_bytes(document("thong-bao", "BC-2026-H2", NOVEMBER).data)
    (moved / "c.docx").write_bytes(b"no")
    clean = nkh("verify", str(moved / "a.docx"))
    assert clean.status == 0
    assert "nguyên trạng" in clean.out
    stale = nkh("verify", str(moved / "b.docx"))
    assert stale.status == 1
    assert "lập lại hôm nay khác" in stale.out
    assert nkh("verify", str(moved / "c.docx")).status == 3
    both = nkh("verify", str(moved / "a.docx"), str(moved / "b.docx"), "--format", "json")
    assert [file["current"] for file in json.loads(both.out)["files"]] == [True, False]


def test_a_document_edited_by_hand_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nkh = runner(copy_records(tmp_path), capsys)
    target = tmp_path / "kh.docx"
    assert nkh("render", "ke-hoach", "--out", str(target)).status == 0
    mine = edited(target.read_bytes(), lambda opened: opened.add_paragraph("Của tôi"))
    target.write_bytes(mine)
    refused = nkh("render", "ke-hoach", "--out", str(target))
    assert refused.status == 3
    assert "đã được sửa tay" in refused.err
    assert target.read_bytes() == mine
    assert nkh("render", "ke-hoach", "--out", str(target), "--force").status == 0
    assert target.read_bytes() != mine


def test_a_figure_is_found_by_number_by_text_and_by_name() -> None:
    figures = document("thong-bao", "BC-2026-H1", JUNE).manifest.figures
    assert matching(figures, "#1") == [(1, figures[0])]
    rate = next(f for f in figures if "tỷ lệ hoàn thành" in f.name)
    assert [f for _, f in matching(figures, rate.text)] == [rate]
    assert [f for _, f in matching(figures, "ty le hoan thanh")] == [rate]
    assert matching(figures, "sáng kiến") == []


def test_every_member_of_a_rate_names_its_record_and_field() -> None:
    there = Office(checked().on(NOVEMBER), "KH-2026")
    rate = named_figures(there.figures, "toàn kế hoạch")["completion_rate"]
    found = reasons(there, rate.members)
    assert [reason.id for reason in found] == list(rate.members)
    assert all(reason.path.startswith("records/tasks/2026/") for reason in found)
    late = next(reason for reason in found if reason.id == "NV-2026-046")
    assert late.value.startswith("Chưa hoàn thành, quá hạn; hạn 01/10/2026")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_why_names_the_commit_and_its_author(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_records(tmp_path)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Hồ sơ")
    nkh = runner(root, capsys)
    asked = ("why", "overdue", "--unit", "kthtdt", "--as-of", "2026-11-24", "--format", "json")
    answer = json.loads(nkh(*asked).out)
    (figure,) = answer["figures"]
    (member,) = figure["members"]
    assert member["id"] == "NV-2026-046"
    assert member["author"] == "Test"
    assert member["commit"] == git(root, "rev-parse", "HEAD")
    file = root / "tb.docx"
    nkh("render", "thong-bao", "BC-2026-H2", "--as-of", "2026-11-24", "--out", str(file))
    said = nkh("why", str(file), "tỷ lệ hoàn thành")
    assert said.status == 0
    assert "NV-2026-046" in said.out
    assert "Test" in said.out
    assert nkh("why", str(file), "không có số liệu này").status == 2
