"""List labels are not in the text: they are counted again (17.9)."""

from __future__ import annotations

import pytest
from nd30.judge.reader.wordml import document, first, p, style

from ngocha_kh.nd30.judge.ooxml import signs


def level(
    at: int, text: str, form: str = "decimal", *, start: int = 1, more: str = "", ppr: str = ""
) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/>{f"<w:pPr>{ppr}</w:pPr>" if ppr else ""}</w:lvl>'
    )


def abstract(id_: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{"".join(levels)}</w:abstractNum>'


def num(id_: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(list_: int, at: int = 0, more: str = "") -> str:
    return p("x", f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_}"/></w:numPr>{more}')


_OUTLINE = (
    level(0, "%1.", "upperRoman"), level(1, "%2.", "decimal"), level(2, "%3)", "lowerLetter"),
    level(3, "%1.%2.%3.%4"),
)  # fmt: skip


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    found = document(body, numbering=numbering, styles=styles).paragraphs
    return [one.number for one in found]


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ([(0, 0)], [""]),
        ([(9, 0)], [""]),
        ([(1, 8)], [""]),
        ([(1, 0), (1, 0)], ["I.", "II."]),
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["I.", "1.", "2.", "II.", "1."]),
        ([(1, 2), (1, 2)], ["a)", "b)"]),
        pytest.param([(1, 3)], ["I.1.a.1"], id="levels that were left out count from their start"),
        pytest.param([(1, 0), (2, 0)], ["I.", "II."], id="lists of one definition go on together"),
        pytest.param([(1, 0), (3, 0), (3, 0), (1, 0)], ["I.", "V.", "VI.", "VII."], id="restarted"),
        pytest.param([(4, 0), (4, 0)], ["Điều 7.", "Điều 8."], id="a level of its own"),
    ],
)
def test_labels_are_counted(items: list[tuple[int, int]], shown: list[str]) -> None:
    lists = (
        abstract(0, *_OUTLINE) + num(1, 0) + num(2, 0)
        + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
        + num(4, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "Điều %1.", start=7)}</w:lvlOverride>')
    )  # fmt: skip
    assert labels("".join(item(*one) for one in items), lists) == shown


def test_a_legal_level_shows_every_number_in_arabic() -> None:
    lists = abstract(0, level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert labels(item(1) + item(1, 1), lists + num(1, 0)) == ["I", "1.1"]


def test_a_level_may_be_told_not_to_restart() -> None:
    lists = abstract(0, level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    body = item(1) + item(1, 1) + item(1) + item(1, 1)
    assert labels(body, lists + num(1, 0)) == ["1.", "1)", "2.", "2)"]


def test_bullets_of_picture_faces_are_signs() -> None:
    face = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    dot = level(0, "\uf0b7", "bullet").replace("</w:lvl>", f"{face}</w:lvl>")
    lists = abstract(0, dot, level(1, "-", "bullet")) + num(1, 0)
    assert labels(item(1) + item(1, 1), lists) == ["•", "-"]


def test_a_style_names_its_list_and_the_list_names_the_style_of_a_level() -> None:
    lists = abstract(0, level(0, "%1."), level(1, "%2)", more='<w:pStyle w:val="Hai"/>')) + num(
        1, 0
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("paragraph", "Một", numbered) + style("paragraph", "Hai", numbered)
    body = p("x", '<w:pStyle w:val="Một"/>') + p("x", '<w:pStyle w:val="Hai"/>')
    assert labels(body, lists, styles) == ["1.", "1)"]


def test_a_link_to_a_numbering_style_is_followed() -> None:
    lists = (
        abstract(0, level(0, "%1.")) + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Ds"/>'
        "</w:abstractNum>" + num(1, 0) + num(2, 1)
    )  # fmt: skip
    listed = style("numbering", "Ds", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert labels(item(2), lists, listed) == ["1."]
    ring = listed.replace('w:val="1"', 'w:val="2"')
    assert labels(item(2), lists, ring) == [""]


_INDENT = '<w:ind w:left="567" w:hanging="567"/>'


@pytest.mark.parametrize(
    ("body", "left"),
    [
        pytest.param(item(1), 10, id="the list's own"),
        pytest.param(item(1, 0, '<w:ind w:left="1134"/>'), 20, id="the paragraph's own"),
        pytest.param(item(1, 0, "").replace("<w:pPr>", '<w:pPr><w:pStyle w:val="A"/>'), 10,
                     id="a list that the paragraph names beats its style"),
        pytest.param(p("x", '<w:pStyle w:val="B"/>'), 30, id="a style beats the list it names"),
        pytest.param(p("x", '<w:pStyle w:val="C"/>'), 10, id="the list beats the style's ancestors"),
        pytest.param(
            p("x", '<w:pStyle w:val="C"/><w:numPr><w:numId w:val="0"/></w:numPr>'), 40,
            id="taken out of the list"),
    ],
)  # fmt: skip
def test_indents_of_lists_have_their_level(body: str, left: float) -> None:
    lists = abstract(0, level(0, "%1.", ppr=_INDENT)) + num(1, 0)
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("paragraph", "A", '<w:pPr><w:ind w:left="2268"/></w:pPr>')
        + style("paragraph", "B", f'<w:pPr>{listed}<w:ind w:left="1701"/></w:pPr>')
        + style("paragraph", "C", f"<w:pPr>{listed}</w:pPr>", based_on="A")
    )
    seen = first(body, numbering=lists, styles=styles)
    assert seen.left == pytest.approx(left, abs=0.02)


def test_a_label_looks_as_its_paragraph_mark_and_its_list_say() -> None:
    face = '<w:rPr><w:rFonts w:ascii="Calibri"/></w:rPr></w:lvl>'
    lists = abstract(0, level(0, "%1.").replace("</w:lvl>", face)) + num(1, 0)
    seen = first(item(1, 0, "<w:rPr><w:b/></w:rPr>"), numbering=lists)
    assert seen.number_look is not None
    assert (seen.number_look.font, seen.number_look.bold) == ("Calibri", True)
    assert not seen.runs[0].look.bold
    assert first(p("x")).number_look is None


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [(0, "upperRoman", "0"), (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"),
     (26, "lowerLetter", "z"), (27, "upperLetter", "AA"), (3, "decimalZero", "03"),
     (3, "none", ""), (3, "chicken", "3"), (9999, "upperRoman", "9999")],
)  # fmt: skip
def test_numerals(value: int, form: str, shown: str) -> None:
    assert signs.numeral(value, form) == shown
