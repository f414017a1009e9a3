"""A synthetic workspace of any size: the same size and seed give the same bytes.

PYTHONPATH=tests python -m bench.corpus FOLDER --size 10000
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from bench import synthetic_frame as frame
from bench.emit import record_text
from bench.synthetic_tasks import PERIODS, REMINDED_ON, Register, Task, task

SEED: Final = 2026
SMALLEST: Final = 200  #: below, not every obligation of the plan could be served
_REMINDED_BY_ONE: Final = 20


def files(size: int, *, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """`size` records as (path below the workspace, text), and the plan's own text file.

    Raises:
        ValueError: fewer than `SMALLEST` records are asked for.
    """
    if size < SMALLEST:
        raise ValueError(f"a corpus has {SMALLEST} records or more, not {size}")
    units = list(frame.units())
    yield "records/workspace.yaml", _text("workspace", frame.workspace(), up=1)
    for unit in units:
        yield f"records/units/{unit['id']}.yaml", _text("unit", unit, up=2)
    yield "records/plans/KH-2026.txt", frame.plan_text()
    yield "records/plans/KH-2026.yaml", _text("plan", frame.plan(), up=2)
    yield "records/reports/BC-2026-H1.yaml", _text("report", frame.report(), up=2)
    rest = size - len(units) - 3
    days = frame.document_days(rest // 25)
    yield from _documents_and_tasks(rest, Register(days), Random(seed))


def _documents_and_tasks(rest: int, register: Register, rng: Random) -> Iterator[tuple[str, str]]:
    for number, day in enumerate(register.days):
        yield _document(frame.document(number, day))
    # Reminders take places of their own at the end, as many as the overdue tasks turn out to need.
    number, written, overdue = 0, len(register.days), list[str]()
    todo = _duties()
    while written + -(-len(overdue) // _REMINDED_BY_ONE) < rest:
        duty, period = next(todo)
        number += 1
        written += 1
        made = task(number, duty, register, rng, period=period)
        if made.overdue and written + 1 + len(overdue) // _REMINDED_BY_ONE < rest:
            overdue.append(str(made.record["id"]))
        elif made.overdue:
            made = _without_overdue(number, duty, register, rng)
        yield _task(made)
    for start in range(0, len(overdue), _REMINDED_BY_ONE):
        reminded = overdue[start : start + _REMINDED_BY_ONE]
        position = len(register.days) + start // _REMINDED_BY_ONE
        yield _document(frame.document(position, REMINDED_ON, reminded))


def _without_overdue(number: int, duty: frame.Obligation, register: Register, rng: Random) -> Task:
    """Another throw of the dice: no place is left for a document that reminds."""
    while (made := task(number, duty, register, rng)).overdue:
        pass
    return made


def _duties() -> Iterator[tuple[frame.Obligation, str | None]]:
    """First each period of what recurs, then the other obligations, round after round."""
    duties = [duty for duty in frame.obligations() if not duty.is_rule]
    yield from ((duty, period) for duty in duties if duty.recurring for period in PERIODS)
    while True:
        yield from ((duty, None) for duty in duties if not duty.recurring)


def _task(made: Task) -> tuple[str, str]:
    path = f"records/tasks/2026/{made.record['id']}.yaml"
    return path, _text("task", made.record, up=3)


def _document(record: frame.Record) -> tuple[str, str]:
    return f"records/documents/{record['id']}.yaml", _text("document", record, up=2)


def _text(kind: str, record: frame.Record, *, up: int) -> str:
    return record_text(record, schema=f"{'../' * up}schemas/{kind}.schema.json")


def write_corpus(folder: Path, size: int, *, seed: int = SEED) -> None:
    """Write a workspace into `folder`, which must not hold one yet."""
    for name, text in files(size, seed=seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=500)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write_corpus(options.folder, options.size, seed=options.seed)


if __name__ == "__main__":
    main()
