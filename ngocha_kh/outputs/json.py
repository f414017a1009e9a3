"""For programs: the same fields, with the version of the form."""

import json
from collections.abc import Sequence

from ngocha_kh.diagnostics import Diagnostic
from ngocha_kh.outputs.notes import NO_NOTES, Notes

SCHEMA_VERSION = 1


def render(diagnostics: Sequence[Diagnostic], notes: Notes = NO_NOTES) -> str:
    found = [
        {
            "path": item.position.path,
            "line": item.position.line,
            "column": item.position.column,
            "severity": str(item.severity),
            "code": item.code,
            "message": item.message,
        }
        for item in diagnostics
    ]
    document: dict[str, object] = {"schema_version": SCHEMA_VERSION, "diagnostics": found}
    if notes.softened:
        document["softened"] = [
            {"code": one.code, "default": one.default, "now": one.now} for one in notes.softened
        ]
    if notes.spared:
        document["spared"] = notes.spared
    if notes.not_spared:
        document["not_spared"] = notes.not_spared
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
