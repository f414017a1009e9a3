"""`nkh render`: one document, all of a kind, all; and what a secretary types wrongly."""

import json
from pathlib import Path

import pytest
from cli.desk import Nkh, contents, runner
from documents.real import copy_records


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_records(tmp_path / "w")


@pytest.fixture
def nkh(root: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(root, capsys)


def test_the_list_names_every_document_and_writes_nothing(root: Path, nkh: Nkh) -> None:
    before = contents(root)
    listed = nkh("render", "--list")
    assert listed.status == 0
    assert "phieu-giao-viec" in listed.out
    assert "Phiếu giao việc" in listed.out
    names = [
        d["name"] for d in json.loads(nkh("render", "--list", "--format", "json").out)["documents"]
    ]
    assert names == sorted(names)
    assert contents(root) == before


def test_one_document_is_written_where_it_is_asked_for(root: Path, nkh: Nkh) -> None:
    assert nkh("render", "phieu-giao-viec", "NV-2026-001").status == 0
    assert (root / "out/phieu-giao-viec-NV-2026-001.docx").is_file()
    assert nkh("render", "giay-moi", "HOP-2026-001", "--out", str(root / "gm.docx")).status == 0
    assert (root / "gm.docx").is_file()
    assert nkh("render", "ke-hoach", "--out", str(root / "thu-muc")).status == 0
    assert (root / "thu-muc/ke-hoach-KH-2026.docx").is_file()


def test_without_an_id_every_document_of_the_kind_is_written(root: Path, nkh: Nkh) -> None:
    done = nkh("render", "cong-van-don-doc", "--as-of", "2026-11-24", "--out", str(root / "cv"))
    assert done.status == 0
    written = sorted(path.name for path in (root / "cv").iterdir())
    assert "cong-van-don-doc-kthtdt.docx" in written
    assert len(written) > 2
    assert f"Đã ghi {len(written)} tệp" in done.out


def test_all_writes_all_and_one_edited_file_stops_none_of_the_others(root: Path, nkh: Nkh) -> None:
    out = root / "tat-ca"
    out.mkdir()
    (out / "ke-hoach-KH-2026.docx").write_bytes(b"of somebody else")
    done = nkh("render", "--all", "--as-of", "2026-11-24", "--out", str(out))
    assert done.status == 3
    assert "ke-hoach-KH-2026.docx" in done.err
    assert (out / "ke-hoach-KH-2026.docx").read_bytes() == b"of somebody else"
    assert len(list(out.iterdir())) > 200


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "hãy ghi tên một văn bản, hoặc --list, hoặc --all"),
        (("--list", "--all"), "chỉ chọn một trong ba: tên một văn bản, --list, --all"),
        (("--all", "ke-hoach"), "chỉ chọn một trong ba: tên một văn bản, --list, --all"),
        (("",), "không có văn bản «»"),
        (("giay-moi", ""), "không lập được giay-moi"),
        (("cong-van-don-doc", "ubnd"), "ubnd hiện không có nhiệm vụ quá hạn (ngày xét "),
        (("cong-van-don-doc", "kthtdtt"), "có phải «kthtdt»?"),
        (("ke-hoach", "--for", "-5"), "«-5» không phải năm từ 2000 đến 2100"),
        (("giay-mo",), "có phải «giay-moi»?"),
        (("giay-moi", "HOP-2026-009"), "có phải «HOP-2026-001»?"),
        (("phieu-giao-viec", "--number", "7"), "chỉ dùng khi lập một văn bản"),
        (("ke-hoach", "--preview", "--pdf"), "--preview không ghi tệp"),
        (("ke-hoach", "--trace", "x.txt"), "--trace nhận tệp .json hoặc .csv"),
        (("ke-hoach", "--date", "31/02/2026"), "không phải ngày có thật"),
    ],
)
def test_a_wrong_call_is_refused_in_one_line_and_writes_nothing(
    root: Path, nkh: Nkh, words: tuple[str, ...], said: str
) -> None:
    before = contents(root)
    done = nkh("render", *words)
    assert done.status == 2
    assert said in done.err
    assert contents(root) == before


def test_a_document_about_a_past_period_takes_its_last_day(nkh: Nkh) -> None:
    shown = nkh("render", "thong-bao", "BC-2026-H1", "--preview")
    assert "ngày 14 tháng 6 năm 2026" in shown.out


def test_nobody_to_sign_is_told_with_the_place_to_mend(root: Path, nkh: Nkh) -> None:
    settings = root / "records/workspace.yaml"
    text = settings.read_text(encoding="utf-8").replace(
        "unit: vhxh\n    note", "unit: vp\n    note"
    )
    settings.write_text(text, encoding="utf-8", newline="\n")
    done = nkh("render", "to-trinh", "--date", "2026-11-24")
    assert done.status == 3
    assert "signers của records/workspace.yaml" in done.err
