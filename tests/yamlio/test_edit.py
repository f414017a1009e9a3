"""Edits change the lines they mean to, and nothing else (REL-57)."""

import contextlib
import copy
import difflib
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ngocha_kh.yamlio.edit import EditError, append_item, new_text, remove, same, set_value
from ngocha_kh.yamlio.locate import locate
from ngocha_kh.yamlio.read import load
from ngocha_kh.yamlio.write import normal

RECORD = """\
# yaml-language-server: $schema=../../../schemas/task.schema.json

id: NV-2026-001   # mã
title: 'Tập huấn chuyển đổi số'
lead_unit: vhxh

# phối hợp
supporting_units: [vp, "cax"]  # hai đơn vị
measure:
    name: Số lớp
    target: 2

updates:
  # tháng một
  - on: 2026-01-31
    state: in_progress
    note: |
      Đã mở một lớp.
      Còn một lớp.

  - on: 2026-02-28   # cuối tháng
    state: done
    # minh chứng còn thiếu
# hết
notes: "xong"
"""


def data_of(source: bytes) -> Any:
    loaded = load(source)
    assert not loaded.problems, loaded.problems
    return loaded.data


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """Lines that went (-) and came (+), as `git diff` shows them."""
    old, new = (x.decode().splitlines(keepends=True) for x in (before, after))
    lines = list(difflib.unified_diff(old, new, n=0))
    return [line.rstrip("\r\n") for line in lines if not line.startswith(("---", "+++", "@@"))]


SETS = [
    pytest.param(("lead_unit",), "vhxh", [], id="the same value"),
    pytest.param(("lead_unit",), "vp", ["-lead_unit: vhxh", "+lead_unit: vp"], id="plain"),
    pytest.param(
        ("id",),
        "NV-2026-002",
        ["-id: NV-2026-001   # mã", "+id: NV-2026-002   # mã"],
        id="comment beside",
    ),
    pytest.param(
        ("title",),
        "A 'b'",
        ["-title: 'Tập huấn chuyển đổi số'", "+title: 'A ''b'''"],
        id="single quotes",
    ),
    pytest.param(("notes",), "no", ['-notes: "xong"', '+notes: "no"'], id="double quotes"),
    pytest.param(
        ("lead_unit",), "08", ["-lead_unit: vhxh", '+lead_unit: "08"'], id="digits stay text"
    ),
    pytest.param(("measure", "target"), 3, ["-    target: 2", "+    target: 3"], id="deeper"),
    pytest.param(
        ("measure", "unit"), "lớp", ["+    unit: lớp"], id="new key in the file's indentation"
    ),
    pytest.param(
        ("supporting_units",),
        ["vp", "cax", "x"],
        [
            '-supporting_units: [vp, "cax"]  # hai đơn vị',
            '+supporting_units: [vp, "cax", x]  # hai đơn vị',
        ],
        id="longer flow list",
    ),
    pytest.param(
        ("supporting_units", 0),
        "y",
        [
            '-supporting_units: [vp, "cax"]  # hai đơn vị',
            '+supporting_units: [y, "cax"]  # hai đơn vị',
        ],
        id="flow item",
    ),
    pytest.param(
        ("updates", 0, "note"),
        "Xong",
        ["-    note: |", "-      Đã mở một lớp.", "-      Còn một lớp.", "+    note: Xong"],
        id="block to plain",
    ),
    pytest.param(
        ("lead_unit",),
        "a\nb\n",
        ["-lead_unit: vhxh", "+lead_unit: |", "+    a", "+    b"],
        id="plain to block",
    ),
    pytest.param(
        ("updates", 1, "evidence"),
        [{"type": "url", "ref": "https://x"}],
        ["+    evidence:", "+      - type: url", "+        ref: https://x"],
        id="new list",
    ),
    pytest.param(
        ("assigned", "by"),
        "Chủ tịch",
        ["+assigned:", "+    by: Chủ tịch"],
        id="what is missing on the way is made",
    ),
]


