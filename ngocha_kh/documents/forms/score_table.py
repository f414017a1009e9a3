"""bang-tong-hop-diem (D16): every member's total without a name, the mean, the class and the outcome of each item."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from ngocha_kh.council import rubrics, scores, votes
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import authors_and_units
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import chair_of, official, secretary_of, sheet_front
from ngocha_kh.documents.council_words import COUNCIL_READS, cited, filled, name_of
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import signatory
from ngocha_kh.documents.sitting import Line, Sitting, sitting_of
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import long_date, number

_NO_VALUE = "–"
_OUT = "rút"


def _draft(office: Office, session_id: str, given: Given) -> Draft:
    sitting = sitting_of(office, session_id)
    session, body, rubric = sitting.session, sitting.body, sitting.rubric
    official(office, rubric, given)
    if not sitting.is_closed:
        raise UserError(
            f"{session_id} chưa khóa chấm điểm (scoring_closed) nên chưa tổng hợp điểm để các thành viên chấm độc lập"
        )
    members = _blind(session.id, (m.person for m in body.members if m.can_score))
    context: dict[str, Any] = {
        "session": session,
        "session_day": long_date(session.on),
        "council": body,
        "set_up": cited(body.decision.number, body.decision.date),
        "rubric": rubric,
        "maximum": rubrics.maximum(rubric),
        "columns": [f"TV{n}|{person}|center|13" for n, person in enumerate(members, 1)],
        "rows": [_row(office, sitting, n, line, members) for n, line in enumerate(sitting.lines, 1)],
        "notes": list(_notes(sitting)),
    }  # fmt: skip
    minutes = session.minutes
    dated = filled(given, None, minutes.date if minutes else None)
    signs = [
        signatory("Thư ký Hội đồng", name_of(office, session.secretary or secretary_of(body))),
        signatory("Chủ trì phiên họp", name_of(office, session.chair or chair_of(body))),
    ]
    front = {**sheet_front(office, body, dated, signs), "orientation": "landscape"}
    return Draft(context, front)


def _row(
    office: Office, sitting: Sitting, position: int, line: Line, members: list[str]
) -> dict[str, str]:
    scored = line.tally.scored
    outcomes = schema_for("session").labels(("items", 0, "outcome"))
    return {
        "no": str(position),
        "title": f"{line.initiative.title}\n({line.initiative.id})",
        "authors": authors_and_units(office, line.initiative),
        **{person: _mark(sitting, line, person) for person in members},
        "mean": _NO_VALUE if scored.mean is None else number(scored.mean),
        "grade": rubrics.grade_label(sitting.rubric, scored.grade) or _NO_VALUE,
        "outcome": outcomes.get(line.item.outcome or "", _NO_VALUE),
    }


def _mark(sitting: Sitting, line: Line, person: str) -> str:
    if person in votes.recused_ids(line.item):
        return _OUT
    for sheet in line.item.sheets:
        if sheet.member == person:
            return number(scores.sheet_total(sheet, sitting.rubric))
    return _NO_VALUE


def _blind(session_id: str, members: Iterable[str]) -> list[str]:
    """The members in an order that tells nobody who is who, the same whenever the table is made."""

    def key(person: str) -> str:
        return hashlib.sha256(f"{session_id} {person}".encode()).hexdigest()

    return sorted(members, key=key)


def _notes(sitting: Sitting) -> Iterator[str]:
    """How the means came about, and what the council should look at."""
    yield (
        "Chữ “TV” và số thứ tự thay họ tên thành viên, không theo thứ tự trong Quyết định thành lập; họ tên ghi "
        "tại phiếu nhận xét, chấm điểm lưu trong hồ sơ phiên họp."
    )
    dropped = sitting.rubric.drop_extremes_from
    if dropped is not None:
        yield (
            f"Khi có từ {dropped} phiếu trở lên, điểm trung bình không tính một phiếu cao nhất và một "
            "phiếu thấp nhất."
        )
    if any(line.item.recused for line in sitting.lines):
        yield f"Chữ “{_OUT}”: thành viên không chấm điểm sáng kiến đó."
    for line in sitting.lines:
        if line.tally.alarm:
            yield f"{line.initiative.id}: {line.tally.alarm}."
        if line.item.outcome == "fail":
            yield from (f"{line.initiative.id}: {why}." for why in line.tally.scored.shortfalls)


FORM = Form(
    name="bang-tong-hop-diem",
    label="Bảng tổng hợp điểm chấm sáng kiến",
    template="score_table.md.j2",
    subject="mã phiên họp đã khóa chấm điểm",
    reads=COUNCIL_READS,
    ids=lambda office: [s.id for s in office.records("session") if s.scoring_closed],
    draft=_draft,
)
