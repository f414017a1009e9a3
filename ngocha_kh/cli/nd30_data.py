"""Verdicts for programs: JSON, and diagnostics for the formats of `ngocha_kh.outputs`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ngocha_kh.cli.shell import SCHEMA_VERSION
from ngocha_kh.diagnostics import Diagnostic, Position, Severity
from ngocha_kh.nd30.judge.finding import Severity as FindingSeverity
from ngocha_kh.nd30.judge.scope import SENTENCES
from ngocha_kh.nd30.judge.verdict import Judged, Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that say the same of several places; at least one, in document order."""

    items: tuple[Judged, ...]

    @property
    def first(self) -> Judged:
        return self.items[0]


def groups(findings: Sequence[Judged]) -> list[Group]:
    """Findings of one rule with one measure put together, in the order of their first places."""
    found: dict[tuple[str, str, str, str], list[Judged]] = {}
    for item in findings:
        key = (item.rule.id, item.severity, item.finding.measured, item.finding.allowed)
        found.setdefault(key, []).append(item)
    return [Group(tuple(items)) for items in found.values()]


def one_line(text: str) -> str:
    """Text of a stranger's file on one line."""
    return " ".join(text.split())


def json_text(verdicts: Mapping[str, Verdict], unread: Mapping[str, str]) -> str:
    """Every finding with its place, nothing put together."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "files": [_file(path, verdict) for path, verdict in verdicts.items()],
        "unread": [{"path": path, "message": message} for path, message in unread.items()],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _file(path: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "path": path,
        "scope": str(verdict.scope),
        "scope_text": SENTENCES[verdict.scope],
        "type": verdict.type,
        "counts": {str(severity): verdict.count(severity) for severity in FindingSeverity},
        "findings": [_finding(item) for item in verdict.findings],
        "passed": [rule.id for rule in verdict.passed],
        "not_evaluated": [{"rule": r.id, "reason": reason} for r, reason in verdict.not_evaluated],
    }


def _finding(item: Judged) -> dict[str, Any]:
    finding = item.finding
    return {
        "rule": item.rule.id,
        "title": item.rule.title,
        "severity": str(item.severity),
        "where": finding.where,
        "quote": finding.quote,
        "place": asdict(finding.place) if finding.place else None,
        "measured": finding.measured,
        "allowed": finding.allowed,
        "source": item.rule.cited,
    }


def diagnostics(verdicts: Mapping[str, Verdict], *, grouped: bool) -> list[Diagnostic]:
    """The findings as diagnostics; the line is the number of the paragraph in its part.

    `grouped` gives one for all places of a kind: some readers show only the first few.
    """
    return [
        Diagnostic(
            _position(path, group.first), group.first.rule.id, _message(group), _level(group)
        )
        for path, verdict in verdicts.items()
        for group in (groups(verdict.findings) if grouped else _alone(verdict.findings))
    ]


def _alone(findings: Sequence[Judged]) -> Iterator[Group]:
    return (Group((item,)) for item in findings)


def _position(path: str, item: Judged) -> Position:
    return Position(path, item.finding.place.number if item.finding.place else 1)


def _level(group: Group) -> Severity:
    return Severity(str(group.first.severity))


def _message(group: Group) -> str:
    finding = group.first.finding
    quote = f" «{finding.quote}»" if finding.quote else ""
    more = f" và {len(group.items) - 1} chỗ nữa" if len(group.items) > 1 else ""
    return one_line(
        f"{group.first.rule.title}: {finding.measured}; đúng là: {finding.allowed}"
        f" ({finding.where}{quote}{more}; {group.first.rule.cited})"
    )
