"""The stopwatch itself: a wrong one would make every ratio worthless."""

import sys
from pathlib import Path

import pytest
from bench.targets import TARGETS, Measured, Target
from bench.timing import Job, JobFailed, Pair, Run, compare, run


def _python(code: str, folder: Path) -> Job:
    return Job("probe", [[sys.executable, "-S", "-c", code]], folder)


def test_ratios_are_taken_pair_by_pair() -> None:
    first = [Run(1.0, None), Run(10.0, None), Run(3.0, None)]
    second = [Run(2.0, None), Run(20.0, None), Run(1.0, None)]
    assert Pair(first, second).ratios == [0.5, 0.5, 3.0]
    assert Pair(first, second).ratio == 0.5


def test_the_slower_program_is_seen_to_be_slower(tmp_path: Path) -> None:
    slow = _python("import time; time.sleep(0.3)", tmp_path)
    assert compare(slow, _python("pass", tmp_path), rounds=2).ratio > 1.5


def test_commands_of_a_job_add_up(tmp_path: Path) -> None:
    one = _python("import time; time.sleep(0.1)", tmp_path)
    assert run(Job("two", [*one.commands, *one.commands], tmp_path)).seconds >= 0.2


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell the peak")
def test_the_peak_is_that_of_the_child(tmp_path: Path) -> None:
    peak = run(_python("bytearray(150 * 1024 * 1024)", tmp_path)).peak_mib
    assert peak is not None
    assert 150 <= peak < 1_000


def test_a_failing_program_is_not_timed(tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match="status 3\nwhy"):
        run(_python("import sys; sys.stderr.write('why'); sys.exit(3)", tmp_path))


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_target_is_met_up_to_its_limit_only(target: Target) -> None:
    assert target.is_met(Measured(target.limit))
    assert not target.is_met(Measured(target.limit * 1.01))
