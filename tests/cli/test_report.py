"""`nkh report`: what is written where, what is never overwritten, and what it says."""

import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Final

import docx
import pytest
from cli.desk import Nkh, contents, runner
from documents.real import change, copy_records

HALF: Final = ("report", "--half", "1", "--as-of", "2026-06-14")
NAME: Final = "out/bao-cao-6-thang-dau-nam-2026.docx"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return copy_records(tmp_path / "desk")


@pytest.fixture
def nkh(desk: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(desk, capsys)


def text_of(path: Path) -> str:
    return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


def edited(path: Path) -> bytes:
    """What Word would leave: another document.xml, everything else the same."""
    target = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                data = data.replace("Kinh phí".encode(), "Kinh phí sửa tay".encode())
            new.writestr(item, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        (("--half", "1"), NAME, "6 tháng đầu năm 2026, phương hướng, nhiệm vụ 6 tháng cuối"),
        (("--half", "2"), "out/bao-cao-6-thang-cuoi-nam-2026.docx", "6 tháng cuối năm 2026"),
        (("--year",), "out/bao-cao-nam-2026.docx", "sáng kiến năm 2026, phương hướng, nhiệm vụ năm 2027"),
        (("--half", "1", "--for", "2026"), NAME, "6 tháng đầu năm 2026"),
    ],
)  # fmt: skip
def test_each_period_has_its_file(
    desk: Path, nkh: Nkh, words: tuple[str, ...], name: str, title: str
) -> None:
    done = nkh("report", *words, "--as-of", "2026-11-24")
    assert done.status == 0
    assert done.out == f"Đã ghi {desk / name}\n"
    assert "Số liệu tính đến ngày 24/11/2026" in done.err
    assert title in text_of(desk / name)


def test_a_period_that_has_not_begun_is_refused(desk: Path, nkh: Nkh) -> None:
    done = nkh("report", "--half", "2", "--as-of", "2026-06-14")
    assert done.status == 2
    assert "bắt đầu từ ngày 15/06/2026" in done.err
    assert not (desk / "out").exists()


@pytest.mark.parametrize("words", [(), ("--half", "1", "--year")])
def test_one_period_must_be_chosen(desk: Path, nkh: Nkh, words: tuple[str, ...]) -> None:
    before = contents(desk)
    done = nkh("report", *words)
    assert done.status == 2
    assert "hãy chọn một kỳ: --half 1, --half 2 hoặc --year" in done.err
    assert contents(desk) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--trace", "nguon.txt"), "--trace nhận tệp .json hoặc .csv, không phải «nguon.txt»"),
        (("--preview", "--pdf"), "--preview không ghi tệp"),
        (("--date", "31/02/2026"), "không phải ngày có thật"),
        (("--half", "3"), "--half"),
        (("--for", "-5"), "«-5» không phải năm từ 2000 đến 2100"),
        (("--out", ""), "đường dẫn để trống"),
    ],
)
def test_wrong_usage_writes_nothing(
    desk: Path, nkh: Nkh, words: tuple[str, ...], message: str
) -> None:
    before = contents(desk)
    done = nkh(*HALF, *words)
    assert done.status == 2
    assert message in done.err
    assert contents(desk) == before


def test_a_year_without_a_plan_is_told(desk: Path, nkh: Nkh) -> None:
    done = nkh("report", "--year", "--for", "2031")
    assert done.status == 3
    assert "2031" in done.err
    assert not (desk / "out").exists()


def test_a_missing_text_record_is_told_with_the_command_that_makes_it(desk: Path, nkh: Nkh) -> None:
    (desk / "records/reports/BC-2026-H1.yaml").unlink()
    done = nkh(*HALF)
    assert done.status == 3
    command = "nkh new report --set id=BC-2026-H1 --set year=2026 --set period=half_1"
    assert command in done.err
    assert nkh(*command.split()[1:]).status == 0
    assert nkh(*HALF).status == 0


def test_out_number_and_date_are_taken(desk: Path, nkh: Nkh) -> None:
    target = desk / "trình ký" / "báo cáo.docx"
    done = nkh(*HALF, "--out", str(target), "--number", "05", "--date", "19/6/2026")
    assert done.status == 0
    whole = "".join(t.text or "" for t in docx.Document(str(target)).element.body.iter() if t.text)
    assert "05/BC-UBND" in whole
    assert "ngày 19 tháng 6 năm 2026" in whole


def test_a_file_name_without_docx_is_refused(desk: Path, nkh: Nkh) -> None:
    done = nkh(*HALF, "--out", str(desk / "baocao.doc"))
    assert done.status == 2
    assert "đuôi .docx" in done.err
    assert not (desk / "baocao.doc").exists()


