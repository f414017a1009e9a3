"""Guards of the decision and of what comes after it (Điều lệ Sáng kiến, Điều 7)."""

from collections.abc import Iterator

from ngocha_kh.council.conflicts import head_case
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.guards.intake import term
from ngocha_kh.workflow.guards.registry import guard


@guard
def superior_must_consent(case: Case) -> Iterator[str]:
    if not head_case(case.initiative, case.around.settings):
        yield "không phải xin chấp thuận: người đứng đầu không là tác giả hoặc không dùng kinh phí Nhà nước; trình quyết định (M18)"


@guard
def superior_need_not_consent(case: Case) -> Iterator[str]:
    if head_case(case.initiative, case.around.settings):
        yield "người đứng đầu là tác giả và có dùng kinh phí Nhà nước; phải xin chấp thuận của cấp trên trước (M15)"


@guard
def superior_has_answered(case: Case) -> Iterator[str]:
    consent = case.initiative.superior_consent
    if consent is None or consent.document is None:
        yield "chưa ghi số, ký hiệu văn bản trả lời của cấp trên (superior_consent.document)"


@guard
def superior_consents(case: Case) -> Iterator[str]:
    consent = case.initiative.superior_consent
    if consent is not None and consent.answer == "refuse":
        yield "cấp trên không chấp thuận (superior_consent.answer); bước đúng là không công nhận (M17)"


@guard
def superior_refuses(case: Case) -> Iterator[str]:
    consent = case.initiative.superior_consent
    if consent is not None and consent.answer == "consent":
        yield "cấp trên đã chấp thuận (superior_consent.answer); bước đúng là trình quyết định (M16)"


@guard
def decision_is_signed(case: Case) -> Iterator[str]:
    """Number and date, those of the paper D19."""
    decision = case.initiative.decision
    if decision is None:
        yield "chưa ghi số, ngày quyết định công nhận (decision.number, decision.date)"
        return
    if decision.date > case.on:
        yield f"quyết định ghi ngày {short_date(decision.date)}, sau ngày của bước này (decision.date)"
    papers = case.papers("D19")
    if papers and (papers[-1].number, papers[-1].date) != (decision.number, decision.date):
        yield f"quyết định ghi {decision.number} ngày {short_date(decision.date)}, giấy tờ D19 ghi {papers[-1].number or '(trống)'} ngày {short_date(papers[-1].date) or '(trống)'}; phải giống nhau"


@guard
def decided_in_time(case: Case) -> Iterator[str]:
    """T4: three months, unless the delay is explained (Điều 7, khoản 1)."""
    decision, one = case.initiative.decision, term(case, "T4")
    if decision is None or one is None or decision.date <= one.due or decision.delay_reason:
        return
    yield f"quyết định ngày {short_date(decision.date)} quá hạn {short_date(one.due)} ({one.label}); ghi lý do chậm (decision.delay_reason)"


@guard
def refusal_has_a_reason(case: Case) -> Iterator[str]:
    decision = case.initiative.decision
    if decision is None:
        yield "chưa ghi số, ngày thông báo không công nhận (decision.number, decision.date)"
    elif decision.reason is None:
        yield "chưa ghi lý do không công nhận (decision.reason, hoặc --note)"


@guard
def public_summary_is_written(case: Case) -> Iterator[str]:
    description = case.initiative.description
    if description is None or description.public_summary is None:
        yield "chưa có tóm tắt công khai (description.public_summary)"


@guard
def revocation_has_a_reason(case: Case) -> Iterator[str]:
    if not case.note:
        yield "chưa ghi lý do hủy bỏ và việc đã nghe tác giả (--note)"


@guard
def certificates_are_recalled(case: Case) -> Iterator[str]:
    for paper in case.initiative.certificates:
        if paper.recalled_on is None:
            yield f"giấy chứng nhận {paper.number} chưa ghi ngày thu hồi (certificates: recalled_on)"


@guard
def retention_is_set(case: Case) -> Iterator[str]:
    if case.initiative.retention_class is None:
        yield "chưa ghi thời hạn bảo quản (retention_class)"
