"""What a secretary says of a document: number, date, place; and what an earlier issue keeps."""

import datetime
import json
from pathlib import Path

import docx
import msgspec
import pytest
from cli.desk import Nkh, contents, runner
from documents.real import NOVEMBER, change, checked, copy_records, document

from ngocha_kh.cli.places import is_same
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of

NOW = datetime.date(2026, 11, 25)
INVITATION = ("render", "giay-moi", "HOP-2026-001")
NOTICE = ("render", "thong-bao", "BC-2026-H1")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("ngocha_kh.cli.moment.today", lambda: NOW)
    monkeypatch.setattr("ngocha_kh.cli.report.today", lambda: NOW)
    monkeypatch.chdir(tmp_path)
    return copy_records(tmp_path / "w")


@pytest.fixture
def nkh(root: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(root, capsys)


def text_of(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "".join(t.text or "" for t in body.iter() if t.tag.endswith("}t"))


@pytest.mark.parametrize("number", ["7", "05", " 12 ", "00001", "99999"])
def test_a_number_is_taken(root: Path, nkh: Nkh, number: str) -> None:
    done = nkh(*INVITATION, "--number", number)
    assert done.status == 0
    assert f"Số: {int(number):02d}/GM-UBND" in text_of(root / "out/giay-moi-HOP-2026-001.docx")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((wrong, "không phải số văn bản") for wrong in ("abc", "-7", "0", "", "1.5", "٣", "abc/2026")),
        ("99999999999", "nhiều nhất 5 chữ số"),
        ("5/2026", "số của văn bản hành chính không kèm năm; hãy ghi --number 5"),
        ("05/BC-UBND", "ký hiệu do chương trình ghi; hãy ghi --number 05"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", [INVITATION, ("report", "--half", "1")])
def test_what_is_no_number_is_refused(
    root: Path, nkh: Nkh, command: tuple[str, ...], number: str, said: str
) -> None:
    before = contents(root)
    done = nkh(*command, "--number", number)
    assert done.status == 2
    assert said in done.err
    assert contents(root) == before


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (INVITATION, "2026-06-18"),  # the day of the meeting itself
        (INVITATION, "2026-06-01"),  # an invitation shows no figures of a later day
        (NOTICE, "2026-06-15"),
        ((*NOTICE, "--as-of", "2026-06-12"), "2026-06-12"),
        (("render", "ke-hoach"), "2025-12-31"),
        (("report", "--half", "1"), "2026-06-19"),
    ],
)
def test_a_usual_date_is_taken_in_silence(nkh: Nkh, words: tuple[str, ...], day: str) -> None:
    done = nkh(*words, "--date", day)
    assert done.status == 0
    assert "Chú ý" not in done.err


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        (NOTICE, "2026-06-12", "ngày ký 12/06/2026 trước ngày của số liệu (14/06/2026)"),
        (("report", "--half", "1"), "2026-06-12", "trước ngày của số liệu (14/06/2026)"),
        (NOTICE, "2028-06-15", "ngày ký 15/06/2028 cách năm 2026 của kế hoạch 2 năm"),
        (("render", "ke-hoach"), "2024-02-01", "cách năm 2026 của kế hoạch 2 năm"),
        (INVITATION, "2026-06-19", "ngày ký 19/06/2026 sau ngày họp 18/06/2026"),
        (NOTICE, "2026-06-21", "ngày ký 21/06/2026 là Chủ nhật"),
        (NOTICE, "2026-09-02", "ngày ký 02/09/2026 là ngày nghỉ (Quốc khánh"),
    ],
)
def test_an_odd_date_is_taken_with_a_word(
    nkh: Nkh, words: tuple[str, ...], day: str, said: str
) -> None:
    done = nkh(*words, "--date", day)
    assert done.status == 0
    assert "Chú ý: " in done.err
    assert said in done.err
    assert "Đã ghi" in done.out


@pytest.mark.parametrize("day", ["1900-01-01", "1999-12-31", "2101-01-01", "9999-12-31"])
def test_a_date_of_another_age_is_refused(root: Path, nkh: Nkh, day: str) -> None:
    before = contents(root)
    for option in ("--date", "--as-of"):
        done = nkh("render", "cong-van-don-doc", "kthtdt", option, day)
        assert done.status == 2
        assert "nằm ngoài các năm 2000 đến 2100" in done.err
    assert contents(root) == before


def test_the_same_odd_date_of_many_documents_is_told_once(nkh: Nkh) -> None:
    done = nkh("render", "cong-van-don-doc", "--date", "2026-11-29", "--out", "cv")
    assert done.status == 0
    assert done.err.count("ngày ký 29/11/2026 là Chủ nhật") == 1


