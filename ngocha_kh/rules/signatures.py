"""V-SGN-03 … 07: what was signed stays as it was, and who signed could sign that day."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.base import Frozen, Signature
from ngocha_kh.records.workspace import Settings, Signer
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.signed import (
    SIGNABLE,
    broken_digests,
    changed_fields,
    kind_name,
    may_be_signed,
    plain,
    route_of,
    value_of,
)
from ngocha_kh.schemas import schema_for
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import folded, short_date


@record_rule("V-SGN-03", Frozen)
def signed_fields_stay(record: Frozen) -> Iterator[tuple[Route, str]]:
    """Trường đã ký không được sửa sau ngày ký.

    Chữ ký trong hồ sơ (nkh sign) giữ mã băm của từng trường đã duyệt; giá trị nào đổi, thêm hoặc bỏ sau
    khi ký thì chữ ký không còn đúng với nội dung. Ghi chú, thứ tự trường, dấu nháy không ảnh hưởng. Khi
    quy trình, tài liệu có lần ban hành sau thì nội dung thuộc lần sau, chỉ lần đã ký phải giữ nguyên.

    Cách sửa: trả lại giá trị đã ký (xem bằng nkh history); hoặc trình ký lại bằng nkh sign, chữ ký cũ
    giữ nguyên.
    """
    signatures: tuple[Signature, ...] = getattr(record, "signatures", ())
    if not signatures:
        return
    kind, data = kind_name(record), plain(record)
    for number, field in changed_fields(record):
        signature, route = signatures[number], route_of(field)
        yield (
            route if value_of(data, field) is not None else ("signatures", number, "fields", field),
            f"«{schema_for(kind).title(route)}» ({field}) đã đổi sau khi {signature.person} ký với tư "
            f"cách {shown(signature.capacity)} ngày {short_date(signature.on)}; trả lại như cũ hoặc ký "
            "lại",
        )
    for number in broken_digests(record):
        route = ("signatures", number, "digest")
        yield route, "mã băm không khớp các trường đã ký: chữ ký đã bị sửa tay"


@record_rule("V-SGN-07", Frozen)
def signed_fields_exist(record: Frozen) -> Iterator[tuple[Route, str]]:
    """Chữ ký phải nêu ít nhất một trường có trong lược đồ của loại hồ sơ.

    Chữ ký do nkh sign ghi luôn đúng; lỗi này có khi mục signatures bị sửa tay. Mã hồ sơ (id), ghi chú
    (notes) và chính các chữ ký không bao giờ thuộc phần được ký.

    Cách sửa: lấy lại mục signatures cũ từ Git, hoặc ký lại bằng nkh sign.
    """
    signatures: tuple[Signature, ...] = getattr(record, "signatures", ())
    for number, signature in enumerate(signatures):
        kind = kind_name(record)
        if not signature.fields:
            yield ("signatures", number, "fields"), "chữ ký không nêu trường nào đã ký"
        for field in signature.fields:
            if not may_be_signed(kind, field):
                yield (
                    ("signatures", number, "fields", field),
                    f"hồ sơ loại này không có trường «{shown(field)}» để ký",
                )


@workspace_rule("V-SGN-04")
def signatures_were_within_power(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Người ký phải có tư cách đó vào ngày ký.

    Nghị định 30/2020/NĐ-CP, Điều 13: người đứng đầu ký mọi văn bản; cấp phó ký thay (KT.) phần được phân
    công; ký thừa lệnh (TL.), thừa ủy quyền (TUQ.) theo giao quyền, có thời hạn. So người (records/people),
    tư cách, thời gian giữ chức vụ và việc được ký với mục signers của workspace.yaml.

    Cách sửa: sửa người, tư cách hoặc ngày của chữ ký; hoặc bổ sung signers nếu ghi thiếu.
    """
    for fact, number, signature in _signatures(index):
        if message := capacity_unmet(index, fact.kind, signature):
            yield fact.path, ("signatures", number, "capacity"), message


