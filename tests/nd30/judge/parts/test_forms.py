"""The templates of biên bản, quyết định and giấy mời (Phụ lục III): what departs is a warning."""

from __future__ import annotations

from typing import Any

import pytest
from nd30.judge.parts import build
from nd30.judge.parts.build import Zone, line, made, mid, minutes, paper, table
from nd30.judge.parts.naming import dated, number, rules, signed

from ngocha_kh.nd30.judge.model import Document
from ngocha_kh.nd30.judge.registry import checks

BLANK_END = line("Cuộc họp kết thúc vào ... giờ ..., ngày ... tháng ... năm ..../.", align="both")
INVITED = tuple(
    line(text, align="both", after=6)
    for text in (
        "Ủy ban nhân dân phường Ngọc Hà trân trọng kính mời: các thành viên Hội đồng.",
        "Thời gian: 14 giờ 00, thứ Tư, ngày 18 tháng 11 năm 2026.",
        "Địa điểm: Phòng họp số 1, trụ sở Ủy ban nhân dân phường./.",
    )
)
INVITATION: dict[str, Zone] = {
    "number": mid("Số: 31/GM-UBND", 13),
    "type_name": mid("GIẤY MỜI", bold=True),
    "summary": mid("Họp Hội đồng sáng kiến", bold=True),
    "summary_rule": build.drawn(24),
    "body": INVITED,
}
RESOLUTION: dict[str, Zone] = build.DECISION | {
    "number": mid("Số: 12/NQ-HĐND", 13),
    "type_name": mid("NGHỊ QUYẾT", bold=True),
    "authority": mid("HỘI ĐỒNG NHÂN DÂN PHƯỜNG NGỌC HÀ", bold=True),
    "decides": mid("QUYẾT NGHỊ:", bold=True),
}


def said(document: Document) -> list[str]:
    """What the rules of the templates measure; every finding is the tag's warning."""
    on = paper(document)
    found = [
        finding
        for check in checks()
        if check.rule.startswith("ND30-FORM-") and check.applies(on)
        for finding in check.judge(on)
    ]
    assert all(finding.severity is None for finding in found)
    return [finding.measured for finding in found]


def two_parties() -> Document:
    """Minutes of a handover are signed by both parties, without a secretary."""
    zones = build.HEAD | build.MINUTES | {"summary": mid("Bàn giao tài sản", bold=True)}
    left = (mid("ĐẠI DIỆN BÊN GIAO", bold=True), mid(), mid("Trần Thị B", bold=True))
    right = (mid("ĐẠI DIỆN BÊN NHẬN", bold=True), mid(), mid("Nguyễn Văn A", bold=True))
    return build.doc(build.head_table(zones), build.below(zones), table((left, right)))


@pytest.mark.parametrize(
    "document",
    [
        made(),
        minutes(body=(*build.MEETING, build.MEETING_END)),
        minutes(body=(*build.MEETING, BLANK_END)),
        two_parties(),
        made(build.DECISION),
        made(RESOLUTION),
        made(INVITATION),
        made(INVITATION, body=(table(*[(p,) for p in INVITED]), INVITED[-1])),
    ],
    ids=[
        "a report", "minutes", "minutes to fill in", "minutes of a handover", "a decision",
        "a resolution", "an invitation", "an invitation in a table",
    ],
)  # fmt: skip
def test_what_follows_its_template_is_silent(document: Document) -> None:
    assert said(document) == []


@pytest.mark.parametrize(
    ("document", "measured"),
    [
        (
            minutes(body=(*build.MEETING, build.MEETING_END), **dated("Ngọc Hà, ngày 05 tháng 01 năm 2026")),
            ["có địa danh và thời gian ở đầu biên bản"],
        ),
        (minutes(body=build.MEETING), ["thiếu thời gian kết thúc"]),
        (minutes(body=(*build.MEETING[:4], build.MEETING_END)), ["thiếu thư ký (người ghi biên bản)"]),
        (
            made(build.MINUTES, body=(*build.MEETING, build.MEETING_END)),
            ["biên bản ký «TM. ỦY BAN NHÂN DÂN»"],
        ),
        (
            made(build.MINUTES, body=(*build.MEETING, build.MEETING_END), **signed("CHỦ TỌA")),
            ["không có chữ ký của thư ký"],
        ),
        (
            made(build.MINUTES, body=(*build.MEETING, build.MEETING_END), **signed("THƯ KÝ")),
            ["không có chữ ký của chủ tọa"],
        ),
        (made(build.DECISION, authority=()), ["không có dòng thẩm quyền ban hành"]),
        (made(build.DECISION, decides=()), ["không có dòng «QUYẾT ĐỊNH:»"]),
        (made(RESOLUTION, decides=()), ["không có dòng «QUYẾT NGHỊ:»"]),
        (made(build.DECISION, decides=mid("QUYẾT ĐỊNH", bold=True)), ["ghi «QUYẾT ĐỊNH»"]),
        (
            made(build.DECISION, body=line("1. Thành lập Hội đồng./.", align="both")),
            ["nội dung không chia thành điều"],
        ),
        (made(INVITATION, body=INVITED[1:]), ["thiếu lời kính mời"]),
        (made(INVITATION, body=INVITED[:1]), ["thiếu thời gian, địa điểm"]),
    ],
)  # fmt: skip
def test_what_a_template_draws_and_a_document_lacks_is_told(
    document: Document, measured: list[str]
) -> None:
    assert said(document) == measured


def test_other_types_are_not_counted_as_passed() -> None:
    missing = {
        check.rule: check.missing(paper(made()))
        for check in checks()
        if check.rule.startswith("ND30-FORM-")
    }
    assert missing == {
        "ND30-FORM-BB": ("minutes",),
        "ND30-FORM-GM": ("invitation",),
        "ND30-FORM-QD": ("decision",),
    }


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        (build.SENT, False),
        (INVITATION, False),
        (number("Số: 12/UBND-VHXH") | {"type_name": (), "summary": ()}, False),
        ({}, True),
        (build.MINUTES, True),
    ],
)
def test_nhu_tren_needs_somebody_above(changes: dict[str, Any], is_found: bool) -> None:
    items = (line("- Như trên;", 11), line("- Lưu: VT, VHXH.", 11))
    assert ("ND30-NN-NHUTREN" in rules(paper(made(changes, recipients=items)))) is is_found
