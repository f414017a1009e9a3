"""A workspace with the units and people of this repository and a small quality system of its own."""

import datetime
import shutil
from pathlib import Path
from typing import Any, Final

import yaml

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of
from ngocha_kh.documents.issue import Order, issue
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

ROOT: Final = Path(__file__).parents[3]
DAY: Final = datetime.date(2026, 11, 25)
PLAN: Final = "KH-2026"
#: Folders of records that only this world fills.
_OWN: Final = {"initiatives", "sessions", "procedures", "qms", "one_stop", "bodies", "activities"}
Data = dict[str, Any]
_ISSUED: Final = {"number": "88/QĐ-UBND", "on": "2026-04-06"}
_AMENDED: Final = {"number": "160/QĐ-UBND", "on": "2026-09-25"}


def birth(**changes: Any) -> Data:
    """An operational procedure with every part, issued in April and amended in September."""
    return {
        "id": "QT-VP-01",
        "title": "Đăng ký khai sinh",
        "code": "QT 01/CX-HCTP",
        "type": "operational",
        "field": "ho-tich",
        "owner_unit": "vp",
        "services": [{"code": "1.001193", "level": "full"}, {"code": "2.000635", "level": "partial", "name": "Cấp bản sao trích lục hộ tịch"}],
        "approved_internal": {"number": "663/QĐ-TTPVHCC", "on": "2026-05-13", "issuer": "Trung tâm Phục vụ hành chính công thành phố Hà Nội"},
        "purpose": "Quy định thống nhất trình tự, trách nhiệm và thời gian giải quyết thủ tục đăng ký khai sinh tại phường.",
        "scope": "Áp dụng đối với tổ chức, cá nhân có yêu cầu và công chức giải quyết thủ tục đăng ký khai sinh",
        "definitions": [{"term": "UBND", "meaning": "Ủy ban nhân dân"}, {"term": "TTHC", "meaning": "thủ tục hành chính"}],
        "papers": [
            {"name": "Tờ khai đăng ký khai sinh", "form": "BM-QT-VP-01-01"},
            {"name": "Giấy chứng sinh", "original": True},
            {"name": "Giấy tờ tùy thân của người đi đăng ký", "shown": True},
        ],
        "sets": 1,
        "manner": ["direct", "online", "postal"],
        "receiving_place": "Điểm phục vụ hành chính công phường Ngọc Hà",
        "applicants": "Cá nhân",
        "deciding_agency": "Ủy ban nhân dân phường Ngọc Hà",
        "conditions": ["Đăng ký trong thời hạn 60 ngày kể từ ngày sinh con"],
        "deadline": {"value": 8, "unit": "hours"},
        "fee": "Không",
        "result": "Giấy khai sinh",
        "steps": [
            {"content": "Tiếp nhận, kiểm tra hồ sơ; cấp giấy tiếp nhận và hẹn trả kết quả", "unit": "vp", "role": "Công chức tiếp nhận", "time": {"value": 2, "unit": "hours"}, "output": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"},
            {"content": "Thẩm định hồ sơ, nhập dữ liệu hộ tịch, dự thảo giấy khai sinh", "unit": "vp", "role": "Công chức tư pháp - hộ tịch", "time": {"value": 3, "unit": "hours"}, "output": "Dự thảo giấy khai sinh"},
            {"content": "Ký giấy khai sinh", "unit": "ubnd", "role": "Lãnh đạo UBND", "time": {"value": 2, "unit": "hours"}, "output": "Giấy khai sinh"},
            {"content": "Đóng dấu, trả kết quả cho người dân", "unit": "vp", "role": "Văn thư, công chức trả kết quả", "time": {"value": 1, "unit": "hours"}, "output": "Sổ theo dõi"},
            {"content": "Lưu hồ sơ", "unit": "vp", "role": "Công chức tư pháp - hộ tịch", "outside": True, "output": "Hồ sơ lưu"},
        ],
        "forms": [
            {"code": "BM-QT-VP-01-01", "name": "Tờ khai đăng ký khai sinh"},
            {"code": "BM-QT-VP-01-02", "name": "Phiếu kiểm soát quá trình giải quyết hồ sơ"},
        ],
        "records_kept": [
            {"name": "Tờ khai, giấy chứng sinh", "place": "Văn phòng HĐND-UBND phường", "term": "Vĩnh viễn"},
            {"name": "Phiếu kiểm soát quá trình giải quyết hồ sơ", "place": "Văn phòng HĐND-UBND phường", "term": "10 năm"},
        ],
        "risks": [{"risk": "Sai thông tin hộ tịch trên giấy khai sinh", "treatment": "Đối chiếu hai lần trước khi trình ký; người dân xác nhận bản dự thảo"}],
        "revisions": [
            {"edition": 1, "revision": 0, "reason": "new", "issued_on": "2026-04-06", "effective_on": "2026-04-10", "legal_bases": ["VB-2022-002", "VB-2025-005"], "drafted_by": "bui-thi-i", "reviewed_by": "tran-thi-b", "approved_by": "nguyen-van-a", "decision": _ISSUED},
            {"edition": 1, "revision": 1, "reason": "legal_change", "issued_on": "2026-09-25", "effective_on": "2026-09-28", "request": "Văn phòng đề nghị do thay đổi quy định về dịch vụ công trực tuyến",
             "changes": [{"part": "Phần 3, mục 5.1", "content": "Thay căn cứ về dịch vụ công trực tuyến"}, {"part": "Mục 5.4", "content": "Bổ sung nộp hồ sơ toàn trình"}],
             "legal_bases": ["VB-2026-003", "VB-2025-005"], "triggered_by": ["VB-2026-003"], "drafted_by": "bui-thi-i", "reviewed_by": "tran-thi-b", "approved_by": "nguyen-van-a", "decision": _AMENDED},
        ],
    } | changes  # fmt: skip


def audit_rules(**changes: Any) -> Data:
    """A system procedure of the standing unit: internal, without administrative procedures."""
    return {
        "id": "QT-HT-02",
        "title": "Đánh giá nội bộ",
        "type": "system",
        "owner_unit": "vhxh",
        "purpose": "Quy định cách lập kế hoạch, tiến hành và báo cáo đánh giá nội bộ.",
        "scope": "Áp dụng đối với mọi đơn vị trong phạm vi hệ thống quản lý chất lượng.",
        "steps": [
            {"content": "Lập kế hoạch đánh giá nội bộ năm", "unit": "vhxh", "role": "Thư ký ISO", "time": {"value": 3, "unit": "working_days"}, "output": "Kế hoạch đánh giá"},
            {"content": "Tiến hành đánh giá, ghi phiếu", "role": "Tổ đánh giá nội bộ", "output": "Phiếu đánh giá"},
        ],
        "forms": [{"code": "BM-QT-HT-02-01", "name": "Phiếu đánh giá nội bộ"}],
        "revisions": [
            {"edition": 1, "revision": 0, "reason": "new", "issued_on": "2026-04-06", "effective_on": "2026-04-10", "drafted_by": "le-van-c", "reviewed_by": "tran-thi-b", "approved_by": "nguyen-van-a", "decision": _ISSUED},
        ],
    } | changes  # fmt: skip


def drafted(**changes: Any) -> Data:
    """An internal procedure that nobody has issued yet."""
    return {
        "id": "QT-VHXH-01",
        "title": "Quản lý nhà văn hóa",
        "type": "operational",
        "internal": True,
        "field": "van-hoa",
        "owner_unit": "vhxh",
        "purpose": "Quy định việc đăng ký, sử dụng nhà văn hóa.",
        "scope": "Nhà văn hóa các tổ dân phố.",
        "steps": [{"content": "Tiếp nhận đăng ký", "unit": "vhxh", "role": "Chuyên viên", "output": "Sổ đăng ký"}],
        "revisions": [{"edition": 1, "revision": 0, "reason": "new", "effective_on": "2027-01-04"}],
    } | changes  # fmt: skip


def policy(**changes: Any) -> Data:
    return {
        "id": "TL-2026-01",
        "title": "Chính sách chất lượng của Ủy ban nhân dân phường Ngọc Hà",
        "code": "CSCL",
        "doc_kind": "policy",
        "owner_unit": "vhxh",
        "clauses": ["5.2.1"],
        "content": [
            "Giải quyết thủ tục hành chính đúng pháp luật, công khai, đúng hẹn; lấy sự hài lòng của người dân, tổ chức làm thước đo chất lượng phục vụ.",
            "Đáp ứng các yêu cầu của pháp luật, của người dân, tổ chức và của TCVN ISO 9001:2015.",
            "Bảo đảm cán bộ, công chức đủ năng lực, trách nhiệm; bảo đảm nguồn lực cho hệ thống quản lý chất lượng.",
            "Thường xuyên rà soát, cải tiến hệ thống quản lý chất lượng.",
        ],
        "revisions": [{"edition": 1, "revision": 0, "issued_on": "2026-04-06", "effective_on": "2026-04-10", "approved_by": "nguyen-van-a", "decision": _ISSUED}],
    } | changes  # fmt: skip


def on_time(**changes: Any) -> Data:
    """Counted by hand, half a year known."""
    return {
        "id": "MT-2026-01",
        "title": "Giải quyết hồ sơ thủ tục hành chính trước và đúng hạn",
        "year": 2026,
        "unit": "vp",
        "measure": {"name": "Tỷ lệ hồ sơ trước và đúng hạn", "unit": "%", "direction": "increase", "target": 98},
        "baseline": 97.5,
        "data_source": "manual",
        "method": "Đếm trên hệ thống một cửa",
        "resources": "Văn phòng HĐND-UBND phường",
        "due": "2026-12-14",
        "actions": ["Theo dõi hồ sơ sắp đến hạn hằng ngày", "Nhắc việc đầu giờ sáng"],
        "approved": _ISSUED,
        "results": [{"period_key": "2026", "on": "2026-11-20", "numerator": 4921, "denominator": 5000}],
    } | changes  # fmt: skip


def no_complaint(**changes: Any) -> Data:
    """A number that may not grow, without a result yet."""
    return {
        "id": "MT-2026-02",
        "title": "Không có khiếu nại đúng về giải quyết thủ tục hành chính",
        "year": 2026,
        "unit": "vhxh",
        "measure": {"name": "Số khiếu nại đúng", "unit": "khiếu nại", "direction": "decrease", "target": 0},
        "data_source": "manual",
        "due": "2026-12-14",
        "approved": _ISSUED,
    } | changes  # fmt: skip


def body(**changes: Any) -> Data:
    return {
        "id": "HD-2026-11",
        "name": "Ban Chỉ đạo áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 phường Ngọc Hà",
        "kind": "steering_committee",
        "decision": {"number": "41/QĐ-UBND", "date": "2026-03-02"},
        "valid_from": "2026-03-02",
        "members": [
            {"person": "nguyen-van-a", "role": "chair"},
            {"person": "tran-thi-b", "role": "vice_chair"},
            {"person": "le-van-c", "role": "secretary"},
            {"person": "hoang-van-e", "role": "member", "duty": "Theo dõi lĩnh vực kinh tế, hạ tầng và đô thị"},
        ],
    } | changes  # fmt: skip


def earlier(**changes: Any) -> Data:
    """The committee that the one of 2026 replaces."""
    members = [
        {"person": "nguyen-van-a", "role": "chair"},
        {"person": "le-van-c", "role": "secretary"},
    ]
    first = {
        "id": "HD-2025-11",
        "decision": {"number": "77/QĐ-UBND", "date": "2025-08-04"},
        "valid_from": "2025-08-04",
        "valid_to": "2026-03-01",
        "members": members,
    }
    return body(**first) | changes  # fmt: skip


def secretaries(**changes: Any) -> Data:
    return body(
        id="HD-2026-12",
        name="Thư ký ISO tại các đơn vị thuộc phường",
        kind="iso_secretaries",
        decision={"number": "42/QĐ-UBND", "date": "2026-03-02"},
        members=[
            {"person": "bui-thi-i", "role": "member", "unit": "vp"},
            {"person": "le-van-c", "role": "member"},
            {"person": "do-van-k", "role": "member", "duty": "Kiêm theo dõi quy trình đất đai"},
        ],
    ) | changes  # fmt: skip


def auditors(**changes: Any) -> Data:
    proof = [
        {
            "type": "url",
            "ref": "https://ngocha.hanoi.gov.vn/minh-hoa/chung-nhan",
            "date": "2026-03-20",
            "note": "Chứng nhận đào tạo",
        }
    ]
    return body(
        id="HD-2026-13",
        name="Tổ đánh giá nội bộ hệ thống quản lý chất lượng phường Ngọc Hà",
        kind="audit_team",
        decision={"number": "60/QĐ-UBND", "date": "2026-05-04"},
        valid_from="2026-05-11",
        members=[
            {"person": "tran-thi-b", "role": "chair", "competence": proof},
            {"person": "bui-thi-i", "role": "member", "competence": proof},
            {"person": "do-van-k", "role": "member"},
        ],
    ) | changes  # fmt: skip


def audit(**changes: Any) -> Data:
    return {
        "id": "DG-2026-01",
        "title": "Đánh giá nội bộ hệ thống quản lý chất lượng năm 2026",
        "audit_type": "internal",
        "year": 2026,
        "starts_on": "2026-06-22",
        "ends_on": "2026-06-24",
        "scope": "Mọi quy trình đang áp dụng",
        "units": ["vhxh", "vp", "kthtdt"],
    } | changes  # fmt: skip


def idle() -> Data:
    """A body that has nothing to do with the quality system, for a ward that runs none."""
    return body(id="HD-2026-20", name="Tổ công tác chuyển đổi số", kind="working_team")


ALL: Final = (
    birth, audit_rules, drafted, policy, on_time, no_complaint, body, earlier, secretaries, auditors,
    audit,
)  # fmt: skip


def desk(
    root: Path,
    *records: Data,
    day: datetime.date = DAY,
    settings: tuple[str, str] | None = None,
) -> Office:
    """The office of a workspace with these records (all of the above when none are given)."""
    shutil.copytree(
        ROOT / "records", root / "records",
        ignore=lambda folder, names: [n for n in names if n in _OWN],
    )  # fmt: skip
    if settings:
        path = root / "records" / "workspace.yaml"
        text = path.read_text(encoding="utf-8")
        assert settings[0] in text
        path.write_text(text.replace(*settings), encoding="utf-8", newline="\n")
    for data in records or [make() for make in ALL]:
        prefix = data["id"].split("-")[0]
        kind = next(kind for kind in KINDS.values() if kind.prefix == prefix)
        path = root / "records" / kind.path_of(data["id"])
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8", newline="\n")
    return Office(validate(Workspace(root), as_of=day), PLAN)


def made(office: Office, name: str, record_id: str, given: Given | None = None) -> bytes:
    """The document as the bytes of a .docx."""
    return issue(office, Order(form_of(name), record_id, given or Given())).data
