"""The Code Quality report of GitLab, which a merge request shows beside its changes.

Of two reports GitLab tells by the fingerprint which findings a change brings and which it mends:
docs.gitlab.com/ci/testing/code_quality, "Code Quality report format".
"""

import json
from collections.abc import Sequence
from typing import Final

from ngocha_kh.diagnostics import Diagnostic, Severity
from ngocha_kh.validation.fingerprints import fingerprints

_SEVERITIES: Final = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def render(diagnostics: Sequence[Diagnostic]) -> str:
    report = [
        {
            "description": f"{item.code}: {item.message}",
            "check_name": item.code,
            "fingerprint": mark,
            "severity": _SEVERITIES[item.severity],
            "location": {"path": item.position.path, "lines": {"begin": item.position.line}},
        }
        for item, mark in zip(diagnostics, fingerprints(diagnostics), strict=True)
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
