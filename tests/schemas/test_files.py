"""The schema files themselves: valid, closed, and every field explained in Vietnamese."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.schemas import schema_for

Node = dict[str, Any]
FOLDER = Path(__file__).parents[2] / "schemas"
FILES = sorted(FOLDER.glob("*.schema.json"))
#: The maps whose keys are data (codes of rules, ids of criteria, signed fields); their values are
#: described.
OPEN = {"severities", "rules_from", "points", "fields"}


def load(path: Path) -> Node:
    node: Node = json.loads(path.read_text(encoding="utf-8"))
    return node


def nodes(node: Any, place: str = "") -> Iterator[tuple[str, Node]]:
    """Every subschema that describes a value, with its place for messages."""
    if not isinstance(node, dict):
        return
    yield place, node
    for keyword in ("properties", "$defs"):
        for key, child in node.get(keyword, {}).items():
            yield from nodes(child, f"{place}/{key}")
    for keyword in ("items", "additionalProperties"):
        yield from nodes(node.get(keyword), f"{place}/{keyword}")


def test_every_kind_has_a_schema_and_every_schema_a_kind() -> None:
    names = {path.name.removesuffix(".schema.json") for path in FILES}
    assert names == set(KINDS) | {"common"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_schemas_are_valid_2020_12(path: Path) -> None:
    document = load(path)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(document)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_property_has_a_title_and_a_description(path: Path) -> None:
    for place, node in nodes(load(path)):
        for key, child in node.get("properties", {}).items():
            if child is not False:
                assert child.get("title"), f"{place}/{key}"
                assert child.get("description"), f"{place}/{key}"
                assert not child["title"][0].islower(), f"{place}/{key}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_objects_are_closed(path: Path) -> None:
    for place, node in nodes(load(path)):
        if node.get("type") == "object" and place.rpartition("/")[2] not in OPEN:
            assert node.get("additionalProperties") is False, place
            assert set(node.get("required", ())) <= set(node["properties"]), place


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_choice_has_a_label(path: Path) -> None:
    for place, node in nodes(load(path)):
        if "enum" in node:
            assert len(node["enum"]) == len(set(node["enum"])), place
            assert len(node["enumDescriptions"]) == len(node["enum"]), place


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_references_name_a_known_kind(path: Path) -> None:
    known = set(KINDS) | {"obligation"}
    for place, node in nodes(load(path)):
        # "document?": a text that may be the id of a document, or an address, or a file.
        assert node.get("x-nkh-ref", "unit").removesuffix("?") in known, place


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_patterns_are_anchored_and_mean_ascii_digits(path: Path) -> None:
    for place, node in nodes(load(path)):
        if "pattern" in node:
            assert re.fullmatch(r"\^.*\$", node["pattern"]), place
            assert r"\d" not in node["pattern"], place
            assert "|" not in re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", node["pattern"]), place


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_nothing_points_out_of_the_folder(path: Path) -> None:
    for place, node in nodes(load(path)):
        target = node.get("$ref", "common.schema.json#/$defs/date")
        assert target.startswith("common.schema.json#/$defs/"), place
        assert target.rpartition("/")[2] in load(FOLDER / "common.schema.json")["$defs"], place


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_type_is_in_the_schema_and_back(kind: str) -> None:
    import msgspec

    fields = {field.encode_name for field in msgspec.structs.fields(KINDS[kind].type)}
    assert fields == set(schema_for(kind).document["properties"])