@pytest.mark.parametrize(("route", "value", "lines"), SETS)
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_setting_a_value_changes_only_its_lines(
    route: Any, value: Any, lines: list[str], eol: str
) -> None:
    source = b"\xef\xbb\xbf" + RECORD.replace("\n", eol).encode()
    result = set_value(source, route, value)
    assert changed_lines(source, result) == lines
    assert result.count(b"\n") == result.count(eol.encode())
    assert result.startswith(b"\xef\xbb\xbf")


REMOVES = [
    (("notes",), ['-notes: "xong"']),
    (
        ("updates", 0),
        [
            "-  - on: 2026-01-31",
            "-    state: in_progress",
            "-    note: |",
            "-      Đã mở một lớp.",
            "-      Còn một lớp.",
        ],
    ),
    (
        ("updates", 1, "on"),
        ["-  - on: 2026-02-28   # cuối tháng", "-    state: done", "+  - state: done"],
    ),
    (
        ("supporting_units", 0),
        [
            '-supporting_units: [vp, "cax"]  # hai đơn vị',
            '+supporting_units: ["cax"]  # hai đơn vị',
        ],
    ),
    (
        ("supporting_units", 1),
        ['-supporting_units: [vp, "cax"]  # hai đơn vị', "+supporting_units: [vp]  # hai đơn vị"],
    ),
    (("measure",), ["-measure:", "-    name: Số lớp", "-    target: 2"]),
]


@pytest.mark.parametrize(("route", "lines"), REMOVES)
def test_removing_takes_only_its_lines(route: Any, lines: list[str]) -> None:
    source = RECORD.encode()
    assert changed_lines(source, remove(source, route)) == lines


def test_appending_stands_behind_the_last_item_and_its_comments() -> None:
    source = RECORD.encode()
    result = append_item(
        source, ("updates",), {"on": "2026-03-01", "state": "done", "note": "a\nb"}
    )
    at = result.decode().index("# minh chứng còn thiếu\n")
    assert result.decode()[at:].startswith(
        "# minh chứng còn thiếu\n  - on: 2026-03-01\n    state: done\n    note: |-\n        a\n        b\n# hết\n"
    )
    assert all(line.startswith("+") for line in changed_lines(source, result))


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        ("a: 1\n", "x", "a: 1\nl:\n  - x\n"),
        ("a: 1\nl:\nb: 2\n", "x", "a: 1\nl:\n  - x\nb: 2\n"),
        ("a: 1\nl: []  # c\n", "x", "a: 1\nl:  # c\n  - x\n"),
        ("l:\n- a", "x", "l:\n- a\n- x\n"),
        ("l: [a]", {"k": "v"}, "l: [a, {k: v}]"),
        ("l: [\n  a,  # một\n  b  # hai\n]\n", "x", "l: [\n  a,  # một\n  b,  # hai\n  x\n]\n"),
        ("l: [\n  a,\n]\n", "x", "l: [\n  a,\n  x,\n]\n"),
        ("l:\n  - - a\n", ["x"], "l:\n  - - a\n  - - x\n"),
        ("l:\n  - |+\n    a\n\nb: 1\n", "x", "l:\n  - |+\n    a\n\n  - x\nb: 1\n"),
    ],
)
def test_a_list_grows_in_its_own_layout(before: str, item: Any, after: str) -> None:
    assert append_item(before.encode(), ("l",), item).decode() == after


def test_a_new_key_stands_where_the_schema_has_it() -> None:
    source = b"id: a\nupdates:\n  - on: x\n  # c\nnotes: b\n"
    result = set_value(source, ("due",), "2026-01-01", key_order=("id", "due", "updates", "notes"))
    assert result == b"id: a\ndue: 2026-01-01\nupdates:\n  - on: x\n  # c\nnotes: b\n"


def test_the_last_item_leaves_an_empty_list() -> None:
    assert remove(b"l:\n  - a  # c\nb: 1\n", ("l", 0)) == b"l: []\nb: 1\n"


