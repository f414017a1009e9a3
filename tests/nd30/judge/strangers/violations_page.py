"""Paper, margins, face, colour, page numbers (Phụ lục I, Phần I, Mục I)."""

from __future__ import annotations

from nd30.judge.strangers.cases import Case
from nd30.judge.strangers.changes import align, at, face, look, says, size, swap, with_run
from nd30.judge.strangers.draft import Draft, W
from nd30.judge.strangers.page_changes import header, page, without
from nd30.judge.strangers.wml import look as looks
from nd30.judge.strangers.wml import run

_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'


def _theme_calibri(draft: Draft) -> None:
    part = "word/theme/theme1.xml" if "word/theme/theme1.xml" in draft.parts else "word/theme1.xml"
    draft.parts[part] = draft.parts[part].replace(b"Times New Roman", b"Calibri")


def _heading_theme(draft: Draft) -> None:
    """What python-docx leaves when only `style.font.name` is set."""
    for style in draft.root("word/styles.xml").iter(f"{W}style"):
        if style.get(f"{W}styleId") == "Heading1":
            fonts = style.find(f"{W}rPr/{W}rFonts")
            fonts.set(f"{W}asciiTheme", "majorHAnsi")
            fonts.set(f"{W}hAnsiTheme", "majorHAnsi")


def _defaults_arial(draft: Draft) -> None:
    """The looks of an empty docDefaults: styles that name no face fall back on it."""
    for fonts in draft.root("word/styles.xml").iter(f"{W}rFonts"):
        if fonts.get(f"{W}asciiTheme"):
            fonts.attrib.clear()
            fonts.set(f"{W}ascii", "Arial")
            fonts.set(f"{W}hAnsi", "Arial")


def _level_face(draft: Draft) -> None:
    for level in draft.root("word/numbering.xml").iter(f"{W}lvl"):
        fonts = level.makeelement(f"{W}rFonts", {f"{W}ascii": "Calibri", f"{W}hAnsi": "Calibri"})
        level.find(f"{W}rPr").insert(0, fonts)


def _footer_number(draft: Draft) -> None:
    """The number moves from the header to the foot of the page."""
    paragraph = next(iter(draft.paragraphs("word/header1.xml")))
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    root = draft.root("word/footer1.xml")
    at("", with_run(_PAGE), part="word/footer1.xml")(draft)
    assert root is draft.root("word/footer1.xml")
    for reference in draft.root().iter(f"{W}footerReference"):
        reference.set(f"{W}type", "default")


def _first_has_number(draft: Draft) -> None:
    at("", with_run(_PAGE), part="word/header2.xml")(draft)


_TEXT = "Ủy ban nhân dân xã đã ban hành 04"
_COMBINING = "Đã kiểm tra 03 đơn vị, đạt 60% kê\u0301 hoa\u0323ch năm; xem Phụ lục I."

