"""Quốc hiệu, issuer, number, place and date (Phụ lục I, Phần I, Mục II, khoản 1 đến 4)."""

from __future__ import annotations

from copy import deepcopy

from nd30.judge.strangers.cases import AGENCY, Case
from nd30.judge.strangers.changes import (
    align,
    at,
    empty_after,
    everywhere,
    face,
    followed_by,
    gaps,
    look,
    next_line,
    off,
    says,
    size,
    swap,
)
from nd30.judge.strangers.draft import Draft
from nd30.judge.strangers.lines import bordered, drawn

_RULES = ("ND30-RULE-LEN", "ND30-RULE-SOLID")
_DASHED = drawn(60.5, 12).replace("</a:ln>", '<a:prstDash val="dash"/></a:ln>')
_SCORES = "<w:r><w:t>" + "_" * 25 + "</w:t></w:r>"


def _date_above(draft: Draft) -> None:
    """The date moves up, under the line of the Tiêu ngữ, a row above the number."""
    date = draft.paragraph("Tân Hòa, ngày")
    draft.paragraph("Độc lập").getnext().addnext(deepcopy(date))
    says("")(date)


def _number(name: str, new: str, rule: str, good: str = "bao_cao", **more: object) -> Case:
    return Case(name, good, at("Số:", says(new)), rule, **more)  # type: ignore[arg-type]


def _date(name: str, new: str, rule: str, good: str = "bao_cao", **more: object) -> Case:
    return Case(name, good, at("Tân Hòa, ngày", says(new)), rule, **more)  # type: ignore[arg-type]


