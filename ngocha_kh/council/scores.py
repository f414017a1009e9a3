"""Score sheets → means, class, pass. Totals are always worked out anew, never read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ngocha_kh.council.rubrics import criteria
from ngocha_kh.council.votes import recused_ids
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Item, Sheet
from ngocha_kh.vietnamese import half_up, number

FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Scored:
    """What the sheets of an item say together.

    Means have two places, halves rounded up; `mean` is None without a sheet. `group_means` add up to
    `mean` before rounding. `spread`: the highest total less the lowest, of all sheets. `counted`:
    how many sheets the means are of. `shortfalls`: why it does not pass, in Vietnamese.
    """

    mean: Decimal | None
    group_means: dict[str, Decimal]
    grade: str | None
    passes: bool
    spread: int
    counted: int = 0
    shortfalls: tuple[str, ...] = ()


def result(item: Item, rubric: Rubric) -> Scored:
    """The mean by the rubric's own rule, the minima of groups and criteria, the class."""
    sheets = sheets_that_count(item)
    kept = _kept(sheets, rubric)
    if not kept:
        return Scored(None, {}, None, False, 0, 0, ("chưa có phiếu chấm điểm nào",))
    mean = _mean([sheet_total(sheet, rubric) for sheet in kept])
    points = {key: _mean([sheet.points.get(key, 0) for sheet in kept]) for key in criteria(rubric)}
    groups = {
        group.id: _mean([_group_total(sheet, rubric, group.id) for sheet in kept])
        for group in rubric.groups
    }
    short = tuple(_shortfalls(rubric, mean, groups, points))
    grade = _grade(mean, rubric, failed=bool(short))
    return Scored(mean, groups, grade, not short, _spread(sheets, rubric), len(kept), short)


def sheet_total(sheet: Sheet, rubric: Rubric) -> int:
    """The sum over the rubric's criteria; one that was left out gives nothing (V-SK-060 tells)."""
    return sum(sheet.points.get(key, 0) for key in criteria(rubric))


def sheets_that_count(item: Item) -> tuple[Sheet, ...]:
    """All but those of members who stepped out."""
    out = recused_ids(item)
    return tuple(sheet for sheet in item.sheets if sheet.member not in out)


def alarm(item: Item, rubric: Rubric) -> str | None:
    """What to say when the scorers are further apart than the rubric likes; names nobody."""
    spread = _spread(sheets_that_count(item), rubric)
    if rubric.spread_alarm is None or spread <= rubric.spread_alarm:
        return None
    return (
        f"phiếu cao nhất và thấp nhất chênh nhau {spread} điểm, quá ngưỡng {rubric.spread_alarm}; "
        "Hội đồng cần trao đổi lại trước khi biểu quyết"
    )


def _kept(sheets: Sequence[Sheet], rubric: Rubric) -> Sequence[Sheet]:
    """Without one highest and one lowest, when the rubric says so for this many sheets.

    Of equal totals the one with more (fewer) points in the first criteria goes, so that the means of
    the groups do not depend on the order in which the sheets were written down.
    """
    if rubric.drop_extremes_from is None or len(sheets) < rubric.drop_extremes_from:
        return sheets
    order = list(criteria(rubric))

    def rank(sheet: Sheet) -> tuple[int, list[int]]:
        return sheet_total(sheet, rubric), [sheet.points.get(key, 0) for key in order]

    return sorted(sheets, key=rank)[1:-1]


def _mean(values: Sequence[int]) -> Decimal:
    """Rounded before it is compared: with at most 40 sheets a mean that is no whole number is at
    least 0.025 away from one, so rounding to two places never lifts it over a threshold."""
    return half_up(Decimal(sum(values)) / len(values), 2)


def _group_total(sheet: Sheet, rubric: Rubric, group_id: str) -> int:
    items = next(group.items for group in rubric.groups if group.id == group_id)
    return sum(sheet.points.get(item.id, 0) for item in items)


def _spread(sheets: Sequence[Sheet], rubric: Rubric) -> int:
    totals = [sheet_total(sheet, rubric) for sheet in sheets]
    return max(totals) - min(totals) if totals else 0


def _shortfalls(
    rubric: Rubric, mean: Decimal, groups: dict[str, Decimal], points: dict[str, Decimal]
) -> Iterator[str]:
    least = rubric.pass_.total
    if mean < least:
        yield f"điểm trung bình {number(mean)} thấp hơn mức đạt {least}"
    for group in rubric.groups:
        if group.min is not None and groups[group.id] < group.min:
            yield f"nhóm «{group.name}» được {number(groups[group.id])}, thấp hơn mức tối thiểu {group.min}"
        for item in group.items:
            if item.min is not None and points[item.id] < item.min:
                yield f"tiêu chí «{item.name}» được {number(points[item.id])}, thấp hơn mức tối thiểu {item.min}"


def _grade(mean: Decimal, rubric: Rubric, *, failed: bool) -> str | None:
    """The class whose interval holds the mean; the highest one holds its end too.

    What missed a minimum is in no better class than "fail", whatever its mean.
    """
    if failed:
        return FAIL if any(found.id == FAIL for found in rubric.classes) else None
    top = max(found.to for found in rubric.classes)
    for found in rubric.classes:
        if found.from_ <= mean < found.to or mean == found.to == top:
            return found.id
    return None
