"""A small workspace to work on, and one command line run on it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ngocha_kh.cli.boundary import run
from ngocha_kh.editing.starter import starter_files, ward_of

TASK = "records/tasks/2026/NV-2026-001.yaml"


class Done(NamedTuple):
    """Exit status, standard output, standard error."""

    status: int
    out: str
    err: str


Nkh = Callable[..., Done]
#: Runs `nkh` on the records of this repository, which must succeed; gives standard output.
Own = Callable[..., str]


def make_desk(root: Path) -> Path:
    """The workspace that `nkh init` makes, written below `root`."""
    ward = ward_of("Ủy ban nhân dân phường Ngọc Hà", None, 2026)
    for name, data in starter_files(ward).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Every file below `root` but those of Git, to see that nothing was written."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def runner(root: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    """Runs `nkh -C root …`."""

    def nkh(*words: str) -> Done:
        capsys.readouterr()
        status = run(["-C", str(root), *words])
        return Done(status, *capsys.readouterr())

    return nkh
