"""Templates run nothing, read nothing else, and never parse what a record says."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from nd30.lines import docx_lines
from nd30.sample import FRONT, REFERENCE

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.templating import INSIDE, render_template
from ngocha_kh.nd30 import render_docx

DAY = datetime.date(2026, 2, 5)


def printed(source: str, **context: Any) -> str:
    """What the template prints, values put back."""
    rendered = render_template(source, "mau.md.j2", context)
    return rendered.values.text(rendered.markup)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ value }}", "chữ"),
        ("{{ day }} – {{ day | long_date }}", "05/02/2026 – ngày 05 tháng 02 năm 2026"),
        ("{{ whole }}", "1.234"),
        ("{% for x in items %}{{ loop.index }}{{ x }}{% endfor %}", "1a2b"),
    ],
)
def test_text_numbers_and_days_are_printed(source: str, expected: str) -> None:
    assert printed(source, value="chữ", day=DAY, whole=1234, items=["a", "b"]) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ value.__class__.__base__.__subclasses__() }}",
        "{{ value.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ table.__globals__ }}",
        "{{ '{0.__class__}'.format(value) }}",
        "{{ ''|attr('__class__') }}",
        "{% for x in range(10) %}{% endfor %}",
        "{{ items.append('x') }}",
        "{{ items.clear() }}",
    ],
)
def test_a_template_reaches_nothing_of_python(source: str) -> None:
    items = ["a"]
    with pytest.raises(UserError, match="mau"):
        printed(source, value="chữ", items=items)
    assert items == ["a"]


@pytest.mark.parametrize(
    "statement",
    ["include 'khac.txt'", "import 'khac.txt' as khac", "extends 'khac.txt'",
     "from 'khac.txt' import x"],
)  # fmt: skip
def test_a_template_reads_no_other_file(
    statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "khac.txt").write_text("BÍ MẬT", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match=r"mẫu mau\.md\.j2"):
        printed("{% " + statement + " %}")


def test_a_template_that_never_ends_is_stopped() -> None:
    row = "{% for a in many %}{% for b in many %}{% for c in many %}chữ chữ chữ chữ chữ"
    end = "{% endfor %}{% endfor %}{% endfor %}"
    with pytest.raises(UserError, match="quá dài"):
        printed(row + end, many=list(range(1000)))


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'x' * 99999999 }}",
        "{{ value * 99999999 }}",
        "{{ 2 ** 9999999 }}",
        "{{ whole ** 9999999 }}",
        "{{ ('%99999999d' % 1) | length }}",
        "{{ '{:99999999}'.format(1) }}",
        "{{ value.ljust(99999999) }}",
        "{{ value | center(99999999) | length }}",
        "{{ '%99999999d' | format(1) }}",
        "{% for letter in value * 99999999 %}{% endfor %}",
    ],
)
def test_no_expression_makes_much_from_little(source: str) -> None:
    with pytest.raises(UserError, match="mau"):
        printed(source, value="chữ", whole=3)


def test_long_values_count_too() -> None:
    with pytest.raises(UserError, match="quá dài"):
        printed("{% for x in many %}{{ value }}{% endfor %}", many=range(30), value="x" * 1_000_000)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("{{ thieu }}", "dòng 1"),
        ("một\nhai\n{{ thieu }}", "dòng 3"),
        ("một\n{{ plan.thieu }}", "dòng 2"),
        ("một\n{% if thieu %}x{% endif %}", "dòng 2"),
        ("một\n{% for x in thieu %}x{% endfor %}", "dòng 2"),
    ],
)
def test_an_unknown_name_is_told_with_its_place(source: str, place: str) -> None:
    with pytest.raises(UserError, match=rf"mau\.md\.j2, {place}.*thieu"):
        printed(source, plan={"id": "KH-2026"})


@pytest.mark.parametrize("source", ["một\n{{ value", "một\n{% if %}", "một\n{% endfor %}"])
def test_a_mistake_of_syntax_is_told_with_its_line(source: str) -> None:
    with pytest.raises(UserError, match=r"mau\.md\.j2, dòng 2: sai cú pháp"):
        printed(source, value="chữ")


@pytest.mark.parametrize("value", [None, True, False, 1.5, ["a"], {"a": 1}, object(), b"x"])
def test_what_is_no_text_number_or_day_is_refused(value: Any) -> None:
    with pytest.raises(UserError, match="không phải chữ, số hay ngày"):
        printed("{{ value }}", value=value)


MARKUP = [
    "# x", "### x", "| a | b |", "|---|", "**x** và *y*", "{{ 7*7 }}", "{% if %}", "::: appendix",
    ":::", "<b>đậm</b>", "---", "- mục", "1. mục", "[a](https://example.vn)", "`x`", "a\\*b",
    "> trích", "&lt; &amp; &#65;", "![x](y)", "\ue0000",
]  # fmt: skip


@pytest.mark.parametrize("value", MARKUP)
def test_what_a_record_says_comes_out_as_the_same_text(value: str) -> None:
    source = FRONT + "Trước {{ value }} sau\n\n{{ value }}\n\n- {{ value }}\n\nHết\n"
    rendered = render_template(source, "mau.md.j2", {"value": value})
    data = render_docx(
        rendered.markup, values=rendered.values, reference=REFERENCE.read_bytes(),
        created=DAY, properties={},
    )  # fmt: skip
    texts = [line.partition(" | ")[2] for line in docx_lines(data)]
    shown = value.replace("\ue000", "\ufffd")
    assert f"Trước {shown} sau" in texts
    assert shown in texts
    assert f"- {shown}" in texts


def test_figures_are_kept_in_the_order_of_the_text() -> None:
    first, second = count("a", ["NV-1"], "đếm"), count("b", [], "đếm")
    rendered = render_template("{{ b }} {{ a }} {{ b }}", "mau", {"a": first, "b": second})
    assert [figure.name for figure in rendered.figures] == ["b", "a", "b"]
    assert rendered.values.text(rendered.markup) == "00 01 00"


def test_a_figure_in_a_cell_counts_as_printed_where_its_table_is() -> None:
    """Also one that is part of a longer text; a table that is not printed prints nothing."""
    first, second, third = (Figure(name, name, "", ()) for name in ("một", "hai", "ba"))
    rows = [{"a": "chữ", "b": first}, {"a": second, "b": "chậm 3 ngày", INSIDE: (third,)}]
    source = '{{ table(rows, "A|a", "B|b") }}'
    assert render_template(source, "x", {"rows": rows}).figures == [first, second, third]
    unused = '{% set t = table(rows, "A|a", "B|b") %}'
    assert render_template(unused, "x", {"rows": rows}).figures == []
