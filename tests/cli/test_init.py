"""`nkh init`: a workspace that is sound from the first minute, and never over somebody's files."""

import json
import re
from pathlib import Path

import pytest
import yaml
from cli.desk import contents, runner

from ngocha_kh.cli.boundary import run
from ngocha_kh.editing.starter import starter_files, ward_of
from ngocha_kh.resources import data_folder


@pytest.mark.parametrize(
    ("agency", "place", "expected"),
    [
        ("Ủy ban nhân dân phường Ngọc Hà", None, ("Ủy ban nhân dân phường Ngọc Hà", "Ngọc Hà")),
        ("UBND xã  Yên Bài", None, ("Ủy ban nhân dân xã Yên Bài", "Yên Bài")),
        ("Uỷ ban nhân dân phường A", "Hà Nội", ("Ủy ban nhân dân phường A", "Hà Nội")),
        ("Trung tâm B", "C", ("Trung tâm B", "C")),
        (None, None, ("Ủy ban nhân dân phường (chưa nhập)", "(chưa nhập)")),
    ],
)
def test_the_place_follows_from_the_agency(
    agency: str | None, place: str | None, expected: tuple[str, str]
) -> None:
    ward = ward_of(agency, place, 2026)
    assert (ward.agency, ward.place) == expected


@pytest.mark.parametrize(
    ("agency", "year"),
    [
        ("Ủy ban nhân dân phường Ngọc Hà", 2026),
        ('UBND phường "X": # Y', 2031),
        ("Trung tâm Hành chính", 2027),
    ],
)
def test_the_new_workspace_is_sound_and_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], agency: str, year: int
) -> None:
    root = tmp_path / "mới"
    assert run(["init", str(root), "--agency", agency, "--year", str(year)]) == 0
    told = capsys.readouterr()
    assert "git init" in told.err
    assert not (root / ".git").exists()
    nkh = runner(root, capsys)
    for day in (f"{year}-01-01", f"{year}-06-30", f"{year}-12-14"):
        done = nkh("validate", "--as-of", day, "--fail-on", "warning")
        assert (done.status, done.out) == (0, "")
    assert nkh("report", "--half", "1", "--as-of", f"{year}-06-14").status == 0
    assert (root / "out" / f"bao-cao-6-thang-dau-nam-{year}.docx").is_file()


def test_it_holds_what_a_repository_of_records_needs(tmp_path: Path) -> None:
    run(["init", str(tmp_path / "x"), "--year", "2026"])
    files = contents(tmp_path / "x")
    expected = {
        ".gitattributes", ".gitignore", ".vscode/settings.json", ".github/workflows/nkh.yml",
        "README.md", "records/workspace.yaml", "records/plans/KH-2026.txt",
        "records/plans/KH-2026.yaml", "records/tasks/2026/NV-2026-001.yaml",
        "records/reports/BC-2026-H1.yaml", "records/units/vhxh.yaml",
    }  # fmt: skip
    assert expected <= files.keys()
    assert b"illustrative: false" in files["records/workspace.yaml"]
    assert not [name for name in files if name.startswith("templates/")]
    for schema in data_folder("schemas").glob("*.json"):
        assert files[f"schemas/{schema.name}"] == schema.read_bytes()
    assert all(b"\r" not in data for data in files.values())
    assert not [name for name, data in files.items() if re.search(rb"__[A-Z_]+__", data)]
    json.loads(files[".vscode/settings.json"])
    workflow = yaml.safe_load(files[".github/workflows/nkh.yml"])
    runs = [step.get("run", "") for step in workflow["jobs"]["validate"]["steps"]]
    assert any("validate --format github" in run for run in runs)


def test_every_ward_is_quoted_where_yaml_needs_it() -> None:
    text = starter_files(ward_of("UBND xã A: b", "# c", 2026))["records/workspace.yaml"].decode()
    assert 'name: "Ủy ban nhân dân xã A: b"' in text
    assert 'place: "# c"' in text
    assert '  header_lines:\n    - ỦY BAN NHÂN DÂN\n    - "XÃ A: B"\n' in text


@pytest.mark.parametrize("name", ["a.txt", ".hidden", "records/x.yaml"])
def test_a_folder_that_is_not_empty_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "x" / name).parent.mkdir(parents=True)
    (tmp_path / "x" / name).write_bytes(b"")
    assert run(["init", str(tmp_path / "x")]) == 3
    assert "không trống" in capsys.readouterr().err
    assert contents(tmp_path / "x") == {name: b""}


def test_a_folder_with_only_git_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    (tmp_path / "x" / ".git").mkdir(parents=True)
    assert run(["init", str(tmp_path / "x")]) == 0
    assert "git init" not in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a")
    assert run(["init", str(tmp_path / "x")]) == 3
    assert (tmp_path / "x").read_bytes() == b"a"


def test_a_name_that_fits_no_record_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path / "x"), "--agency", "x" * 300]) == 3
    assert "nhiều nhất được" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_a_failure_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    from ngocha_kh import files

    real, count = files.create_file, iter(range(10))

    def failing(path: Path, data: bytes) -> None:
        if next(count) == 5:
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(files, "create_file", failing)
    assert run(["init", str(tmp_path / "x")]) == 3
    assert not (tmp_path / "x").exists()
