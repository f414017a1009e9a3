"""Who approved an issue of a procedure and by which decision, as `nkh iso revise` takes them."""

from typing import TYPE_CHECKING, Any

from ngocha_kh.cli.shell import day_of
from ngocha_kh.diagnostics import UsageError

if TYPE_CHECKING:
    from ngocha_kh.workspace import Workspace


def approval(
    workspace: "Workspace", issued: str | None, approved: str | None, decided: str | None
) -> dict[str, Any]:
    """Who approved the issue and by which decision. Raises `UsageError` when an issue lacks them."""
    from ngocha_kh.cli.loading import unknown

    if issued is not None and not (approved and decided):
        raise UsageError(
            "lần ban hành đã ký phải có người phê duyệt và quyết định: thêm --approved-by NGƯỜI "
            "--decision SỐ@NGÀY; còn là dự thảo thì bỏ --issued"
        )
    found: dict[str, Any] = {}
    if approved is not None:
        people = [path.stem for path in sorted((workspace.records / "people").glob("*.yaml"))]
        if approved not in people:
            raise unknown("người", approved, people)
        found["approved_by"] = approved
    if decided is not None:
        number, mark, on = decided.rpartition("@")
        signed = day_of(on) if mark and number.strip() else None
        if signed is None:
            raise UsageError(
                f"--decision «{decided}» không có dạng SỐ@NGÀY, ví dụ 45/QĐ-UBND@2026-12-01"
            )
        found["decision"] = {"number": number.strip(), "on": signed.isoformat()}
    return found
