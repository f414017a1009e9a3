"""`nkh initiative stats`: the indicators of the initiative work over a period, whole or in groups."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.loading import loaded, office_of
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, day_of, say, say_json
from ngocha_kh.cli.tables import print_table
from ngocha_kh.diagnostics import UsageError

if TYPE_CHECKING:
    from ngocha_kh.documents.base import Office
    from ngocha_kh.periods import Span
    from ngocha_kh.progress.indicators import Indicator
    from ngocha_kh.progress.initiatives import View
    from ngocha_kh.records.initiative import Initiative

#: The indicators of a table by groups, with short headings.
_COLUMNS = {
    "I02": "Tiếp nhận", "I03a": "Chấp nhận", "I04a": "Ra HĐ", "I05": "Công nhận",
    "I07a": "Không CN", "I07b": "Để lại", "I08": "HQ phường", "I09a": "Trình TP",
    "I09b": "TP công nhận", "I14a": "Làm lợi (đồng)", "I16a": "Nhân rộng",
}  # fmt: skip


class By(StrEnum):
    """What a line of the table stands for."""

    UNIT = "unit"
    FIELD = "field"
    TYPE = "type"


class Half(StrEnum):
    """Which half of the year."""

    FIRST = "1"
    SECOND = "2"


def stats(
    context: typer.Context,
    half: Annotated[Half | None, typer.Option("--half", help="Nửa năm: 1 hoặc 2.")] = None,
    whole_year: Annotated[bool, typer.Option("--year", help="Cả năm (mặc định).")] = False,
    year: Annotated[
        int | None, typer.Option("--for", metavar="NĂM", help="Năm (mặc định: năm của kế hoạch).")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="NGÀY", help="Ngày đầu kỳ, tính cả ngày này.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="NGÀY", help="Ngày cuối kỳ, tính cả ngày này.")
    ] = None,
    by: Annotated[
        By | None,
        typer.Option(
            "--by", help="Chia theo: unit (đơn vị), field (lĩnh vực chính), type (loại giải pháp)."
        ),
    ] = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh initiative stats --half 1
      nkh initiative stats --year --by unit
      nkh initiative stats --from 2026-01-01 --to 2026-09-30 --format json

    Các chỉ tiêu về sáng kiến trong một kỳ; kỳ 6 tháng, năm theo kỳ chốt số liệu trong workspace.yaml.
    Chia theo đơn vị thì mỗi sáng kiến tính cho đơn vị của tác giả chính. Không ghi gì.
    """
    from ngocha_kh.documents.initiatives import view_of
    from ngocha_kh.progress.indicators import indicators
    from ngocha_kh.vietnamese import short_date

    if (half is not None) + whole_year + (first is not None or last is not None) > 1:
        raise UsageError("hãy chọn một kỳ: --half, --year, hoặc --from và --to")
    office = office_of(loaded(context, as_of), year)
    span = _span(office, half, year, first, last)
    view = view_of(office, span)
    found = indicators(view)
    groups = {key: indicators(part) for key, part in _parts(view, by)} if by else {}
    if output is Format.JSON:
        _say_json(view, found, by, groups)
        return
    until = f", tính đến {short_date(view.until)}" if view.until < span.last else ""
    say(f"Kỳ từ {short_date(span.first)} đến {short_date(span.last)}{until}")
    if by is None:
        _print_all(found.values())
    else:
        _print_groups(groups, found, by, office)


def _span(
    office: "Office", half: Half | None, year: int | None, first: str | None, last: str | None
) -> "Span":
    from ngocha_kh.periods import Span, reporting_window

    year = year or office.plan.year
    if first is None and last is None:
        return reporting_window(office.settings, f"half_{half.value}" if half else "year", year)
    begin, end = day_of(first), day_of(last)
    span = Span(begin or datetime.date(year, 1, 1), end or datetime.date(year, 12, 31))
    if span.first > span.last:
        raise UsageError(f"ngày đầu kỳ {span.first:%d/%m/%Y} sau ngày cuối kỳ {span.last:%d/%m/%Y}")
    return span


def _parts(view: "View", by: By) -> "Iterable[tuple[str, View]]":
    """Key → the part of the view that belongs to it, in the order of the keys."""
    from ngocha_kh.progress.initiatives import lead_unit

    keys: Mapping[By, Callable[[Initiative], str]] = {
        By.UNIT: lead_unit,
        By.FIELD: lambda own: own.fields[0],
        By.TYPE: lambda own: own.solution_type,
    }
    key = keys[by]
    for name in sorted({key(own) for own in view.initiatives}):
        yield name, view.only(lambda own, name=name: key(own) == name)  # type: ignore[misc]


def _names(by: By, office: "Office", keys: Iterable[str]) -> dict[str, str]:
    from ngocha_kh.schemas import schema_for

    if by is By.UNIT:
        return {key: office.unit_name(key) for key in keys}
    path = ("fields", 0) if by is By.FIELD else ("solution_type",)
    return {key: schema_for("initiative").labels(path)[key] for key in keys}


def _print_all(found: "Iterable[Indicator]") -> None:
    rows = [[one.code, one.label, one.text, one.reach] for one in found]
    print_table(
        "Chỉ tiêu về sáng kiến",
        [("Mã", "whole"), ("Chỉ tiêu", "left"), ("Giá trị", "right"), ("Tính", "left")],
        rows,
    )
    for one in found:
        if one.lines:
            heading = "Đơn vị chưa có sáng kiến" if one.code == "I11a" else one.label
            say(f"{heading}:")
            for line in one.lines:
                say(f"  - {line}")


def _print_groups(
    groups: "Mapping[str, Mapping[str, Indicator]]",
    total: "Mapping[str, Indicator]",
    by: By,
    office: "Office",
) -> None:
    heads = {By.UNIT: "Đơn vị", By.FIELD: "Lĩnh vực chính", By.TYPE: "Loại giải pháp"}
    names = _names(by, office, groups)
    rows = [[names[key], *(one[code].text for code in _COLUMNS)] for key, one in groups.items()]
    rows.append(["Cộng", *(total[code].text for code in _COLUMNS)])
    columns = [(heads[by], "left"), *((head, "right") for head in _COLUMNS.values())]
    print_table(f"Sáng kiến theo {heads[by].lower()}", columns, rows)


def _say_json(
    view: "View",
    found: "Mapping[str, Indicator]",
    by: By | None,
    groups: "Mapping[str, Mapping[str, Indicator]]",
) -> None:
    content: dict[str, Any] = {
        "from": view.span.first, "to": view.span.last, "as_of": view.day,
        "indicators": [_data(one) for one in found.values()],
    }  # fmt: skip
    if by is not None:
        content["by"] = str(by)
        content["groups"] = [
            {"key": key, "indicators": [_data(one) for one in group.values()]}
            for key, group in groups.items()
        ]
    say_json(**content)


def _data(one: "Indicator") -> dict[str, Any]:
    from ngocha_kh.progress.rates import Ratio

    value: Any = one.value
    if isinstance(value, Ratio):
        percent = value.percent
        value = {
            "part": int(value.part), "whole": int(value.whole),
            "percent": None if percent is None else float(percent),
        }  # fmt: skip
    elif value is not None and not isinstance(value, int):
        value = float(value)
    return {
        "code": one.code, "label": one.label, "value": value, "text": one.text, "reach": one.reach,
        "expression": one.expression, "members": list(one.members), "lines": list(one.lines),
    }  # fmt: skip
