"""Faults above the body: each is named by its rule alone."""

from __future__ import annotations

from typing import Any

import pytest
from nd30.judge.parts import build
from nd30.judge.parts.build import drawn, line, made, mid, paper
from nd30.judge.parts.naming import (
    ERROR,
    INFO,
    WARN,
    Fault,
    bases,
    dated,
    letter,
    motto,
    number,
    report,
    rules,
    state,
    summary,
)

from ngocha_kh.nd30.judge.finding import Severity

LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
NUMBERED_LAW = "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;"
DECREE = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ{}"
END = line("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.", italic=True)
FAULTS: list[Fault] = [
    ("ND30-QH-TEXT", state("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAN"), None),
    ("ND30-QH-STYLE", state(bold=False), None),
    ("ND30-QH-STYLE", state("Cộng hòa xã hội chủ nghĩa Việt Nam"), None),
    ("ND30-TN-TEXT", motto("Độc lập – Tự do – Hạnh phúc"), WARN),
    ("ND30-TN-TEXT", motto("Độc Lập - Tự Do - Hạnh Phúc"), None),
    ("ND30-TN-TEXT", motto("Độc lập-Tự do-Hạnh phúc"), None),
    ("ND30-TN-STYLE", motto(italic=True), None),
    ("ND30-QHTN-GAP", motto(before=3), None),
    ("ND30-QHTN-GAP", motto(line=360), None),
    ("ND30-SIZESET", motto(size=13) | {"motto_rule": drawn(56)}, None),
    ("ND30-SIZESET", state(size=12), None),
    ("ND30-TN-RULE", report(motto_rule=()), None),
    ("ND30-TN-RULE", report(motto_rule=drawn(95)), None),
    ("ND30-RULE-SOLID", report(motto_rule=drawn(60, solid=False)), None),
    ("ND30-RULE-UNDERLINE", motto(underline=True) | {"motto_rule": ()}, WARN),
    ("ND30-RULE-CHARS", report(motto_rule=mid("_" * 25)), INFO),
    (
        "ND30-RULE-UNDERLINE",
        report(summary_rule=()) | summary("Kết quả công tác năm 2025", underline=True),
        ERROR,
    ),
    ("ND30-ORG-NAME", report(issuer=mid("UBND PHƯỜNG NGỌC HÀ", 13, bold=True)), None),
    (
        "ND30-ORG-STYLE",
        report(issuer=(mid("ỦY BAN NHÂN DÂN", 13), mid("XÃ A", 13, bold=True))),
        None,
    ),
    ("ND30-PARENT-STYLE", build.DEPARTMENT | {"parent": mid("UBND XÃ A", 13, bold=True)}, None),
    ("ND30-ORG-GAP", build.DEPARTMENT | {"parent": mid("UBND XÃ A", 13, after=6)}, None),
    ("ND30-ORG-RULE", report(issuer_rule=()), None),
    ("ND30-ORG-RULE", report(issuer_rule=drawn(43)), None),
    ("ND30-SO-LABEL", number("Số 05/BC-UBND"), None),
    ("ND30-SO-LABEL", number("Số: 05/BC-UBND", size=14), None),
    ("ND30-SO-DIGITS", number("Số: 5/BC-UBND"), None),
    ("ND30-SO-DIGITS", number("Số: 005/BC-UBND"), WARN),
    ("ND30-SO-SLASH", number("Số: 05 /BC-UBND"), None),
    ("ND30-SO-HYPHEN", number("Số: 05/BC–UBND"), None),
    ("ND30-SO-HYPHEN", number("Số: 05/BC - UBND"), None),
    ("ND30-SO-CASE", number("Số: 05/bc-ubnd"), None),
    ("ND30-SO-NAMED", number("Số: 05/KH-UBND"), None),
    ("ND30-SO-NAMED", number("Số: 05/UBND"), None),
    ("ND30-SO-NOYEAR", number("Số: 05/2026/BC-UBND"), None),
    ("ND30-SO-CV", letter(number=mid("Số: 12/CV-UBND", 13)), None),
    ("ND30-SO-CV", letter(number=mid("Số: 12/UBND", 13)), WARN),
    ("ND30-DD-FULL", dated("Hồ Chí Minh, ngày 05 tháng 01 năm 2026"), None),
    ("ND30-DD-CASE", dated("ngọc hà, ngày 05 tháng 01 năm 2026"), None),
    ("ND30-DD-CASE", dated("Ngọc Hà ngày 05 tháng 01 năm 2026"), None),
    ("ND30-DATE-FORM", dated("Ngọc Hà, 05/01/2026"), None),
    ("ND30-DATE-FORM", dated("Ngọc Hà, ngày 05 tháng 13 năm 2026"), None),
    ("ND30-DATE-ZERO-DAY", dated("Ngọc Hà, ngày 5 tháng 01 năm 2026"), None),
    ("ND30-DATE-ZERO-MONTH", dated("Ngọc Hà, ngày 05 tháng 1 năm 2026"), None),
    ("ND30-DATE-ZERO-MONTH", dated("Ngọc Hà, ngày 05 tháng 03 năm 2026"), WARN),
    ("ND30-DATE-STYLE", dated("Ngọc Hà, ngày 05 tháng 01 năm 2026", italic=False), None),
    ("ND30-DATE-VALUE", dated("Ngọc Hà, ngày 31 tháng 4 năm 2026"), None),
    (
        "ND30-DATE-VALUE",
        bases(LAW, DECREE.format(".")) | dated("Ngọc Hà, ngày 05 tháng 3 năm 2019"),
        None,
    ),
    ("ND30-TYPE-STYLE", report(type_name=mid("BÁO CÁO", 16, bold=True)), None),
    (
        "ND30-TYPE-LIST",
        number("Số: 05/PT-UBND") | {"type_name": mid("PHIẾU TRÌNH", bold=True)},
        None,
    ),
    ("ND30-TY-STYLE", summary("Kết quả công tác cải cách hành chính năm 2025", italic=True), None),
    (
        "ND30-TY-STYLE",
        {"summary": (mid(), mid("Kết quả công tác cải cách hành chính 2025", bold=True))},
        None,
    ),
    ("ND30-TY-TEXT", summary("Kết quả công tác cải cách hành chính năm 2025."), INFO),
    ("ND30-TY-RULE", report(summary_rule=()), None),
    ("ND30-TY-RULE", report(summary_rule=drawn(100)), None),
    ("ND30-CV-TY", letter(subject=mid("Về việc rà soát", 12, before=6)), None),
    ("ND30-CV-TY", letter(subject=mid("V/v rà soát", 14, before=6)), None),
    ("ND30-CV-GAP", letter(subject=mid("V/v rà soát", 12)), None),
    ("ND30-CC-STYLE", bases(LAW) | {"bases": (line(LAW), END)}, None),
    ("ND30-CC-LINE", {"bases": (line(LAW[:-1], italic=True), END)}, None),
    ("ND30-CC-LINE", bases(LAW, DECREE.format(";")), None),
    ("ND30-CC-LAST", bases(LAW, "Theo đề nghị của Trưởng phòng,"), ERROR),
    ("ND30-CC-FULL", bases(NUMBERED_LAW, "Theo đề nghị của Trưởng phòng."), WARN),
    ("ND30-CC-FULL", bases("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ."), WARN),
    ("ND30-CC-NEED", build.DECISION | {"bases": ()}, WARN),
]


