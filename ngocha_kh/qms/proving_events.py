"""Questions about what took place in the year up to a day: reviews, audits, activities, figures."""

from typing import Final

from ngocha_kh.qms.audited import REPORTED
from ngocha_kh.qms.one_stop import month_totals
from ngocha_kh.qms.proving_papers import Found
from ngocha_kh.qms.states import audit_state
from ngocha_kh.qms.system import System
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.management_review import ManagementReview
from ngocha_kh.schemas import schema_for

_TRAINING: Final = frozenset({"training"})
_TELLING: Final = frozenset({"dissemination", "guidance", "training", "conference"})


def done_activities(system: System, types: frozenset[str] | None = None) -> list[Activity]:
    """Activities about the quality system that took place, of these types, oldest first."""
    found = [
        one
        for one in system.activities
        if one.topic == "iso"
        and (types is None or one.activity_type in types)
        and one.outcome is not None
        and one.outcome.state == "done"
        and one.outcome.on <= system.day
    ]
    return sorted(found, key=lambda one: (one.from_, one.id))


def _reviews(system: System) -> list[ManagementReview]:
    return [one for one in system.reviews if system.recent(one.held_on)]


def review(system: System, topic: str) -> Found:
    label = "xem xét của lãnh đạo"
    if topic:
        named = schema_for("management_review").labels(("inputs", 0, "topic"))[topic]
        label = f"{label}: {named[0].lower()}{named[1:]}"
    found = (
        (one.id, one.held_on)
        for one in _reviews(system)
        if not topic or any(entry.topic == topic for entry in one.inputs)
    )
    return label, found


def review_inputs(system: System, _: str) -> Found:
    wanted = frozenset(schema_for("management_review").labels(("inputs", 0, "topic")))
    found = (
        (one.id, one.held_on)
        for one in _reviews(system)
        if wanted <= {entry.topic for entry in one.inputs}
    )
    return "xem xét của lãnh đạo có đủ đầu vào", found


def review_outputs(system: System, topic: str) -> Found:
    found = (
        (one.id, one.held_on)
        for one in _reviews(system)
        if any(entry.owner and topic in ("", entry.topic) for entry in one.outputs)
    )
    return "kết luận của lần xem xét", found


def objectives(system: System, _: str) -> Found:
    found = (
        (one.id, one.approved.on if one.approved else None)
        for one in system.objectives
        if one.year == system.day.year
    )
    return "mục tiêu chất lượng của năm", found


def objective_results(system: System, _: str) -> Found:
    found = (
        (one.id, result.on)
        for one in system.objectives
        for result in one.results
        if system.recent(result.on)
    )
    return "kết quả mục tiêu chất lượng", found


def audits(system: System, _: str) -> Found:
    found = (
        (one.id, one.report.on)
        for one in system.audits
        if one.audit_type == "internal"
        and audit_state(one, system.day) in REPORTED
        and one.report is not None
        and system.recent(one.report.on)
    )
    return "báo cáo đánh giá nội bộ", found


def slips(system: System, _: str) -> Found:
    found = (
        (slip.id, slip.detected_on)
        for slip in system.slips
        if slip.cancelled is None and slip.correction and system.recent(slip.detected_on)
    )
    return "phiếu không phù hợp đã xử lý ngay", found


def slips_closed(system: System, _: str) -> Found:
    found = (
        (slip.id, slip.closed.on)
        for slip in system.slips
        if slip.closed is not None and system.recent(slip.closed.on)
    )
    return "hành động khắc phục đã đóng", found


def activities(system: System, name: str) -> Found:
    types = _TRAINING if name == "training" else _TELLING
    label = "lớp đào tạo, tập huấn" if name == "training" else "buổi phổ biến, hướng dẫn"
    found = (
        (one.id, one.from_) for one in done_activities(system, types) if system.recent(one.from_)
    )
    return label, found


def one_stop(system: System, _: str) -> Found:
    found = (
        (one.id, one.extracted_on) for one in system.one_stop if system.recent(one.extracted_on)
    )
    return "số liệu một cửa", found


def satisfaction(system: System, _: str) -> Found:
    found = (
        (one.id, one.extracted_on)
        for one in system.one_stop
        if system.recent(one.extracted_on) and one.satisfaction and one.satisfaction.valid_answers
    )
    return "phiếu lấy ý kiến hài lòng", found


def late_files(system: System, _: str) -> Found:
    found = (
        (one.id, one.extracted_on)
        for one in system.one_stop
        if system.recent(one.extracted_on) and month_totals(one).late_with_apology
    )
    return "thư xin lỗi khi trả kết quả quá hạn", found
