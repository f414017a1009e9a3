"""What papers on a declaration share: its scope in names, who replaces whom, where it is posted."""

from collections.abc import Sequence
from dataclasses import dataclass

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import cited
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.qms_words import READS, need, standard_named
from ngocha_kh.documents.wording import small
from ngocha_kh.qms.states import revision_in_force
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.procedure import Procedure

DECLARATION_READS = (*READS, "procedure", "qms_document", "declaration")
#: The form of the declaration (QĐ 19/2014/QĐ-TTg, Phụ lục I) was an attached file that nobody read.
UNCONFIRMED = (
    "lời văn quyết định, Bản công bố theo nội dung Điều 4 Quyết định 19/2014/QĐ-TTg; chưa đối chiếu mẫu tại "
    "Phụ lục I của Quyết định, hãy đối chiếu trước khi ban hành"
)


@dataclass(frozen=True, slots=True)
class DeclaredService:
    """A procedure (thủ tục hành chính) of the scope; `field` is its id in the settings."""

    code: str
    name: str
    field: str
    procedure: str


def services_of(office: Office, declaration: Declaration) -> list[DeclaredService]:
    """Those of the scope in the order of its fields, then of their codes.

    Raises `UserError` naming the codes that no list of procedures and no procedure knows.
    """
    names, fields = _names(office)
    handled = _handlers(office)
    unknown = [code for code in declaration.scope.codes if code not in names]
    if unknown:
        raise UserError(
            f"{declaration.id}: chưa có tên của thủ tục {', '.join(unknown)}; hãy ghi vào danh mục thủ tục "
            "(services) hoặc quy trình"
        )
    order = {field: number for number, field in enumerate(declaration.scope.fields)}
    found = [
        DeclaredService(code, names[code], fields.get(code, ""), handled.get(code, ""))
        for code in declaration.scope.codes
    ]
    return sorted(found, key=lambda one: (order.get(one.field, len(order)), one.code))


def _names(office: Office) -> tuple[dict[str, str], dict[str, str]]:
    """Code → name, and code → field; the ward's list comes before what a procedure says."""
    names: dict[str, str] = {}
    fields: dict[str, str] = {}
    procedures: list[Procedure] = office.records("procedure")
    for procedure in procedures:
        for service in procedure.services:
            names.setdefault(service.code, service.name or procedure.title)
            if procedure.field:
                fields.setdefault(service.code, procedure.field)
    for document in office.records("qms_document"):
        for listed in document.services:
            names[listed.code], fields[listed.code] = listed.name, listed.field
    return names, fields


def _handlers(office: Office) -> dict[str, str]:
    """Code → the procedure in force that handles it."""
    found: dict[str, str] = {}
    for procedure in office.records("procedure"):
        if revision_in_force(procedure, office.as_of) is not None:
            for service in procedure.services:
                found.setdefault(service.code, procedure.code or procedure.id)
    return found


def field_names(office: Office, declaration: Declaration) -> dict[str, str]:
    """Field → name, in the order of the scope. Raises `UserError` for one that the settings lack."""
    known = {field.id: field.name for field in office.settings.qms.fields}
    lacking = [field for field in declaration.scope.fields if field not in known]
    if lacking:
        raise UserError(
            f"{declaration.id}: lĩnh vực {', '.join(lacking)} chưa có tên; hãy ghi vào qms.fields của "
            "records/workspace.yaml"
        )
    return {field: known[field] for field in declaration.scope.fields}


def service_rows(
    services: Sequence[DeclaredService], fields: dict[str, str]
) -> list[dict[str, str]]:
    """A bold row for each field, then its procedures, numbered through."""
    rows: list[dict[str, str]] = []
    last: str | None = None
    for number, one in enumerate(services, 1):
        if one.field != last:
            last = one.field
            title = f"Lĩnh vực {fields.get(last, 'khác').lower()}"
            rows.append({"no": "", "code": "", "name": title, "procedure": "", "bold": "x"})
        rows.append(
            {"no": str(number), "code": one.code, "name": one.name, "procedure": one.procedure}
        )
    return rows


def without_procedure(services: Sequence[DeclaredService]) -> list[str]:
    """A note for the clerk: codes that are declared and that no procedure in force handles."""
    codes = [one.code for one in services if not one.procedure]
    return [f"thủ tục chưa có quy trình đang áp dụng: {', '.join(codes)}"] if codes else []


def scope_figures(declaration: Declaration) -> dict[str, Figure]:
    """How many procedures and fields; the declaration itself is what they are counted in."""

    def counted(name: str, number: int) -> Figure:
        return Figure(f"{declaration.id}: {name}", small(number), "phạm vi công bố",
                      (declaration.id,), number)  # fmt: skip

    return {
        "services": counted("thủ tục hành chính", len(declaration.scope.codes)),
        "fields_count": counted("lĩnh vực", len(declaration.scope.fields)),
    }


def standard_of(declaration: Declaration) -> str:
    """ "Tiêu chuẩn quốc gia TCVN ISO 9001:2015"."""
    return f"Tiêu chuẩn quốc gia {standard_named(declaration.standard)}"


def replaced_by(office: Office, declaration: Declaration) -> str:
    """The decision that a re-declaration replaces, as a sentence cites it; "" for a first one.

    Raises `UserError` when it must name one and does not.
    """
    if declaration.decl_type != "again":
        return ""
    earlier_id = need(declaration.id, declaration.replaces, "lần công bố bị thay thế", "replaces")
    earlier: Declaration = office.record("declaration", earlier_id)
    decision = need(earlier.id, earlier.decision, "số, ngày quyết định công bố", "decision")
    return cited(decision.number, decision.on)
