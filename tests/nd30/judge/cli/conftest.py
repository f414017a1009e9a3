"""A folder with a good document and the command line, outside any workspace."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from nd30.judge.strangers.good import good
from nd30.judge.strangers.package import members, zipped

from ngocha_kh.cli.boundary import run

Nkh = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "văn bản"
    place.mkdir()
    monkeypatch.chdir(place)
    (place / "tot.docx").write_bytes(good("thong_bao"))
    return place


@pytest.fixture
def bad(folder: Path) -> Path:
    """The same document with a narrow left margin and another face."""
    parts = {
        name: re.sub(rb'(<w:pgMar[^>]*w:left=")\d+', rb"\g<1>1134", data).replace(
            b"Times New Roman", b"Arial"
        )
        for name, data in members(good("thong_bao")).items()
    }
    file = folder / "sai.docx"
    file.write_bytes(zipped(parts))
    return file


@pytest.fixture
def nkh(capsys: pytest.CaptureFixture[str]) -> Nkh:
    """Runs `nkh nd30 …`: status, standard output, standard error."""

    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = run(["nd30", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call
