"""Capitals (Phụ lục II) and references: silence on the doubtful is worth more than a find."""

import pytest
from nd30.judge.body.papers import centred, found, measured, paper, para, table

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.paper import Profile
from ngocha_kh.nd30.judge.registry import checks

PROFILE = Profile(names=("Nguyễn Văn Hưng",), units={"phường": ("Ngọc Hà",)})
CAPITALS = [check.rule.removeprefix("ND30-") for check in checks() if "-CAP-" in check.rule]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân phường Ngọc Hà, thành phố Hà Nội báo cáo. Kết quả như sau.",
        "Uỷ ban nhân dân phường Ngọc Hà báo cáo Hội đồng nhân dân phường.",
        "UBND Thành phố giao các quận, phường thực hiện; TP. Hà Nội; v.v. theo quy định.",
        "Phường Ngọc Hà đã thực hiện. Phường Ngọc Hà đề nghị.",
        "Kính gửi: Phường Ngọc Hà",
        "Các ủy ban nhân dân cấp xã và sở tài chính các tỉnh.",
        "ỦY BAN NHÂN DÂN PHƯỜNG NGỌC HÀ",
        "Biển ghi “Ủy Ban Nhân Dân Phường Ngọc Hà. xin mời” ở cổng.",
        "Căn cứ điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự.",
        "Khoản 2 Điều này áp dụng. Điểm a khoản này không áp dụng.",
        "Mỗi phường 5 triệu đồng, các phường 3, 4 và 5 đã nhận.",
        "Thủ đô Hà Nội, Thành phố Hồ Chí Minh, Quận 1, Phường Điện Biên Phủ.",
        "Nhân dịp tết Nguyên đán, tết Trung thu, ngày Quốc khánh 2-9. Tết Nguyên đán năm nay.",
        "Xuân Mậu Thân, năm Kỷ Tỵ; họp thứ Hai hằng tuần, lần thứ hai trong tháng Tám.",
        "Gồm: Thứ nhất, rà soát; Thứ hai, tổng hợp.",
        "Các nghị định số 30 và số 13; nghị định, thông tư hướng dẫn.",
        "Trang tin ngocha.hanoi.gov.vn. https://ngocha.vn là địa chỉ.",
        "Ông Nguyễn Văn Hưng, Phó Chủ tịch UBND phường.",
        "Số liệu tr. 5, vd. bảng 1; đạt 98,5 %. 12 đơn vị nộp.",
        "Sở Văn hóa và Thể thao, Sở Khoa học và Công nghệ, Bộ Nội vụ, Bộ Tài chính.",
    ],
)
def test_right_or_doubtful_capitals_are_silent(text: str) -> None:
    on = paper(para(text), profile=PROFILE)
    assert {rule: got for rule in CAPITALS if (got := measured(rule, on))} == {}


