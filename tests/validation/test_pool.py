"""Many processors give what one gives, in the same order."""

import pytest
from examples.variants import BASE, variants

from ngocha_kh.validation import pool
from ngocha_kh.validation.pool import check_files

FILES = [
    *((p.relative_to(BASE / "records").as_posix(), p.read_bytes()) for p in BASE.rglob("*.yaml")),
    *(item for variant in variants("bad") for item in variant.files.items()),
]


def test_pool_and_serial_results_are_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    serial = check_files(FILES)
    monkeypatch.setattr(pool, "_ENOUGH", 1)
    monkeypatch.setattr(pool, "_CHUNK", 17)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    parallel = check_files(FILES)
    assert [path for path, _ in serial] == [path for path, _ in FILES]
    assert parallel == serial


def test_few_files_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", None)
    assert len(check_files(FILES)) == len(FILES)
    assert check_files([]) == []
