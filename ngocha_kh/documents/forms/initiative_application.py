"""don-sang-kien (D02): the application of the authors, Thông tư 18/2013/TT-BKHCN, Phụ lục I."""

from typing import Any

from ngocha_kh.documents.applications import (
    applied_words,
    author_rows,
    every_id,
    initiative_of,
    investor_name,
    need,
    paragraphs,
    possible,
    recorded,
)
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import READS, fields_of, name_of
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import personal_front, signatory
from ngocha_kh.records.initiative import Benefit, Description, Initiative

_BY_HAND = "(Ký tên)"


def _draft(office: Office, initiative_id: str, given: Given) -> Draft:
    initiative = initiative_of(office, initiative_id)
    told = initiative.description or Description()
    benefit = initiative.benefit or Benefit()
    context: dict[str, Any] = {
        "initiative": initiative,
        "several": len(initiative.authors) > 1,
        "authors": author_rows(office, initiative),
        "investor": investor_name(office, initiative),
        "fields": fields_of(initiative),
        "problem": paragraphs(need(initiative, initiative.problem, "vấn đề cần giải quyết", "problem")),
        "applied": need(
            initiative, applied_words(initiative), "ngày áp dụng lần đầu hoặc áp dụng thử", "first_applied"
        ),
        "current_state": paragraphs(told.current_state),
        "content": paragraphs(
            need(initiative, told.content, "nội dung giải pháp", "description.content")
        ),
        "novelty": paragraphs(
            need(initiative, told.novelty, "tính mới", "description.novelty")
        ),
        "conditions": paragraphs(told.conditions),
        "applicability": paragraphs(
            need(initiative, told.applicability, "khả năng áp dụng", "description.applicability")
        ),
        "secret": initiative.confidential is not None and initiative.confidential.present,
        "social": paragraphs(
            need(initiative, benefit.social, "lợi ích theo ý kiến của tác giả", "benefit.social")
        ),
        "by_others": paragraphs(benefit.by_others),
        "helpers": _helpers(office, initiative),
    }  # fmt: skip
    given = _signed(initiative, recorded(initiative, "D02", given))
    front = personal_front(office, given, _signatories(office, initiative))
    body = office.full_name(initiative.recognizing_body)
    return Draft(context, {**front, "addressees": [body]})


def _signed(initiative: Initiative, given: Given) -> Given:
    """The day on which the last author signed, when all have."""
    days = [author.signed_on for author in initiative.authors]
    last = max((day for day in days if day), default=None)
    return Given(date=given.date or (last if all(days) else None))


def _signatories(office: Office, initiative: Initiative) -> list[str]:
    """Everyone who is an author signs (NĐ 13/2012/NĐ-CP, Điều lệ, Điều 5)."""
    return [
        signatory("Tác giả", _BY_HAND, name_of(office, author.person))
        for author in initiative.authors
    ]


def _helpers(office: Office, initiative: Initiative) -> list[dict[str, str]]:
    return [
        {
            "no": str(index),
            "name": name_of(office, helper.person),
            "born": "",
            "unit": office.full_name(helper.unit) if helper.unit else "",
            "qualification": "",
            "work": helper.work,
        }
        for index, helper in enumerate(initiative.helpers, 1)
    ]


FORM = Form(
    name="don-sang-kien",
    label="Đơn yêu cầu công nhận sáng kiến",
    template="initiative_application.md.j2",
    subject="mã sáng kiến",
    reads=READS,
    ids=possible(_draft, every_id),
    draft=_draft,
)
