"""A workspace with the units and people of this repository and one yearly cycle of its own."""

import datetime
import shutil
from pathlib import Path
from typing import Any, Final

import yaml
from documents.real import ROOT, change

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of
from ngocha_kh.documents.issue import Issued, Order, issue
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

DAY: Final = datetime.date(2026, 11, 25)
Data = dict[str, Any]
_LEFT_OUT: Final = {
    "initiatives", "sessions", "procedures", "qms", "one_stop", "bodies", "activities", "reports",
    "unit_reports",
}  # fmt: skip
_KINDS: Final = {
    "DG": "audit", "KPH": "nonconformity", "XX": "management_review", "CB": "declaration",
    "MT": "objective", "TL": "qms_document", "QT": "procedure", "HD": "body", "MC": "one_stop",
    "HDG": "activity", "BC": "report",
}  # fmt: skip


def procedure(number: int, code: str, name: str, field: str, **changes: Any) -> Data:
    return {
        "id": f"QT-VP-{number:02}",
        "title": name,
        "type": "operational",
        "field": field,
        "owner_unit": "vp",
        "services": [{"code": code, "name": name, "level": "full"}],
        "revisions": [
            {"edition": 1, "revision": 0, "reason": "new", "issued_on": "2026-02-02",
             "effective_on": "2026-02-05", "legal_bases": []},
        ],
        "reviews": [{"on": "2026-06-01", "by": "le-van-c", "conclusion": "keep"}],
    } | changes  # fmt: skip


def team(**changes: Any) -> Data:
    return {
        "id": "HD-2026-04",
        "name": "Tổ đánh giá nội bộ hệ thống quản lý chất lượng phường Ngọc Hà",
        "kind": "audit_team",
        "abbreviation": "TĐGNB",
        "decision": {"number": "90/QĐ-UBND", "date": "2026-04-15"},
        "valid_from": "2026-04-15",
        "members": [
            {"person": "le-van-c", "role": "chair"},
            {"person": "bui-thi-i", "role": "member"},
            {"person": "do-van-k", "role": "member"},
        ],
    } | changes


def audit(**changes: Any) -> Data:
    """Over two units, with one minor nonconformity, an observation and a strength."""
    return {
        "id": "DG-2026-01",
        "title": "Đánh giá nội bộ hệ thống quản lý chất lượng lần 1 năm 2026",
        "audit_type": "internal",
        "year": 2026,
        "starts_on": "2026-07-06",
        "ends_on": "2026-07-08",
        "purpose": "Xác định mức độ phù hợp và hiệu lực của hệ thống quản lý chất lượng",
        "scope": "Các quy trình giải quyết thủ tục hành chính và quy trình hệ thống",
        "criteria": ["TCVN ISO 9001:2015", "Tài liệu hệ thống quản lý chất lượng của UBND phường"],
        "units": ["vp", "kthtdt"],
        "decision": {"number": "70/KH-UBND", "on": "2026-06-15"},
        "body": "HD-2026-04",
        "team": [
            {"person": "le-van-c", "role": "lead"},
            {"person": "bui-thi-i", "role": "auditor"},
            {"person": "do-van-k", "role": "auditor"},
        ],
        "programme": [
            {"on": "2026-07-06", "from": "08:00", "to": "08:30", "content": "Họp khai mạc",
             "place": "Phòng họp tầng 2", "auditors": ["le-van-c"]},
            {"on": "2026-07-06", "from": "08:30", "to": "11:30", "unit": "vp", "procedures": ["QT-VP-01", "QT-VP-02"],
             "clauses": ["8.5.1", "9.1.1"], "auditors": ["le-van-c", "do-van-k"], "auditee": "pham-thi-d"},
            {"on": "2026-07-08", "from": "14:00", "to": "16:30", "unit": "kthtdt", "clauses": ["7.5.3"],
             "auditors": ["bui-thi-i"], "auditee": "hoang-van-e"},
        ],
        "checklist": [
            {"clause": "8.5.1", "procedure": "QT-VP-01", "unit": "vp", "auditor": "le-van-c",
             "question": "Hồ sơ có được giải quyết đúng thời gian của từng bước không?",
             "evidence_seen": "12 phiếu kiểm soát tháng 6/2026; 02 phiếu không ghi giờ chuyển bước",
             "result": "minor"},
            {"clause": "9.1.1", "unit": "vp", "auditor": "le-van-c",
             "question": "Số liệu một cửa có được theo dõi, phân tích hằng tháng không?",
             "evidence_seen": "Bảng tổng hợp tháng 5, tháng 6", "result": "conforming"},
            {"clause": "7.5.3", "unit": "kthtdt", "auditor": "bui-thi-i",
             "question": "Tài liệu đang dùng có phải bản hiện hành không?",
             "evidence_seen": "Danh mục tài liệu; 05 biểu mẫu", "result": "observation"},
        ],
        "findings": [
            {"class": "minor", "clause": "8.5.1", "procedure": "QT-VP-01", "unit": "vp",
             "description": "02/12 phiếu kiểm soát không ghi giờ chuyển bước", "nonconformity": "KPH-2026-001"},
            {"class": "observation", "clause": "7.5.3", "unit": "kthtdt",
             "description": "Nên ghi ngày cập nhật vào danh mục tài liệu"},
            {"class": "good", "unit": "vp", "description": "Số liệu một cửa được phân tích hằng tháng"},
        ],
        "conclusions": [
            "Hệ thống quản lý chất lượng cơ bản phù hợp với TCVN ISO 9001:2015",
            "Các đơn vị cần ghi đầy đủ phiếu kiểm soát quá trình giải quyết hồ sơ.",
        ],
        "report": {"number": "01/BC-TĐGNB", "on": "2026-07-17"},
    } | changes  # fmt: skip


