"""Documents that other programs made, on whatever machine the tests run."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from nd30.judge.strangers.good import BUILDERS, good

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.verdict import judge

office = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs soffice to convert")

#: LibreOffice does not know that two toggles make off, and loses a field in a content control.
_CHANGED = ("ke_hoach", "thong_bao")
_PAGE = """<html><head><meta charset="utf-8"><title>Báo cáo</title></head><body>
<table><tr><td><b>ỦY BAN NHÂN DÂN<br>XÃ TÂN HÒA</b><hr></td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><u>Độc lập - Tự do - Hạnh phúc</u></td></tr>
<tr><td>Số: 05/BC-UBND</td><td><i>Tân Hòa, ngày 05 tháng 6 năm 2026</i></td></tr></table>
<h1>BÁO CÁO</h1><h2>Kết quả 6 tháng đầu năm</h2><ol type="I"><li>Mở đầu<ol><li>Một</li></ol></li></ol>
<p style="color:#0000ff">Chữ xanh <a href="https://example.vn">liên kết</a>.</p>
<table border="1"><tr><th colspan="2">TT</th></tr><tr><td rowspan="2">1</td><td>2</td></tr></table>
</body></html>"""


def converted(source: Path, folder: Path, *options: str) -> bytes:
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "docx",
         *options, "--outdir", str(folder / "out"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "out" / f"{source.stem}.docx").read_bytes()


@cache
def saved_by_libreoffice() -> dict[str, bytes]:
    """All good documents opened and saved anew, in one start of the program."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{kind}.docx" for kind in BUILDERS]
        for source in sources:
            source.write_bytes(good(source.stem))
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
             "--convert-to", "docx", "--outdir", str(folder / "out"), *map(str, sources)],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip
        return {s.stem: (folder / "out" / s.name).read_bytes() for s in sources}


def test_the_template_of_python_docx_is_judged() -> None:
    template = Path(docx.__file__).parent / "templates" / "default.docx"
    judge(template.read_bytes())


@office
def test_a_web_page_saved_as_a_document_is_judged(tmp_path: Path) -> None:
    source = tmp_path / "trang.html"
    source.write_text(_PAGE, encoding="utf-8")
    verdict = judge(converted(source, tmp_path, "--infilter=HTML (StarWriter)"))
    assert {"ND30-RULE-UNDERLINE", "ND30-TN-RULE"} & {
        finding.rule.id for finding in verdict.findings
    }


@office
@pytest.mark.parametrize(
    "kind", ["Modern_business_letter_serif", "Modern_business_letter_sans_serif"]
)
def test_a_letter_of_libreoffice_is_judged(kind: str, tmp_path: Path) -> None:
    home = Path(shutil.which("soffice") or "").resolve().parents[1]
    source = home / "share/template/common/officorr" / f"{kind}.ott"
    if not source.exists():
        pytest.skip("this installation has no such template")
    judge(converted(source, tmp_path))


@office
@pytest.mark.parametrize("kind", [kind for kind in BUILDERS if kind not in _CHANGED])
def test_a_good_document_stays_good_when_libreoffice_saves_it(kind: str) -> None:
    verdict = judge(saved_by_libreoffice()[kind])
    errors = [f for f in verdict.findings if f.severity is Severity.ERROR]
    assert not errors, "\n".join(f"{f.rule.id} {f.finding}" for f in errors)
