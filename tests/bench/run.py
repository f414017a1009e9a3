"""Prints how fast nkh is against its targets. Informs, unless --strict.

PYTHONPATH=tests python -m bench.run --quick
PYTHONPATH=tests python -m bench.run --size 10000 --only cold --only parse
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.jobs import synthetic
from bench.targets import TARGETS, WHOLE, Measured, Target
from bench.timing import JobFailed

QUICK = 500


def main() -> int:
    options = _options()
    size = QUICK if options.quick else options.size
    chosen = [target for target in TARGETS if not options.only or target.name in options.only]
    print(f"{size} records; a ratio is the median of paired runs (smallest-largest)", flush=True)
    missed = 0
    with tempfile.TemporaryDirectory(prefix="nkh-bench-") as folder:
        jobs = synthetic(Path(folder), size)
        for target in chosen:
            try:
                measured = target.measure(jobs, size)
            except JobFailed as error:
                missed += 1
                print(f"{target.name:9}not measured: {error}", flush=True)
                continue
            verdict = _verdict(target, measured, size)
            missed += verdict == "NOT MET"
            print(_row(target, measured, verdict), flush=True)
    return 1 if missed and options.strict else 0


def _verdict(target: Target, measured: Measured, size: int) -> str:
    if size < target.from_size:
        return f"at {target.from_size}"
    return "met" if target.is_met(measured) else "NOT MET"


def _row(target: Target, measured: Measured, verdict: str) -> str:
    value = f"{measured.value:.3g} {target.unit}"
    return (
        f"{target.name:9}{target.claim:56}{value:>10}  <= {target.limit:<7.3g}"
        f"{verdict:10}{measured.spread}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=WHOLE)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} records")
    parser.add_argument("--strict", action="store_true", help="status 1 when a target is missed")
    names = [target.name for target in TARGETS]
    parser.add_argument("--only", action="append", choices=names, help="this target; repeatable")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
