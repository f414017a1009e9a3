"""Papers of initiatives on paper, through LibreOffice: the certificate, and one initiative's whole file."""

import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from documents.initiatives import council, world

TOOLS: Final = ("soffice", "pdftotext", "pdffonts", "pdfinfo")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)} to see the pages"
)
#: From the application to the certificate, each with what its first page must say.
FILE: Final = (
    ("don-sang-kien", "SK-2026-001", "ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN"),
    ("bao-cao-sang-kien", "SK-2026-001", "BÁO CÁO MÔ TẢ SÁNG KIẾN"),
    ("giay-bien-nhan", "SK-2026-001", "GIẤY BIÊN NHẬN"),
    ("thong-bao-chap-nhan", "SK-2026-001", "THÔNG BÁO"),
    ("giay-moi-hoi-dong", "PH-2026-01", "GIẤY MỜI"),
    ("phieu-cham-diem", "PH-2026-01-SK-2026-001-nguyen-van-a", "PHIẾU NHẬN XÉT, CHẤM ĐIỂM"),
    ("phieu-bo-phieu", "PH-2026-01-SK-2026-001", "PHIẾU BIỂU QUYẾT"),
    ("bien-ban-kiem-phieu", "PH-2026-01", "BIÊN BẢN"),
    ("bang-tong-hop-diem", "PH-2026-01", "BẢNG TỔNG HỢP ĐIỂM"),
    ("bien-ban-hoi-dong", "PH-2026-01", "BIÊN BẢN"),
    ("to-trinh-sang-kien", "PH-2026-01", "TỜ TRÌNH"),
    ("quyet-dinh-cong-nhan", "PH-2026-01", "QUYẾT ĐỊNH"),
    ("giay-chung-nhan", "SK-2026-001-bui-thi-i", "GIẤY CHỨNG NHẬN SÁNG KIẾN"),
)


def out_of(*command: str | Path) -> str:
    return subprocess.run(
        [str(c) for c in command], check=True, capture_output=True, text=True, encoding="utf-8",
        timeout=300,
    ).stdout  # fmt: skip


def to_pdf(folder: Path, documents: dict[str, bytes]) -> dict[str, Path]:
    """All of them through one LibreOffice."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    out_of("soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
           "--outdir", folder, *sorted(folder.glob("*.docx")))  # fmt: skip
    return {name: folder / f"{name}.pdf" for name in documents}


def pages(pdf: Path) -> list[str]:
    return out_of("pdftotext", "-layout", pdf, "-").split("\f")[:-1]


def _certificate(folder: Path, **changes: Any) -> bytes:
    office = council.desk(folder, council.recognised(**changes))
    return world.made(office, "giay-chung-nhan", "SK-2026-001-bui-thi-i")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The shortest and the longest that the records allow."""
    there = tmp_path_factory.mktemp("certificates")
    word = "Quy trình phối hợp giải quyết hồ sơ "
    authors = [
        {"person": person, "unit": "vp", "post": "Chuyên viên", "share_percent": 10}
        for person in ("bui-thi-i", *council.MEMBERS, "ngo-thi-l", "do-van-k")
    ]
    made = {
        "short": _certificate(
            there / "a", title="Hẹn giờ tiếp dân", description={"public_summary": "Hẹn giờ trước."}
        ),
        "usual": _certificate(there / "b"),
        "long": _certificate(
            there / "c", title=(word * 9)[:299].strip(), authors=authors,
            description={"public_summary": (word * 20)[:600].strip()},
        ),
    }  # fmt: skip
    return to_pdf(tmp_path_factory.mktemp("pdf"), made)


@pytest.mark.parametrize("length", ["short", "usual", "long"])
def test_a_certificate_is_one_page_on_its_long_side(
    length: str, certificates: dict[str, Path]
) -> None:
    told = out_of("pdfinfo", certificates[length])
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    assert facts["Pages"].strip() == "1"
    width, _, height = facts["Page size"].split()[:3]
    assert (round(float(width)), round(float(height))) == (842, 595)


@pytest.mark.parametrize("length", ["short", "usual", "long"])
def test_a_certificate_carries_its_fonts_and_they_are_of_one_times_face(
    length: str, certificates: dict[str, Path]
) -> None:
    rows = [line.split() for line in out_of("pdffonts", certificates[length]).splitlines()[2:]]
    assert rows
    assert all("LiberationSerif" in row[0] or "TimesNewRoman" in row[0] for row in rows)
    assert all(row[-5] == "yes" for row in rows)


@pytest.mark.parametrize("length", ["short", "usual", "long"])
def test_a_certificate_ends_with_the_signature_and_room_for_it(
    length: str, certificates: dict[str, Path]
) -> None:
    (page,) = pages(certificates[length])
    lines = [line.strip() for line in page.splitlines()]
    post = next(i for i, line in enumerate(lines) if line == "PHÓ CHỦ TỊCH")
    name = next(i for i, line in enumerate(lines) if line == "Nguyễn Văn Hưng")
    assert name - post >= 3
    assert any("Vào sổ cấp giấy chứng nhận: 01/GCN-SK" in line for line in lines)


def test_the_whole_file_of_an_initiative_goes_to_paper(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Every document from the application to the certificate; none is longer than it should be."""
    office = council.desk(tmp_path_factory.mktemp("desk"))
    made = {
        f"{number:02}-{name}": world.made(office, name, record_id)
        for number, (name, record_id, _) in enumerate(FILE, 1)
    }
    printed = to_pdf(tmp_path_factory.mktemp("file"), made)
    for (name, _, head), pdf in zip(FILE, printed.values(), strict=True):
        found = pages(pdf)
        assert head in found[0], name
        assert len(found) <= 6, name
        text = " ".join("".join(found).split())
        assert "Bùi Thị I" in text or "SK-2026-001" in text, name
