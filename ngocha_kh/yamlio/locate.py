"""Route of keys → line and column. A file is composed again only when something is to be shown."""

import unicodedata

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ngocha_kh.diagnostics import Route
from ngocha_kh.yamlio.nodes import LimitExceeded, compose
from ngocha_kh.yamlio.text import decode


class Locator:
    """Finds places in one file; holds its nodes, so asking many times costs little."""

    def __init__(self, data: bytes) -> None:
        self._root = _compose(data)
        self._pairs: dict[int, dict[str, tuple[Node, Node]]] = {}

    def at(self, route: Route, *, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at `route`, or of its key when `key` is true.

        When the route leads nowhere, the nearest place above it is given (REL-02: a missing key is
        shown at the mapping that should hold it).
        """
        node = self._root
        place = node
        for index, step in enumerate(route):
            last = index == len(route) - 1
            pair = self._child(node, step)
            if pair is None:
                break
            place = pair[0] if key and last else pair[1]
            node = pair[1]
        if place is None:
            return 1, 1
        return place.start_mark.line + 1, place.start_mark.column + 1

    def _child(self, node: Node | None, step: str | int) -> tuple[Node, Node] | None:
        if isinstance(node, MappingNode):
            return self._pairs_of(node).get(str(step))
        if isinstance(node, SequenceNode) and isinstance(step, int):
            items = node.value
            return (items[step], items[step]) if 0 <= step < len(items) else None
        return None

    def _pairs_of(self, mapping: MappingNode) -> dict[str, tuple[Node, Node]]:
        """Each key's nodes, the first when a key is doubled; made once for a mapping."""
        pairs = self._pairs.get(id(mapping))
        if pairs is None:
            pairs = self._pairs[id(mapping)] = {
                unicodedata.normalize("NFC", key.value): (key, value)
                for key, value in reversed(mapping.value)
                if isinstance(key, ScalarNode)
            }
        return pairs


def locate(data: bytes, route: Route, *, key: bool = False) -> tuple[int, int]:
    """`Locator.at` for a single question."""
    return Locator(data).at(route, key=key)


def _compose(data: bytes) -> Node | None:
    try:
        return compose(decode(data)[0])
    except (LimitExceeded, yaml.YAMLError):
        return None
