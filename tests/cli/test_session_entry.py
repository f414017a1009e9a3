"""`nkh session attend, score, vote, close`: a session is noted without a single `--set`."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli.desk import Nkh, contents, runner
from examples.variants import BASE

ID, ITEM = "PH-2026-01", "SK-2026-001"
SESSION = f"records/sessions/2026/{ID}.yaml"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """The session as it was before anybody had come."""
    root = shutil.copytree(BASE, tmp_path / "w")
    path = root / SESSION
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("items:\n")
    gone = ("ended", "minutes", "present", "scoring_closed", "rubric_sha256")
    kept = [line for line in head.splitlines() if not line.startswith(gone)]
    item = rest.partition("    sheets:\n")[0]
    path.write_text(
        "\n".join(kept) + "\nitems:\n" + item + "# ghi chú\n", encoding="utf-8", newline="\n"
    )
    return root


@pytest.fixture
def nkh(ward: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(ward, capsys)


def now(ward: Path) -> Any:
    return yaml.safe_load((ward / SESSION).read_text(encoding="utf-8"))


def test_who_was_there_and_who_was_not(ward: Path, nkh: Nkh) -> None:
    words = ["nguyen-van-a", "tran-thi-b", "le-van-c", "pham-thi-d"]
    done = nkh(
        "session", "attend", ID, *words, "--absent", "hoang-van-e=Đi công tác", "--ended", "10:00"
    )
    assert done.status == 0, done.err
    data = now(ward)
    assert data["present"] == words
    assert data["absent"] == [{"member": "hoang-van-e", "reason": "Đi công tác"}]
    text = (ward / SESSION).read_text(encoding="utf-8")
    assert "10:00" in text
    assert "# ghi chú" in text
    assert nkh("session", "attend", ID, *words, "hoang-van-e").status == 0
    assert "absent" not in now(ward)


def test_sheets_are_added_and_given_anew_until_scoring_is_closed(ward: Path, nkh: Nkh) -> None:
    score = ("session", "score", ID, ITEM, "--member", "nguyen-van-a")
    assert nkh(*score, "n1=30", "e1=40").status == 0
    assert nkh(*score, "n1=31", "e1=40", "--proposal", "Công nhận").status == 0
    (sheet,) = now(ward)["items"][0]["sheets"]
    assert sheet == {
        "member": "nguyen-van-a", "points": {"n1": 31, "e1": 40}, "proposal": "recognize",
    }  # fmt: skip
    assert nkh("session", "close", ID).status == 1  # one sheet is fewer than the rules ask for
    for member in ("tran-thi-b", "le-van-c", "pham-thi-d"):
        assert nkh(*score[:-1], member, "n1=28", "e1=45").status == 0
    assert nkh("session", "close", ID).status == 0
    data = now(ward)
    assert data["scoring_closed"] is True
    assert len(data["rubric_sha256"]) == 64
    refused = nkh(*score, "n1=40", "e1=60")
    assert (refused.status, "đã khóa chấm điểm" in refused.err) == (2, True)
    assert nkh("session", "close", ID).status == 2


def test_a_mark_above_the_maximum_is_not_written(ward: Path, nkh: Nkh) -> None:
    before = contents(ward)
    assert (
        nkh("session", "score", ID, ITEM, "--member", "nguyen-van-a", "n1=99", "e1=1").status == 1
    )
    assert contents(ward) == before


def test_a_vote_is_written_with_what_follows_from_it(ward: Path, nkh: Nkh) -> None:
    people = ("nguyen-van-a", "tran-thi-b", "le-van-c", "pham-thi-d", "hoang-van-e")
    assert nkh("session", "attend", ID, *people).status == 0
    done = nkh("session", "vote", ID, ITEM, "--agree", "3", "--disagree", "0", "--invalid", "1")
    assert done.status == 0, done.err
    assert now(ward)["items"][0]["vote"] == {
        "method": "secret", "issued": 4, "collected": 4, "valid": 3, "invalid": 1, "agree": 3,
        "disagree": 0,
    }  # fmt: skip


def test_scoring_without_a_sheet_is_not_closed(ward: Path, nkh: Nkh) -> None:
    done = nkh("session", "close", ID)
    assert (done.status, "chưa có phiếu chấm nào" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("score", ID, ITEM, "--member", "nguyen-van-a", "n1:3"), "TIÊU_CHÍ=ĐIỂM"),
        (("score", ID, "SK-2026-009", "--member", "nguyen-van-a", "n1=3"), "không có trong chương trình"),
        (("attend", ID, "nguyen-van-a", "--absent", "le-van-c"), "NGƯỜI=LÝ_DO"),
        (("attend", ID, "nguyen-van-a", "--absent", "nguyen-van-a=x"), "vừa có mặt vừa vắng"),
        (("vote", ID, ITEM, "--agree", "3", "--disagree", "0", "--hands", "--invalid", "1"), "giơ tay"),
        (("close", ITEM), "không phải phiên họp"),
    ],
)  # fmt: skip
def test_wrong_words_write_nothing(
    ward: Path, nkh: Nkh, words: tuple[str, ...], told: str
) -> None:  # fmt: skip
    before = contents(ward)
    done = nkh("session", *words)
    assert (done.status, told in done.err) == (2, True), done.err
    assert contents(ward) == before