@workspace_rule("V-SGN-05")
def signing_for_another_is_delegated(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Ký thay người khác phải có văn bản giao quyền còn hiệu lực vào ngày ký.

    Tư cách nào phải có văn bản đặt ở signing.delegation_for trong workspace.yaml; mặc định là thừa lệnh và
    thừa ủy quyền (Nghị định 30/2020/NĐ-CP, Điều 13). Văn bản nêu ở delegation của chữ ký, hoặc ở document
    của người ký trong signers.

    Cách sửa: ghi văn bản giao quyền vào sổ văn bản rồi nêu mã của nó ở delegation.
    """
    for fact, number, signature in _signatures(index):
        if message := delegation_unmet(index, fact.kind, signature):
            place = "delegation" if signature.delegation else "capacity"
            yield fact.path, ("signatures", number, place), message


@workspace_rule("V-SGN-06")
def signatures_are_facts(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Ngày ký không được ở tương lai.

    Chữ ký là việc đã xảy ra; so với ngày chạy kiểm tra.

    Cách sửa: sửa ngày ký.
    """
    for fact, number, signature in _signatures(index):
        if signature.on > index.today:
            day = short_date(signature.on)
            yield fact.path, ("signatures", number, "on"), f"ngày ký {day} ở tương lai"


def capacity_unmet(index: Index, kind: str, signature: Signature) -> str:
    """Why the person could not sign in that capacity that day; "" when they could or nobody knows."""
    person = index.by_id.get(signature.person)
    settings = index.settings
    if settings is None or person is None or person.kind != "person":
        return ""  # V-REF-01 tells of an unknown person
    name, day = index.decode(person).name, short_date(signature.on)
    own = [signer for signer in settings.signers if folded(signer.name) == folded(name)]
    if not own:
        return f"{name} không có trong danh sách người ký (signers trong workspace.yaml)"
    fit = [signer for signer in own if _is_capacity(signer, signature.capacity)]
    if not fit:
        known = ", ".join(dict.fromkeys(" / ".join(s.lines) or s.capacity_text for s in own))
        return (
            f"{name} không ký với tư cách «{shown(signature.capacity)}»; tư cách đã khai: {known}"
        )
    held = [signer for signer in fit if signer.in_office(signature.on)]
    if not held:
        return f"{name} không giữ tư cách {fit[0].capacity_text} vào ngày {day}"
    if not any(_may_sign(signer, kind) for signer in held):
        only = ", ".join(held[0].signs)
        return f"{name} với tư cách {held[0].capacity_text} chỉ được ký: {only}"
    return ""


def delegation_unmet(index: Index, kind: str, signature: Signature) -> str:
    """Which delegation is missing or was not in force; "" when none is."""
    settings = index.settings
    if settings is None:
        return ""
    if signature.delegation is not None:
        return _out_of_force(index, signature)
    signer = signer_of(index, settings, kind, signature)
    if signer is None or signer.capacity not in settings.signing.delegation_for or signer.document:
        return ""
    return f"ký với tư cách {signer.capacity_text} phải nêu văn bản giao quyền (delegation)"


def signer_of(index: Index, settings: Settings, kind: str, signature: Signature) -> Signer | None:
    """The entry of `signers` by which the person signed; None when there is none."""
    person = index.by_id.get(signature.person)
    if person is None or person.kind != "person":
        return None
    name = folded(index.decode(person).name)
    return next(
        (
            signer for signer in settings.signers
            if folded(signer.name) == name and _is_capacity(signer, signature.capacity)
            and signer.in_office(signature.on) and _may_sign(signer, kind)
        ),
        None,
    )  # fmt: skip


def _out_of_force(index: Index, signature: Signature) -> str:
    fact = index.by_id.get(signature.delegation or "")
    if fact is None or fact.kind != "document":
        return ""  # V-REF-01 tells of an unknown document
    document, day = index.decode(fact), short_date(signature.on)
    begin = document.effective_on or document.issued_on
    if begin is None:
        return f"văn bản giao quyền {document.id} chưa ban hành"
    if signature.on < begin:
        return f"văn bản giao quyền {document.id} có hiệu lực từ {short_date(begin)}, sau ngày ký {day}"
    if document.expires_on is not None and document.expires_on < signature.on:
        return f"văn bản giao quyền {document.id} đã hết hiệu lực vào ngày ký {day}"
    return ""


def _signatures(index: Index) -> Iterator[tuple[Facts, int, Signature]]:
    """Every signature; only records that name a person are decoded at all."""
    for fact in index.facts:
        if fact.kind in SIGNABLE and any(kind == "person" for kind, _ in fact.refs):
            for number, signature in enumerate(index.decode(fact).signatures):
                yield fact, number, signature


def _is_capacity(signer: Signer, capacity: str) -> bool:
    wanted = _words(capacity)
    return wanted in {_words(text) for text in (signer.capacity_text, *signer.lines)}


def _words(text: str) -> str:
    return " ".join(folded(text).split())


def _may_sign(signer: Signer, kind: str) -> bool:
    return not signer.signs or bool(set(signer.signs) & set(SIGNABLE[kind].documents))
