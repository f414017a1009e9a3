"""A one-stop table as an office exports it (CSV) → the rows of a month, with what was understood.

Nothing is guessed: an unknown column, a field that the settings do not name, a cell that is no
count, or one that a sheet would run as a formula, refuses the whole table with its line.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ngocha_kh.qms.one_stop_columns import FIELD, HEADINGS, columns_of, is_rate, key_text
from ngocha_kh.records.qms_settings import ServiceField

_FORMULA: Final = ("=", "+", "@", "\t", "\r")
_COUNT: Final = re.compile(
    r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+"
)
_NOTHING: Final = ("", "-", "–", "—")
_SUMS: Final = ("cong", "tong cong", "tong so", "tong")
#: A row under the headings that only numbers the columns: (1), (2), (3) = (4) + (5).
_NUMBERING: Final = re.compile(r"\(?[0-9]+\)?(?:\s*=.*)?|\([A-Za-z]\)|[A-Z]")
#: What is a sum of other columns when the table has no column for it.
_DERIVED: Final[Mapping[str, tuple[str, ...]]] = {
    "early_or_on_time": ("early", "on_time"),
    "late": ("late_with_apology", "late_without_apology"),
    "resolved": ("early_or_on_time", "late"),
    "in_process": ("within_time", "overdue"),
    "received": ("carried_over", "online_full", "online_partial", "direct", "postal"),
}
_TOTALS: Final = ("received", "resolved", "in_process")
#: What the record cannot do without.
_REQUIRED: Final = (
    "received", "early_or_on_time", "late", "resolved", "within_time", "overdue", "in_process",
)  # fmt: skip
_ORDER: Final = (
    "field", "carried_over", "online_full", "online_partial", "direct", "postal", "non_local",
    "received", "early", "on_time", "early_or_on_time", "late", "late_with_apology",
    "late_without_apology", "resolved", "within_time", "overdue", "in_process", "withdrawn",
    "stopped", "refused",
)  # fmt: skip

Row = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` and `total` are as the record keeps them; `columns`: heading and key, as understood.

    `rates`: headings of columns of percentages, which were passed over.
    `derived`: the keys that were added up because the table has no column for them.
    `faults`: line and message of everything that stands against taking the table; empty when good.
    """

    rows: list[Row] = field(default_factory=list)
    total: dict[str, int] = field(default_factory=dict)
    columns: list[tuple[str, str]] = field(default_factory=list)
    rates: list[str] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read_table(
    text: str, fields: Sequence[ServiceField], named: Mapping[str, str] | None = None
) -> Table:
    """The table in the text of a CSV file, its cells parted by ";", "," or tabs.

    `named`: more headings and field names of this ward → key of the column or id of the field.
    """
    more = named or {}
    try:
        lines = list(_lines(text))
    except csv.Error as error:
        return Table(faults=[(1, f"không đọc được như tệp CSV: {error}")])
    head = next((n for n, (_, cells) in enumerate(lines) if _is_head(cells, more)), None)
    if head is None:
        return Table(faults=[(1, "không thấy dòng tiêu đề có cột “Lĩnh vực”")])
    line, headings = lines[head]
    keys, unknown = columns_of(headings, more)
    pairs = list(zip(headings, keys, strict=True))
    rates = [h for h, k in pairs if k is None and h not in unknown and is_rate(h)]
    table = Table(columns=[(h, k) for h, k in pairs if k], rates=rates)
    table.faults.extend((line, f"không hiểu cột “{heading}”") for heading in unknown)
    table.faults.extend((line, f"hai cột cùng là {key}") for key in _repeated(keys))
    if not table.faults:
        _fill(table, lines[head + 1 :], keys, _names(fields, more))
    return table


def _fill(
    table: Table, lines: Sequence[tuple[int, list[str]]], keys: Sequence[str | None],
    names: Mapping[str, str],
) -> None:  # fmt: skip
    present = [key for key in keys if key and key != FIELD]
    table.derived.extend(_derivable(present))
    for line, cells in lines:
        given = dict(zip(keys, [*cells, *[""] * len(keys)], strict=False))
        name = given.get(FIELD, "").strip()
        if not any(cells) or _NUMBERING.fullmatch(name):
            continue
        label = key_text(name) or key_text(cells[0])
        table.faults.extend(
            (line, f"ô “{cell.strip()}” trông như công thức; hãy chép giá trị")
            for cell in cells
            if cell.startswith(_FORMULA)
        )
        counts = _counts(table, line, {key: given[key] for key in present})
        if label in _SUMS:
            table.total.update({key: counts[key] for key in _TOTALS if key in counts})
        elif label in names:
            row: Row = {FIELD: names[label], **counts}
            table.rows.append({key: row[key] for key in _ORDER if key in row})
        else:
            table.faults.append((line, f"lĩnh vực “{name}” chưa khai báo ở qms.fields"))
    first = lines[0][0] if lines else 1
    missing = [key for key in _REQUIRED if key not in [*present, *table.derived]]
    table.faults.extend(
        (first, f"thiếu cột “{HEADINGS[key][0]}” hoặc các cột để cộng ra nó") for key in missing
    )
    if not table.rows and not table.faults:
        table.faults.append((first, "không có dòng lĩnh vực nào"))


def _counts(table: Table, line: int, cells: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, cell in cells.items():
        text = cell.strip()
        if text in _NOTHING:
            found[key] = 0
        elif _COUNT.fullmatch(text):
            found[key] = int(re.sub(r"[., ]", "", text))
        elif not cell.startswith(_FORMULA):
            what = "là tỷ lệ" if "%" in text else "không phải số đếm"
            table.faults.append((line, f"ô “{text}” {what}; chỉ nhận số hồ sơ"))
    for key in table.derived:
        found[key] = sum(found.get(part, 0) for part in _DERIVED[key])
    return found


def _derivable(present: Sequence[str]) -> Iterator[str]:
    """Sums that the table leaves to be added up; a sum may need one that was added up before."""
    known = set(present)
    for key, parts in _DERIVED.items():
        if key not in known and known & set(parts):
            known.add(key)
            yield key


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells; the delimiter is the one that the first full line has most of."""
    sample = max(text.splitlines()[:20], key=len, default="")
    delimiter = max(";\t,", key=sample.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    for cells in reader:
        yield reader.line_num, cells


def _is_head(cells: Sequence[str], named: Mapping[str, str]) -> bool:
    return FIELD in columns_of(cells, named)[0]


def _names(fields: Sequence[ServiceField], named: Mapping[str, str]) -> dict[str, str]:
    """Fields by what a table may call them: name, id, and what the ward's own list says."""
    ids = {one.id for one in fields}
    found = {key_text(text): one.id for one in fields for text in (one.name, one.id)}
    return found | {key_text(text): id_ for text, id_ in named.items() if id_ in ids}


def _repeated(keys: Sequence[str | None]) -> list[str]:
    present = [key for key in keys if key]
    return sorted({key for key in present if present.count(key) > 1})