def test_an_earlier_number_and_date_are_kept_and_said(root: Path, nkh: Nkh) -> None:
    target = root / "out/giay-moi-HOP-2026-001.docx"
    assert "Giữ" not in nkh(*INVITATION).err
    assert nkh(*INVITATION, "--number", "7", "--date", "2026-06-10").status == 0
    issued = target.read_bytes()
    change(root / "records/meetings/HOP-2026-001.yaml", "Phòng họp tầng 2", "Phòng họp tầng 3")
    done = nkh(*INVITATION)
    assert "Giữ số 7 và ngày ký 10/06/2026 của giay-moi-HOP-2026-001.docx" in done.err
    assert target.read_bytes() != issued
    text = text_of(target)
    assert "Số: 07/GM-UBND" in text
    assert "ngày 10 tháng 6 năm 2026" in text
    assert "Phòng họp tầng 3" in text
    done = nkh(*INVITATION, "--number", "8")
    assert "Giữ ngày ký 10/06/2026" in done.err
    assert "Số: 08/GM-UBND" in text_of(target)


def test_many_documents_keep_their_numbers(root: Path, nkh: Nkh) -> None:
    words = ("render", "cong-van-don-doc", "--out", str(root / "cv"))
    one = ("render", "cong-van-don-doc", "kthtdt", "--out", str(root / "cv"), "--number", "25")
    assert nkh(*one).status == 0
    done = nkh(*words)
    assert done.status == 0
    assert "Giữ số, ngày ký của 1 văn bản đã có trong thư mục." in done.err
    assert "Số: 25/UBND-VHXH" in text_of(root / "cv/cong-van-don-doc-kthtdt.docx")


def test_a_preview_looks_at_no_file(root: Path, nkh: Nkh) -> None:
    assert nkh("render", "ke-hoach", "--out", "s.docx").status == 0
    done = nkh(*INVITATION, "--preview", "--out", "s.docx")
    assert done.status == 0
    assert "GIẤY MỜI" in done.out


def test_one_document_does_not_replace_another(tmp_path: Path, nkh: Nkh) -> None:
    target = tmp_path / "s.docx"
    assert nkh(*INVITATION, "--out", "s.docx", "--number", "7").status == 0
    before = target.read_bytes()
    for words in (("render", "ke-hoach"), NOTICE, ("report", "--half", "1")):
        done = nkh(*words, "--out", "s.docx")
        assert done.status == 3
        assert "s.docx đang là văn bản khác (giay-moi HOP-2026-001 của KH-2026)" in done.err
        assert target.read_bytes() == before
    done = nkh("render", "ke-hoach", "--out", "s.docx", "--force")
    assert done.status == 0
    assert "Giữ" not in done.err
    assert "KẾ HOẠCH" in text_of(target)


@pytest.mark.parametrize(
    ("name", "record_id", "same"),
    [("ke-hoach", "KH-2026", True), ("cong-van-don-doc", "kthtdt", False)],
)
def test_the_plan_tells_apart_what_a_unit_gets_each_year(
    name: str, record_id: str, same: bool
) -> None:
    office = Office(checked().on(NOVEMBER), "KH-2026")
    found = document(name, record_id, NOVEMBER).manifest
    assert is_same(found, office, form_of(name), record_id)
    before = msgspec.structs.replace(found, plan="KH-2025")
    assert is_same(before, office, form_of(name), record_id) is same


@pytest.mark.parametrize("command", [("render", "ke-hoach"), ("report", "--half", "1")])
def test_out_is_a_word_file_or_a_folder(tmp_path: Path, nkh: Nkh, command: tuple[str, ...]) -> None:
    (tmp_path / "sẵn.có").mkdir()
    for name in ("a.docx", "b.DOCX"):
        assert nkh(*command, "--out", name).status == 0
        assert (tmp_path / name).is_file()
    for name in ("van-ban", "Quý 1.2026", "sẵn.có"):
        assert nkh(*command, "--out", name).status == 0
        assert [path.suffix for path in (tmp_path / name).iterdir()] == [".docx"]


@pytest.mark.parametrize("command", [("render", "ke-hoach"), ("report", "--half", "1")])
@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a.dotx", "a.txt", ".docx", "a.docx "])
def test_out_is_nothing_else(tmp_path: Path, nkh: Nkh, command: tuple[str, ...], name: str) -> None:
    before = contents(tmp_path)
    done = nkh(*command, "--out", name)
    assert done.status == 2
    assert "đuôi .docx" in done.err
    assert ("--pdf" in done.err) == name.endswith(".pdf")
    assert {p: d for p, d in contents(tmp_path).items() if "nkh-cache" not in p} == before


