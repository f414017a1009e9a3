"""The Code Quality report: every key that GitLab asks for, one fingerprint a finding."""

import json
from typing import Any

from ngocha_kh.diagnostics import Diagnostic, Position, Severity
from ngocha_kh.outputs.gitlab import render

PLACE = Position("records/tasks/2026/NV-2026-001.yaml", 7, 1)
FOUND = [
    Diagnostic(PLACE, "E-SCH-04", "«x» không thuộc danh mục"),
    Diagnostic(PLACE, "V-TSK-08", "hạn là thứ Bảy", Severity.WARNING),
    Diagnostic(PLACE, "V-GIT-12", "viết sau 40 ngày", Severity.INFO),
]


def report(*found: Diagnostic) -> list[dict[str, Any]]:
    parsed: list[dict[str, Any]] = json.loads(render(found))
    return parsed


def test_clean_records_are_an_empty_list() -> None:
    assert report() == []


def test_every_entry_has_what_the_format_requires() -> None:
    for entry in report(*FOUND):
        assert entry.keys() >= {"description", "check_name", "fingerprint", "location", "severity"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"] == {
            "path": "records/tasks/2026/NV-2026-001.yaml", "lines": {"begin": 7},
        }  # fmt: skip


def test_severities_and_words_are_told() -> None:
    assert [one["severity"] for one in report(*FOUND)] == ["major", "minor", "info"]
    assert report(FOUND[0])[0]["description"] == "E-SCH-04: «x» không thuộc danh mục"


def test_duplicates_differ_and_there_is_no_byte_order_mark() -> None:
    marks = [one["fingerprint"] for one in report(*FOUND, FOUND[0])]
    assert len({*marks}) == 4
    assert render(FOUND).startswith("[")
