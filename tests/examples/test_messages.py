"""What a secretary reads, word for word: the field, the value, what would be right."""

from pathlib import Path

import pytest
from examples.variants import check, variants

TASK = "records/tasks/2026/NV-2026-001.yaml"
MESSAGES = {
    "yaml-01-colon-in-title": f"{TASK}:4:16: error E-YAML-01 dấu hai chấm không được đứng ở đây; "
    "nếu tiêu đề có «: » hãy đặt cả giá trị trong dấu nháy kép",
    "yaml-01-windows-path": f"{TASK}:4:11: error E-YAML-01 dấu \\ trong dấu nháy kép bắt đầu một "
    "ký tự đặc biệt; với đường dẫn Windows hãy dùng nháy đơn hoặc dấu /",
    "yaml-01-no-colon": f"{TASK}:5:1: error E-YAML-01 thiếu dấu hai chấm sau khóa, hoặc dòng bị "
    "thụt sai",
    "yaml-02-deep": f"{TASK}:18:5: error E-YAML-02 khóa «progress» lặp lại, đã có ở dòng 17; "
    "chỉ giữ một",
    "text-01-windows-1258": "records/units/phong-cu.yaml:2:9: error E-TEXT-01 byte 0xF3 không "
    "phải UTF-8 (có thể tệp dùng windows-1258); hãy mở tệp và lưu lại bằng UTF-8",
    "text-05-right-to-left-in-a-value": f"{TASK}:4:43: error E-TEXT-05 ký tự điều khiển chiều chữ "
    "U+202E có thể che giấu nội dung; hãy xóa ký tự này",
    "file-03-yml": "records/tasks/2026/NV-2026-009.yml:1:1: error E-FILE-03 đuôi tệp «.yml» không "
    "phải của hồ sơ; hãy đổi đuôi tệp thành .yaml",
    "sch-01-deep": f"{TASK}:17:5: error E-SCH-01 khóa lạ «progess»; có phải «progress»?",
    "sch-02-missing": f"{TASK}:3:1: error E-SCH-02 thiếu khóa «plan» (Kế hoạch)",
    "sch-03-number-for-text": f"{TASK}:4:8: error E-SCH-03 «Tên nhiệm vụ»: giá trị 2026 phải là "
    "chữ; hãy đặt trong dấu nháy kép",
    "sch-03-text-for-number": f"{TASK}:17:15: error E-SCH-03 «Tiến độ (%)»: giá trị «100%» không "
    "đúng kiểu; phải là số nguyên",
    "sch-04-label-for-value": f"{TASK}:16:12: error E-SCH-04 «Trạng thái»: «Hoàn thành» không "
    "thuộc các giá trị: not_started (Chưa bắt đầu), in_progress (Đang thực hiện), submitted (Chờ "
    "xác nhận), done (Hoàn thành), suspended (Tạm dừng), cancelled (Hủy), not_applicable (Không "
    "áp dụng) — có phải «done»?",
    "sch-05-id": f"{TASK}:3:5: error E-SCH-05 «Mã nhiệm vụ»: «NV-26-1» không đúng dạng; Mã nhiệm "
    "vụ, ví dụ NV-2026-001",
    "sch-06-30-february": f"{TASK}:12:6: error E-SCH-06 «Hạn hoàn thành»: ngày không có thật hoặc "
    "sai dạng «2026-02-30»; ghi năm-tháng-ngày, ví dụ 2026-06-14",
    "sch-07-over-100": f"{TASK}:17:15: error E-SCH-07 «Tiến độ (%)»: giá trị 101 không được lớn "
    "hơn 100",
    "sch-08-too-long": f"{TASK}:4:8: error E-SCH-08 «Tên nhiệm vụ»: có 319 ký tự, nhiều nhất "
    "được 300",
    "sch-09-twice": f"{TASK}:6:14: error E-SCH-09 «Nghĩa vụ»: mục «II.1-01» lặp lại trong danh "
    "sách",
    "ref-01-unknown-plan": "records/reports/BC-2026-H1.yaml:4:7: error V-REF-01 không có kế hoạch "
    "«KH-2025»; có phải «KH-2026»?",
    "tsk-05-confirms-itself": f"{TASK}:15:5: warning V-TSK-05 kết quả hoàn thành do chính đơn vị "
    "chủ trì xác nhận; cần confirmed_by khác vhxh",
    "ref-16-unserved-too-long": "records/plans/KH-2026.yaml:72:5: error V-REF-16 nghĩa vụ II.2-04 "
    "«Xây dựng nhãn hiệu tập thể» đến ngày 30/06/2026 vẫn chưa có hồ sơ nào thực hiện",
}
BY_NAME = {variant.name: variant for variant in variants("bad")}


@pytest.mark.parametrize("name", MESSAGES)
def test_messages_read_as_agreed(name: str, tmp_path: Path) -> None:
    (found,) = check(BY_NAME[name], tmp_path / "w").diagnostics
    assert str(found) == MESSAGES[name]
