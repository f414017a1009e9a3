"""Signature, addressees, recipients, marks, appendices (Mục II, khoản 7 đến 9; Mục III)."""

from __future__ import annotations

from nd30.judge.strangers.cases import AGENCY, Case
from nd30.judge.strangers.changes import (
    align,
    at,
    both,
    copied,
    drop,
    everywhere,
    first,
    form,
    look,
    next_line,
    off,
    says,
    size,
    swap,
    with_run,
)
from nd30.judge.strangers.draft import Draft, W, properties, remove
from nd30.judge.strangers.package import docx, members, part
from nd30.judge.strangers.page_changes import page, without
from nd30.judge.strangers.wml import TIMES, run
from nd30.judge.strangers.wml import look as looks


def _torn_signature(draft: Draft) -> None:
    """Of a report of two pages: on one page nothing can be torn."""
    for _ in range(25):
        at("Đã kiểm", copied("Đã kiểm tra 03 đơn vị trong kỳ."))(draft)
    remove(properties(draft.paragraph("Trên đây"), "pPr"), "keepNext")
    for row in draft.root().iter(f"{W}tr"):
        remove(properties(row, "trPr"), "cantSplit")


def _drop_table(draft: Draft) -> None:
    """The last table of the body goes: its landscape section holds none."""
    last = list(draft.root().iter(f"{W}tbl"))[-1]
    last.getparent().remove(last)


def _tracked(draft: Draft) -> None:
    stamp = 'w:id="90" w:author="X" w:date="2026-06-01T00:00:00Z"'
    added = run(" (bổ sung)", looks(font=TIMES, size=13))
    xml = f"<w:ins {stamp}>{added}</w:ins>"
    at("2. Địa", with_run(xml))(draft)


def _commented(draft: Draft) -> None:
    """A comment that nobody took away before the document went out."""
    note = '<w:comment w:id="0" w:author="X"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>'
    other = members(docx("", comments=part("comments", note)))
    for name, old in (("[Content_Types].xml", b"</Types>"),
                      ("word/_rels/document.xml.rels", b"</Relationships>")):  # fmt: skip
        line = next(tag for tag in other[name].split(b"<") if b"comments" in tag)
        draft.parts[name] = draft.parts[name].replace(old, b"<" + line + old)
    draft.parts["word/comments.xml"] = other["word/comments.xml"]
    at("2. Địa", with_run('<w:r><w:commentReference w:id="0"/></w:r>'))(draft)


_ITEM = "- Thường trực HĐND"
_KG = "Kính gửi"

