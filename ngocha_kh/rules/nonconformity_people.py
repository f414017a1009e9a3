"""V-NC-02, 07: nobody checks or closes the own work on a slip."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.rules.registry import record_rule


@record_rule("V-NC-02", Nonconformity)
def verifiers_did_not_act(slip: Nonconformity) -> Iterator[tuple[Route, str]]:
    """Người kiểm tra xác nhận không được là người thực hiện hành động khắc phục.

    TCVN ISO 9001, điều 10.2 (xem xét hiệu lực): người làm không tự xác nhận việc của mình (đề xuất).

    Cách sửa: để người khác kiểm tra, ghi tên người đó ở by.
    """
    owners = {action.owner for action in slip.actions}
    for number, one in enumerate(slip.verifications):
        if one.by in owners:
            yield (
                ("verifications", number, "by"),
                f"{one.by} là người thực hiện hành động khắc phục, cần người khác kiểm tra",
            )


@record_rule("V-NC-07", Nonconformity, Severity.WARNING)
def others_check_and_close(slip: Nonconformity) -> Iterator[tuple[Route, str]]:
    """Người đã xử lý ngay không nên tự kiểm tra; người thực hiện hành động không nên tự đóng phiếu.

    TCVN ISO 9001, điều 10.2: xem xét hiệu lực do người khác làm thì khách quan hơn (đề xuất). Người
    thực hiện hành động khắc phục tự kiểm tra thì là lỗi (V-NC-02).

    Cách sửa: để người khác kiểm tra (verifications.by), người khác đóng phiếu (closed.by).
    """
    mended = slip.correction.by if slip.correction else None
    owners = {action.owner for action in slip.actions}
    for number, one in enumerate(slip.verifications):
        if one.by == mended and one.by not in owners:
            yield (
                ("verifications", number, "by"),
                f"{one.by} đã xử lý ngay việc này, nên để người khác kiểm tra",
            )
    if slip.closed is not None and slip.closed.by in owners:
        yield (
            ("closed", "by"),
            f"{slip.closed.by} là người thực hiện hành động khắc phục, nên để người khác đóng phiếu",
        )
