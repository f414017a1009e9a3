"""V-QMS-01, 19, 22, V-PRC-14, 15: issues of a procedure, their order, audits and reviews of them."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.audited import REPORTED
from ngocha_kh.qms.states import applies_from, audit_state, document_revision, revision_in_force
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.records.qms_document import QmsDocument
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workdays import add_months


@workspace_rule("V-QMS-01", Severity.WARNING, also=("Q01",))
def procedures_are_audited_within_a_year(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Quy trình đang áp dụng nên được đánh giá nội bộ trong 12 tháng.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4 yêu cầu đánh giá hệ thống mỗi năm một lần; xét từng quy
    trình là đề xuất, chặt hơn, nên chỉ cảnh báo. Quy trình mới có 12 tháng kể từ ngày hiệu lực đầu
    tiên. Quy trình được coi là đã đánh giá khi chương trình, phiếu hỏi hoặc phát hiện của một cuộc
    đánh giá nội bộ đã có báo cáo nêu tên quy trình; ngày tròn 12 tháng vẫn còn trong hạn.

    Cách sửa: đưa quy trình vào chương trình đánh giá nội bộ tiếp theo.
    """
    if "audit" in index.unread_kinds:
        return
    last = _last_audits([audit for _, audit in index.records("audit")], index.as_of)
    for fact, record in index.records("procedure"):
        if revision_in_force(record, index.as_of) is None:
            continue
        when = last.get(record.id)
        starts = [start for one in record.revisions if (start := applies_from(one))]
        if any(index.as_of <= add_months(day, 12) for day in (min(starts), when) if day):
            continue
        said = f"lần cuối ngày {short_date(when)}" if when else "chưa lần nào"
        yield fact.path, ("id",), f"chưa được đánh giá nội bộ trong 12 tháng qua ({said})"


def _last_audits(audits: list[Audit], day: datetime.date) -> dict[str, datetime.date]:
    """Procedure → the report of the last audit, known on `day`, that looked at it."""
    found: dict[str, datetime.date] = {}
    for audit in audits:
        is_known = audit_state(audit, day) in REPORTED and audit.audit_type == "internal"
        if not is_known or audit.report is None:
            continue
        named = {one for item in audit.programme for one in item.procedures}
        named |= {item.procedure for item in audit.checklist if item.procedure}
        named |= {finding.procedure for finding in audit.findings if finding.procedure}
        for one in named:
            found[one] = max(found.get(one, audit.report.on), audit.report.on)
    return found


@record_rule("V-QMS-19", Procedure, also=("Q19", "V-PRC-04"))
def issues_are_numbered_in_order(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Các lần ban hành, sửa đổi phải nối tiếp nhau.

    Lần sửa đổi tăng từng 1; lần ban hành tăng 1 thì lần sửa đổi về 0; ngày hiệu lực không trước ngày
    ban hành; hai lần không cùng bắt đầu một ngày, lần sau không bắt đầu trước lần trước. Chỉ lần cuối
    được là dự thảo.

    Cách sửa: sửa edition, revision hoặc ngày theo quyết định ban hành.
    """
    expected = {(1, 0)}
    last: datetime.date | None = None
    for place, one in enumerate(record.revisions):
        here = ("revisions", place)
        if (one.edition, one.revision) not in expected:
            wanted = " hoặc ".join(
                f"{edition}/{revision}" for edition, revision in sorted(expected)
            )
            yield (*here, "edition"), f"lần {one.edition}/{one.revision} phải là {wanted}"
        expected = {(one.edition, one.revision + 1), (one.edition + 1, 0)}
        if one.issued_on is None:
            if place + 1 < len(record.revisions):
                yield here, "dự thảo (chưa có issued_on) phải là lần cuối"
            continue
        if one.effective_on is None:
            yield here, "đã ban hành nhưng chưa ghi ngày hiệu lực (effective_on)"
            continue
        if one.effective_on < one.issued_on:
            yield (
                (*here, "effective_on"),
                f"ngày hiệu lực {short_date(one.effective_on)} trước ngày ban hành {short_date(one.issued_on)}",
            )
        start = applies_from(one)
        if last is not None and start is not None and start <= last:
            yield (
                (*here, "effective_on"),
                f"bắt đầu ngày {short_date(start)}, không sau lần trước ({short_date(last)})",
            )
        last = start
    if record.repealed and last and record.repealed.on <= last:
        yield (
            ("repealed", "on"),
            f"bãi bỏ ngày {short_date(record.repealed.on)}, không sau ngày hiệu lực {short_date(last)}",
        )


@workspace_rule("V-QMS-22", Severity.WARNING, also=("Q22",))
def documents_are_looked_at_within_a_year(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Quy trình, tài liệu đang áp dụng phải được rà soát định kỳ.

    Kế hoạch năm, mục II.2; chu kỳ đặt ở qms.review_months (đề xuất: 12 tháng), tính từ ngày hiệu lực
    của lần hiện hành hoặc lần rà soát gần nhất.

    Cách sửa: rà soát rồi ghi vào reviews, kể cả khi kết luận giữ nguyên.
    """
    months = qms_of(index).review_months.value
    for kind in ("procedure", "qms_document"):
        for fact, record in index.records(kind):
            start = _in_use_since(record, index.as_of)
            if start is None:
                continue
            last = max([start, *(one.on for one in record.reviews if one.on <= index.as_of)])
            due = add_months(last, months)
            if index.as_of > due:
                yield (
                    fact.path,
                    ("id",),
                    f"rà soát, ban hành lần cuối ngày {short_date(last)}, quá hạn rà soát {short_date(due)}",
                )


def _in_use_since(record: Procedure | QmsDocument, day: datetime.date) -> datetime.date | None:
    if isinstance(record, Procedure):
        issue = revision_in_force(record, day)
        return applies_from(issue) if issue else None
    found = document_revision(record, day)
    return applies_from(found) if found else None


@record_rule("V-PRC-14", Procedure)
def the_drafter_does_not_approve(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Người phê duyệt không phải người soạn thảo.

    TCVN ISO 9001:2015, mục 7.5.2: tài liệu được xem xét và phê duyệt về sự phù hợp; tự duyệt văn bản
    của mình thì không phải xem xét.

    Cách sửa: ghi đúng người phê duyệt (approved_by).
    """
    for place, one in enumerate(record.revisions):
        if one.approved_by and one.approved_by == one.drafted_by:
            yield (
                ("revisions", place, "approved_by"),
                f"{one.approved_by} vừa soạn thảo vừa phê duyệt lần {one.edition}/{one.revision}",
            )


@record_rule("V-PRC-15", Procedure, Severity.WARNING)
def changes_of_law_name_the_text(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Lần sửa đổi vì căn cứ pháp lý thay đổi nên ghi văn bản mới.

    Không ghi triggered_by thì sau này không biết vì văn bản nào mà sửa, và không chứng minh được đã
    cập nhật trong thời hạn (Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4).

    Cách sửa: ghi mã văn bản mới vào triggered_by.
    """
    for place, one in enumerate(record.revisions):
        if one.reason == "legal_change" and not one.triggered_by:
            yield ("revisions", place, "reason"), "sửa đổi vì căn cứ pháp lý, chưa ghi triggered_by"
