"""`nkh budget show`: the lines of a year, what was spent, and the rule "năm sau cao hơn năm trước"."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.group import Group
from ngocha_kh.cli.loading import loaded, office_of
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json

if TYPE_CHECKING:
    from ngocha_kh.progress.budget import Comparison, YearMoney
    from ngocha_kh.records.budget import Budget

app = new_app()


@app.callback(cls=Group, context_settings=HELP_NAMES, no_args_is_help=True)
def budget() -> None:
    """Ví dụ:

    \b
      nkh budget show               kinh phí năm của kế hoạch
      nkh budget show --year 2025

    Kinh phí khoa học và công nghệ. Ghi dòng mới bằng «nkh new budget», khoản chi bằng «nkh set».
    """


@app.command(
    "show", cls=Command, context_settings=HELP_NAMES,
    short_help="Dự toán, đã chi, tỷ lệ so với năm trước",
)  # fmt: skip
def show(
    context: typer.Context,
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm (mặc định: năm của kế hoạch).")
    ] = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh budget show
      nkh budget show --as-of 2026-06-14 --format json

    Dự toán hiện hành = dự toán đầu năm cộng các lần điều chỉnh đến ngày xét. Tỷ lệ chi khoa học và công
    nghệ trên tổng chi so với năm trước: đạt, không đạt, hoặc không đủ số liệu. Không ghi gì.
    """
    from ngocha_kh.cli.shell import year_of
    from ngocha_kh.progress.budget import Basis, compare

    office = office_of(loaded(context, as_of), None)
    year = year_of(year) or office.plan.year
    lines: list[Budget] = sorted(office.records("budget"), key=lambda one: one.id)
    own = [one for one in lines if one.year == year]
    began = office.settings.qms.reorganised_on.value
    found = [compare(lines, year, office.as_of, basis=b, began_on=began) for b in Basis]
    found = [one for one in found if one.basis is Basis.INITIAL or not one.missing]
    if output is Format.JSON:
        say_json(
            year=year, as_of=office.as_of, lines=[_line_data(one, office.as_of) for one in own],
            comparisons=[_comparison_data(one) for one in found],
        )  # fmt: skip
        return
    say(f"Kinh phí năm {year}, tính đến ngày {office.as_of:%d/%m/%Y} (đơn vị: triệu đồng)")
    if not own:
        say(f"Chưa có dòng kinh phí nào của năm {year}; tạo bằng «nkh new budget».")
        return
    _print_lines(own, office.as_of)
    for one in found:
        say("")
        for text in _comparison_lines(one):
            say(text)


def _print_lines(own: "Sequence[Budget]", day: datetime.date) -> None:
    """Amounts in million đồng, exact, so that a line stays a line at 80 columns."""
    from ngocha_kh.cli.tables import print_table
    from ngocha_kh.progress.budget import OUTSIDE

    is_settled = any(one.settled for one in own)
    columns = [
        ("Mã", "whole"), ("Nội dung", "left"), ("Đầu năm", "right"), ("Hiện hành", "right"),
        ("Đã chi", "right"), ("Tỷ lệ", "right"), *([("Quyết toán", "right")] if is_settled else ()),
    ]  # fmt: skip
    rows = [[one.id, one.title, *_amounts([one], day)] for one in own]
    science = [one for one in own if one.line == "science" and one.source != OUTSIDE]
    if science:
        words = "Cộng khoa học, công nghệ"
        if any(one.source == OUTSIDE for one in own):
            words += " (không kể xã hội hóa)"
        rows.append(["", words, *_amounts(science, day)])
    print_table("", columns, [row[: len(columns)] for row in rows])


def _amounts(lines: "Sequence[Budget]", day: datetime.date) -> list[str]:
    """Initial, current, spent, share, settled, as shown; empty where nobody follows the payments."""
    from decimal import Decimal

    from ngocha_kh.progress.budget import current, settled, spent
    from ngocha_kh.progress.rates import Ratio

    now = sum(current(one, day) for one in lines)
    paid = sum(spent(one, day) for one in lines)
    closed = [settled(one, day) for one in lines]
    followed = any(one.spent for one in lines)
    return [
        _millions(sum(one.initial for one in lines)),
        _millions(now),
        _millions(paid) if followed else "",
        str(Ratio(Decimal(paid), Decimal(now), "–")) if followed else "",
        "" if None in closed else _millions(sum(amount or 0 for amount in closed)),
    ]


def _millions(amount: int) -> str:
    """Đồng as million đồng with every digit that is not zero: 18500000 → "18,5"."""
    from decimal import Decimal

    from ngocha_kh.vietnamese import number

    return number(Decimal(amount) / 10**6)


def _comparison_lines(found: "Comparison") -> list[str]:
    from ngocha_kh.progress.budget import BASIS_LABELS, LABELS, Verdict

    year, before = found.year, found.before
    lines = [
        f"Năm {year.year} so với năm {before.year}, theo {BASIS_LABELS[found.basis]}: {LABELS[found.verdict]}"
    ]
    lines += [f"  Năm {one.year}: {_money_text(one)}" for one in (year, before)]
    if before.note:
        lines.append(f"  Cơ sở so sánh năm {before.year}: {before.note}")
    lines += [f"  Thiếu: {text}." for text in found.missing]
    if found.verdict is Verdict.NOT_MET:
        lines.append("  Chưa đạt yêu cầu kế hoạch: tỷ lệ năm sau phải cao hơn năm trước.")
    if found.verdict is Verdict.MET and (year.science or 0) < (before.science or 0):
        lines.append("  Chú ý: tỷ lệ tăng nhưng số tiền chi khoa học, công nghệ giảm.")
    return lines


def _money_text(money: "YearMoney") -> str:
    from ngocha_kh.vietnamese import number

    science, total = (
        "chưa có số liệu" if amount is None else f"{number(amount)} đồng"
        for amount in (money.science, money.total)
    )
    return f"khoa học, công nghệ {science}; tổng chi {total}; tỷ lệ {money.share_text}"


def _line_data(line: "Budget", day: datetime.date) -> dict[str, Any]:
    from ngocha_kh.progress.budget import current, settled, spent

    return {
        "id": line.id, "title": line.title, "line": line.line, "purpose": line.purpose,
        "source": line.source, "unit": line.unit, "initial": line.initial,
        "current": current(line, day), "spent": spent(line, day), "settled": settled(line, day),
    }  # fmt: skip


def _comparison_data(found: "Comparison") -> dict[str, Any]:
    from ngocha_kh.progress.budget import LABELS

    return {
        "basis": found.basis, "verdict": found.verdict, "label": LABELS[found.verdict],
        "missing": list(found.missing),
        "years": [
            {
                "year": one.year, "science": one.science, "total": one.total,
                "share": one.share_text, "comparable_note": one.note or None,
            }
            for one in (found.year, found.before)
        ],
    }  # fmt: skip
