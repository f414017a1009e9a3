"""V-QMS-21, V-AUD-02, V-AUD-06: the clauses of the standard: proved, audited, named rightly."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.qms.clauses import Clause, Edition, edition, editions
from ngocha_kh.qms.coverage import Coverage
from ngocha_kh.qms.states import declarations_in_force
from ngocha_kh.qms.system import KINDS, System, system_of
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.qms_settings import QmsSettings
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date

#: Kinds whose records name clauses.
_NAMING: Final = ("audit", "nonconformity", "declaration", "qms_document")


@workspace_rule("V-QMS-21", Severity.WARNING, also=("Q21",))
def every_clause_has_evidence(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Điều khoản của TCVN ISO 9001 chưa có bằng chứng trong hồ sơ, cũng không được loại trừ.

    Khi đã công bố hệ thống quản lý chất lượng phù hợp tiêu chuẩn, mỗi điều khoản 4.1 đến 10.3 cần có
    bằng chứng, hoặc được loại trừ có lý do trong Bản công bố (điều khoản 4.3 của tiêu chuẩn). Chương
    trình tìm bằng chứng trong các hồ sơ có hiệu lực và trong những việc đã làm 12 tháng gần nhất;
    điều khoản nào cần hồ sơ nào là theo thông lệ, nên đây chỉ là nhắc. Không có bằng chứng trong hồ sơ
    là chưa đạt yêu cầu của kế hoạch và Quyết định 19/2014/QĐ-TTg, không phải vi phạm pháp luật.

    Cách sửa: xem «nkh iso clauses --missing» để biết cần gì; ghi điều khoản vào clauses của tài liệu
    chứng minh (records/qms/), hoặc ghi lý do vào scope.exclusions của hồ sơ công bố.
    """
    found = _declared(index)
    if found is None or index.unread_kinds & frozenset(KINDS.values()):
        return
    fact, number = found
    coverage = Coverage(_system(index), edition(number))
    missing = coverage.missing
    if missing:
        yield (
            fact.path,
            ("scope",),
            f"chưa đạt yêu cầu: còn {len(missing)} điều khoản chưa có bằng chứng hoặc lý do loại trừ: {_list(missing, coverage.edition)}",
        )


