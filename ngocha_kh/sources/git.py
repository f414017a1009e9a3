"""Git as a source: its own command with safe arguments, never through a shell (REL-37, 45, 46).

A repository must not be able to run anything here: no hooks, no file system monitor, no external
diff, no pager, no network; and the program is found by its absolute path. Objects are what they are:
refs/replace, which anybody who may push can write, is not looked at.
"""

import contextlib
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from ngocha_kh.diagnostics import UserError
from ngocha_kh.sources.git_process import git_environment, git_program

_LIMIT = 30.0  # seconds; a repository of a ward answers in a tenth of one
_MOST_PATHS: Final = 50
_PIECE: Final = 64 * 1024  # what a pipe holds
_SAFE: Final = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),
    *("-c", "core.bigFileThreshold=16m"),  # larger ones go through Git piece by piece
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
        try:
            return subprocess.run(
                self._command(*arguments, plain=plain),
                cwd=self.top,
                env=git_environment(self._git_dir),
                input=given or b"",
                capture_output=True,
                timeout=_LIMIT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UserError(f"không hỏi được Git: {error}") from error

    @contextlib.contextmanager
    def piped(self, *arguments: str, given: bytes) -> Iterator[IO[bytes]]:
        """The standard output of one Git command, to be read piece by piece up to its end.

        Raises `UserError` when Git cannot be asked, fails, or takes too long.
        """
        # From a file: nothing writes to Git while it waits for somebody to read from it.
        with tempfile.TemporaryFile() as asked:
            asked.write(given)
            asked.seek(0)
            try:
                process = subprocess.Popen(
                    self._command(*arguments), cwd=self.top, env=git_environment(self._git_dir),
                    stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=_PIECE,
                )  # fmt: skip
            except OSError as error:
                raise UserError(f"không hỏi được Git: {error}") from error
            limit = threading.Timer(_LIMIT, process.kill)
            limit.start()
            try:
                with process:
                    assert process.stdout is not None
                    yield process.stdout
            except BaseException:
                process.kill()
                raise
            finally:
                limit.cancel()
        if process.returncode:
            raise UserError(f"không hỏi được Git: git {arguments[0]} dừng giữa chừng hoặc quá lâu")

    def _command(self, *arguments: str, plain: bool = False) -> list[str]:
        place = [f"--git-dir={self._git_dir}"]
        if not self.bare:
            place.append(f"--work-tree={self.top}")
        return [self.program, *place, *(() if plain else _SAFE), *arguments]

    @property
    def _git_dir(self) -> Path:
        return self.top if self.bare else self.top / ".git"

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

    def may_hold(self, file: Path) -> bool:
        """Whether a file of the work tree came from the repository; yes also when Git does not say."""
        asked = self.ask("ls-files", "--error-unmatch", "--", self.path_of(file))
        return asked.returncode != 1

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
    """The repository around `folder`; None without one, or when Git is not installed.

    What looks like a repository without a work tree but came as files of the repository around it
    is none: its configuration would be a stranger's.
    """
    root = folder.resolve()
    bare: Path | None = None
    for place in (root, *root.parents):
        if (place / ".git").exists():
            program = git_program((root, place))
            around = Repository(program, place) if program else None
            if around is None or bare is None or around.may_hold(bare / "HEAD"):
                return around
            return Repository(around.program, bare, bare=True)
        if bare is None and _is_bare(place):
            bare = place
    program = git_program((root,)) if bare is not None else None
    return Repository(program, bare, bare=True) if program and bare else None


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
