"""`nkh iso schedule`: audits by unit and month, and what of the system falls due soon."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.iso_view import months_head, months_row, system_on, wrapped
from ngocha_kh.cli.loading import loaded, settings_of
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json, year_of
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.vietnamese import short_date

if TYPE_CHECKING:
    from ngocha_kh.qms.schedule import Entry
    from ngocha_kh.qms.system import System
    from ngocha_kh.validation import Validated

#: How far ahead a schedule may look.
_MONTHS = range(1, 37)


def schedule(
    context: typer.Context,
    months: Annotated[
        int,
        typer.Option("--months", metavar="SỐ", help="Xét bao nhiêu tháng tới, từ 1 đến 36."),
    ] = 6,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="NĂM", help="Năm của lịch đánh giá (mặc định: năm của ngày xét)."
        ),
    ] = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh iso schedule
      nkh iso schedule --months 3 --format json

    Lịch đánh giá nội bộ theo đơn vị và tháng; những việc đang mở và đến hạn trong các tháng tới: cập
    nhật theo văn bản mới, soát xét tài liệu, mục tiêu, phiếu không phù hợp, niêm yết, thông báo công bố,
    kết luận xem xét của lãnh đạo. Việc đã quá hạn đứng trước. Không ghi gì.
    """
    from ngocha_kh.qms import schedule as due
    from ngocha_kh.workdays import add_months

    if months not in _MONTHS:
        raise UsageError(f"«{months}» không phải số tháng từ {_MONTHS[0]} đến {_MONTHS[-1]}")
    validated = loaded(context, as_of)
    day = validated.as_of
    system = system_on(validated, settings_of(validated), day)
    until = add_months(day, months)
    wanted = year_of(year) or day.year
    entries = due.schedule(system, until)
    plan = due.audit_plan(system, wanted)
    if output is Format.JSON:
        say_json(
            as_of=day.isoformat(), until=until.isoformat(), year=wanted,
            audits=[
                {"unit": unit, "month": month, "audits": found}
                for unit, by_month in plan.items()
                for month, found in sorted(by_month.items())
            ],
            entries=[_data(entry, day) for entry in entries],
        )  # fmt: skip
        return
    for line in (*_audits(system, plan, validated, wanted), *_entries(entries, validated, until)):
        say(line)


def _audits(
    system: "System", plan: dict[str, dict[int, list[str]]], validated: "Validated", year: int
) -> Iterator[str]:
    from ngocha_kh.qms.states import LABELS, audit_state

    yield f"Lịch đánh giá năm {year}, xét ngày {short_date(system.day)}"
    if not plan:
        yield f"Chưa có cuộc đánh giá nào trong năm {year}."
        return
    yield ""
    yield months_head("Đơn vị \\ Tháng", year, system.day)
    for unit, by_month in plan.items():
        marks = {month: _short(found) for month, found in by_month.items()}
        yield months_row(_unit_name(unit, validated), marks)
    shown = {audit for by_month in plan.values() for found in by_month.values() for audit in found}
    for audit in sorted(system.audits, key=lambda one: (one.starts_on, one.id)):
        if audit.id in shown:
            state = LABELS[audit_state(audit, system.day)].lower()
            days = f"{short_date(audit.starts_on)} - {short_date(audit.ends_on)}"
            yield from wrapped(
                f"{_short([audit.id])} = {audit.id}: {audit.title} ({days}; {state})", 0, 5
            )


def _short(audits: list[str]) -> str:
    """The last part of the id; "++" for several."""
    return audits[0].rpartition("-")[2] if len(audits) == 1 else "++"


def _unit_name(unit: str, validated: "Validated") -> str:
    known = validated.index.units.get(unit)
    return known.short_name if known else unit


def _entries(entries: "list[Entry]", validated: "Validated", until: datetime.date) -> Iterator[str]:
    from ngocha_kh.qms.cycle import BASES, Basis
    from ngocha_kh.qms.schedule import KINDS

    day = validated.as_of
    yield ""
    if not entries:
        yield f"Không có việc nào đến hạn từ nay đến {short_date(until)}."
        return
    yield f"Đến hạn từ nay đến {short_date(until)} ({len(entries)} việc)"
    for entry in entries:
        left = (entry.due - day).days
        when = f"chậm {-left} ngày" if left < 0 else "hôm nay" if not left else f"còn {left} ngày"
        basis = f", {BASES[Basis(entry.basis)]}" if entry.basis else ""
        yield f"{short_date(entry.due)}  {KINDS[entry.kind]}: {entry.record} ({when}{basis})"
        unit = f" - {_unit_name(entry.unit, validated)}" if entry.unit else ""
        yield from wrapped(f"{entry.what.rstrip('.')}{unit}", 12)


def _data(entry: "Entry", day: datetime.date) -> dict[str, Any]:
    from ngocha_kh.qms.schedule import KINDS

    return {
        "due": entry.due.isoformat(), "days_left": (entry.due - day).days, "kind": entry.kind,
        "label": KINDS[entry.kind], "record": entry.record, "what": entry.what,
        "unit": entry.unit or None, "basis": entry.basis or None,
    }  # fmt: skip
