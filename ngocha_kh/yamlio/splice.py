"""One step of a change → the characters to replace, in block layout and inside brackets."""

import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ngocha_kh.diagnostics import Route
from ngocha_kh.yamlio.layout import Layout, Splice, children
from ngocha_kh.yamlio.write import (
    EditError,
    Piece,
    Style,
    flow_text,
    key_text,
    list_lines,
    mapping_lines,
    piece_of,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One step; `add` makes the last item of a list or a key that its mapping does not have."""

    action: Literal["replace", "add", "remove"]
    route: Route
    value: Any = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A node on the way: its holder, its number there, the column of its key or dash."""

    node: Node
    holder: Node | None = None
    number: int = 0
    column: int = 0
    in_brackets: bool = False

    def inside(self, key: str | int, layout: Layout) -> "_Place":
        node, brackets = (
            self.node,
            self.in_brackets or bool(getattr(self.node, "flow_style", False)),
        )
        if isinstance(node, MappingNode):
            number = next(i for i, (k, _) in enumerate(node.value) if nfc(k.value) == key)
            name, value = node.value[number]
            return _Place(value, node, number, name.start_mark.column, brackets)
        value = node.value[key]
        dash = 0 if brackets else layout.dash(value)
        column = len(layout.head(dash)) if not brackets else 0
        return _Place(value, node, int(key), column, brackets)


def splices(layout: Layout, change: Change, key_order: tuple[str, ...]) -> list[Splice]:
    """What to replace in the text of `layout`, whose data has the route of the change."""
    way = change.route if change.action != "add" else change.route[:-1]
    place = _Place(layout.root)
    for step in way:
        place = place.inside(step, layout)
    if change.action == "remove":
        return _remove(layout, place)
    if change.action == "replace":
        return _replace(layout, place, change.value)
    return _add(layout, place, change.route[-1], change.value, key_order)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# --- replacing ---------------------------------------------------------------------------------


def _replace(layout: Layout, place: _Place, value: Any) -> list[Splice]:
    node = place.node
    if place.holder is None:
        raise EditError("không thay cả hồ sơ được")
    if place.in_brackets:
        return _put(layout, node, flow_text(value, quote=_quotes(node, value), inside=True))
    quote = _quotes(node, value)
    style = layout.style()
    if isinstance(place.holder, SequenceNode):  # below a dash, dashes stand further in
        style = Style(style.indent, max(style.dash, 2))
    piece = piece_of(value, place.column, style)
    if quote and len(piece.body) == 0:
        piece = Piece(flow_text(value, quote=quote))
    mark = layout.colon(node) if isinstance(place.holder, MappingNode) else layout.dash(node)
    if layout.line_of(mark) == layout.line_of(node.start_mark.index):
        return _replace_beside(layout, node, mark, piece)
    if (
        isinstance(node, ScalarNode)
        and piece.head
        and not piece.body
        and node.style not in ("|", ">")
    ):
        return _put(layout, node, piece.head)
    first, last = layout.line_of(node.start_mark.index), layout.last_line(node)
    head = [Splice(mark + 1, mark + 1, " " + piece.head)] if piece.head else []
    # In front of what goes: the last line of a file may have no line end to stand behind.
    body = [layout.insert_after(first - 1, list(piece.body))] if piece.body else []
    return [*head, *body, layout.delete_lines(first, last)]


def _replace_beside(layout: Layout, node: Node, mark: int, piece: Piece) -> list[Splice]:
    """The old value begins on the line of its key or dash."""
    start, last = node.start_mark.index, layout.last_line(node)
    first = layout.line_of(start)
    is_block = isinstance(node, ScalarNode) and node.style in ("|", ">")
    is_block |= getattr(node, "flow_style", True) is False
    cut = []
    if isinstance(node, ScalarNode) and is_block:
        stop = start + len(layout.header(node))
    else:
        stop = layout.end(first) if is_block else layout.stop(node)
    if is_block and last > first:
        cut = [layout.delete_lines(first + 1, last)]
    if piece.head:
        head = Splice(start, stop, " " * (start == mark + 1) + piece.head)
    else:
        head = Splice(mark + 1, stop, "")
    body = (
        [layout.insert_after(first if is_block else last, list(piece.body))] if piece.body else []
    )
    return [head, *cut, *body]


def _put(layout: Layout, node: Node, text: str) -> list[Splice]:
    """A value on the spot, kept apart from a colon, dash or comma before it."""
    start = node.start_mark.index
    before = layout.text[start - 1 : start]
    return [Splice(start, layout.stop(node), " " * (before in (":", "-")) + text)]


def _quotes(node: Node, value: Any) -> str | None:
    """The quotes that the old text had, so that a new text looks like it."""
    if isinstance(value, str) and isinstance(node, ScalarNode) and node.style in ("'", '"'):
        return str(node.style)
    return None


# --- adding ------------------------------------------------------------------------------------


def _add(
    layout: Layout, place: _Place, key: str | int, value: Any, key_order: tuple[str, ...]
) -> list[Splice]:
    node: Any = place.node  # a mapping or a list: both have `flow_style`
    is_map = isinstance(node, MappingNode)
    if not node.value:
        return _replace(layout, place, {key: value} if is_map else [value])
    if node.flow_style:
        text = f"{key_text(str(key))}: " if is_map else ""
        return _add_in_brackets(layout, node, text + flow_text(value, inside=True))
    before = _neighbour(node, str(key), key_order) if is_map else len(node.value) - 1
    old = children(node)[before]
    last = layout.last_line(old)
    if is_map:
        column = node.value[0][0].start_mark.column
        lines = mapping_lines({str(key): value}, column, layout.style())
    else:
        column = len(layout.head(layout.dash(old)))
        lines = list_lines([value], column, layout.style())
    at_end = before == len(node.value) - 1
    indent = max(column, place.column + 1) if at_end else column + 1
    return [layout.insert_after(layout.past_comments(last, indent), lines)]


def _neighbour(node: MappingNode, key: str, key_order: tuple[str, ...]) -> int:
    """Number of the pair that the new key shall follow."""
    before = set(key_order[: key_order.index(key)]) if key in key_order else set()
    known = [number for number, (name, _) in enumerate(node.value) if nfc(name.value) in before]
    return known[-1] if known else len(node.value) - 1


def _add_in_brackets(layout: Layout, node: Node, text: str) -> list[Splice]:
    last = node.value[-1]
    opening, last = last if isinstance(node, MappingNode) else (last, last)
    stop = max(layout.stop(last), opening.end_mark.index)
    rest = layout.text[stop : node.end_mark.index - 1]
    has_comma = rest.lstrip().startswith(",")
    at = stop + rest.index(",") + 1 if has_comma else stop
    column = opening.start_mark.column
    if layout.head(opening.start_mark.index).strip() or layout.line_of(
        node.end_mark.index
    ) == layout.line_of(at):
        return [Splice(at, at, (" " if has_comma else ", ") + text)]
    comma = [] if has_comma else [Splice(at, at, ",")]
    return [
        *comma,
        layout.insert_after(layout.line_of(at), [" " * column + text + "," * has_comma]),
    ]


# --- removing ----------------------------------------------------------------------------------


def _remove(layout: Layout, place: _Place) -> list[Splice]:
    holder, number = place.holder, place.number
    assert holder is not None  # the root has no key to remove
    if len(holder.value) == 1:
        return _empty(layout, holder)
    if place.in_brackets:
        return _remove_in_brackets(layout, holder, number)
    first_of = holder.value[number][0] if isinstance(holder, MappingNode) else None
    start = first_of.start_mark.index if first_of else layout.dash(place.node)
    first, last = layout.line_of(start), layout.last_line(place.node)
    if not layout.head(start).strip():
        return [layout.delete_lines(first, last)]
    # The first key after a dash: the next one moves up, unless comments stand between.
    following = holder.value[number + 1]
    next_start = following[0].start_mark.index if first_of else layout.dash(following)
    if layout.line_of(next_start) == last + 1:
        return [Splice(start, next_start, "")]
    return [Splice(start, layout.end(last), "")]


def _empty(layout: Layout, holder: Node) -> list[Splice]:
    """The last one goes: `[]` or `{}` stays, so that the key keeps its meaning."""
    if holder is layout.root:
        raise EditError("không xóa được khóa cuối cùng của hồ sơ")
    place = next(place for place in _places(layout, _Place(layout.root)) if place.node is holder)
    return _replace(layout, place, {} if isinstance(holder, MappingNode) else [])


def _places(layout: Layout, place: _Place) -> "list[_Place]":
    node = place.node
    keys: list[str | int] = (
        [nfc(key.value) for key, _ in node.value]
        if isinstance(node, MappingNode)
        else list(range(len(node.value)))
        if isinstance(node, SequenceNode)
        else []
    )
    found = [place]
    for key in keys:
        found += _places(layout, place.inside(key, layout))
    return found


def _remove_in_brackets(layout: Layout, holder: Node, number: int) -> list[Splice]:
    opening = [pair[0] if isinstance(pair, tuple) else pair for pair in holder.value]
    stops = [layout.stop(child) for child in children(holder)]
    start = opening[number].start_mark.index
    first, last = layout.line_of(start), layout.line_of(stops[number])
    tail = layout.text[stops[number] : layout.end(last)].lstrip(", ")
    if not layout.head(start).strip() and tail[:1] in ("", "#"):
        return [layout.delete_lines(first, last)]
    if number + 1 < len(opening):
        region = Splice(start, opening[number + 1].start_mark.index, "")
        gap = layout.text[stops[number] : region.end]
    else:
        region = Splice(stops[number - 1], stops[number], "")
        gap = layout.text[region.start : start]
    if "#" in gap:
        raise EditError(
            "không xóa được mục này mà giữ nguyên lời ghi chú bên cạnh; hãy sửa bằng tay"
        )
    return [region]
