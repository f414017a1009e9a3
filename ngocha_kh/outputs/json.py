"""For programs: the same fields, with the version of the form."""

import json
from collections.abc import Sequence

from ngocha_kh.diagnostics import Diagnostic

SCHEMA_VERSION = 1


def render(diagnostics: Sequence[Diagnostic]) -> str:
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
    document = {"schema_version": SCHEMA_VERSION, "diagnostics": found}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
