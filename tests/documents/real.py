"""The records of this repository, or a changed copy of them, and their reports."""

import datetime
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of
from ngocha_kh.documents.issue import Issued, Order, issue
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.periods import PERIOD_SUFFIX
from ngocha_kh.rules.index import Index
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
    given = Given(number=number, date=date)
    return document("bao-cao", f"BC-2026-{PERIOD_SUFFIX[name]}", day, root=root, given=given)


def document(
    name: str, record_id: str, day: datetime.date, *, root: Path = ROOT, given: Given | None = None
) -> Issued:
    """One document of the records as of `day`."""
    validated = checked() if root == ROOT else validate(Workspace(root), as_of=day)
    office = Office(validated.on(day), "KH-2026")
    return issue(office, Order(form_of(name), record_id, given or Given()))


def copy_records(target: Path) -> Path:
    """A workspace of one's own with the same records."""
    shutil.copytree(ROOT / "records", target / "records")
    return target


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that the file must have."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def kinds_read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The kinds of record that are asked for from now on; grows while a document is made."""
    seen: set[str] = set()
    for owner, name in ((Validated, "records"), (Office, "record"), (Index, "of_kind")):
        monkeypatch.setattr(owner, name, _noting(getattr(owner, name), seen))
    return seen


def _noting(method: Callable[..., Any], seen: set[str]) -> Callable[..., Any]:
    def noted(self: Any, kind: str, *more: Any) -> Any:
        seen.add(kind)
        return method(self, kind, *more)

    return noted
