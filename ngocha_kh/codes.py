"""What the codes of reading and of the schemas mean; `nkh explain` prints it."""

from typing import Final

from ngocha_kh.yamlio.nodes import MAX_ALIASES, MAX_DEPTH
from ngocha_kh.yamlio.text import MAX_BYTES

CODES: Final = {
    "E-FILE-01": "Tệp không đọc được hoặc không phải tệp thường.\n\nThiếu quyền đọc, liên kết hỏng, hoặc là thiết bị chứ không phải tệp.\n\nCách sửa: cấp quyền đọc, hoặc xóa liên kết.",
    "E-FILE-02": f"Tệp quá lớn.\n\nMột hồ sơ không quá {MAX_BYTES} byte, để công cụ luôn trả lời nhanh.\n\nCách sửa: tách nội dung, đưa tài liệu kèm theo ra tệp riêng.",
    "E-FILE-03": "Đuôi tệp không phải .yaml.\n\nTệp .yml, .YAML hay tệp khác trong records/ dễ bị bỏ sót mà không ai biết.\n\nCách sửa: đổi đuôi thành .yaml, hoặc chuyển tệp ra ngoài records/.",
    "E-FILE-04": "Tệp không nằm ở chỗ của loại hồ sơ nào.\n\nThư mục cho biết loại hồ sơ, ví dụ tasks/<năm>/<mã>.yaml.\n\nCách sửa: chuyển tệp về đúng thư mục.",
    "E-FILE-05": "Liên kết dẫn ra ngoài thư mục records/.\n\nHồ sơ không được đọc tệp ngoài nơi làm việc.\n\nCách sửa: thay liên kết bằng tệp thật.",
    "E-TEXT-01": "Tệp không phải UTF-8.\n\nTệp có thể được lưu bằng TCVN3, VNI, windows-1258 hay bảng mã cũ khác.\n\nCách sửa: mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8.",
    "E-TEXT-02": "Tệp dùng UTF-16 hoặc UTF-32.\n\nNotepad gọi bảng mã này là «Unicode».\n\nCách sửa: lưu lại với bảng mã UTF-8.",
    "E-TEXT-03": "Có ký tự điều khiển.\n\nKý tự điều khiển không in ra được và không đưa vào văn bản Word được.\n\nCách sửa: xóa ký tự ở vị trí đã chỉ.",
    "E-TEXT-04": "Dấu BOM nằm giữa tệp.\n\nChỉ cho phép một dấu BOM ở đầu tệp.\n\nCách sửa: xóa ký tự ở vị trí đã chỉ.",
    "E-TEXT-05": "Có ký tự điều khiển chiều chữ.\n\nKý tự này làm chữ trên màn hình khác với nội dung thật, che giấu sửa đổi khi duyệt.\n\nCách sửa: xóa ký tự ở vị trí đã chỉ.",
    "E-TEXT-06": "Có ký tự xuống dòng lạ.\n\nCR đứng một mình, U+0085, U+2028, U+2029 làm người duyệt và máy thấy số dòng khác nhau.\n\nCách sửa: thay bằng xuống dòng thường.",
    "E-TEXT-07": "Khóa có ký tự không nhìn thấy.\n\nKhóa nhìn giống nhau nhưng thật ra khác nhau.\n\nCách sửa: xóa và gõ lại khóa.",
    "E-YAML-01": "Sai cú pháp YAML.\n\nThường do thụt dòng sai, dấu «: » trong tiêu đề không có nháy, hoặc giá trị mở đầu bằng [ { @ * & ! |.\n\nCách sửa: đặt cả giá trị trong dấu nháy kép, chỉnh thụt dòng bằng dấu cách.",
    "E-YAML-02": "Khóa lặp lại.\n\nNhiều công cụ lặng lẽ lấy giá trị sau và làm mất giá trị trước.\n\nCách sửa: chỉ giữ một khóa.",
    "E-YAML-03": "Thụt dòng bằng phím Tab.\n\nYAML chỉ thụt dòng bằng dấu cách.\n\nCách sửa: thay Tab bằng hai dấu cách.",
    "E-YAML-04": f"Tham chiếu «*» hoặc dấu neo «&» không dùng được.\n\nTối đa {MAX_ALIASES} tham chiếu trong một tệp, để nội dung đọc được ngay tại chỗ.\n\nCách sửa: viết lại nội dung; nếu là lời văn thì đặt trong dấu nháy kép.",
    "E-YAML-05": "Tệp có nhiều tài liệu.\n\nMỗi tệp là một hồ sơ; dấu «---» thứ hai mở tài liệu khác.\n\nCách sửa: tách thành nhiều tệp.",
    "E-YAML-06": "Còn dấu xung đột khi trộn Git.\n\nHai người sửa cùng một chỗ và việc trộn chưa xong.\n\nCách sửa: chọn bản đúng, xóa các dòng <<<<<<<, =======, >>>>>>>.",
    "E-YAML-07": f"Lồng quá sâu.\n\nHồ sơ không quá {MAX_DEPTH} cấp lồng nhau.\n\nCách sửa: kiểm tra thụt dòng và dấu ngoặc.",
    "E-YAML-08": "Có nhãn kiểu «!…».\n\nHồ sơ chỉ dùng các kiểu thường; nhãn kiểu có thể chạy mã ở công cụ khác.\n\nCách sửa: bỏ nhãn; nếu là lời văn thì đặt trong dấu nháy kép.",
    "E-YAML-09": "Tệp rỗng hoặc không phải các cặp «khóa: giá trị».\n\nCách sửa: viết hồ sơ theo lược đồ, hoặc xóa tệp.",
    "E-YAML-10": "Khóa không phải chữ.\n\nSố, ngày hay danh sách không làm khóa được.\n\nCách sửa: dùng tên khóa trong lược đồ.",
    "E-YAML-11": "Có khóa trộn «<<».\n\nKhóa trộn làm nội dung hồ sơ khác với những gì người duyệt thấy.\n\nCách sửa: viết đủ các khóa.",
    "E-YAML-12": "Số không dùng được.\n\nVô cực và «không phải số» không tính toán được.\n\nCách sửa: ghi một số cụ thể.",
    "E-SCH-01": "Khóa lạ.\n\nKhóa không có trong lược đồ thường do gõ nhầm, và sẽ không ai đọc giá trị của nó.\n\nCách sửa: dùng khóa mà thông báo gợi ý.",
    "E-SCH-02": "Thiếu khóa bắt buộc.\n\nCách sửa: bổ sung khóa với giá trị đúng.",
    "E-SCH-03": "Giá trị sai kiểu.\n\nVí dụ ghi chữ ở chỗ cần số. Mã gồm toàn chữ số phải đặt trong dấu nháy kép.\n\nCách sửa: ghi giá trị đúng kiểu.",
    "E-SCH-04": "Giá trị không thuộc danh mục.\n\nCách sửa: chọn một giá trị mà thông báo liệt kê.",
    "E-SCH-05": "Giá trị không đúng dạng.\n\nVí dụ mã nhiệm vụ phải có dạng NV-2026-001.\n\nCách sửa: viết lại theo dạng mà thông báo nêu.",
    "E-SCH-06": "Ngày không có thật hoặc sai dạng.\n\nNgày ghi theo dạng năm-tháng-ngày, ví dụ 2026-06-14.\n\nCách sửa: ghi lại ngày đúng.",
    "E-SCH-07": "Số ngoài khoảng cho phép.\n\nVí dụ tiến độ từ 0 đến 100.\n\nCách sửa: ghi số trong khoảng.",
    "E-SCH-08": "Độ dài không phù hợp.\n\nGiá trị để trống, quá dài, hoặc danh sách thiếu mục.\n\nCách sửa: viết lại cho vừa.",
    "E-SCH-09": "Mục lặp lại trong danh sách.\n\nCách sửa: bỏ mục lặp.",
    "E-SCH-10": "Giá trị không đúng với lược đồ.\n\nCách sửa: đối chiếu với mô tả của trường trong lược đồ.",
}  # fmt: skip