@pytest.mark.parametrize(
    ("rule", "changes", "severity"),
    [pytest.param(*fault, id=f"{i} {fault[0]}") for i, fault in enumerate(FAULTS)],
)
def test_a_fault_is_named_by_its_rule_alone(
    rule: str, changes: dict[str, Any], severity: Severity | None
) -> None:
    base = build.DECISION if rule.startswith("ND30-CC") else {}
    assert rules(paper(made(base, **changes))) == {rule: severity}


def test_a_date_in_another_row_is_out_of_place() -> None:
    zones = build.HEAD
    left = build.table((zones["issuer"], (zones["state"], zones["motto"])))
    row = build.table((zones["number"], ()), ((), zones["date"]))
    document = build.doc(left, row, build.below(zones), build.sign_table(zones))
    assert "ND30-DATE-POS" in rules(paper(document))


def test_a_date_at_the_right_edge_is_out_of_place() -> None:
    date = line("Ngọc Hà, ngày 05 tháng 01 năm 2026", italic=True, align="right")
    assert rules(paper(made(date=date))) == {"ND30-DATE-POS": None}


@pytest.mark.parametrize(
    ("place", "severity"),
    [
        ("Ngọc Hà", "silent"),
        ("Phường Ngọc Hà", Severity.INFO),
        ("Hà Nội", Severity.WARNING),
        ("Ba Đình", None),
    ],
)
def test_the_place_is_the_one_that_the_agency_has(place: str, severity: Any) -> None:
    judged = paper(
        made(date=mid(f"{place}, ngày 05 tháng 01 năm 2026", italic=True)),
        places=("Ngọc Hà",),
        units={"thành phố": ("Hà Nội",)},
    )
    assert rules(judged).get("ND30-DD-NAME", "silent") == severity


def test_abbreviations_are_those_that_the_agency_has_fixed() -> None:
    own = ("UBND", "VHXH")
    assert rules(paper(made(), abbreviations=own)) == {}
    strange = made(number=mid("Số: 05/BC-ABC", 13))
    assert "ND30-SO-ABBR" in rules(paper(strange, abbreviations=own))
    kept = made(recipients=(line("- Đảng ủy;", 11), line("- Lưu: VT, XYZ.", 11)))
    assert "ND30-SO-ABBR" in rules(paper(kept, abbreviations=own))


def test_bases_below_the_line_that_decides_are_out_of_place() -> None:
    body = (line(LAW, italic=True), *build.DECISION["body"])
    assert rules(paper(made(build.DECISION, body=body))) == {"ND30-CC-POS": None}


def test_bases_above_the_authority_are_out_of_place() -> None:
    late = (END, mid("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG", bold=True))
    changed = made(build.DECISION, authority=(), bases=(line(LAW, italic=True), *late))
    assert rules(paper(changed)) == {"ND30-CC-POS": None}
