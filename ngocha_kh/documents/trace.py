"""Where every figure of a document comes from: expression, records, files, commit."""

import csv
import datetime
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ngocha_kh.documents.figure import Figure
from ngocha_kh.sources.git import Commit

SCHEMA_VERSION = 1
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def trace_json(
    figures: Sequence[Figure], paths: Mapping[str, str], commit: Commit, as_of: datetime.date
) -> str:
    """`paths`: record id → its file relative to the workspace."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "commit": commit.id,
        "changed_since_commit": sorted(commit.changed),
        "figures": [_entry(number, f, paths, commit) for number, f in enumerate(figures, 1)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def trace_csv(
    figures: Sequence[Figure], paths: Mapping[str, str], commit: Commit, as_of: datetime.date
) -> str:
    """One line for each record behind each figure; a figure without records has one line too."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(
        ("stt", "ten", "gia_tri", "cach_tinh", "ma", "tep", "commit", "da_sua", "ngay_xet")
    )
    for row in _rows(figures, paths, commit):
        writer.writerow([_safe(cell) for cell in (*row, as_of.isoformat())])
    return "\ufeff" + target.getvalue()  # Excel reads UTF-8 only behind the mark


def _entry(number: int, figure: Figure, paths: Mapping[str, str], commit: Commit) -> dict[str, Any]:
    return {
        "number": number,
        "name": figure.name,
        "text": figure.text,
        "expression": figure.expression,
        "members": [
            {"id": member, "path": paths.get(member, ""), "changed": paths.get(member) in commit.changed}
            for member in figure.members
        ],
    }  # fmt: skip


def _rows(
    figures: Sequence[Figure], paths: Mapping[str, str], commit: Commit
) -> Iterator[tuple[str, ...]]:
    for number, figure in enumerate(figures, 1):
        head = (str(number), figure.name, figure.text, figure.expression)
        for member in figure.members or ("",):
            path = paths.get(member, "")
            changed = "co" if path in commit.changed else ""
            yield (*head, member, path, commit.id or "", changed)


def _safe(cell: str) -> str:
    """A cell that a sheet would take for a formula gets a leading quote (REL-42)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
