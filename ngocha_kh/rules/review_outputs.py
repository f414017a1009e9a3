"""V-QMS-20, V-MR-03: what a management review decided becomes tasks, and comes back next time."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.management_review import ManagementReview
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-MR-03", Severity.WARNING)
def outputs_become_tasks(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Kết luận của lãnh đạo có đơn vị thực hiện hoặc có hạn phải thành nhiệm vụ.

    Kết luận phải có người làm, có hạn (TCVN ISO 9001, điều 9.3.3) và được theo dõi như mọi nhiệm vụ.
    Số ngày để giao nhiệm vụ đặt ở qms.review_task_days (đề xuất: 15 ngày sau ngày họp). Kết luận
    không ghi owner, due là nhận định, không xét.

    Cách sửa: tạo nhiệm vụ bằng «nkh new task», ghi mã ở task của kết luận; ghi đủ owner, due.
    """
    term = datetime.timedelta(days=qms_of(index).review_task_days.value)
    for fact, review in index.records("management_review"):
        if index.as_of <= review.held_on + term:
            continue
        for number, one in enumerate(review.outputs):
            lacks = [
                "nhiệm vụ (task)" if one.task is None else "",
                "đơn vị thực hiện (owner)" if one.owner is None else "",
                "hạn (due)" if one.due is None else "",
            ]
            if (one.owner or one.due or one.task) and any(lacks):
                what = ", ".join(word for word in lacks if word)
                yield fact.path, ("outputs", number), f"kết luận của lãnh đạo chưa có {what}"


@workspace_rule("V-QMS-20", Severity.WARNING, also=("Q20", "V-MR-04"))
def the_next_review_looks_back(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Lần xem xét sau phải nhìn lại các kết luận của lần trước.

    Tình trạng các hành động của lần trước là đầu vào đầu tiên (TCVN ISO 9001, điều 9.3.2). Lần trước
    ghi ở previous; nhiệm vụ của các kết luận đó ghi ở tasks của nội dung previous_actions.

    Cách sửa: ghi previous; thêm mã nhiệm vụ còn thiếu vào tasks của nội dung previous_actions.
    """
    if "management_review" in index.unread_kinds:
        return
    for before, (fact, review) in _pairs(index):
        if before is None:
            continue
        if review.previous is None:
            yield fact.path, ("held_on",), f"chưa ghi lần xem xét trước (previous): {before.id}"
        topics = [n for n, one in enumerate(review.inputs) if one.topic == "previous_actions"]
        named = {task for number in topics for task in review.inputs[number].tasks}
        left = [one.task for one in before.outputs if one.task and one.task not in named]
        if left:
            yield (
                fact.path,
                ("inputs", topics[0]) if topics else ("inputs",),
                f"chưa nhắc đến nhiệm vụ của {before.id} ngày {short_date(before.held_on)}: {', '.join(left)}",
            )


def _pairs(
    index: Index,
) -> Iterator[tuple[ManagementReview | None, tuple[Facts, ManagementReview]]]:
    """Every review that was held, with the one that it names as previous, else the last before it."""
    records = index.by_id_of("management_review")
    held = sorted(
        (pair for pair in index.records("management_review") if pair[1].held_on <= index.as_of),
        key=lambda pair: (pair[1].held_on, pair[1].id),
    )
    last: ManagementReview | None = None
    for fact, review in held:
        yield records.get(review.previous or "", last), (fact, review)
        last = review
