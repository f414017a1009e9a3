"""bao-cao-sang-kien (D03): what the solution is and what it brought; there is no national form."""

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
from ngocha_kh.documents.council_words import READS, fields_of, name_of, solution_of
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import LINE, SIGN_AND_SEAL, personal_front, signatory
from ngocha_kh.documents.wording import lower_first
from ngocha_kh.records.initiative import Benefit, Description, Initiative
from ngocha_kh.vietnamese import long_date, number
from ngocha_kh.workflow.machine import initiative_machine

_BY_HAND = "(Ký tên)"


def _draft(office: Office, initiative_id: str, given: Given) -> Draft:
    initiative = initiative_of(office, initiative_id)
    benefit = initiative.benefit or Benefit()
    context: dict[str, Any] = {
        "initiative": initiative,
        "authors": author_rows(office, initiative),
        "investor": investor_name(office, initiative),
        "fields": fields_of(initiative),
        "solution": lower_first(solution_of(initiative)),
        "applied": _applied(initiative),
        "problem": paragraphs(
            need(initiative, initiative.problem, "vấn đề cần giải quyết", "problem")
        ),
        **_told(initiative),
        "social": paragraphs(
            need(initiative, benefit.social, "hiệu quả xã hội", "benefit.social")
        ),
        "by_others": paragraphs(benefit.by_others),
        "gain": number(benefit.economic_gain_vnd) if benefit.economic_gain_vnd else "",
        "method": (benefit.gain_method or "").rstrip("."),
        "is_verified": benefit.verified,
        "measures": _measures(benefit),
        "secret": initiative.confidential is not None and initiative.confidential.present,
        "papers": _papers(initiative),
        "line": LINE,
    }  # fmt: skip
    given = recorded(initiative, "D03", given)
    return Draft(context, personal_front(office, given, _signatories(office, initiative)))


def _told(initiative: Initiative) -> dict[str, list[str]]:
    told = initiative.description or Description()
    wanted = {
        "current_state": (told.current_state, "tình trạng giải pháp đã biết"),
        "content": (told.content, "nội dung giải pháp"),
        "novelty": (told.novelty, "tính mới"),
        "applicability": (told.applicability, "khả năng áp dụng"),
    }
    found = {
        key: paragraphs(need(initiative, text, what, f"description.{key}"))
        for key, (text, what) in wanted.items()
    }
    return {**found, "conditions": paragraphs(told.conditions)}


def _applied(initiative: Initiative) -> str:
    applied = initiative.first_applied
    words = applied_words(initiative)
    if applied is None or applied.finished_on is None:
        return words or "chưa áp dụng"
    return f"{words}; hoàn thành áp dụng lần đầu {long_date(applied.finished_on)}"


def _measures(benefit: Benefit) -> list[dict[str, str]]:
    return [
        {
            "no": str(index),
            "indicator": measure.indicator,
            "unit": measure.unit,
            "before": number(measure.before),
            "after": number(measure.after),
            "how": "; ".join(filter(None, (measure.method, measure.source))),
        }
        for index, measure in enumerate(benefit.measures, 1)
    ]


def _papers(initiative: Initiative) -> list[str]:
    """The papers that come with the report: confirmations, and the files on record."""
    named = initiative_machine().papers
    own = [paper for paper in initiative.papers if paper.kind == "D04"]
    return list(dict.fromkeys(named[paper.kind].name for paper in own))


def _signatories(office: Office, initiative: Initiative) -> list[str]:
    """The unit of the lead author confirms at the left, the authors sign."""
    authors = [
        signatory("Tác giả", _BY_HAND, name_of(office, author.person))
        for author in initiative.authors
    ]
    return [signatory("Xác nhận của đơn vị", SIGN_AND_SEAL, ""), *authors]


FORM = Form(
    name="bao-cao-sang-kien",
    label="Báo cáo mô tả sáng kiến",
    template="initiative_description.md.j2",
    subject="mã sáng kiến",
    reads=READS,
    ids=possible(_draft, every_id),
    draft=_draft,
)
