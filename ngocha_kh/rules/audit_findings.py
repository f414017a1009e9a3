"""V-AUD-03, 04, 08: findings of an audit and their slips."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.qms.states import AuditState, SlipState, audit_state, slip_state
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date

_NONCONFORMING = {"major": "không phù hợp nặng", "minor": "không phù hợp nhẹ"}
_REPORTED = frozenset({AuditState.REPORTED, AuditState.CLOSED})


@workspace_rule("V-AUD-03")
def nonconforming_findings_have_a_slip(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi phát hiện không phù hợp phải có phiếu yêu cầu hành động khắc phục.

    TCVN ISO 9001, điều 10.2; kế hoạch năm, mục II.2 (thực hiện hành động khắc phục). Xét từ ngày
    báo cáo đánh giá; khuyến nghị, cơ hội cải tiến không phải có phiếu.

    Cách sửa: lập phiếu bằng «nkh new nonconformity», ghi mã phiếu ở nonconformity của phát hiện.
    """
    for fact, audit in index.records("audit"):
        if audit_state(audit, index.as_of) not in _REPORTED:
            continue
        for number, finding in enumerate(audit.findings):
            if finding.class_ in _NONCONFORMING and finding.nonconformity is None:
                yield (
                    fact.path,
                    ("findings", number),
                    f"phát hiện {_NONCONFORMING[finding.class_]} chưa có phiếu khắc phục (nonconformity)",
                )


@workspace_rule("V-AUD-04")
def slips_and_audits_name_each_other(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phiếu khắc phục và cuộc đánh giá phải nêu tên nhau.

    Phiếu ghi audit thì cuộc đánh giá đó phải có một phát hiện dẫn đến phiếu, và ngược lại, nếu không
    báo cáo sẽ đếm thiếu (đề xuất; TCVN ISO 9001, điều 10.2, lưu thông tin về sự không phù hợp).

    Cách sửa: ghi mã phiếu ở nonconformity của phát hiện; sửa audit của phiếu.
    """
    audits = index.by_id_of("audit")
    slips = index.by_id_of("nonconformity")
    listed = {one.id: {f.nonconformity for f in one.findings} for one in audits.values()}
    for fact, slip in index.records("nonconformity"):
        if slip.audit in listed and slip.id not in listed[slip.audit]:
            yield fact.path, ("audit",), f"{slip.audit} không có phát hiện nào dẫn đến {slip.id}"
    for fact, audit in index.records("audit"):
        for number, finding in enumerate(audit.findings):
            slip = slips.get(finding.nonconformity or "")
            if slip is not None and slip.audit != audit.id:
                other = f"lại ghi audit: {slip.audit}" if slip.audit else "chưa ghi audit"
                yield fact.path, ("findings", number, "nonconformity"), f"{slip.id} {other}"


@workspace_rule("V-AUD-08")
def a_closed_audit_has_no_open_slip(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Cuộc đánh giá chỉ kết thúc theo dõi khi mọi phiếu của nó đã đóng.

    Ngày closed_on là ngày mọi phát hiện đã được khắc phục và xác nhận (TCVN ISO 9001, điều 9.2 và
    10.2). Phiếu đã hủy có lý do thì không tính.

    Cách sửa: đóng các phiếu sau khi kiểm tra có hiệu lực; hoặc bỏ closed_on, sửa ngày.
    """
    slips = index.by_id_of("nonconformity")
    for fact, audit in index.records("audit"):
        if audit.closed_on is None:
            continue
        named = [slips[f.nonconformity] for f in audit.findings if f.nonconformity in slips]
        left = [
            slip.id
            for slip in named
            if slip_state(slip, audit.closed_on) in (SlipState.OPEN, SlipState.WAITING)
        ]
        if left:
            yield (
                fact.path,
                ("closed_on",),
                f"kết thúc theo dõi ngày {short_date(audit.closed_on)} khi chưa đóng {', '.join(left)}",
            )