def follow_up(**changes: Any) -> Data:
    """Planned for December."""
    return {
        "id": "DG-2026-02",
        "title": "Đánh giá nội bộ lần 2 năm 2026",
        "audit_type": "internal",
        "year": 2026,
        "starts_on": "2026-12-07",
        "ends_on": "2026-12-07",
        "scope": "Kết quả khắc phục của cuộc đánh giá lần 1",
        "units": ["vp"],
        "team": [{"person": "le-van-c", "role": "lead"}],
        "checklist": [
            {"clause": "10.2", "unit": "vp", "question": "Nguyên nhân đã được xử lý chưa?"}
        ],
    } | changes


def slip(**changes: Any) -> Data:
    """Reopened once, then closed."""
    return {
        "id": "KPH-2026-001",
        "title": "Phiếu kiểm soát không ghi giờ chuyển bước",
        "source": "internal_audit",
        "audit": "DG-2026-01",
        "detected_on": "2026-07-06",
        "unit": "vp",
        "clause": "8.5.1",
        "procedure": "QT-VP-01",
        "step": 2,
        "description": "02/12 phiếu kiểm soát tháng 6/2026 không ghi giờ chuyển bước",
        "objective_evidence": "Phiếu kiểm soát số 14, số 27 (minh họa)",
        "class": "minor",
        "raised_by": "le-van-c",
        "due": "2026-09-04",
        "correction": {"what": "Bổ sung giờ chuyển bước theo nhật ký hệ thống", "on": "2026-07-08", "by": "pham-thi-d"},
        "root_cause": {"text": "Mẫu phiếu cũ không có ô ghi giờ; công chức mới chưa được hướng dẫn", "method": "5 câu hỏi tại sao"},
        "similar_checked": True,
        "similar_note": "Đã xem phiếu của các quầy khác, không phát hiện thêm",
        "actions": [
            {"what": "Sửa mẫu phiếu kiểm soát, thêm ô giờ", "owner": "pham-thi-d", "due": "2026-07-31", "done_on": "2026-07-30"},
            {"what": "Hướng dẫn công chức một cửa ghi phiếu", "owner": "vu-thi-g", "due": "2026-08-14", "done_on": "2026-08-12"},
        ],
        "verifications": [
            {"on": "2026-08-20", "by": "le-van-c", "effective": False, "note": "01/10 phiếu tháng 8 vẫn thiếu giờ"},
            {"on": "2026-09-03", "by": "le-van-c", "effective": True, "note": "20/20 phiếu ghi đủ giờ"},
        ],
        "closed": {"on": "2026-09-03", "by": "le-van-c"},
    } | changes  # fmt: skip


