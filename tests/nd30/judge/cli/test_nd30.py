"""`nkh nd30`: what is printed, in each format, and how it ends."""

import json
from pathlib import Path

import pytest
from cli.desk import make_desk
from nd30.judge.cli.conftest import Nkh
from nd30.judge.strangers.changes import at, copied, says
from nd30.judge.strangers.draft import Draft
from nd30.judge.strangers.good import good

from ngocha_kh.cli.boundary import run


def test_a_good_document_ends_with_0(folder: Path, nkh: Nkh) -> None:
    status, out, err = nkh("tot.docx")
    assert (status, err) == (0, "")
    assert out.startswith("tot.docx\n  Kết quả: không có lỗi; ")


def test_each_fault_has_its_measure_place_and_article(bad: Path, nkh: Nkh) -> None:
    status, out, err = nkh("sai.docx")
    lines = out.splitlines()
    assert (status, err) == (1, "")
    start = lines.index("  Trang")
    assert lines[start + 1 : start + 4] == [
        "    lỗi      ND30-MARGIN-LEFT: lề trái 20 mm → 30 đến 35 mm",
        "             mọi trang",
        "             Lề trái: Phụ lục I, Phần I, Mục I, khoản 3",
    ]
    assert lines.index("  Trang") < lines.index("  Phông chữ")


def test_many_places_of_one_fault_are_one_entry_with_their_number(bad: Path, nkh: Nkh) -> None:
    lines = nkh("sai.docx")[1].splitlines()
    [entry] = [i for i, line in enumerate(lines) if "ND30-FONT-FACE" in line]
    assert lines[entry].endswith("phông chữ Arial → Times New Roman")
    number = int(lines[entry + 1].split()[0])
    assert number > 10
    assert lines[entry + 1].strip().startswith(f"{number} chỗ, chỗ đầu: bảng 1, hàng 1, cột 1: «")


def test_all_lists_what_passed_and_what_was_not_judged(folder: Path, nkh: Nkh) -> None:
    out = nkh("tot.docx", "--all")[1]
    assert "\n  Đạt\n" in out
    assert "    ND30-PAGE-SIZE: Khổ giấy\n" in out
    assert "\n  Chưa xét\n" in out
    assert "    ND30-SEAL-INK: Đóng dấu. Việc làm trên bản giấy" in out


def test_json_keeps_every_place(bad: Path, nkh: Nkh) -> None:
    status, out, _ = nkh("sai.docx", "tot.docx", "--format", "json")
    document = json.loads(out)
    assert (status, document["schema_version"], document["unread"]) == (1, 1, [])
    first, second = document["files"]
    assert (first["path"], first["scope"], first["type"]) == ("sai.docx", "administrative", "TB")
    faces = [item for item in first["findings"] if item["rule"] == "ND30-FONT-FACE"]
    assert len(faces) > 10
    assert faces[0]["place"] == {
        "part": "body", "section": 0, "number": 1, "cell": [1, 1, 1], "anchor": 0,
    }  # fmt: skip
    assert first["counts"]["error"] == sum(i["severity"] == "error" for i in first["findings"])
    assert second["findings"] == []
    assert "ND30-PAGE-SIZE" in second["passed"]


def test_sarif_and_github_name_rule_path_and_paragraph(bad: Path, nkh: Nkh) -> None:
    status, out, _ = nkh("sai.docx", "--format", "sarif")
    [sarif] = json.loads(out)["runs"]
    margin = next(r for r in sarif["results"] if r["ruleId"] == "ND30-MARGIN-LEFT")
    assert (status, margin["level"]) == (1, "error")
    assert "lề trái 20 mm; đúng là: 30 đến 35 mm" in margin["message"]["text"]
    out = nkh("sai.docx", "--format", "github")[1]
    [line] = [line for line in out.splitlines() if line.startswith("::") and "FONT-FACE" in line]
    assert line.startswith("::error file=sai.docx,line=1,col=1,title=ND30-FONT-FACE::")
    assert "chỗ nữa" in line


def test_a_folder_and_a_pattern_mean_the_documents_in_it(bad: Path, nkh: Nkh) -> None:
    (bad.parent / "~$sai.docx").write_bytes(b"a lock of Word")
    (bad.parent / "ghi-chu.txt").write_bytes(b"x")
    for words in ((".",), (str(bad.parent),), ("*.docx", "sai.docx")):
        out = nkh(*words)[1]
        assert out.endswith("\nĐã xét 2 tệp: 1 tệp có lỗi.\n")


