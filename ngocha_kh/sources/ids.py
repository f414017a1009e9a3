"""The next id that is free on every branch that Git knows, and in the working tree.

Ids are never used again, so whatever was ever added on any branch counts as taken, also when its
file is gone by now. Without Git only the working tree can be asked.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ngocha_kh.diagnostics import UserError
from ngocha_kh.sources.worktree import record_files

_LIMIT = 30.0  # seconds; a repository of a ward answers in a tenth of one
#: A repository must not be able to run anything or to reach the network (REL-45).
_SAFE: Final = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),
)


def next_id(series: str, taken: Iterable[str], *, width: int = 3) -> str:
    """The id behind the highest number in use: `NV-2026` → `NV-2026-004`.

    A gap is not filled: the id that stood there may live on in a paper or a mail.
    """
    pattern = re.compile(re.escape(series) + r"-([0-9]+)")
    numbers = [int(found[1]) for one in taken if (found := pattern.fullmatch(one))]
    return f"{series}-{max(numbers, default=0) + 1:0{width}d}"


def taken_ids(root: Path) -> set[str]:
    """Ids (file names without their ending) of the workspace at `root`, on all branches, ever.

    Raises `UserError` when there is a repository that Git cannot read.
    """
    paths = [file.path for file in record_files(root / "records")]
    program, repository = _program(root), _git_dir(root.resolve())
    if program and repository:
        paths += _paths_in_git([program, f"--git-dir={repository}"], root.resolve(), repository)
    return {path.rpartition("/")[2].removesuffix(".yaml") for path in paths if path}


def _paths_in_git(git: list[str], root: Path, repository: Path) -> list[str]:
    folder = (root / "records").relative_to(repository.parent).as_posix()
    git += [f"--work-tree={repository.parent}", *_SAFE]
    cwd = repository.parent
    refs = _run([*git, "for-each-ref", "--format=%(objectname)^{tree}"], cwd).split("\n")
    if not any(refs):  # no branch has a commit yet
        return []
    log = ["log", "--all", "--no-ext-diff", "--no-textconv", "--no-renames", "--diff-filter=A"]
    paths = _run([*git, *log, "--name-only", "-z", "--format=", "--", folder], cwd).split("\0")
    for tree in sorted({ref for ref in refs if ref}):
        # A tag may name a file or a key instead of a commit: it has no tree and is passed over.
        listing = [*git, "ls-tree", "-r", "--name-only", "-z", "--full-tree", "--end-of-options"]
        paths += _run([*listing, tree, "--", folder], cwd, may_fail=True).split("\0")
    return paths


def _run(command: list[str], cwd: Path, *, may_fail: bool = False) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LIMIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError(f"không hỏi được Git các mã đã dùng: {error}") from error
    if done.returncode and not may_fail:
        words = done.stderr.decode("utf-8", "backslashreplace").strip()[:300]
        owner = "thư mục thuộc người dùng khác; " if "dubious ownership" in words else ""
        raise UserError(f"không hỏi được Git các mã đã dùng: {owner}{words!a}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _program(root: Path) -> str | None:
    """Git by its absolute path; Windows would look into the current folder first (REL-38)."""
    found = shutil.which("git")
    path = Path(found).absolute() if found else None
    return None if path is None or path.is_relative_to(root.resolve()) else str(path)


def _git_dir(root: Path) -> Path | None:
    places = (folder / ".git" for folder in (root, *root.parents))
    return next((place for place in places if place.exists()), None)
