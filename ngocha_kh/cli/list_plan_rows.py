"""Rows of `nkh list` for the plan's other kinds: each with its state on the day."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from ngocha_kh.documents.base import Office
from ngocha_kh.progress import activities, orders, proposals
from ngocha_kh.progress.budget import current, spent_share
from ngocha_kh.progress.ip_assets import asset_state
from ngocha_kh.progress.unit_reports import LABELS as SENT
from ngocha_kh.progress.unit_reports import PERIODS, sendings
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number, short_date

if TYPE_CHECKING:
    from ngocha_kh.cli.list_rows import Filters

Row = dict[str, Any]
Rows = Callable[[Office, "Filters"], list[Row]]


def _activities(office: Office, filters: "Filters") -> list[Row]:
    types = schema_for("activity").labels(("activity_type",))
    return [
        {
            "id": one.id,
            "title": one.title,
            "type": types[one.activity_type],
            "lead_unit": one.lead_unit,
            "from": short_date(one.from_),
            "label": activities.LABELS[activities.activity_state(one, office.as_of)],
        }
        for one in office.records("activity")
        if filters.unit(one.lead_unit) and filters.duties(*one.obligations)
    ]


def _ip_assets(office: Office, filters: "Filters") -> list[Row]:
    schema = schema_for("ip_asset")
    types, states = schema.labels(("type",)), schema.labels(("events", 0, "state"))
    return [
        {
            "id": one.id,
            "name": one.name,
            "type": types[one.type],
            "owner": one.owner.name,
            "expires_on": short_date(one.certificate.expires_on) if one.certificate else "",
            "label": states[state],
        }
        for one in office.records("ip_asset")
        if (state := asset_state(one, office.as_of)) is not None
        and filters.unit(one.unit)
        and filters.duties(*one.obligations)
    ]


def _budget(office: Office, filters: "Filters") -> list[Row]:
    lines = schema_for("budget").labels(("line",))
    return [
        {
            "id": one.id,
            "title": one.title,
            "line": lines[one.line],
            "unit": one.unit,
            "current": number(current(one, office.as_of)),
            "spent_share": str(spent_share(one, office.as_of)) if one.spent else "",
        }
        for one in office.records("budget")
        if filters.unit(one.unit or "") and filters.duties(*one.obligations)
    ]


def _orders(office: Office, filters: "Filters") -> list[Row]:
    return [
        {
            "id": one.id,
            "title": one.title,
            "unit": one.unit,
            "reviewed_on": short_date(one.reviewed_on),
            "label": orders.LABELS[orders.order_state(one, office.as_of)],
        }
        for one in office.records("order")
        if filters.unit(one.unit) and filters.duties(*one.obligations)
    ]


def _proposals(office: Office, filters: "Filters") -> list[Row]:
    return [
        {
            "id": one.id,
            "title": one.title,
            "to": one.to,
            "sent": _by(one.sent, office),
            "reply_due": short_date(one.reply_due),
            "label": proposals.LABELS[state],
        }
        for one in office.records("proposal")
        if (state := proposals.proposal_state(one, office.as_of)) is not None
        and filters.unit(one.raised_by or "")
        and filters.duties(*one.obligations)
    ]


def _unit_reports(office: Office, filters: "Filters") -> list[Row]:
    """The records, with how each was sent; units without a record are told by V-RPT-03."""
    labels = schema_for("unit_report").labels(("period",))
    kept = office.records("unit_report")
    states = {
        sending.report.id: SENT[sending.state]
        for year in {one.year for one in kept}
        for period in PERIODS
        for sending in sendings(kept, office.units, office.settings, period, year, office.as_of)
        if sending.report is not None
    }
    return [
        {
            "id": one.id,
            "unit": one.unit,
            "period": f"{labels[one.period]} {one.year}",
            "received_on": _by(one.received, office),
            "label": states.get(one.id, ""),
        }
        for one in kept
        if filters.unit(one.unit) and filters.duties(*one.obligations)
    ]


def _by(entry: Any, office: Office) -> str:
    """The day of an entry that was known on the day of the list."""
    return short_date(entry.on) if entry is not None and entry.on <= office.as_of else ""


KINDS: Final[dict[str, tuple[Rows, list[tuple[str, str]]]]] = {
    "activity": (_activities, [("id", "Mã"), ("title", "Hoạt động"), ("type", "Loại"), ("lead_unit", "Chủ trì"), ("from", "Từ ngày"), ("label", "Tình trạng")]),
    "ip_asset": (_ip_assets, [("id", "Mã"), ("name", "Tên"), ("type", "Loại"), ("owner", "Chủ sở hữu"), ("expires_on", "Hết hạn"), ("label", "Trạng thái")]),
    "budget": (_budget, [("id", "Mã"), ("title", "Nội dung"), ("line", "Dòng"), ("unit", "Đơn vị"), ("current", "Dự toán hiện hành (đồng)"), ("spent_share", "Đã chi")]),
    "order": (_orders, [("id", "Mã"), ("title", "Tên"), ("unit", "Đơn vị"), ("reviewed_on", "Rà soát"), ("label", "Trạng thái")]),
    "proposal": (_proposals, [("id", "Mã"), ("title", "Kiến nghị"), ("to", "Nơi nhận"), ("sent", "Gửi"), ("reply_due", "Hạn trả lời"), ("label", "Trạng thái")]),
    "unit_report": (_unit_reports, [("id", "Mã"), ("unit", "Đơn vị"), ("period", "Kỳ"), ("received_on", "Nhận ngày"), ("label", "Tình trạng")]),
}  # fmt: skip
