"""A ward in a repository of its own for each test."""

from pathlib import Path

import pytest
from history.ward import Ward


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(tmp_path / "kho của phường")
