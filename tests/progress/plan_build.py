"""Records of the plan's other fields for tests: sound ones, only what a test is about is said."""

from typing import Any

from ngocha_kh.records.activity import Activity
from ngocha_kh.records.budget import Budget
from ngocha_kh.records.ip_asset import IpAsset
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.measuring import Measuring
from ngocha_kh.records.order import Order
from ngocha_kh.records.proposal import Proposal
from ngocha_kh.records.unit_report import UnitReport

Data = dict[str, Any]


def cut(data: Data, changes: Data) -> Data:
    """The data with changes; a value None takes a key away."""
    return {key: value for key, value in (data | changes).items() if value is not None}


def activity_data(number: int = 1, **changes: Any) -> Data:
    """An activity that was held on 10 March and told on the 11th, with its list."""
    data: Data = {
        "id": f"HDG-2026-{number:03d}", "title": "Lớp tập huấn", "plan": "KH-2026",
        "activity_type": "training", "topic": "initiative", "lead_unit": "vhxh",
        "from": "2026-03-10", "channels": ["hall"], "participants": {"total": 20},
        "outcome": {"state": "done", "on": "2026-03-11"},
        "evidence": [{"type": "list", "ref": f"https://vi-du.vn/{number}"}],
    }  # fmt: skip
    return cut(data, changes)


def budget_data(record_id: str = "NS-2026-01", **changes: Any) -> Data:
    year = int(record_id[3:7])
    data: Data = {
        "id": record_id, "title": "Chi tuyên truyền", "year": year, "line": "science",
        "spending": "regular", "source": "ward", "initial": 200,
        "approved": {"number": "1/QĐ-UBND", "on": f"{year}-01-10"},
    }  # fmt: skip
    return cut(data, changes)


def total_data(record_id: str = "NS-2026-09", **changes: Any) -> Data:
    base = {"line": "total", "spending": "all", "source": "all", "initial": 10_000}
    return budget_data(record_id, **(base | changes))


def asset_data(**changes: Any) -> Data:
    """A trade mark, granted in 2018 and used since."""
    data: Data = {
        "id": "TS-2026-01", "name": "Hoa Sen", "type": "trade_mark", "product": "Hoa",
        "owner": {"name": "Hộ A", "kind": "company"}, "unit": "vhxh",
        "application": {"number": "4-1", "on": "2017-01-10"},
        "certificate": {"number": "1", "on": "2018-05-20", "expires_on": "2027-01-10"},
        "last_use_on": "2026-05-01", "events": [{"on": "2018-05-20", "state": "granted"}],
    }  # fmt: skip
    return cut(data, changes)


def measuring_data(**changes: Any) -> Data:
    data: Data = {
        "id": "DL-2026-01", "title": "Chợ A", "place": "Chợ A", "unit": "vhxh",
        "devices": [{"device_type": "can-dia", "count": 3, "last_verified_on": "2026-01-15"}],
    }  # fmt: skip
    return cut(data, changes)


def order_data(number: int = 1, unit: str = "vhxh", **changes: Any) -> Data:
    data: Data = {
        "id": f"DH-2026-{number:02d}", "title": "Rà soát", "year": 2026, "unit": unit,
        "reviewed_on": "2026-04-20", "no_need": True,
    }  # fmt: skip
    return cut(data, changes)


def proposal_data(**changes: Any) -> Data:
    data: Data = {
        "id": "KN-2026-01", "title": "Mức chi", "to": "ubnd-tp", "content": "Hướng dẫn mức chi.",
        "raised_on": "2026-03-02", "reply_due": "2026-04-30",
        "sent": {"number": "5/UBND", "on": "2026-03-10", "document": "VB-2026-001"},
    }  # fmt: skip
    return cut(data, changes)


def unit_report_data(unit: str = "vhxh", **changes: Any) -> Data:
    data: Data = {
        "id": f"BDV-2026-H1-{unit}", "plan": "KH-2026", "unit": unit, "year": 2026,
        "period": "half_1", "received": {"on": "2026-06-17"},
    }  # fmt: skip
    return cut(data, changes)


def activity(**changes: Any) -> Activity:
    record: Activity = KINDS["activity"].read(activity_data(**changes))
    return record


def budget(record_id: str = "NS-2026-01", **changes: Any) -> Budget:
    record: Budget = KINDS["budget"].read(budget_data(record_id, **changes))
    return record


def total(record_id: str = "NS-2026-09", **changes: Any) -> Budget:
    record: Budget = KINDS["budget"].read(total_data(record_id, **changes))
    return record


def asset(**changes: Any) -> IpAsset:
    record: IpAsset = KINDS["ip_asset"].read(asset_data(**changes))
    return record


def measuring(**changes: Any) -> Measuring:
    record: Measuring = KINDS["measuring"].read(measuring_data(**changes))
    return record


def order(number: int = 1, unit: str = "vhxh", **changes: Any) -> Order:
    record: Order = KINDS["order"].read(order_data(number, unit, **changes))
    return record


def proposal(**changes: Any) -> Proposal:
    record: Proposal = KINDS["proposal"].read(proposal_data(**changes))
    return record


def unit_report(unit: str = "vhxh", **changes: Any) -> UnitReport:
    record: UnitReport = KINDS["unit_report"].read(unit_report_data(unit, **changes))
    return record
