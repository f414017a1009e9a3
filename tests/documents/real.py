"""The records of this repository, or a changed copy of them, and their reports."""

import datetime
import shutil
from functools import cache
from pathlib import Path
from typing import Final

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.issue import Issued
from ngocha_kh.documents.report import period_of, report_document
from ngocha_kh.validation import validate
from ngocha_kh.validation.run import Validated
from ngocha_kh.workspace import Workspace

ROOT: Final = Path(__file__).parents[2]
JUNE: Final = datetime.date(2026, 6, 14)
NOVEMBER: Final = datetime.date(2026, 11, 24)


@cache
def checked() -> Validated:
    """The records of this repository, read once."""
    return validate(Workspace(ROOT), as_of=NOVEMBER)


def report(
    name: str,
    day: datetime.date,
    *,
    root: Path = ROOT,
    number: str | None = None,
    date: datetime.date | None = None,
) -> Issued:
    """The report half_1, half_2 or year of 2026 as of `day`."""
    validated = checked() if root == ROOT else validate(Workspace(root), as_of=day)
    office = Office(validated.on(day), "KH-2026")
    return report_document(office, period_of(office, name, 2026), number=number, date=date)


def copy_records(target: Path) -> Path:
    """A workspace of one's own with the same records."""
    shutil.copytree(ROOT / "records", target / "records")
    return target


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that the file must have."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
