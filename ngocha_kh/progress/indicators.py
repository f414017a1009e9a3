"""The indicators I01 to I23 of the initiative work (initiatives.md §11) over a period.

Every count knows its members; every ratio shows both terms. What no record holds is said, not guessed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final

from ngocha_kh.council.deadlines import deadlines
from ngocha_kh.progress.activities import counted
from ngocha_kh.progress.budget import spent_within
from ngocha_kh.progress.initiatives import (
    View,
    counting_units,
    recognized_on,
    refused_on,
    units_of,
)
from ngocha_kh.progress.rates import Ratio
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number

_MOST_SHOWN: Final = 5
#: What is counted from the first day of the year or of the records on, not in the period alone.
_CUMULATIVE: Final = {
    "I01": "lũy kế từ đầu năm", "I11a": "lũy kế từ đầu năm", "I11b": "lũy kế từ đầu năm",
    "I16a": "lũy kế", "I16b": "lũy kế",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: `members` are the ids that it counts, `lines` what is told beside it.

    `value` is a count, a sum in đồng, days or a ratio; None when there is none, and `missing` says
    why.
    """

    code: str
    label: str
    value: int | Decimal | Ratio | None
    expression: str
    members: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    missing: str = ""

    @property
    def reach(self) -> str:
        """What it is counted over: "trong kỳ", "lũy kế từ đầu năm" or "lũy kế"."""
        return _CUMULATIVE.get(self.code, "trong kỳ")

    @property
    def text(self) -> str:
        """The value as it is read: "5/6 (83,3%)", "–" for a ratio of nothing."""
        if self.value is None:
            return self.missing or "–"
        if isinstance(self.value, Ratio):
            if not self.value.whole:
                return "–"
            return f"{number(self.value.part)}/{number(self.value.whole)} ({self.value})"
        return number(self.value)


def indicators(view: View) -> dict[str, Indicator]:
    """Every indicator by its code, in the order of the codes."""
    found = (one for part in _PARTS for one in part(view))
    return {one.code: one for one in sorted(found, key=lambda one: one.code)}


def _count(
    code: str, label: str, members: Iterable[str], expression: str, lines: Iterable[str] = ()
) -> Indicator:
    ids = tuple(members)
    return Indicator(code, label, len(ids), expression, ids, tuple(lines))


def _ratio(
    code: str, label: str, part: Iterable[str], whole: Iterable[str], expression: str,
    lines: Iterable[str] = (),
) -> Indicator:  # fmt: skip
    ids, all_ids = tuple(part), tuple(whole)
    ratio = Ratio(Decimal(len(ids)), Decimal(len(all_ids)), "–")
    return Indicator(code, label, ratio, expression, ids, tuple(lines))


def received(view: View) -> tuple[str, ...]:
    return view.where(lambda own: own.intake is not None and view.holds(own.intake.received_on))


def recognized(view: View) -> tuple[str, ...]:
    return view.where(lambda own: view.holds(recognized_on(own)))


def _intake(view: View) -> Iterator[Indicator]:
    def registered(own: Initiative) -> bool:
        day = own.intake.registered_on if own.intake else None
        return day is not None and day.year == view.year and view.is_past(day)

    yield _count("I01", "Sáng kiến đăng ký đầu năm", view.where(registered), "ngày đăng ký ý tưởng trong năm")  # fmt: skip
    yield _count("I02", "Đơn tiếp nhận", received(view), "ngày nhận đơn trong kỳ")
    yield _count("I03a", "Đơn được chấp nhận", view.stepped("M05"), "bước M05 trong kỳ")
    yield _count("I03b", "Đơn phải bổ sung", view.stepped("M03"), "bước M03 trong kỳ")
    yield _count("I03c", "Đơn bị từ chối", view.stepped("M06"), "bước M06 trong kỳ")


