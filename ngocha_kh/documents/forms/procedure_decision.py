"""quyet-dinh-ban-hanh-quy-trinh: one decision issues a set of procedures and documents of the system.

Its id is its number without signs and its year ("88-QD-UBND-2026"); what has no decision yet is
gathered under "DU-THAO".
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.bases import quality_bases
from ngocha_kh.documents.council_words import filled, head_title
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.recognition_decision import proposal
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.procedures import code_of, field_name, issue_words
from ngocha_kh.documents.qms_words import READS, declared_standard
from ngocha_kh.records.base import DecisionRef
from ngocha_kh.records.procedure import Procedure, Revision
from ngocha_kh.records.qms_document import DocumentRevision, QmsDocument
from ngocha_kh.vietnamese import long_date, short_date

DRAFTS = "DU-THAO"
_D = str.maketrans("Đđ", "Dd")
Text = Procedure | QmsDocument
Issue = Revision | DocumentRevision


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and the issue of it that a decision puts into force."""

    text: Text
    issue: Issue


def slug(decision: DecisionRef) -> str:
    """ "88/QĐ-UBND" of 2026 → "88-QD-UBND-2026"."""
    plain = unicodedata.normalize("NFD", decision.number.translate(_D))
    ascii_ = re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode())
    return f"{ascii_.strip('-')}-{decision.on.year}"


def _entries(office: Office) -> Iterator[Entry]:
    """Every issue, procedures first, by id; drafts of what was repealed or withdrawn are none."""
    for kind in ("procedure", "qms_document"):
        for text in sorted(office.records(kind), key=lambda one: one.id):
            for issue in text.revisions:
                is_draft = issue.issued_on is None and not _ended(text)
                if issue.decision is not None or is_draft:
                    yield Entry(text, issue)


def _ended(text: Text) -> bool:
    return (text.repealed if isinstance(text, Procedure) else text.withdrawn) is not None


def _sets(office: Office) -> dict[str, list[Entry]]:
    """Id of the decision → what it issues."""
    found: dict[str, list[Entry]] = {}
    for entry in _entries(office):
        decision = entry.issue.decision
        found.setdefault(slug(decision) if decision else DRAFTS, []).append(entry)
    return found


def _draft(office: Office, set_id: str, given: Given) -> Draft:
    entries = _sets(office).get(set_id)
    if not entries:
        raise UserError(
            f"không có quy trình, tài liệu nào ban hành theo quyết định {set_id}; "
            "hãy ghi vào revisions: decision"
        )
    decision = entries[0].issue.decision
    given = filled(given, decision.number, decision.on) if decision else given
    procedures = [entry for entry in entries if isinstance(entry.text, Procedure)]
    others = [entry for entry in entries if not isinstance(entry.text, Procedure)]
    repealed = _repealed(office, decision)
    context: dict[str, Any] = {
        "standard": declared_standard(office),
        "what": _what(procedures, others),
        "procedures": _count("quy trình ban hành, sửa đổi", procedures),
        "others": _count("tài liệu khác ban hành, sửa đổi", others),
        "replaces": any(one.issue.edition > 1 or one.issue.revision > 0 for one in entries),
        "starts": _starts([one.issue.effective_on for one in entries] if decision else [], given.date),
        "rows": [_row(office, n, entry) for n, entry in enumerate([*procedures, *others], 1)],
        "repealed": count("quy trình bãi bỏ", (one.id for one in repealed), "theo quyết định này"),
        "repealed_rows": [
            {"no": str(n), "code": code_of(one), "title": one.title,
             "reason": one.repealed.reason if one.repealed else ""}
            for n, one in enumerate(repealed, 1)
        ],
    }  # fmt: skip
    head = letterhead(office, FORM.name, "QĐ", given, collective=False)
    bases = [*quality_bases(office, FORM.name, given.date or office.as_of), proposal(office)]
    return Draft(context, {**head, "authority": [head_title(office)], "bases": bases})


def _count(name: str, entries: list[Entry]) -> Any:
    return count(name, (entry.text.id for entry in entries), "theo danh mục kèm theo")


def _what(procedures: list[Entry], others: list[Entry]) -> str:
    """What the subject calls them."""
    if not others:
        return "quy trình"
    return "quy trình, tài liệu" if procedures else "tài liệu"


def _repealed(office: Office, decision: DecisionRef | None) -> list[Procedure]:
    if decision is None:
        return []
    return sorted(
        (
            one
            for one in office.records("procedure")
            if one.repealed and one.repealed.decision
            and (one.repealed.decision.number, one.repealed.decision.on)
            == (decision.number, decision.on)
        ),
        key=lambda one: str(one.id),
    )  # fmt: skip


def _starts(days: list[datetime.date | None], signed: datetime.date | None) -> str:
    """From when it applies: one day for all, else the days of the list."""
    known = {day for day in days if day is not None}
    if not known or known == {signed}:
        return "kể từ ngày ký"
    if len(known) == 1:
        return f"kể từ {long_date(known.pop())}"
    return "kể từ ngày ký; từng quy trình, tài liệu áp dụng từ ngày ghi tại Phụ lục"


def _row(office: Office, position: int, entry: Entry) -> dict[str, str]:
    text, issue = entry.text, entry.issue
    is_procedure = isinstance(text, Procedure)
    return {
        "no": str(position),
        "code": code_of(text) if isinstance(text, Procedure) else text.code or text.id,
        "title": text.title,
        "field": field_name(office, text.field) if isinstance(text, Procedure) else "",
        "services": "\n".join(one.code for one in text.services) if is_procedure else "",
        "issue": issue_words(issue),
        "from": short_date(issue.effective_on),
        "unit": office.unit_name(text.owner_unit),
    }


def _ids(office: Office) -> list[str]:
    return sorted(_sets(office))


FORM = Form(
    name="quyet-dinh-ban-hanh-quy-trinh",
    label="Quyết định ban hành, sửa đổi quy trình, tài liệu của hệ thống, kèm danh mục",
    template="procedure_decision.md.j2",
    subject="số quyết định, ví dụ 88-QD-UBND-2026, hoặc DU-THAO",
    reads=(*READS, "procedure", "qms_document"),
    ids=_ids,
    draft=_draft,
)
