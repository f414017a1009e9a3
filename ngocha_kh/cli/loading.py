"""The records for a command that looks: the office of one plan on a day, with a word on faults."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from ngocha_kh.cli.moment import checked
from ngocha_kh.cli.shell import tell, year_of
from ngocha_kh.diagnostics import Severity, UsageError, UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.records.workspace import Settings
from ngocha_kh.suggest import closest
from ngocha_kh.validation import Validated

if TYPE_CHECKING:
    from ngocha_kh.progress.state import Status
from ngocha_kh.workspace import SETTINGS_FILE


def loaded(context: typer.Context, as_of: str | None, at: str | None = None) -> Validated:
    """Every sound record as of a day, now or at a revision; says when files were left out."""
    validated = checked(context, as_of, at)
    unread = left_out(validated)
    if unread:
        tell(f"Chú ý: {unread} tệp hồ sơ có lỗi nên không tính vào kết quả; hãy chạy nkh validate.")
    elif any(item.severity is Severity.ERROR for item in validated.diagnostics):
        tell("Chú ý: hồ sơ có lỗi nên kết quả có thể sai; hãy chạy nkh validate.")
    return validated


def left_out(validated: Validated) -> int:
    """How many files hold no sound record, so that figures are partial."""
    return len(validated.store.unread | validated.store.refused)


def office_of(validated: Validated, year: int | None) -> Office:
    """The office of the plan of `year`, or of the current plan."""
    if year_of(year) is not None:
        return Office(validated, f"KH-{year}")
    return Office(validated, settings_of(validated).current_plan)


def settings_of(validated: Validated) -> Settings:
    """The settings. Raises `UserError` with their first fault when they have any."""
    settings = validated.index.settings
    if settings is not None:
        return settings
    path = f"records/{SETTINGS_FILE}"
    faults = (
        item.message
        for item in validated.diagnostics
        if item.position.path == path and item.severity is Severity.ERROR
    )
    raise UserError(f"{path} có lỗi: {next(faults, 'không đọc được')}; hãy chạy nkh validate")


def units_of(office: Office, unit: str | None) -> frozenset[str] | None:
    """The units that --unit means: itself, or a group's members; None when it was not given."""
    if unit is not None and unit not in office.units:
        raise unknown("đơn vị", unit, office.units)
    return office.members(unit) if unit else None


def section_filter(office: Office, section: str | None) -> Callable[["Status"], bool]:
    """Whether a task serves the section that --section means; every task when it was not given.

    Raises `UsageError` for a section that the plan does not have.
    """
    if section is None:
        return lambda status: True
    sections = {duty.section for duty in office.plan.obligations}
    if section not in sections:
        raise unknown("mục", section, sections)
    return lambda status: any(d.rpartition("-")[0] == section for d in status.task.obligations)


def state_of(state: str | None) -> str | None:
    """The derived state that --state means; None when it was not given."""
    if state is None:
        return None
    from ngocha_kh.progress.state import STATE_LABELS

    return one_of("trạng thái", state, [(str(name), label) for name, label in STATE_LABELS.items()])


def unknown(what: str, value: str, known: Iterable[str]) -> UsageError:
    """The error for a value that does not exist, with the nearest one that does."""
    near = closest(value, known)
    return UsageError(f"không có {what} «{value}»" + (f"; có phải «{near}»?" if near else ""))


def one_of(what: str, value: str, labels: Sequence[tuple[str, str]]) -> str:
    """An enum value given by itself or by its Vietnamese label, with or without diacritics.

    Raises `UsageError` naming the choices.
    """
    from ngocha_kh.vietnamese import folded

    for name, label in labels:
        if folded(value) in (folded(name), folded(label)):
            return name
    choices = ", ".join(f"{name} ({label})" for name, label in labels)
    raise UsageError(f"{what} «{value}» không thuộc: {choices}")
