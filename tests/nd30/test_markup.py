import pytest
from nd30.lines import paragraphs
from nd30.sample import FRONT, render

from ngocha_kh.nd30 import MarkupError

FIRST = FRONT.count("\n") + 1  # line number of the first line of the body


def printed(body: str) -> list[str]:
    """Texts of the body's paragraphs, without head and foot."""
    kinds = (
        "Than",
        "Muc",
        "Khoan",
        "Diem",
        "Liet ke",
        "Het",
        "O bang",
        "O bang dau",
        "O bang phai",
    )
    return [t for s, t in paragraphs(render(FRONT + body)) if s.removeprefix("ND30 ") in kinds]


@pytest.mark.parametrize(
    "text",
    ["<b>không</b> phải HTML", "a `mã` b", "> trích", "---- kẻ", "giá <http://a.b> &c", "1) một"],
)
def test_what_an_official_document_does_not_use_stays_text(text: str) -> None:
    assert printed(text) == [text + "./."]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "# I. MỤC\n\n## 1. Khoản\n\n### a) Điểm\n\nHết.",
            ["I. MỤC", "1. Khoản", "a) Điểm", "Hết./."],
        ),
        ("3. ba\n4. bốn", ["3. ba", "4. bốn./."]),
        ("- một\n  - trong\n- hai", ["- một", "+ trong", "- hai./."]),
        ("một\nhai", ["một hai./."]),
        ("[chữ](http://a.b) **đậm** *nghiêng*", ["chữ đậm nghiêng./."]),
        ("| A | B |\n|--|--|\n| a | 1.234 |", ["A", "B", "a", "1.234", "./."]),
        ("Đã xong./.", ["Đã xong./."]),
    ],
)
def test_markup_becomes_paragraphs(body: str, wanted: list[str]) -> None:
    assert printed(body) == wanted


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("::: appendix\n# A\n\nx\n", 0),
        ("::: phuluc\n# A\n:::\n", 0),
        ("::: appendix\nKhông tên\n:::\n", 0),
        ("::: appendix\n# A\n:::\n\nSau\n", 4),
        ("\n#### sâu quá\n", 1),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_line(body: str, line: int) -> None:
    with pytest.raises(MarkupError) as caught:
        render(FRONT + body)
    assert caught.value.line == FIRST + line


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("signer:", "nguoi_ky:", "nguoi_ky"),
        ("symbol: BC-UBND\n", "", "symbol"),
        ('"13"', '"14"', "14"),
        ('date: ""', "date: 05/01/2026", "05/01/2026"),
        ('date: ""', "place: Hai lần", "place"),
        ("issuer: [", "issuer: [[", "YAML"),
        ('year: "2026"\n', "", "year"),
        ("---\nsize", "size", "---"),
        ("issuer_name: Ủy ban nhân dân xã Tân Hòa\n", "", "issuer_name"),
    ],
)
def test_faulty_front_matter_is_refused(old: str, new: str, word: str) -> None:
    assert old in FRONT
    with pytest.raises(MarkupError, match=word):
        render(FRONT.replace(old, new, 1) + "::: appendix\n# A\n\nx\n:::\n")
