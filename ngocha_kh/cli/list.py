"""`nkh list`: the records of a kind, filtered."""

import builtins
from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import loaded, office_of, one_of, state_of, units_of, unknown
from ngocha_kh.cli.moment import AtOption
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say_json
from ngocha_kh.cli.tables import print_table
from ngocha_kh.diagnostics import UsageError

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def list_records(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="LOẠI", help="task, unit, plan, document, report, meeting, obligation …"
        ),
    ],
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="MÃ", help="Đơn vị chủ trì.")
    ] = None,
    section: Annotated[
        str | None, typer.Option("--section", metavar="MỤC", help="Mục của kế hoạch, ví dụ II.2.")
    ] = None,
    obligation: Annotated[
        str | None,
        typer.Option("--obligation", metavar="MÃ", help="Nhiệm vụ thực hiện nghĩa vụ này."),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            metavar="TRẠNG_THÁI",
            help="Trạng thái của nhiệm vụ (overdue, due_soon…) hoặc sáng kiến (recognized…).",
        ),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch.")
    ] = None,
    as_of: AsOfOption = None,
    at: AtOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh list task --unit vhxh --state overdue
      nkh list task --obligation II.2-11
      nkh list obligation --section II.3
      nkh list initiative --state recognized
      nkh list unit
      nkh list document --format json

    Liệt kê hồ sơ; trạng thái của nhiệm vụ, sáng kiến được tính theo ngày xét.
    """
    from ngocha_kh.records.kinds import KINDS

    # An obligation is not a record of its own, but listed.
    labels = {name: one.label for name, one in KINDS.items() if name != "workspace"}
    labels["obligation"] = "nghĩa vụ"
    chosen = one_of("loại hồ sơ", kind, list(labels.items()))
    office = office_of(loaded(context, as_of, at), year)
    units = units_of(office, unit)
    duties = {duty.id: duty for duty in office.plan.obligations}
    if obligation is not None and obligation not in duties:
        raise unknown("nghĩa vụ", obligation, duties)
    from ngocha_kh.cli.list_rows import Filters, headings, rows_of

    filters = Filters(
        units=units, section=section,
        obligation=obligation, state=_state(chosen, state),
    )  # fmt: skip
    rows = rows_of(office, chosen, filters)
    if output is Format.JSON:
        say_json(kind=chosen, as_of=office.as_of, records=rows)
        return
    columns = headings(chosen)
    cells: builtins.list[builtins.list[str]] = [
        [_text(row[key]) for key, _ in columns] for row in rows
    ]
    print_table(f"{len(rows)} {labels[chosen]}", [(title, "left") for _, title in columns], cells)


def _state(kind: str, state: str | None) -> str | None:
    """The state that --state means for this kind. Raises `UsageError` for a kind without states."""
    if state is None or kind == "task":
        return state_of(state)
    if kind != "initiative":
        raise UsageError("--state chỉ dùng với task (nhiệm vụ) hoặc initiative (sáng kiến)")
    from ngocha_kh.schemas import schema_for

    return one_of("trạng thái", state, builtins.list(schema_for(kind).labels(("state",)).items()))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
