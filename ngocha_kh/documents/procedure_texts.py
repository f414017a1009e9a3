"""Which text of a procedure is printed: that of the issue in force on the day, or the draft.

A record holds one text, that of its last entry in `revisions`. The text of an earlier issue is what
Git had of the record while that issue was the last; without it an earlier issue is not printed under
a later text.
"""

from dataclasses import dataclass
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.procedures import issue_words
from ngocha_kh.history.events import events
from ngocha_kh.qms.states import revision_in_force
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.procedure import Procedure, Revision
from ngocha_kh.schemas import schema_problems
from ngocha_kh.sources.git import repository_of
from ngocha_kh.sources.past import PastTree
from ngocha_kh.vietnamese import short_date

#: Behind the id of a procedure: its draft.
DRAFT = "-DU-THAO"
DRAFT_MARK = "DỰ THẢO"


@dataclass(frozen=True, slots=True)
class Text:
    """A procedure with the text of `issue`; `note` is for the clerk, "" for nothing to say."""

    procedure: Procedure
    issue: Revision
    is_draft: bool
    note: str = ""


def text_ids(office: Office) -> list[str]:
    """Every procedure, and the draft of those that have one."""
    found = []
    for one in sorted(office.records("procedure"), key=lambda one: str(one.id)):
        found.append(one.id)
        if one.revisions and one.revisions[-1].issued_on is None:
            found.append(f"{one.id}{DRAFT}")
    return found


def text_of(office: Office, text_id: str) -> Text:
    """The text of an id. Raises `UserError` that says why there is none."""
    procedure_id = text_id.removesuffix(DRAFT)
    procedure: Procedure = office.record("procedure", procedure_id)
    if not procedure.revisions:
        raise UserError(f"{procedure_id} chưa có lần ban hành nào; hãy ghi vào revisions")
    last = procedure.revisions[-1]
    if text_id != procedure_id:
        if last.issued_on is not None:
            raise UserError(f"{procedure_id} không có dự thảo (lần cuối đã ban hành)")
        return Text(procedure, last, True)
    issue = revision_in_force(procedure, office.as_of)
    if issue is None:
        raise UserError(_why_none(office, procedure))
    if issue is last:
        return Text(procedure, issue, False)
    return _earlier(office, procedure, issue)


def _why_none(office: Office, procedure: Procedure) -> str:
    day = short_date(office.as_of)
    if procedure.repealed is not None and procedure.repealed.on <= office.as_of:
        on = short_date(procedure.repealed.on)
        return f"{procedure.id} đã bãi bỏ từ ngày {on} nên không lập văn bản"
    draft = procedure.revisions[-1].issued_on is None
    hint = f"; dự thảo in bằng mã {procedure.id}{DRAFT}" if draft else ""
    return f"{procedure.id} chưa có lần ban hành nào áp dụng vào ngày {day}{hint}"


def _earlier(office: Office, procedure: Procedure, issue: Revision) -> Text:
    """The text of an issue that is not the record's last one."""
    number = procedure.revisions.index(issue)
    was = _in_git(office, procedure, number + 1)
    if was is not None:
        return Text(
            was, was.revisions[number], False, "nội dung lấy theo Git khi lần này là lần cuối"
        )
    later = [one for one in procedure.revisions[number + 1 :] if one.issued_on is not None]
    if later:
        raise UserError(
            f"{procedure.id}: hồ sơ hiện nay là nội dung của lần {issue_words(later[-1])}; nội dung của "
            f"lần {issue_words(issue)} không có trong Git nên không in dưới bìa của lần đó"
        )
    return Text(
        procedure, issue, False,
        f"hồ sơ đang có dự thảo lần {issue_words(procedure.revisions[-1])}; kiểm tra nội dung in ra có "
        "phần nào của dự thảo không",
    )  # fmt: skip


def _in_git(office: Office, procedure: Procedure, count: int) -> Procedure | None:
    """The newest state of the record that has so many issues; None without Git or such a state."""
    source, root = office.validated.store.source, office.validated.workspace.root
    path = f"records/{office.validated.index.by_id[procedure.id].path}"
    if isinstance(source, PastTree):
        found = events(source.repository, f"{source.prefix}{path}", revision=source.revision.id)
    else:
        repository = repository_of(root)
        if (
            repository is None
            or repository.ask("rev-parse", "--verify", "--quiet", "HEAD").returncode
        ):
            return None
        found = events(repository, repository.path_of(root / path))
    for event in found:
        state: Any = event.after
        if (
            state
            and len(state.get("revisions") or ()) == count
            and not schema_problems("procedure", state)
        ):
            was: Procedure = KINDS["procedure"].read(state)
            return was
    return None
