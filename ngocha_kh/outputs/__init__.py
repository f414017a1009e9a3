"""Diagnostics → text for people, CI systems and programs. One format a file, one row in a table."""

from collections.abc import Callable, Sequence
from importlib import import_module

from ngocha_kh.diagnostics import Diagnostic
from ngocha_kh.outputs.notes import NO_NOTES, Notes

#: Name → module in this package with `render(diagnostics) -> str`.
FORMATS = ("text", "json", "github", "sarif", "junit", "gitlab")

#: Formats whose `render` also takes what stands beside the findings.
_NOTED = ("json", "sarif")

Render = Callable[[Sequence[Diagnostic]], str]


def rendered(name: str, diagnostics: Sequence[Diagnostic], notes: Notes = NO_NOTES) -> str:
    """The findings in a format, with the notes where the format has a place for them."""
    if name in _NOTED:
        text: str = import_module(f"ngocha_kh.outputs.{name}").render(diagnostics, notes)
        return text
    return renderer(name)(diagnostics)


def renderer(name: str) -> Render:
    """The function of a format; loaded only when it is used."""
    render: Render = import_module(f"ngocha_kh.outputs.{name}").render
    return render
