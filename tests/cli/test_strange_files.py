"""Links, pipes, devices, folders, odd names and large files below records/: told, never followed."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from examples.variants import BASE, DAY, reported

from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace
from ngocha_kh.yamlio.text import MAX_BYTES

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no FIFO, and links need a privilege"
)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "w")) / "records"


def found(records: Path) -> set[tuple[str, str]]:
    result = validate(Workspace(records.parent), as_of=DAY)
    return {(path, code) for path, _, _, code in reported(result)}


@posix
def test_a_fifo_is_told_and_does_not_block(records: Path) -> None:
    os.mkfifo(records / "units/ong.yaml")
    assert found(records) == {("units/ong.yaml", "E-FILE-01")}


@posix
def test_a_dangling_link_is_told(records: Path) -> None:
    (records / "units/hong.yaml").symlink_to("khong-co.yaml")
    assert found(records) == {("units/hong.yaml", "E-FILE-01")}


@posix
def test_a_link_in_a_circle_is_told(records: Path) -> None:
    (records / "units/vong.yaml").symlink_to("vong.yaml")
    assert found(records) == {("units/vong.yaml", "E-FILE-01")}


@posix
def test_a_link_to_a_device_is_told_and_not_read(records: Path) -> None:
    (records / "units/zero.yaml").symlink_to("/dev/zero")
    assert found(records) == {("units/zero.yaml", "E-FILE-05")}


@posix
@pytest.mark.parametrize("is_folder", [False, True])
def test_a_link_that_leads_out_is_told_and_its_content_is_not_shown(
    records: Path, tmp_path: Path, is_folder: bool
) -> None:
    secret = tmp_path / "ngoai"
    secret.mkdir()
    (secret / "a.yaml").write_text("mat_khau: 123\n", encoding="utf-8")
    (records / "units/ngoai.yaml").symlink_to(secret if is_folder else secret / "a.yaml")
    result = validate(Workspace(records.parent), as_of=DAY)
    assert {(p, c) for p, _, _, c in reported(result)} == {("units/ngoai.yaml", "E-FILE-05")}
    assert "mat_khau" not in str(result.diagnostics)


@posix
def test_evidence_behind_a_link_in_a_circle_is_not_there(records: Path) -> None:
    (records.parent / "vong").symlink_to("vong")
    task = records / "tasks/2026/NV-2026-001.yaml"
    text = task.read_text(encoding="utf-8").replace("ref: VB-2026-001", "ref: vong/a.jpg")
    task.write_text(text, encoding="utf-8", newline="\n")
    codes = {code for _, code in found(records)}
    assert codes in ({"V-REF-08"}, {"V-REF-09"})


@posix
def test_a_file_name_that_is_no_unicode_is_told(records: Path) -> None:
    name = os.fsdecode(b"units/\xff.yaml")
    try:
        (records / name).write_bytes(b"id: x\n")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert found(records) == {(name, "E-FILE-04")}


def test_a_folder_named_like_a_record_is_walked(records: Path) -> None:
    (records / "units/x.yaml").mkdir()
    assert found(records) == set()


def test_a_file_over_the_limit_is_told(records: Path) -> None:
    (records / "units/to.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    assert found(records) == {("units/to.yaml", "E-FILE-02")}


@pytest.mark.parametrize(
    "name",
    [".a.yaml.swp", "a.yaml~", "~$a.yaml", ".#a.yaml", "a.yaml.orig", "Thumbs.db", "._a.yaml"],
)
def test_what_editors_and_systems_leave_is_ignored(records: Path, name: str) -> None:
    (records / "units" / name).write_bytes(b"\xff")
    assert found(records) == set()


@posix
def test_a_link_to_a_folder_that_holds_it_is_told_and_not_walked(records: Path) -> None:
    (records / "units/len").symlink_to("..", target_is_directory=True)
    assert found(records) == {("units/len", "E-FILE-01")}


@posix
def test_a_link_to_a_folder_above_the_records_leads_out(records: Path) -> None:
    (records / "units/len").symlink_to("../..", target_is_directory=True)
    assert found(records) == {("units/len", "E-FILE-05")}
