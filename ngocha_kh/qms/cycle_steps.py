"""The fourteen steps of the cycle in order: who does each, and by what text."""

from typing import Final

from ngocha_kh.qms import cycle_building as building
from ngocha_kh.qms import cycle_declaring as declaring
from ngocha_kh.qms import cycle_keeping as keeping
from ngocha_kh.qms.cycle import Rule

_QD = "QĐ 19/2014/QĐ-TTg, Điều 4"
_TT = "TT 26/2014/TT-BKHCN, Điều 7, khoản 2"

STEPS: Final = (
    Rule("plan", "Phê duyệt kế hoạch ISO năm", "UBND phường", f"{_TT}, điểm a", building.plan_approved),
    Rule("bodies", "Kiện toàn Ban Chỉ đạo, Thư ký, Tổ ĐGNB", "UBND phường", f"{_TT}, điểm b", building.bodies_in_force),
    Rule("training", "Đào tạo, tập huấn", "Đơn vị thường trực", f"{_TT}, điểm c", building.staff_trained),
    Rule("documents", "Viết, ban hành, soát xét tài liệu", "Đơn vị chủ quy trình", f"{_QD}, khoản 1; {_TT}, điểm d", building.documents_kept_current),
    Rule("telling", "Phổ biến, hướng dẫn áp dụng", "Đơn vị thường trực", f"{_TT}, điểm đ", building.staff_told),
    Rule("applying", "Áp dụng", "Các đơn vị áp dụng", f"{_QD}, khoản 2", building.applied),
    Rule("audit", "Đánh giá nội bộ, khắc phục", "Tổ đánh giá nội bộ", f"{_QD}, khoản 2 và khoản 4", keeping.audited),
    Rule("review", "Xem xét của lãnh đạo", "Người đứng đầu", f"{_QD}, khoản 2 và khoản 4", keeping.reviewed),
    Rule("confirmation", "Xác nhận hiệu lực của hệ thống", "Người đứng đầu", f"{_QD}, khoản 2; {_TT}, điểm g", declaring.confirmed),
    Rule("declaration", "Công bố, công bố lại", "Người đứng đầu", f"{_QD}, khoản 3 và khoản 4", declaring.declared),
    Rule("posting", "Thông báo, niêm yết, đăng tải", "UBND phường, Văn phòng", f"{_QD}, khoản 3", declaring.told_and_posted),
    Rule("upkeep", "Duy trì sau công bố", "Các đơn vị áp dụng", f"{_QD}, khoản 4", keeping.kept_up),
    Rule("inspection", "Khắc phục sau kiểm tra của cấp trên", "Người đứng đầu", "TT 26/2014/TT-BKHCN, Điều 37", keeping.inspected),
    Rule("report", "Báo cáo tổng kết năm", "Đơn vị thường trực", "QĐ 19/2014/QĐ-TTg, Điều 12", keeping.reported),
)  # fmt: skip
