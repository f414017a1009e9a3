"""Git as a source: its own command with safe arguments, never through a shell (REL-37, 45, 46).

A repository must not be able to run anything here: no hooks, no file system monitor, no external
diff, no pager, no network; and the program is found by its absolute path.
"""

import os
import shutil
import subprocess
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ngocha_kh.diagnostics import UserError

_LIMIT = 30.0  # seconds; a repository of a ward answers in a tenth of one
_MOST_PATHS: Final = 50
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
    """The repository that a workspace lies in; `top` is its work tree, its own folder when bare."""

    program: str
    top: Path
    bare: bool = False

    def run(self, *arguments: str, may_fail: bool = False) -> str:
        """The standard output of one Git command, run at the top of the work tree.

        Raises `UserError` when Git cannot be asked, or says no and `may_fail` is false.
        """
        done = self.ask(*arguments)
        if done.returncode and not may_fail:
            raise UserError(f"không hỏi được Git: {refusal(done.stderr)}")
        return done.stdout.decode("utf-8", "surrogateescape")

    def ask(
        self, *arguments: str, given: bytes | None = None, plain: bool = False
    ) -> subprocess.CompletedProcess[bytes]:
        """One Git command with `given` on its standard input, and what came of it.

        `plain` leaves the settings as they are, for asking what they are.

        Raises `UserError` when Git cannot be asked.
        """
        place = [f"--git-dir={self.top if self.bare else self.top / '.git'}"]
        if not self.bare:
            place.append(f"--work-tree={self.top}")
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        try:
            return subprocess.run(
                [self.program, *place, *(() if plain else _SAFE), *arguments],
                cwd=self.top,
                env={**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
                input=given or b"",
                capture_output=True,
                timeout=_LIMIT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UserError(f"không hỏi được Git: {error}") from error

    def commit(self, message: str) -> subprocess.CompletedProcess[bytes]:
        """Commit what is staged. The one command that lets the user's own hooks and signing run.

        Hooks and keys are the user's settings of this clone; they never come with a branch.
        """
        own = ("-c", f"core.hooksPath={self._hooks()}")
        return self.ask(
            *own, "commit", "-q", "--cleanup=whitespace", "-F", "-", given=message.encode()
        )

    def _hooks(self) -> str:
        """Where this clone keeps its hooks: what its configuration says, else .git/hooks."""
        found = self.ask("rev-parse", "--git-path", "hooks", plain=True)
        return found.stdout.decode("utf-8", "surrogateescape").strip()

    def path_of(self, place: Path) -> str:
        """A place of the work tree as Git names it, with "/"."""
        return place.resolve().relative_to(self.top).as_posix()


def refusal(stderr: bytes) -> str:
    """Why Git refused, in the words of the office where they are known."""
    words = stderr.decode("utf-8", "backslashreplace").strip()[:300]
    if "dubious ownership" in words:
        return (
            "thư mục thuộc người dùng khác (dubious ownership); hãy nhờ chủ thư mục, hoặc cho phép "
            "bằng lệnh git config --global --add safe.directory THƯ_MỤC"
        )
    return ascii(words)


@dataclass(frozen=True, slots=True)
class Commit:
    """Where the records stand: the last commit that changed them, and what differs from HEAD.

    Not HEAD itself: the same records must give the same document whatever else was committed.
    `changed` are paths from the top of the workspace, with "/". `id` is None before the first
    commit of records or without Git.
    """

    id: str | None
    changed: frozenset[str]


NO_COMMIT: Final = Commit(None, frozenset())


def repository_of(folder: Path) -> Repository | None:
    """The repository around `folder`; None without one, or when Git is not installed."""
    root = folder.resolve()
    found = shutil.which("git")
    program = Path(found).absolute() if found else None
    # Windows looks into the current folder first: a git.exe of the workspace is not Git (REL-38).
    if program is None or program.is_relative_to(root):
        return None
    for place in (root, *root.parents):
        if (place / ".git").exists():
            return Repository(str(program), place)
        if _is_bare(place):
            return Repository(str(program), place, bare=True)
    return None


def _is_bare(place: Path) -> bool:
    """Whether the folder is a repository without a work tree, as on a server."""
    return (place / "HEAD").is_file() and all((place / d).is_dir() for d in ("objects", "refs"))


def commit_of(root: Path) -> Commit:
    """The commit of the workspace at `root`, and which files of its records/ differ from it."""
    repository = repository_of(root)
    if repository is None:
        return NO_COMMIT
    records = repository.path_of(root / "records")
    last = ("log", "-1", "--format=%H", "--no-show-signature", "--", records)
    commit = repository.run(*last, may_fail=True).strip()
    if not commit:
        return NO_COMMIT
    prefix = "" if repository.path_of(root) == "." else f"{repository.path_of(root)}/"
    listed = repository.run("status", "--porcelain", "-z", "--no-renames", "--", records)
    changed = {entry[3:].removeprefix(prefix) for entry in listed.split("\0") if len(entry) > 3}
    return Commit(commit, frozenset(changed))


@dataclass(frozen=True, slots=True)
class Touch:
    """The last commit that changed a file: its id, its author, the author's day (ISO)."""

    commit: str
    author: str
    day: str


def last_touches(root: Path, paths: Set[str]) -> dict[str, Touch]:
    """For each path (relative to the workspace, with "/") its last commit; one pass over the log.

    Paths that no commit knows are left out, and so is everything without Git.
    """
    repository = repository_of(root)
    if repository is None or not paths:
        return {}
    top = repository.path_of(root)
    prefix = "" if top == "." else f"{top}/"
    wanted = {f"{prefix}{path}" for path in paths}
    # A command line is short on Windows: many files are asked for by their folder.
    places = sorted(wanted) if len(wanted) <= _MOST_PATHS else [f"{prefix}records"]
    shape = "--format=%x01%H%x02%an%x02%as"
    log = repository.run(
        "log", "-z", "--no-renames", "--no-show-signature", "--name-only", shape, "--", *places,
        may_fail=True,
    )  # fmt: skip
    found: dict[str, Touch] = {}
    for entry in log.split("\x01")[1:]:
        head, _, names = entry.partition("\0")
        touch = Touch(*head.strip().split("\x02"))
        for name in names.replace("\n", "").split("\0"):
            if name in wanted:
                found.setdefault(name.removeprefix(prefix), touch)
    return found
