"""V-SK-080 to 082, 110: effects at the levels above, and what a gain is measured by."""

from collections.abc import Iterator
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.vietnamese import short_date

_ABOVE: Final = frozenset({"city", "national", "capital_prize"})
#: Asked for, and nobody has answered yet.
_RUNNING: Final = frozenset({"proposed", "assessed", "submitted_up", "returned"})
#: Until it is handed in, an application may still lack figures.
_UNFINISHED: Final = frozenset({"registered", "draft"})


@record_rule("V-SK-080", Initiative)
def levels_recognize_once(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Mỗi cấp công nhận hiệu quả một lần, và chỉ cho sáng kiến đang được cơ sở công nhận.

    Theo thông tin đã đăng về Quyết định 16/2023/QĐ-UBND của UBND Thành phố Hà Nội (chờ đối chiếu): mỗi
    sáng kiến được công nhận một lần ở mỗi cấp, sau khi cơ sở đã công nhận. Sáng kiến bị hủy bỏ công
    nhận thì không tiếp tục đề nghị.

    Cách sửa: giữ một mục cho mỗi cấp đã công nhận; đề nghị đang chờ của sáng kiến bị hủy bỏ thì ghi đã
    rút (withdrawn).
    """
    recognized: set[str] = set()
    revoked = "revoked" in (initiative.state, initiative.archived_from)
    for position, entry in enumerate(initiative.effect):
        if entry.state == "recognized":
            if entry.level in recognized:
                yield ("effect", position, "level"), "cấp này đã công nhận ở mục trên"
            recognized.add(entry.level)
        if revoked and entry.state in _RUNNING:
            yield (
                ("effect", position, "state"),
                "sáng kiến đã bị hủy bỏ công nhận nên không còn được đề nghị (withdrawn)",
            )
        decision = initiative.decision
        if decision and entry.proposed_on and entry.proposed_on < decision.date:
            yield ("effect", position, "proposed_on"), "đề nghị trước ngày cơ sở công nhận"


@record_rule("V-SK-082", Initiative)
def levels_above_answer_in_writing(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Việc cấp trên công nhận hoặc trả lại phải có văn bản trả lời, ký sau ngày trình.

    Tờ trình (effect.document) là văn bản của phường, không phải văn bản của Thành phố; ghi công nhận
    khi chưa có văn bản của cấp có thẩm quyền là ghi khống. Nguồn: Luật Thi đua, khen thưởng 2022, Điều
    21, Điều 22 (thẩm quyền của từng cấp); cách ghi là đề xuất.

    Cách sửa: ghi số, ngày văn bản của cấp trên vào answer; chưa có thì giữ trạng thái «Đã trình Thành
    phố» (submitted_up).
    """
    for position, entry in enumerate(initiative.effect):
        if entry.level not in _ABOVE:
            continue
        place: Route = ("effect", position)
        answer, sent = entry.answer, entry.submitted_on
        # A withdrawn or refused proposal may never have been sent.
        if answer is None and entry.state in ("recognized", "returned"):
            yield (*place, "state"), "chưa ghi số, ngày văn bản trả lời của cấp trên (answer)"
        elif answer is None:
            continue
        elif sent is None:
            yield (*place, "answer"), "có văn bản trả lời mà chưa ghi ngày trình (submitted_on)"
        elif answer.date <= sent and entry.state != "submitted_up":  # sent again after the answer
            yield (
                (*place, "answer", "date"),
                f"văn bản trả lời ngày {short_date(answer.date)} không sau ngày trình {short_date(sent)}",
            )
        if answer is not None and answer.number == entry.document:
            yield (
                (*place, "answer", "number"),
                "đây là văn bản của phường, không phải văn bản trả lời",
            )


@record_rule("V-SK-081", Initiative, Severity.WARNING)
def proposals_show_their_effect(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Đề nghị Thành phố công nhận cần xác nhận của đơn vị áp dụng và phần hiệu quả.

    Hồ sơ trình gồm báo cáo hiệu quả và xác nhận của đơn vị đã áp dụng (D04); mẫu của Hà Nội chưa xem
    được nên đây là cảnh báo (đề xuất, theo mẫu của các nơi khác).

    Cách sửa: bổ sung D04 vào papers hoặc confirmed_on của đơn vị áp dụng; ghi benefit.
    """
    adopters = initiative.replication.adopters if initiative.replication else ()
    confirmed = any(adopter.confirmed_on for adopter in adopters) or any(
        paper.kind == "D04" for paper in initiative.papers
    )
    for position, entry in enumerate(initiative.effect):
        if entry.level not in _ABOVE or entry.state not in _RUNNING:
            continue
        if not confirmed:
            yield (
                ("effect", position, "level"),
                "chưa có đơn vị áp dụng nào xác nhận (D04, replication.adopters: confirmed_on)",
            )
        if not _tells_effect(initiative):
            yield (
                ("effect", position, "level"),
                "chưa ghi hiệu quả (benefit: social, measures, economic_gain_vnd)",
            )


@record_rule("V-SK-110", Initiative, Severity.WARNING)
def gains_say_how_they_are_measured(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Số liệu trước, sau phải có cách đo và nguồn; tiền làm lợi phải có cách tính và được xác nhận.

    Không nêu cách đo thì Hội đồng không kiểm tra được; giá trị làm lợi thiếu cách tính hoặc chưa được
    xác nhận thì không cộng vào báo cáo (chỉ tiêu I14). Đề xuất, theo mục lợi ích của đơn (Thông tư
    18/2013/TT-BKHCN, Phụ lục I).

    Cách sửa: ghi method, source cho từng chỉ tiêu; ghi gain_method và verified: true sau khi bộ phận kế
    toán xác nhận.
    """
    benefit = initiative.benefit
    if benefit is None or initiative.state in _UNFINISHED:
        return
    for position, measure in enumerate(benefit.measures):
        if missing := [key for key in ("method", "source") if getattr(measure, key) is None]:
            yield (
                ("benefit", "measures", position),
                f"chỉ tiêu «{measure.indicator}» chưa ghi {_WORDS[' '.join(missing)]}",
            )
    if benefit.economic_gain_vnd:
        if benefit.gain_method is None:
            yield (
                ("benefit", "economic_gain_vnd"),
                "chưa ghi cách tính (gain_method) nên không cộng vào báo cáo",
            )
        elif not benefit.verified:
            yield (
                ("benefit", "economic_gain_vnd"),
                "chưa được xác nhận (verified) nên không cộng vào báo cáo",
            )


_WORDS: Final = {
    "method": "cách đo (method)",
    "source": "nguồn (source)",
    "method source": "cách đo (method), nguồn (source)",
}


def _tells_effect(initiative: Initiative) -> bool:
    benefit = initiative.benefit
    return benefit is not None and bool(
        benefit.social or benefit.measures or benefit.economic_gain_vnd
    )
