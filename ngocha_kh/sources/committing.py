"""Makes one commit of some files and of nothing else. Never pushes, never touches other changes."""

from collections.abc import Sequence
from typing import Final

from ngocha_kh.diagnostics import UserError
from ngocha_kh.sources.git import Repository, refusal

#: Files below .git/ that say that something else is going on.
_UNDER_WAY: Final = {
    "MERGE_HEAD": "đang trộn nhánh (merge)",
    "CHERRY_PICK_HEAD": "đang chép commit (cherry-pick)",
    "REVERT_HEAD": "đang đảo commit (revert)",
    "rebase-merge": "đang rebase",
    "rebase-apply": "đang rebase",
}


def changed_files(repository: Repository, below: str) -> list[str]:
    """Files below a folder (from the top, with "/") that differ from HEAD or are new to Git."""
    listed = repository.run(
        "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", below
    )
    return sorted(entry[3:] for entry in listed.split("\0") if len(entry) > 3)


def staged_files(repository: Repository) -> list[str]:
    """Files that somebody has staged for a commit of their own."""
    if repository.ask("rev-parse", "--verify", "--quiet", "HEAD").returncode:
        listed = repository.run("ls-files", "-z")
    else:
        listed = repository.run(
            "diff",
            "--cached",
            "--name-only",
            "-z",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
        )
    return [path for path in listed.split("\0") if path]


def check_ready(repository: Repository, paths: Sequence[str]) -> None:
    """Raises `UserError` when a commit of these files alone is not possible now."""
    _check_quiet(repository)
    foreign = sorted(set(staged_files(repository)) - set(paths))
    if foreign:
        named = ", ".join(foreign[:5]) + ("…" if len(foreign) > 5 else "")
        raise UserError(
            f"trong chỉ mục Git đang có thay đổi của việc khác ({named}); hãy commit hoặc bỏ chúng "
            "ra (git restore --staged TỆP) rồi làm lại"
        )


def commit_files(repository: Repository, paths: Sequence[str], message: str) -> str:
    """Commit these files (from the top) as they lie in the work tree; the id of the commit.

    Raises `UserError` when a merge or the like is under way, HEAD is on no branch, other files are
    staged, or Git refuses (no identity, a hook); then the index is as it was.
    """
    check_ready(repository, paths)
    staged_before = set(staged_files(repository))
    given = "\0".join(paths).encode("utf-8", "surrogateescape")
    from_list = ("--pathspec-from-file=-", "--pathspec-file-nul")
    added = repository.ask("add", "--all", *from_list, given=given)
    if added.returncode:
        raise UserError(f"không ghi được vào chỉ mục Git: {refusal(added.stderr)}")
    done = repository.commit(message)
    if done.returncode:
        mine = "\0".join(path for path in paths if path not in staged_before)
        if mine:
            repository.ask("reset", "-q", *from_list, given=mine.encode("utf-8", "surrogateescape"))
        raise UserError(_why(done.stderr + done.stdout))
    return repository.run("rev-parse", "HEAD").strip()


def _check_quiet(repository: Repository) -> None:
    if repository.bare:
        raise UserError("kho Git này không có cây làm việc (bare) nên không commit được")
    folder = repository.run("rev-parse", "--git-path", ".").strip()
    place = repository.top / folder
    for name, what in _UNDER_WAY.items():
        if (place / name).exists():
            raise UserError(f"kho Git {what}; hãy làm xong hoặc hủy việc đó rồi commit")
    if repository.ask("symbolic-ref", "--quiet", "HEAD").returncode:
        raise UserError(
            "HEAD không ở trên nhánh nào (detached HEAD) nên commit dễ bị thất lạc; hãy chuyển về một "
            "nhánh: git switch main"
        )


def _why(output: bytes) -> str:
    text = output.decode("utf-8", "replace")
    if (
        "Please tell me who you are" in text
        or "empty ident" in text
        or "unable to auto-detect" in text
    ):
        return (
            "Git chưa biết người ghi là ai; hãy đặt một lần: git config --global user.name "
            '"Họ và tên" và git config --global user.email "địa chỉ"'
        )
    return f"Git không nhận commit: {' '.join(text.split())[:300]!a}"
