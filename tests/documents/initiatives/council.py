"""A council session with its initiatives: passed, refused, deferred, revoked, known to the City."""

import datetime
from pathlib import Path
from typing import Any, Final

import yaml
from documents.initiatives import world
from documents.initiatives.world import Data

from ngocha_kh.documents.base import Office
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

DAY: Final = world.DAY
#: The members of HD-2026-01, in the order of its decision.
MEMBERS: Final = ("nguyen-van-a", "tran-thi-b", "le-van-c", "pham-thi-d", "hoang-van-e", "vu-thi-g",
                  "dang-van-h")  # fmt: skip
#: Criterion of TC-2026-01 → the most that it gives.
_CRITERIA: Final = {"n1": 15, "n2": 15, "e1": 15, "e2": 15, "k1": 15, "k2": 10, "s1": 15}


def sheets(*points: int, without: str = "") -> list[Data]:
    """A sheet of each member but `without`, with so many points in every criterion that gives them."""
    members = [member for member in MEMBERS if member != without]
    return [
        {"member": member, "points": {key: min(most, value) for key, most in _CRITERIA.items()}}
        for member, value in zip(members, points, strict=True)
    ]


def vote(agree: int, disagree: int, **changes: Any) -> Data:
    """A secret vote of ballots that are all valid."""
    total = agree + disagree
    ballots = {"issued": total, "collected": total, "valid": total, "invalid": 0}
    return {"method": "secret", **ballots, "agree": agree, "disagree": disagree} | changes


def session(**changes: Any) -> Data:
    """PH-2026-01: SK-2026-001, 007, 008 passed, 005 refused, 006 deferred."""
    return {
        "id": "PH-2026-01",
        "body": "HD-2026-01",
        "rubric": "TC-2026-01",
        "on": "2026-05-12",
        "at": "08:30",
        "ended": "11:15",
        "place": "Phòng họp tầng 2, trụ sở UBND phường",
        "invitation": {"number": "31/GM-HĐ", "date": "2026-05-05"},
        "minutes": {"number": "01/BB-HĐ", "date": "2026-05-12"},
        "present": list(MEMBERS),
        "guests": ["Đại diện các đơn vị có sáng kiến"],
        "chair": "nguyen-van-a",
        "secretary": "le-van-c",
        "counting_team": ["hoang-van-e", "vu-thi-g"],
        "scoring_closed": True,
        "items": [
            {"initiative": "SK-2026-001", "summary": "Quy trình đặt lịch kèm nhắc giấy tờ.",
             "recused": [{"member": "pham-thi-d", "reason": "cùng đơn vị, đã tham gia áp dụng"}],
             "sheets": sheets(13, 12, 12, 13, 12, 12, without="pham-thi-d"),
             "opinions": ["Giải pháp có số liệu rõ ràng.", "Nên nhân rộng trong năm;"],
             "vote": vote(6, 0), "outcome": "pass"},
            {"initiative": "SK-2026-005", "sheets": sheets(4, 5, 4, 5, 4, 5, 4), "vote": vote(2, 5),
             "outcome": "fail", "reason": "Giải pháp đã được đơn vị khác của phường áp dụng"},
            {"initiative": "SK-2026-006", "sheets": sheets(8, 7, 8, 7, 8, 7, 8), "outcome": "defer",
             "to_complete": "Bổ sung số liệu sau 02 tháng áp dụng", "complete_by": "2026-07-31"},
            {"initiative": "SK-2026-007", "sheets": sheets(8, 8, 8, 8, 8, 8, 8), "vote": vote(5, 2),
             "outcome": "pass"},
            {"initiative": "SK-2026-008", "sheets": sheets(9, 9, 9, 9, 9, 9, 9), "vote": vote(7, 0),
             "outcome": "pass"},
        ],
    } | changes  # fmt: skip


