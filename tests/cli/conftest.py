"""A workspace to write in and its command line; tests/conftest.py keeps the cache apart."""

from pathlib import Path

import pytest
from cli.desk import Nkh, Own, make_desk, runner


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return make_desk(tmp_path / "desk")


@pytest.fixture
def nkh(desk: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(desk, capsys)


@pytest.fixture
def own(capsys: pytest.CaptureFixture[str]) -> Own:
    """Commands that only look, on the records of this repository as of 25 November 2026."""
    run_here = runner(Path(__file__).parents[2], capsys)

    def nkh(*words: str) -> str:
        done = run_here(*words, "--as-of", "2026-11-25")
        assert done.status == 0, done.err
        return done.out

    return nkh
