"""Is a record what its schema says? `jsonschema-rs` judges, `jsonschema` finds the place and words.

The judge is about a hundred times faster; the other is loaded only when there is something to say.
A property test proves that the two agree (tests/schemas).
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ngocha_kh.diagnostics import Route
from ngocha_kh.schemas.catalog import schema_for


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """`on_key`: the place is the key itself, not its value (an unknown key)."""

    code: str
    route: Route
    message: str
    on_key: bool = False


def schema_problems(kind: str, data: Any) -> list[SchemaProblem]:
    """Everything in which `data` differs from the schema of `kind`; empty when it fits."""
    if _judge(kind).is_valid(data):
        return []
    from ngocha_kh.schemas.words import problems_in_words

    return problems_in_words(kind, data) or [
        SchemaProblem("E-SCH-10", tuple(error.instance_path), "giá trị không đúng với lược đồ")
        for error in _judge(kind).iter_errors(data)
    ]


@cache
def _judge(kind: str) -> Any:
    import jsonschema_rs

    document = schema_for(kind).document
    return jsonschema_rs.Draft202012Validator(document, validate_formats=True)
