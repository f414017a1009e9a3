"""From arguments to an exit status: 0, 1, 2, 3, 4, 130, and never a traceback."""

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from examples.variants import BASE, DAY

from ngocha_kh import __version__
from ngocha_kh.cli.boundary import run

ROOT = Path(__file__).parents[2]
AS_OF = ["--as-of", DAY.isoformat()]
TASK = "records/tasks/2026/NV-2026-001.yaml"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "nơi làm [việc]"))


@pytest.fixture
def nkh(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command line in the workspace: status, standard output, standard error."""
    monkeypatch.chdir(workspace)
    monkeypatch.setattr("ngocha_kh.cli.validate.today", lambda: DAY)  # else DAY may be to come

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return status, told.out, told.err

    return call


def program(workspace: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more.pop("environment", {})}
    return subprocess.run(
        [sys.executable, "-m", "ngocha_kh", *arguments],
        cwd=workspace, env=environment, capture_output=not more, timeout=60, check=False, **more,
    )  # fmt: skip


def change(workspace: Path, old: str, new: str) -> None:
    path = workspace / TASK
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_sound_records_end_with_0_and_silence(nkh: Run) -> None:
    status, out, err = nkh("validate", *AS_OF)
    assert (status, out) == (0, "")
    assert err == "Đã kiểm tra 23 hồ sơ: không có lỗi.\n"
    assert nkh("validate", "-q", *AS_OF) == (0, "", "")


def test_faults_end_with_1_and_one_line_each(nkh: Run, workspace: Path) -> None:
    change(workspace, "state: done", "state: xong")
    status, out, err = nkh("validate", *AS_OF)
    assert status == 1
    assert out.startswith(f"{TASK}:14:12: error E-SCH-04 ")
    assert len(out.splitlines()) == 1
    assert err == "Đã kiểm tra 23 hồ sơ: 1 lỗi.\n"


def test_warnings_end_with_1_only_when_asked(nkh: Run, workspace: Path) -> None:
    change(workspace, "confirmed_by: van-phong", "confirmed_by: vhxh")
    assert nkh("validate", *AS_OF)[0] == 0
    assert nkh("validate", "--fail-on", "warning", *AS_OF)[0] == 1


def test_paths_choose_what_is_shown(nkh: Run, workspace: Path) -> None:
    change(workspace, "state: done", "state: xong")
    assert nkh("validate", "records/units", *AS_OF)[0] == 0
    assert nkh("validate", TASK, *AS_OF)[0] == 1
    assert nkh("validate", ".", *AS_OF)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["validat"], ["không có lệnh", "validate"]),
        (["validate", "--formt", "json"], ["không có tùy chọn «--formt»", "--format"]),
        (["validate", "--format"], ["--format"]),
        (["validate", "--format", "yaml"], ["--format", "không hợp lệ"]),
        (["validate", "--as-of", "2026-02-30"], ["«2026-02-30» không phải ngày có thật"]),
        (["validate", "--as-of", "0001-01-01"], ["nằm ngoài các năm 2000 đến 2100"]),
        (["validate", "--as-of", "31/12/9999"], ["nằm ngoài các năm 2000 đến 2100"]),
        (["progress", "--as-of", "1999-12-31"], ["nằm ngoài các năm 2000 đến 2100"]),
        (["progress", "--year", "-5"], ["«-5» không phải năm từ 2000 đến 2100"]),
        (["validate", ""], ["đường dẫn để trống"]),
        (["nd30", ""], ["[TỆP|THƯ_MỤC]", "đường dẫn để trống"]),
        (["validate", "khong-co.yaml"], ["không có tệp hoặc thư mục «khong-co.yaml»"]),
        (["validate", ".."], ["nằm ngoài nơi làm việc"]),
        (["explain", "V-REF-99"], ["không có mã «V-REF-99»", "V-REF-"]),
        (["explain", "a", "b"], ["thừa đối số"]),
    ],
)
def test_mistakes_on_the_command_line_end_with_2(
    nkh: Run, arguments: list[str], words: list[str]
) -> None:
    status, out, err = nkh(*arguments)
    assert (status, out) == (2, "")
    assert [word for word in words if word not in err] == []


@pytest.mark.parametrize(
    "arguments", [["-h"], ["--help"], ["validate", "-h"], ["explain", "--help"]]
)
def test_help_is_vietnamese_and_ends_with_0(nkh: Run, arguments: list[str]) -> None:
    status, out, _ = nkh(*arguments)
    assert status == 0
    assert "Cách dùng:" in out
    assert "Usage" not in out
    assert "Show this message" not in out


def test_no_arguments_show_the_help(nkh: Run) -> None:
    status, out, err = nkh()
    assert status == 2
    assert "Cách dùng:" in out + err


def test_the_version_is_told(nkh: Run) -> None:
    assert nkh("--version") == (0, f"nkh {__version__}\n", "")


@pytest.mark.parametrize("code", ["E-YAML-02", "v-ref-16"])
def test_every_code_is_explained(nkh: Run, code: str) -> None:
    status, out, _ = nkh("explain", code)
    assert status == 0
    assert out.startswith(code.upper())
    assert "Cách sửa:" in out


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_the_first_and_the_last_day_can_be_looked_at(nkh: Run, day: str) -> None:
    assert nkh("progress", "--as-of", day)[0] == 0
    assert nkh("validate", "--as-of", day)[0] in (0, 1)


def test_a_day_to_come_is_looked_at_with_a_word(nkh: Run) -> None:
    assert "tương lai" not in nkh("validate", *AS_OF)[2]
    later = ("--as-of", (DAY + datetime.timedelta(days=1)).isoformat())
    assert "Chú ý: ngày xét 16/05/2026 ở tương lai" in nkh("validate", *later)[2]
    assert nkh("validate", "-q", *later)[2] == ""
    assert "ngày xét 31/12/2100 ở tương lai" in nkh("progress", "--as-of", "2100-12-31")[2]


def test_settings_with_a_fault_are_told_with_the_fault(nkh: Run, workspace: Path) -> None:
    settings = workspace / "records/workspace.yaml"
    text = re.sub(r"(?ms)^signers:.*?(?=^\w)", "", settings.read_text(encoding="utf-8"))
    settings.write_text(text, encoding="utf-8", newline="\n")
    for words in (("progress",), ("render", "ke-hoach"), ("render", "ke-hoach", "--for", "2026")):
        status, _, err = nkh(*words)
        assert status == 3
        assert "records/workspace.yaml có lỗi: thiếu khóa «signers» (Người ký)" in err


def test_no_workspace_ends_with_3(nkh: Run, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    status, out, err = nkh("-C", str(tmp_path / "trống"), "validate")
    assert (status, out) == (3, "")
    assert "không thấy nơi làm việc" in err
    assert "nkh init" in err


def test_an_unreadable_file_is_a_finding_and_hides_no_other(
    nkh: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(workspace, "state: done", "state: xong")
    real = os.open

    def refuse(path: Any, *rest: Any, **more: Any) -> int:
        if str(path).endswith("vhxh.yaml"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    status, out, _ = nkh("validate", "--no-cache", *AS_OF)
    assert status == 1
    assert "records/units/vhxh.yaml:1:1: error E-FILE-01 không đọc được tệp" in out
    assert f"{TASK}:14:12: error E-SCH-04" in out


def test_what_the_system_refuses_ends_with_3(nkh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device", "x.yaml")

    monkeypatch.setattr("ngocha_kh.validation.validate", full)
    status, _, err = nkh("validate")
    assert (status, err) == (3, "nkh: không chạy được: x.yaml: hết chỗ trống trên đĩa\n")


def test_a_bug_ends_with_4_and_a_log(
    nkh: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def bug(*_: Any, **__: Any) -> None:
        raise RecursionError("bí mật")

    monkeypatch.setattr("ngocha_kh.validation.validate", bug)
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "log")
    status, out, err = nkh("validate")
    assert (status, out) == (4, "")
    log = tmp_path / "log" / "nkh-error.log"
    assert str(log) in err
    assert "bí mật" not in err
    assert "RecursionError: bí mật" in log.read_text(encoding="utf-8")


def test_a_bug_without_a_place_for_the_log_ends_with_4(
    nkh: Run, monkeypatch: pytest.MonkeyPatch, workspace: Path
) -> None:
    monkeypatch.setattr("ngocha_kh.validation.validate", lambda *_, **__: 1 / 0)
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: workspace / TASK)
    assert nkh("validate")[0] == 4


def test_ctrl_c_ends_with_130(nkh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ngocha_kh.validation.validate", stop)
    assert nkh("validate")[0] == 130


@pytest.mark.parametrize("kind", ["text", "json", "github", "sarif", "junit"])
def test_controls_and_markup_in_a_record_never_act(nkh: Run, workspace: Path, kind: str) -> None:
    change(workspace, "state: done", 'state: "[/x] [red]\\u009b31m\\u202e [link=http://a]"')
    status, out, _ = nkh("validate", "--format", kind, *AS_OF)
    assert status == 1
    assert "\u009b" not in out
    assert "\u202e" not in out
    assert "\\u009b31m" in out
    assert "[/x] [red]" in out


def test_an_escape_in_a_file_name_is_shown_as_its_code(nkh: Run, workspace: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows allows no such file name")
    (workspace / "records/units/\x1b[31m\n::error::x.yml").write_bytes(b"")
    status, out, _ = nkh("validate", *AS_OF)
    assert status == 1
    assert "\x1b" not in out
    assert out.startswith("records/units/\\u001b[31m\\u000a::error::x.yml:1:1: error E-FILE-03")


def test_validate_writes_nothing_below_the_workspace(nkh: Run, workspace: Path) -> None:
    before = tree(workspace)
    change(workspace, "state: done", "state: xong")
    changed = tree(workspace)
    assert nkh("validate", *AS_OF)[0] == 1
    assert nkh("validate", *AS_OF)[0] == 1
    assert tree(workspace) == changed
    assert changed.keys() == before.keys()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no write permission bits")
def test_validate_works_in_a_read_only_workspace(nkh: Run, workspace: Path) -> None:
    folders = [workspace, *(p for p in workspace.rglob("*") if p.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert nkh("validate", *AS_OF)[0] == 0
    finally:
        for folder in folders:
            folder.chmod(0o755)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258"])
def test_a_pipe_that_knows_few_letters_gets_escapes(workspace: Path, encoding: str) -> None:
    change(workspace, "state: done", "state: xong ệ")
    done = program(workspace, "validate", *AS_OF, environment={"PYTHONIOENCODING": encoding})
    assert done.returncode == 1
    assert b"Traceback" not in done.stdout + done.stderr
    assert TASK.encode() + b":14:12: error E-SCH-04" in done.stdout
    assert b"\\u1ec7" in done.stdout


def test_lines_are_never_wrapped_whatever_the_width(workspace: Path) -> None:
    change(workspace, "state: done", "state: xong")
    done = program(workspace, "validate", *AS_OF, environment={"COLUMNS": "20", "TERM": "dumb"})
    assert len(done.stdout.splitlines()) == 1


def test_a_reader_that_leaves_is_no_fault(workspace: Path) -> None:
    change(workspace, "state: done", "state: xong")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ngocha_kh", "validate", "--format", "json", *AS_OF]
    with subprocess.Popen(
        command, cwd=workspace, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()  # before anything is written: every write fails
        err = process.stderr.read()
        assert process.wait(60) == 0
    assert b"Traceback" not in err
    assert b"Exception ignored" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize(
    ("redirection", "status"), [(">&-", 1), ("2>&-", 1), ("<&-", 1), ("> /dev/full", 3)]
)
def test_closed_and_full_streams_are_survived(
    workspace: Path, redirection: str, status: int
) -> None:
    if "full" in redirection and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    change(workspace, "state: done", "state: xong")
    command = f'"$0" -m ngocha_kh validate --as-of {DAY} {redirection}'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable], cwd=workspace, capture_output=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
