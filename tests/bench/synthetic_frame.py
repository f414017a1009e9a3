"""What stands around the tasks: workspace, units, plan, documents and the report's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bench.emit import Value
from bench.synthetic_calendar import RECORDED_UNTIL, working_days

Record = dict[str, Value]

#: Unit id → name, short name, type. The first is the standing unit.
UNITS: Final = {
    "vhxh": ("Phòng Văn hóa - Xã hội", "Phòng VHXH", "department"),
    "kthtdt": ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng KTHTĐT", "department"),
    "vp": ("Văn phòng HĐND và UBND", "Văn phòng", "office"),
    "ttvh": ("Trung tâm Văn hóa, Thông tin và Thể thao", "Trung tâm VHTT", "center"),
    "ubnd": ("Ủy ban nhân dân phường", "UBND phường", "leadership"),
    "mttq": ("Ủy ban Mặt trận Tổ quốc phường", "MTTQ phường", "fatherland_front"),
    "doan-tn": ("Đoàn Thanh niên phường", "Đoàn Thanh niên", "mass_organisation"),
    "hoi-pn": ("Hội Phụ nữ phường", "Hội Phụ nữ", "mass_organisation"),
    "dvsn-a": ("Đơn vị sự nghiệp A", "Đơn vị A", "service_unit"),
    "dvsn-b": ("Đơn vị sự nghiệp B", "Đơn vị B", "service_unit"),
    "hd-khsk": ("Hội đồng khoa học và sáng kiến phường", "Hội đồng", "council"),
}
GROUP: Final = "cac-phong"
LEADS: Final = ("vhxh", "kthtdt", "vp", "ttvh")
OBLIGATIONS: Final = 60
_RECURRING: Final = frozenset(range(4, 60, 10))  # six, quarterly
_RULES: Final = frozenset(range(7, 60, 15))  # four, which no task serves
_ROLES: Final = {"vhxh": ["iso_standing", "report_focal"]}
_SUBJECTS: Final = (
    "tuyên truyền về đổi mới sáng tạo", "rà soát quy trình nội bộ", "tập huấn cho công chức",
    "cập nhật danh mục tài liệu", "kiểm tra việc áp dụng quy trình", "tổng hợp số liệu một cửa",
    "hướng dẫn đăng ký nhãn hiệu", "theo dõi phương tiện đo", "tiếp nhận đề xuất sáng kiến",
    "công khai kết quả trên trang thông tin", "lấy ý kiến người dân", "lưu trữ hồ sơ minh chứng",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty of the synthetic plan."""

    number: int  #: 0 to 59

    @property
    def id(self) -> str:
        return f"II.{self.number // 12 + 1}-{self.number % 12 + 1:02d}"

    @property
    def lead(self) -> str:
        return LEADS[self.number % len(LEADS)]

    @property
    def recurring(self) -> bool:
        return self.number in _RECURRING

    @property
    def is_rule(self) -> bool:
        return self.number in _RULES

    @property
    def text(self) -> str:
        return f"{_SUBJECTS[self.number % 12]} theo nội dung số {self.number + 1}"

    @property
    def sentence(self) -> str:
        return f"{UNITS[self.lead][0]} chủ trì {self.text}, báo cáo kết quả theo quy định."


def obligations() -> list[Obligation]:
    return [Obligation(number) for number in range(OBLIGATIONS)]


def workspace() -> Record:
    window: Record = {
        "half_1": {"from": "12-15", "to": "06-14"},
        "half_2": {"from": "06-15", "to": "12-14"},
        "year": {"from": "12-15", "to": "12-14"},
        "basis": "Kỳ chốt số liệu của dữ liệu tổng hợp",
    }
    return {
        "agency": {
            "name": "Ủy ban nhân dân phường Mẫu",
            "short_name": "UBND phường Mẫu",
            "header_lines": ["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"],
            "abbreviation": "UBND",
            "place": "Phường Mẫu",
        },
        "standing_unit": "vhxh",
        "current_plan": "KH-2026",
        "illustrative": True,
        "illustrative_mark": "DỮ LIỆU TỔNG HỢP ĐỂ ĐO TỐC ĐỘ",
        "reporting": window,
        "progress": {"due_soon_days": 7},
        "policy": {"reminder_after_days": 30},
        "signers": [
            {
                "name": "Nguyễn Văn A",
                "post": "Phó Chủ tịch",
                "lines": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            }
        ],
        "report_recipients": ["Thường trực Đảng ủy", "Lưu: VT, VHXH"],
    }


