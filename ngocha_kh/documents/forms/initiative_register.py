"""so-tiep-nhan (D06): the book of applications of a round or a year."""

import datetime
from collections.abc import Sequence
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import (
    authors_and_units,
    deadline,
    initiatives,
    possible,
    until,
)
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import READS
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import SIGN, head_post, office_front, signatory
from ngocha_kh.records.initiative import Initiative, Intake
from ngocha_kh.records.round import Round
from ngocha_kh.vietnamese import short_date

Entry = tuple[Initiative, Intake, datetime.date]


def _ids(office: Office) -> list[str]:
    """Every round, then every year in which an application came."""
    years = {str(day.year) for _, _, day in _received(office)}
    return [*sorted(round_.id for round_ in office.records("round")), *sorted(years)]


def _received(office: Office) -> list[Entry]:
    """Applications received by the day of the document, in the order of their day and number."""
    found = [
        (initiative, initiative.intake, day)
        for initiative in initiatives(office)
        if initiative.intake and (day := until(initiative.intake.received_on, office))
    ]
    return sorted(found, key=lambda entry: (entry[2], entry[1].register_no or "", entry[0].id))


def _draft(office: Office, book: str, given: Given) -> Draft:
    entries = _of_book(office, book)
    if not entries:
        raise UserError(
            f"sổ {book} chưa có đơn nào; hãy ghi ngày nhận (intake.received_on) vào hồ sơ sáng kiến"
        )
    context: dict[str, Any] = {
        "title": _title(office, book),
        "rows": [_row(office, number, *entry) for number, entry in enumerate(entries, 1)],
        **_counts(office, entries),
    }
    standing = office.units.get(office.settings.standing_unit)
    signatories = [
        signatory("Người lập sổ", SIGN, ""),
        signatory(head_post(standing), SIGN, ""),
    ]
    return Draft(context, office_front(office, given, standing, signatories))


def _of_book(office: Office, book: str) -> list[Entry]:
    entries = _received(office)
    if book.isdigit():
        return [entry for entry in entries if str(entry[2].year) == book]
    office.record("round", book)  # says when there is none
    return [entry for entry in entries if entry[0].round == book]


def _title(office: Office, book: str) -> str:
    if book.isdigit():
        return f"Năm {book}"
    found: Round = office.record("round", book)
    return f"Đợt nhận từ ngày {short_date(found.opens)} đến ngày {short_date(found.closes)}"


def _row(
    office: Office, number: int, initiative: Initiative, intake: Intake, day: datetime.date
) -> dict[str, str]:
    accepted, refused = until(intake.accepted_on, office), until(intake.refused_on, office)
    decided = initiative.decision if initiative.decision else None
    is_decided = decided is not None and until(decided.date, office) is not None
    term = deadline(office, initiative, "T4")
    return {
        "no": intake.register_no or str(number),
        "received": short_date(day),
        "authors": authors_and_units(office, initiative),
        "title": f"{initiative.title}\n({initiative.id})",
        "papers": ", ".join(sorted({p.kind for p in initiative.papers} & {"D02", "D03", "D04"})),
        "answer": _answer(intake, accepted, refused),
        "due": short_date(term.due) if term and accepted else "",
        "decision": f"{decided.number}\n{short_date(decided.date)}" if decided and is_decided else "",
        "result": _result(initiative) if is_decided else "",
        "signature": "",
    }  # fmt: skip


def _answer(intake: Intake, accepted: datetime.date | None, refused: datetime.date | None) -> str:
    if accepted:
        return f"Chấp nhận\n{short_date(accepted)}"
    if refused:
        return f"Từ chối\n{short_date(refused)}"
    return "Yêu cầu bổ sung" if any(d.fixed_on is None for d in intake.defects) else ""


def _result(initiative: Initiative) -> str:
    state = initiative.archived_from or initiative.state
    if state == "revoked":
        return "Đã hủy bỏ công nhận"
    return "Không công nhận" if state == "not_recognized" else "Công nhận"


def _counts(office: Office, entries: Sequence[Entry]) -> dict[str, Any]:
    def named(name: str, chosen: Sequence[Entry], expression: str) -> Any:
        return count(name, (initiative.id for initiative, _, _ in chosen), expression)

    accepted = [e for e in entries if until(e[1].accepted_on, office)]
    refused = [e for e in entries if e not in accepted and until(e[1].refused_on, office)]
    open_ = [e for e in entries if e not in accepted and e not in refused]
    return {
        "total": named("đơn đã tiếp nhận", entries, "có ngày nhận đơn"),
        "accepted": named("đơn được chấp nhận", accepted, "có ngày chấp nhận"),
        "refused": named("đơn bị từ chối", refused, "có ngày từ chối"),
        "open": named("đơn đang kiểm tra", open_, "chưa chấp nhận, chưa từ chối"),
    }


FORM = Form(
    name="so-tiep-nhan",
    label="Sổ tiếp nhận đơn yêu cầu công nhận sáng kiến",
    template="initiative_register.md.j2",
    subject="mã đợt xét hoặc năm",
    reads=(*READS, "round", "calendar"),
    ids=possible(_draft, _ids),
    draft=_draft,
)
