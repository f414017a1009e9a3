"""Editors are told the schema of every kind of record."""

import json
from pathlib import Path

import pytest

from ngocha_kh.records.kinds import KINDS, kind_of

ROOT = Path(__file__).parents[2]
SETTINGS = [ROOT / ".vscode/settings.json", *(ROOT / "templates/init").rglob("settings.json")]


@pytest.mark.parametrize("path", SETTINGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_kind_has_its_schema(path: Path) -> None:
    told = json.loads(path.read_text("utf-8"))["yaml.schemas"]
    assert sorted(told) == sorted(f"./schemas/{name}.schema.json" for name in KINDS)
    for schema, place in told.items():
        example = (
            place.removeprefix("/records/").replace("*.yaml", "x-1.yaml").replace("/*/", "/2026/")
        )
        kind = kind_of(example)
        assert kind is not None, place
        assert f"./schemas/{kind.name}.schema.json" == schema, place
