"""Zones are found by text and position, however the page was set."""

from __future__ import annotations

import pytest
from nd30.judge.parts import build
from nd30.judge.parts.build import doc, drawn, line, made, mid, table

from ngocha_kh.nd30.judge.model import Document, Paragraph
from ngocha_kh.nd30.judge.parts import find


def texts(found: tuple[Paragraph, ...]) -> list[str]:
    return [p.shown for p in found]


def text(found: Paragraph | None) -> str:
    assert found is not None
    return found.shown


def test_an_empty_document_has_no_parts() -> None:
    parts = find(Document(blocks=(), sections=()))
    assert parts.type == ""
    assert parts.state is None
    assert parts.body == ()


def test_a_report_is_found_whole() -> None:
    parts = find(made(build.SENT))
    assert parts.type == "BC"
    assert text(parts.state).startswith("CỘNG HÒA")
    assert text(parts.motto).startswith("Độc lập")
    assert parts.parent == ()
    assert texts(parts.issuer) == ["ỦY BAN NHÂN DÂN", "PHƯỜNG NGỌC HÀ"]
    assert text(parts.number) == "Số: 05/BC-UBND"
    assert text(parts.date).startswith("Ngọc Hà, ngày")
    assert len(parts.header_rows) == 2
    assert text(parts.type_name) == "BÁO CÁO"
    assert texts(parts.summary) == ["Kết quả công tác cải cách hành chính năm 2025"]
    assert text(parts.addressed).startswith("Kính gửi: Ủy ban")
    assert len(parts.body_text) == 2
    assert text(parts.end).endswith("phường./.")
    assert texts(parts.signing) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert text(parts.signer) == "Nguyễn Văn A"
    assert parts.sign_row is not None
    assert texts(parts.recipients) == ["- Như trên;", "- Lưu: VT, VHXH."]


def test_a_letter_has_its_summary_under_the_number() -> None:
    parts = find(made(build.LETTER))
    assert parts.type == "CV"
    assert parts.type_name is None
    assert texts(parts.subject) == ["V/v rà soát thủ tục hành chính"]
    assert len(parts.body_text) == 2


def test_a_decision_has_authority_bases_and_the_line_that_decides() -> None:
    parts = find(made(build.DECISION))
    assert parts.type == "QĐ"
    assert texts(parts.summary) == ["Về việc thành lập Hội đồng sáng kiến phường"]
    assert texts(parts.authority) == ["CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG NGỌC HÀ"]
    assert len(parts.bases) == 2
    assert text(parts.decides) == "QUYẾT ĐỊNH:"
    assert [p.shown[:6] for p in parts.body_text] == ["Điều 1", "Điều 2"]


def test_a_resolution_is_a_decision_too() -> None:
    changed = {
        "number": mid("Số: 03/NQ-HĐND", 13),
        "type_name": mid("NGHỊ QUYẾT", bold=True),
        "decides": mid("QUYẾT NGHỊ:", bold=True),
    }
    parts = find(made(build.DECISION | changed))
    assert parts.type == "NQ"
    assert text(parts.decides) == "QUYẾT NGHỊ:"


def test_minutes_have_two_signers_and_recipients_below_them() -> None:
    parts = find(build.minutes())
    assert parts.type == "BB"
    assert parts.date is None
    assert texts(parts.signing) == ["THƯ KÝ", "CHỦ TỌA"]
    assert text(parts.signer) == "Nguyễn Văn A"
    assert texts(parts.recipients) == ["- Lưu: VT, Hồ sơ."]


@pytest.mark.parametrize(
    ("lines", "parent", "issuer"),
    [
        (("ỦY BAN NHÂN DÂN*", "PHƯỜNG NGỌC HÀ*"), 0, 2),
        (("ỦY BAN NHÂN DÂN", "PHƯỜNG NGỌC HÀ*"), 0, 2),
        (("UBND PHƯỜNG NGỌC HÀ", "PHÒNG VĂN HÓA - XÃ HỘI*"), 1, 1),
        (("UBND PHƯỜNG NGỌC HÀ*", "PHÒNG VĂN HÓA - XÃ HỘI*"), 1, 1),
        (("UBND PHƯỜNG NGỌC HÀ", "PHÒNG KINH TẾ, HẠ TẦNG*", "VÀ ĐÔ THỊ*"), 1, 2),
        (("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÀ NỘI", "SỞ NỘI VỤ*"), 2, 1),
        (("BỘ Y TẾ*",), 0, 1),
        (("LÀNG TRẺ EM", "HOA SEN*"), 1, 1),
    ],
)
def test_parent_and_issuer_are_told_apart(lines: tuple[str, ...], parent: int, issuer: int) -> None:
    found = tuple(mid(t.rstrip("*"), 13, bold=t.endswith("*")) for t in lines)
    parts = find(made(issuer=found))
    assert (len(parts.parent), len(parts.issuer)) == (parent, issuer)


