"""Part II of the report: which obligations a section covers, and what is not yet recorded.

Structure of qms-and-tasks.md §6.2. The report says which figures have no kind of record yet; the
figures of a section then come from its tasks alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count, ids
from ngocha_kh.progress.rates import Figures, Ratio
from ngocha_kh.progress.state import DONE, OPEN, OUT, OVERDUE, State, Status
from ngocha_kh.records.report import Results

#: Whose figures they are that nobody's name stands before.
WHOLE_PLAN = "toàn kế hoạch"
_ORDERS = frozenset({"III.1-14", "III.2-04", "III.3-04", "III.5-03"})


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """`covers` chooses obligation ids; `missing` names the figures that no record holds yet."""

    heading: str
    results: str
    covers: Callable[[str], bool]
    missing: str


def _of(*sections: str) -> Callable[[str], bool]:
    return lambda duty: duty.rpartition("-")[0] in sections


SECTIONS: Sequence[SectionSpec] = (
    SectionSpec(
        "Công tác tuyên truyền", "communication", _of("II.1"),
        "số hoạt động tuyên truyền, tập huấn và số lượt người tham gia",
    ),
    SectionSpec(
        "Áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001:2015", "quality", _of("II.2"),
        "số liệu chi tiết về quy trình, đánh giá nội bộ, xem xét của lãnh đạo của hệ thống quản lý chất lượng",
    ),
    SectionSpec(
        "Hoạt động sáng kiến, sáng tạo", "initiatives", _of("II.3"),
        "số sáng kiến đề nghị công nhận, được công nhận",
    ),
    SectionSpec(
        "Cải cách hành chính, cơ chế một cửa", "one_stop", _of("II.4"),
        "số hồ sơ một cửa tiếp nhận, giải quyết",
    ),
    SectionSpec(
        "Sở hữu trí tuệ, tiêu chuẩn, đo lường, chất lượng", "ip_measurement", _of("II.5"),
        "số tài sản trí tuệ và phương tiện đo",
    ),
    SectionSpec(
        "Nhiệm vụ khoa học và công nghệ, đặt hàng nhiệm vụ", "orders", _ORDERS.__contains__,
        "số đề xuất đặt hàng nhiệm vụ khoa học và công nghệ",
    ),
    SectionSpec(
        "Kinh phí", "budget", lambda duty: duty.startswith("III.2-") and "05" <= duty[-2:] <= "11",
        "kinh phí dự toán, quyết toán và tỷ lệ so với năm trước",
    ),
)  # fmt: skip


def section_contexts(
    office: Office, results: Results, recorded: Mapping[str, str] | None = None
) -> list[dict[str, object]]:
    """For each section: number, heading, written paragraphs, figures, what has no record.

    `recorded`: the sections whose records exist, and what these do not hold yet.
    """
    known = recorded or {}
    return [
        {
            "number": number,
            "heading": spec.heading,
            "paragraphs": getattr(results, spec.results),
            "about": spec.results,
            "missing": known.get(spec.results, spec.missing),
            **counts(covered(office.figures, spec.covers), f"mục II.{number}"),
        }
        for number, spec in enumerate(SECTIONS, 1)
    ]


def beyond_sections(figures: Figures) -> list[Status]:
    """Followed tasks that no section of part II counts: duties that only section III assigns."""
    return [
        status
        for status in figures.statuses
        if status.state not in OUT
        and not any(spec.covers(duty) for spec in SECTIONS for duty in status.task.obligations)
    ]


def covered(figures: Figures, covers: Callable[[str], bool]) -> Figures:
    return Figures(
        tuple(s for s in figures.statuses if any(covers(duty) for duty in s.task.obligations))
    )


def counts(figures: Figures, scope: str) -> dict[str, Figure]:
    """The official classes of some tasks as figures for a template."""
    on_time = DONE - {State.DONE_LATE}
    return {
        "total": count(
            f"{scope}: nhiệm vụ theo dõi",
            ids(s for s in figures.statuses if s.state not in OUT),
            "mọi nhiệm vụ trừ nhiệm vụ hủy và không áp dụng",
        ),
        "done": count(f"{scope}: hoàn thành", ids(figures.of(*DONE)), "trạng thái hoàn thành"),
        "done_on_time": count(
            f"{scope}: hoàn thành đúng hạn", ids(figures.of(*on_time)), "ngày hoàn thành ≤ hạn"
        ),
        "done_late": count(
            f"{scope}: hoàn thành quá hạn",
            ids(figures.of(State.DONE_LATE)),
            "ngày hoàn thành > hạn",
        ),
        "open": count(
            f"{scope}: chưa hoàn thành, trong hạn",
            ids(figures.of(*OPEN)),
            "chưa hoàn thành và chưa qua hạn",
        ),
        "overdue": count(
            f"{scope}: chưa hoàn thành, quá hạn",
            ids(figures.of(*OVERDUE)),
            "chưa hoàn thành và đã qua hạn",
        ),
        "suspended": count(
            f"{scope}: tạm dừng",
            ids(figures.of(State.SUSPENDED)),
            "tạm dừng có văn bản; ngoài các tỷ lệ",
        ),
        "out": count(
            f"{scope}: hủy, không áp dụng",
            ids(figures.of(*OUT)),
            "hủy hoặc không áp dụng; ngoài tổng số",
        ),
    }


def rates(figures: Figures, scope: str) -> dict[str, Figure]:
    """The official rates, and the others by their own names."""
    followed = ids(s for s in figures.statuses if s.state not in OUT)
    return {
        **official_rates(figures, scope),
        "naive_rate": _rate(
            f"{scope}: tỷ lệ hoàn thành trên tổng số", figures.naive_rate,
            "hoàn thành ÷ nhiệm vụ theo dõi", followed,
        ),
        "weighted": _rate(
            f"{scope}: tiến độ theo trọng số", figures.weighted,
            "Σ trọng số × tiến độ ÷ Σ trọng số", followed,
        ),
    }  # fmt: skip


def official_rates(figures: Figures, scope: str) -> dict[str, Figure]:
    """Completion and punctuality, as the Government's own reports count them."""
    return {
        "completion_rate": _rate(
            f"{scope}: tỷ lệ hoàn thành", figures.completion_rate,
            "hoàn thành ÷ (hoàn thành + chưa hoàn thành quá hạn)",
            ids(figures.of(*(DONE | OVERDUE))),
        ),
        "on_time_rate": _rate(
            f"{scope}: tỷ lệ đúng hạn", figures.on_time_rate,
            "hoàn thành đúng hạn ÷ hoàn thành", ids(figures.of(*DONE)),
        ),
    }  # fmt: skip


def _rate(name: str, ratio: Ratio, expression: str, members: tuple[str, ...]) -> Figure:
    return Figure(name, str(ratio), expression, members, int(ratio.percent is not None))
