"""bang-phan-cong: every obligation of the plan against every unit, leading (C) or supporting (P)."""

from collections.abc import Mapping, Sequence

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.wording import capitalized
from ngocha_kh.records.plan import Obligation, Plan
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number

LEADS, SUPPORTS = "C", "P"
Roles = Mapping[str, str]


def roles(office: Office, duty: Obligation) -> Roles:
    """Unit → C or P; a group stands for its members; who leads does not support as well."""
    found = {member: SUPPORTS for unit in duty.supporting_units for member in office.members(unit)}
    leads = {member: LEADS for unit in duty.lead_units for member in office.members(unit)}
    return {**found, **leads}


def _draft(office: Office, plan_id: str, given: Given) -> Draft:
    plan: Plan = office.record("plan", plan_id)
    duties = [duty for duty in plan.obligations if duty.alias_of is None]
    given_roles = {duty.id: roles(office, duty) for duty in duties}
    units = _in_order(office, {unit for row in given_roles.values() for unit in row})
    columns = {unit: str(n) for n, unit in enumerate(_own(office, units), 1)}
    context = {
        "obligations": count("nghĩa vụ của kế hoạch", (d.id for d in duties), "không tính nội dung nhắc lại"),
        "units": count("đơn vị được phân công", units, "chủ trì hoặc phối hợp ít nhất một nội dung"),
        "unit_rows": [_unit_row(office, n, unit, given_roles) for n, unit in enumerate(units, 1)],
        "duty_rows": _duty_rows(office, plan, columns, given_roles),
        "columns": [
            *(f"{office.unit_name(unit)}|{n}|vertical" for unit, n in columns.items()),
            "Cơ quan khác|others|left|28",
        ],
    }  # fmt: skip
    return Draft(context, letterhead(office, FORM.name, "TB", given))


def _in_order(office: Office, units: set[str]) -> list[str]:
    kinds = [*schema_for("unit").labels(("type",))]

    def rank(unit: str) -> tuple[int, str]:
        found = office.units.get(unit)
        return (kinds.index(found.type) if found else len(kinds), office.full_name(unit))

    return sorted(units, key=rank)


def _own(office: Office, units: Sequence[str]) -> list[str]:
    """Those that have a column of their own: bodies outside the ward appear once or twice."""
    return [
        unit for unit in units if unit in office.units and office.units[unit].type != "external"
    ]


def _unit_row(
    office: Office, number_: int, unit: str, given: Mapping[str, Roles]
) -> dict[str, str | Figure]:
    name = office.unit_name(unit)
    return {
        "no": str(number_),
        "unit": office.full_name(unit),
        "leads": _counted(f"{name}: nội dung chủ trì", unit, LEADS, given),
        "supports": _counted(f"{name}: nội dung phối hợp", unit, SUPPORTS, given),
    }


def _counted(name: str, unit: str, role: str, given: Mapping[str, Roles]) -> Figure:
    found = tuple(duty for duty, row in given.items() if row.get(unit) == role)
    return Figure(name, number(len(found)), "theo phân công của kế hoạch", found, len(found))


def _duty_rows(
    office: Office, plan: Plan, columns: Mapping[str, str], given: Mapping[str, Roles]
) -> list[dict[str, str]]:
    """A line for each section, then its obligations; bodies outside the ward in one column."""
    headings = {section.id: section.heading for section in plan.sections}
    empty = dict.fromkeys([*columns.values(), "id", "output", "others"], "")
    rows: list[dict[str, str]] = []
    section = ""
    for duty in plan.obligations:
        if duty.id not in given:
            continue
        if duty.section != section:
            section = duty.section
            title = _section_title(section, headings.get(section))
            rows.append({**empty, "quote": title, "bold": "x"})
        named = given[duty.id]
        marks = {columns[unit]: role for unit, role in named.items() if unit in columns}
        others = "; ".join(f"{office.unit_name(u)} ({named[u]})" for u in named if u not in columns)
        said = {"id": duty.id, "quote": capitalized(duty.quote), "output": duty.output}
        rows.append({**empty, **marks, **said, "others": others})
    return rows


def _section_title(section: str, heading: str | None) -> str:
    """ "Mục II.1. Công tác tuyên truyền"; what stands behind the last numbered part has no name."""
    if heading:
        return f"Mục {section}. {heading}"
    return f"Mục {section.partition('.')[0]}, phần cuối"


def leading(office: Office, plan: Plan) -> Figure:
    """The units that lead at least one obligation, groups expanded."""
    leads = {
        unit
        for duty in plan.obligations
        if duty.alias_of is None
        for unit, role in roles(office, duty).items()
        if role == LEADS
    }
    return count("đơn vị chủ trì", sorted(leads), "chủ trì ít nhất một nội dung")


FORM = Form(
    name="bang-phan-cong",
    label="Bảng phân công: nội dung của kế hoạch theo từng đơn vị",
    template="matrix.md.j2",
    subject="mã kế hoạch",
    reads=("workspace", "plan", "unit"),
    ids=lambda office: [plan.id for plan in office.records("plan")],
    draft=_draft,
)