@pytest.mark.parametrize("command", [("render", "ke-hoach"), ("report", "--half", "1"), ("render", "--all")])  # fmt: skip
@pytest.mark.parametrize("place", ["records", "records/x.docx", "records/moi", "out/../records/a"])
def test_nothing_is_written_among_the_records(
    root: Path, nkh: Nkh, command: tuple[str, ...], place: str
) -> None:
    before = contents(root)
    done = nkh(*command, "--out", str(root / place))
    assert done.status == 2
    assert "records/ chỉ chứa hồ sơ" in done.err or "là tên một tệp" in done.err
    assert nkh("render", "ke-hoach", "--trace", str(root / "records/n.csv")).status == 2
    assert contents(root) == before


@pytest.mark.parametrize("command", [("render", "--all"), ("render", "phieu-giao-viec")])
def test_many_documents_do_not_fit_into_one_file(
    root: Path, nkh: Nkh, command: tuple[str, ...]
) -> None:
    before = contents(root)
    done = nkh(*command, "--out", "x.docx")
    assert done.status == 2
    assert "--out x.docx là tên một tệp mà có" in done.err
    assert contents(root) == before


def nobody_signs(root: Path) -> None:
    """The term of who signs everything has ended; others sign invitations only."""
    change(
        root / "records/workspace.yaml",
        "    capacity: deputy\n", "    capacity: deputy\n    valid_to: 2026-07-01\n",
    )  # fmt: skip


def test_who_signs_by_himself_needs_no_signer(root: Path, nkh: Nkh) -> None:
    nobody_signs(root)
    for words in (("bien-ban",), ("ke-hoach",), ("mau-bao-cao-don-vi", "kthtdt-H1")):
        done = nkh("render", *words, "--date", "2026-11-25")
        assert done.status == 0
        assert "thẩm quyền" not in done.err


def test_a_draft_that_nobody_may_sign_has_room_for_the_name(root: Path, nkh: Nkh) -> None:
    assert "thẩm quyền" not in nkh("render", "cong-van-don-doc", "kthtdt").err
    target = root / "out/cong-van-don-doc-kthtdt.docx"
    assert "PHÓ CHỦ TỊCHNguyễn Văn Hưng" in text_of(target)
    nobody_signs(root)
    done = nkh("render", "cong-van-don-doc", "kthtdt")
    assert done.status == 0
    assert (
        "Chú ý: dự thảo để trống họ tên người ký: chưa có ai có thẩm quyền ký cong-van-don-doc "
        "vào ngày 25/11/2026; hãy xem lại mục signers của records/workspace.yaml." in done.err
    )
    assert "KT. CHỦ TỊCH" in text_of(target)
    assert "Nguyễn Văn Hưng" not in text_of(target)


def test_a_date_on_which_nobody_may_sign_is_refused(root: Path, nkh: Nkh) -> None:
    nobody_signs(root)
    words = ("render", "cong-van-don-doc", "kthtdt")
    done = nkh(*words, "--date", "2026-11-25")
    assert done.status == 3
    assert "chưa có ai có thẩm quyền ký cong-van-don-doc vào ngày 25/11/2026" in done.err
    assert not (root / "out").exists()
    assert nkh(*NOTICE, "--date", "2026-07-01").status == 0


def test_json_stays_pure_beside_the_warnings(root: Path, nkh: Nkh) -> None:
    done = nkh(*NOTICE, "--date", "2026-06-21", "--format", "json")
    assert json.loads(done.out)["document"] == "thong-bao"
    assert "Chủ nhật" in done.err


def test_a_meeting_without_minutes_and_a_task_called_off_say_why(root: Path, nkh: Nkh) -> None:
    meeting = root / "records/meetings/HOP-2026-001.yaml"
    text = meeting.read_text(encoding="utf-8")
    start, end = text.index("minutes:"), text.index("notes:")
    meeting.write_text(text[:start] + text[end:], encoding="utf-8", newline="\n")
    done = nkh("render", "bien-ban", "HOP-2026-001")
    assert done.status == 2
    assert "HOP-2026-001 chưa ghi biên bản (mục minutes)" in done.err
    off = next(
        path for path in sorted((root / "records/tasks").rglob("*.yaml"))
        if "state: cancelled" in path.read_text(encoding="utf-8")
    )  # fmt: skip
    done = nkh("render", "phieu-giao-viec", off.stem)
    assert done.status == 2
    assert f"{off.stem} có trạng thái: " in done.err