def _one(number: int, title: str, **changes: Any) -> Data:
    """An initiative of Ngô Thị L alone."""
    return {
        "id": f"SK-2026-{number:03}",
        "title": title,
        "year": 2026,
        "round": "DOT-2026-01",
        "recognizing_body": "ubnd",
        "solution_type": "management",
        "fields": ["van_hoa_xa_hoi"],
        "authors": [
            {"person": "ngo-thi-l", "unit": "ttvh", "post": "Viên chức", "share_percent": 100,
             "is_lead": True, "signed_on": "2026-03-02"},
        ],
        "first_applied": {"date": "2025-12-01", "kind": "applied", "place": "Nhà văn hóa phường"},
        "description": {"public_summary": "Cách sắp xếp lịch dùng nhà văn hóa."},
        "conditions_check": {"novel": "met", "applied": "met", "beneficial": "met",
                             "not_excluded": "met", "ip_checked": "met"},
        "intake": {"received_on": "2026-03-05", "register_no": f"{number:02}/2026",
                   "accepted_on": "2026-03-20"},
        "sessions": ["PH-2026-01"],
    } | changes  # fmt: skip


def recognised(**changes: Any) -> Data:
    """SK-2026-001 with its session, its effect at the ward and before the City, and one use."""
    effect = [
        {"level": "ward_effect", "state": "recognized", "proposed_on": "2026-05-20",
         "decided_on": "2026-06-10", "document": "120/QĐ-UBND", "session": "PH-2026-01",
         "result": "Giảm một nửa thời gian chờ tại các quầy"},
        {"level": "city", "state": "submitted_up", "proposed_on": "2026-06-12",
         "submitted_on": "2026-06-22", "document": "52/TTr-UBND"},
    ]  # fmt: skip
    use = {"person": "bui-thi-i", "kind": "cstd_co_so", "year": 2026, "level_used": "base",
           "on": "2026-06-25", "document": "Tờ trình số 60/TTr-UBND"}  # fmt: skip
    return world.recognized(sessions=["PH-2026-01"], effect=effect, award_uses=[use], **changes)


def refused(**changes: Any) -> Data:
    return _one(5, "Sổ theo dõi lịch dùng nhà văn hóa", **{
        "state": "not_recognized", "decision": {"number": "44/TB-UBND", "date": "2026-05-20"}, **changes,
    })  # fmt: skip


def deferred(**changes: Any) -> Data:
    return _one(6, "Câu lạc bộ đọc sách theo tổ dân phố", **{"state": "deferred", **changes})


def pending(**changes: Any) -> Data:
    return _one(7, "Lịch dùng chung sân thể thao", **{"state": "pending_decision", **changes})


def revoked(**changes: Any) -> Data:
    """Recognised with the others, found later not to be new, used for an award before."""
    return _one(8, "Mã QR hướng dẫn tham quan di tích", **{
        "state": "revoked", "decision": {"number": "101/QĐ-UBND", "date": "2026-05-18"},
        "certificates": [{"person": "ngo-thi-l", "number": "03/GCN-SK", "date": "2026-05-18",
                          "recalled_on": "2026-06-24"}],
        "award_uses": [{"person": "ngo-thi-l", "kind": "giay_khen", "year": 2026}],
        "papers": [{"kind": "D17", "number": "31/TTr-VHXH", "date": "2026-05-14"},
                   {"kind": "D26", "number": "133/QĐ-UBND", "date": "2026-06-24"}],
        "log": [{"on": "2026-06-24", "by": "chair_ubnd", "event": "M22", "from": "recognized",
                 "to": "revoked", "note": "Giải pháp đã được công bố trước ngày nộp đơn."}],
        **changes,
    })  # fmt: skip


def everyone() -> tuple[Data, ...]:
    return recognised(), refused(), deferred(), pending(), revoked()


def desk(
    root: Path,
    *initiatives: Data,
    sitting: Data | None = None,
    day: datetime.date = DAY,
    settings: tuple[str, str] | None = None,
    change: tuple[str, str, str] | None = None,
) -> Office:
    """The office of a workspace with these initiatives and this session.

    `change`: a file below records/, a text that it has, and what stands there instead.
    """
    world.desk(root, *(initiatives or everyone()), day=day, settings=settings)
    held = sitting or session()
    folder = root / "records" / "sessions" / "2026"
    folder.mkdir(parents=True)
    text = yaml.safe_dump(held, allow_unicode=True, sort_keys=False)
    (folder / f"{held['id']}.yaml").write_text(text, encoding="utf-8", newline="\n")
    if change:
        path = root / "records" / change[0]
        old = path.read_text(encoding="utf-8")
        assert change[1] in old
        path.write_text(old.replace(change[1], change[2]), encoding="utf-8", newline="\n")
    return Office(validate(Workspace(root), as_of=day), "KH-2026")
