"""`nkh verify`: untouched, edited by hand, or the records have moved; and `nkh why`."""

import io
import json
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from cli.desk import runner
from documents.real import JUNE, NOVEMBER, ROOT, change, checked, copy_records, document
from documents.test_trace import git

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.verify import Verification, verify
from ngocha_kh.documents.why import grouped, matching, named_figures, reasons
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
    assert found.look == "restyled"
    assert not found.is_untouched


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
    assert edit.place == "bảng 1, dòng 1, cột «Nhiệm vụ»"
    assert edit.after == "Việc khác"
    assert (edit.before or "").endswith("(NV-2026-046)")


def test_a_cell_of_an_appendix_is_named_with_the_appendix() -> None:
    def recount(opened: Any) -> None:
        rows = (row for table in opened.tables for row in table.rows)
        row = [r for r in rows if r.cells[0].text == "Cộng"][-1]
        row.cells[1].paragraphs[0].runs[0].text = "999"

    data = document("bao-cao", "BC-2026-H1", JUNE).data
    (edit,) = checked_against(edited(data, recount)).edits
    assert re.fullmatch("Phụ lục II, bảng 1, dòng [0-9]+, cột «Tổng giao»", edit.place)
    assert edit.after == "999"


def test_letters_composed_otherwise_are_the_same_words() -> None:
    def decompose(opened: Any) -> None:
        for run in body_paragraph(opened, "Khẩn trương").runs:
            run.text = unicodedata.normalize("NFD", run.text)

    (edit,) = checked_against(edited(reminder(), decompose)).edits
    assert (edit.kind, edit.place) == ("encoding", "đoạn 5")


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
    (edit,) = found.texts
    assert "Phòng họp tầng 2" in (edit.before or "")
    assert "Hội trường tầng 3" in (edit.after or "")


def test_a_record_that_cannot_be_read_is_no_record_that_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_records(tmp_path)
    (root / TASK).write_text("title: [\n", encoding="utf-8", newline="\n")
    data = document("thong-bao", "BC-2026-H2", NOVEMBER).data
    found = checked_against(data, root)
    assert found.unread == (TASK,)
    assert not found.is_compared
    assert (found.kinds, found.figures, found.texts, found.remade) == ((), (), (), "")
    untold = checked_against(document("ke-hoach", "KH-2026", JUNE).data, root)
    assert untold.is_current  # it stands on no task
    nkh = runner(root, capsys)
    (root / "tb.docx").write_bytes(data)
    said = nkh("verify", str(root / "tb.docx"))
    assert said.status == 3
    assert "chưa đối chiếu được" in said.out
    assert TASK in said.out
    assert f"1 tệp hồ sơ có lỗi: {TASK}" in said.err


def test_figures_and_words_are_both_told_and_nothing_that_is_none(
    moved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (moved / "tb.docx").write_bytes(document("thong-bao", "BC-2026-H2", NOVEMBER).data)
    both = runner(moved, capsys)("verify", str(moved / "tb.docx")).out
    assert re.search(r"khác [0-9]+ số liệu, [0-9]+ chỗ trong lời văn:", both)
    assert "toàn kế hoạch: chưa hoàn thành, quá hạn: " in both
    assert re.search(r"phần I, đoạn 2: «… .*» → «… .*»", both)
    assert not re.search(r"\b0 (số liệu|chỗ)", both)


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
    for wanted in ("ty le hoan thanh", "completion_rate", "toàn kế hoạch: tỷ lệ hoàn thành"):
        assert [f for _, f in matching(figures, wanted)] == [rate]
    (of_unit,) = matching(figures, "Phòng VH-XH tỷ lệ hoàn thành")
    assert of_unit[1].name == "Phòng VH-XH: tỷ lệ hoàn thành"
    assert matching(figures, "sáng kiến") == []
    assert matching(figures, "#0") == matching(figures, "#999999") == []
    assert matching(figures, "#²") == matching(figures, "") == []


def test_every_member_of_a_rate_names_its_record_and_field() -> None:
    there = Office(checked().on(NOVEMBER), "KH-2026")
    rate = named_figures(there.figures, "toàn kế hoạch")["completion_rate"]
    found = reasons(there, rate.members)
    assert [reason.id for reason in found] == list(rate.members)
    assert all(reason.path.startswith("records/tasks/2026/") for reason in found)
    late = next(reason for reason in found if reason.id == "NV-2026-046")
    assert late.value.startswith("Chưa hoàn thành, quá hạn; hạn 01/10/2026")
    groups = [*grouped(found)]
    assert groups[0] == "Chưa hoàn thành, quá hạn"
    assert groups[-1].startswith("Hoàn thành")
    assert sum(map(len, grouped(found).values())) == len(found)


@pytest.mark.parametrize("name", ["completion_rate", "tỷ lệ hoàn thành", "TY LE HOAN THANH"])
def test_a_figure_may_be_asked_for_by_key_and_by_name(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    nkh = runner(ROOT, capsys)
    short = nkh("why", name, "--as-of", "2026-11-24")
    assert short.status == 0
    assert short.out.startswith("toàn kế hoạch: tỷ lệ hoàn thành: ")
    groups = re.findall(r"^  (\S.*): ([0-9]+)$", short.out, re.MULTILINE)
    assert groups[0] == ("Chưa hoàn thành, quá hạn", "4")
    assert short.out.count("    NV-2026-") == sum(min(10, int(count)) for _, count in groups)
    assert "hồ sơ khác (xem --all)" in short.out
    full = nkh("why", name, "--as-of", "2026-11-24", "--all")
    assert full.out.count("    NV-2026-") == sum(int(count) for _, count in groups)


def test_a_file_alone_lists_its_figures_and_bears_no_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issued = document("cong-van-don-doc", "kthtdt", NOVEMBER)
    file = tmp_path / "cv.docx"
    file.write_bytes(issued.data)
    nkh = runner(ROOT, capsys)
    listed = nkh("why", str(file))
    assert listed.status == 0
    for number, figure in enumerate(issued.figures, 1):
        assert f"#{number} {figure.name}: {figure.text}\n" in listed.out
    for option in (("--unit", "vhxh"), ("--section", "II.1"), ("--as-of", "2026-06-14")):
        refused = nkh("why", str(file), "completion_rate", *option)
        assert refused.status == 2
        assert f"{option[0]} không dùng cùng một tệp" in refused.err
    late = nkh("why", str(file), "37")
    assert late.out.splitlines()[1].startswith("#2 NV-2026-046: số ngày làm việc chậm: 37")
    assert "hạn 01/10/2026" in late.out


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
