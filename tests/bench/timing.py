"""Whole processes side by side: wall time, peak memory, and ratios pair by pair.

Two programs take turns, so that a machine whose speed drifts slows both of them; only the ratio
within a pair is worth quoting. Standard library only.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

_TALK = 2_000  #: characters of a failed program's output worth showing


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Job:
    """One or more commands run one after the other and timed as one."""

    label: str
    commands: Sequence[Sequence[str]]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = _nothing  #: not timed; run before each round


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    peak_mib: float | None  #: of the largest process; None where the system does not tell


@dataclass(frozen=True, slots=True)
class Pair:
    """What two jobs took, round by round."""

    first: Sequence[Run]
    second: Sequence[Run]

    @property
    def ratios(self) -> list[float]:
        """first ÷ second, sorted."""
        pairs = zip(self.first, self.second, strict=True)
        return sorted(a.seconds / b.seconds for a, b in pairs)

    @property
    def ratio(self) -> float:
        return median(self.ratios)


class JobFailed(Exception):
    """A program under the clock did not end with status 0; its time would say nothing."""


def compare(first: Job, second: Job, *, rounds: int) -> Pair:
    """Run both jobs `rounds` times by turns, the one that begins changing from round to round.

    Raises:
        JobFailed: a command ended with another status than 0.
    """
    runs: tuple[list[Run], list[Run]] = ([], [])
    for number in range(rounds):
        order = ((first, runs[0]), (second, runs[1]))
        for job, kept in order if number % 2 == 0 else reversed(order):
            kept.append(run(job))
    return Pair(*runs)


def run(job: Job) -> Run:
    """Run a job once, see `compare`."""
    job.before()
    results = [_run(command, job) for command in job.commands]
    peaks = [result.peak_mib for result in results if result.peak_mib is not None]
    return Run(sum(result.seconds for result in results), max(peaks, default=None))


def _run(command: Sequence[str], job: Job) -> Run:
    environment = os.environ | job.environment
    with tempfile.TemporaryFile() as talk:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=job.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=talk,
            stderr=talk,
        )
        status, peak = _wait(process)
        seconds = time.perf_counter() - started
        if status != 0:
            talk.seek(0)
            said = talk.read().decode(errors="replace")[-_TALK:]
            raise JobFailed(f"{job.label}: {command[0]} … ended with status {status}\n{said}")
    return Run(seconds, peak)


def _wait(process: "subprocess.Popen[bytes]") -> tuple[int, float | None]:
    """The status, and the peak of the process and of its own children in MiB."""
    if sys.platform == "win32":
        return process.wait(), None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)  # else Popen would wait once more
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_maxrss / unit
