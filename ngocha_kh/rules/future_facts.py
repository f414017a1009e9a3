"""V-REF-18: facts of the plan's other records that lie in the future."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.budget import Budget
from ngocha_kh.records.ip_asset import IpAsset
from ngocha_kh.records.measuring import Measuring
from ngocha_kh.records.order import Order
from ngocha_kh.records.proposal import Proposal
from ngocha_kh.records.unit_report import UnitReport
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date

Days = Iterator[tuple[Route, datetime.date]]


@workspace_rule("V-REF-18")
def what_happened_is_not_to_come(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Việc đã xảy ra không thể có ngày trong tương lai.

    Như V-TSK-02, cho hoạt động, kinh phí, tài sản trí tuệ, đo lường, đặt hàng, kiến nghị và báo cáo đơn
    vị: ngày ghi nhận kết quả, ngày chi, ngày kiểm tra, ngày trả lời … không được sau hôm nay. Xét một
    ngày đã qua thì các mục sau ngày đó chỉ là chưa có.

    Cách sửa: sửa lại ngày đã gõ nhầm.
    """
    for kind, days_of in _FACTS.items():
        for fact, record in index.records(kind):
            for route, day in days_of(record):
                if day > index.today:
                    yield (
                        fact.path,
                        route,
                        f"ngày {short_date(day)} ở trong tương lai so với ngày {short_date(index.today)}",
                    )


def _activity(record: Activity) -> Days:
    if record.outcome is not None:
        yield ("outcome", "on"), record.outcome.on
        if record.outcome.state == "done":
            yield ("from",), record.from_


def _budget(record: Budget) -> Days:
    for key in ("adjustments", "spent"):
        yield from _entries(record, key)
    for key in ("approved", "settled"):
        if (entry := getattr(record, key)) is not None:
            yield (key, "on"), entry.on


def _ip_asset(record: IpAsset) -> Days:
    yield from _entries(record, "events")
    for key in ("application", "certificate"):
        if (entry := getattr(record, key)) is not None:
            yield (key, "on"), entry.on
    if record.last_use_on is not None:
        yield ("last_use_on",), record.last_use_on


def _measuring(record: Measuring) -> Days:
    for key in ("checks", "tracing"):
        yield from _entries(record, key)
    for number, device in enumerate(record.devices):
        yield ("devices", number, "last_verified_on"), device.last_verified_on
    for number, report in enumerate(record.board_reports):
        yield ("board_reports", number, "received_on"), report.received_on


def _order(record: Order) -> Days:
    yield ("reviewed_on",), record.reviewed_on
    yield from _entries(record, "events")


def _proposal(record: Proposal) -> Days:
    yield ("raised_on",), record.raised_on
    if record.sent is not None:
        yield ("sent", "on"), record.sent.on
    yield from _entries(record, "replies")


def _unit_report(record: UnitReport) -> Days:
    if record.received is not None:
        yield ("received", "on"), record.received.on
    for number, part in enumerate(record.paragraphs):
        if part.edited_on is not None:
            yield ("paragraphs", number, "edited_on"), part.edited_on


def _entries(record: Any, key: str) -> Days:
    for number, entry in enumerate(getattr(record, key)):
        yield (key, number, "on"), entry.on


_FACTS: Final[dict[str, Callable[[Any], Days]]] = {
    "activity": _activity, "budget": _budget, "ip_asset": _ip_asset, "measuring": _measuring,
    "order": _order, "proposal": _proposal, "unit_report": _unit_report,
}  # fmt: skip
