"""What the decree allows, or says nothing of, draws no error and no warning."""

from __future__ import annotations

import pytest
from nd30.judge.strangers.cases import AGENCY
from nd30.judge.strangers.changes import (
    Change,
    align,
    at,
    both,
    copied,
    everywhere,
    face,
    first,
    followed_by,
    form,
    gaps,
    look,
    next_line,
    off,
    says,
    size,
    swap,
    with_run,
)
from nd30.judge.strangers.draft import Draft
from nd30.judge.strangers.good import good
from nd30.judge.strangers.lines import drawn, vml
from nd30.judge.strangers.page_changes import page
from nd30.judge.strangers.wml import TIMES, para, run, table
from nd30.judge.strangers.wml import look as looks

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.verdict import judge

_ALL = (
    "Thực hiện",
    "Ủy ban nhân dân xã đã",
    "a) ",
    "b) ",
    "Đã kiểm",
    "Danh mục hồ",
    "Trên đây",
    "Kết quả giải",
)


def _body(words: str) -> Change:
    """The same good report with other words in one paragraph of its body."""
    return at("Đã kiểm", says(f"{words} Số liệu chi tiết tại Phụ lục I."))


def _table_below(draft: Draft) -> None:
    small = looks(font=TIMES, size=12)
    rows = [[para(run(cell, small), align="left") for cell in ("tt", "nội dung", "kết quả")]] * 3
    at("Đã kiểm", followed_by(table(rows, (20, 80, 60), bordered=True)))(draft)


