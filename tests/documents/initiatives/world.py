"""A workspace with the units and people of this repository and a few initiatives of its own."""

import datetime
import shutil
from pathlib import Path
from typing import Any, Final

import yaml

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of
from ngocha_kh.documents.issue import Order, issue
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

ROOT: Final = Path(__file__).parents[3]
DAY: Final = datetime.date(2026, 6, 30)
Data = dict[str, Any]


def recognized(**changes: Any) -> Data:
    """An initiative of two authors with every section filled in, recognised and spreading."""
    return {
        "id": "SK-2026-001",
        "title": "Đặt lịch hẹn theo khung giờ kèm nhắc thành phần hồ sơ tại Điểm phục vụ hành chính công",
        "year": 2026,
        "round": "DOT-2026-01",
        "state": "recognized",
        "recognizing_body": "ubnd",
        "solution_type": "operational",
        "fields": ["cchc", "chuyen_doi_so"],
        "problem": "Người dân chờ lâu vào giờ cao điểm; hồ sơ thiếu giấy tờ phải đi lại nhiều lần.",
        "authors": [
            {"person": "bui-thi-i", "unit": "vp", "post": "Chuyên viên", "share_percent": 60.5,
             "is_lead": True, "signed_on": "2026-02-27"},
            {"person": "do-van-k", "unit": "kthtdt", "post": "Chuyên viên", "share_percent": 39.5,
             "signed_on": "2026-02-27"},
        ],
        "investor": {"kind": "agency", "unit": "ubnd", "public_funds": True},
        "first_applied": {"date": "2025-11-03", "kind": "trial", "finished_on": "2026-01-30",
                          "place": "Quầy hộ tịch - chứng thực"},
        "helpers": [
            {"person": "ngo-thi-l", "unit": "ttvh", "work": "Theo dõi số liệu thời gian chờ tại quầy"},
        ],
        "description": {
            "current_state": "Người dân lấy số tại chỗ, không biết trước thời gian chờ; thành phần hồ sơ chỉ được nhắc khi đã đến quầy.",
            "content": "Bước 1: người dân chọn khung giờ trên trang thông tin của phường hoặc gọi điện.\nBước 2: hệ thống gửi danh mục giấy tờ theo từng thủ tục.\nBước 3: nhắc lại trước 01 ngày.\nBước 4: ưu tiên phục vụ đúng khung giờ.",
            "novelty": "Ghép lịch hẹn với danh mục giấy tờ theo từng thủ tục; trước đó phường chưa áp dụng.",
            "conditions": "Mỗi quầy có 01 máy tính, 01 người phụ trách lịch hẹn.",
            "applicability": "Đã áp dụng thử tại 01 quầy; có thể áp dụng cho các quầy khác và các phường khác.",
            "public_summary": "Quy trình đặt lịch theo khung giờ kèm nhắc giấy tờ, giảm thời gian chờ và số lần đi lại.",
        },
        "benefit": {
            "social": "Giảm thời gian chờ, giảm số lần đi lại bổ sung hồ sơ; người dân hài lòng hơn.",
            "by_others": "Việc tiếp nhận hồ sơ tại quầy đều hơn, không còn dồn vào đầu giờ.",
            "economic_gain_vnd": 48000000,
            "gain_method": "Số lượt đi lại giảm trong 03 tháng nhân với chi phí bình quân một lượt",
            "verified": True,
            "measures": [
                {"indicator": "Thời gian chờ trung bình", "unit": "phút", "before": 38, "after": 17,
                 "method": "Ghi giờ lấy số và giờ gọi", "source": "Sổ theo dõi quầy"},
                {"indicator": "Hồ sơ phải bổ sung", "unit": "%", "before": 21.5, "after": 9,
                 "method": "Đếm hồ sơ", "source": "Sổ theo dõi quầy"},
            ],
        },
        "confidential": {"present": False},
        "conditions_check": dict.fromkeys(
            ("novel", "applied", "beneficial", "not_excluded", "ip_checked"), "met"
        ),
        "intake": {"registered_on": "2026-01-20", "received_on": "2026-03-02", "register_no": "01/2026",
                   "accepted_on": "2026-03-16"},
        "decision": {"number": "101/QĐ-UBND", "date": "2026-05-18", "class": "a"},
        "certificates": [
            {"person": "bui-thi-i", "number": "01/GCN-SK", "date": "2026-05-18"},
            {"person": "do-van-k", "number": "02/GCN-SK", "date": "2026-05-18"},
        ],
        "replication": {
            "state": "spreading", "target_units": ["ttvh", "kthtdt"], "due": "2026-10-30",
            "adopters": [
                {"unit": "ttvh", "from": "2026-06-15",
                 "result": "Thời gian chờ làm thẻ thư viện giảm từ 15 phút xuống 06 phút"},
            ],
        },
        "checks": [
            {"on": "2026-06-24", "place": "Trung tâm Văn hoá - Thông tin và Thể thao",
             "by": "Phòng Văn hóa - Xã hội",
             "finding": "Đơn vị áp dụng đúng quy trình; chưa gắn danh mục giấy tờ cho 02 thủ tục."},
        ],
        "publication": {"state": "cleared", "consent": "decision"},
        "papers": [
            {"kind": "D02", "date": "2026-02-27", "version": 1},
            {"kind": "D03", "date": "2026-02-27", "version": 1},
            {"kind": "D04", "date": "2026-02-27"},
            {"kind": "D05", "number": "01/BN", "date": "2026-03-02"},
            {"kind": "D08", "number": "20/TB-UBND", "date": "2026-03-16"},
            {"kind": "D17", "number": "31/TTr-VHXH", "date": "2026-05-14"},
            {"kind": "D19", "number": "101/QĐ-UBND", "date": "2026-05-18"},
            {"kind": "D25", "number": "40/KH-UBND", "date": "2026-06-01"},
        ],
    } | changes  # fmt: skip