def test_preview_prints_the_text_and_writes_nothing(desk: Path, nkh: Nkh) -> None:
    before = contents(desk)
    done = nkh(*HALF, "--preview")
    assert done.status == 0
    assert "II. KẾT QUẢ THỰC HIỆN" in done.out
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in done.out
    assert "Ủy ban nhân dân phường Ngọc Hà | 7 |" in done.out
    assert contents(desk) == before


def test_json_says_what_was_written(desk: Path, nkh: Nkh) -> None:
    done = nkh(*HALF, "--format", "json")
    found = json.loads(done.out)
    assert found["files"] == [str(desk / NAME)]
    assert (found["id"], found["as_of"]) == ("BC-2026-H1", "2026-06-14")
    assert found["figures"] > 40


@pytest.mark.parametrize("name", ["nguon.json", "NGUON.CSV"])
def test_the_trace_is_written_beside_the_report(desk: Path, nkh: Nkh, name: str) -> None:
    done = nkh(*HALF, "--trace", str(desk / name))
    assert done.status == 0
    assert "NV-2026-001" in (desk / name).read_text(encoding="utf-8")
    assert (desk / NAME).is_file()
    assert "chưa có commit" in done.err


def test_the_same_again_is_no_fault_and_a_newer_one_replaces_ours(desk: Path, nkh: Nkh) -> None:
    assert nkh(*HALF).status == 0
    first = (desk / NAME).read_bytes()
    assert nkh(*HALF).status == 0
    assert (desk / NAME).read_bytes() == first
    assert nkh("report", "--half", "1", "--as-of", "2026-06-10").status == 0
    assert (desk / NAME).read_bytes() != first


@pytest.mark.parametrize("kind", ["edited", "foreign", "empty"])
def test_a_file_of_a_person_is_not_overwritten_without_force(
    desk: Path, nkh: Nkh, kind: str
) -> None:
    assert nkh(*HALF).status == 0
    target = desk / NAME
    data = {"edited": edited(target), "foreign": b"PK not ours", "empty": b""}[kind]
    target.write_bytes(data)
    done = nkh(*HALF)
    assert done.status == 3
    assert "không ghi đè" in done.err
    assert "--force" in done.err
    assert target.read_bytes() == data
    assert nkh(*HALF, "--force").status == 0
    assert "sửa tay" not in text_of(target)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may be refused")
def test_a_folder_that_may_not_be_written_is_told(desk: Path, nkh: Nkh) -> None:
    locked = desk / "khóa"
    locked.mkdir(mode=0o500)
    done = nkh(*HALF, "--out", str(locked / "a.docx"))
    assert done.status == 3
    assert str(locked) in done.err


def test_a_file_in_the_place_of_a_folder_is_told(desk: Path, nkh: Nkh) -> None:
    (desk / "out").write_text("không phải thư mục", encoding="utf-8")
    done = nkh(*HALF)
    assert done.status == 3
    assert "không ghi được" in done.err


def test_a_broken_record_is_left_out_with_a_warning(desk: Path, nkh: Nkh) -> None:
    assert "có lỗi" not in nkh(*HALF, "--preview").err
    change(desk / "records/tasks/2026/NV-2026-001.yaml", "plan: KH-2026", "plan: [")
    done = nkh(*HALF, "--preview")
    assert done.status == 0
    assert "tệp hồ sơ có lỗi" in done.err
    assert "toàn kế hoạch có 182 nhiệm vụ" in done.out


def test_pdf_without_libreoffice_is_told_before_anything_is_written(
    desk: Path, nkh: Nkh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    done = nkh(*HALF, "--pdf")
    assert done.status == 3
    assert "không có LibreOffice nên không tạo được PDF" in done.err
    assert not (desk / "out").exists()


def test_a_converter_that_fails_leaves_the_word_file(
    desk: Path, nkh: Nkh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: str(desk / "không-có"))
    done = nkh(*HALF, "--pdf")
    assert done.status == 3
    assert "tệp Word vẫn đã được ghi" in done.err
    assert (desk / NAME).is_file()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs soffice to make a PDF")
def test_a_pdf_is_written_beside_the_word_file(desk: Path, nkh: Nkh) -> None:
    done = nkh(*HALF, "--pdf")
    assert done.status == 0
    printed = (desk / NAME).with_suffix(".pdf")
    assert printed.read_bytes().startswith(b"%PDF-")
    assert done.out.splitlines() == [f"Đã ghi {desk / NAME}", f"Đã ghi {printed}"]