HARMLESS: dict[str, tuple[str, Change]] = {
    # the page
    "margins at their upper bounds": ("bao_cao", page("pgMar", 0, top="1418", bottom="1418", left="1985", right="1134")),
    "margins a twip off": ("thong_bao", page("pgMar", top="1133", left="1986", right="1135")),
    "gutter that completes the left margin": ("thong_bao", page("pgMar", left="1134", gutter="567")),
    "numbering written out as decimal from 1": ("giay_moi", page("pgNumType", fmt="decimal", start="1")),
    # the header
    "number left blank": ("bao_cao", at("Số:", says("Số:        /BC-UBND"))),
    "number as dots": ("bao_cao", at("Số:", says("Số: …../BC-UBND"))),
    "a number of four digits": ("bao_cao", at("Số:", says("Số: 1205/BC-UBND"))),
    "a symbol of three groups": ("bao_cao", at("Số:", says("Số: 05/BC-UBND-VP"))),
    "day left blank": ("bao_cao", at("Tân Hòa, ngày", says("Tân Hòa, ngày     tháng 6 năm 2026"))),
    "day and month left blank": ("bao_cao", at("Tân Hòa, ngày", says("Tân Hòa, ngày … tháng … năm 2026"))),
    "the last day of the year": ("bao_cao", at("Tân Hòa, ngày", says("Tân Hòa, ngày 31 tháng 12 năm 2026"))),
    "a no-break space in the number": ("bao_cao", at("Số:", says("Số:\u00a005/BC-UBND"))),
    "two spaces in Quốc hiệu": ("bao_cao", at("CỘNG HÒA", swap("XÃ HỘI", "XÃ  HỘI"))),
    "Quốc hiệu spelt HOÀ": ("bao_cao", at("CỘNG HÒA", swap("HÒA", "HOÀ"))),
    "a shorter line under Tiêu ngữ, within a tenth": ("bao_cao", at("Độc lập", next_line(drawn(56, 12)))),
    "a VML line under Tiêu ngữ": ("bao_cao", at("Độc lập", next_line(vml(60, 12, left=20)))),
    "a line of a third under the issuer": ("bao_cao", at("XÃ TÂN", next_line(drawn(15, 11)))),
    "a line of half under the issuer": ("bao_cao", at("XÃ TÂN", next_line(drawn(21, 11)))),
    "an empty paragraph above the number": ("bao_cao", at("Số:", gaps(6, 0))),
    "a draft mark in the title's line": ("thong_bao", at("THÔNG BÁO", gaps(30, 0))),
    # the title
    "title of 13 points with a body of 14": ("bao_cao", everywhere(("BÁO CÁO", "Kết quả công tác"), size(13))),
    "summary on two lines": ("to_trinh", at("Về việc phê", says("Về việc phê duyệt chủ trương đầu tư\nsửa chữa Trạm Y tế xã"), next_line(drawn(35, 33)))),
    "a line in brackets under the summary": (
        "thong_bao",
        at("Tổ chức lớp", copied("(Lớp thứ nhất)"), says("Tổ chức lớp bồi dưỡng kỹ năng số cho cán bộ, công chức năm 2026")),
    ),
    "title by capitals of the look": ("bao_cao", at("BÁO CÁO", says("Báo cáo"), look("caps"))),
    "subject of 13 points": ("cong_van", at("V/v", size(13))),
    # the body
    "indent of 1 cm throughout": ("thong_bao", everywhere(("1. ", "2. "), first(10.1))),
    "spacing of one and a half": ("bao_cao", everywhere(_ALL, gaps(0, 6, 360))),
    "exactly 18 points": ("bao_cao", everywhere(_ALL, gaps(0, 6, 360, "exact"))),
    "at least 17 points": ("bao_cao", everywhere(_ALL, gaps(0, 6, 340, "atLeast"))),
    "gaps above instead of below": ("bao_cao", everywhere(_ALL, gaps(8, 0))),
    "a short line aligned left": ("bao_cao", at("a) Kế", align("left"))),
    "one word in italics": (
        "bao_cao",
        at("a) Kế", with_run(run(" in vitro;", looks(size=14, italic=True))), swap("xã;", "xã")),
    ),
    "body of 13 points": ("bao_cao", everywhere((*_ALL, "1. ", "2. ", "I. ", "II. "), size(13))),
    "PostScript name of the face": ("bao_cao", at("Đã kiểm", face("TimesNewRomanPSMT"))),
    "a small table in the text": ("bao_cao", _table_below),
    "black written out": ("bao_cao", at("Đã kiểm", look("color", val="000000"))),
    "a gap of 6 points by both neighbours": ("bao_cao", everywhere(_ALL, gaps(6, 6))),
    "Điều with a colon inside its title": ("quy_che", at("Điều 2. Ng", swap("tiếp công dân", "tiếp công dân: công khai"))),
    "clauses of two digits": ("quy_che", at("2. Người", swap("2. ", "12. "))),
    # signing
    "signed by authorisation": ("thong_bao", both(at("TL. ", says("TUQ. CHỦ TỊCH")), at("CHÁNH", says("TRƯỞNG PHÒNG KINH TẾ")))),
    "signed by an acting chairman": ("to_trinh", at("CHỦ TỊCH", says("Q. CHỦ TỊCH"))),
    "TM. with the name of the commune": ("to_trinh", at("TM. ", says("TM. ỦY BAN NHÂN DÂN XÃ"))),
    "a name with Đ": ("to_trinh", at("Lê Thị C", says("Đỗ Đức Đạt"))),
    "a name of five syllables": ("to_trinh", at("Lê Thị C", says("Công Tằng Tôn Nữ Hỷ Khương"))),
    "signature of 13 points": ("giay_moi", at("Phạm Văn D", size(13))),
    # recipients
    "kept copies counted": ("bao_cao", at("- Lưu", says("- Lưu: VT, VHXH (2)."))),
    "only VT keeps": ("bao_cao", at("- Lưu", says("- Lưu: VT."))),
    "drafter and copies": ("bao_cao", at("- Lưu", says("- Lưu: VT, VHXH. NVA.(12)"))),
    "a purpose in brackets": ("bao_cao", at("- Thường trực HĐND", says("- Thường trực HĐND xã (để b/c);"))),
    "a long recipient": ("bao_cao", at("- Thường trực HĐND", says("- Các phòng, đơn vị sự nghiệp, trường học, trạm y tế và các thôn, ấp trên địa bàn xã;"))),
    "an addressee with a comma": ("bao_cao", at("Kính gửi", says("Kính gửi: Sở Văn hóa, Thể thao và Du lịch tỉnh Đồng Tháp"))),
    # words
    "bodies of State": ("bao_cao", _body("Ban Thường vụ Đảng ủy, Hội đồng nhân dân, Ủy ban Mặt trận Tổ quốc Việt Nam xã và Văn phòng Chính phủ đã có ý kiến.")),
    "ministries": ("bao_cao", _body("Bộ Khoa học và Công nghệ, Bộ Nội vụ, Sở Giáo dục và Đào tạo, Ủy ban Thường vụ Quốc hội đã có văn bản.")),
    "common nouns": ("bao_cao", _body("Các phường, xã, các quận 1 đến 12 trước đây, cán bộ sở, ngành và nhân dân trong xã đều tham gia.")),
    "ward and city": ("bao_cao", _body("Đoàn công tác của phường Ngọc Hà, thành phố Hà Nội và Thành phố Hồ Chí Minh đã đến thăm xã.")),
    "citations": ("bao_cao", _body("Căn cứ điểm a khoản 2 Điều 5 của Luật Tổ chức chính quyền địa phương; khoản 1 Điều 3 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.")),
    "a sentence that begins with Khoản": ("bao_cao", _body("Khoản 2 quy định rõ. Điểm a nêu cụ thể.")),
    "abbreviations with full stops": ("bao_cao", _body("Kinh phí khoảng 1.234.567 đồng (v.v. và các khoản khác), TP. Cao Lãnh hỗ trợ 2,5 tr. đồng.")),
    "days": ("bao_cao", _body("Tiếp dân vào thứ Hai và thứ Năm hằng tuần, nghỉ tết Nguyên đán, đón Tết, dự ngày Quốc khánh 2-9.")),
    "days in figures": ("bao_cao", _body("Chiều thứ hai mươi thành viên có mặt; lần thứ hai tổ chức trong tháng năm vừa qua.")),
    "a quotation": ("bao_cao", _body("Khẩu hiệu: “sạch làng, đẹp ruộng” và phong trào “dân vận khéo” được hưởng ứng.")),
    "a web address": ("bao_cao", _body("Tài liệu tại https://tanhoa.example.vn/tai-lieu và thư a@b.vn đã gửi.")),
    "a foreign word": ("bao_cao", _body("Ứng dụng iPhone, e-Office và phần mềm Zalo OA được sử dụng.")),
    "five-year period": ("bao_cao", _body("Giai đoạn 2021 - 2025, tăng 12,5%/năm; mục tiêu 2030 đạt ≥ 95%.")),
    "a list after a colon": ("bao_cao", both(at("Đã kiểm", says("Kết quả như sau (số liệu chi tiết tại Phụ lục I):"), copied("- Đạt yêu cầu: 02 đơn vị;")))),
    "Xã at the start": ("bao_cao", _body("Xã Tân Hòa đã hoàn thành. Tỉnh Đồng Tháp ghi nhận.")),
    "numbered plans": ("bao_cao", _body("Kế hoạch số 12/KH-UBND được ban hành; các kế hoạch khác đang dự thảo.")),
    "a plain indefinite law": ("bao_cao", _body("Theo quy định của pháp luật, các luật, nghị định, thông tư có liên quan được niêm yết.")),
    "superscripts": ("bao_cao", _body("Diện tích 12 m² và 3 km², nhiệt độ 30°C.")),
    "brackets and dashes": ("bao_cao", _body("Phòng Văn hóa - Xã hội (đầu mối) – phối hợp với Văn phòng – đã làm.")),
    "a name of the agency's people": ("bao_cao", _body("Ông Nguyễn Văn A và bà Lê Thị C chủ trì.")),
    "capitals of an abbreviation at the start": ("bao_cao", _body("UBND xã, HĐND xã, BCĐ 35 và CCHC được nêu.")),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_nothing_is_said_of(name: str) -> None:
    base, change = HARMLESS[name]
    draft = Draft(good(base))
    change(draft)
    findings = judge(draft.data(), AGENCY).findings
    loud = [f for f in findings if f.severity is not Severity.INFO]
    assert not loud, [f"{f.rule.id} {f.finding.measured} / {f.finding.allowed}" for f in loud]


def test_toggles_off_and_on_again_are_as_before() -> None:
    draft = Draft(good("giay_moi"))
    both(
        at("Họp Ban", off("b")), at("Họp Ban", look("b")), at("Họp Ban", form("jc", val="center"))
    )(draft)
    assert judge(draft.data()).findings == judge(good("giay_moi")).findings
