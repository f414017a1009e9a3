"""The figures of a calendar year of the quality system, each with the records that it counts.

What the half-yearly report counts as well stands in `quality_figures`.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.quality_figures import System, quality_figures, system_of
from ngocha_kh.documents.wording import small
from ngocha_kh.periods import Span
from ngocha_kh.qms.objectives import Facts, Value, Verdict, value_of, verdict
from ngocha_kh.qms.one_stop import percent, period_totals
from ngocha_kh.qms.one_stop_months import within
from ngocha_kh.qms.states import (
    AuditState,
    SlipState,
    applies_from,
    audit_state,
    in_force,
    slip_state,
)
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.objective import Objective
from ngocha_kh.records.one_stop import OneStop
from ngocha_kh.vietnamese import number

_DAY = datetime.timedelta(days=1)
_GONE = (SlipState.CLOSED, SlipState.CANCELLED)


@dataclass(frozen=True)
class QualityYear:
    """A calendar year up to its last day or the day of the document, whichever is earlier."""

    office: Office
    year: int

    @cached_property
    def span(self) -> Span:
        return Span(datetime.date(self.year, 1, 1), datetime.date(self.year, 12, 31))

    @property
    def until(self) -> datetime.date:
        return self.system.until

    @cached_property
    def system(self) -> System:
        return system_of(self.office, self.span, f"HTQLCL năm {self.year}")

    @cached_property
    def slips(self) -> list[Nonconformity]:
        """Found in the year, or earlier and still open at its beginning; not those called off."""
        before = self.span.first - _DAY
        found = (
            one
            for one in self.system.slips
            if one.detected_on <= self.until
            and slip_state(one, self.until) is not SlipState.CANCELLED
            and (self.system.holds(one.detected_on) or slip_state(one, before) not in _GONE)
        )
        return sorted(found, key=lambda one: one.id)

    @cached_property
    def objectives(self) -> list[tuple[Objective, Value, Verdict]]:
        """Each objective of the year with what it came to."""
        facts = Facts(
            self.until, self.office.records("one_stop"), self.system.slips, self.system.procedures
        )
        judged = []
        for one in sorted(self.office.records("objective"), key=lambda one: str(one.id)):
            if one.year == self.year:
                value = value_of(one, self.span, facts)
                judged.append((one, value, verdict(one, value, self.until)))
        return judged

    @cached_property
    def months(self) -> list[OneStop]:
        return within(self.office.records("one_stop"), self.span, self.until)

    @cached_property
    def trainings(self) -> list[Activity]:
        """Training and dissemination on the system that took place."""
        return [
            one
            for one in self.office.records("activity")
            if one.topic == "iso"
            and self.system.holds(one.from_)
            and one.outcome
            and one.outcome.state == "done"
            and one.outcome.on <= self.until
        ]

    def figures(self) -> dict[str, Figure]:
        return {
            **quality_figures(self.system),
            **self._of_cycle(),
            **self._of_slips(),
            **self._of_objectives(),
            **self._of_one_stop(),
            **self._of_trainings(),
        }

    def _named(self, name: str, members: Iterable[Any], expression: str) -> Figure:
        ids = (one.id for one in members)
        return count(f"{self.system.scope}: {name}", ids, expression)

    def _of_cycle(self) -> dict[str, Figure]:
        """What was looked through, reported, told and posted."""
        own = self.system
        present = [own.present] if own.present else []
        reviewed = [
            one
            for one in in_force(own.procedures, self.until)
            if any(own.holds(review.on) for review in one.reviews)
            or any(own.holds(applies_from(issue)) for issue in one.revisions)
        ]
        ended = (AuditState.REPORTED, AuditState.CLOSED)
        reported = [one for one in own.held_audits if audit_state(one, self.until) in ended]
        noticed = [one for one in present if any(n.on <= self.until for n in one.notices)]
        posted = [one for one in present if any(p.from_ <= self.until for p in one.postings)]
        return {
            "reviewed": self._named("quy trình được rà soát", reviewed, "đang áp dụng, có lần rà soát, ban hành hoặc sửa đổi trong năm"),
            "reported": self._named("cuộc đánh giá nội bộ đã có báo cáo", reported, "bắt đầu trong năm, đã báo cáo"),
            "noticed": self._named("công bố đã thông báo", noticed, "công bố hiệu lực, đã gửi thông báo"),
            "posted": self._named("công bố đã niêm yết", posted, "công bố hiệu lực, đã niêm yết"),
        }  # fmt: skip

    def _of_slips(self) -> dict[str, Figure]:
        states = [(one, slip_state(one, self.until)) for one in self.slips]

        def of(wanted: SlipState) -> list[Nonconformity]:
            return [one for one, state in states if state is wanted]

        again = [
            one
            for one in self.slips
            if any(not check.effective and check.on <= self.until for check in one.verifications)
        ]
        return {
            "followed": self._named("phiếu khắc phục theo dõi", self.slips, "phát hiện trong năm hoặc chuyển từ năm trước, không kể phiếu hủy"),
            "closed": self._named("phiếu theo dõi đã đóng", of(SlipState.CLOSED), "đã đóng vào ngày cuối"),
            "waiting": self._named("phiếu chờ kiểm tra", of(SlipState.WAITING), "mọi hành động đã xong, chưa xác nhận"),
            "mending": self._named("phiếu đang khắc phục", of(SlipState.OPEN), "chưa xong hành động khắc phục"),
            "reopened": self._named("phiếu phải mở lại", again, "có lần kiểm tra chưa có hiệu lực"),
        }  # fmt: skip

    def _of_objectives(self) -> dict[str, Figure]:
        def having(*verdicts: Verdict) -> list[Objective]:
            return [one for one, _, found in self.objectives if found in verdicts]

        everything = [one for one, _, _ in self.objectives]
        return {
            "objectives": self._named("mục tiêu chất lượng", everything, "mục tiêu của năm"),
            "reached": self._named("mục tiêu đạt", having(Verdict.REACHED), "kết quả đạt mức phải đạt"),
            "not_reached": self._named("mục tiêu chưa đạt", having(Verdict.NOT_REACHED), "kết quả chưa đạt mức phải đạt"),
            "not_due": self._named("mục tiêu chưa đến hạn", having(Verdict.NOT_DUE), "chưa đạt mức, hạn sau ngày cuối của số liệu"),
            "no_data": self._named("mục tiêu chưa có số liệu", having(Verdict.NO_DATA, Verdict.NO_TARGET), "chưa có kết quả hoặc mức phải đạt"),
        }  # fmt: skip

    def _of_one_stop(self) -> dict[str, Figure]:
        totals = period_totals(self.months)
        ids = tuple(one.id for one in self.months)
        share = percent(totals.on_time_share)
        rate = (
            "chưa có hồ sơ đã giải quyết"
            if share is None
            else f"{number(share.normalize() if share % 1 else int(share))}%"
        )
        name = f"{self.system.scope}: một cửa"
        return {
            "received": Figure(f"{name}, mới tiếp nhận", number(totals.taken_in), "trực tuyến + trực tiếp + bưu chính", ids, totals.taken_in),
            "resolved": Figure(f"{name}, đã giải quyết", number(totals.resolved), "tổng các tháng", ids, totals.resolved),
            "on_time": Figure(f"{name}, tỷ lệ đúng và trước hạn", rate, "đúng và trước hạn ÷ đã giải quyết", ids, int(share is not None)),
        }  # fmt: skip

    def _of_trainings(self) -> dict[str, Figure]:
        counted = [one for one in self.trainings if one.participants]
        people = sum(one.participants.total for one in counted if one.participants)
        ids = tuple(one.id for one in counted)
        name = f"{self.system.scope}: lượt người dự tập huấn, phổ biến"
        return {
            "trainings": self._named("hoạt động tập huấn, phổ biến", self.trainings, "chủ đề HTQLCL, đã thực hiện"),
            "participants": Figure(name, small(people), "tổng số người tham gia", ids, people),
        }  # fmt: skip
