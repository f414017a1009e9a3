"""Lines and data of `nkh obligations`; no line is wider than 80 columns."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ngocha_kh.cli.iso_view import ids, wrapped
from ngocha_kh.cli.obligations import leads
from ngocha_kh.documents.base import Office
from ngocha_kh.progress.coverage import LABELS, Covered, State
from ngocha_kh.progress.serving import Ground, Service, Standing
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date

#: Columns of the table by unit: the heading, and the states that it counts.
_COLUMNS: Final = (
    ("Đã xong", (State.DONE,)), ("Đang làm", (State.RUNNING,)), ("Chưa làm", (State.NOT_BEGUN,)),
    ("Quá hạn", (State.OVERDUE,)), ("Thiếu", (State.NOT_SERVED,)),
    ("Khác", (State.RULE, State.ALIAS, State.NOT_APPLICABLE, State.CALLED_OFF)),
)  # fmt: skip
_NAME, _CELL, _INDENT = 24, 9, 10
#: More than these are counted.
_MOST_PROOFS: Final = 2
_LABELS: Final = {"body": "ban, tổ", "one_stop": "tháng có số liệu một cửa"}
_STANDINGS: Final = (
    (Standing.DONE, "xong"), (Standing.RUNNING, "đang làm"), (Standing.NOT_BEGUN, "chưa làm"),
    (Standing.OVERDUE, "quá hạn"), (Standing.OUT, "đã hủy"),
)  # fmt: skip


def ground_of(office: Office) -> Ground:
    """The plan in view with the records around it."""
    return Ground(office.plan, office.as_of, office.records, office.settings, office.calendar)


def lines(office: Office, chosen: Sequence[Covered], *, only_missing: bool) -> Iterator[str]:
    total = len(office.plan.obligations)
    shown = f"{len(chosen)} trong {total}" if len(chosen) < total else str(total)
    yield f"Kế hoạch {office.plan_id}, xét ngày {short_date(office.as_of)}: {shown} nghĩa vụ"
    if not chosen:
        yield "Không có nghĩa vụ nào chưa có hồ sơ." if only_missing else "Không có nghĩa vụ nào."
        return
    yield from wrapped(f"Tình trạng: {_counted(chosen)}.", 0, 2)
    headings = {section.id: section.heading for section in office.plan.sections}
    for section in dict.fromkeys(one.duty.section for one in chosen):
        part = [one for one in chosen if one.duty.section == section]
        yield ""
        yield from wrapped(f"{section} {headings.get(section) or '(đoạn kết)'}")
        for one in part:
            yield from _duty(office, one)
    yield ""
    yield from _by_unit(office, chosen)


def _counted(chosen: Sequence[Covered]) -> str:
    counts = Counter(one.state for one in chosen)
    return ", ".join(
        f"{counts[state]} {label.lower()}" for state, label in LABELS.items() if counts[state]
    )


def _duty(office: Office, one: Covered) -> Iterator[str]:
    names = ", ".join(office.unit_name(unit) for unit in one.duty.lead_units)
    basis = "" if one.duty.lead_basis == "explicit" else " (suy ra)"
    yield from wrapped(f"{one.duty.id:<9}{LABELS[one.state]}; {names}{basis}", 1, _INDENT)
    yield from wrapped(f"«{one.duty.quote}»", _INDENT, _INDENT)
    for text in _served(office, one):
        yield from wrapped(text, _INDENT, _INDENT + 2)


def _served(office: Office, one: Covered) -> Iterator[str]:
    duty = one.duty
    if one.state is State.ALIAS:
        yield f"Nhắc lại {duty.alias_of}, không tính hai lần"
        return
    if one.state is State.NOT_APPLICABLE or one.undecided:
        who, on = duty.decided_by or "chưa ghi người quyết định", duty.decided_on
        yield f"{duty.applicability_reason or 'Chưa ghi lý do'} ({who}, {_day(on)})"
    if one.state is State.RULE:
        yield _checked(office, one)
    if one.state is State.NOT_SERVED:
        yield f"Cần có: {duty.output}. Loại hồ sơ: {_wanted(one)}"
    yield from _by_kind(one.services)
    if one.evidence:
        yield _proofs(one.evidence)


def _proofs(evidence: Sequence[str]) -> str:
    """How many, and the first few that have a number; addresses are for `--format json`."""
    numbered = [ref for ref in evidence if "/" not in ref or "ngày" in ref][:_MOST_PROOFS]
    more = len(evidence) - len(numbered)
    listed = "; ".join(numbered) + (f"; {more} minh chứng khác" if more and numbered else "")
    return f"{len(evidence)} minh chứng" + (f": {listed}" if numbered else "")


def _day(on: Any) -> str:
    return f"ngày {short_date(on)}" if on else "chưa ghi ngày"


def _checked(office: Office, one: Covered) -> str:
    if not one.duty.checked_by:
        return "Không có quy tắc kiểm tra tự động; đánh giá trong báo cáo định kỳ"
    found = findings(office, one.duty.checked_by)
    said = f"{found} phát hiện" if found else "không có phát hiện"
    return f"Kiểm tra bằng {', '.join(one.duty.checked_by)}: {said}"


def findings(office: Office, codes: Iterable[str]) -> int:
    """How many findings of `nkh validate` have one of these codes."""
    wanted = frozenset(codes)
    return sum(item.code in wanted for item in office.validated.diagnostics)


def _wanted(one: Covered) -> str:
    labels = schema_for("plan").labels(("obligations", 0, "served_by", 0))
    kinds = [labels.get(kind, kind) for kind in one.duty.served_by]
    return ", ".join(kind[:1].lower() + kind[1:] for kind in kinds) or "nhiệm vụ"


def _by_kind(services: Sequence[Service]) -> Iterator[str]:
    """How many of each kind, how far, and the first few."""
    by_kind: dict[str, dict[str, Service]] = {}
    for service in services:
        by_kind.setdefault(service.kind, {}).setdefault(service.id, service)
    for kind, found in by_kind.items():
        label = _LABELS.get(kind, KINDS[kind].label)
        if len(found) == 1:
            (service,) = found.values()
            yield f"{label} {service.id}: {service.word}"
            continue
        counts = Counter(service.standing for service in found.values())
        far = ", ".join(f"{counts[one]} {word}" for one, word in _STANDINGS if counts[one])
        yield f"{len(found)} {label} ({far}): {ids(list(found))}"


def _by_unit(office: Office, chosen: Sequence[Covered]) -> Iterator[str]:
    """Counts by leading unit, groups taken apart: a duty of all counts for each."""
    units: dict[str, list[Covered]] = {}
    for one in chosen:
        for unit in leads(office, one):
            units.setdefault(unit, []).append(one)
    heads = "".join(f"{head:>{_CELL}}" for head, _ in _COLUMNS)
    yield f"{'Đơn vị chủ trì':<{_NAME - 2}}{heads}"
    for unit in sorted(units, key=office.unit_name):
        counts = Counter(one.state for one in units[unit])
        cells = "".join(f"{sum(counts[s] for s in states):>{_CELL}}" for _, states in _COLUMNS)
        name = office.unit_name(unit)
        yield f"{name if len(name) < _NAME - 2 else f'{name[: _NAME - 4]}…':<{_NAME - 2}}{cells}"
    yield from wrapped(
        "Nghĩa vụ của nhóm tính cho từng đơn vị trong nhóm. «Khác»: quy định, nhắc lại, đã hủy, "
        "không áp dụng."
    )


def data(office: Office, chosen: Sequence[Covered]) -> dict[str, Any]:
    counts = Counter(str(one.state) for one in chosen)
    return {
        "states": {str(state): counts[str(state)] for state in State},
        "obligations": [_data(office, one) for one in chosen],
    }


def _data(office: Office, one: Covered) -> dict[str, Any]:
    duty = one.duty
    return {
        "id": duty.id, "section": duty.section, "quote": duty.quote, "type": duty.type,
        "lead_units": list(duty.lead_units), "units": sorted(leads(office, one)),
        "state": one.state, "label": LABELS[one.state], "undecided": one.undecided,
        "alias_of": duty.alias_of, "applicability": duty.applicability,
        "reason": duty.applicability_reason, "decided_by": duty.decided_by,
        "decided_on": duty.decided_on, "checked_by": list(duty.checked_by),
        "findings": findings(office, duty.checked_by),
        "services": [
            {
                "kind": service.kind, "id": service.id, "title": service.title,
                "units": list(service.units), "state": service.standing, "word": service.word,
                "on": service.on, "due": service.due, "period": service.key,
                "evidence": list(service.evidence),
            }
            for service in one.services
        ],
        "evidence": list(one.evidence),
    }  # fmt: skip
