"""A real repository in a temporary folder, with commits on days that a test chooses."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")


class Repo:
    """`root` is a work tree; every commit has an author, a day and an hour of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, **env: str) -> str:
        """Standard output of one command, under no configuration but its own."""
        plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        who = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", "Lê Văn C"), ("EMAIL", "c@example.vn"))
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, check=True, capture_output=True,
            env={**os.environ, **who, **plain, **env},
        )  # fmt: skip
        return done.stdout.decode("utf-8")

    def write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")

    def commit(
        self, message: str, when: str, *, author: str | None = None, at: str | None = None
    ) -> str:
        """Commit everything; `when` is ISO with a zone, `at` the committer's when it differs."""
        self.git("add", "-A")
        names = {"GIT_AUTHOR_NAME": author, "GIT_COMMITTER_NAME": author} if author else {}
        self.git(
            "commit", "-q", "--allow-empty", "--no-verify", "-m", message,
            **names, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=at or when,
        )  # fmt: skip
        return self.git("rev-parse", "HEAD").strip()