@workspace_rule("V-AUD-02", Severity.WARNING)
def every_clause_is_audited_in_the_year(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Điều khoản chưa được đánh giá nội bộ trong năm.

    Đánh giá nội bộ mỗi năm ít nhất một lần (Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4); để kết luận
    được về cả hệ thống thì các cuộc đánh giá trong năm nên xét hết các điều khoản không bị loại trừ.
    Điều khoản được tính là đã đánh giá khi phiếu hỏi hoặc chương trình của một cuộc đã báo cáo có nêu,
    và là sắp đánh giá khi chương trình của một cuộc sắp tới có nêu. Nhắc từ ngày đặt ở
    qms.audit_warning_from trong workspace.yaml (đề xuất: 01/10) đến hết năm.

    Cách sửa: đưa điều khoản vào chương trình (programme) của cuộc đánh giá bổ sung; hoặc ghi câu hỏi và
    kết quả còn thiếu vào phiếu hỏi (checklist) của cuộc đã làm.
    """
    if index.settings is None or {"audit", "declaration"} & index.unread_kinds:
        return
    year = index.as_of.year
    audits = [pair for pair in index.records("audit") if pair[1].year == year]
    from_day = on_month_day(year, index.settings.qms.audit_warning_from.value)
    number = _edition(index)
    if not audits or number is None or index.as_of < from_day:
        return
    system = System(
        day=index.as_of, audits=_all(index, "audit"), declarations=_all(index, "declaration")
    )
    coverage = Coverage(system, edition(number))
    never = coverage.never_audited(year)
    reported = {audit for audit, _ in coverage.audited.last.values()}
    last = [(fact, one) for fact, one in audits if one.id in reported]
    if never and last:
        fact, _ = max(last, key=lambda pair: (pair[1].ends_on, pair[1].id))
        yield (
            fact.path,
            ("programme",),
            f"đến ngày {short_date(index.as_of)} còn {len(never)} điều khoản chưa được đánh giá trong năm {year}: {_list(never, coverage.edition)}",
        )


@workspace_rule("V-AUD-06")
def clauses_exist_in_the_standard(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Điều khoản ghi trong hồ sơ phải có trong phiên bản tiêu chuẩn đang áp dụng.

    Phiên bản đặt ở qms.edition trong workspace.yaml (mặc định 2015); hồ sơ cũng được dùng điều khoản của
    phiên bản mà một hồ sơ công bố đã nêu, để hồ sơ cũ còn đúng khi chuyển sang phiên bản mới. Danh sách
    điều khoản là tệp dữ liệu của chương trình, mỗi phiên bản một tệp.

    Cách sửa: sửa số điều khoản; xem danh sách bằng «nkh iso clauses».
    """
    workspace = next(index.of_kind("workspace"), None)
    if workspace and index.settings and index.settings.qms.edition not in editions():
        known = ", ".join(str(one) for one in editions())
        message = f"chương trình chưa có bộ điều khoản của phiên bản {index.settings.qms.edition}; đã có: {known}"
        yield workspace.path, ("qms", "edition"), message
        return
    named = [
        (fact, route, number)
        for kind in _NAMING
        for fact, record in index.records(kind)
        for route, number in _clauses(kind, record)
    ]
    if not named:
        return
    used = _used_editions(index)
    known_clauses = frozenset[str]().union(*(one.known for one in used))
    names = ", ".join(one.standard for one in used)
    for fact, route, number in named:
        if number not in known_clauses:
            yield fact.path, route, f"không có điều khoản {number} trong {names}"


def _clauses(kind: str, record: Any) -> Iterator[tuple[Route, str]]:
    """Where a record names a clause."""
    if kind == "audit":
        for number, item in enumerate(record.programme):
            for place, clause in enumerate(item.clauses):
                yield ("programme", number, "clauses", place), clause
        yield from _each("checklist", record.checklist)
        yield from _each("findings", record.findings)
    elif kind == "nonconformity":
        if record.clause:
            yield ("clause",), record.clause
    elif kind == "declaration":
        for route, clause in _each("exclusions", record.scope.exclusions):
            yield ("scope", *route), clause
    else:
        for place, clause in enumerate(record.clauses):
            yield ("clauses", place), clause


def _each(key: str, items: Iterable[Any]) -> Iterator[tuple[Route, str]]:
    for number, item in enumerate(items):
        if item.clause:
            yield (key, number, "clause"), item.clause


def _edition(index: Index) -> int | None:
    """The edition that the ward works by; None for one that the program does not know."""
    settings = index.settings.qms if index.settings else QmsSettings()
    return settings.edition if settings.edition in editions() else None


def _used_editions(index: Index) -> list[Edition]:
    """That of the settings, and those that a declaration names."""
    named = (record.standard.edition for _, record in index.records("declaration"))
    years = {_edition(index), *named}
    return [edition(year) for year in editions() if year in years]


def _declared(index: Index) -> tuple[Facts, int] | None:
    """The file of the declaration in force and the edition that it names."""
    pairs: list[tuple[Facts, Declaration]] = index.records("declaration")
    found = declarations_in_force([one for _, one in pairs], index.as_of)
    if not found or found[-1].standard.edition not in editions():
        return None
    fact = next(fact for fact, one in pairs if one is found[-1])
    return fact, found[-1].standard.edition


def _system(index: Index) -> System:
    """The quality system; of the tasks only those that can prove a clause."""
    settings = index.settings.qms if index.settings else QmsSettings()
    duties = frozenset[str]().union(*(edition(year).obligations for year in editions()))

    def records(kind: str) -> list[Any]:
        if kind != "task":
            return _all(index, kind)
        return [
            index.task(fact) for fact, one in index.tasks if duties.intersection(one.obligations)
        ]

    return system_of(records, index.as_of, settings, index.calendar)


def _all(index: Index, kind: str) -> list[Any]:
    return [record for _, record in index.records(kind)]


def _list(clauses: Iterable[Clause], standard: Edition) -> str:
    return ", ".join(standard.shortened(clause.id for clause in clauses))