CASES = (
    Case("viết tắt VN", "bao_cao", at("CỘNG HÒA", swap("VIỆT NAM", "VN")), "ND30-QH-TEXT"),
    Case("thiếu chữ", "quyet_dinh", at("Cộng hòa", says("Cộng hòa xã hội Việt Nam")),
         "ND30-QH-TEXT"),
    Case("chữ thường", "quyet_dinh", at("Cộng hòa", off("caps")),
         "ND30-QH-STYLE|ND30-QH-TEXT", ("ND30-QH-TEXT", "ND30-QH-STYLE")),
    Case("không đậm", "to_trinh", at("ỦY BAN NHÂN DÂNCỘNG", off("b")), "ND30-QH-STYLE",
         ("ND30-ORG-STYLE",)),
    Case("không đậm, trong bảng", "ke_hoach", at("CỘNG HÒA", off("b")), "ND30-QH-STYLE"),
    Case("nghiêng", "giay_moi", at("CỘNG HÒA", look("i")), "ND30-QH-STYLE"),
    Case("cỡ 11", "thong_bao", at("CỘNG HÒA", size(11)), "ND30-QH-STYLE", ("ND30-SIZESET",)),
    Case("căn trái", "bien_ban", at("CỘNG HÒA", align("left")), "ND30-QH-STYLE"),
    Case("gạch nối dài", "bao_cao", at("Độc lập", swap("-", "–")), "ND30-TN-TEXT",
         severity="warning"),
    Case("hoa mọi chữ", "bao_cao", at("Độc lập", says("Độc Lập - Tự Do - Hạnh Phúc")),
         "ND30-TN-TEXT"),
    Case("dính gạch nối", "cong_van", at("Độc lập", says("Độc lập-Tự do-Hạnh phúc")),
         "ND30-TN-TEXT", ("ND30-TN-RULE", *_RULES)),
    Case("không đậm", "giay_moi", at("Độc lập", off("b")), "ND30-TN-STYLE"),
    Case("nghiêng", "quy_che", at("Độc lập", look("i")), "ND30-TN-STYLE"),
    Case("căn phải", "bao_cao", at("Độc lập", align("right")), "ND30-TN-STYLE"),
    Case("đoạn trống ở giữa", "bao_cao", at("CỘNG HÒA", empty_after), "ND30-QHTN-GAP"),
    Case("cách 6 pt", "bao_cao", at("CỘNG HÒA", gaps(0, 6)), "ND30-QHTN-GAP"),
    Case("dãn dòng 1,5", "giay_moi", everywhere(("CỘNG HÒA", "Độc lập"), gaps(0, 0, 360)),
         "ND30-QHTN-GAP"),
    Case("không có đường kẻ", "bao_cao", at("Độc lập", next_line()), "ND30-TN-RULE", _RULES),
    Case("đường kẻ 30 mm", "bao_cao", at("Độc lập", next_line(drawn(30, 12))),
         "ND30-TN-RULE|ND30-RULE-LEN", ("ND30-TN-RULE", "ND30-RULE-LEN")),
    Case("đường kẻ dài hết cột", "cong_van", at("Độc lập", next_line(drawn(95, 42))),
         "ND30-TN-RULE|ND30-RULE-LEN", ("ND30-TN-RULE", "ND30-RULE-LEN")),
    Case("nét đứt", "bao_cao", at("Độc lập", next_line(_DASHED)),
         "ND30-TN-RULE|ND30-RULE-SOLID", ("ND30-TN-RULE", "ND30-RULE-SOLID")),
    Case("gạch chân thay đường kẻ", "quyet_dinh",
         at("Độc lập", look("u", val="single"), next_line()),
         "ND30-RULE-UNDERLINE|ND30-TN-RULE", ("ND30-TN-RULE", "ND30-RULE-UNDERLINE")),
    Case("dấu gạch dưới thay đường kẻ", "bao_cao", at("Độc lập", next_line(_SCORES)),
         "ND30-RULE-CHARS", severity="info"),
    Case("tên cơ quan viết tắt", "bao_cao", at("ỦY BAN", says("UBND")), "ND30-ORG-NAME",
         ("ND30-ORG-RULE", "ND30-RULE-LEN"), profile=AGENCY),
    Case("tên cơ quan không đậm", "ke_hoach", at("PHÒNG VĂN", off("b")), "ND30-ORG-STYLE"),
    Case("tên cơ quan cỡ 14", "thong_bao", everywhere(("ỦY BAN", "XÃ TÂN"), size(14)),
         "ND30-ORG-STYLE"),
    Case("tên cơ quan nghiêng", "bao_cao", everywhere(("ỦY BAN", "XÃ TÂN"), look("i")),
         "ND30-ORG-STYLE"),
    Case("tên cơ quan căn trái", "bao_cao", everywhere(("ỦY BAN", "XÃ TÂN"), align("left")),
         "ND30-ORG-STYLE"),
    Case("cơ quan chủ quản cỡ 14", "ke_hoach", at("UBND XÃ", size(14)), "ND30-PARENT-STYLE"),
    Case("cơ quan chủ quản nghiêng", "ke_hoach", at("UBND XÃ", look("i")), "ND30-PARENT-STYLE"),
    Case("cơ quan chủ quản đậm", "ke_hoach", at("UBND XÃ", look("b")), "ND30-PARENT-STYLE"),
    Case("cách hai dòng tên", "ke_hoach", at("UBND XÃ", gaps(0, 12)), "ND30-ORG-GAP"),
    Case("không có đường kẻ", "bao_cao", at("XÃ TÂN HÒA", next_line()), "ND30-ORG-RULE", _RULES),
    Case("đường kẻ dài bằng tên", "bao_cao", at("XÃ TÂN HÒA", next_line(drawn(43, 11))),
         "ND30-ORG-RULE|ND30-RULE-LEN", ("ND30-ORG-RULE", "ND30-RULE-LEN")),
    Case("đường kẻ 6 mm", "ke_hoach",
         at("PHÒNG VĂN", next_line(), followed_by(bordered(6, 58.2))),
         "ND30-ORG-RULE|ND30-RULE-LEN", ("ND30-ORG-RULE", "ND30-RULE-LEN")),
    Case("gạch chân tên cơ quan", "bao_cao",
         at("XÃ TÂN HÒA", look("u", val="single"), next_line()),
         "ND30-RULE-UNDERLINE|ND30-ORG-RULE", ("ND30-ORG-RULE", "ND30-RULE-UNDERLINE")),
    Case("cỡ 14", "bao_cao", at("Số:", size(14)), "ND30-SO-LABEL"),
    Case("đậm", "quyet_dinh", at("Số:", look("b")), "ND30-SO-LABEL"),
    Case("nghiêng", "quyet_dinh", at("Số:", look("i")), "ND30-SO-LABEL"),
    Case("căn trái", "cong_van", at("Số:", align("left")), "ND30-SO-LABEL"),
    _number("chữ SỐ in hoa", "SỐ: 05/BC-UBND", "ND30-SO-LABEL"),
    _number("thiếu số 0", "Số: 5/BC-UBND", "ND30-SO-DIGITS"),
    _number("thừa số 0", "Số: 005/BC-UBND", "ND30-SO-DIGITS", severity="warning"),
    _number("cách hai bên gạch chéo", "Số: 05 / BC-UBND", "ND30-SO-SLASH"),
    _number("gạch nối dài", "Số: 05/BC–UBND", "ND30-SO-HYPHEN"),
    _number("cách hai bên gạch nối", "Số: 05/BC - UBND", "ND30-SO-HYPHEN"),
    _number("ký hiệu chữ thường", "Số: 05/bc-ubnd", "ND30-SO-CASE", also=("ND30-SO-NAMED",)),
    _number("tờ trình viết TTR", "Số: 17/TTR-UBND", "ND30-SO-NAMED|ND30-SO-CASE", "quyet_dinh",
            also=("ND30-SO-NAMED", "ND30-SO-CASE")),
    _number("đảo tên loại và cơ quan", "Số: 05/UBND-BC", "ND30-SO-NAMED"),
    _number("ký hiệu của loại khác", "Số: 05/KH-UBND", "ND30-SO-NAMED"),
    _number("thiếu tên loại", "Số: 05/UBND", "ND30-SO-NAMED"),
    _number("công văn có CV", "Số: 212/CV-UBND", "ND30-SO-CV", "cong_van"),
    _number("công văn thiếu đơn vị soạn", "Số: 212/UBND", "ND30-SO-CV", "cong_van"),
    _number("có năm", "Số: 05/2026/BC-UBND", "ND30-SO-NOYEAR"),
    _number("viết tắt lạ", "Số: 05/BC-ABC", "ND30-SO-ABBR", profile=AGENCY),
    _date("địa danh khác", "Hà Nội, ngày 05 tháng 6 năm 2026", "ND30-DD-NAME", profile=AGENCY),
    _date("thiếu đơn vị mang tên người", "Hồ Chí Minh, ngày 05 tháng 6 năm 2026", "ND30-DD-FULL"),
    _date("địa danh chữ thường", "tân hòa, ngày 05 tháng 6 năm 2026", "ND30-DD-CASE"),
    _date("thiếu dấu phẩy", "Tân Hòa ngày 05 tháng 6 năm 2026", "ND30-DD-CASE|ND30-DATE-FORM",
          also=("ND30-DD-CASE", "ND30-DATE-FORM")),
    _date("ngày viết số", "Tân Hòa, ngày 05/6/2026", "ND30-DATE-FORM"),
    _date("ngày thiếu số 0", "Tân Hòa, ngày 5 tháng 6 năm 2026", "ND30-DATE-ZERO-DAY"),
    _date("tháng 06", "Tân Hòa, ngày 05 tháng 06 năm 2026", "ND30-DATE-ZERO-MONTH",
          severity="warning"),
    _date("tháng 2", "Tân Hòa, ngày 24 tháng 2 năm 2026", "ND30-DATE-ZERO-MONTH", "thong_bao"),
    Case("đứng", "bao_cao", at("Tân Hòa, ngày", off("i")), "ND30-DATE-STYLE"),
    Case("đậm", "giay_moi", at("Tân Hòa, ngày", look("b")), "ND30-DATE-STYLE"),
    Case("đứng, trong khung nội dung", "quyet_dinh", at("Tân Hòa, ngày", off("i")),
         "ND30-DATE-STYLE"),
    Case("căn phải", "bao_cao", at("Tân Hòa, ngày", align("right")), "ND30-DATE-POS"),
    Case("khác hàng với số", "bao_cao",
         _date_above, "ND30-DATE-POS"),
    Case("Quốc hiệu không đậm trong hộp", "chi_thi", at("CỘNG HÒA", off("b")), "ND30-QH-STYLE"),
    Case("ngày đứng trong hộp", "chi_thi", at("Tân Hòa, ngày", off("i")), "ND30-DATE-STYLE"),
    Case("số sai trong hộp", "chi_thi", at("Số:", says("Số: 3/CT-UBND")), "ND30-SO-DIGITS"),
    Case("phông khác trong hộp", "chi_thi", at("Số:", face("Arial")), "ND30-FONT-FACE"),
    Case("ban hành trước căn cứ", "quyet_dinh",
         at("Tân Hòa, ngày", says("Tân Hòa, ngày 20 tháng 7 năm 2019")), "ND30-DATE-VALUE"),
)  # fmt: skip
