"""xac-nhan-thi-dua (D24): that a person is an author of a recognised initiative, and its uses so far.

Luật Thi đua, khen thưởng, Điều 84. It is a công văn, since Điều 7 of Nghị định 30/2020/NĐ-CP lists no
"giấy xác nhận".
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official_recognition
from ngocha_kh.documents.council_words import (
    COUNCIL_READS,
    Issue,
    cited,
    filled,
    issue_of,
    name_of,
    post_at,
    quoted,
    required_decision,
)
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.wording import lower_first
from ngocha_kh.records.initiative import Author, Initiative
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import long_date, number, short_date

_ID = re.compile(r"(SK-[0-9]{4}-[0-9]+)-(.+)")


def author_ids(office: Office) -> list[str]:
    """ "SK-2026-001-nguyen-van-a" for each author of each initiative that stands recognised."""
    return [
        f"{one.id}-{author.person}"
        for one in office.records("initiative")
        if is_recognised(one)
        for author in one.authors
    ]


def is_recognised(initiative: Initiative) -> bool:
    return (initiative.archived_from or initiative.state) == "recognized"


def author_of(office: Office, document_id: str) -> tuple[Initiative, Author]:
    """Raises `UserError` when the id names no author of an initiative."""
    found = _ID.fullmatch(document_id)
    if found is None:
        raise UserError(
            f"mã «{document_id}» phải gồm mã sáng kiến và mã người, ví dụ SK-2026-001-nguyen-van-a"
        )
    initiative: Initiative = office.record("initiative", found[1])
    for author in initiative.authors:
        if author.person == found[2]:
            return initiative, author
    raise UserError(f"{found[2]} không phải tác giả của {found[1]}")


def _draft(office: Office, document_id: str, given: Given) -> Draft:
    initiative, author = author_of(office, document_id)
    _may_serve(office, initiative)
    official_recognition(office, [initiative], given)
    given = filled(given, *_recorded(initiative, author))
    day = given.date or office.as_of
    certificate = next(
        (c for c in initiative.certificates if c.person == author.person and not c.recalled_on),
        None,
    )
    context: dict[str, Any] = {
        "name": name_of(office, author.person),
        "post": post_at(office, author.post, author.unit),
        "role": "tác giả" if len(initiative.authors) == 1 else "đồng tác giả",
        "share": number(author.share_percent) if len(initiative.authors) > 1 else "",
        "title": quoted(initiative),
        "initiative": initiative,
        "decision": required_decision(initiative),
        "certificate": f"số {certificate.number} {long_date(certificate.date)}" if certificate else "",
        "levels": list(_levels(office, initiative)),
        "elsewhere": author.unit != office.settings.standing_unit,
        "uses": list(_uses(initiative, author.person, day)),
        "told_on": day,
    }  # fmt: skip
    standing = office.units.get(office.settings.standing_unit)
    field = (standing.abbreviation or standing.short_name) if standing else ""
    head = letterhead(office, FORM.name, "", given, field=field)
    return Draft(context, {**head, "addressees": [office.full_name(author.unit)]})


def _recorded(initiative: Initiative, author: Author) -> Issue:
    """Number and date of the paper on record (D24), when there is no doubt whose it is.

    A paper names no person: it is of the only author, else of the only one whose use is noted.
    """
    users = {use.person for use in initiative.award_uses}
    owners = users or {one.person for one in initiative.authors}
    return issue_of(initiative, "D24") if owners == {author.person} else (None, None)


def _may_serve(office: Office, initiative: Initiative) -> None:
    """Raises `UserError` while discipline, an inquiry or a complaint is open (NĐ 152/2025, Điều 4)."""
    if not is_recognised(initiative):
        raise UserError(f"{initiative.id} chưa được công nhận hoặc đã bị hủy bỏ công nhận")
    hold = initiative.integrity_hold
    if hold is None or (hold.until is not None and hold.until < office.as_of):
        return
    raise UserError(
        f"{initiative.id} đang tạm dừng xét từ ngày {short_date(hold.on)} ({hold.reason}); không xác "
        "nhận cho đến khi ghi ngày kết thúc (integrity_hold.until)"
    )


def _levels(office: Office, initiative: Initiative) -> Iterator[str]:
    """What was recognised above the base, with the document that says so."""
    labels = schema_for("initiative").labels(("effect", 0, "level"))
    for effect in initiative.effect:
        if effect.state != "recognized":
            continue
        label = labels.get(effect.level, effect.level)
        if effect.level == "ward_effect":
            label = f"{office.settings.initiatives.effect_phrase.value} cấp phường"
        shown = lower_first(label)
        if effect.answer:  # the level above decided by its own paper, not by what the ward sent
            yield f"{shown} (văn bản {cited(effect.answer.number, effect.answer.date)})"
        elif effect.document and effect.decided_on:
            yield f"{shown} (văn bản {cited(effect.document, effect.decided_on)})"
        else:
            yield shown


def _uses(initiative: Initiative, person: str, day: datetime.date) -> Iterator[str]:
    """The uses by `person` until `day`, the day of the paper itself included."""
    labels = schema_for("initiative").labels(("award_uses", 0, "kind"))
    for use in initiative.award_uses:
        if use.person == person and not (use.on and use.on > day):
            at = f", theo {use.document}" if use.document else ""
            yield f"{labels.get(use.kind, use.kind)} năm {use.year}{at}"


FORM = Form(
    name="xac-nhan-thi-dua",
    label="Công văn xác nhận sáng kiến cho hồ sơ thi đua, khen thưởng",
    template="award_confirmation.md.j2",
    subject="mã sáng kiến và mã tác giả",
    reads=COUNCIL_READS,
    ids=possible(_draft, author_ids),
    draft=_draft,
)
