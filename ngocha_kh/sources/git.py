"""Git as a source: its own command with safe arguments, never through a shell (REL-37, 45, 46).

A repository must not be able to run anything here: no hooks, no file system monitor, no external
diff, no pager, no network; and the program is found by its absolute path.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ngocha_kh.diagnostics import UserError

_LIMIT = 30.0  # seconds; a repository of a ward answers in a tenth of one
_SAFE: Final = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),
)


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a workspace lies in; `top` is its work tree."""

    program: str
    top: Path

    def run(self, *arguments: str, may_fail: bool = False) -> str:
        """The standard output of one Git command, run at the top of the work tree.

        Raises `UserError` when Git cannot be asked, or says no and `may_fail` is false.
        """
        command = [self.program, f"--git-dir={self.top / '.git'}", f"--work-tree={self.top}"]
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        try:
            done = subprocess.run(
                [*command, *_SAFE, *arguments],
                cwd=self.top,
                env={**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_LIMIT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UserError(f"không hỏi được Git: {error}") from error
        if done.returncode and not may_fail:
            words = done.stderr.decode("utf-8", "backslashreplace").strip()[:300]
            owner = "thư mục thuộc người dùng khác; " if "dubious ownership" in words else ""
            raise UserError(f"không hỏi được Git: {owner}{words!a}")
        return done.stdout.decode("utf-8", "surrogateescape")

    def path_of(self, place: Path) -> str:
        """A place of the work tree as Git names it, with "/"."""
        return place.resolve().relative_to(self.top).as_posix()


@dataclass(frozen=True, slots=True)
class Commit:
    """Where the records stand: the commit that HEAD names, and what differs from it.

    `changed` are paths from the top of the workspace, with "/". `id` is None before the first
    commit or without Git.
    """

    id: str | None
    changed: frozenset[str]


def repository_of(folder: Path) -> Repository | None:
    """The repository around `folder`; None without one, or when Git is not installed."""
    root = folder.resolve()
    found = shutil.which("git")
    program = Path(found).absolute() if found else None
    # Windows looks into the current folder first: a git.exe of the workspace is not Git (REL-38).
    if program is None or program.is_relative_to(root):
        return None
    top = next((place for place in (root, *root.parents) if (place / ".git").exists()), None)
    return Repository(str(program), top) if top else None


def commit_of(root: Path) -> Commit:
    """The commit of the workspace at `root`, and which files of its records/ differ from it."""
    repository = repository_of(root)
    if repository is None:
        return Commit(None, frozenset())
    head = repository.run("rev-parse", "--verify", "--quiet", "HEAD", may_fail=True).strip()
    if not head:
        return Commit(None, frozenset())
    records = repository.path_of(root / "records")
    prefix = "" if repository.path_of(root) == "." else f"{repository.path_of(root)}/"
    listed = repository.run("status", "--porcelain", "-z", "--no-renames", "--", records)
    changed = {entry[3:].removeprefix(prefix) for entry in listed.split("\0") if len(entry) > 3}
    return Commit(head, frozenset(changed))
