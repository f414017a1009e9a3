"""`nkh render` of a record that is not ready: what is missing is said, nothing is written."""

from pathlib import Path

import pytest
from cli.desk import Nkh, contents, runner
from documents.initiatives import world


@pytest.fixture
def root(tmp_path: Path) -> Path:
    world.desk(tmp_path / "w")
    return tmp_path / "w"


@pytest.fixture
def nkh(root: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(root, capsys)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("don-sang-kien", "SK-2026-004"), "SK-2026-004 chưa có vấn đề cần giải quyết; hãy ghi vào problem"),
        (("thong-bao-chap-nhan", "SK-2026-002"), "intake.accepted_on hoặc intake.refused_on"),
        (("giay-xac-nhan-ap-dung", "SK-2026-001"), "ví dụ SK-2026-001-vhxh"),
        (("bien-ban-kiem-tra", "SK-2026-001-9"), "chưa ghi lần kiểm tra «9»"),
        (("don-sang-kien", "SK-2026-01"), "có phải «SK-2026-001»"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(
    words: tuple[str, str], message: str, root: Path, nkh: Nkh
) -> None:
    before = contents(root)
    done = nkh("render", *words, "--as-of", "2026-06-30")
    assert done.status == 2
    assert message in done.err
    assert contents(root) == before


def test_an_id_of_another_kind_keeps_the_plain_message(nkh: Nkh) -> None:
    done = nkh("render", "cong-van-don-doc", "NV-2026-001", "--as-of", "2026-06-30")
    assert done.status == 2
    assert "không lập được cong-van-don-doc" in done.err