CASES = (
    Case("TM không có dấu chấm", "bao_cao", at("TM. ", swap("TM.", "TM")), "ND30-SIG-AUTH"),
    Case("KT/ thay KT.", "bao_cao", at("KT. ", swap("KT. ", "KT/")), "ND30-SIG-AUTH"),
    Case("K/T", "cong_van", at("KT. ", swap("KT.", "K/T")), "ND30-SIG-AUTH"),
    Case("không đậm", "bao_cao", at("TM. ", off("b")), "ND30-SIG-STYLE"),
    Case("cỡ 12", "bao_cao", at("PHÓ CHỦ", size(12)), "ND30-SIG-STYLE"),
    Case("chữ thường", "bao_cao", at("PHÓ CHỦ", says("Phó Chủ tịch")), "ND30-SIG-STYLE",
         ("ND30-SIG-KT",)),
    Case("nghiêng", "giay_moi", at("CHÁNH VĂN", look("i")), "ND30-SIG-STYLE"),
    Case("căn trái", "to_trinh", at("CHỦ TỊCH", align("left")), "ND30-SIG-STYLE"),
    Case("ký thay chính mình", "bao_cao", at("PHÓ CHỦ", says("CHỦ TỊCH")), "ND30-SIG-KT"),
    Case("họ tên in hoa", "bao_cao", at("Nguyễn Văn A", says("NGUYỄN VĂN A")), "ND30-SIG-NAME"),
    Case("họ tên không đậm", "quyet_dinh", at("Trần Văn B", off("b")), "ND30-SIG-NAME"),
    Case("họ tên nghiêng", "giay_moi", at("Phạm Văn D", look("i")), "ND30-SIG-NAME"),
    Case("họ tên cỡ 12", "quy_che", at("Lê Thị C", size(12)), "ND30-SIG-NAME"),
    Case("họ tên viết thường một chữ", "bao_cao", at("Nguyễn Văn A", says("Nguyễn văn An")),
         "ND30-SIG-NAME|ND30-CAP-NAME", ("ND30-SIG-NAME", "ND30-CAP-NAME")),
    Case("học vị trước tên", "bao_cao", at("Nguyễn Văn A", says("ThS. Nguyễn Văn A")),
         "ND30-SIG-NOTITLE"),
    Case("danh hiệu trước tên", "to_trinh", at("Lê Thị C", says("NGƯT. Lê Thị C")),
         "ND30-SIG-NOTITLE"),
    Case("khối ký có thể tách trang", "bao_cao", _torn_signature, "ND30-SIG-KEEP"),
    Case("chức vụ không đậm, sau phím Tab", "chi_thi", at("- Đảng", off("b")), "ND30-SIG-STYLE"),
    Case("họ tên in hoa, sau phím Tab", "chi_thi", at("Lê Thị C", says("LÊ THỊ CÚC")),
         "ND30-SIG-NAME"),
    Case("nơi nhận nghiêng, không bảng", "chi_thi", at("- Các ấp", look("i")), "ND30-NN-ITEM"),
    Case("công văn không Kính gửi", "cong_van", at(_KG, drop), "ND30-KG-WHEN"),
    Case("thông báo có Kính gửi", "thong_bao",
         at("Ủy ban nhân dân xã Tân", copied("Kính gửi: Các phòng, đơn vị", "before")),
         "ND30-KG-WHEN", severity="warning"),
    Case("đậm", "bao_cao", at(_KG, look("b")), "ND30-KG-STYLE"),
    Case("nghiêng", "cong_van", at(_KG, look("i")), "ND30-KG-STYLE"),
    Case("cỡ 12", "cong_van", at(_KG, size(12)), "ND30-KG-STYLE"),
    Case("thiếu hai chấm", "bao_cao", at(_KG, swap("gửi:", "gửi")), "ND30-KG-STYLE"),
    Case("một nơi có dấu chấm", "bao_cao", at(_KG, swap("Tháp", "Tháp.")), "ND30-KG-ONE"),
    Case("nhiều nơi ngăn bằng phẩy", "to_trinh", at("- Ủy ban", swap("Tháp;", "Tháp,")),
         "ND30-KG-MANY"),
    Case("nhiều nơi không chấm cuối", "to_trinh", at("- Sở Tài", swap("Tháp.", "Tháp")),
         "ND30-KG-MANY"),
    Case("gạch đầu dòng lệch", "to_trinh", at("- Sở Tài", first(0, left=65)), "ND30-KG-MANY"),
    Case("nhãn cỡ 13", "bao_cao", at("Nơi nhận", size(13)), "ND30-NN-LABEL"),
    Case("nhãn không đậm", "giay_moi", at("Nơi nhận", off("b")), "ND30-NN-LABEL"),
    Case("nhãn đứng", "ke_hoach", at("Nơi nhận", off("i")), "ND30-NN-LABEL"),
    Case("nhãn thiếu hai chấm", "quy_che", at("Nơi nhận", says("Nơi nhận")), "ND30-NN-LABEL"),
    Case("nhãn căn giữa", "quy_che", at("Nơi nhận", align("center")), "ND30-NN-LABEL"),
    Case("cỡ 12", "bao_cao", at(_ITEM, size(12)), "ND30-NN-ITEM"),
    Case("cỡ 12 cả danh sách", "quyet_dinh", at("- Như Điều", size(12)), "ND30-NN-ITEM"),
    Case("nghiêng", "to_trinh", at("- Chủ tịch", look("i")), "ND30-NN-ITEM"),
    Case("thiếu gạch đầu dòng", "bao_cao", at(_ITEM, swap("- ", "")), "ND30-NN-ITEM"),
    Case("dấu phẩy cuối", "bao_cao", at(_ITEM, swap("xã;", "xã,")), "ND30-NN-ITEM"),
    Case("lùi vào", "bao_cao", at(_ITEM, form("ind", left="567")), "ND30-NN-ITEM"),
    Case("Như trên không đứng đầu", "bao_cao",
         both(at("- Như trên", drop), at("- Chủ tịch,", copied("- Như trên;"))),
         "ND30-NN-NHUTREN"),
    Case("không có Như trên", "cong_van", at("- Như trên", drop), "ND30-NN-NHUTREN"),
    Case("Lưu thiếu hai chấm", "bao_cao", at("- Lưu", says("- Lưu VT, VHXH.")), "ND30-NN-LUU"),
    Case("Lưu không chấm cuối", "bao_cao", at("- Lưu", says("- Lưu: VT, VHXH")), "ND30-NN-LUU"),
    Case("Lưu thiếu VT", "bao_cao", at("- Lưu", says("- Lưu: VHXH.")), "ND30-NN-LUU"),
    Case("không có Lưu", "thong_bao", at("- Lưu", drop), "ND30-NN-LUU",
         ("ND30-NN-ITEM",)),
    Case("địa chỉ cỡ 14", "cong_van", at("Số 1,", size(14), part="word/footer1.xml"), "ND30-ADDR"),
    Case("địa chỉ nghiêng", "cong_van", at("Số 1,", look("i"), part="word/footer1.xml"),
         "ND30-ADDR"),
    Case("HỎA TỐC không khung", "cong_van",
         at("V/v", copied("HỎA TỐC")), "ND30-URGENT", ("ND30-CV-TY",)),
    Case("không nhắc phụ lục", "ke_hoach", at("Thời gian từ", swap(", nội dung tại Phụ lục", "")),
         "ND30-PL-REF"),
    Case("phụ lục số Ả Rập", "bao_cao", at("Phụ lục II", says("Phụ lục 2")), "ND30-PL-ROMAN"),
    Case("PHỤ LỤC in hoa", "ke_hoach", at("Phụ lục", says("PHỤ LỤC")), "ND30-PL-LABEL"),
    Case("nhãn cỡ 13", "bao_cao", at("Phụ lục II", size(13)), "ND30-PL-LABEL"),
    Case("nhãn không đậm", "ke_hoach", at("Phụ lục", off("b")), "ND30-PL-LABEL"),
    Case("nhãn căn trái", "bao_cao", at("Phụ lục II", align("left")), "ND30-PL-LABEL"),
    Case("tên phụ lục chữ thường", "bao_cao", at("DANH MỤC", says("Danh mục hồ sơ trễ hạn")),
         "ND30-PL-TITLE"),
    Case("tên phụ lục không đậm", "ke_hoach", at("LỊCH TỔ", off("b")), "ND30-PL-TITLE"),
    Case("kèm theo đứng", "bao_cao", at("(Kèm theo", off("i")), "ND30-PL-KEMTHEO"),
    Case("kèm theo cỡ 12", "ke_hoach", at("(Kèm theo", size(12)), "ND30-PL-KEMTHEO"),
    Case("không có kèm theo", "ke_hoach", at("(Kèm theo", drop), "ND30-PL-KEMTHEO"),
    Case("số trang phụ lục tiếp theo", "bao_cao", without("pgNumType"), "ND30-PL-PAGENO"),
    Case("phụ lục từ trang 5", "ke_hoach", page("pgNumType", 1, start="5"), "ND30-PL-PAGENO",
         ("ND30-PAGENO-START",)),
    Case("phụ lục không có ./.", "bao_cao", at("Danh mục có", swap("./.", ".")), "ND30-PL-END",
         severity="warning"),
    Case("phụ lục không có đường kẻ", "bao_cao", at("(Kèm theo", next_line()), "ND30-PL-END"),
    Case("trang ngang không có bảng", "bao_cao", _drop_table, "ND30-PAGE-ORIENT",
         severity="warning"),
    Case("sửa đổi chưa chấp nhận", "thong_bao", _tracked, "ND30-X-TRACKED"),
    Case("chữ ẩn", "thong_bao", at("2. Địa", copied("Ghi chú nội bộ."), look("vanish")),
         "ND30-X-HIDDEN"),
    Case("còn bình luận", "thong_bao", _commented, "ND30-X-COMMENT"),
    Case("dấu MẬT", "cong_van", at("V/v", copied("MẬT"), nth=0), "ND30-SECRET", ("ND30-CV-TY",)),
    Case("LƯU HÀNH NỘI BỘ không khung", "bao_cao", at("BÁO CÁO", copied("LƯU HÀNH NỘI BỘ", "before")),
         "ND30-CIRC"),
    Case("viết tắt lạ ở Lưu", "bao_cao", at("- Lưu", says("- Lưu: VT, XYZ.")),
         "ND30-SO-ABBR|ND30-NN-LUU", profile=AGENCY),
    Case("tên người ký viết thường", "bao_cao", everywhere(("Nguyễn Văn A",), says("nguyễn văn a")),
         "ND30-SIG-NAME|ND30-CAP-NAME", ("ND30-SIG-NAME", "ND30-CAP-NAME")),
)  # fmt: skip
