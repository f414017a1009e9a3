"""The provinces and cities of Việt Nam from 01/7/2025, by their common noun."""

from __future__ import annotations

from collections.abc import Mapping

#: Thành phố Hồ Chí Minh is left out: named after a person, it is written with its common noun.
PROVINCES: Mapping[str, tuple[str, ...]] = {
    "thành phố": ("Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Cần Thơ"),
    "tỉnh": (
        "Cao Bằng", "Điện Biên", "Lai Châu", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa",
        "Nghệ An", "Hà Tĩnh", "Tuyên Quang", "Lào Cai", "Thái Nguyên", "Phú Thọ", "Bắc Ninh",
        "Hưng Yên", "Ninh Bình", "Quảng Trị", "Quảng Ngãi", "Gia Lai", "Khánh Hòa", "Lâm Đồng",
        "Đắk Lắk", "Đồng Nai", "Tây Ninh", "Vĩnh Long", "Đồng Tháp", "Cà Mau", "An Giang",
    ),
}  # fmt: skip
