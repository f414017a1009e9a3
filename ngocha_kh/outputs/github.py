"""Annotations of GitHub Actions. What comes from a record cannot start a command (REL-92)."""

from collections.abc import Sequence

from ngocha_kh.diagnostics import Diagnostic, Severity
from ngocha_kh.outputs import text

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The annotations, then the full list: GitHub shows only the first ten of each."""
    lines = [
        f"::{_COMMANDS[item.severity]} file={_property(item.position.path)},"
        f"line={item.position.line},col={item.position.column},"
        f"title={_property(item.code)}::{_data(item.message)}\n"
        for item in diagnostics
    ]
    # An older form of a command counts anywhere in a line.
    return ("".join(lines) + text.render(diagnostics)).replace("##[", "## [")


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
