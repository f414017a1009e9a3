"""V-GIT-21: every commit of a change bears a good signature, where the ward asks for it."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.changes.registry import change_rule
from ngocha_kh.sources.commit_signatures import commit_signatures
from ngocha_kh.workspace import SETTINGS_FILE


@change_rule("V-GIT-21")
def commits_are_signed(change: ChangeSet) -> Iterator[tuple[str, Route, str]]:
    """Khi phường yêu cầu, mọi commit của một thay đổi phải có chữ ký số tốt.

    Chỉ xét khi git.signatures trong workspace.yaml ở phía gốc là require. Chữ ký do Git kiểm (GPG, SSH);
    khóa SSH được tin lấy từ tệp git.allowed_signers ở phía gốc, không có thì từ cấu hình Git của người
    chạy; không bao giờ lấy từ nhánh đang xét.

    Cách sửa: đặt git config commit.gpgsign true, ký lại các commit (git rebase --exec "git commit --amend
    --no-edit -S"), hoặc thêm khóa vào tệp khóa được tin ở nhánh chính.
    """
    settings = change.settings
    if settings is None or settings.git.signatures != "require":
        return
    allowed = None
    if settings.git.allowed_signers is not None:
        allowed = change.base.beside(settings.git.allowed_signers) or b""
    ids = change.repository.run(
        "rev-list", "--end-of-options", change.tip, f"^{change.base.revision.id}"
    ).split()
    places = _places(change)
    for commit, found in commit_signatures(change.repository, ids, allowed=allowed).items():
        if found.status != "good":
            yield places.get(commit, SETTINGS_FILE), (), f"commit {commit[:12]}: {found.label}"


def _places(change: ChangeSet) -> dict[str, str]:
    """Commit → the first record that it touched, below records/."""
    top = f"{change.base.prefix}records/"
    found: dict[str, str] = {}
    for commit in change.commits:
        for one in commit.changes:
            if one.path.startswith(top) and one.path.endswith(".yaml"):
                found.setdefault(commit.id, one.path.removeprefix(top))
    return found
