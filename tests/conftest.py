"""What every test shares: nothing is remembered in the real cache folder of the user."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this test's runs may remember results."""
    folder = tmp_path / "nkh-cache"
    monkeypatch.setenv("NKH_CACHE_DIR", str(folder))
    return folder
