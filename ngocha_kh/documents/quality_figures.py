"""The quality system over a period in figures: procedures, scope, audits, slips, review, posting.

Each figure knows the records that it counts. What stands at the end (procedures in force, open
slips) is taken on the last day that counts; what happened is counted within the period.
"""

from collections.abc import Iterable
from typing import Protocol

from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.quality_system import KINDS as KINDS
from ngocha_kh.documents.quality_system import System as System
from ngocha_kh.documents.quality_system import system_of as system_of
from ngocha_kh.documents.wording import small
from ngocha_kh.qms.scope import scope_on
from ngocha_kh.qms.states import (
    SlipState,
    applies_from,
    document_revision,
    in_force,
    slip_due,
    slip_state,
)
from ngocha_kh.records.procedure import Procedure

_GONE = (SlipState.CLOSED, SlipState.CANCELLED)


class _Record(Protocol):
    @property
    def id(self) -> str: ...


def quality_figures(own: System) -> dict[str, Figure]:
    """Every figure of the system by key; see the names for what each counts."""
    return {
        **_procedure_figures(own),
        **_scope_figures(own),
        **_cycle_figures(own),
        **_slip_figures(own),
    }


def _procedure_figures(own: System) -> dict[str, Figure]:
    return {
        "in_force": _count(
            own, "quy trình đang áp dụng", in_force(own.procedures, own.until),
            "có lần ban hành đang áp dụng vào ngày cuối",
        ),
        "new": _count(
            own, "quy trình ban hành mới", _issued(own, new=True),
            "lần ban hành đầu tiên áp dụng trong kỳ",
        ),
        "revised": _count(
            own, "quy trình sửa đổi", _issued(own, new=False),
            "có lần ban hành sau lần đầu áp dụng trong kỳ",
        ),
        "repealed": _count(
            own, "quy trình bãi bỏ",
            [p for p in own.procedures if p.repealed and own.holds(p.repealed.on)],
            "bãi bỏ trong kỳ",
        ),
    }  # fmt: skip


def _scope_figures(own: System) -> dict[str, Figure]:
    """Codes, not records, are counted here; the members are the records that hold them."""
    scope = scope_on(own.procedures, own.declarations, own.documents, own.until)
    lists = tuple(
        one.id
        for one in own.documents
        if one.doc_kind == "service_list" and document_revision(one, own.until) is not None
    )
    declared = (own.present.id,) if own.present else ()
    inside = (scope.declared or frozenset()) & (scope.listed or scope.declared or frozenset())
    return {
        "declared": _codes(
            own, "thủ tục hành chính trong phạm vi công bố", len(inside), declared,
            "mã thủ tục trong bản công bố có hiệu lực, có trong danh mục của phường",
        ),
        "listed": _codes(
            own, "thủ tục hành chính trong danh mục", len(scope.listed), lists,
            "mã thủ tục trong danh mục đang áp dụng",
        ),
    }  # fmt: skip


def _cycle_figures(own: System) -> dict[str, Figure]:
    decided = [d for d in own.declarations if d.decision and own.holds(d.decision.on)]
    return {
        "audits": _count(
            own, "cuộc đánh giá nội bộ", own.held_audits, "bắt đầu trong kỳ, không bị hủy"
        ),
        "reviews": _count(
            own, "lần xem xét của lãnh đạo", [r for r in own.reviews if own.holds(r.held_on)],
            "họp trong kỳ",
        ),
        "declarations": _count(
            own, "lần công bố, công bố lại", decided, "quyết định công bố ký trong kỳ"
        ),
        "posted_office": _posted(own, "office", "niêm yết tại trụ sở"),
        "posted_web": _posted(own, "website", "đăng trên trang thông tin điện tử"),
    }  # fmt: skip


def _slip_figures(own: System) -> dict[str, Figure]:
    states = [(slip, slip_state(slip, own.until)) for slip in own.slips]
    standing = [s for s, state in states if s.detected_on <= own.until and state not in _GONE]
    overdue = [s for s in standing if (due := slip_due(s)) is not None and due < own.until]
    return {
        "slips": _count(
            own, "phiếu không phù hợp lập trong kỳ",
            [s for s, state in states if own.holds(s.detected_on) and state is not SlipState.CANCELLED],
            "phát hiện trong kỳ, không kể phiếu hủy",
        ),
        "slips_closed": _count(
            own, "phiếu không phù hợp đã đóng", [s for s in own.slips if s.closed and own.holds(s.closed.on)],
            "đóng trong kỳ",
        ),
        "slips_open": _count(
            own, "phiếu không phù hợp chưa đóng", standing, "chưa đóng vào ngày cuối"
        ),
        "slips_overdue": _count(
            own, "phiếu không phù hợp quá hạn", overdue, "chưa đóng và đã qua hạn vào ngày cuối"
        ),
    }  # fmt: skip


def _issued(own: System, *, new: bool) -> list[Procedure]:
    """Procedures whose first (or a later) issue began to apply in the period."""
    found = []
    for procedure in own.procedures:
        days = sorted(day for issue in procedure.revisions if (day := applies_from(issue)))
        if any(own.holds(day) for day in (days[:1] if new else days[1:])):
            found.append(procedure)
    return found


def _posted(own: System, where: str, name: str) -> Figure:
    """How many of the four papers of the present declaration hang in a place on the last day."""
    present = own.present
    papers = {
        what
        for posting in (present.postings if present else ())
        if posting.where == where and posting.from_ <= own.until
        for what in posting.what
    }
    members = (present.id,) if present else ()
    return _codes(
        own, f"tài liệu {name}", len(papers), members,
        "quyết định, bản công bố, chính sách, mục tiêu của lần công bố có hiệu lực",
    )  # fmt: skip


def _count(own: System, name: str, records: Iterable[_Record], expression: str) -> Figure:
    return count(f"{own.scope}: {name}", (record.id for record in records), expression)


def _codes(
    own: System, name: str, number: int, members: tuple[str, ...], expression: str
) -> Figure:
    """A count of things inside records; without any record it counts nothing."""
    return Figure(f"{own.scope}: {name}", small(number), expression, members, number)
