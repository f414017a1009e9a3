"""From changed files to a commit: shared by `nkh commit` and every command with --commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ngocha_kh.cli.shell import Format, say, say_json, tell
from ngocha_kh.diagnostics import UserError
from ngocha_kh.history.differences import RecordChange, differences
from ngocha_kh.history.message import Note, message
from ngocha_kh.history.names import Names, names_of
from ngocha_kh.sources.committing import changed_files, check_ready, commit_files
from ngocha_kh.sources.git import Repository, repository_of
from ngocha_kh.sources.past import PastTree
from ngocha_kh.sources.revision import revision
from ngocha_kh.sources.worktree import WorkTree
from ngocha_kh.workspace import Workspace


def repository_for(workspace: Workspace) -> Repository:
    """Raises `UserError` when the workspace lies in no repository."""
    found = repository_of(workspace.root)
    if found is None:
        raise UserError(
            "nơi làm việc không nằm trong kho Git nên không commit được; tạo kho: git init -b main"
        )
    return found


def changed_below(workspace: Workspace, repository: Repository) -> list[str]:
    """Files of records/ that differ from HEAD, from the top of the repository."""
    return changed_files(repository, repository.path_of(workspace.records))


def path_of(workspace: Workspace, file: Path) -> str:
    """A file as Git names it, from the top of the repository."""
    return repository_for(workspace).path_of(file)


def ready(workspace: Workspace, file: Path) -> None:
    """Before anything is written: that a commit of this file alone is possible.

    Raises `UserError` when it is not, or the file has changes that nobody has committed yet: they
    would slip into a commit whose message speaks of one step.
    """
    repository = repository_for(workspace)
    check_ready(repository, [repository.path_of(file)])
    if changed_files(repository, repository.path_of(file)):
        raise UserError(
            f"{file.name} đang có thay đổi chưa commit; hãy commit riêng (nkh commit {file.stem}) rồi "
            "làm lại"
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A commit that was just made; `files` from the top of the repository."""

    id: str
    subject: str
    files: tuple[str, ...]

    @property
    def facts(self) -> dict[str, object]:
        """For `--format json`."""
        return {"id": self.id, "files": list(self.files), "subject": self.subject}

    def told(self) -> None:
        say(f"Đã commit {self.id[:12]}: {self.subject}")
        tell("Chưa gửi đi đâu; khi cần, gửi bằng lệnh git push.")


def made(workspace: Workspace, paths: Sequence[str], note: Note) -> Made:
    """Commit exactly these files, from the top of the repository. Raises `UserError`."""
    repository = repository_for(workspace)
    found, others = _records(workspace, repository, paths)
    text = message(found, note, others, names=names_in(workspace))
    return Made(commit_files(repository, paths, text), text.partition("\n")[0], tuple(paths))


def committed(
    workspace: Workspace, paths: Sequence[str], note: Note, *, output: Format, dry_run: bool = False
) -> None:
    """Commit exactly these files and say so; or only show the message."""
    if dry_run:
        found, others = _records(workspace, repository_for(workspace), paths)
        say(message(found, note, others, names=names_in(workspace)).rstrip("\n"))
        tell(f"Chưa commit (--dry-run): {len(paths)} tệp.")
        return
    done = made(workspace, paths, note)
    if output is Format.JSON:
        say_json(commit=done.id, files=list(done.files), subject=done.subject)
    else:
        done.told()


def names_in(workspace: Workspace) -> Names:
    """Names of people and units as they stand in the folder."""
    return names_of(WorkTree(workspace))


def _records(
    workspace: Workspace, repository: Repository, paths: Sequence[str]
) -> tuple[list[RecordChange], list[str]]:
    """The records among the files, with their changes since HEAD, and the other files."""
    here = repository.path_of(workspace.root)
    prefix = "" if here == "." else f"{here}/"
    wanted = {path.removeprefix(f"{prefix}records/") for path in paths}
    if repository.ask("rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return [], list(paths)  # the very first commit
    before = PastTree(revision(repository, "HEAD"), prefix)
    found = [one for one in differences(before, WorkTree(workspace)) if one.path in wanted]
    known = {one.path for one in found}
    return found, [path for path in paths if path.removeprefix(f"{prefix}records/") not in known]
