"""A procedure and the policy on paper, through LibreOffice: block, contents, pages."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from documents.qms import world

TOOLS: Final = ("soffice", "pdftotext")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)} to see the pages"
)


def _out_of(*command: str | Path) -> str:
    return subprocess.run(
        [str(c) for c in command], check=True, capture_output=True, text=True, encoding="utf-8",
        timeout=300,
    ).stdout  # fmt: skip


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Name of the document → the text of each page."""
    folder = tmp_path_factory.mktemp("paper")
    office = world.desk(tmp_path_factory.mktemp("desk"))
    for name, record_id in (("quy-trinh", "QT-VP-01"), ("chinh-sach-chat-luong", "TL-2026-01")):
        (folder / f"{name}.docx").write_bytes(world.made(office, name, record_id))
    profile = (folder / "profile").as_uri()
    _out_of("soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
            "--outdir", folder, *sorted(folder.glob("*.docx")))  # fmt: skip
    return {
        pdf.stem: _out_of("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
        for pdf in folder.glob("*.pdf")
    }


def test_the_policy_is_one_page_with_its_signature(printed: dict[str, list[str]]) -> None:
    (page,) = printed["chinh-sach-chat-luong"]
    assert "Phan Văn Q" in page


def test_every_page_of_a_procedure_tells_which_it_is_of_how_many(
    printed: dict[str, list[str]],
) -> None:
    pages = printed["quy-trinh"]
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert f"Trang: {number}/{len(pages)}" in page
        assert "Mã hiệu: QT 01/CX-HCTP" in page


def test_the_contents_name_the_page_on_which_each_part_begins(
    printed: dict[str, list[str]],
) -> None:
    cover, *pages = printed["quy-trinh"]
    entries = re.findall(r"^(\d\. .+?)\.{3,}(\d+)$", cover, re.MULTILINE)
    assert [title.split(".")[0] for title, _ in entries] == [str(n) for n in range(1, 8)]
    for title, number in entries:
        assert title in pages[int(number) - 2]


def test_who_answers_for_a_procedure_stands_on_its_first_page(
    printed: dict[str, list[str]],
) -> None:
    cover = printed["quy-trinh"][0]
    assert re.search(r"Soạn thảo +Xem xét +Phê duyệt", cover)
    assert re.search(r"Bùi Thị I +Trần Thị B +Nguyễn Văn A", cover)
