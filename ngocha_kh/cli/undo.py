"""Command lines that undo a change; each is a real command, to be copied into the shell."""

import os
import shlex
import string
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ngocha_kh.editing import reverse
from ngocha_kh.editing.history import kept_fields, rewritten
from ngocha_kh.schemas.catalog import Schema
from ngocha_kh.sources.git import repository_of
from ngocha_kh.yamlio.read import load

_PLAIN = frozenset(string.ascii_letters + string.digits + "-_./\\:=+")


def by_deleting(file: Path) -> str:
    """For a record that was just made."""
    here = Path.cwd().resolve()
    file = file.resolve()
    shown = file.relative_to(here) if file.is_relative_to(here) else file
    return command("Remove-Item" if os.name == "nt" else "rm", str(shown))


def by_git(root: Path, path: str) -> str:
    """For a file that Git holds as it was; `path` is relative to `root`."""
    place = () if Path.cwd().resolve() == root.resolve() else ("-C", str(root))
    return command("git", *place, "restore", "--", path)


def by_revert(root: Path, commit: str) -> str:
    """For a change that was committed at once: another commit takes it back."""
    place = () if Path.cwd().resolve() == root.resolve() else ("-C", str(root))
    return command("git", *place, "revert", "--no-edit", commit[:12])


def by_setting(root: Path, record_id: str, schema: Schema, old: Any, after: bytes) -> str | None:
    """The exact reverse of a change; None when `nkh set` cannot say it."""
    words = None if old is None else reverse(schema, old, after)
    if not words:
        return None
    place = () if Path.cwd().resolve().is_relative_to(root.resolve()) else ("-C", str(root))
    # Taking back what was just noted is the one time that an entry may go.
    insisted = _touches_history(schema.kind, words) or rewritten(schema.kind, load(after).data, old)
    force = ("--force",) if insisted else ()
    return command("nkh", *place, "set", *force, record_id, *words)


def _touches_history(kind: str, words: Sequence[str]) -> bool:
    return any(word.startswith(kept_fields(kind)) for word in words)


def command(*words: str) -> str:
    """The words quoted for PowerShell on Windows, for a POSIX shell elsewhere."""
    if os.name != "nt":
        return shlex.join(words)
    return " ".join(
        word if word and set(word) <= _PLAIN else "'" + word.replace("'", "''") + "'"
        for word in words
    )


def is_committed(root: Path, file: Path) -> bool:
    """Whether Git holds the file exactly as it stands, so that it can bring it back."""
    repository = repository_of(root)
    if repository is None:
        return False
    name = repository.path_of(file)
    held = repository.run("ls-tree", "-z", "--name-only", "HEAD", "--", name, may_fail=True)
    changed = repository.run("status", "--porcelain", "-z", "--", name, may_fail=True)
    return bool(held) and not changed
