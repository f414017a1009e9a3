"""bang-theo-doi: the changes of one record on paper, as Git tells them (clause 7.5)."""

import datetime
import os
from pathlib import Path
from typing import Final

import pytest
from cli.desk import TASK, Nkh, make_desk, runner
from nd30.lines import docx_lines
from repo import Repo, needs_git

pytestmark = needs_git
GOLDEN: Final = Path(__file__).parent / "golden" / "bang-theo-doi_NV-2026-001.txt"
UPDATE: Final = """updates:
  - on: 2026-05-20
    state: in_progress
    progress: 40
    note: Đã họp đợt 1
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A task that was made, edited by hand, and moved on by a reviewed commit."""
    repo = Repo(make_desk(tmp_path / "desk"))
    repo.commit("Tạo", "2026-05-01T09:00:00+07:00", author="Lê Văn C")
    text = (repo.root / TASK).read_text("utf-8")
    repo.write(TASK, text.replace("title: ", "title: Mới ", 1))
    repo.commit("Sửa tên", "2026-05-10T23:30:00+07:00", author="Trần Thị B")
    repo.write(TASK, (repo.root / TASK).read_text("utf-8") + UPDATE)
    repo.commit(
        "NV-2026-001: Đang thực hiện\n\nNkh-Record: NV-2026-001\nNkh-Capacity: KT. CHỦ TỊCH\n"
        "Reviewed-by: Nguyễn Văn A",
        "2026-05-20T10:00:00+07:00",
    )
    return repo


@pytest.fixture
def nkh(repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Nkh:
    monkeypatch.setattr("ngocha_kh.cli.moment.today", lambda: datetime.date(2026, 6, 2))
    return runner(repo.root, capsys)


def paper(repo: Repo) -> bytes:
    return (repo.root / "out" / "bang-theo-doi-NV-2026-001.docx").read_bytes()


def test_the_table_reads_as_agreed(repo: Repo, nkh: Nkh) -> None:
    done = nkh("history", "NV-2026-001", "--format", "docx")
    assert done.status == 0, done.err
    ids = repo.git("log", "--format=%H").split()
    found = list(docx_lines(paper(repo)))
    for number, one in enumerate(reversed(ids), 1):
        found = [line.replace(one[:12], f"<{number}>").replace(one[:10], f"<{number}>") for line in found]  # fmt: skip
    if os.environ.get("NKH_UPDATE_GOLDEN"):
        GOLDEN.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text("utf-8").splitlines()


def test_it_is_clean_and_the_same_twice(repo: Repo, nkh: Nkh) -> None:
    nkh("history", "NV-2026-001", "--format", "docx")
    first = paper(repo)
    assert nkh("render", "bang-theo-doi", "NV-2026-001").status == 0
    assert paper(repo) == first
    assert nkh("nd30", str(repo.root / "out" / "bang-theo-doi-NV-2026-001.docx")).status == 0
    assert nkh("verify", str(repo.root / "out" / "bang-theo-doi-NV-2026-001.docx")).status == 0


def test_only_what_was_committed_by_the_day_is_told(repo: Repo, nkh: Nkh) -> None:
    assert nkh("history", "NV-2026-001", "--format", "docx", "--at", "2026-05-10").status == 0
    text = "\n".join(docx_lines(paper(repo)))
    assert "Trần Thị B" in text
    assert "Nguyễn Văn A" not in text


def test_what_is_not_committed_is_not_in_the_table_and_that_is_said(repo: Repo, nkh: Nkh) -> None:
    repo.write(TASK, (repo.root / TASK).read_text("utf-8").replace("progress: 40", "progress: 50"))
    done = nkh("history", "NV-2026-001", "--format", "docx")
    assert "còn thay đổi chưa commit" in done.err


def test_a_deleted_record_has_its_table_too(repo: Repo, nkh: Nkh) -> None:
    (repo.root / TASK).unlink()
    repo.commit("Xóa", "2026-05-25T10:00:00+07:00")
    assert nkh("history", "NV-2026-001", "--format", "docx").status == 0
    assert any("Xóa hồ sơ" in line for line in docx_lines(paper(repo)))


def test_render_all_and_its_list_are_not_flooded(nkh: Nkh) -> None:
    listed = nkh("render", "--list").out
    assert "bất kỳ, khi nêu mã" in listed
    done = nkh("render", "bang-theo-doi")
    assert done.status == 2
    assert "nkh render bang-theo-doi MÃ" in done.err
    unknown = nkh("render", "bang-theo-doi", "NV-2026-999")
    assert unknown.status == 2
    assert "NV-2026-999" in unknown.err


def test_options_of_the_paper_need_the_paper(nkh: Nkh) -> None:
    assert nkh("history", "NV-2026-001", "--force").status == 2
    assert nkh("history", "NV-2026-001", "--format", "docx", "--only", "state").status == 2
