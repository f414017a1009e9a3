"""danh-muc-bieu-mau: every form sheet of the procedures in force on a day."""

import datetime
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import SIGN, signatory
from ngocha_kh.documents.procedures import code_of, issue_words
from ngocha_kh.documents.qms_words import READS, declared_standard, why_missing
from ngocha_kh.documents.quality_papers import day_of, signed_front, years_in_force
from ngocha_kh.qms.states import revision_in_force
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.vietnamese import short_date

_PREPARED = signatory("Người lập", SIGN, "")


def _draft(office: Office, year: str, given: Given) -> Draft:
    day = day_of(office, year)
    rows = _rows(office, day)
    if not rows:
        raise UserError(
            f"đến ngày {short_date(day)} quy trình đang áp dụng chưa có biểu mẫu nào (forms)"
        )
    context: dict[str, Any] = {
        "standard": declared_standard(office),
        "day": day,
        "sheets": count("biểu mẫu đang dùng", (row["code"] for row in rows), "của quy trình có hiệu lực"),
        "rows": rows,
    }  # fmt: skip
    return Draft(context, signed_front(office, FORM.name, given, _PREPARED))


def _rows(office: Office, day: datetime.date) -> list[dict[str, str]]:
    procedures: list[Procedure] = sorted(office.records("procedure"), key=lambda one: str(one.id))
    found = [
        {
            "code": sheet.code,
            "name": sheet.name,
            "procedure": f"{procedure.title} ({code_of(procedure)})",
            "issue": issue_words(issue),
            "from": short_date(issue.effective_on),
            "unit": office.unit_name(procedure.owner_unit),
        }
        for procedure in procedures
        if (issue := revision_in_force(procedure, day)) is not None
        for sheet in procedure.forms
    ]
    return [{"no": str(n), **row} for n, row in enumerate(found, 1)]


def _ids(office: Office) -> list[str]:
    return years_in_force(office, office.records("procedure"))


FORM = Form(
    name="danh-muc-bieu-mau",
    label="Danh mục biểu mẫu của các quy trình đang áp dụng",
    template="form_list.md.j2",
    subject="năm",
    reads=(*READS, "procedure"),
    ids=possible(_draft, _ids),
    draft=_draft,
    why_not=why_missing(_draft, _ids),
)