def test_comments_inside_a_list_survive_when_the_list_is_set() -> None:
    source = b"l:\n  # one\n  - a\n  # two\n  - b\n"
    assert set_value(source, ("l",), ["a", "c"]) == b"l:\n  # one\n  - a\n  # two\n  - c\n"
    assert set_value(source, ("l",), ["b"]) == b"l:\n  # one\n  # two\n  - b\n"


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"a: [",
        b"a: 1\na: 2\n",
        b"- a\n",
        b"a: &x 1\nb: *x\n",
        b"a: \xff\n",
        b"a: 1\n---\nb: 2\n",
    ],
)
def test_what_cannot_be_changed_safely_is_refused(source: bytes) -> None:
    with pytest.raises(EditError):
        set_value(source, ("a",), 5)


@pytest.mark.parametrize(
    "value", ["\x00", "\ud800", "\uffff", float("nan"), float("inf"), 10**18, object()]
)
def test_what_a_record_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(EditError):
        set_value(b"a: 1\n", ("a",), value)


@pytest.mark.parametrize("route", [(), ("a", "b"), ("l", 5), ("l", "x"), ("<<",)])
def test_a_route_that_leads_nowhere_is_refused(route: Any) -> None:
    with pytest.raises(EditError):
        set_value(b"a: 1\nl:\n  - x\n", route, 5)
    with pytest.raises(EditError):
        remove(b"a: 1\nl:\n  - x\n", route)


# --- properties --------------------------------------------------------------------------------