def test_unreadable_files_are_one_line_each_and_the_rest_is_judged(bad: Path, nkh: Nkh) -> None:
    (bad.parent / "hong.docx").write_bytes(b"PK\x03\x04")
    status, out, err = nkh("hong.docx", "khong-co.docx", "tot.docx")
    assert status == 3
    assert "tot.docx\n  Kết quả: không có lỗi" in out
    first, second = err.splitlines()
    assert first.startswith("hong.docx: ")
    assert second == "khong-co.docx: không có tệp này"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "thiếu tệp .docx cần xét"),
        (("--explain", "ND30-MARGIN-LEFTT"), "có phải ND30-MARGIN-LEFT?"),
        (("tot.docx", "--format", "junit"), "không thuộc: text, json, github, sarif"),
    ],
)
def test_wrong_usage_ends_with_2(folder: Path, nkh: Nkh, words: tuple[str, ...], said: str) -> None:
    status, out, err = nkh(*words)
    assert (status, out) == (2, "")
    assert said in err


def test_an_empty_folder_has_nothing_to_judge(folder: Path, nkh: Nkh) -> None:
    (folder / "rong").mkdir()
    assert nkh("rong")[0] == 2


@pytest.mark.parametrize("code", ["ND30-END", "nd30-end", "end"])
def test_a_rule_is_explained(nkh: Nkh, code: str) -> None:
    status, out, _ = nkh("--explain", code)
    assert status == 0
    assert out.startswith("ND30-END (cảnh báo)\n\nDấu hết văn bản.\n")
    assert "Nguồn: Phụ lục III, Mẫu 1.1; Phụ lục III, Mẫu 1.4.\n" in out


def test_explain_knows_the_rules_of_the_decree_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "ND30-END"]) == 0
    assert capsys.readouterr().out.startswith("ND30-END (cảnh báo)\n\nDấu hết văn bản.\n")
    assert run(["explain"]) == 0
    assert "ND30-END " in capsys.readouterr().out


def test_a_workspace_gives_severities(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = make_desk(tmp_path / "desk")
    settings = desk / "records" / "workspace.yaml"
    text = settings.read_text(encoding="utf-8")
    changed = f"{text}severities:\n  ND30-MARGIN-LEFT: info\n  ND30-FONT-FACE: off\n"
    settings.write_text(changed, encoding="utf-8", newline="\n")
    assert run(["-C", str(desk), "validate", "-q"]) == 0
    capsys.readouterr()
    run(["-C", str(desk), "nd30", str(bad)])
    out = capsys.readouterr().out
    assert "    lưu ý    ND30-MARGIN-LEFT" in out
    assert "ND30-FONT-FACE" not in out


def test_a_workspace_with_faults_does_not_stop_the_judge(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = make_desk(tmp_path / "desk")
    (desk / "records" / "workspace.yaml").write_bytes(b"agency: [")
    assert run(["-C", str(desk), "nd30", "tot.docx"]) == 0
    assert "records/workspace.yaml có lỗi" in capsys.readouterr().err


def test_a_workspace_knows_the_city_of_its_ward(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As long as no record names it, any province may be the ward's own."""
    desk = make_desk(tmp_path / "desk")
    units = desk / "records" / "units"

    def level(place: str) -> str:
        draft = Draft(good("thong_bao"))
        at("ỦY BAN", says("ỦY BAN NHÂN DÂN"))(draft)
        at("XÃ TÂN", says("PHƯỜNG NGỌC HÀ"))(draft)
        at("Tân Hòa, ngày", says(f"{place}, ngày 05 tháng 6 năm 2026"))(draft)
        (folder / "phuong.docx").write_bytes(draft.data())
        run(["-C", str(desk), "nd30", str(folder / "phuong.docx")])
        lines = capsys.readouterr().out.splitlines()
        [line] = [line for line in lines if "ND30-DD-NAME" in line]
        return line.split("ND30")[0].strip()

    assert [level(p) for p in ("Hà Nội", "Hải Phòng", "Ba Đình")] == ["cảnh báo", "cảnh báo", "lỗi"]
    ward = (units / "ubnd.yaml").read_text(encoding="utf-8")
    city = ward.replace("phường Ngọc Hà", "thành phố Hà Nội")
    (units / "ubnd-tp.yaml").write_text(city, encoding="utf-8", newline="\n")
    assert [level(p) for p in ("Hà Nội", "Hải Phòng", "Ba Đình")] == ["cảnh báo", "lỗi", "lỗi"]


def test_a_reading_is_printed_as_such(folder: Path, nkh: Nkh) -> None:
    draft = Draft(good("thong_bao"))
    at("2. Địa", copied("- Hội trường xã;"))(draft)
    (folder / "gach.docx").write_bytes(draft.data())
    out = nkh("gach.docx")[1]
    assert "             Gạch đầu dòng: cách hiểu của chương trình (từ Phụ lục I, Phần I" in out
    [found] = json.loads(nkh("gach.docx", "--format", "json")[1])["files"][0]["findings"]
    assert found["source"].startswith("cách hiểu của chương trình (từ ")
