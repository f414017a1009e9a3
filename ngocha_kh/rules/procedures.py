"""V-PRC-01, 07 to 09, 12, 13: what one procedure says, and two of them together."""

from collections.abc import Iterator
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.states import applies_from, revision_in_force
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.suggest import closest, shown
from ngocha_kh.vietnamese import number, short_date

#: Field of the record → its name in Nghị định 63/2010/NĐ-CP, Điều 8, khoản 2.
_PARTS: Final = {
    "steps": "trình tự thực hiện",
    "manner": "cách thức thực hiện",
    "papers": "thành phần hồ sơ",
    "sets": "số lượng hồ sơ",
    "deadline": "thời hạn giải quyết",
    "applicants": "đối tượng thực hiện",
    "deciding_agency": "cơ quan giải quyết",
    "result": "kết quả",
    "fee": "phí, lệ phí",
}


@workspace_rule("V-PRC-01")
def a_service_belongs_to_one_procedure(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi thủ tục hành chính chỉ do một quy trình hiện hành giải quyết.

    Hai quy trình cùng giải quyết một thủ tục thì người làm không biết theo quy trình nào, và phạm vi
    công bố bị đếm trùng. Trường hợp dùng chung phải nói rõ bằng shared_with ở ít nhất một bên.

    Cách sửa: bỏ thủ tục ở một quy trình, bãi bỏ quy trình cũ, hoặc ghi shared_with.
    """
    first: dict[str, Procedure] = {}
    for fact, record in index.records("procedure"):
        if revision_in_force(record, index.as_of) is None:
            continue
        for place, service in enumerate(record.services):
            other = first.setdefault(service.code, record)
            if other is not record and not _shared(service.code, record, other):
                yield (
                    fact.path,
                    ("services", place, "code"),
                    f"thủ tục {service.code} đã thuộc quy trình hiện hành {other.id}, không ghi shared_with",
                )


def _shared(code: str, one: Procedure, other: Procedure) -> bool:
    pairs = ((one, other.id), (other, one.id))
    return any(
        s.code == code and s.shared_with == name for own, name in pairs for s in own.services
    )


@workspace_rule("V-PRC-07", Severity.WARNING)
def procedures_follow_a_newer_internal_one(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Quy trình phải được xem lại khi quy trình nội bộ đã duyệt mới hơn lần sửa đổi cuối.

    Quy trình nội bộ giải quyết thủ tục hành chính do cơ quan có thẩm quyền phê duyệt; quy trình ISO
    của phường được cụ thể hóa nhưng không trái với quy trình đó.

    Cách sửa: sửa đổi quy trình, hoặc ghi một lần rà soát (reviews) sau ngày phê duyệt.
    """
    for fact, record in index.records("procedure"):
        approved, issue = record.approved_internal, revision_in_force(record, index.as_of)
        if approved is None or issue is None or approved.on > index.as_of:
            continue
        start = applies_from(issue)
        looked = [start, *(review.on for review in record.reviews if review.on <= index.as_of)]
        if all(day is None or day < approved.on for day in looked):
            yield (
                fact.path,
                ("approved_internal", "on"),
                f"quy trình nội bộ {shown(approved.number)} duyệt ngày {short_date(approved.on)}, sau lần sửa đổi hiện hành {short_date(start)}, chưa rà soát",
            )


@record_rule("V-PRC-08", Procedure, Severity.WARNING)
def a_procedure_is_not_slower_than_the_internal_one(
    record: Procedure,
) -> Iterator[tuple[Route, str]]:
    """Thời hạn của quy trình không dài hơn thời hạn trong quy trình nội bộ đã duyệt.

    Quy trình ISO của phường không được trái với quy trình nội bộ do cơ quan có thẩm quyền phê duyệt
    (approved_internal).

    Cách sửa: sửa deadline, hoặc sửa approved_internal.deadline theo quyết định phê duyệt.
    """
    approved = record.approved_internal
    if approved and approved.deadline and record.deadline:
        own, other = record.deadline.hours, approved.deadline.hours
        if own > other:
            yield (
                ("deadline",),
                f"thời hạn {number(own)} giờ làm việc dài hơn quy trình nội bộ {shown(approved.number)}: {number(other)} giờ",
            )


@record_rule("V-PRC-09", Procedure, Severity.WARNING)
def services_are_described_completely(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Phần 5 của quy trình giải quyết thủ tục hành chính cần đủ các nội dung của một thủ tục.

    Nghị định 63/2010/NĐ-CP, Điều 8, khoản 2: trình tự, cách thức, thành phần và số lượng hồ sơ, thời
    hạn, đối tượng, cơ quan giải quyết, kết quả, phí và lệ phí. Yêu cầu, điều kiện và mẫu đơn chỉ ghi
    khi thủ tục có. Dự thảo chưa bị xét.

    Cách sửa: bổ sung các trường còn thiếu.
    """
    issued = any(revision.issued_on for revision in record.revisions)
    if not record.services or not issued:
        return
    missing = [name for key, name in _PARTS.items() if not getattr(record, key)]
    if missing:
        yield ("services",), f"chưa ghi {', '.join(missing)}"


@record_rule("V-PRC-12", Procedure)
def operational_procedures_have_a_service(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Quy trình tác nghiệp phải giải quyết ít nhất một thủ tục hành chính, hoặc là quy trình nội bộ.

    Thông tư 26/2014/TT-BKHCN, Điều 41, khoản 6: mỗi thủ tục một quy trình, hoặc gộp các thủ tục tương
    tự. Quy trình không gắn với thủ tục nào thì ghi internal: true.

    Cách sửa: ghi services, hoặc internal: true.
    """
    if record.type == "operational" and not record.services and not record.internal:
        yield (
            ("type",),
            "quy trình tác nghiệp không có thủ tục hành chính (services), không ghi internal: true",
        )


@workspace_rule("V-PRC-13")
def fields_of_procedures_are_known(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Lĩnh vực của quy trình, danh mục thủ tục và công bố phải có trong workspace.yaml.

    Số liệu một cửa, quy trình và công bố gặp nhau qua mã lĩnh vực (qms.fields).

    Cách sửa: sửa mã lĩnh vực, hoặc thêm lĩnh vực vào qms.fields.
    """
    if index.settings is None:
        return
    known = {field.id for field in qms_of(index).fields}
    for path, route, field in _named_fields(index):
        if field not in known:
            near = closest(field, known)
            advice = f"; có phải «{near}»?" if near else ""
            yield path, route, f"không có lĩnh vực «{shown(field)}» trong qms.fields{advice}"


def _named_fields(index: Index) -> Iterator[tuple[str, Route, str]]:
    for fact, record in index.records("procedure"):
        if record.field:
            yield fact.path, ("field",), record.field
    for fact, document in index.records("qms_document"):
        for place, service in enumerate(document.services):
            yield fact.path, ("services", place, "field"), service.field
    for fact, declaration in index.records("declaration"):
        for place, field in enumerate(declaration.scope.fields):
            yield fact.path, ("scope", "fields", place), field
