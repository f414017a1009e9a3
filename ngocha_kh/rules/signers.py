"""V-SGN-01, 02: who may sign in whose place, and how a signer's name is written."""

import re
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.workspace import Settings
from ngocha_kh.rules.registry import record_rule

_TITLE = re.compile(r"^(GS|PGS|TSKH|TS|ThS|BS|KS|CN|NGƯT|NSND|NSƯT)\b\.?\s*", re.IGNORECASE)


@record_rule("V-SGN-01", Settings, Severity.WARNING)
def delegations_are_in_writing(settings: Settings) -> Iterator[tuple[Route, str]]:
    """Ký thừa ủy quyền, thừa lệnh phải có văn bản giao quyền.

    Theo Điều 13 Nghị định 30/2020/NĐ-CP, ủy quyền ký phải bằng văn bản và giới hạn thời gian, không
    ủy quyền lại; giao ký thừa lệnh phải quy định trong quy chế làm việc hoặc quy chế công tác văn
    thư. Hồ sơ ghi văn bản đó ở document, thời hạn ủy quyền ở valid_to.

    Cách sửa: bổ sung document (và valid_to khi ký thừa ủy quyền).
    """
    for number, signer in enumerate(settings.signers):
        if signer.capacity not in ("by_order", "by_authorization"):
            continue
        if signer.document is None:
            yield (
                ("signers", number, "capacity"),
                f"{signer.name} ký thay người đứng đầu nhưng chưa ghi văn bản giao quyền (document)",
            )
        if signer.capacity == "by_authorization" and signer.valid_to is None:
            yield (
                ("signers", number, "capacity"),
                f"{signer.name} ký thừa ủy quyền nhưng chưa ghi thời hạn ủy quyền (valid_to)",
            )


@record_rule("V-SGN-02", Settings)
def signers_have_no_titles(settings: Settings) -> Iterator[tuple[Route, str]]:
    """Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.

    Theo Phụ lục I, Phần I, Mục II, khoản 7 điểm c Nghị định 30/2020/NĐ-CP.

    Cách sửa: chỉ ghi họ và tên.
    """
    for number, signer in enumerate(settings.signers):
        if found := _TITLE.match(signer.name):
            yield (
                ("signers", number, "name"),
                f"họ tên người ký «{signer.name}» có danh xưng «{found[0].strip()}»; hãy bỏ đi",
            )
