"""What `history` and `blame` begin with: the record of an id, wherever Git has it."""

import typer

from ngocha_kh.cli.moment import place_in_git
from ngocha_kh.history.life import Life, life_of
from ngocha_kh.sources.past import PastTree, workspace_prefix
from ngocha_kh.sources.revision import revision


def found_record(context: typer.Context, record_id: str, at: str | None) -> Life:
    """The record of an id as of a revision (HEAD without one). Raises `UsageError`, `UserError`."""
    repository, inside = place_in_git(context)
    newest = revision(repository, at or "HEAD")
    return life_of(PastTree(newest, workspace_prefix(newest, inside)), record_id)
