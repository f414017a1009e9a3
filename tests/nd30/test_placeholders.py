import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nd30.lines import paragraphs
from nd30.sample import FRONT, render

from ngocha_kh.nd30 import Column, MarkupError, Placeholders, Row, Table
from ngocha_kh.nd30.writer.xmltext import escape, one_line

# Every kind of character, with the ones that mean something to a parser made frequent.
NASTY = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("*_`#|<>&[]()!\\~:-+.1 \t\r\n\x00\ue000\ue001\u2028"),
    )
)


def visible(text: str) -> str:
    """What the document must hold for a value: all of it, but for what XML cannot hold."""
    unescaped = escape(one_line(text)).replace("&lt;", "<").replace("&gt;", ">")
    return unescaped.replace("&quot;", '"').replace("&amp;", "&")


@settings(max_examples=60, deadline=None)
@given(st.lists(NASTY.filter(str.strip), min_size=1, max_size=5))
def test_any_text_comes_back_as_the_same_text(texts: list[str]) -> None:
    values = Placeholders()
    tokens = [values.put(text) for text in texts]
    body = "".join(f"Trước {token} sau\n\n- {token}\n\n" for token in tokens) + "Hết"
    found = [
        text for style, text in paragraphs(render(FRONT + body, values)) if "nhan" not in style
    ]
    wanted = [line for t in texts for line in (f"Trước {visible(t)} sau", f"- {visible(t)}")]
    start = found.index(wanted[0])
    assert found[start : start + len(wanted)] == wanted


@settings(max_examples=40, deadline=None)
@given(NASTY)
def test_any_text_comes_back_from_a_cell(text: str) -> None:
    values = Placeholders()
    table = Table(columns=(Column(title="Cột"),), rows=[Row(cells=(text.replace("\u2028", ""),))])
    found = paragraphs(render(f"{FRONT}{values.put(table)}\n", values))
    cells = [t for style, t in found if style == "ND30 O bang"]
    assert [one_line(cell) for cell in cells] == [
        visible(text.replace("\u2028", "")).replace("\r", "")
    ]


def test_a_value_cannot_forge_a_token() -> None:
    values = Placeholders()
    values.put("bí mật")
    assert values.text(values.put("\ue0000\ue001")) == "\ufffd0\ufffd"


def test_a_token_of_nobody_is_shown_as_missing() -> None:
    assert Placeholders().text("a \ue0007\ue001 b") == "a \ufffd b"


def test_a_table_inside_a_line_is_refused_with_its_line() -> None:
    values = Placeholders()
    token = values.put(Table(columns=(Column(title="A"),), rows=[]))
    with pytest.raises(MarkupError) as caught:
        render(f"{FRONT}Dòng đầu\n\nBảng {token} ở giữa\n", values)
    assert caught.value.line == FRONT.count("\n") + 3


def test_a_value_in_the_front_matter_is_not_yaml() -> None:
    values = Placeholders()
    signer = values.put("a: [b] # c")
    found = paragraphs(render(FRONT.replace("Nguyễn Văn A", signer) + "Hết", values))
    assert ("ND30 Ho ten", "a: [b] # c") in found