def bare_slip(**changes: Any) -> Data:
    """Just found: nothing is known but what was seen."""
    return {
        "id": "KPH-2026-002",
        "title": "Hồ sơ quá hạn tháng 10",
        "source": "overdue_files",
        "detected_on": "2026-11-05",
        "unit": "kthtdt",
        "month": "MC-2026-10",
        "description": "Có 03 hồ sơ đất đai giải quyết quá hạn, 01 hồ sơ không có thư xin lỗi.",
        "class": "minor",
    } | changes


_TOPICS: Final = (
    "previous_actions", "context_changes", "customer_satisfaction", "objectives",
    "process_performance", "nonconformities", "monitoring", "audit_results", "external_providers",
    "resources", "risks_opportunities", "improvement",
)  # fmt: skip


def review(**changes: Any) -> Data:
    return {
        "id": "XX-2026-01",
        "title": "Họp xem xét của lãnh đạo năm 2026",
        "held_on": "2026-08-05",
        "from": "14:00",
        "to": "16:30",
        "place": "Phòng họp tầng 2, trụ sở UBND phường",
        "chair": "nguyen-van-a",
        "secretary": "le-van-c",
        "attendees": ["nguyen-van-a", "tran-thi-b", "pham-thi-d", "hoang-van-e", "le-van-c"],
        "audits": ["DG-2026-01"],
        "inputs": [{"topic": topic, "summary": f"Nội dung {number}: không phát sinh"} for number, topic in enumerate(_TOPICS, 1)],
        "opinions": ["Cần hướng dẫn thêm cho công chức mới."],
        "outputs": [
            {"topic": "resources", "decision": "Bố trí máy quét cho quầy tiếp nhận", "owner": "vp", "due": "2026-10-30"},
            {"topic": "improvement", "decision": "Rút ngắn bước thẩm định của quy trình chứng thực", "owner": "vp", "due": "2026-09-30"},
        ],
        "effective": True,
        "minutes": {"number": "15/BB-UBND", "on": "2026-08-05"},
    } | changes  # fmt: skip


def declaration(**changes: Any) -> Data:
    """The first one."""
    return {
        "id": "CB-2026-01",
        "title": "Công bố lần đầu",
        "decl_type": "first",
        "reason": "first",
        "standard": {"code": "TCVN ISO 9001", "edition": 2015},
        "decision": {"number": "210/QĐ-UBND", "on": "2026-08-14"},
        "scope": {"fields": ["ho-tich", "chung-thuc"], "codes": ["1.001193", "2.000815"],
                  "locations": ["Trụ sở UBND phường Ngọc Hà", "Điểm phục vụ hành chính công phường"],
                  "exclusions": [{"clause": "8.3", "reason": "UBND phường không thiết kế dịch vụ mới"}]},
        "effectiveness": {"confirmed_on": "2026-08-12", "by": "nguyen-van-a"},
        "audit": "DG-2026-01",
        "review": "XX-2026-01",
        "notices": [{"to": "skhcn", "number": "455/UBND-VHXH", "on": "2026-08-19"}],
        "postings": [
            {"what": ["decision", "declaration", "policy", "objectives"], "where": "office", "from": "2026-08-18"},
            {"what": ["decision", "declaration"], "where": "website", "from": "2026-08-18", "to": "2026-10-18",
             "url": "https://ngocha.hanoi.gov.vn/iso-2026"},
        ],
    } | changes  # fmt: skip


def again(**changes: Any) -> Data:
    """Wider by one field, not signed yet."""
    first = declaration()
    wider = {"fields": ["ho-tich", "chung-thuc", "bao-tro-xa-hoi"],
             "codes": ["1.001193", "2.000815", "1.001776"]}  # fmt: skip
    kept = {key: first[key] for key in ("standard", "effectiveness", "audit", "review")}
    return {
        "id": "CB-2026-02",
        "title": "Công bố lại do mở rộng phạm vi",
        "decl_type": "again",
        "reason": "wider",
        "scope": wider,
        "replaces": "CB-2026-01",
        **kept,
    } | changes


