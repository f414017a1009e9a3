"""SARIF 2.1.0 (OASIS), which code hosts show beside the changed lines."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from ngocha_kh import __version__
from ngocha_kh.diagnostics import Diagnostic, Severity
from ngocha_kh.outputs.notes import NO_NOTES, Notes
from ngocha_kh.validation.weights import OFF

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(diagnostics: Sequence[Diagnostic], notes: Notes = NO_NOTES) -> str:
    codes = sorted({item.code for item in diagnostics} | {one.code for one in notes.softened})
    driver = {"name": "nkh", "version": __version__, "rules": [{"id": code} for code in codes]}
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item) for item in diagnostics],
    }
    if notes != NO_NOTES:
        run["invocations"] = [_invocation(notes)]
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _invocation(notes: Notes) -> dict[str, object]:
    """Rules that the workspace made milder (§3.20.5), and what was left out, as SARIF names them."""
    overrides = [
        {
            "descriptor": {"id": one.code},
            "configuration": {"enabled": False}
            if one.now == OFF
            else {"level": _LEVELS[Severity(one.now)]},
        }
        for one in notes.softened
    ]
    said = [f"rules_from: {notes.spared}"] if notes.spared else []
    said += [f"rules_from: {notes.not_spared}"] if notes.not_spared else []
    return {
        "executionSuccessful": True,
        "ruleConfigurationOverrides": overrides,
        "toolExecutionNotifications": [
            {"level": "note", "message": {"text": text}} for text in said
        ],
    }


def _result(item: Diagnostic) -> dict[str, object]:
    place = item.position
    return {
        "ruleId": item.code,
        "level": _LEVELS[item.severity],
        "message": {"text": item.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(place.path, errors="surrogateescape")},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
