"""V-PRC-02: the code that is printed on a procedure."""

import re
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.qms.states import revision_in_force
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.suggest import shown


@workspace_rule("V-PRC-02")
def printed_codes_have_the_form_of_the_office(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Ký hiệu in trên quy trình phải theo mẫu của cơ quan và không trùng nhau.

    Mẫu đặt ở qms.procedure_codes (đề xuất: QT-*-##, QT ##/CX-*, hai cách ghi thường gặp): «#» là một
    chữ số, «*» là một đoạn chữ hoa, chữ số. Chỉ xét trường code; mã hồ sơ (id) đã có mẫu riêng. Hai
    quy trình hiện hành không được in cùng một ký hiệu.

    Cách sửa: sửa code, hoặc ghi mẫu của cơ quan vào qms.procedure_codes.
    """
    masks = qms_of(index).procedure_codes.value
    forms = [_pattern(mask) for mask in masks]
    first: dict[str, str] = {}
    for fact, record in index.records("procedure"):
        if record.code is None:
            continue
        if not any(form.fullmatch(record.code) for form in forms):
            wanted = ", ".join(masks)
            yield fact.path, ("code",), f"ký hiệu «{shown(record.code)}» không theo mẫu {wanted}"
        if revision_in_force(record, index.as_of) is None:
            continue
        other = first.setdefault(record.code, record.id)
        if other != record.id:
            yield fact.path, ("code",), f"ký hiệu «{shown(record.code)}» đã in trên {other}"


def _pattern(mask: str) -> re.Pattern[str]:
    """Possessive, so that no mask of a settings file can make the search long."""
    parts = {"#": "[0-9]", "*": "[0-9A-ZĐ]++"}
    return re.compile("".join(parts.get(char, re.escape(char)) for char in mask))