def units() -> Iterator[Record]:
    for unit, (name, short, kind) in UNITS.items():
        record: Record = {"id": unit, "name": name, "short_name": short, "type": kind}
        if unit in _ROLES:
            record["roles"] = _ROLES[unit]
        yield record | {"must_report": unit in LEADS, "valid_from": "2025-07-01"}
    yield {
        "id": GROUP,
        "name": "Các phòng chuyên môn",
        "short_name": "Các phòng",
        "type": "group",
        "members": ["vhxh", "kthtdt"],
        "valid_from": "2025-07-01",
    }


def plan_text() -> str:
    """The text that every quote of the plan is part of."""
    return "\n".join(["KẾ HOẠCH MẪU", *(duty.sentence for duty in obligations())]) + "\n"


def _obligation(duty: Obligation) -> Record:
    kind = "rule" if duty.is_rule else "recurring" if duty.recurring else "task"
    return {
        "id": duty.id,
        "sentence": f"S{duty.number + 1:02d}",
        "quote": duty.text,
        "type": kind,
        "lead_units": [duty.lead],
        "lead_basis": "explicit",
        "period": "quarterly" if duty.recurring else "continuous" if duty.is_rule else "once",
        "output": f"Báo cáo kết quả {duty.text}",
        "applicability": "applies",
    }


def plan() -> Record:
    duties = obligations()
    sections: list[Value] = [
        {
            "id": f"II.{section + 1}",
            "heading": f"Nhóm nhiệm vụ {section + 1}",
            "paragraphs": [
                {"sentences": [{"key": f"S{d.number + 1:02d}", "text": d.sentence}]}
                for d in duties[12 * section : 12 * section + 12]
            ],
        }
        for section in range(OBLIGATIONS // 12)
    ]
    return {
        "id": "KH-2026",
        "year": 2026,
        "title": "Kế hoạch mẫu năm 2026",
        "source_text": "plans/KH-2026.txt",
        "bases": ["Căn cứ nhu cầu đo tốc độ của chương trình"],
        "sections": sections,
        "recipients": ["Lưu: VT, VHXH"],
        "signature": {"lines": ["TM. ỦY BAN NHÂN DÂN"], "name": "Nguyễn Văn A"},
        "obligations": [_obligation(duty) for duty in duties],
    }


def document_days(count: int) -> list[date]:
    """The day of issue of each document, in order, spread over the recorded year."""
    days = working_days(date(2026, 1, 5), RECORDED_UNTIL)
    return [days[number * (len(days) - 1) // count] for number in range(count)]


def document(number: int, issued_on: date, reminded: Sequence[str] = ()) -> Record:
    record: Record = {
        "id": f"VB-2026-{number + 1:03d}",
        "doc_type": "official_letter" if reminded else "plan",
        "title": f"Văn bản mẫu số {number + 1} về tổ chức thực hiện Kế hoạch",
        "issuer": "UBND phường Mẫu",
        "issuer_unit": "vhxh",
        "issued_on": issued_on.isoformat(),
        "steering": number % 10 == 0,
    }
    if reminded:
        record["reminds"] = list(reminded)
    return record | {"notes": "Văn bản tổng hợp, không có thật."}


def report() -> Record:
    return {
        "id": "BC-2026-H1",
        "plan": "KH-2026",
        "year": 2026,
        "period": "half_1",
        "steering": ["Ủy ban nhân dân phường đã chỉ đạo các đơn vị triển khai Kế hoạch."],
        "strengths": ["Các đơn vị chủ động thực hiện nhiệm vụ được giao."],
        "limitations": ["Một số nhiệm vụ còn chậm so với yêu cầu."],
        "causes": {
            "objective": ["Khối lượng công việc sau sắp xếp lớn."],
            "subjective": ["Việc phối hợp có lúc chưa kịp thời."],
        },
        "directions": ["Tập trung hoàn thành các nhiệm vụ còn lại."],
        "proposals": [{"to": "Ủy ban nhân dân Thành phố", "content": "Bố trí tập huấn sớm."}],
    }