@pytest.mark.parametrize(
    ("rule", "text", "written", "right"),
    [
        ("SENT", "Đã hoàn thành kế hoạch. các đơn vị tiếp tục.", "hoạch. các", "hoạch. Các"),
        ("NAME", "Do ông Nguyễn văn Hưng phụ trách.", "Nguyễn văn Hưng", "Nguyễn Văn Hưng"),
        ("UNIT", "Trên địa bàn Phường Ngọc Hà.", "Phường Ngọc Hà", "phường Ngọc Hà"),
        ("UNIT", "Trên địa bàn phường Ngọc hà.", "phường Ngọc hà", "phường Ngọc Hà"),
        ("UNIT", "Ủy ban nhân dân Thành phố Hà Nội", "Thành phố Hà Nội", "thành phố Hà Nội"),
        ("UNITNUM", "Đơn vị tại quận 1, đã nộp.", "quận 1", "Quận 1"),
        ("UNITNUM", "tại phường Điện Biên Phủ.", "phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("SPECIAL", "Xây dựng thủ đô Hà Nội.", "thủ đô Hà Nội", "Thủ đô Hà Nội"),
        ("SPECIAL", "tại thành phố Hồ Chí Minh.", "thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("ORG", "Ủy Ban Nhân Dân phường giao.", "Ủy Ban Nhân Dân", "Ủy ban nhân dân"),
        ("ORG", "Hội đồng Nhân dân phường.", "Hội đồng Nhân dân", "Hội đồng nhân dân"),
        ("ORG", "Gửi Sở Tài Chính.", "Sở Tài Chính", "Sở Tài chính"),
        ("HOLIDAY", "Chào mừng ngày Quốc Khánh 2-9.", "ngày Quốc Khánh", "ngày Quốc khánh"),
        ("DOC", "Thực hiện nghị định số 30/2020/NĐ-CP.", "nghị định số 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
        ("DOC", "Theo bộ luật số 100/2015/QH13.", "bộ luật số 100/2015/QH13", "Bộ luật số 100/2015/QH13"),
        ("REF", "Theo quy định tại Khoản 2 Điều 5.", "Khoản 2", "khoản 2"),
        ("REF", "Quy định tại Điểm a khoản 2.", "Điểm a", "điểm a"),
        ("REF", "Theo điều 5 Nghị định này.", "điều 5", "Điều 5"),
        ("LUNAR", "Chào năm ất Tỵ.", "ất Tỵ", "Ất Tỵ"),
        ("TET", "Đón Tết Nguyên Đán vui tươi, nhân dịp Tết Nguyên Đán.", "Tết Nguyên Đán", "tết Nguyên đán"),
        ("DAY", "Họp vào Thứ Hai hằng tuần.", "Thứ Hai", "thứ Hai"),
    ],
)  # fmt: skip
def test_a_wrong_capital_is_named_with_the_right_form(
    rule: str, text: str, written: str, right: str
) -> None:
    findings = found(f"CAP-{rule}", paper(para(text), profile=PROFILE))
    assert (findings[-1].measured, findings[-1].allowed) == (f"viết «{written}»", f"«{right}»")
    others = [
        r for r in CAPITALS if r != f"CAP-{rule}" and found(r, paper(para(text), profile=PROFILE))
    ]
    assert others == []


@pytest.mark.parametrize(
    ("above", "below", "is_found"),
    [
        ("Kết quả đạt được.", "các đơn vị đã nộp báo cáo.", True),
        ("Kết quả đạt được.", "- các đơn vị đã nộp báo cáo.", True),
        ("Gồm các nội dung sau:", "- các đơn vị đã nộp báo cáo;", False),
        ("- các đơn vị thứ nhất;", "- các đơn vị thứ hai.", False),
        ("Kết quả đạt được.", "Các đơn vị đã nộp báo cáo.", False),
        ("Kết quả đạt được.", "ngocha.hanoi.gov.vn", False),
        ("Kết quả đạt được.", "“các đơn vị” là phòng, ban.", False),
    ],
)
def test_a_new_line_begins_with_a_capital_after_a_full_stop(
    above: str, below: str, is_found: bool
) -> None:
    assert bool(found("CAP-SENT", paper(para(above), para(below)))) is is_found


def test_fragments_in_tables_and_headings_begin_as_they_like() -> None:
    on = paper(para("Hết."), table([para("xong."), para("các việc")]), centred("các nội dung"))
    assert found("CAP-SENT", on) == []


def test_without_names_of_the_agency_nothing_is_said_of_names() -> None:
    [check] = [check for check in checks() if check.rule == "ND30-CAP-NAME"]
    assert check.missing(paper(para())) == ("profile.names",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của UBND phường.", []),
        ("Quyết định số 12/QĐ-UBND ngày 05/01/2026; sau đó Quyết định số 12/QĐ-UBND.", []),
        ("Theo Luật Tổ chức chính quyền địa phương.", []),
        ("Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.", ["ghi «Nghị định 30/2020/NĐ-CP»"]),
        ("Nghị định số 30/2020/NĐ-CP.", ["Nghị định số 30/2020/NĐ-CP: không có ngày ban hành"]),
    ],
)
def test_the_first_mention_of_a_document_is_looked_at(text: str, said: list[str]) -> None:
    findings = found("REF-FIRST", paper(para(text)))
    assert [finding.measured for finding in findings] == said
    assert {finding.severity for finding in findings} <= {Severity.INFO}
