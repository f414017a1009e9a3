"""`--base`: the commit that a change wants to join, and what the rules of change say of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from ngocha_kh.cli.moment import place_in_git
from ngocha_kh.cli.shell import tell
from ngocha_kh.diagnostics import Diagnostic
from ngocha_kh.vietnamese import number, short_date

if TYPE_CHECKING:
    from ngocha_kh.sources.past import PastTree
    from ngocha_kh.validation import Validated

BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="COMMIT|NGÀY",
        help="Xét cả thay đổi so với commit, nhánh hoặc ngày này.",
    ),
]


def base_tree(context: typer.Context, base: str) -> "PastTree":
    """The workspace at the base. Raises `UsageError`, `UserError` with the reason."""
    from ngocha_kh.sources.past import PastTree, workspace_prefix
    from ngocha_kh.sources.revision import revision

    repository, inside = place_in_git(context)
    found = revision(repository, base)
    return PastTree(found, workspace_prefix(found, inside))


def judged(base: "PastTree", head: "Validated", *, quiet: bool) -> list[Diagnostic]:
    """The findings of the change from `base` to `head`; says on stderr what was compared."""
    from ngocha_kh.history.changes import change_set, judge

    change = change_set(base, head)
    found = judge(change)
    if not quiet:
        from_ = change.origin.revision
        more = " (điểm tách nhánh; phía gốc có commit mới hơn)" if change.origin != base else ""
        tell(
            f"Đã xét thay đổi từ commit {from_.short} ngày {short_date(from_.day)}{more}: "
            f"{number(len(change.found))} hồ sơ thay đổi."
        )
    return found
