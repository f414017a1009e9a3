"""What a Git process of ours is and sees: a program that is none of the branch's, a bare environment."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

#: No protocol has that name. An empty text would do elsewhere, but Windows keeps no empty variable.
_NO_PROTOCOL: Final = "none"


def git_program(places: Iterable[Path]) -> str | None:
    """The absolute path of Git; None when there is none, or what is found lies below one of `places`.

    Windows looks into the current folder first, and a PATH may hold ".": a git.exe that came with a
    branch is not Git (REL-38).
    """
    found = shutil.which("git")
    if found is None:
        return None
    program = Path(found).absolute()
    spellings = (program, program.parent.resolve() / program.name, program.resolve())
    tops = [place for place in places if place != place.parent]
    if any(spelling.is_relative_to(top) for spelling in spellings for top in tops):
        return None
    return str(program)


def git_environment(git_dir: Path) -> dict[str, str]:
    """The environment of a Git process: nothing of Git's own, but the quarantine of a push.

    GIT_ALLOW_PROTOCOL stands above every configuration: no object that is missing is fetched,
    whatever a repository names as its origin.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {
        **kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": _NO_PROTOCOL,
        "GIT_NO_LAZY_FETCH": "1", **_quarantine(git_dir),
    }  # fmt: skip


def _quarantine(git_dir: Path) -> dict[str, str]:
    """Where `git receive-pack` keeps what was pushed until its hooks have said yes (githooks(5)).

    Only a folder right below the objects of this very repository counts, and beside it only those
    objects are read, whatever else the variables name.
    """
    named = os.environ.get("GIT_QUARANTINE_PATH")
    objects = (git_dir / "objects").resolve()
    folder = Path(named).resolve() if named else None
    if folder is None or folder.parent != objects or not folder.is_dir():
        return {}
    return {
        "GIT_QUARANTINE_PATH": str(folder),  # with it Git refuses to move a branch meanwhile
        "GIT_OBJECT_DIRECTORY": str(folder),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": _listed(objects),
    }


def _listed(folder: Path) -> str:
    """One folder in a list of folders, as git(1) quotes it."""
    text = str(folder)
    if os.pathsep not in text and not text.startswith('"'):
        return text
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
