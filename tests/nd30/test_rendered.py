"""The sample through LibreOffice: what comes out on paper (REL-84)."""

import shutil
import subprocess
from pathlib import Path

import pytest
from nd30.sample import sample

TOOLS = ("soffice", "pdftotext", "pdffonts")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)} to see the pages"
)


def run(*command: str | Path) -> str:
    """Output of a command."""
    return subprocess.run(
        [str(c) for c in command], check=True, capture_output=True, text=True, encoding="utf-8",
        timeout=180,
    ).stdout  # fmt: skip


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rendered")
    (folder / "sample.docx").write_bytes(sample())
    profile = (folder / "profile").as_uri()
    run("soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
        "--outdir", folder, folder / "sample.docx")  # fmt: skip
    return folder / "sample.pdf"


def pages(pdf: Path) -> list[list[str]]:
    text = run("pdftotext", "-layout", pdf, "-")
    return [
        [line.strip() for line in p.splitlines() if line.strip()] for p in text.split("\f")[:-1]
    ]


def test_pages_are_numbered_from_the_second_and_anew_in_each_appendix(pdf: Path) -> None:
    numbers = [page[0] if page[0].isdigit() else "" for page in pages(pdf)]
    assert numbers[:4] == ["", "2", "3", "4"]
    assert numbers[4:6] == ["", "2"]
    assert numbers[-1] == ""


def test_the_mark_is_on_every_page(pdf: Path) -> None:
    assert all("SỐ LIỆU MINH HỌA" in page[-1] for page in pages(pdf))


def test_the_head_stays_on_its_lines(pdf: Path) -> None:
    first = pages(pdf)[0]
    assert first[0].endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert first[1].endswith("Độc lập - Tự do - Hạnh phúc")
    assert first[2].startswith("Số:")
    assert "Tân Hòa, ngày" in first[2]


def test_the_signature_shares_its_page_with_the_end_of_the_text(pdf: Path) -> None:
    signed = next(page for page in pages(pdf) if "Nguyễn Văn A" in page)
    assert any(line.endswith("./.") for line in signed)


def test_all_letters_are_of_one_times_face(pdf: Path) -> None:
    names = [line.split()[0] for line in run("pdffonts", pdf).splitlines()[2:]]
    assert all("LiberationSerif" in n or "TimesNewRoman" in n for n in names), names
