"""The records that a command looks at: now, or as `--at` says, and on which day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ngocha_kh.cli.shell import cache_folder, looked_at, tell, today, workspace_of
from ngocha_kh.diagnostics import UserError
from ngocha_kh.validation import Validated, validate
from ngocha_kh.workspace import Workspace

if TYPE_CHECKING:
    from ngocha_kh.sources.git import Repository
    from ngocha_kh.sources.past import PastTree

AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="COMMIT|NGÀY",
        help="Xem hồ sơ ở một commit, nhánh, nhãn Git, hoặc cuối một ngày.",
    ),
]


@dataclass(frozen=True, slots=True)
class Moment:
    """A workspace with where its files come from; `day` is what --at means without --as-of."""

    workspace: Workspace
    past: "PastTree | None" = None
    day: date | None = None


def moment(context: typer.Context, at: str | None) -> Moment:
    """The workspace now, or at a revision. Raises `UsageError`, `UserError` with the reason."""
    if at is None:
        return Moment(workspace_of(context))
    from ngocha_kh.sources.past import PastTree, workspace_prefix
    from ngocha_kh.sources.revision import day_in, revision

    repository, inside = place_in_git(context)
    found = revision(repository, at)
    past = PastTree(found, workspace_prefix(found, inside))
    root = repository.top / inside if inside else repository.top
    return Moment(Workspace(root), past, day_in(at) or found.day)


def place_in_git(context: typer.Context) -> "tuple[Repository, str | None]":
    """The repository, and where the workspace lies in it: "", "folder/", None when it is bare."""
    from ngocha_kh.sources.revision import repository_at

    root = _root(context)
    repository = repository_at(root)
    here = repository.path_of(root)
    return repository, None if repository.bare else "" if here == "." else f"{here}/"


def checked(context: typer.Context, as_of: str | None, at: str | None) -> Validated:
    """Every record of that moment, checked as of --as-of, else as of the moment's own day."""
    now = today()
    found = moment(context, at)
    if found.past is None:
        return validate(
            found.workspace, as_of=looked_at(as_of, now), today=now, cache=cache_folder()
        )
    day = looked_at(as_of or str(found.day), now)
    commit = found.past.revision
    tell(f"Hồ sơ ở commit {commit.short} ngày {commit.day:%d/%m/%Y}, xét đến ngày {day:%d/%m/%Y}.")
    return validate(
        found.workspace, as_of=day, today=max(day, commit.day), source=found.past,
        cache=cache_folder(),
    )  # fmt: skip


def _root(context: typer.Context) -> Path:
    """The workspace's folder, or the repository itself where it has no work tree."""
    try:
        return workspace_of(context).root
    except UserError:
        from ngocha_kh.sources.git import repository_of

        start = Path(context.find_root().obj or Path())
        repository = repository_of(start)
        if repository is None:
            raise
        return repository.top if repository.bare else start.resolve()