def _council(view: View) -> Iterator[Indicator]:
    held = list(view.held())
    judged = dict.fromkeys(i.initiative for _, i in held if i.outcome in ("pass", "fail"))
    done = set(view.where(lambda own: view.is_past(recognized_on(own))))
    yield _count(
        "I04a", "Sáng kiến đã đưa ra Hội đồng", dict.fromkeys(i.initiative for _, i in held),
        "có kết luận tại phiên họp trong kỳ",
    )  # fmt: skip
    yield _count("I04b", "Phiên họp Hội đồng", dict.fromkeys(s.id for s, _ in held), "phiên họp trong kỳ có kết luận")  # fmt: skip
    yield _count("I05", "Sáng kiến được công nhận cấp cơ sở", recognized(view), "ngày quyết định công nhận trong kỳ")  # fmt: skip
    yield _ratio(
        "I06", "Tỷ lệ công nhận", (one for one in judged if one in done), judged,
        "đã công nhận ÷ Hội đồng kết luận thông qua hoặc không thông qua trong kỳ",
    )  # fmt: skip
    yield _count(
        "I07a", "Sáng kiến không được công nhận", view.where(lambda own: view.holds(refused_on(own))),
        "ngày thông báo không công nhận trong kỳ",
    )  # fmt: skip
    yield _count("I07b", "Sáng kiến để lại", view.stepped("M13"), "bước M13 trong kỳ")


def _levels(view: View) -> Iterator[Indicator]:
    def decided(level: str) -> tuple[str, ...]:
        return tuple(
            own.id for own, e in view.effects(level)
            if e.state == "recognized" and view.holds(e.decided_on)
        )  # fmt: skip

    def sent(level: str) -> tuple[str, ...]:
        return tuple(
            own.id for own, e in view.effects(level) if view.holds(e.submitted_on or e.proposed_on)
        )

    phrase = view.settings.initiatives.effect_phrase.value
    yield _count("I08", f"Sáng kiến được công nhận {phrase} cấp phường", decided("ward_effect"), "ngày quyết định trong kỳ")  # fmt: skip
    yield _count(
        "I09a", "Sáng kiến trình Thành phố",
        (own.id for own, e in view.effects("city") if view.holds(e.submitted_on)), "ngày trình trong kỳ",
    )  # fmt: skip
    yield _count("I09b", "Sáng kiến được Thành phố công nhận", decided("city"), "ngày quyết định của Thành phố trong kỳ")  # fmt: skip
    yield _count("I10a", "Đề nghị tặng Bằng Sáng kiến Thủ đô", sent("capital_prize"), "ngày trình hoặc ngày đề nghị trong kỳ")  # fmt: skip
    yield _count("I10b", "Được tặng Bằng Sáng kiến Thủ đô", decided("capital_prize"), "ngày quyết định trong kỳ")  # fmt: skip


def _units(view: View) -> Iterator[Indicator]:
    """P4: the year so far, since a unit that handed in during the first half has done so."""
    wanted = counting_units(view.rounds, view.units, view.year, view.until)
    own_year = [own for own in view.initiatives if own.year == view.year]

    def having(true: Callable[[Initiative], bool]) -> list[str]:
        units = {unit for own in own_year if true(own) for unit in units_of(own)}
        return sorted(units & wanted)

    given = having(lambda own: own.intake is not None and view.is_past(own.intake.received_on))
    accepted = having(lambda own: view.is_past(recognized_on(own)))
    missing = (view.units[unit].short_name for unit in sorted(wanted - set(given)))
    whole = "lũy kế từ đầu năm ÷ mọi đơn vị phải tính"
    yield _ratio("I11a", "Đơn vị có sáng kiến đề nghị công nhận", given, wanted, f"đơn vị có tác giả hoặc đồng tác giả đã nộp đơn, {whole}", missing)  # fmt: skip
    yield _ratio("I11b", "Đơn vị có sáng kiến được công nhận", accepted, wanted, f"đơn vị có tác giả hoặc đồng tác giả được công nhận, {whole}")  # fmt: skip


