"""V-SK-073, 076: the legal bases of decisions on initiatives, as the register of documents knows them."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.document import Document
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-SK-073")
def bases_are_in_force(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Văn bản làm căn cứ phải có hiệu lực vào ngày ra quyết định về sáng kiến, thành lập Hội đồng.

    Quy tắc xem các văn bản mà sáng kiến, Hội đồng dẫn tới (decision.document, effect.document), với
    quan hệ «based_on» trong sổ văn bản; ngày hiệu lực ở effective_on, ngày hết hiệu lực ở expires_on
    (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6: căn cứ ban hành văn bản). Thiếu ngày
    thì không xét.

    Cách sửa: thay căn cứ bằng văn bản đang có hiệu lực, hoặc sửa ngày trong sổ văn bản.
    """
    for fact, document, number, basis in _bases(index):
        day = document.issued_on
        if day is None:
            continue
        if basis.effective_on is not None and day < basis.effective_on:
            yield (
                fact.path,
                ("relations", number, "target"),
                f"{_name(basis)} có hiệu lực từ {short_date(basis.effective_on)}, sau ngày ban hành {short_date(day)}",
            )
        if basis.expires_on is not None and day >= basis.expires_on:
            yield (
                fact.path,
                ("relations", number, "target"),
                f"{_name(basis)} hết hiệu lực từ ngày {short_date(basis.expires_on)}, không sau ngày ban hành {short_date(day)}",
            )


@workspace_rule("V-SK-076", Severity.WARNING)
def bases_end_soon(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc khi một căn cứ của công tác sáng kiến sắp hết hiệu lực.

    Ví dụ Nghị định 152/2025/NĐ-CP được một nguồn ghi hết hiệu lực ngày 01/03/2027 (chờ đối chiếu). Quy
    tắc xem danh sách căn cứ của quyết định (initiatives.bases trong workspace.yaml, hoặc danh sách sẵn có)
    và các văn bản mà quyết định trong sổ đã dẫn. Số ngày nhắc trước đặt ở initiatives.basis_warning_days
    (đề xuất: 90). Văn bản đã hết hiệu lực thì không được in vào căn cứ nữa.

    Cách sửa: ghi văn bản thay thế vào danh sách căn cứ; sửa ngày (until, expires_on) theo bản chính thức.
    """
    if index.settings is None:
        return
    days = index.settings.initiatives.basis_warning_days.value
    for fact in index.of_kind("workspace"):
        for number, listed in enumerate(index.settings.initiatives.bases):
            left = (listed.until - index.as_of).days if listed.until else -1
            if 0 <= left <= days:
                yield (
                    fact.path,
                    ("initiatives", "bases", number, "until"),
                    f"«{shown(listed.text)}» còn hiệu lực {left} ngày (đến {short_date(listed.until)})",
                )
    paths = {document.id: fact.path for fact, document in index.documents}
    ending = {
        basis.id: (basis, basis.expires_on)
        for *_, basis in _bases(index)
        if basis.expires_on is not None
    }
    for basis, last in ending.values():
        left = (last - index.as_of).days
        if 0 < left <= days:
            yield (
                paths[basis.id],
                ("expires_on",),
                f"{_name(basis)} là căn cứ của quyết định về sáng kiến, còn hiệu lực {left} ngày",
            )


def _bases(index: Index) -> Iterator[tuple[Facts, Document, int, Document]]:
    """Each registered document of the initiative work, with the documents it is based on."""
    register = {document.id: document for _, document in index.documents}
    cited = set(_cited(index))
    for fact, document in index.documents:
        if document.id not in cited:
            continue
        for number, relation in enumerate(document.relations):
            basis = register.get(relation.target)
            if relation.type == "based_on" and basis is not None:
                yield fact, document, number, basis


def _cited(index: Index) -> Iterator[str]:
    for _, body in index.records("body"):
        if body.kind == "initiative_council" and body.decision.document:
            yield body.decision.document
    for _, record in index.records("initiative"):
        if record.decision and record.decision.document:
            yield record.decision.document
        yield from (entry.document for entry in record.effect if entry.document)


def _name(document: Document) -> str:
    return f"{document.id} ({document.number})" if document.number else document.id
