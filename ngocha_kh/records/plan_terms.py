"""Settings of the plan's other fields: money, marks, instruments, orders, each with its source.

Only what is marked as law was read in a text; the plan itself names no day and no number.
"""

from ngocha_kh.records.base import Frozen
from ngocha_kh.records.qms_settings import YearDay
from ngocha_kh.records.setting import Term, law, proposal


class PlanTerms(Frozen, frozen=True, kw_only=True):
    """From when, and how early, the rules of sections II.1, II.5 and III of the plan speak."""

    #: Different channels in a year for knowledge of intellectual property ("nhiều hình thức").
    ip_channels: Term = Term(value=2, source=proposal("Đề xuất; kế hoạch ghi nhiều hình thức"))
    ip_channels_from: YearDay = YearDay(value="10-31", source=proposal("Đề xuất"))
    mark_expiry_months: Term = Term(value=6, source=proposal("Đề xuất"))
    #: A mark unused for five years can be cancelled (Luật Sở hữu trí tuệ, Điều 95); warned before.
    mark_unused_years: Term = Term(
        value=4,
        source=proposal("Nhắc trước một năm; nhãn hiệu không dùng 5 năm liên tục có thể bị hủy bỏ"),
    )
    verification_days: Term = Term(value=30, source=proposal("Đề xuất"))
    market_report_by: YearDay = YearDay(
        value="12-15", source=law("Thông tư 09/2017/TT-BKHCN, Điều 11, khoản 6")
    )
    orders_by: YearDay = YearDay(
        value="09-30", source=proposal("Đề xuất; rà soát trước khi lập dự toán năm sau")
    )
    budget_decided_by: YearDay = YearDay(value="01-31", source=proposal("Đề xuất"))
