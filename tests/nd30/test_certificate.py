"""A certificate: framed, on its long side, its type as large as one page allows."""

from datetime import date
from typing import Any, Final

import pytest
from docx.oxml.ns import qn
from nd30.lines import body, paragraphs
from nd30.sample import REFERENCE

from ngocha_kh.nd30 import MarkupError, Placeholders, render_docx
from ngocha_kh.nd30.judge.scope import Scope
from ngocha_kh.nd30.judge.verdict import judge

HEAD: Final = """---
layout: certificate
issuer: Chủ tịch Ủy ban nhân dân phường A
type: Giấy chứng nhận sáng kiến
register: "Vào sổ: 01/GCN"
place: Tân Hòa
date: 2026-05-18
signatories: ["CHỦ TỊCH|Nguyễn Văn A"]
---

chứng nhận

# Trần Thị B

## “Sáng kiến”

"""


def made(more: str = "Nội dung: ngắn.", head: str = HEAD) -> bytes:
    return render_docx(
        head + more, values=Placeholders(), reference=REFERENCE.read_bytes(),
        created=date(2026, 5, 18), properties={},
    )  # fmt: skip


def sizes(data: bytes) -> dict[str, int]:
    """Text → the size set on its first run, in half points."""
    found: dict[str, int] = {}
    for paragraph in body(data).iter(qn("w:p")):
        size = paragraph.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:sz')}")
        if size is not None:
            text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
            found[text] = int(size.get(qn("w:val")))
    return found


def section(data: bytes) -> Any:
    return body(data).find(qn("w:sectPr"))


def test_it_lies_on_its_long_side_in_a_frame() -> None:
    found = section(made())
    assert found.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"
    frame = found.find(qn("w:pgBorders"))
    assert [side.tag for side in frame] == [
        qn(f"w:{s}") for s in ("top", "left", "bottom", "right")
    ]
    order = [child.tag for child in found]
    assert (
        order.index(qn("w:pgMar")) < order.index(qn("w:pgBorders")) < order.index(qn("w:pgNumType"))
    )


def test_it_says_what_it_is_given_and_nothing_of_an_official_document() -> None:
    texts = [text for _, text in paragraphs(made()) if text]
    assert texts == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG A", "GIẤY CHỨNG NHẬN SÁNG KIẾN", "chứng nhận",
        "Trần Thị B", "“Sáng kiến”", "Nội dung: ngắn.", "Vào sổ: 01/GCN",
        "Tân Hòa, ngày 18 tháng 5 năm 2026", "CHỦ TỊCH", "Nguyễn Văn A",
    ]  # fmt: skip


def test_the_name_is_larger_than_the_text_and_the_title_largest() -> None:
    found = sizes(made())
    assert (
        found["Nội dung: ngắn."]
        < found["“Sáng kiến”"]
        < found["Trần Thị B"]
        < found["GIẤY CHỨNG NHẬN SÁNG KIẾN"]
    )


def test_a_longer_text_is_set_smaller_but_never_below_12_points() -> None:
    long = "Nội dung: " + "quy trình phối hợp trong từng buổi giữa các bộ phận " * 20
    short, small = sizes(made()), sizes(made(long))
    assert small[long.strip()] < short["Nội dung: ngắn."]
    assert small[long.strip()] >= 24


def test_the_judge_takes_it_for_no_administrative_document() -> None:
    verdict = judge(made())
    assert verdict.scope is Scope.UNLISTED
    assert [item for item in verdict.findings if item.severity != "info"] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('signatories: ["CHỦ TỊCH|Nguyễn Văn A"]\n', "", "signatories"),
        ("issuer: Chủ tịch Ủy ban nhân dân phường A\n", "", "issuer"),
        ("place: Tân Hòa\n", "place: Tân Hòa\nsymbol: GCN-UBND\n", "signatories"),
    ],
)
def test_what_it_must_and_must_not_have_is_said(old: str, new: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        made(head=HEAD.replace(old, new))


def test_a_table_has_no_place_in_it() -> None:
    with pytest.raises(ValueError, match="không có bảng"):
        made("| a | b |\n|---|---|\n| 1 | 2 |\n")


def test_a_value_is_no_markup() -> None:
    values = Placeholders()
    name = values.put("# <w:p/> & “B”")
    data = render_docx(
        HEAD.replace("Trần Thị B", name), values=values, reference=REFERENCE.read_bytes(),
        created=date(2026, 5, 18), properties={},
    )  # fmt: skip
    assert "# <w:p/> & “B”" in [text for _, text in paragraphs(data)]
