"""From the options of a command to a finished document: shared by `nkh report` and `nkh render`."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from ngocha_kh.cli import deliver, places
from ngocha_kh.cli.cautions import number_of, odd_date
from ngocha_kh.cli.loading import office_of, settings_of
from ngocha_kh.cli.moment import checked
from ngocha_kh.cli.shell import (
    Format,
    day_of,
    say,
    say_json,
    tell,
)
from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Form
from ngocha_kh.documents.issue import Issued, Order, issue
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.sources.git import Commit, commit_of
from ngocha_kh.sources.past import PastTree, commit_at
from ngocha_kh.validation import Validated


@dataclass(frozen=True)
class Options:
    """What the command line says of every document. Raises `UsageError` when it contradicts."""

    as_of: str | None = None
    number: str | None = None
    date: str | None = None
    pdf: bool = False
    preview: bool = False
    trace: Path | None = None
    force: bool = False
    output: Format = Format.TEXT
    allow_sample: bool = False
    at: str | None = None

    def __post_init__(self) -> None:
        if self.pdf and self.preview:
            raise UsageError("--preview không ghi tệp nên không dùng cùng --pdf")
        if self.trace is not None and self.trace.suffix.lower() not in (".json", ".csv"):
            raise UsageError(f"--trace nhận tệp .json hoặc .csv, không phải «{self.trace.name}»")
        _ = self.day, self.given

    @property
    def day(self) -> datetime.date | None:
        return day_of(self.as_of)

    @property
    def given(self) -> Given:
        number = number_of(self.number)
        return Given(number=number, date=day_of(self.date), allow_sample=self.allow_sample)


def office(context: typer.Context, options: Options, year: int | None) -> Office:
    """The office on the wanted day, or today; says on stderr when records have errors."""
    validated = checked(context, options.as_of, options.at)
    settings_of(validated)  # no document can do without
    if options.trace is not None:
        places.outside_records(options.trace, validated.workspace)
    deliver.warn_of_errors(validated)
    return office_of(validated, year)


def on_its_day(office: Office, form: Form, record_id: str, options: Options) -> Office:
    """The office on the day that the document is about, when it is about a past period."""
    last = form.until(office, record_id)
    if options.day is not None or last is None or last >= office.as_of:
        return office
    return Office(office.validated.on(last), office.plan_id)


def one(office: Office, form: Form, record_id: str, options: Options, target: Path) -> None:
    """Make one document, write or show it, and say so."""
    validated = office.validated
    deliver.warn_of_gaps(office, record_id)
    commit = commit_behind(validated)
    issued, notes, kept = _made(office, form, record_id, options, commit, target)
    if kept:
        tell(f"Giữ {kept} của {target.name}; muốn bỏ thì ghi ra tệp khác.")
    _tell_notes(notes)
    if options.trace is not None:
        deliver.write_trace(issued, validated, commit, options.trace)
    if options.preview:
        deliver.preview(issued.data)
        return
    written = deliver.write_document(issued.data, target, force=options.force, pdf=options.pdf)
    if options.output is Format.JSON:
        say_json(
            files=[str(path) for path in written], document=form.name, id=record_id,
            as_of=validated.as_of, figures=len(issued.figures),
        )  # fmt: skip
        return
    for path in written:
        say(f"Đã ghi {path}")
    counted = (
        f"; {len(issued.figures)} số liệu, xem nguồn bằng --trace TỆP" if issued.figures else ""
    )
    tell(f"Số liệu tính đến ngày {validated.as_of:%d/%m/%Y}{counted}.")


def commit_behind(validated: Validated) -> Commit:
    """Where the records stand: at the revision looked at, or in the working tree."""
    source = validated.store.source
    if isinstance(source, PastTree):
        return commit_at(source)
    return commit_of(validated.workspace.root)


def _made(
    office: Office, form: Form, record_id: str, options: Options, commit: Commit, target: Path
) -> tuple[Issued, list[str], str]:
    """The document for `target`, what to look at again, and what it kept of the file there.

    Raises `UserError` when another document stands there, unless it may be replaced.
    """
    found = None if options.preview else places.earlier(target)
    if found is not None and not places.is_same(found, office, form, record_id):
        if not options.force:
            raise places.another(found, target)
        found = None
    given, kept = places.kept(options.given, found)
    issued = issue(office, Order(form, record_id, given, commit))
    notes = list(issued.notes)
    if given.date is not None:
        notes += odd_date(office, form, record_id, given.date)
    return issued, notes, kept


def _tell_notes(notes: Iterable[str]) -> None:
    """Each once, however many documents gave it."""
    for note in dict.fromkeys(notes):
        tell(f"Chú ý: {note}.")


def many(office: Office, orders: Sequence[tuple[Form, str]], options: Options, folder: Path) -> int:
    """Make every document into `folder`, with a progress bar; how many could not be made.

    One that fails does not stop the others; each failure is told at the end.
    """
    commit = commit_behind(office.validated)
    written: list[Path] = []
    failed: list[str] = []
    notes: list[str] = []
    keeping = 0
    for form, record_id in deliver.progress(orders, "Lập văn bản"):
        target = folder / form.file_name(record_id)
        try:
            day = on_its_day(office, form, record_id, options)
            issued, found, kept = _made(day, form, record_id, options, commit, target)
            written += deliver.write_document(
                issued.data, target, force=options.force, pdf=options.pdf
            )
            notes += found
            keeping += bool(kept)
        except UserError as error:
            failed.append(f"{target.name}: {error}")
    if options.output is Format.JSON:
        say_json(files=[str(path) for path in written], failed=failed, as_of=office.as_of)
    else:
        say(f"Đã ghi {len(written)} tệp vào {folder}")
    if keeping:
        tell(f"Giữ số, ngày ký của {keeping} văn bản đã có trong thư mục.")
    _tell_notes(notes)
    for line in failed:
        tell(f"Không lập được {line}")
    return len(failed)
