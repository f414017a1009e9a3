"""Part II.2: the quality system, with its figures and objectives as an appendix (Phụ lục HTQLCL)."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.objectives import judged_objectives, objective_rows, verdict_figures
from ngocha_kh.documents.quality_figures import quality_figures
from ngocha_kh.documents.quality_system import KINDS, System, system_of
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_period import Period, period_of
from ngocha_kh.documents.templating import Cells
from ngocha_kh.documents.wording import small
from ngocha_kh.records.audit import Audit
from ngocha_kh.vietnamese import number, short_date

#: The rows of the appendix: key of the figure, what it says, what it is counted in.
_ROWS = (
    ("in_force", "Quy trình đang áp dụng (ngày cuối)", "Quy trình"),
    ("new", "Quy trình ban hành mới", "Quy trình"),
    ("revised", "Quy trình sửa đổi", "Quy trình"),
    ("repealed", "Quy trình bãi bỏ", "Quy trình"),
    ("listed", "Thủ tục hành chính trong danh mục (ngày cuối)", "Thủ tục"),
    ("declared", "Thủ tục hành chính trong phạm vi công bố (ngày cuối)", "Thủ tục"),
    ("audits", "Cuộc đánh giá nội bộ", "Cuộc"),
    ("slips", "Phiếu yêu cầu hành động khắc phục được lập", "Phiếu"),
    ("slips_closed", "Phiếu đã đóng", "Phiếu"),
    ("slips_open", "Phiếu chưa đóng (ngày cuối)", "Phiếu"),
    ("slips_overdue", "Trong đó: phiếu đã quá hạn", "Phiếu"),
    ("reviews", "Lần xem xét của lãnh đạo", "Lần"),
    ("declarations", "Lần công bố, công bố lại", "Lần"),
    ("posted_office", "Tài liệu niêm yết tại trụ sở (ngày cuối)", "Tài liệu"),
    ("posted_web", "Tài liệu đăng trên trang thông tin điện tử (ngày cuối)", "Tài liệu"),
)
#: What is counted inside a record; without the record there is no count.
_INSIDE = ("listed", "declared", "posted_office", "posted_web")
_CLASSES = (
    ("major", "điểm không phù hợp nặng"), ("minor", "điểm không phù hợp nhẹ"),
    ("observation", "khuyến nghị"), ("improvement", "cơ hội cải tiến"),
)  # fmt: skip


def quality_context(office: Office, period: Period) -> Context:
    """Figures of the period, what last year's were, the objectives; empty before the first record."""
    own = system_of(office, period.window)
    if not own.is_kept:
        return {}
    last = period_of(office, period.name, period.year - 1)
    before = system_of(office, last.window, "HTQLCL, cùng kỳ năm trước")
    found = quality_figures(own)
    objectives = judged_objectives(office, period)
    return {
        **found,
        "until": own.until,
        "before": last.label if before.is_kept else "",
        "audit_items": [_audit(one) for one in own.held_audits],
        "review_days": _days(r.held_on for r in own.reviews if own.holds(r.held_on)),
        "declaration": _declaration(own),
        "rows": _rows(found, _known(before)),
        **verdict_figures(objectives, period.year),
        "objective_rows": objective_rows(office, objectives),
    }


#: Figures of what happens; of a year of which no record tells it they are not known, not 0.
_HAPPENS = {
    "audits": ("held_audits",), "slips": ("slips",), "slips_closed": ("slips",),
    "slips_open": ("slips",), "slips_overdue": ("slips",), "reviews": ("reviews",),
    "declarations": ("declarations",), "posted_office": ("declarations",),
    "posted_web": ("declarations",),
}  # fmt: skip


def _known(before: System) -> dict[str, Figure]:
    """Last year's figures, as far as some record of that kind tells of last year or before."""
    if not before.is_kept:
        return {}
    told = {
        "held_audits": any(one.starts_on <= before.until for one in before.audits),
        "slips": any(one.detected_on <= before.until for one in before.slips),
        "reviews": any(one.held_on <= before.until for one in before.reviews),
        "declarations": any(
            one.decision is not None and one.decision.on <= before.until
            for one in before.declarations
        ),
    }
    return {
        key: figure
        for key, figure in quality_figures(before).items()
        if all(told[kind] for kind in _HAPPENS.get(key, ()))
    }


def _audit(audit: Audit) -> dict[str, object]:
    """When it was, and what it found, class by class."""
    classes = Counter(finding.class_ for finding in audit.findings)
    found = [f"{small(classes[key])} {words}" for key, words in _CLASSES if classes[key]]
    first, last = short_date(audit.starts_on), short_date(audit.ends_on)
    return {
        "days": f"ngày {first}" if first == last else f"từ ngày {first} đến ngày {last}",
        "units": small(len(audit.units)) if audit.units else "",
        "found": ", ".join(found),
    }


def _days(days: Iterable[datetime.date]) -> str:
    return ", ".join(short_date(day) for day in sorted(days))


def _declaration(own: System) -> dict[str, object]:
    """The declaration in force; empty without one."""
    present = own.present
    if present is None or present.decision is None:
        return {}
    decision, confirmed = present.decision, present.effectiveness
    named = f"số {decision.number} " if decision.number else ""
    return {
        "words": f"Quyết định {named}ngày {short_date(decision.on)}",
        "confirmed": short_date(confirmed.confirmed_on) if confirmed else "",
    }


def _rows(found: dict[str, Figure], before: dict[str, Figure]) -> list[Cells]:
    """Small numbers without a leading zero: a table, not a sentence. "–" for what nobody kept."""
    return [
        {
            "no": str(place),
            "label": label,
            "unit": unit,
            "now": _cell(key, found[key]),
            "before": _cell(key, before[key]) if key in before else "–",
            "rule": found[key].expression[:1].upper() + found[key].expression[1:],
        }
        for place, (key, label, unit) in enumerate(_ROWS, 1)
    ]


def _cell(key: str, figure: Figure) -> Figure:
    """ "–" for codes of a list or declaration that does not exist: not known is not nothing."""
    unknown = key in _INSIDE and not figure.members
    return replace(
        figure, name=f"bảng {figure.name}", text="–" if unknown else number(figure.value)
    )


PART = Part(
    about="quality",
    reads=(*KINDS, "objective", "one_stop"),
    context=quality_context,
    template="report/quality.md.j2",
    appendix="report/quality_appendix.md.j2",
    appendices=("quality",),
)