def _reform(view: View) -> Iterator[Indicator]:
    part = view.only(lambda own: "cchc" in own.fields)
    yield _count("I12a", "Sáng kiến cải cách hành chính: đơn tiếp nhận", received(part), "lĩnh vực cchc, ngày nhận đơn trong kỳ")  # fmt: skip
    yield _count("I12b", "Sáng kiến cải cách hành chính: được công nhận", recognized(part), "lĩnh vực cchc, ngày quyết định trong kỳ")  # fmt: skip
    yield _ratio("I12c", "Tỷ lệ sáng kiến cải cách hành chính trong số đơn tiếp nhận", received(part), received(view), "đơn cải cách hành chính ÷ đơn tiếp nhận trong kỳ")  # fmt: skip


def _people(view: View) -> Iterator[Indicator]:
    def authors(ids: Iterable[str]) -> list[str]:
        chosen = set(ids)
        return sorted(
            {a.person for own in view.initiatives if own.id in chosen for a in own.authors}
        )

    sex = "không tính riêng nữ vì hồ sơ không ghi giới tính"
    yield _count("I13a", "Tác giả, đồng tác giả nộp đơn (người)", authors(received(view)), f"người, của đơn tiếp nhận trong kỳ; {sex}")  # fmt: skip
    yield _count("I13b", "Tác giả, đồng tác giả được công nhận (người)", authors(recognized(view)), f"người, của sáng kiến được công nhận trong kỳ; {sex}")  # fmt: skip


def _benefit(view: View) -> Iterator[Indicator]:
    ids = set(recognized(view))
    chosen = [own for own in view.initiatives if own.id in ids and own.benefit is not None]
    sums = {
        own.id: own.benefit.economic_gain_vnd
        for own in chosen
        if own.benefit and own.benefit.economic_gain_vnd
        and own.benefit.verified and own.benefit.gain_method
    }  # fmt: skip
    rule = "được công nhận trong kỳ, có cách tính và đã xác nhận"
    yield Indicator("I14a", "Giá trị làm lợi ước tính (đồng)", sum(sums.values()), f"cộng các sáng kiến {rule}", tuple(sums))  # fmt: skip
    yield _count("I14b", "Sáng kiến tính được giá trị làm lợi", sums, rule)
    best = [own for own in chosen if own.benefit and own.benefit.highlighted][:_MOST_SHOWN]
    yield _count(
        "I15", "Hiệu quả xã hội tiêu biểu", (own.id for own in best),
        f"được công nhận trong kỳ, đánh dấu tiêu biểu, nhiều nhất {_MOST_SHOWN}",
        (f"{own.id}: {own.benefit.social}" for own in best if own.benefit and own.benefit.social),
    )  # fmt: skip


def _afterwards(view: View) -> Iterator[Indicator]:
    adopted = [
        (own.id, one.unit)
        for own in view.initiatives
        if own.replication is not None
        for one in own.replication.adopters
        if view.is_past(one.from_)
    ]
    checks = [
        (own.id, f"{own.id}: {check.finding}")
        for own in view.initiatives
        for check in own.checks
        if view.holds(check.on)
    ]
    until = "có ngày bắt đầu áp dụng đến ngày xét"
    yield _count("I16a", "Sáng kiến được nhân rộng", dict.fromkeys(one for one, _ in adopted), until)  # fmt: skip
    yield _count("I16b", "Đơn vị áp dụng sáng kiến nhân rộng", sorted({unit for _, unit in adopted}), f"đơn vị, mỗi đơn vị tính một lần, {until}")  # fmt: skip
    yield _count("I17", "Lượt kiểm tra áp dụng", (one for one, _ in checks), "ngày kiểm tra trong kỳ", (line for _, line in checks))  # fmt: skip
    yield _awards(view)
    yield _count("I23a", "Sáng kiến bị hủy bỏ công nhận", view.stepped("M22"), "bước M22 trong kỳ")


def _awards(view: View) -> Indicator:
    uses = [
        (own.id, use.kind)
        for own in view.initiatives
        for use in own.award_uses
        if (view.holds(use.on) if use.on else use.year == view.year)
    ]
    labels = schema_for("initiative").labels(("award_uses", 0, "kind"))
    kinds = [kind for _, kind in uses]
    lines = (f"{label}: {kinds.count(kind)}" for kind, label in labels.items() if kind in kinds)
    return _count("I18", "Danh hiệu, hình thức khen thưởng có dùng sáng kiến", (one for one, _ in uses), "lần dùng trong kỳ; không ghi ngày thì theo năm", lines)  # fmt: skip


