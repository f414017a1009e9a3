"""Diagnostics → text for people, CI systems and programs. One format a file, one row in a table."""

from collections.abc import Callable, Sequence
from importlib import import_module

from ngocha_kh.diagnostics import Diagnostic

#: Name → module in this package with `render(diagnostics) -> str`.
FORMATS = ("text", "json", "github", "sarif", "junit")

Render = Callable[[Sequence[Diagnostic]], str]


def renderer(name: str) -> Render:
    """The function of a format; loaded only when it is used."""
    render: Render = import_module(f"ngocha_kh.outputs.{name}").render
    return render
