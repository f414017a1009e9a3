"""The report of the first half on paper, through LibreOffice (REL-84)."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from documents.real import JUNE, report

TOOLS: Final = ("soffice", "pdftotext", "pdffonts")
MARK: Final = "SỐ LIỆU MINH HỌA - KHÔNG PHẢI SỐ LIỆU CHÍNH THỨC"
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)} to see the pages"
)


def out_of(*command: str | Path) -> str:
    return subprocess.run(
        [str(c) for c in command], check=True, capture_output=True, text=True, encoding="utf-8",
        timeout=180,
    ).stdout  # fmt: skip


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "report.docx").write_bytes(report("half_1", JUNE).data)
    profile = (folder / "profile").as_uri()
    out_of("soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
           "--outdir", folder, folder / "report.docx")  # fmt: skip
    return folder / "report.pdf"


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[list[str]]:
    text = out_of("pdftotext", "-layout", pdf, "-")
    return [
        [line.strip() for line in page.splitlines() if line.strip()]
        for page in text.split("\f")[:-1]
    ]


def test_the_first_page_has_the_head_of_a_report(pages: list[list[str]]) -> None:
    first = pages[0]
    assert first[0].startswith("ỦY BAN NHÂN DÂN")
    assert first[0].endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert first[1].startswith("PHƯỜNG NGỌC HÀ")
    assert first[1].endswith("Độc lập - Tự do - Hạnh phúc")
    assert first[2].startswith("Số:")
    assert "Ngọc Hà, ngày" in first[2]
    assert first[3] == "BÁO CÁO"


def test_the_text_takes_few_pages_and_the_tables_not_many(pages: list[list[str]]) -> None:
    first_appendix = next(i for i, page in enumerate(pages) if "Phụ lục I" in page)
    assert 7 <= first_appendix <= 11
    assert len(pages) <= 56
    labels = [line for page in pages for line in page if line.startswith("Phụ lục")]
    assert [label for label in labels if len(label) <= 12] == [
        "Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV", "Phụ lục V", "Phụ lục VI",
        "Phụ lục VII", "Phụ lục VIII", "Phụ lục IX", "Phụ lục X",
    ]  # fmt: skip


def test_pages_are_numbered_from_the_second(pages: list[list[str]]) -> None:
    assert [page[0] for page in pages[1:5]] == ["2", "3", "4", "5"]


def test_the_signature_shares_its_page_with_the_end_of_the_text(pages: list[list[str]]) -> None:
    (signed,) = [page for page in pages if any("Nguyễn Văn Hưng" in line for line in page)]
    assert any("KT. CHỦ TỊCH" in line for line in signed)
    assert any(line.endswith("của UBND phường Ngọc Hà./.") for line in signed)


def test_the_mark_is_on_every_page(pages: list[list[str]]) -> None:
    assert [number for number, page in enumerate(pages, 1) if page[-1] != MARK] == []


def test_no_page_ends_with_a_heading(pages: list[list[str]]) -> None:
    headings = ("CÔNG TÁC", "KẾT QUẢ", "ĐÁNH GIÁ", "PHƯƠNG HƯỚNG", "ĐỀ XUẤT")
    for page in pages[:6]:
        assert not page[-2].split(". ")[-1].startswith(headings)


def test_all_letters_are_of_one_times_face(pdf: Path) -> None:
    names = [line.split()[0] for line in out_of("pdffonts", pdf).splitlines()[2:]]
    assert names
    assert all("LiberationSerif" in n or "TimesNewRoman" in n for n in names), names
