"""Faults of appendices: each is named by its rule alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from nd30.judge.parts import build
from nd30.judge.parts.build import drawn, in_section, line, made, mid, paper
from nd30.judge.parts.naming import INFO, rules

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.model import Section

ANNEX = {
    "label": mid("Phụ lục", bold=True),
    "title": mid("DANH MỤC SÁNG KIẾN", bold=True),
    "attached": mid(
        "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 01 năm 2026 của UBND phường)", italic=True
    ),
    "rule": drawn(40),
    "table": (),
    "text": line("Nội dung./."),
}
BODY = (line("Chi tiết tại Phụ lục kèm theo./.", align="both", keep_next=True),)


def annexed(*changes: dict[str, Any], body: Any = BODY, section: int = 1) -> dict[str, Any]:
    """Rules named in a report with one appendix for each of `changes`."""
    blocks: list[Any] = []
    for index, change in enumerate(changes):
        parts = build.flat(*(ANNEX | change).values())
        blocks += in_section(section + index * (section > 0), *parts)
    start = Section(number_start=1, title_page=True)
    document = made(body=body, after=tuple(blocks))
    return rules(paper(replace(document, sections=(Section(), start, start))))


def test_appendices_in_sections_of_their_own_are_silent() -> None:
    assert annexed({}) == {}
    two = ({"label": mid(f"Phụ lục {n}", bold=True)} for n in ("I", "II"))
    assert annexed(*two) == {}


@pytest.mark.parametrize(
    ("rule", "change", "severity"),
    [
        ("ND30-PL-ROMAN", {"label": mid("Phụ lục I", bold=True)}, INFO),
        ("ND30-PL-LABEL", {"label": mid("PHỤ LỤC", bold=True)}, None),
        ("ND30-PL-LABEL", {"label": mid("Phụ lục", 13, bold=True)}, None),
        ("ND30-PL-TITLE", {"title": mid("Danh mục sáng kiến", bold=True)}, None),
        ("ND30-PL-KEMTHEO", {"attached": mid("(Kèm theo Báo cáo số 05)", italic=True)}, None),
        ("ND30-PL-KEMTHEO", {"attached": (), "rule": ()}, None),
        ("ND30-PL-END", {"text": line("Nội dung.")}, None),
        ("ND30-PL-END", {"rule": ()}, None),
    ],
)
def test_a_fault_of_an_appendix_is_named(
    rule: str, change: dict[str, Any], severity: Severity | None
) -> None:
    assert annexed(change) == {rule: severity}


def test_two_appendices_are_numbered_in_roman() -> None:
    labels = [{"label": mid(f"Phụ lục {n}", bold=True)} for n in ("1", "2")]
    assert annexed(*labels) == {"ND30-PL-ROMAN": None}


def test_an_appendix_without_a_section_goes_on_counting_pages() -> None:
    assert annexed({}, section=0) == {"ND30-PL-PAGENO": None}


def test_an_appendix_that_nobody_mentions_is_told() -> None:
    plain = (line("Trên đây là báo cáo của phường./.", align="both", keep_next=True),)
    assert annexed({}, body=plain) == {"ND30-PL-REF": None}


def test_a_table_wider_than_the_page_asks_for_a_landscape_one() -> None:
    wide = replace(build.table((line("a"),), bordered=True), width_mm=240.0)
    assert annexed({"table": (wide,)}) == {"ND30-PL-LAND": None}
    assert annexed({"table": (replace(wide, width_mm=160.0),)}) == {}
