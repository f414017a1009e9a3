"""Schemas as data: bundled with the shared definitions, asked for titles, labels and references."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from ngocha_kh.diagnostics import Route
from ngocha_kh.resources import data_folder

Node = dict[str, Any]
_COMMON = "common.schema.json"
#: Says that a text is the id of a record of this kind; our own keyword, ignored by validators.
REFERENCE = "x-nkh-ref"


@dataclass(frozen=True)
class Schema:
    """One kind's schema; `document` is self-contained (2020-12)."""

    kind: str
    document: Node

    def at(self, route: Route) -> Node:
        """The subschema that describes the value at `route`; empty when none does."""
        node = self.document
        for step in route:
            node = self._child(self._resolved(node), step)
        return node

    def title(self, route: Route) -> str:
        """The Vietnamese title of a field; its key when it has none."""
        for length in range(len(route), 0, -1):
            title = self.at(route[:length]).get("title")
            if isinstance(title, str):
                return title
        return str(route[-1]) if route else str(self.document.get("title", self.kind))

    def resolved(self, route: Route) -> Node:
        """Like `at`, with the shared definition merged in."""
        return self._resolved(self.at(route))

    def labels(self, route: Route) -> dict[str, str]:
        """Enum value → Vietnamese label of the field at `route`, in the order of the schema."""
        node = self.resolved(route)
        return dict(zip(node.get("enum", []), node.get("enumDescriptions", []), strict=True))

    @cached_property
    def references(self) -> tuple[tuple[Route, str], ...]:
        """Routes (with "*" for list items) of every id of another record, and its kind."""
        return tuple(self._references(self.document, (), 0))

    @cached_property
    def key_order(self) -> tuple[str, ...]:
        """Top-level keys in the order in which a new record shows them."""
        return tuple(self.document["properties"])

    def _references(self, node: Node, route: Route, depth: int) -> Iterator[tuple[Route, str]]:
        node = self._resolved(node)
        if REFERENCE in node:
            yield route, node[REFERENCE]
        for key, child in node.get("properties", {}).items():
            if isinstance(child, dict):
                yield from self._references(child, (*route, key), depth + 1)
        if isinstance(node.get("items"), dict):
            yield from self._references(node["items"], (*route, "*"), depth + 1)

    def _resolved(self, node: Node) -> Node:
        target = node.get("$ref")
        if not isinstance(target, str):
            return node
        definition: Node = self.document["$defs"][target.removeprefix("#/$defs/")]
        return {**definition, **{k: v for k, v in node.items() if k != "$ref"}}

    def _child(self, node: Node, step: str | int) -> Node:
        if isinstance(step, int) or step == "*":
            found = node.get("items", {})
        else:
            found = node.get("properties", {}).get(step, node.get("additionalProperties", {}))
        return found if isinstance(found, dict) else {}


@cache
def schema_for(kind: str) -> Schema:
    """The schema that ships with the program for one kind of record."""
    own = _read(f"{kind}.schema.json")
    return Schema(kind, {**own, "$defs": _read(_COMMON)["$defs"]})


@cache
def _read(name: str) -> Node:
    """A schema file whose references into the shared file are references into its own definitions.

    Editors follow the relative file name; validators get one document and never fetch (REL-44).
    """
    text = (data_folder("schemas") / name).read_text(encoding="utf-8")
    document: Node = json.loads(text.replace(f"{_COMMON}#/$defs/", "#/$defs/"))
    return document
