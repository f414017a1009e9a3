"""V-BUD-01, 05, 06, 07, 09, 10: the lines of a year together, and against the year before."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.progress.budget import BASIS_LABELS, OUTSIDE, Basis, Comparison, Verdict, compare
from ngocha_kh.progress.ceilings import ceilings_of
from ngocha_kh.records.budget import Budget
from ngocha_kh.rules.activity_years import terms_of
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number, short_date


@workspace_rule("V-BUD-01")
def the_share_of_science_grows(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Tỷ lệ chi khoa học và công nghệ năm sau phải cao hơn năm trước.

    Kế hoạch năm, mục III.2. So sánh chi khoa học, công nghệ trên tổng chi của hai năm liền nhau bằng
    phép nhân chéo số nguyên; dự toán đầu năm so với dự toán đầu năm, quyết toán so với quyết toán.
    Không đủ số liệu thì không kết luận đạt (quy tắc V-BUD-09 nhắc). Đây là yêu cầu của kế hoạch.

    Cách sửa: kiểm tra số liệu; nếu đúng thì báo cáo rõ nguyên nhân. Xem «nkh budget show».
    """
    for path, route, found in _comparisons(index):
        if found.verdict is Verdict.NOT_MET:
            yield (
                path,
                route,
                f"tỷ lệ chi khoa học, công nghệ theo {BASIS_LABELS[found.basis]} năm {found.year.year} là {found.year.share_text}, không cao hơn năm {found.before.year} ({found.before.share_text}): chưa đạt yêu cầu kế hoạch",
            )


@workspace_rule("V-BUD-09", Severity.WARNING)
def the_share_can_be_compared(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phải có đủ số liệu để so sánh tỷ lệ chi khoa học và công nghệ với năm trước.

    Cần dòng khoa học và dòng tổng chi của cả hai năm. Phường thành lập giữa năm (qms.reorganised_on)
    thì năm đó không trọn năm: chỉ so sánh khi dòng tổng chi ghi cơ sở so sánh (comparable_note).

    Cách sửa: bổ sung dòng còn thiếu, hoặc comparable_note ở dòng tổng chi của năm trước.
    """
    for path, route, found in _comparisons(index):
        if found.verdict is Verdict.NOT_ENOUGH_DATA and found.basis is Basis.INITIAL:
            why = "; ".join(found.missing)
            yield path, route, f"không đủ số liệu để so sánh tỷ lệ chi khoa học, công nghệ: {why}"


def _comparisons(index: Index) -> Iterator[tuple[str, Route, Comparison]]:
    """One a year from the first full year of the ward on, by estimates and, once settled, by settlement."""
    if "budget" in index.unread_kinds:
        return
    found = index.records("budget")
    lines = [line for _, line in found]
    began = qms_of(index).reorganised_on.value
    for year in sorted({line.year for line in lines if line.line == "science"}):
        if year <= began.year:
            continue
        path, route = _place(found, year)
        yield path, route, compare(lines, year, index.as_of, began_on=began)
        by_settlement = compare(lines, year, index.as_of, basis=Basis.SETTLED, began_on=began)
        if by_settlement.year.science is not None:
            yield path, route, by_settlement


def _place(found: list[tuple[Facts, Budget]], year: int) -> tuple[str, Route]:
    """The total line of the year, else its first science line."""
    own = [(line.line != "total", fact.path) for fact, line in found if line.year == year]
    return min(own)[1], ("year",)


@workspace_rule("V-BUD-06")
def lines_are_decided(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Dòng kinh phí của năm phải có quyết định giao dự toán.

    Hạn đặt ở plan_terms.budget_decided_by của workspace.yaml (đề xuất: 31/01), xét từ ngày sau đó.
    Nguồn xã hội hóa không cần quyết định giao dự toán.

    Cách sửa: ghi approved với số, ngày của quyết định.
    """
    by = terms_of(index).budget_decided_by.value
    for fact, line in index.records("budget"):
        last = on_month_day(line.year, by)
        approved = line.approved is not None and line.approved.on <= index.as_of
        if index.as_of > last and not approved and line.source != OUTSIDE:
            yield (
                fact.path,
                ("initial",),
                f"sau ngày {short_date(last)} chưa có quyết định giao dự toán (approved)",
            )


@workspace_rule("V-BUD-07", Severity.WARNING)
def what_costs_has_a_line(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Hoạt động có kinh phí phải thuộc một dòng kinh phí của cùng năm.

    Cách sửa: ghi budget là mã dòng kinh phí chi trả; chưa có thì tạo bằng «nkh new budget».
    """
    if "budget" in index.unread_kinds:
        return
    lines = index.by_id_of("budget")
    for fact, one in index.records("activity"):
        if not one.cost:
            continue
        if one.budget is None:
            yield (
                fact.path,
                ("cost",),
                f"kinh phí {number(one.cost)} đồng chưa thuộc dòng kinh phí nào (budget)",
            )
            continue
        line = lines.get(one.budget)
        years = {one.from_.year, (one.to or one.from_).year}
        if line is not None and line.year not in years:
            yield (
                fact.path,
                ("budget",),
                f"{line.id} là dòng kinh phí năm {line.year}, hoạt động năm {one.from_.year}",
            )


@workspace_rule("V-BUD-05", Severity.WARNING)
def the_system_costs_no_more_than_allowed(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Chi cho hệ thống quản lý chất lượng không vượt mức tối đa.

    Thông tư 116/2015/TT-BTC, Điều 4, mức của cấp xã: duy trì hằng năm 15 triệu đồng, tư vấn 26,4
    triệu đồng. Từ năm 2026 chưa xác nhận được mức này còn áp dụng, nên quy tắc V-BUD-10 chỉ lưu ý.

    Cách sửa: điều chỉnh dự toán, hoặc tách nội dung không thuộc mục đích này.
    """
    yield from _above(index, sure=True)


@workspace_rule("V-BUD-10", Severity.INFO)
def the_system_costs_more_than_it_used_to(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Chi cho hệ thống quản lý chất lượng vượt mức của Thông tư 116/2015/TT-BTC, sau năm 2025.

    Như V-BUD-05, nhưng chỉ lưu ý: chưa xác nhận được mức tối đa còn áp dụng sau khi quy định về ngân
    sách thay đổi.

    Cách sửa: hỏi cơ quan tài chính về mức chi hiện hành.
    """
    yield from _above(index, sure=False)


def _above(index: Index, *, sure: bool) -> Iterator[tuple[str, Route, str]]:
    """Purposes whose lines of a year together pass the ceiling; told at the last of these lines."""
    groups: dict[tuple[int, str], list[tuple[Facts, Budget]]] = {}
    for fact, line in index.records("budget"):
        if line.line == "science" and line.purpose and line.source != OUTSIDE:
            groups.setdefault((line.year, line.purpose), []).append((fact, line))
    for (year, purpose), own in groups.items():
        limits = ceilings_of(year)
        if limits is None or purpose not in limits.ceilings or (year <= limits.sure_until) != sure:
            continue
        day = min(index.as_of, datetime.date(year, 12, 31))
        amount = sum(
            line.initial + sum(e.amount for e in line.adjustments if e.on <= day) for _, line in own
        )
        if amount > limits.ceilings[purpose]:
            label = schema_for("budget").labels(("purpose",))[purpose]
            yield (
                own[-1][0].path,
                ("initial",),
                f"{label} năm {year}: {number(amount)} đồng, mức tối đa {number(limits.ceilings[purpose])} đồng ({limits.source})",
            )
