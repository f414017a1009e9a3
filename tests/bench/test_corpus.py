"""The benchmark measures what it claims to: many good records, the same in every run."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bench import corpus
from bench.emit import record_text
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from ngocha_kh.yamlio.read import load

SCHEMAS = Path(__file__).parents[2] / "schemas"
SIZE = 500


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return dict(corpus.files(SIZE))


def _data(text: str) -> Any:
    loaded = load(text.encode())
    assert loaded.problems == []
    return loaded.data


def _records(files: dict[str, str], folder: str) -> list[Any]:
    return [_data(text) for name, text in files.items() if f"/{folder}/" in name]


@pytest.mark.parametrize("size", [corpus.SMALLEST, 203, 500, 1000])
def test_a_corpus_has_as_many_records_as_asked(size: int) -> None:
    names = [name for name, _ in corpus.files(size)]
    assert len(names) == len(set(names))
    assert sum(name.endswith(".yaml") for name in names) == size


def test_too_small_a_corpus_is_refused() -> None:
    with pytest.raises(ValueError, match="200 records or more"):
        list(corpus.files(corpus.SMALLEST - 1))


def test_the_same_seed_gives_the_same_bytes(files: dict[str, str]) -> None:
    assert dict(corpus.files(SIZE)) == files
    assert dict(corpus.files(SIZE, seed=7)) != files


def test_every_python_and_system_makes_the_corpus_that_was_agreed(files: dict[str, str]) -> None:
    """Ratios of two machines speak of the same bytes; a new digest is a new benchmark."""
    digest = hashlib.sha256()
    for name, text in files.items():
        digest.update(f"{name}\n{text}".encode())
    assert digest.hexdigest()[:16] == "07297718618d4ac6"


def test_every_record_is_valid_by_its_schema(files: dict[str, str]) -> None:
    schemas = {path.name: json.loads(path.read_bytes()) for path in SCHEMAS.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    for name, text in files.items():
        if not name.endswith(".yaml"):
            continue
        kind = re.search(r"schemas/([a-z.]+)", text)
        assert kind
        validator = Draft202012Validator(
            schemas[kind[1]], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        assert [error.message for error in validator.iter_errors(_data(text))] == [], name


def test_tasks_are_as_long_as_real_ones(files: dict[str, str]) -> None:
    tasks = [text for name, text in files.items() if "/tasks/" in name]
    assert len(tasks) >= 0.9 * SIZE
    lines = [text.count("\n") for text in tasks]
    assert min(lines) >= 45
    assert max(lines) <= 75
    assert 1_600 <= sum(len(text.encode()) for text in tasks) / len(tasks) <= 2_600


def test_every_reference_has_its_record(files: dict[str, str]) -> None:
    ids = {Path(name).stem for name in files}
    for text in files.values():
        assert set(re.findall(r"\b(?:NV|VB)-2026-\d+", text)) <= ids


def test_done_means_confirmed_with_evidence_of_the_time(files: dict[str, str]) -> None:
    done = [task for task in _records(files, "tasks") if task["updates"][-1]["state"] == "done"]
    assert done
    for task in done:
        last = task["updates"][-1]
        dates = [item["date"] for item in last["evidence"]]
        assert all(task["start"] <= day <= last["completed_on"] for day in dates), task["id"]
        assert last["confirmed_by"] != task["lead_unit"]


def test_what_is_overdue_was_reminded_of(files: dict[str, str]) -> None:
    reminded = {
        task for letter in _records(files, "documents") for task in letter.get("reminds", [])
    }
    overdue = {
        task["id"]
        for task in _records(files, "tasks")
        if task["updates"][-1]["state"] == "in_progress" and task["due"] < "2026-11-20"
    }
    assert overdue
    assert overdue == reminded


@pytest.mark.parametrize(
    "text", ["a: b", "x #y", "12", "true", "- a", "d'Alembert", "https://a.b/c"]
)
def test_text_that_yaml_would_read_otherwise_is_quoted(text: str) -> None:
    assert _data(record_text({"value": [text]}, schema="s")) == {"value": [text]}
