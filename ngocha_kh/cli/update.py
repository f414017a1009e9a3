"""`nkh update`: append one dated entry to a task; what was recorded before is never touched."""

import re
from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.commit import CapacityOption, CommitOption, ReviewedOption, noted_for
from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import Format, FormatOption, tell, today, workspace_of
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.schemas.catalog import Schema

app = new_app()

_EVIDENCE = re.compile(r"([^:]+):(.+?)(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9/]{8,10}))?")


def _text(name: str, meaning: str, metavar: str = "CHỮ") -> Any:
    return typer.Option(name, metavar=metavar, help=meaning)


@app.command(cls=Command, context_settings=HELP_NAMES)
def update(
    context: typer.Context,
    task_id: Annotated[str, typer.Argument(metavar="NHIỆM_VỤ", help="Mã, ví dụ NV-2026-001.")],
    state: Annotated[
        str | None,
        _text("--state", "Trạng thái; bỏ qua thì giữ trạng thái gần nhất.", "TRẠNG_THÁI"),
    ] = None,
    progress: Annotated[
        str | None, _text("--progress", "Phần trăm hoàn thành, 0 đến 100.", "SỐ")
    ] = None,
    actual: Annotated[
        str | None, _text("--actual", "Giá trị đạt được của chỉ tiêu, lũy kế.", "SỐ")
    ] = None,
    completed_on: Annotated[
        str | None, _text("--completed-on", "Ngày thực tế hoàn thành.", "NGÀY")
    ] = None,
    submitted_on: Annotated[
        str | None, _text("--submitted-on", "Ngày gửi kết quả chờ xác nhận.", "NGÀY")
    ] = None,
    note: Annotated[str | None, _text("--note", "Tình hình, kết quả.")] = None,
    by: Annotated[str | None, _text("--by", "Đơn vị cung cấp thông tin.", "ĐƠN_VỊ")] = None,
    confirmed_by: Annotated[
        str | None, _text("--confirmed-by", "Đơn vị xác nhận, khác đơn vị chủ trì.", "ĐƠN_VỊ")
    ] = None,
    evidence: Annotated[
        list[str] | None,
        _text("--evidence", "Minh chứng; dùng được nhiều lần.", "LOẠI:NƠI[@NGÀY]"),
    ] = None,
    document: Annotated[
        str | None, _text("--document", "Văn bản cho phép tạm dừng, hủy.", "VĂN_BẢN")
    ] = None,
    reason: Annotated[str | None, _text("--reason", "Lý do tạm dừng, hủy, không áp dụng.")] = None,
    approved_by: Annotated[
        str | None, _text("--approved-by", "Người duyệt việc hủy, không áp dụng.")
    ] = None,
    obstacles: Annotated[str | None, _text("--obstacles", "Khó khăn, vướng mắc.")] = None,
    on: Annotated[str | None, _text("--on", "Ngày ghi nhận (mặc định: hôm nay).", "NGÀY")] = None,
    commit: CommitOption = False,
    reviewed: ReviewedOption = None,
    capacity: CapacityOption = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh update NV-2026-001 --state in_progress --progress 60 --note "Đã họp đợt 1"
      nkh update NV-2026-001 --state done --completed-on 2026-06-10 --confirmed-by ubnd
          --evidence document:VB-2026-003@2026-06-10   (gõ liền một dòng với dòng trên)
      nkh update NV-2026-001 --progress 80 --note "Theo báo cáo quý III" --commit
      nkh update NV-2026-001 --state suspended --document VB-2026-003 --reason "Chờ hướng dẫn"

    Thêm một lần ghi nhận vào cuối hồ sơ nhiệm vụ; các lần trước giữ nguyên. Trạng thái: not_started,
    in_progress, submitted, done, suspended, cancelled, not_applicable (hoặc gõ nhãn tiếng Việt). Loại
    minh chứng: document, url, photo, list, minutes, data, file.
    """
    from ngocha_kh.cli import saving
    from ngocha_kh.yamlio.edit import append_item

    given = {
        "on": on or today().isoformat(), "state": state, "progress": progress, "actual": actual,
        "completed_on": completed_on, "submitted_on": submitted_on, "by": by,
        "confirmed_by": confirmed_by, "note": note, "reason": reason, "approved_by": approved_by,
        "document": document, "obstacles": obstacles,
    }  # fmt: skip
    if not evidence and not any(value for key, value in given.items() if key != "on"):
        raise UsageError("chưa nêu nội dung nào để ghi nhận; xem nkh update --help")
    noted = noted_for(commit, note, reviewed, capacity)
    workspace = workspace_of(context)
    with saving.writing(workspace):
        target = saving.target_of(workspace, task_id)
        if target.kind.name != "task":
            raise UsageError(f"{task_id} là {target.kind.label}; lệnh update chỉ dùng cho nhiệm vụ")
        assert target.source is not None  # it was just read
        given["state"] = state or _last_state(target.data)
        _warn_of_reopening(target.data, str(given["state"]))
        entry = _entry(target.schema, given, evidence or [])
        after = append_item(target.source, ("updates",), entry, key_order=target.schema.key_order)
        saving.save(target, after, dry_run=dry_run, output=output, commit=noted)


def _last_state(data: Any) -> str:
    """The state stays when nobody says otherwise; a first entry must say it."""
    entries = data.get("updates") if isinstance(data, dict) else None
    state = entries[-1].get("state") if entries and isinstance(entries[-1], dict) else None
    if state is None:
        raise UsageError("nhiệm vụ chưa có lần ghi nhận nào; hãy nêu trạng thái bằng --state")
    return str(state)


def _warn_of_reopening(data: Any, state: str) -> None:
    """A finished task that runs again changes figures; that is said, not forbidden."""
    entries = data.get("updates") if isinstance(data, dict) else None
    last = entries[-1].get("state") if entries and isinstance(entries[-1], dict) else None
    if last == "done" and state != "done":
        tell("Chú ý: nhiệm vụ đã hoàn thành; lần ghi nhận này mở lại nhiệm vụ và làm đổi số liệu.")


def _entry(schema: Schema, given: dict[str, str | None], evidence: list[str]) -> dict[str, Any]:
    """The entry with its keys in the order of the schema."""
    from ngocha_kh.editing import typed

    route = ("updates", 0)
    values: dict[str, Any] = {
        key: typed(schema, (*route, key), text) for key, text in given.items() if text
    }
    if evidence:
        values["evidence"] = [_evidence(schema, text) for text in evidence]
    order = list(schema.resolved(route)["properties"])
    return {key: values[key] for key in sorted(values, key=order.index)}


def _evidence(schema: Schema, text: str) -> dict[str, Any]:
    from ngocha_kh.editing import typed

    route = ("updates", 0, "evidence", 0)
    kinds = schema.labels((*route, "type"))
    found = _EVIDENCE.fullmatch(text.strip())
    kind = typed(schema, (*route, "type"), found[1]) if found else None
    if found is None or kind not in kinds:
        known = ", ".join(f"{value} ({label})" for value, label in kinds.items())
        raise UsageError(f"--evidence «{text}» không có dạng LOẠI:NƠI[@NGÀY]; LOẠI là {known}")
    entry = {"type": kind, "ref": found[2]}
    if found[3]:
        entry["date"] = typed(schema, (*route, "date"), found[3])
    return entry
