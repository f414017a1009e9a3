"""A workspace to write in and its command line; tests/conftest.py keeps the cache apart."""

from pathlib import Path

import pytest
from cli.desk import Nkh, make_desk, runner


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return make_desk(tmp_path / "desk")


@pytest.fixture
def nkh(desk: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(desk, capsys)
