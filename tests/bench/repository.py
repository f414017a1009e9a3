"""A synthetic repository: the corpus, then thousands of commits that each change one record.

PYTHONPATH=tests python -m bench.repository FOLDER --size 10000 --commits 5000
"""

import argparse
import datetime
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.corpus import files

COMMITS: Final = 5_000
#: The corpus stands at the end of November 2026; its history begins a year and two months before.
_BEGIN: Final = datetime.datetime(2025, 9, 20, 9, tzinfo=datetime.UTC)
_END: Final = datetime.datetime(2026, 11, 24, 9, tzinfo=datetime.UTC)
_WHO: Final = "Lê Văn C <c@example.vn>"


def write_repository(folder: Path, size: int, commits: int) -> None:
    """`size` records, then `commits` commits on main; the work tree is as the last one."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = dict(files(size))
    run(folder, "init", "-q", "-b", "main")
    stream = "".join(_stream(texts, commits)).encode()
    run(folder, "fast-import", "--quiet", given=stream)
    run(folder, "reset", "-q", "--hard", "main")


def most_changed(folder: Path) -> str:
    """The id of a record that many commits touched."""
    tasks = sorted(folder.glob("records/tasks/**/*.yaml"))
    return tasks[0].stem


def run(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, input=given,
        env={**os.environ, **plain},
    )  # fmt: skip
    return done.stdout.decode()


def _stream(texts: dict[str, str], commits: int) -> Iterator[str]:
    """The input of git fast-import. One task in twenty is a favourite: half of the commits."""
    yield _head(_BEGIN, "Lập hồ sơ")
    for path, text in sorted(texts.items()):
        yield _file(path, text)
    tasks = sorted(path for path in texts if "/tasks/" in path)
    for number in range(commits):
        often = number % 2 == 0
        path = tasks[number // 2 % max(1, len(tasks) // 20 if often else len(tasks))]
        when = _BEGIN + (_END - _BEGIN) * (number + 1) / (commits + 1)
        yield _head(when, f"Sửa ghi chú lần {number}")
        yield _file(path, f"{texts[path]}notes: Ghi chú lần {number}\n")


def _head(when: datetime.datetime, message: str) -> str:
    stamp = f"{int(when.timestamp())} +0700"
    size = len(message.encode())
    return f"commit refs/heads/main\nauthor {_WHO} {stamp}\ncommitter {_WHO} {stamp}\ndata {size}\n{message}\n"


def _file(path: str, text: str) -> str:
    return f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=500)
    parser.add_argument("--commits", type=int, default=COMMITS)
    options = parser.parse_args()
    write_repository(options.folder, options.size, options.commits)


if __name__ == "__main__":
    main()
