"""`nkh sign`: what was signed, by whom and as what; refused with all that is missing."""

import datetime
import json
from pathlib import Path

import pytest
from cli.desk import TASK, Nkh, contents, make_desk, runner
from repo import Repo, needs_git

SIGNERS = """signers:
  - name: Nguyễn Văn A
    post: Phó Chủ tịch
    capacity: deputy
  - name: Trần Thị B
    post: Chánh Văn phòng
    capacity: by_order
"""
PERSON = "id: {id}\nname: {name}\npost: Công chức\nunit: vhxh\n"
KT = ("--as", "KT. CHỦ TỊCH")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    root = make_desk(tmp_path / "desk")
    settings = root / "records/workspace.yaml"
    text = settings.read_text(encoding="utf-8")
    head, _, rest = text.partition("signers:\n")
    rest = rest[rest.index("report_recipients:") :]
    settings.write_text(head + SIGNERS + rest, encoding="utf-8", newline="\n")
    people = root / "records/people"
    people.mkdir()
    for id_, name in (("nguyen-van-a", "Nguyễn Văn A"), ("tran-thi-b", "Trần Thị B")):
        text = PERSON.format(id=id_, name=name)
        (people / f"{id_}.yaml").write_text(text, encoding="utf-8", newline="\n")
    return root


@pytest.fixture
def nkh(desk: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(desk, capsys)


@pytest.fixture(autouse=True)
def in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sign", "signing", "saving", "update"):
        monkeypatch.setattr(f"ngocha_kh.cli.{module}.today", lambda: datetime.date(2026, 6, 2))


def test_a_signature_is_noted_and_the_rest_of_the_file_stays(desk: Path, nkh: Nkh) -> None:
    before = (desk / TASK).read_text("utf-8")
    done = nkh("sign", "NV-2026-001", *KT, "--note", "Đồng ý")
    assert done.status == 0, done.err
    assert "Nguyễn Văn A ký" in done.err
    after = (desk / TASK).read_text("utf-8")
    assert set(before.splitlines()) <= set(after.splitlines())
    assert "  - on: 2026-06-02\n    person: nguyen-van-a\n    capacity: KT. CHỦ TỊCH\n" in after
    assert "digest" not in done.out
    assert nkh("validate").status == 0


def test_the_person_is_found_by_the_capacity_or_asked_for(nkh: Nkh) -> None:
    done = nkh("sign", "NV-2026-001", "--as", "CHỦ TỊCH")
    assert done.status == 2
    assert "không ai ký được với tư cách «CHỦ TỊCH»" in done.err
    assert nkh("sign", "NV-2026-001", "--as", "kt. chủ  tịch").status == 0


def test_everything_that_is_missing_is_told_and_nothing_is_written(desk: Path, nkh: Nkh) -> None:
    before = contents(desk)
    done = nkh(
        "sign", "NV-2026-001", "--as", "TRƯỞNG PHÒNG", "--by", "nguyen-van-a",
        "--date", "2026-06-03", "--delegation", "VB-2026-999",
    )  # fmt: skip
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines()[1:] == [
        "  - ngày ký 03/06/2026 ở tương lai",
        "  - Nguyễn Văn A không ký với tư cách «TRƯỞNG PHÒNG»; tư cách đã khai: KT. CHỦ TỊCH",
        "  - không có văn bản «VB-2026-999» trong sổ văn bản (--delegation)",
        "Chưa ghi gì: còn thiếu 3 điều ở trên.",
    ]
    assert contents(desk) == before


def test_by_order_needs_its_paper(nkh: Nkh) -> None:
    done = nkh("sign", "NV-2026-001", "--as", "TL. CHỦ TỊCH", "--format", "json")
    assert done.status == 1
    assert json.loads(done.out)["unmet"] == [
        "ký với tư cách TL. CHỦ TỊCH phải nêu văn bản giao quyền (delegation)"
    ]


def test_the_same_content_is_not_signed_twice_and_a_new_one_is(nkh: Nkh) -> None:
    assert nkh("sign", "NV-2026-001", *KT).status == 0
    again = nkh("sign", "NV-2026-001", *KT)
    assert again.status == 1
    assert "đã ký đúng nội dung này ngày 02/06/2026" in again.err
    assert nkh("sign", "NV-2026-001", *KT, "--fields", "title").status == 0


def test_a_later_change_of_a_signed_field_is_refused_and_shown(desk: Path, nkh: Nkh) -> None:
    assert nkh("sign", "NV-2026-001", *KT, "--fields", "title,due").status == 0
    done = nkh("set", "NV-2026-001", "title=Tên khác")
    assert done.status == 1
    assert "V-SGN-03 «Tên nhiệm vụ» (title) đã đổi sau khi nguyen-van-a ký" in done.err
    assert nkh("set", "NV-2026-001", "output=Khác").status == 0
    assert "Chữ ký: Nguyễn Văn A, KT. CHỦ TỊCH, ký ngày 02/06/2026; còn nguyên" in nkh("show", "NV-2026-001").out  # fmt: skip
    text = (desk / TASK).read_text("utf-8")
    (desk / TASK).write_text(text.replace("title: ", "title: Mới ", 1), "utf-8", newline="\n")
    assert "đã đổi: Tên nhiệm vụ" in nkh("show", "NV-2026-001").out
    assert nkh("validate").status == 1


def test_updates_of_a_signed_task_go_on(nkh: Nkh) -> None:
    assert nkh("sign", "NV-2026-001", *KT).status == 0
    assert nkh("update", "NV-2026-001", "--state", "in_progress", "--note", "Đã họp").status == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("vhxh", *KT), "không ký được; ký được: quy trình"),
        (("NV-2026-001", *KT, "--fields", "titel"), "không có trường «titel» để ký; có phải «title»?"),
        (("NV-2026-001", *KT, "--fields", "notes"), "không có trường «notes»"),
        (("NV-2026-001", *KT, "--fields", ","), "không nêu trường nào"),
        (("NV-2026-001", *KT, "--by", "nguyen-van-b"), "có phải «nguyen-van-a»?"),
        (("NV-2026-999", *KT), "không có hồ sơ"),
    ],
)  # fmt: skip
def test_what_cannot_be_signed_is_a_wrong_use(
    desk: Path, nkh: Nkh, words: tuple[str, ...], message: str
) -> None:
    before = contents(desk)
    done = nkh("sign", *words)
    assert done.status == 2
    assert message in done.err
    assert contents(desk) == before


