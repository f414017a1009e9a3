"""bang-theo-doi: every change of one record, as Git tells it (TCVN ISO 9001, clause 7.5).

It is made only of a record that is named: a table of each of hundreds of records helps nobody.
"""

from collections.abc import Iterable
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import NOTES, Given
from ngocha_kh.documents.papers import SIGN, head_post, office_front, signatory
from ngocha_kh.history.life import Life, life_of
from ngocha_kh.history.tellings import Telling, tellings
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.sources.past import PastTree, workspace_prefix
from ngocha_kh.sources.revision import repository_at, revision
from ngocha_kh.sources.worktree import WorkTree

#: Characters of one value in a cell; the commit holds all of it.
_MOST = 400


def _draft(office: Office, record_id: str, given: Given) -> Draft:
    life = life_of(_tree(office), record_id)
    told = [
        one
        for one in tellings(life.kind, reversed(life.events), life.names, most=_MOST)
        if one.commit.committed.date() <= office.as_of
    ]
    if not told:
        raise UserError(f"đến ngày xét chưa có commit nào của {record_id}")
    label = KINDS[life.kind].label
    unit = office.units.get(office.settings.standing_unit)
    context: dict[str, Any] = {
        "kind": label[:1].upper() + label[1:],
        "record": record_id,
        "record_title": str((life.state or {}).get("title") or ""),
        "rows": _rows(told),
        "signed": life.signed,
        "commit": life.tree.revision.short,
    }
    signing = [signatory("Người lập", SIGN, ""), signatory(head_post(unit), SIGN, "")]
    front = {**office_front(office, given, unit, signing), NOTES: _notes(office, life)}
    return Draft(context, front)


def _tree(office: Office) -> PastTree:
    """The commit that is looked at; without one the last commit of this folder."""
    source = office.validated.store.source
    if isinstance(source, PastTree):
        return source
    root = office.validated.workspace.root
    repository = repository_at(root)
    here = repository.path_of(root)
    newest = revision(repository, "HEAD")
    return PastTree(newest, workspace_prefix(newest, "" if here == "." else f"{here}/"))


def _rows(told: Iterable[Telling]) -> list[dict[str, str]]:
    """One row a change; day, person and commit stand only in the first row of their commit."""
    rows, last = [], None
    for one in told:
        new = one.commit is not last
        last = one.commit
        rows.append(
            {
                "on": f"{one.commit.authored:%d/%m/%Y}" if new else "",
                "what": one.said.field,
                "before": one.said.before,
                "after": one.said.after,
                "author": one.commit.author if new else "",
                "reviewed": _reviewed(one) if new else "",
                "commit": one.commit.id[:10] if new else "",
            }
        )
    return rows


def _reviewed(one: Telling) -> str:
    return ", ".join(part for part in (*one.reviewers, one.capacity) if part)


def _notes(office: Office, life: Life) -> list[str]:
    """What lies in the folder and in no commit yet is not in the table."""
    source = office.validated.store.source
    path = life.path.removeprefix(f"{life.tree.prefix}records/")
    if not isinstance(source, WorkTree):
        return []
    try:
        same = source.read(path) == life.tree.read(path)
    except OSError:
        return []
    return [] if same else ["hồ sơ còn thay đổi chưa commit, bảng chưa kể"]


def _is_record(office: Office, record_id: str) -> bool:
    """Any record, also one that is no longer there."""
    try:
        life_of(_tree(office), record_id)
    except UserError:
        return False
    return True


def _why_not(office: Office, record_id: str) -> str:
    try:
        life_of(_tree(office), record_id)
    except UserError as error:
        return str(error)
    return ""


FORM = Form(
    name="bang-theo-doi",
    label="Bảng theo dõi sửa đổi của một hồ sơ, theo lịch sử Git",
    template="change_table.md.j2",
    subject="hồ sơ",
    reads=("person", "unit"),
    ids=lambda _office: (),
    named=_is_record,
    draft=_draft,
    why_not=_why_not,
)