CASES = (
    Case("giấy Letter", "thong_bao", page("pgSz", w="12240", h="15840"), "ND30-PAGE-SIZE"),
    Case("giấy A5", "giay_moi", page("pgSz", w="8391", h="11906"), "ND30-PAGE-SIZE"),
    Case("một phần khổ Legal", "bao_cao", page("pgSz", 1, w="12240", h="20160"), "ND30-PAGE-SIZE"),
    Case("lề trên 15 mm", "thong_bao", page("pgMar", top="850"), "ND30-MARGIN-TOP"),
    Case("lề trên âm", "thong_bao", page("pgMar", top="-850"), "ND30-MARGIN-TOP"),
    Case("lề dưới 30 mm", "giay_moi", page("pgMar", bottom="1701"), "ND30-MARGIN-BOTTOM"),
    Case("lề trái 20 mm", "bien_ban", page("pgMar", left="1134"), "ND30-MARGIN-LEFT"),
    Case("lề trái cộng gáy", "quyet_dinh", page("pgMar", gutter="567"), "ND30-MARGIN-LEFT"),
    Case("lề phải 10 mm", "to_trinh", page("pgMar", right="567"), "ND30-MARGIN-RIGHT"),
    Case("lề của riêng phụ lục", "bao_cao", page("pgMar", 1, right="1701"), "ND30-MARGIN-RIGHT"),
    Case(
        "trang ngang lề dưới 15 mm",
        "bao_cao",
        page("pgMar", 2, bottom="850"),
        "ND30-MARGIN-LANDSCAPE",
        severity="warning",
    ),
    Case("một đoạn Arial", "bao_cao", at(_TEXT, face("Arial")), "ND30-FONT-FACE"),
    Case("ô bảng Calibri", "bao_cao", at("Hộ tịch", face("Calibri")), "ND30-FONT-FACE"),
    Case("số trang Arial", "thong_bao", header(face("Arial")), "ND30-FONT-FACE"),
    Case("mặt chữ của chủ đề", "ke_hoach", _theme_calibri, "ND30-FONT-FACE"),
    Case("đề mục còn phông chủ đề", "bao_cao", _heading_theme, "ND30-FONT-FACE"),
    Case("docDefaults Arial", "ke_hoach", _defaults_arial, "ND30-FONT-FACE"),
    Case("số thứ tự danh sách Calibri", "ke_hoach", _level_face, "ND30-FONT-FACE"),
    Case("chân trang Arial", "cong_van", at("Số 1,", face("Arial"), part="word/footer1.xml"),
         "ND30-FONT-FACE"),
    Case("chữ xanh", "thong_bao", at("2. Địa", look("color", val="0000FF")), "ND30-FONT-COLOR"),
    Case("chữ xám ở tiêu đề", "bao_cao", at("BÁO CÁO", look("color", val="365F91")),
         "ND30-FONT-COLOR"),
    Case("phông .VnTime", "thong_bao", at("2. Địa", face(".VnTime")), "ND30-CHARSET",
         ("ND30-FONT-FACE",)),
    Case("phông VNI", "thong_bao", at("2. Địa", face("VNI-Times")), "ND30-CHARSET",
         ("ND30-FONT-FACE",)),
    Case("ký tự vùng dùng riêng", "thong_bao", at("2. Địa", swap("Hội", "H\ue001i")),
         "ND30-CHARSET"),
    Case("chữ tổ hợp", "bao_cao", at("Đã kiểm tra", says(_COMBINING)), "ND30-CHARSET",
         severity="warning"),
    Case("ngày 13 trong bộ cỡ 13/14", "quyet_dinh", at("Tân Hòa, ngày", size(13)), "ND30-SIZESET"),
    Case("Quốc hiệu 12 trong bộ cỡ 13/14", "quyet_dinh", at("Cộng hòa", size(12)), "ND30-SIZESET"),
    Case("Tiêu ngữ 14 trong bộ cỡ 12/13", "giay_moi", at("Độc lập", size(14)), "ND30-SIZESET",
         ("ND30-TN-RULE", "ND30-RULE-LEN")),
    Case("số trang bắt đầu từ 2", "thong_bao", page("pgNumType", start="2"), "ND30-PAGENO-START"),
    Case("số trang La Mã", "giay_moi", page("pgNumType", fmt="lowerRoman"), "ND30-PAGENO-START"),
    Case("số trang bên phải", "thong_bao", header(align("right")), "ND30-PAGENO-POS"),
    Case("số trang ở chân trang", "cong_van", _footer_number, "ND30-PAGENO-POS",
         ("ND30-PAGENO-STYLE", "ND30-ADDR", "ND30-PAGENO-FIRST")),
    Case("số trang đậm", "bien_ban", header(look("b")), "ND30-PAGENO-STYLE"),
    Case("số trang cỡ 11", "quyet_dinh", header(size(11)), "ND30-PAGENO-STYLE"),
    Case("số trang nghiêng", "quy_che", header(look("i")), "ND30-PAGENO-STYLE"),
    Case("trang 1 có số", "giay_moi", without("titlePg"), "ND30-PAGENO-FIRST"),
    Case("đầu trang 1 có số", "to_trinh", _first_has_number, "ND30-PAGENO-FIRST",
         ("ND30-FONT-FACE", "ND30-PAGENO-STYLE", "ND30-PAGENO-POS")),
    Case("không có số trang", "bao_cao", without("headerReference"), "ND30-PAGENO-POS"),
    Case(
        "trang ngang không có bảng",
        "giay_moi",
        page("pgSz", w="16838", h="11906", orient="landscape"),
        "ND30-PAGE-ORIENT",
        ("ND30-MARGIN-LANDSCAPE", "ND30-SIG-STYLE"),
        severity="warning",
    ),
    Case("chữ Trang trước số", "quyet_dinh",
         header(with_run(run("Trang ", looks(size=14)))), "ND30-PAGENO-STYLE", severity="info"),
)  # fmt: skip