@needs_git
def test_a_signature_is_committed_and_told_by_history(desk: Path, nkh: Nkh) -> None:
    repo = Repo(desk)
    repo.git("config", "user.name", "Lê Văn C")
    repo.git("config", "user.email", "c@example.vn")
    repo.commit("Tạo", "2026-05-01T09:00:00+07:00")
    done = nkh("sign", "NV-2026-001", *KT, "--fields", "title", "--commit", "--format", "json")
    assert done.status == 0, done.err
    said = "Nguyễn Văn A, KT. CHỦ TỊCH, ký ngày 02/06/2026"
    assert json.loads(done.out)["commit"]["subject"] == f"NV-2026-001: {said}, 1 trường"
    body = repo.git("log", "-1", "--format=%B")
    assert "Nkh-Capacity: KT. CHỦ TỊCH\nReviewed-by: Nguyễn Văn A" in body
    told = nkh("history", "NV-2026-001", "--only", "signature")
    assert f"    {said}, 1 trường" in told.out
    assert told.out.endswith(f"Chữ ký trong hồ sơ: {said}; còn nguyên\n")
    found = json.loads(nkh("history", "NV-2026-001", "--format", "json").out)
    assert found["signatures"] == [f"{said}; còn nguyên"]
    assert found["events"][0]["signature"]["status"] == "none"
