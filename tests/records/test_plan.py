"""The stored plan is the plan: every sentence, every obligation, every slip, word for word."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

RECORDS: Final = Path(__file__).parents[2] / "records"
#: The counts of the breakdown: 116 obligations in 60 sentences.
BY_SECTION: Final = {
    "II.1": 11, "II.2": 32, "II.3": 16, "II.4": 3, "II.5": 10, "II.K": 3,
    "III.1": 18, "III.2": 11, "III.3": 4, "III.4": 3, "III.5": 3, "III.K": 2,
}  # fmt: skip
BY_TYPE: Final = {"recurring": 65, "task": 31, "rule": 18, "target": 2}


def folded(text: str) -> str:
    """Text as it is compared: NFC, any white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def load(relative: str) -> Any:
    """A record as plain data; every scalar stays text."""
    return yaml.load((RECORDS / relative).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.fixture(scope="module")
def plan() -> dict[str, Any]:
    data: dict[str, Any] = load("plans/KH-2026.yaml")
    return data


@pytest.fixture(scope="module")
def source(plan: dict[str, Any]) -> str:
    return folded((RECORDS / plan["source_text"]).read_text(encoding="utf-8"))


def sentences(plan: dict[str, Any], *, parts: str = "I") -> list[tuple[str | None, str]]:
    """Key and text of every sentence of the sections whose id starts with `parts`, in order."""
    return [
        (sentence.get("key"), sentence["text"])
        for section in plan["sections"]
        if section["id"].startswith(parts)
        for paragraph in section["paragraphs"]
        for sentence in paragraph["sentences"]
    ]


def keyed(plan: dict[str, Any]) -> dict[str, str]:
    return {key: text for key, text in sentences(plan) if key}


def uncovered(text: str, pieces: list[str]) -> str:
    """What is left of `text` when `pieces` are taken out one after the other.

    Raises `ValueError` when a piece is missing or out of order.
    """
    left, at = [], 0
    for piece in pieces:
        start = text.index(piece, at)
        left.append(text[at:start])
        at = start + len(piece)
    left.append(text[at:])
    return " ".join(left)


def test_there_are_116_obligations_with_ids_of_their_own(plan: dict[str, Any]) -> None:
    ids = [duty["id"] for duty in plan["obligations"]]
    assert len(ids) == len(set(ids)) == 116


def test_obligations_count_by_section(plan: dict[str, Any]) -> None:
    assert Counter(duty["id"].rpartition("-")[0] for duty in plan["obligations"]) == BY_SECTION


def test_obligations_count_by_type(plan: dict[str, Any]) -> None:
    assert Counter(duty["type"] for duty in plan["obligations"]) == BY_TYPE


def test_numbers_within_a_section_leave_no_gap(plan: dict[str, Any]) -> None:
    expected = [f"{s}-{n:02d}" for s, count in BY_SECTION.items() for n in range(1, count + 1)]
    assert [duty["id"] for duty in plan["obligations"]] == expected


def test_one_obligation_repeats_another_and_115_count(plan: dict[str, Any]) -> None:
    aliases = {d["id"]: d["alias_of"] for d in plan["obligations"] if "alias_of" in d}
    assert aliases == {"II.2-26": "II.2-11"}
    assert len(plan["obligations"]) - len(aliases) == 115


def test_the_sentence_left_over_from_the_district_does_not_apply(plan: dict[str, Any]) -> None:
    out = [d["id"] for d in plan["obligations"] if d["applicability"] == "not_applicable"]
    assert out == ["III.1-11"]


def test_four_obligations_are_due_only_when_needed(plan: dict[str, Any]) -> None:
    found = [d["id"] for d in plan["obligations"] if d["applicability"] == "conditional"]
    assert found == ["III.1-14", "III.2-04", "III.3-04", "III.5-03"]


def test_sentences_are_keyed_in_order(plan: dict[str, Any]) -> None:
    wanted = [f"S{n:02d}" for n in range(1, 36)] + [f"T{n:02d}" for n in range(1, 26)]
    assert list(keyed(plan)) == wanted


def test_every_sentence_has_an_obligation(plan: dict[str, Any]) -> None:
    assert {duty["sentence"] for duty in plan["obligations"]} == set(keyed(plan))


def test_every_quote_stands_in_its_own_sentence(plan: dict[str, Any]) -> None:
    texts = keyed(plan)
    wrong = [d["id"] for d in plan["obligations"] if d["quote"] not in texts[d["sentence"]]]
    assert wrong == []


def test_every_quote_stands_in_the_plan(plan: dict[str, Any], source: str) -> None:
    assert [d["id"] for d in plan["obligations"] if folded(d["quote"]) not in source] == []


def test_sentences_cover_the_plan_between_its_opening_and_its_recipients(
    plan: dict[str, Any], source: str
) -> None:
    pieces: list[str] = []
    for section in plan["sections"]:
        pieces += [section["heading"]] if "heading" in section else []
        pieces += [
            sentence["text"]
            for paragraph in section["paragraphs"]
            for sentence in paragraph["sentences"]
        ]
    body = source[source.index("I. MỤC ĐÍCH") : source.index("Nơi nhận:")]
    rest = uncovered(body, pieces)
    assert re.sub(r"\b(?:I|II|III|[1-5])\.|- ", "", rest).strip() == ""


def test_a_forgotten_sentence_would_be_noticed(plan: dict[str, Any], source: str) -> None:
    texts = [text for _, text in sentences(plan)]
    del texts[20]
    assert len(uncovered(source, texts)) > len(uncovered(source, [t for _, t in sentences(plan)]))


@pytest.mark.parametrize("part", ["bases", "recipients"])
def test_bases_and_recipients_are_verbatim(plan: dict[str, Any], source: str, part: str) -> None:
    assert [text for text in plan[part] if folded(text) not in source] == []


def test_the_signature_is_verbatim(plan: dict[str, Any], source: str) -> None:
    lines = [*plan["signature"]["lines"], plan["signature"]["name"]]
    assert source.endswith(" ".join(lines))


def test_every_slip_is_in_the_plan(plan: dict[str, Any], source: str) -> None:
    quotes = [slip["quote"] for slip in plan["slips"] if "quote" in slip]
    assert quotes
    assert [quote for quote in quotes if folded(quote) not in source] == []


def test_every_unit_of_the_plan_is_in_the_register(plan: dict[str, Any]) -> None:
    known = {path.stem for path in (RECORDS / "units").glob("*.yaml")}
    named = {
        u for d in plan["obligations"] for u in (*d["lead_units"], *d.get("supporting_units", []))
    }
    assert named - known == set()


def test_explicit_names_of_units_are_those_of_section_three(source: str) -> None:
    units = [load(f"units/{path.name}") for path in sorted((RECORDS / "units").glob("*.yaml"))]
    names = [unit["plan_name"] for unit in units if "plan_name" in unit]
    assert len(names) == 5
    assert [name for name in names if folded(name) not in source] == []
