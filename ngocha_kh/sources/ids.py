"""The next id that is free on every branch that Git knows, and in the working tree.

Ids are never used again, so whatever was ever added on any branch counts as taken, also when its
file is gone by now. Without Git only the working tree can be asked.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from ngocha_kh.sources.git import Repository, repository_of
from ngocha_kh.sources.worktree import record_files


def next_id(series: str, taken: Iterable[str], *, width: int = 3) -> str:
    """The id behind the highest number in use: `NV-2026` → `NV-2026-004`.

    A gap is not filled: the id that stood there may live on in a paper or a mail.
    """
    pattern = re.compile(re.escape(series) + r"-([0-9]+)")
    numbers = [int(found[1]) for one in taken if (found := pattern.fullmatch(one))]
    return f"{series}-{max(numbers, default=0) + 1:0{width}d}"


def natural(record_id: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts ids by their numbers: PH-2026-03 before PH-2026-004, SK-2026-999 before SK-2026-1000."""
    parts = re.findall(r"[0-9]+|[^0-9]+", record_id)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def taken_ids(root: Path) -> set[str]:
    """Ids (file names without their ending) of the workspace at `root`, on all branches, ever.

    Raises `UserError` when there is a repository that Git cannot read.
    """
    paths = [file.path for file in record_files(root / "records")]
    if repository := repository_of(root):
        paths += _paths_in_git(repository, repository.path_of(root / "records"))
    return {path.rpartition("/")[2].removesuffix(".yaml") for path in paths if path}


def _paths_in_git(git: Repository, folder: str) -> list[str]:
    refs = git.run("for-each-ref", "--format=%(objectname)^{tree}").split("\n")
    if not any(refs):  # no branch has a commit yet
        return []
    log = ("log", "--all", "--no-ext-diff", "--no-textconv", "--no-renames", "--diff-filter=A")
    paths = git.run(*log, "--name-only", "-z", "--format=", "--", folder).split("\0")
    for tree in sorted({ref for ref in refs if ref}):
        # A tag may name a file or a key instead of a commit: it has no tree and is passed over.
        listing = ("ls-tree", "-r", "--name-only", "-z", "--full-tree", "--end-of-options")
        paths += git.run(*listing, tree, "--", folder, may_fail=True).split("\0")
    return paths