def services(**changes: Any) -> Data:
    names = {"1.001193": ("Đăng ký khai sinh", "ho-tich"),
             "2.000815": ("Chứng thực bản sao từ bản chính", "chung-thuc"),
             "1.001776": ("Thực hiện trợ cấp xã hội hằng tháng", "bao-tro-xa-hoi")}  # fmt: skip
    return {
        "id": "TL-2026-05",
        "title": "Danh mục thủ tục hành chính của phường",
        "doc_kind": "service_list",
        "owner_unit": "vp",
        "services": [{"code": code, "name": name, "field": field} for code, (name, field) in names.items()],
        "revisions": [{"edition": 1, "revision": 0, "issued_on": "2026-02-02", "effective_on": "2026-02-02"}],
    } | changes  # fmt: skip


def objective(**changes: Any) -> Data:
    return {
        "id": "MT-2026-01",
        "title": "Hồ sơ giải quyết đúng và trước hạn đạt từ 98%",
        "year": 2026,
        "unit": "vp",
        "measure": {
            "name": "Tỷ lệ hồ sơ đúng và trước hạn",
            "unit": "%",
            "direction": "increase",
            "target": 98,
        },
        "data_source": "one_stop_on_time",
    } | changes


def month(key: str = "2026-10", **changes: Any) -> Data:
    row = {"field": "ho-tich", "received": 1000, "carried_over": 40, "online_full": 800,
           "online_partial": 60, "direct": 100, "postal": 0, "early_or_on_time": 950, "late": 10,
           "resolved": 960, "within_time": 40, "overdue": 0, "in_process": 40}  # fmt: skip
    return {
        "id": f"MC-{key}",
        "table_family": "A",
        "unit": "vp",
        "extracted_on": "2026-11-03",
        "rows": [row],
    } | changes


def training(**changes: Any) -> Data:
    return {
        "id": "HDG-2026-001",
        "title": "Tập huấn hệ thống quản lý chất lượng",
        "plan": "KH-2026",
        "activity_type": "training",
        "topic": "iso",
        "lead_unit": "vhxh",
        "from": "2026-05-20",
        "participants": {"total": 42},
        "outcome": {"state": "done", "on": "2026-05-20"},
        "evidence": [{"type": "data", "ref": "https://ngocha.hanoi.gov.vn/minh-hoa/1"}],
    } | changes


def written(**changes: Any) -> Data:
    return {
        "id": "BC-2026-Y",
        "plan": "KH-2026",
        "year": 2026,
        "period": "year",
        "quality_system": {
            "strengths": ["Hệ thống được áp dụng tại mọi đơn vị trong phạm vi."],
            "limitations": ["Một số phiếu kiểm soát chưa ghi đầy đủ."],
            "causes": ["Công chức mới chưa được hướng dẫn kịp thời."],
            "directions": ["Đánh giá nội bộ hai lần trong năm."],
        },
    } | changes


def everything() -> list[Data]:
    return [
        procedure(1, "1.001193", "Đăng ký khai sinh", "ho-tich"),
        procedure(2, "2.000815", "Chứng thực bản sao từ bản chính", "chung-thuc"),
        team(), audit(), follow_up(), slip(), bare_slip(), review(), declaration(), again(),
        services(), objective(), month(), training(), written(),
    ]  # fmt: skip


def desk(
    root: Path,
    *records: Data,
    day: datetime.date = DAY,
    without: str = "",
    settings: tuple[str, str] | None = None,
) -> Office:
    """The office of a workspace with everything, but `records` in place of those of the same id."""
    shutil.copytree(
        ROOT / "records", root / "records",
        ignore=lambda folder, names: [n for n in names if n in _LEFT_OUT],
    )  # fmt: skip
    if settings:
        change(root / "records" / "workspace.yaml", *settings)
    chosen = {data["id"]: data for data in [*everything(), *records]}
    for record_id, data in chosen.items():
        if record_id == without:
            continue
        kind = KINDS[_KINDS[record_id.split("-")[0]]]
        path = root / "records" / kind.path_of(record_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {key: value for key, value in data.items() if value is not None}
        path.write_text(
            yaml.safe_dump(kept, allow_unicode=True, sort_keys=False),
            encoding="utf-8",
            newline="\n",
        )
    return Office(validate(Workspace(root), as_of=day), "KH-2026")


def made(office: Office, name: str, record_id: str, given: Given | None = None) -> Issued:
    """On the day whose facts the document may show, as the command does."""
    form = form_of(name)
    last = form.until(office, record_id)
    if last is not None and last < office.as_of:
        office = Office(office.validated.on(last), office.plan_id)
    return issue(office, Order(form, record_id, given or Given()))
