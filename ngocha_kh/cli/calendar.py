"""`nkh calendar`: what is due when, on the terminal or as a file for calendar programs."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.iso_view import wrapped
from ngocha_kh.cli.loading import left_out, loaded, office_of, units_of
from ngocha_kh.cli.options import ForceOption
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, day_of, say, say_json, tell
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.vietnamese import short_date

if TYPE_CHECKING:
    from ngocha_kh.documents.base import Office
    from ngocha_kh.progress.agenda_entry import Desk, Entry

app = new_app()
#: How far a calendar looks ahead when nobody says until when.
_MONTHS = 3


@app.command(cls=Command, context_settings=HELP_NAMES)
def calendar(
    context: typer.Context,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="MÃ", help="Chỉ việc của đơn vị (hoặc nhóm) này."),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="NGÀY", help="Từ ngày (mặc định: ngày xét).")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="NGÀY", help="Đến ngày (mặc định: 3 tháng sau).")
    ] = None,
    done: Annotated[bool, typer.Option("--done", help="Kể cả việc đã xong.")] = False,
    ics: Annotated[
        Path | None,
        typer.Option(
            "--ics", metavar="TỆP", help="Ghi tệp lịch .ics cho Outlook, Google Calendar."
        ),
    ] = None,
    force: ForceOption = False,
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.")
    ] = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh calendar                          việc quá hạn và việc của 3 tháng tới
      nkh calendar --unit vhxh --to 2026-12-31
      nkh calendar --ics lich.ics           để nhập vào Outlook, Google Calendar

    Việc gì đến hạn ngày nào: nhiệm vụ, báo cáo, hoạt động, cuộc họp, trả lời đôn đốc, kiến nghị, hệ thống
    quản lý chất lượng, thời hạn sáng kiến, văn bằng, kiểm định. Không nêu --from thì việc đã quá hạn mà
    chưa xong đứng trước.
    """
    from ngocha_kh.progress.agenda import agenda

    office = office_of(loaded(context, as_of), year)
    units = units_of(office, unit)
    span = _span(office.as_of, first, last)
    entries = [
        entry
        for entry in agenda(desk_of(office), span[1])
        if (units is None or not units.isdisjoint(entry.units))
        and (entry.due >= span[0] or (first is None and entry.done_on is None))
        and (done or entry.done_on is None)
    ]
    if ics is not None:
        _write(ics, entries, office, force)
    elif output is Format.JSON:
        say_json(
            as_of=office.as_of, plan=office.plan_id, first=span[0], last=span[1],
            files_left_out=left_out(office.validated),
            entries=[entry_data(entry, office) for entry in entries],
        )  # fmt: skip
    else:
        for line in _lines(entries, office, span):
            say(line)


def desk_of(office: "Office") -> "Desk":
    """The records around the plan in view."""
    from ngocha_kh.progress.agenda_entry import Desk
    from ngocha_kh.progress.serving import Ground

    ground = Ground(office.plan, office.as_of, office.records, office.settings, office.calendar)
    return Desk(ground, office.units)


def entry_data(entry: "Entry", office: "Office") -> dict[str, Any]:
    return {
        "due": entry.due, "days_left": entry.days_left(office.as_of), "kind": entry.kind,
        "label": entry.label, "record": entry.record or None, "what": entry.what,
        "units": list(entry.units), "done_on": entry.done_on,
        "late": entry.is_late(office.as_of),
    }  # fmt: skip


def entry_lines(entry: "Entry", office: "Office", *, units: bool = True) -> Iterator[str]:
    """The day with what is due, then who owes it."""
    head = f"{short_date(entry.due)}  {entry.label}"
    record = f": {entry.record}" if entry.record else ""
    yield f"{head}{record} ({when(entry, office.as_of)})"
    names = ", ".join(office.unit_name(unit) for unit in entry.units[:_MOST_UNITS])
    more = (
        f" và {len(entry.units) - _MOST_UNITS} đơn vị khác"
        if len(entry.units) > _MOST_UNITS
        else ""
    )
    owner = f" - {names}{more}" if names and units else ""
    yield from wrapped(f"{entry.what.rstrip('.')}{owner}", 12)


_MOST_UNITS = 3


def when(entry: "Entry", day: datetime.date) -> str:
    """How long until then, in words."""
    if entry.done_on is not None:
        return f"xong ngày {short_date(entry.done_on)}"
    left = entry.days_left(day)
    if left < 0:
        return f"chậm {-left} ngày"
    return f"còn {left} ngày" if left else "hôm nay"


def _span(
    day: datetime.date, first: str | None, last: str | None
) -> tuple[datetime.date, datetime.date]:
    from ngocha_kh.workdays import add_months

    start = day_of(first) or day
    end = day_of(last) or add_months(start, _MONTHS)
    if end < start:
        raise UsageError(f"--to {short_date(end)} trước --from {short_date(start)}")
    return start, end


def _lines(
    entries: "list[Entry]", office: "Office", span: tuple[datetime.date, datetime.date]
) -> Iterator[str]:
    yield (
        f"Lịch {office.plan_id} từ {short_date(span[0])} đến {short_date(span[1])}, "
        f"xét ngày {short_date(office.as_of)}"
    )
    late = [entry for entry in entries if entry.due < span[0]]
    if late:
        yield ""
        yield f"Quá hạn chưa xong ({len(late)})"
        for entry in late:
            yield from entry_lines(entry, office)
    ahead = [entry for entry in entries if entry.due >= span[0]]
    months = dict.fromkeys((entry.due.year, entry.due.month) for entry in ahead)
    for year, month in months:
        part = [one for one in ahead if (one.due.year, one.due.month) == (year, month)]
        yield ""
        yield f"Tháng {month}/{year} ({len(part)})"
        for entry in part:
            yield from entry_lines(entry, office)
    if not entries:
        yield "Không có việc nào đến hạn."


def _write(path: Path, entries: "list[Entry]", office: "Office", force: bool) -> None:
    from ngocha_kh.cli.places import outside_records
    from ngocha_kh.files import create_file, replace_file
    from ngocha_kh.outputs.ics import calendar_bytes, is_unchanged

    if path.suffix.lower() != ".ics":
        raise UsageError(f"tên tệp phải có đuôi .ics: {path.name}")
    target = outside_records(path, office.validated.workspace)
    names = {unit.id: unit.short_name for unit in office.units.values()}
    agency = office.settings.agency.short_name
    data = calendar_bytes(entries, office.as_of, name=f"{agency}: {office.plan_id}", units=names)
    old = target.read_bytes() if target.is_file() else None
    if old is not None and not force and not is_unchanged(old):
        raise UsageError(
            f"{path} không phải lịch do nkh ghi, hoặc đã được sửa; hãy dùng --ics TỆP_KHÁC, hoặc --force"
        )
    if old is None:
        create_file(target, data)
    else:
        replace_file(target, data, expected=old)
    say(str(path))
    tell(f"Đã ghi {len(entries)} việc vào {path}.")