def supplementing(**changes: Any) -> Data:
    """One author, a notice of two defects to which no answer has come."""
    return {
        "id": "SK-2026-002",
        "title": "Sổ tay điện tử hướng dẫn thủ tục cho tổ dân phố",
        "year": 2026,
        "round": "DOT-2026-01",
        "state": "supplement_requested",
        "recognizing_body": "ubnd",
        "solution_type": "management",
        "fields": ["quan_ly_nha_nuoc"],
        "problem": "Tổ trưởng tổ dân phố trả lời người dân chưa thống nhất.",
        "authors": [
            {"person": "ngo-thi-l", "unit": "ttvh", "post": "Viên chức", "share_percent": 100,
             "is_lead": True, "signed_on": "2026-05-30"},
        ],
        "investor": {"kind": "author"},
        "first_applied": {"date": "2026-04-06", "kind": "applied", "place": "Tổ dân phố số 5"},
        "description": {
            "content": "Sổ tay tra cứu trên điện thoại, mỗi thủ tục một trang.",
            "novelty": "Trước đó chỉ có bản giấy của từng ngành.",
            "applicability": "Áp dụng được cho mọi tổ dân phố.",
        },
        "benefit": {"social": "Trả lời nhanh và thống nhất."},
        "confidential": {"present": True, "kept_at": "Tủ hồ sơ mật, Phòng VH-XH"},
        "intake": {
            "received_on": "2026-06-01", "register_no": "03/2026",
            "defects": [
                {"text": "Thiếu giấy xác nhận áp dụng của đơn vị", "asked_on": "2026-06-10",
                 "due_on": "2026-07-10"},
                {"text": "Chưa nêu số liệu trước và sau khi áp dụng", "asked_on": "2026-06-10",
                 "due_on": "2026-07-10"},
            ],
        },
        "papers": [
            {"kind": "D02", "date": "2026-05-30", "version": 1},
            {"kind": "D03", "date": "2026-05-30", "version": 1},
            {"kind": "D05", "number": "02/BN", "date": "2026-06-01"},
        ],
    } | changes  # fmt: skip


def refused(**changes: Any) -> Data:
    """An application that came more than a year after the first application."""
    return {
        "id": "SK-2026-003",
        "title": "Bảng tin điện tử tại nhà văn hóa phường",
        "year": 2026,
        "round": "DOT-2026-01",
        "state": "intake_refused",
        "recognizing_body": "ubnd",
        "solution_type": "tech_application",
        "fields": ["van_hoa_xa_hoi"],
        "authors": [
            {"person": "dang-van-h", "unit": "ttvh", "post": "Phó Giám đốc", "share_percent": 100,
             "is_lead": True, "signed_on": "2026-04-01"},
        ],
        "first_applied": {"date": "2024-12-02", "kind": "applied", "place": "Nhà văn hóa phường"},
        "intake": {
            "received_on": "2026-04-03", "register_no": "02/2026", "refused_on": "2026-04-20",
            "reason": "Đơn nộp sau thời hạn 01 năm kể từ ngày áp dụng lần đầu (ngày 02/12/2024)",
        },
        "papers": [{"kind": "D08", "number": "33/TB-UBND", "date": "2026-04-20"}],
    } | changes  # fmt: skip


def idea(**changes: Any) -> Data:
    """Only registered in January."""
    return {
        "id": "SK-2026-004",
        "title": "Nhắc hạn giấy phép vỉa hè bằng tin nhắn",
        "year": 2026,
        "state": "registered",
        "recognizing_body": "ubnd",
        "solution_type": "management",
        "fields": ["ha_tang_do_thi"],
        "authors": [{"person": "do-van-k", "unit": "kthtdt", "post": "Chuyên viên", "share_percent": 100}],
        "intake": {"registered_on": "2026-01-22"},
    } | changes  # fmt: skip


def desk(
    root: Path,
    *initiatives: Data,
    day: datetime.date = DAY,
    settings: tuple[str, str] | None = None,
) -> Office:
    """The office of a workspace with these initiatives (all four kinds when none are given)."""
    shutil.copytree(
        ROOT / "records", root / "records",
        ignore=lambda folder, names: [n for n in names if n in {"initiatives", "sessions"}],
    )  # fmt: skip
    if settings:
        path = root / "records" / "workspace.yaml"
        text = path.read_text(encoding="utf-8")
        assert settings[0] in text
        path.write_text(text.replace(*settings), encoding="utf-8", newline="\n")
    for data in initiatives or (recognized(), supplementing(), refused(), idea()):
        path = root / "records" / "initiatives" / str(data["year"]) / f"{data['id']}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8", newline="\n")
    return Office(validate(Workspace(root), as_of=day), "KH-2026")


def made(office: Office, name: str, record_id: str, given: Given | None = None) -> bytes:
    """The document as the bytes of a .docx."""
    return issue(office, Order(form_of(name), record_id, given or Given())).data
