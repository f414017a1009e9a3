"""V-DEC-13, 14: the standard that a declaration names, and what it leaves out of it."""

from collections.abc import Iterator
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.clauses import Edition, edition, editions
from ngocha_kh.qms.states import DeclarationState, declaration_state
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import qms_of

#: Requirements on operations may not apply to what an office does; the others hold for everyone.
_OPERATION: Final = "8"
_PAST: Final = frozenset({DeclarationState.REPLACED, DeclarationState.REVOKED})


@record_rule("V-DEC-13", Declaration, Severity.WARNING)
def only_usual_clauses_are_left_out(record: Declaration) -> Iterator[tuple[Route, str]]:
    """Chỉ nên loại trừ điều khoản 7.1.5 và các điều khoản của mục 8.

    TCVN ISO 9001, điều 4.3: yêu cầu chỉ được coi là không áp dụng khi không ảnh hưởng đến khả năng và
    trách nhiệm của cơ quan. Bối cảnh (4), lãnh đạo (5), hoạch định (6), đánh giá (9), cải tiến (10) thì
    cơ quan nào cũng phải có; loại trừ thường gặp là theo thông lệ, nên quy tắc chỉ cảnh báo.

    Cách sửa: bỏ điều khoản khỏi scope.exclusions và thực hiện; hoặc sửa số điều khoản ghi nhầm.
    """
    if record.standard.edition not in editions():
        return
    standard = edition(record.standard.edition)
    for number, one in enumerate(record.scope.exclusions):
        kept = _usually_kept(standard, one.clause)
        if kept:
            yield (
                ("scope", "exclusions", number, "clause"),
                f"điều khoản {standard.name(one.clause)} không thuộc những điều khoản thường được loại trừ",
            )


@workspace_rule("V-DEC-14", Severity.WARNING)
def declarations_name_a_known_edition(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phiên bản tiêu chuẩn ghi trong công bố phải là phiên bản chương trình có bộ điều khoản.

    Thường do ghi nhầm năm; khi đó không kiểm tra được bằng chứng theo điều khoản (V-QMS-21). Phiên bản
    cũ hơn qms.edition thì quy tắc V-DEC-09 nhắc; công bố đã bị thay thế, hủy thì không xét.

    Cách sửa: sửa standard.edition theo quyết định công bố.
    """
    records = [record for _, record in index.records("declaration")]
    known = ", ".join(str(one) for one in editions())
    for fact, one in index.records("declaration"):
        year = one.standard.edition
        if year in editions() or year < qms_of(index).edition:
            continue
        if declaration_state(one, records, index.as_of) not in _PAST:
            yield (
                fact.path,
                ("standard", "edition"),
                f"chương trình chưa có bộ điều khoản của phiên bản {year}; đã có: {known}",
            )


def _usually_kept(standard: Edition, number: str) -> bool:
    """Whether some clause below the number is one that offices do not leave out."""
    return any(
        not leaf.startswith(f"{_OPERATION}.") and not standard.by_id[leaf].excluded
        for leaf in standard.leaves(number)
    )
