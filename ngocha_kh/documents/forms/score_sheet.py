"""phieu-cham-diem (D12): a member's sheet on one initiative, blank or, once scoring is closed, filled.

Nobody sees a mark before: each member scores without knowing the others' sheets.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ngocha_kh.council.rubrics import group_maximum, maximum
from ngocha_kh.council.scores import sheet_total
from ngocha_kh.council.votes import recused_ids
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official, role_labels, sheet_front
from ngocha_kh.documents.council_words import COUNCIL_READS, author_posts, fields_of
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.items import item_id, item_of
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import SIGN, signatory
from ngocha_kh.documents.sitting import Line, Sitting, sitting_of
from ngocha_kh.records.rubric import Group, Rubric
from ngocha_kh.records.session import Sheet
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import long_date

_MARK = "X"


def _ids(office: Office) -> Sequence[str]:
    """For each item a blank sheet, and one for each member who scores it."""
    sittings = [sitting_of(office, session.id) for session in office.records("session")]
    return [
        item_id(sitting, line, member)
        for sitting in sittings
        for line in sitting.lines
        for member in ("", *_scorers(sitting, line))
    ]


def _scorers(sitting: Sitting, line: Line) -> Sequence[str]:
    """Before the session nobody is present yet: everyone who may score is handed a sheet."""
    out = recused_ids(line.item)
    here = sitting.session.present or [m.person for m in sitting.body.members]
    return [
        m.person
        for m in sitting.body.members
        if m.can_score and m.person in here and m.person not in out
    ]


def _draft(office: Office, document_id: str, given: Given) -> Draft:
    sitting, line, member = item_of(office, document_id)
    official(office, sitting.rubric, given)
    if member in recused_ids(line.item):
        raise UserError(f"{sitting.name(member)} không chấm điểm {line.initiative.id} (recused)")
    sheet = _sheet(sitting, line, member)
    rubric = sitting.rubric
    context: dict[str, Any] = {
        "initiative": line.initiative,
        "session_day": long_date(sitting.session.on),
        "authors": author_posts(office, line.initiative),
        "fields": fields_of(line.initiative),
        "member": sitting.name(member) if member else "",
        "role": _role(sitting, member),
        "rubric": rubric,
        "rows": [*_rows(rubric, sheet), _total(rubric, sheet)],
        "strengths": (sheet.strengths or "Không ghi") if sheet else "",
        "limits": (sheet.limits or "Không ghi") if sheet else "",
        "proposal": [_proposal(sheet)],
    }
    signs = [signatory("Thành viên Hội đồng", SIGN, sitting.name(member) if member else "")]
    return Draft(context, sheet_front(office, sitting.body, given, signs))


def _sheet(sitting: Sitting, line: Line, member: str) -> Sheet | None:
    if not sitting.is_closed:
        return None
    return next((sheet for sheet in line.item.sheets if sheet.member == member), None)


def _role(sitting: Sitting, member: str) -> str:
    roles = {m.person: m.role for m in sitting.body.members}
    return role_labels().get(roles.get(member, ""), "")


def _rows(rubric: Rubric, sheet: Sheet | None) -> Iterator[dict[str, str]]:
    """A bold row for each group, then its criteria with what each band of points means."""
    for number, group in enumerate(rubric.groups, 1):
        yield {
            "no": str(number), "name": group.name, "max": str(group_maximum(group)),
            "points": _group_points(group, sheet), "comment": "", "bold": "x",
        }  # fmt: skip
        for position, item in enumerate(group.items, 1):
            bands = [f"{band.from_}-{band.to} điểm: {band.text}" for band in item.bands]
            yield {
                "no": f"{number}.{position}",
                "name": "\n".join([item.name, *bands]),
                "max": str(item.max),
                "points": str(sheet.points.get(item.id, 0)) if sheet else "",
                "comment": "",
            }


def _group_points(group: Group, sheet: Sheet | None) -> str:
    return str(sum(sheet.points.get(item.id, 0) for item in group.items)) if sheet else ""


def _total(rubric: Rubric, sheet: Sheet | None) -> dict[str, str]:
    points = str(sheet_total(sheet, rubric)) if sheet else ""
    return {"no": "", "name": "Tổng điểm", "max": str(maximum(rubric)), "points": points,
            "comment": "", "bold": "x"}  # fmt: skip


def _proposal(sheet: Sheet | None) -> dict[str, str]:
    """A mark in the column of what the member proposes."""
    labels = schema_for("session").labels(("items", 0, "sheets", 0, "proposal"))
    return {key: _MARK if sheet and sheet.proposal == key else "" for key in labels}


FORM = Form(
    name="phieu-cham-diem",
    label="Phiếu nhận xét, chấm điểm sáng kiến",
    template="score_sheet.md.j2",
    subject="mã phiên họp, mã sáng kiến và mã thành viên",
    reads=COUNCIL_READS,
    ids=_ids,
    draft=_draft,
)