def _terms(view: View) -> Iterator[Indicator]:
    in_time: list[str] = []
    decided: list[str] = []
    late: list[str] = []
    for own in view.initiatives:
        for term in deadlines(own, view.calendar, view.settings):
            if term.code != "T4" or not view.is_past(term.start):
                continue
            met = term.met_on if view.is_past(term.met_on) else None
            is_late = (met or view.until) > term.due
            if view.holds(met):
                decided.append(own.id)
                in_time += [] if is_late else [own.id]
            if is_late and (met is None or view.holds(met)):
                late.append(own.id)
    months = view.settings.initiatives.months_to_decide.value
    yield _ratio("I19a", "Quyết định đúng hạn", in_time, decided, f"trong {months} tháng (T4) ÷ quyết định trong kỳ")  # fmt: skip
    yield _count("I19b", "Quyết định quá hạn", late, f"ra sau hạn {months} tháng trong kỳ, hoặc đã quá hạn mà chưa ra")  # fmt: skip
    days = {
        own.id: (recognized_on(own) - own.intake.accepted_on).days  # type: ignore[operator]
        for own in view.initiatives
        if view.holds(recognized_on(own)) and own.intake and own.intake.accepted_on
    }
    middle = _days(median(days.values())) if days else None
    yield Indicator("I20", "Thời gian xử lý trung vị (ngày)", middle, "ngày quyết định − ngày chấp nhận đơn, của sáng kiến được công nhận trong kỳ", tuple(days))  # fmt: skip


def _days(value: float) -> int | Decimal:
    """A median lies on a day or half-way between two."""
    return int(value) if value == int(value) else Decimal(str(value))


#: Activities that teach how to write, apply or spread initiatives.
_TAUGHT: Final = frozenset({"training", "conference", "guidance"})


def _support(view: View) -> Iterator[Indicator]:
    """What the ward does for initiatives: teaching, and money spent; unknown without such records."""
    own = [one for one in view.activities if one.topic == "initiative"]
    taught = [one for one in counted(own, view.span, view.day).done if one.activity_type in _TAUGHT]
    label, why = "Tập huấn, hướng dẫn viết sáng kiến", "chưa có hồ sơ theo dõi hoạt động tập huấn"
    if view.activities:
        people = sum(one.participants.total for one in taught if one.participants)
        yield _count(
            "I21",
            f"{label} (lớp, cuộc)",
            (one.id for one in taught),
            "hoạt động chủ đề sáng kiến loại tập huấn, hội nghị, hướng dẫn",
        )
        yield Indicator(
            "I21b",
            f"{label} (lượt người)",
            people,
            "Σ số người tham gia",
            tuple(one.id for one in taught),
        )
    else:
        yield Indicator("I21", f"{label} (lớp, lượt người)", None, "", missing=why)
    lines = [one for one in view.budget if one.purpose == "initiative"]
    label = "Kinh phí chi hoạt động sáng kiến (đồng)"
    if lines:
        spent = sum(spent_within(one, view.span.first, view.until) for one in lines)
        yield Indicator(
            "I22",
            label,
            spent,
            "Σ đã chi trong kỳ của dòng kinh phí mục đích sáng kiến",
            tuple(one.id for one in lines),
        )
    else:
        yield Indicator("I22", label, None, "", missing="chưa có hồ sơ theo dõi kinh phí")
    yield Indicator(
        "I23b", "Khiếu nại về sáng kiến", None, "", missing="chưa có hồ sơ theo dõi khiếu nại"
    )


_PARTS: Final[tuple[Callable[[View], Iterator[Indicator]], ...]] = (
    _intake, _council, _levels, _units, _reform, _people, _benefit, _afterwards, _terms, _support,
)  # fmt: skip
