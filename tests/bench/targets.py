"""What fast means, as ratios that can be measured on any machine; one function a target."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Final

from bench.history import past
from bench.jobs import ROOT, Jobs
from bench.timing import Pair, compare, run

#: The size that the targets for large folders speak of.
WHOLE: Final = 10_000
_PAGES: Final = 50


@dataclass(frozen=True, slots=True)
class Measured:
    value: float
    spread: str = ""  #: the extremes, to judge the noise


@dataclass(frozen=True, slots=True)
class Target:
    """`value` must not be above `limit`; both in `unit`."""

    name: str
    claim: str
    limit: float
    measure: Callable[[Jobs, int], Measured]
    unit: str = "×"
    from_size: int = 0  #: on fewer records start-up is the cost, and the limit says nothing

    def is_met(self, measured: Measured) -> bool:
        return measured.value <= self.limit


def _measured(pair: Pair) -> Measured:
    ratios = pair.ratios
    return Measured(pair.ratio, f"{ratios[0]:.3g}-{ratios[-1]:.3g}")


def rounds_for(size: int) -> int:
    """Small corpora are cheap and noisy, large ones neither."""
    return 7 if size <= 1_000 else 3


def _version(jobs: Jobs, size: int) -> Measured:
    return _measured(compare(jobs.nkh("--version", "--version"), jobs.check_version(), rounds=9))


def _help(jobs: Jobs, size: int) -> Measured:
    return _measured(compare(jobs.nkh("--help", "--help"), jobs.check_version(), rounds=9))


def _here(jobs: Jobs, size: int) -> Measured:
    own = Jobs(ROOT, jobs.cache)
    return _measured(compare(own.cold(), own.check_version(), rounds=7))


def _cold(jobs: Jobs, size: int) -> Measured:
    # check-jsonschema needs minutes for 10,000 records: once is enough for a factor of thirty.
    rounds = 3 if size <= 1_000 else 1
    return _measured(compare(jobs.cold(), jobs.check_all(), rounds=rounds))


def _parse(jobs: Jobs, size: int) -> Measured:
    return _measured(compare(jobs.cold(), jobs.bare_parse(), rounds=rounds_for(size)))


def _memory(jobs: Jobs, size: int) -> Measured:
    return Measured(run(jobs.cold()).peak_mib or 0.0)


def _changed(jobs: Jobs, size: int) -> Measured:
    # By turns would clear the cache that `changed` needs; `changed` fills it anew, untimed.
    return _measured(compare(jobs.changed(), jobs.cold(), rounds=rounds_for(size)))


def _report(jobs: Jobs, size: int) -> Measured:
    return _measured(compare(jobs.report(), jobs.cold(), rounds=rounds_for(size)))


def _history(jobs: Jobs, size: int) -> Measured:
    one = past(jobs, size)
    return _measured(compare(one.history(), one.log(), rounds=7))


def _past(jobs: Jobs, size: int) -> Measured:
    one = past(jobs, size)
    run(one.progress())  # a second look at the past is the one that people wait for
    return _measured(compare(one.progress(), one.objects(), rounds=5))


def _base(jobs: Jobs, size: int) -> Measured:
    one = past(jobs, size)
    run(one.validate())
    return _measured(compare(one.base(), one.validate(), rounds=5))


def _tables(jobs: Jobs, size: int) -> Measured:
    """In this process: start-up would hide a curve."""
    from nd30.sample import sample

    def seconds(rows: int) -> float:
        started = time.perf_counter()
        sample(rows=rows)
        return time.perf_counter() - started

    seconds(10)
    ratios = sorted(seconds(4_000) / seconds(2_000) for _ in range(5))
    return Measured(median(ratios), f"{ratios[0]:.3g}-{ratios[-1]:.3g}")


def _judge(jobs: Jobs, size: int) -> Measured:
    """In this process, by turns: the judge on 50 pages, and what any reader of them must do."""
    from bench.bare_docx import parse
    from nd30.judge.strangers.long_document import long_document

    from ngocha_kh.nd30.judge.verdict import judge

    data = long_document(_PAGES)

    def seconds(work: Callable[[bytes], object]) -> float:
        started = time.perf_counter()
        work(data)
        return time.perf_counter() - started

    seconds(judge)  # loads the rules and the checks
    ratios = sorted(seconds(judge) / seconds(parse) for _ in range(15))
    return Measured(median(ratios), f"{ratios[0]:.3g}-{ratios[-1]:.3g}")


TARGETS: Final = (
    Target("version", "nkh --version ÷ check-jsonschema --version", 1 / 4, _version),
    Target("help", "nkh --help ÷ check-jsonschema --version", 3 / 4, _help),
    Target("here", "validate this repository ÷ check-jsonschema --version", 1.0, _here),
    Target("cold", "validate, cold ÷ check-jsonschema on the same", 1 / 30, _cold, from_size=WHOLE),
    Target("parse", "validate, cold ÷ bare parse", 1.6, _parse, from_size=WHOLE),
    Target("memory", "peak of validate, cold", 200, _memory, "MiB", WHOLE),
    Target("changed", "validate, one record changed ÷ cold", 1 / 8, _changed, from_size=WHOLE),
    Target("report", "report --half 1 ÷ validate, cold", 2.5, _report, from_size=WHOLE),
    Target("history", "history of a record ÷ git log -- its path", 3.0, _history, from_size=WHOLE),
    Target("past", "progress --at a year back ÷ git cat-file --batch", 8.0, _past, from_size=WHOLE),
    Target("base", "validate --base, 20 commits ÷ validate, warm", 4.0, _base, from_size=WHOLE),
    Target("tables", "4,000 table rows ÷ 2,000", 2.2, _tables),
    Target("judge", "judge 50 pages ÷ unzip and parse their XML", 2.0, _judge),
)
