"""`nkh new`: a new record with the next free id, asked for on a terminal, checked before writing."""

from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import Format, FormatOption, today, workspace_of
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.records.kinds import KINDS

app = new_app()
#: Every kind of record that can be made, as `--help` names it.
_KINDS = ", ".join(f"{one.name} ({one.label})" for one in KINDS.values() if one.name != "workspace")


@app.command(cls=Command, context_settings=HELP_NAMES)
def new(
    context: typer.Context,
    kind_name: Annotated[
        str,
        typer.Argument(metavar="LOẠI", help=f"Loại hồ sơ: {_KINDS}."),
    ],
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="TRƯỜNG=GIÁ_TRỊ", help="Đặt trường; dùng được nhiều lần."),
    ] = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh new task
      nkh new task --set title="Tập huấn ISO" --set lead_unit=vhxh --set due=2026-07-31
      nkh new document --set doc_type=decision --set title="..." --set issuer="..."
      nkh new report --set period=half_1

    Tạo hồ sơ mới trong records/: hồ sơ đánh số theo năm (nhiệm vụ, văn bản, …) lấy mã kế tiếp chưa dùng
    ở bất cứ nhánh Git nào; nhiệm vụ và báo cáo thuộc kế hoạch hiện hành nếu không nêu plan. Trên màn hình lệnh, chương
    trình hỏi các trường bắt buộc còn thiếu. Hồ sơ có lỗi thì không ghi.
    """
    from ngocha_kh.cli import saving
    from ngocha_kh.cli.asking import asked
    from ngocha_kh.editing import applied, assignment_of, fresh
    from ngocha_kh.schemas.catalog import schema_for

    kind = fresh.kind_named(kind_name)
    workspace = workspace_of(context)
    schema = schema_for(kind.name)
    changes = [assignment_of(schema, text) for text in given or ()]
    changes = _defaults(kind, changes, workspace) + changes
    changes += asked(schema, fresh.missing(kind, schema, changes))
    with saving.writing(workspace):
        record_id = fresh.id_for(kind, changes, workspace, today().year)
        changes = [one for one in changes if one.route != ("id",)]
        source = fresh.first_bytes(kind, record_id)
        source = applied(source, schema, fresh.in_order(schema, changes))
        path = kind.path_of(record_id)
        if (workspace.records / path).exists():
            raise UsageError(
                f"đã có {kind.label} {record_id}; hãy sửa bằng «nkh set {record_id} …»"
            )
        target = saving.Target(workspace, kind, record_id, path, None)
        saving.save(target, source, dry_run=dry_run, output=output)


def _defaults(kind: Any, changes: Any, workspace: Any) -> Any:
    from ngocha_kh.editing import fresh

    plan, assigned = fresh.current_plan(workspace), fresh.assignment(workspace, today())
    return fresh.defaults(kind, changes, plan, assigned)
