"""A revision or a day on the command line → one commit, or a sentence that says why there is none."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.sources.git import Repository, refusal, repository_of
from ngocha_kh.suggest import closest, shown

#: Việt Nam has had no summer time since 1975.
VIETNAM: Final = datetime.timezone(datetime.timedelta(hours=7))
_DAYS: Final = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "%Y-%m-%d"),
    (re.compile(r"\d{2}/\d{2}/\d{4}"), "%d/%m/%Y"),
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its full id, and the day in Việt Nam on which it was made."""

    id: str
    day: datetime.date
    repository: Repository

    @property
    def short(self) -> str:
        return self.id[:12]


def repository_at(folder: Path) -> Repository:
    """The repository around `folder`. Raises `UserError` when there is none or no Git."""
    repository = repository_of(folder)
    if repository is None:
        raise UserError(
            "không xem được trạng thái cũ: nơi làm việc không nằm trong kho Git, hoặc máy chưa cài Git"
        )
    return repository


def revision(repository: Repository, text: str) -> Revision:
    """What a revision (a commit, branch, tag, HEAD~3) or a day means: a commit.

    A day means the last commit on HEAD's own line (first parents) by the end of that day in Việt
    Nam. Raises `UsageError` for what does not exist, `UserError` when Git or the history fails.
    """
    day = day_in(text)
    if day is not None:
        return _on_day(repository, day)
    if text.startswith("-") or not text.strip():
        raise UsageError(f"«{shown(text)}» không phải tên commit, nhánh, nhãn hoặc ngày")
    done = repository.ask(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}"
    )
    commit = done.stdout.decode("ascii", "replace").strip()
    if done.returncode or not commit:
        if done.stderr.strip():
            raise UserError(f"không hỏi được Git: {refusal(done.stderr)}")
        raise _unknown(repository, text)
    return _dated(repository, commit)


def day_in(text: str) -> datetime.date | None:
    """The day that a text names; None when it names none."""
    for pattern, shape in _DAYS:
        if pattern.fullmatch(text):
            try:
                return datetime.datetime.strptime(text, shape).replace(tzinfo=VIETNAM).date()
            except ValueError:
                raise UsageError(f"«{text}» không phải ngày có thật") from None
    return None


def is_shallow(repository: Repository) -> bool:
    """Whether older commits were cut off when the repository was cloned (REL-46)."""
    return repository.run("rev-parse", "--is-shallow-repository", may_fail=True).strip() == "true"


def before_day(
    repository: Repository, day: datetime.date, *, line: str = "HEAD"
) -> Revision | None:  # fmt: skip
    """The last commit before a day of Việt Nam on the first parents of `line`; None without one."""
    start = datetime.datetime.combine(day, datetime.time(), VIETNAM)
    last = (start - datetime.timedelta(seconds=1)).isoformat()
    found = repository.run(
        "rev-list", "-1", "--first-parent", f"--before={last}", "--end-of-options", line, "--",
        may_fail=True,
    ).strip()  # fmt: skip
    return _dated(repository, found) if found else None


def _on_day(repository: Repository, day: datetime.date) -> Revision:
    end = datetime.datetime.combine(day, datetime.time(23, 59, 59), VIETNAM)
    if repository.ask("rev-parse", "--verify", "--quiet", "HEAD").returncode:
        raise UserError("kho Git chưa có commit nào nên không có trạng thái cũ để xem")
    found = repository.run(
        "rev-list", "-1", "--first-parent", f"--before={end.isoformat()}", "HEAD"
    ).strip()
    if not found:
        raise UserError(
            f"ngày {day:%d/%m/%Y} trước commit đầu tiên mà kho Git có{_cut(repository)}"
        )
    return _dated(repository, found)


def _dated(repository: Repository, commit: str) -> Revision:
    text = repository.run("show", "-s", "--format=%ct", "--no-show-signature", commit).strip()
    moment = datetime.datetime.fromtimestamp(int(text or 0), VIETNAM)
    return Revision(commit, moment.date(), repository)


def _unknown(repository: Repository, text: str) -> UsageError:
    refs = repository.run("for-each-ref", "--format=%(refname:short)", may_fail=True).split()
    near = closest(text, refs)
    guess = f"; có phải «{near}»?" if near else ""
    return UsageError(
        f"kho Git không có commit, nhánh hoặc nhãn «{shown(text)}»{guess}{_cut(repository)}"
    )


def _cut(repository: Repository) -> str:
    if not is_shallow(repository):
        return ""
    return "; kho này chỉ có một phần lịch sử (shallow), lấy đủ bằng lệnh git fetch --unshallow"