def _tabs(*texts: str, **more: bool) -> Paragraph:
    return line("\t".join(texts), 13, **more)


def test_a_head_set_with_tabs_is_found() -> None:
    head = (
        _tabs("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),
        _tabs("PHƯỜNG NGỌC HÀ", "Độc lập - Tự do - Hạnh phúc", bold=True),
        drawn(60),
        _tabs("Số: 05/BC-UBND", "Ngọc Hà, ngày 05 tháng 01 năm 2026"),
    )
    parts = find(doc(head, build.below(build.HEAD), build.sign_table(build.HEAD)))
    assert texts(parts.issuer) == ["ỦY BAN NHÂN DÂN", "PHƯỜNG NGỌC HÀ"]
    assert text(parts.state) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert text(parts.motto) == "Độc lập - Tự do - Hạnh phúc"
    assert text(parts.number) == "Số: 05/BC-UBND"
    assert text(parts.date).startswith("Ngọc Hà")
    assert text(parts.type_name) == "BÁO CÁO"


def test_a_head_of_two_tables_is_found() -> None:
    zones = build.HEAD
    first = table((zones["issuer"], (zones["state"], zones["motto"], zones["motto_rule"])))
    second = table((zones["number"], zones["date"]))
    parts = find(doc(first, second, build.below(zones)))
    assert texts(parts.issuer) == ["ỦY BAN NHÂN DÂN", "PHƯỜNG NGỌC HÀ"]
    assert text(parts.number) == "Số: 05/BC-UBND"
    assert len(parts.header_rows) == 2
    assert text(parts.type_name) == "BÁO CÁO"


def test_a_head_in_text_boxes_is_found() -> None:
    zones = build.HEAD
    names = ("issuer", "number", "state", "motto", "date")
    boxes = tuple(p for n in names for p in build.flat(zones[n]) if isinstance(p, Paragraph))
    parts = find(doc(build.below(zones), build.sign_table(zones), boxes=boxes))
    assert texts(parts.issuer) == ["ỦY BAN NHÂN DÂN", "PHƯỜNG NGỌC HÀ"]
    assert text(parts.state).startswith("CỘNG")
    assert text(parts.date).startswith("Ngọc Hà")
    assert len(parts.body_text) == 2


@pytest.mark.parametrize(
    "state",
    [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAN",
    ],
)
def test_the_state_is_found_however_it_is_written(state: str) -> None:
    assert text(find(made(state=mid(state, 13, bold=True))).state) == state


@pytest.mark.parametrize(
    "number", ["Số:       /BC-UBND", "Số: ……/BC-UBND", "Số 05/BC-UBND", "SỐ: 5/BC-UBND"]
)
def test_the_number_is_found_however_it_is_written(number: str) -> None:
    parts = find(made(number=mid(number, 13)))
    assert parts.number is not None
    assert parts.type == "BC"


@pytest.mark.parametrize(
    "date",
    [
        "Ngọc Hà, ngày      tháng      năm 2026",
        "Ngọc Hà, ngày … tháng … năm 2026",
        "Ngọc Hà ngày 5/1/2026",
        "Ngọc Hà, 05/01/2026",
        "ngọc hà, Ngày 5 tháng 1 năm 2026",
    ],
)
def test_the_date_is_found_however_it_is_written(date: str) -> None:
    assert find(made(date=mid(date, italic=True))).date is not None


def test_line_breaks_part_the_recipients() -> None:
    block = line("- Như trên;\n- Thường trực Đảng ủy\n  phường;\n- Lưu: VT.", 11)
    parts = find(made(recipients=block))
    assert texts(parts.recipients) == ["- Như trên;", "- Thường trực Đảng ủy phường;", "- Lưu: VT."]


def test_a_signature_in_plain_paragraphs_is_found() -> None:
    zones = build.HEAD
    lines = (*zones["signing"], mid(), mid(), zones["signer"])
    parts = find(
        doc(
            build.head_table(zones), build.below(zones), *lines, zones["label"], zones["recipients"]
        )
    )
    assert texts(parts.signing) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert text(parts.signer) == "Nguyễn Văn A"
    assert len(parts.recipients) == 2
    assert len(parts.body_text) == 2


def test_a_signature_set_with_tabs_is_found() -> None:
    zones = build.HEAD
    lines = (
        _tabs("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", bold=True),
        _tabs("- Như trên;", "CHỦ TỊCH", bold=True),
        line("- Lưu: VT.", 11),
        line("\tNguyễn Văn A", 14, bold=True, left=80),
    )
    parts = find(doc(build.head_table(zones), build.below(zones), *lines))
    assert texts(parts.signing) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert text(parts.signer) == "Nguyễn Văn A"
    assert texts(parts.recipients) == ["- Như trên;", "- Lưu: VT."]