NASTY = [
    "no",
    "08",
    "12:30",
    "1_000",
    "=",
    "~",
    "\x85",
    "a ",
    " a",
    "# x",
    "a # x",
    ": y",
    "a: b",
    "a:",
    "<<",
    "---",
    "- a",
    "-",
    "?",
    "true",
    "1e3",
    "0x1f",
    "2.000908",
    "a\nb",
    "a\n",
    "\n",
    "a\n\nb",
    "a\n\n",
    "a\r\nb",
    "\ta",
    "a\n b",
    " a\nb",
    "\u2028",
    "\u202e",
    "\ufeff",
    "[x]",
    "{",
    "*a",
    "&a",
    "!t",
    "%",
    "@",
    "`",
    "'",
    '"',
    "\\",
    "e\u0301",
    "\u0301a",
    "",
    "null",
    "2026-06-31",
    "a,b",
    "😀",
    "\u00a0",
    "=======",
    "<<<<<<< x",
    "a\n=======\nb\n",
]
ALPHABET = st.characters(
    exclude_categories=["Cs"],
    exclude_characters="\uffff\ufffe" + "".join(map(chr, [*range(9), 11, 12, *range(14, 32)])),
)
TEXTS = (
    st.sampled_from(NASTY)
    | st.text(ALPHABET, max_size=12)
    | st.text(" \n#:-'\"[]{},ab\t|>", max_size=10)
)
SCALARS = (
    TEXTS
    | st.booleans()
    | st.none()
    | st.integers(-(10**6), 10**6)
    | st.floats(-1000, 1000).map(lambda x: round(x, 3))
)
KEYS = st.sampled_from(["a", "b", "on", "no", "12", "x y", "é", "k:", "- k", "true", "tên"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
RECORDS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


@given(TEXTS)
def test_every_text_reads_back_as_it_was(text: str) -> None:
    expected = unicodedata.normalize("NFC", text)
    for source in (
        b"a: 1\n",
        b"a: 'x'  # c\n",
        b'a: "x"\r\n',
        b"a: |\n  x\nb: 1\n",
        b"a:\n  - x\n",
        b"{a: 1}",
    ):
        assert data_of(set_value(source, ("a",), text))["a"] == expected
    assert data_of(append_item(b"a: [x]\n", ("a",), text))["a"][1] == expected
    assert data_of(append_item(b"a:\n- x\n", ("a",), text))["a"][1] == expected


@given(RECORDS)
def test_a_new_record_reads_back_as_it_was(record: dict[str, Any]) -> None:
    text = new_text(record, schema_hint="x.json", key_order=["b", "a"])
    assert text.startswith(b"# yaml-language-server: $schema=x.json\n")
    assert same(data_of(text), normal(record))


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[bytes, Any]:
    """A record in some layout that another program or person might have chosen."""
    record = draw(RECORDS)
    text = yaml.safe_dump(
        record,
        indent=draw(st.integers(2, 5)),
        width=draw(st.sampled_from([20, 1000])),
        allow_unicode=False,
        default_flow_style=draw(st.sampled_from([None, False, True])),
        default_style=draw(st.sampled_from([None, None, "'", '"'])),
    )
    lines = text.split("\n")[:-1]
    eol = draw(st.sampled_from(["\n", "\r\n"]))
    comments = {
        n: draw(st.sampled_from(["", "# c", "   # d: e"]))
        for n in draw(st.sets(st.integers(0, 8), max_size=3))
    }
    mixed = [
        part
        for n, line in enumerate(lines)
        for part in (*([comments[n]] if n in comments else []), line)
    ]
    source = (
        draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
        + eol.join(mixed).encode()
        + draw(st.sampled_from([b"", eol.encode(), 2 * eol.encode()]))
    )
    return source, load(source)


def routes(data: Any, above: Any = ()) -> list[Any]:
    found = [above] if above else []
    pairs = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in pairs:
        found += routes(value, (*above, key))
    return found


def at(data: Any, route: Any) -> Any:
    for step in route:
        data = data[step]
    return data


def apply_plainly(data: Any, action: str, route: Any, value: Any) -> Any:
    """What the change means for plain data, written independently of `edit`."""
    data = copy.deepcopy(data)
    holder = at(data, route[:-1])
    if action == "remove":
        del holder[route[-1]]
    elif action == "set":
        holder[route[-1]] = normal(value)
    elif isinstance(holder, dict):
        holder["mới"] = normal(value)
    else:
        holder.append(normal(value))
    return data


def done(source: bytes, action: str, route: Any, value: Any) -> bytes:
    if action == "set":
        return set_value(source, route, value)
    if action == "remove":
        return remove(source, route)
    if isinstance(route[-1], str):
        return set_value(source, (*route[:-1], "mới"), value)
    return append_item(source, route[:-1], value)


@settings(max_examples=300, deadline=None)
@given(laid_out(), st.data(), VALUES)
def test_one_change_leaves_everything_else_as_it_was(
    example: Any, data: st.DataObject, value: Any
) -> None:
    source, loaded = example
    assume(not loaded.problems and loaded.data)
    route = data.draw(st.sampled_from(routes(loaded.data)))
    action = data.draw(st.sampled_from(["set", "remove", "new"]))
    assume(not (action == "remove" and len(route) == 1 and len(loaded.data) == 1))
    # Comments may stand where they cannot be kept; anything else must work.
    with contextlib.suppress(EditError) if b"#" in source else contextlib.nullcontext():
        check_result(source, done(source, action, route, value), action, route, value)


def check_result(source: bytes, result: bytes, action: str, route: Any, value: Any) -> None:
    data = load(source).data
    assert same(data_of(result), apply_plainly(data, action, route, value))
    above, below = untouched(source, route)
    assert result.startswith(above)
    assert result.endswith(below)
    assert comments(result) >= comments(above) + comments(below)


def untouched(source: bytes, route: Any) -> tuple[bytes, bytes]:
    """What stands above and below the top-level pair that a change at `route` may touch."""
    lines = source.splitlines(keepends=True)
    keys = list(load(source).data or {})
    places = [locate(source, (key,), key=True) for key in keys]
    starts = [line - 1 for line, _ in places]
    if any(column > 1 for _, column in places) or len(route) == 1:
        return b"", b""  # inside brackets; or a pair added or taken as a whole
    number = keys.index(route[0])
    below = starts[number + 1] if number + 1 < len(keys) else len(lines)
    return b"".join(lines[: starts[number]]), b"".join(lines[below:])


def comments(source: bytes) -> int:
    return sum(line.lstrip().startswith(b"#") for line in source.splitlines())


@settings(max_examples=300, deadline=None)
@given(laid_out(), st.data())
def test_setting_a_scalar_at_the_top_changes_only_its_own_lines(
    example: Any, data: st.DataObject
) -> None:
    source, loaded = example
    assume(not loaded.problems and loaded.data)
    key = data.draw(st.sampled_from(sorted(loaded.data)))
    above, below = untouched(source, (key, 0))
    result = set_value(source, (key,), "mới")
    assert result.startswith(above)
    assert result.endswith(below)
