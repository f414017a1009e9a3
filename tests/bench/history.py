"""What looks into Git, beside what Git itself needs for the same: log of a path, bytes of a tree."""

from dataclasses import dataclass
from pathlib import Path

from bench.jobs import Jobs
from bench.repository import COMMITS, most_changed, run, write_repository
from bench.timing import Job

#: Below this size the start of a program is all that is measured.
_WHOLE = 10_000
_FEW = 500


@dataclass(frozen=True, slots=True)
class Past:
    """Jobs on a repository; `year_back` is the last commit before 24 November 2025."""

    jobs: Jobs
    folder: Path
    record: str
    year_back: str

    def history(self) -> Job:
        return self._nkh("history", "history", self.record)

    def log(self) -> Job:
        """As `nkh history` must: every commit that changed the file, with the objects."""
        path = f"records/tasks/2026/{self.record}.yaml"
        return Job("git log", [["git", "log", "--raw", "--no-abbrev", "--", path]], self.folder)

    def progress(self) -> Job:
        # The corpus does not age with its history, so both sides are seen on its own last day.
        return self._nkh(
            "progress --at", "progress", "--at", self.year_back, "--as-of", "2026-11-24"
        )

    def objects(self) -> Job:
        """The bytes of the same records, and nothing done with them."""
        script = f"git ls-tree -r {self.year_back} records | cut -c 13-52 | git cat-file --batch >/dev/null"
        return Job("git cat-file", [["sh", "-c", script]], self.folder)

    def base(self) -> Job:
        return self._nkh("validate --base", "validate", "-q", "--base", "HEAD~20")

    def validate(self) -> Job:
        return self._nkh("validate", "validate", "-q")

    def _nkh(self, label: str, *arguments: str) -> Job:
        return Jobs(self.folder, self.jobs.cache).nkh(label, *arguments)


def past(jobs: Jobs, size: int) -> Past:
    """The repository of this benchmark, written when it is first asked for."""
    folder = jobs.cache.parent / f"repository-{size}"
    if not folder.exists():
        write_repository(folder, size, COMMITS if size >= _WHOLE else _FEW)
    back = run(folder, "rev-list", "-1", "--before=2025-11-24T00:00:00+07:00", "HEAD").strip()
    return Past(jobs, folder, most_changed(folder), back)
