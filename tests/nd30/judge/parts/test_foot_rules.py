"""Faults of addressees, signature, recipients and marks: each is named by its rule alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from nd30.judge.parts import build
from nd30.judge.parts.build import line, made, mid, paper
from nd30.judge.parts.naming import (
    WARN,
    Fault,
    letter,
    listed,
    name,
    number,
    report,
    rules,
    sent,
    signed,
)

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.model import Line, Section

FAULTS: list[Fault] = [
    ("ND30-SIG-AUTH", signed("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), None),
    ("ND30-SIG-AUTH", signed("TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), None),
    ("ND30-SIG-AUTH", signed("TM. CHỦ TỊCH", "TRƯỞNG PHÒNG"), None),
    ("ND30-SIG-STYLE", signed("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", bold=False), None),
    ("ND30-SIG-KT", signed("KT. CHỦ TỊCH", "CHỦ TỊCH"), None),
    ("ND30-SIG-KT", signed("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), WARN),
    ("ND30-SIG-NAME", name("NGUYỄN VĂN A"), None),
    ("ND30-SIG-NAME", name("Nguyễn văn A"), None),
    ("ND30-SIG-NOTITLE", name("ThS. Nguyễn Văn A"), None),
    ("ND30-KG-WHEN", letter(addressed=(), **listed("- Sở Nội vụ;", "- Lưu: VT.")), None),
    (
        "ND30-KG-WHEN",
        {"addressed": line("Kính gửi: Các phòng")}
        | {"type_name": mid("KẾ HOẠCH", bold=True)}
        | number("Số: 05/KH-UBND"),
        WARN,
    ),
    ("ND30-KG-STYLE", sent("Kính gửi: Sở Nội vụ", bold=True), None),
    ("ND30-KG-STYLE", sent("Kính gửi Sở Nội vụ"), None),
    ("ND30-KG-ONE", sent("Kính gửi: Sở Nội vụ."), None),
    ("ND30-KG-ONE", sent("Kính gửi:", "Sở Nội vụ"), None),
    ("ND30-KG-MANY", sent("Kính gửi: Sở Nội vụ; Sở Y tế"), None),
    ("ND30-KG-MANY", sent("Kính gửi:", "- Sở Nội vụ,", "- Sở Y tế."), None),
    ("ND30-KG-MANY", sent("Kính gửi:", "- Sở Nội vụ;", "- Sở Y tế"), None),
    ("ND30-NN-LABEL", report(label=line("Nơi nhận:", 13, bold=True, italic=True)), None),
    ("ND30-NN-LABEL", report(label=mid("Nơi nhận:", 12, bold=True, italic=True)), None),
    ("ND30-NN-ITEM", listed("- Đảng ủy;", "- Lưu: VT.", size=12), None),
    ("ND30-NN-ITEM", listed("- Đảng ủy,", "- Lưu: VT."), None),
    ("ND30-NN-ITEM", listed("- Đảng ủy;", "- Lưu: VT.", left=5), None),
    ("ND30-NN-NHUTREN", build.SENT | listed("- Đảng ủy;", "- Lưu: VT."), None),
    ("ND30-NN-NHUTREN", build.DECISION | listed("- Đảng ủy;", "- Lưu: VT."), WARN),
    ("ND30-NN-LUU", listed("- Đảng ủy;", "- Lưu VT."), None),
    ("ND30-NN-LUU", listed("- Đảng ủy;", "- Lưu: VT, VHXH"), None),
    ("ND30-NN-LUU", listed("- Đảng ủy;", "- Đoàn phường;"), None),
    ("ND30-NN-DRAFTER", listed("- Đảng ủy;", "- Lưu: VT.", "pl.(300)"), None),
    ("ND30-URGENT", report(urgency=mid("HỎA TỐC", bold=True)), None),
]


@pytest.mark.parametrize(
    ("rule", "changes", "severity"),
    [pytest.param(*fault, id=f"{i} {fault[0]}") for i, fault in enumerate(FAULTS)],
)
def test_a_fault_is_named_by_its_rule_alone(
    rule: str, changes: dict[str, Any], severity: Severity | None
) -> None:
    assert rules(paper(made(**changes))) == {rule: severity}


def _footed(*lines: Any, kind: str = "first") -> dict[str, Severity | None]:
    section = Section(title_page=kind == "first", footers={kind: lines})
    return rules(paper(replace(made(), sections=(section, section))))


def test_an_address_stands_on_page_one_under_a_line() -> None:
    address = line("Địa chỉ: số 1, phố Đội Cấn. Điện thoại: 024.", 11, lines=(Line(165.0),))
    assert _footed(address) == {}
    assert _footed(replace(address, lines=())) == {"ND30-ADDR": None}
    assert _footed(address, kind="default") == {"ND30-ADDR": None}
    assert _footed(replace(address, lines=(Line(80.0),))) == {"ND30-RULE-LEN": None}


def test_a_secret_is_not_for_this_tool() -> None:
    assert rules(paper(made(urgency=mid("MẬT", bold=True)))) == {"ND30-SECRET": None}


def test_a_mark_of_circulation_is_boxed() -> None:
    mark = mid("LƯU HÀNH NỘI BỘ", bold=True)
    assert rules(paper(made(urgency=mark))) == {"ND30-CIRC": None}
    assert rules(paper(made(urgency=replace(mark, boxed=True)))) == {}


def test_a_signature_that_may_be_torn_off_is_told() -> None:
    long = tuple(line(build.SENTENCE, align="both", after=6) for _ in range(30))
    body = (*long, line("Trên đây là báo cáo của phường./.", align="both"))
    assert rules(paper(made(body=body))) == {"ND30-SIG-KEEP": None}


def test_on_one_page_no_signature_can_be_torn_off() -> None:
    body = (line("Trên đây là báo cáo của phường./.", align="both"),)
    assert rules(paper(made(body=body))) == {}
