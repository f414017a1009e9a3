"""Questions for the fields that a new record still lacks; asked on a terminal only."""

import sys
from collections.abc import Sequence

import typer

from ngocha_kh.cli.shell import tell
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.editing import Assignment, assignment_of
from ngocha_kh.schemas import schema_problems
from ngocha_kh.schemas.catalog import Schema


def on_terminal() -> bool:
    """Whether a person sits in front: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked(schema: Schema, names: Sequence[str]) -> list[Assignment]:
    """One answer a field. Raises `UsageError` naming all fields when nobody can be asked."""
    complex_ones = [name for name in names if _needs_editor(schema, name)]
    if names and (complex_ones or not on_terminal()):
        told = ", ".join(
            f"{name} ({schema.title((name,))}{_parts(schema, name)})" for name in names
        )
        raise UsageError(
            f"còn thiếu {told}; hãy thêm --set TRƯỜNG=GIÁ_TRỊ, ví dụ --set {names[0]}=…"
        )
    return [_answer(schema, name) for name in names]


def _answer(schema: Schema, name: str) -> Assignment:
    node = schema.resolved((name,))
    tell(f"{schema.title((name,))}: {node.get('description', '')}")
    labels = schema.labels((name,))
    width = max(map(len, labels), default=0) + 2
    for value, label in labels.items():
        tell(f"  {value:<{width}}{label}")
    while True:
        text = typer.prompt(f"  {name}", err=True)
        try:
            answer = assignment_of(schema, f"{name}={text}")
        except UsageError as error:
            tell(f"  {error}")
            continue
        problems = schema_problems(schema.kind, {name: answer.value})
        faults = [problem.message for problem in problems if problem.route[:1] == (name,)]
        if not faults:
            return answer
        tell(f"  {faults[0]}")


def _parts(schema: Schema, name: str) -> str:
    """What each item of a list of objects needs: "; mỗi mục cần authors.0.person, authors.0.unit"."""
    node = schema.resolved((name,))
    item = schema.resolved((name, 0)) if node.get("type") == "array" else {}
    if item.get("type") != "object":
        return ""
    return "; mỗi mục cần " + ", ".join(f"{name}.0.{key}" for key in item.get("required", ()))


def _needs_editor(schema: Schema, name: str) -> bool:
    """Objects and lists of objects cannot be answered in one line."""
    node = schema.resolved((name,))
    items = schema.resolved((name, 0)) if node.get("type") == "array" else {}
    return "object" in (node.get("type"), items.get("type"))
