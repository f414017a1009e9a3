"""Settings of the quality system: terms, dates, places, each with its source.

Three numbers are law (Quyết định 19/2014/QĐ-TTg, Điều 4): three months to follow a changed legal
text, one internal audit and one management review a year. All others are proposals.
"""

import datetime

from ngocha_kh.records.base import Frozen, Source
from ngocha_kh.records.initiative_settings import Basis
from ngocha_kh.records.setting import Term, law, proposal


class ServiceField(Frozen, frozen=True, kw_only=True):
    """A field (lĩnh vực) of administrative procedures."""

    id: str
    name: str


class YearDay(Frozen, frozen=True, kw_only=True):
    """A day of every year, "MM-DD"."""

    value: str
    source: Source


class Domain(Frozen, frozen=True, kw_only=True):
    """The host of the ward's web site."""

    value: str
    source: Source


class Words(Frozen, frozen=True, kw_only=True):
    """Phrases, compared without diacritics and case; of codes: their masks."""

    value: tuple[str, ...]
    source: Source


class Day(Frozen, frozen=True, kw_only=True):
    value: datetime.date
    source: Source


class Ratio(Frozen, frozen=True, kw_only=True):
    """A whole number of times."""

    value: int
    source: Source


_LAW = "Quyết định 19/2014/QĐ-TTg, Điều 4"
_BASES = (
    Basis(
        text="Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        source=law("Luật 72/2025/QH15"),
    ),
    Basis(
        text=(
            "Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ về "
            "việc áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2008 vào "
            "hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước"
        ),
        from_=datetime.date(2014, 5, 18),
        source=law("Tên gọi theo Công văn 9907/VPCP-TCCV năm 2016 và trang của Bộ Khoa học và Công nghệ"),
    ),
    Basis(
        text=(
            "Căn cứ Quyết định số 101/QĐ-BKHCN ngày 21 tháng 01 năm 2019 của Bộ trưởng Bộ Khoa học và "
            "Công nghệ công bố mô hình khung hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN "
            "ISO 9001:2015 đối với các loại hình cơ quan hành chính nhà nước tại địa phương"
        ),
        source=proposal("Số, ngày theo một quy trình cấp xã viện dẫn; chưa đọc bản chính thức"),
    ),
)  # fmt: skip


class QmsSettings(Frozen, frozen=True, kw_only=True):
    """What the rules of the quality system ask for; a ward is encouraged, not obliged, to run it."""

    #: Edition of ISO 9001 whose clauses are used (ngocha_kh/qms/clauses-<edition>.toml).
    edition: int = 2015
    fields: tuple[ServiceField, ...] = ()
    #: Small wards: an auditor of the own unit is a warning, not an error.
    small_ward: bool = True
    months_to_follow_law: Term = Term(value=3, source=law(f"{_LAW}, khoản 4"))
    review_months: Term = Term(
        value=12, source=proposal("Đề xuất; đánh giá, xem xét mỗi năm một lần")
    )
    audit_warning_from: YearDay = YearDay(value="10-01", source=proposal("Đề xuất"))
    objectives_by: YearDay = YearDay(value="03-31", source=proposal("Đề xuất"))
    report_due: YearDay = YearDay(
        value="11-15", source=proposal("Ngày do kế hoạch của tỉnh, thành phố đặt; ghi theo trí nhớ")
    )
    #: The obligation of the year's plan whose task is the yearly report on the system.
    report_obligation: str = "II.2-19"
    redeclare_days: Term = Term(value=30, source=proposal("Đề xuất"))
    notice_working_days: Term = Term(
        value=5, source=proposal("Mượn tương tự Luật Thực hiện dân chủ ở cơ sở 10/2022, Điều 12")
    )
    posting_days: Term = Term(
        value=30, source=proposal("Mượn tương tự Luật Thực hiện dân chủ ở cơ sở 10/2022, Điều 13")
    )
    dissemination_working_days: Term = Term(value=10, source=proposal("Đề xuất"))
    major_days: Term = Term(value=30, source=proposal("Đề xuất"))
    minor_days: Term = Term(value=60, source=proposal("Đề xuất"))
    inspection_months: Term = Term(
        value=2, source=law("Thông tư 26/2014/TT-BKHCN, Điều 37 và Điều 41")
    )
    recurrence_months: Term = Term(value=12, source=proposal("Đề xuất"))
    audit_report_days: Term = Term(value=15, source=proposal("Đề xuất"))
    review_task_days: Term = Term(value=15, source=proposal("Đề xuất"))
    law_check_days: Term = Term(value=180, source=proposal("Đề xuất"))
    #: "#" is a digit, "*" a run of capital letters and digits.
    procedure_codes: Words = Words(
        value=("QT-*-##", "QT ##/CX-*"), source=proposal("Hai cách ghi thường gặp; chưa xác nhận")
    )
    jump_times: Ratio = Ratio(value=5, source=proposal("Đề xuất"))
    reorganised_on: Day = Day(
        value=datetime.date(2025, 7, 1),
        source=law("Nghị quyết 1656/NQ-UBTVQH15 năm 2025"),
    )
    #: Legal bases of decisions on the system; unconfirmed ones are never printed.
    bases: tuple[Basis, ...] = _BASES
    web_domain: Domain | None = None
    notice_to: str = "skhcn"
    stock_causes: Words = Words(
        value=("do sơ suất", "chưa chú ý", "do chủ quan", "chưa nắm rõ quy định"),
        source=proposal("Đề xuất"),
    )
