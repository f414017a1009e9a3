"""Papers that Điều 7 does not list: their head, their foot, and what they do not have."""

from datetime import date

import pytest
from nd30.lines import docx_lines
from nd30.sample import REFERENCE

from ngocha_kh.nd30 import MarkupError, Placeholders, render_docx

PERSONAL = """---
layout: personal
type: ĐƠN ĐỀ NGHỊ
addressees: [Ủy ban nhân dân xã Tân Hòa]
place: Tân Hòa
date: 2026-03-09
signatories: ["NGƯỜI VIẾT ĐƠN|(Ký tên)|Nguyễn Văn A"]
---

Tôi xin cam đoan những điều trên là đúng.
"""
OFFICE = """---
layout: office
orientation: landscape
parent: [UBND xã Tân Hòa]
issuer: [Phòng Văn hóa - Xã hội]
type: SỔ THEO DÕI
signatories: ["Người lập||", "Trưởng phòng|Trần Thị B"]
---

Nội dung.
"""


def _lines(markup: str, values: Placeholders | None = None) -> list[str]:
    data = render_docx(
        markup, values=values or Placeholders(), reference=REFERENCE.read_bytes(),
        created=date(2026, 7, 1), properties={},
    )  # fmt: skip
    return list(docx_lines(data))


def test_a_personal_paper_has_quoc_hieu_in_the_middle_and_no_number() -> None:
    assert _lines(PERSONAL) == [
        "Quoc hieu | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Tieu ngu | Độc lập - Tự do - Hạnh phúc",
        "Duong ke | ",
        "Ten loai | ĐƠN ĐỀ NGHỊ",
        "Duong ke | ",
        "Kinh gui | Kính gửi: Ủy ban nhân dân xã Tân Hòa",
        "Than | Tôi xin cam đoan những điều trên là đúng.",
        "table |  ¦ Tân Hòa, ngày 09 tháng 3 năm 2026",
        "table |  ¦ NGƯỜI VIẾT ĐƠN ⏎ (Ký tên)",
        "table |  ¦ Nguyễn Văn A",
        "Cuoi phan | ",
        "section | portrait",
    ]


def test_a_paper_of_an_office_names_it_and_two_sign_side_by_side() -> None:
    lines = _lines(OFFICE)
    assert lines[0].startswith("table | UBND XÃ TÂN HÒA ⏎ PHÒNG VĂN HÓA - XÃ HỘI")
    assert "table | NGƯỜI LẬP ⏎  ¦ TRƯỞNG PHÒNG" in lines
    assert "table |  ¦ Trần Thị B" in lines
    assert lines[-1] == "section | landscape"


def test_three_who_sign_stand_in_rows_of_two_the_last_at_the_right() -> None:
    three = PERSONAL.replace('Nguyễn Văn A"]', 'Nguyễn Văn A", "X|Trần Thị B", "Y|Lê Văn C"]')
    lines = _lines(three)
    assert "table | Nguyễn Văn A ¦ Trần Thị B" in lines
    assert "table |  ¦ Lê Văn C" in lines


def test_values_with_a_bar_are_kept_out_of_the_markup_by_who_makes_them() -> None:
    """The bar divides after the values are in: a caller puts whole signatories into one value."""
    values = Placeholders()
    token = values.put("TÁC GIẢ|(Ký tên)|Nguyễn Văn A")
    found = _lines(PERSONAL.replace("NGƯỜI VIẾT ĐƠN|(Ký tên)|Nguyễn Văn A", token), values)
    assert "table |  ¦ Nguyễn Văn A" in found


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("layout: personal", "layout: letter", "personal hoặc office"),
        ("layout: personal", "layout: office", "issuer"),
        ("place: Tân Hòa", "issuer: [UBND xã]", "cá nhân"),
        ("place: Tân Hòa", "symbol: BC-UBND", "signatories"),
        ("place: Tân Hòa", "recipients: [Như trên]", "signatories"),
        ("place: Tân Hòa", "orientation: upright", "landscape"),
        ('signatories: ["NGƯỜI VIẾT ĐƠN|(Ký tên)|Nguyễn Văn A"]', "year: 2026", "signatories"),
    ],
)
def test_what_such_a_paper_has_no_place_for_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        _lines(PERSONAL.replace(old, new))


@pytest.mark.parametrize("key", ['signatories: ["A|B"]', "orientation: landscape"])
def test_an_official_document_has_no_place_for_theirs(key: str) -> None:
    official = f"""---
issuer: [UBND xã]
symbol: BC-UBND
place: Tân Hòa
year: 2026
type: BÁO CÁO
summary: Kết quả
recipients: ["Lưu: VT"]
signature: [CHỦ TỊCH]
signer: ""
{key}
---

Nội dung.
"""
    with pytest.raises(MarkupError, match="văn bản hành chính"):
        _lines(official)
