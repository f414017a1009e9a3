"""V-SK-100: every kind of personal data is found in any record, and no other number is taken for one."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.build import document, task, unit

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.privacy import _may_be_there, personal_data, records_hold_no_personal_data
from ngocha_kh.rules.registry import record_rules

SILENT = [
    "Nghị định 13/2012/NĐ-CP ngày 02/3/2012",
    "Nghị định số 13/2012/NĐ-CP ngày 02 tháng 3 năm 2012",
    "Thông tư 18/2013/TT-BKHCN",
    "Luật số 06/2022/QH15 ngày 15/6/2022",
    "Quyết định 5666/QĐ-UBND ngày 17/11/2025",
    "số 0123/QĐ-UBND",
    "0912345678/QĐ-UBND",
    "TCVN ISO 9001:2015",
    "thủ tục 1.001193",
    "mã 1.001193.000.00.00.H26",
    "kinh phí 120.000.000 đồng",
    "1.250.000.000 đồng, tăng 12,5%",
    "giá trị làm lợi 123456789012 đồng",
    "tài khoản định danh mức 2 cho 12.345 người",
    "tài khoản 120000000 đồng",
    "mở 500 tài khoản VNeID",
    "tài khoản: 12 345 678 lượt truy cập",
    "ngày 05/02/2026",
    "2026-04-14",
    "14/04/2026 08:30",
    "05.03.2026 14 giờ 30",
    "từ 08:00 đến 17:30 ngày 05/6/2026",
    "từ 01/01/2026 đến 31/12/2026",
    "giai đoạn 2025 - 2030",
    "Học sinh năm 2010",
    "học sinh năm học 2009 - 2010",
    "vệ sinh ngày 12/3/2010",
    "phát sinh ngày 12/3/2009, phát sinh năm 2012",
    "ngày sinh hoạt chi bộ 12/3/2026",
    "dân sinh năm 2026",
    "tổ tự quản sinh hoạt ngày 5/1/2026",
    "Nguyễn Văn A, 12/5/2026",
    "Nguyễn Văn A (ký ngày 12/5/2026)",
    "phố Trần Phú, 12/5/2026",
    "Hà Nội, 12/3/2012",
    "NV-2026-001, SK-2026-0001, QT-VHXH-01",
    "sha256 a75dd481527caf65175336afb41925f0f7ce6f1a2b9e9fae3e30bab0cf12a9e1",
    "https://hanoi.gov.vn/tin-1234567890123.html",
    "https://vbpl.vn/xem?id=012345678901",
    "tỷ lệ 33.34/33.33/33.33",
    "tổng đài 1022, 1900 1009",
    "đăng ký tạm trú tại Công an phường",
    "thủ tục đăng ký thường trú: 05 ngày",
    "cơ quan thường trực 24/24",
    "nơi ở của hộ nghèo: 12",
    "họp @ phòng 5",
    "hạch toán TK 112, TK 331 năm 2026",
    "tài khoản 112 331",
    "Phòng họp tầng 2, trụ sở UBND phường",
    "Phòng họp tầng 2, trụ sở UBND phường Ngọc Hà (địa điểm minh họa)",
    "trụ sở UBND phường, số 25 phố Liễu Giai",
    "Nhà văn hóa tổ dân phố số 5, số 12 ngõ 34 phố Đội Cấn",
    "phố Đội Cấn, đường Hoàng Hoa Thám",
    "lắp biển chỉ dẫn tại ngõ 34 phố Đội Cấn",
    "Tổ dân phố số 5 phố Đội Cấn",
    "mỗi tuần làm sạch 12 phố",
    "Ông Nguyễn Văn A, Tổ trưởng tổ dân phố 12",
    "Bà Nguyễn Thị Hoa, tổ dân phố số 5",
    "Nguyễn Văn A, số 12/QĐ-UBND",
    "tổ 12 họp dân ngày 5/6/2026",
    "người cư trú tại 12 tổ dân phố",
    "hướng dẫn các chung cư trên địa bàn; phòng 203",
    "không một hộ nào, hai hộ chưa ký",
    "hoc sinh nam 2010",
    "(at) là ký hiệu",
    "0912",
    "",
]
PERSONAL = {
    "số định danh, số giấy tờ tùy thân": [
        "001085012345", "Số CCCD 001085012345", "001 085 012 345", "CMND: 012345678",
        "căn cước số 001085012345", "Căn cước công dân: 001085012345", "hộ chiếu số B1234567",
        "(001085012345)",
    ],
    "số điện thoại": [
        "ĐT 0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "091 234 5678",
        "0912 34 56 78", "(0912) 345 678", "+84 912 345 678", "+84912345678", "0084912345678",
        "0912\u00a0345\u00a0678", "024 3843 1234", "(024) 38431234", "024.38431234", "di động 0358123456.", "LH:0987654321",
        "điện thoại 024 3 823 4567", "(024) 3.823.4567", "02438234567", "0225 3 843 123", "091 2 345 678",
        "SĐT không chín một hai, gọi", "dien thoai khong chin mot hai ba",
    ],
    "địa chỉ thư điện tử": ["a.b@c.vn", "gửi về nguyenvana@hanoi.gov.vn nhé", "<x_y@mail.example>", "a.nguyen (at) gmail.com",
        "a.nguyen[at]gmail.com", "a.nguyen (a còng) gmail (chấm) com"],
    "ngày sinh": [
        "sinh ngày 12/3/1985", "Sinh năm 1985", "Ngày sinh: 12/03/1985", "SINH NGÀY 12/3/1985",
        "ngày, tháng, năm sinh: 12/3/1985", "sinh 12.3.1985", "sinh ngày 12 tháng 3 năm 1985",
        "ông Nguyễn Văn A (sinh năm 1985)", "Nguyễn Văn A (12/03/1985)", "Trần Thị B, 1/2/1990",
        "năm sinh 2001", "sinh nam 1985", "SINH NAM 1985", "Nguyen Van A (12/03/1985)",
    ],
    "số tài khoản ngân hàng": [
        "số tài khoản 0011004123456 Vietcombank", "STK: 19034567891011",
        "tài khoản số 1903 4567 8910 11", "TK 12345678 tại ngân hàng",
    ],
    "địa chỉ nơi ở": [
        "Thường trú tại số 12 ngõ 5", "nơi ở hiện nay: 12 Đội Cấn", "Chỗ ở: ngõ 12", "hộ khẩu tại 45 phố Ngọc Hà",
        "tạm trú tại số nhà 3", "nhà số 12 ngõ 34 phố Đội Cấn", "số 12 ngõ 34", "12 ngõ 34 Đội Cấn",
        "Trú tại P1203 chung cư A, 45 Hoàng Hoa Thám", "căn hộ 1203, tòa B, chung cư A",
        "chung cư A, phòng 1203", "thuong tru tai so 12", "ngách 34/12 Đội Cấn", "nhà ở: 45 phố Ngọc Hà",
        "số 45 phố Ngọc Hà", "SỐ NHÀ 12", "Bà Nguyễn Thị Hoa, tổ 12, SĐT không chín một hai",
        "ông Trần Văn B (ngõ 12)",
    ],
}  # fmt: skip
FLAT = [(words, text) for words, texts in PERSONAL.items() for text in texts]


@pytest.mark.parametrize("text", SILENT)
def test_numbers_of_no_person_are_silent(text: str) -> None:
    assert list(personal_data(text)) == []


@pytest.mark.parametrize(("words", "text"), FLAT)
def test_personal_data_is_found_and_not_repeated_in_the_message(words: str, text: str) -> None:
    assert words in list(personal_data(text))
    record = KINDS["document"].read(document(notes=f"Ghi chú: {text}"))
    ((route, message),) = records_hold_no_personal_data(record)
    assert route == ("notes",)
    assert words in message
    assert not any(part in message for part in text.split() if any(c.isdigit() for c in part))


@pytest.mark.parametrize(("_words", "text"), FLAT)
@pytest.mark.parametrize("before", ["", "x" * 20, "x" * 45, "Dài " * 70])
def test_the_coarse_look_lets_nothing_through(_words: str, text: str, before: str) -> None:
    """The length of a text is packed as a byte before it, which may look like a digit."""
    assert _may_be_there(msgspec.msgpack.encode({"a": f"{before} {text}".strip()}))


def test_every_kind_of_record_is_looked_at() -> None:
    for kind in KINDS.values():
        assert "V-SK-100" in [rule.code for rule in record_rules(kind.type)], kind.name


def test_the_place_is_the_text_itself() -> None:
    record = KINDS["task"].read(
        task(updates=[{"on": "2026-04-01", "state": "in_progress", "note": "Gọi 0912345678"}])
    )
    assert [route for route, _ in records_hold_no_personal_data(record)] == [("updates", 0, "note")]


def test_one_text_is_told_once() -> None:
    record = KINDS["unit"].read(unit("vp", notes="0912345678, a@b.vn, sinh năm 1985"))
    ((_, message),) = records_hold_no_personal_data(record)
    assert "số điện thoại; địa chỉ thư điện tử; ngày sinh" in message


@given(st.text(st.sampled_from("0123456789 .-/()@_năm sinhxố\u00a0"), max_size=40))
def test_what_the_patterns_find_the_coarse_look_finds(text: str) -> None:
    if list(personal_data(text)):
        assert _may_be_there(msgspec.msgpack.encode([text]))


WORDS = (
    "số", "Số nhà", "nhà", "NHÀ SỐ", "ngõ", "Ngách", "hẻm", "phố", "đường", "pho", "tổ", "trú", "tru", "tại", "ở", "o",
    "nơi ở", "Chỗ Ở", "hộ khẩu", "chung cư", "căn hộ", "P1203", "12", "34/5", "0912", "345", "678", "024", "3", ",",
    "Nguyễn Văn A", "Bà Trần Thị B", "SĐT", "điện thoại", "không", "chín", "một", "hai", "sinh", "nam", "1985",
    "a.b", "(at)", "[at]", "(a còng)", "gmail.com", "gmail", "(chấm)", "com", "CCCD", "001085012345", "Đội Cấn",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_no_words_of_an_address_pass_the_coarse_look(text: str) -> None:
    if list(personal_data(text)):
        assert _may_be_there(msgspec.msgpack.encode([text]))
