"""V-SK-064: a rubric that says it is official was adopted, and before the session that used it."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.rubrics import judged
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-SK-064")
def official_rubrics_were_adopted(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Bộ tiêu chí ghi đã ban hành phải có quyết định, ký không muộn hơn ngày họp dùng nó.

    Ghi status: official mà không nêu số, ngày quyết định thì không biết ai ban hành; quyết định ký sau
    ngày họp thì hôm họp bộ tiêu chí chưa có hiệu lực. Tiêu chí do cơ sở ban hành (Điều lệ Sáng kiến,
    Nghị định 13/2012/NĐ-CP, chưa có phiếu chấm chung toàn quốc); cách ghi là đề xuất.

    Cách sửa: ghi decision.number, decision.date của bộ tiêu chí; chưa ban hành thì ghi status: sample.
    """
    for fact, rubric in index.records("rubric"):
        if rubric.status == "official" and rubric.decision is None:
            yield (
                fact.path,
                ("status",),
                "chưa ghi quyết định ban hành (decision.number, decision.date)",
            )
    for fact, session, rubric in judged(index):
        adopted = rubric.decision
        if rubric.status == "official" and adopted is not None and adopted.date > session.on:
            yield (
                fact.path,
                ("rubric",),
                f"bộ tiêu chí {rubric.id} ban hành ngày {short_date(adopted.date)}, sau ngày họp {short_date(session.on)}",
            )
