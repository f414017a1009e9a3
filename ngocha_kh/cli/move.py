"""`nkh move`: take one step of the workflow, when everything that it asks for is there."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.commit import CapacityOption, CommitOption, ReviewedOption, noted_for
from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import Format, FormatOption, day_of, say_json, tell, today, workspace_of
from ngocha_kh.diagnostics import UsageError

if TYPE_CHECKING:
    from ngocha_kh.cli.moving import Move
    from ngocha_kh.cli.saving import Target

app = new_app()


def _text(name: str, meaning: str, metavar: str = "CHỮ") -> Any:
    return typer.Option(name, metavar=metavar, help=meaning)


@app.command(cls=Command, context_settings=HELP_NAMES)
def move(
    context: typer.Context,
    record_id: Annotated[
        str, typer.Argument(metavar="MÃ", help="Mã sáng kiến, ví dụ SK-2026-003.")
    ],
    state: Annotated[
        str, typer.Argument(metavar="TRẠNG_THÁI", help="Trạng thái mới, mã hoặc nhãn tiếng Việt.")
    ],
    event: Annotated[str | None, _text("--event", "Mã bước, để chắc chắn.", "BƯỚC")] = None,
    track: Annotated[
        str,
        _text("--track", "Việc khác sau khi công nhận: city, ward_effect, replication…", "VIỆC"),
    ] = "main",
    date: Annotated[
        str | None, _text("--date", "Ngày của bước (mặc định: hôm nay).", "NGÀY")
    ] = None,
    by: Annotated[
        str | None, _text("--by", "Vai trò người thực hiện (mặc định: theo bảng bước).", "VAI_TRÒ")
    ] = None,
    person: Annotated[str | None, _text("--person", "Người thực hiện, mã người.", "MÃ")] = None,
    note: Annotated[str | None, _text("--note", "Ghi chú, lý do.")] = None,
    papers: Annotated[
        list[str] | None,
        _text("--paper", "Giấy tờ của bước; dùng được nhiều lần.", "LOẠI[#LẦN][:SỐ]@NGÀY"),
    ] = None,
    sets: Annotated[
        list[str] | None,
        _text("--set", "Sửa trường mà bước cần; dùng được nhiều lần.", "TRƯỜNG=GIÁ_TRỊ"),
    ] = None,
    commit: CommitOption = False,
    reviewed: ReviewedOption = None,
    capacity: CapacityOption = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh move SK-2026-003 submitted --paper D02@2026-03-13 --paper D03@2026-03-13
          --set intake.register_no=01/2026   (gõ liền một dòng với dòng trên)
      nkh move SK-2026-003 accepted --paper D08:12/TB-UBND@2026-03-30 --date 2026-03-30
      nkh move SK-2026-003 council_passed --dry-run
      nkh move SK-2026-003 recognized --commit --reviewed-by "Nguyễn Văn A" --as "KT. CHỦ TỊCH"
      nkh move SK-2026-003 submitted_up --track city --paper D23:31/TTr-UBND@2026-06-01

    Chuyển sáng kiến sang trạng thái mới: kiểm tra bước có trong bảng, đúng người thực hiện, đủ điều
    kiện và giấy tờ; rồi ghi thêm vào nhật ký, đổi trạng thái và điền ngày của bước. Chưa đủ thì nêu mọi
    điều còn thiếu, không ghi gì, mã kết thúc là 1. Xem trước bằng «nkh initiative next».
    """
    from ngocha_kh.cli import moving, saving

    noted = noted_for(commit, note, reviewed, capacity)
    workspace = workspace_of(context)
    with saving.writing(workspace):
        target = saving.target_of(workspace, record_id)
        if target.kind.name != "initiative":
            raise UsageError(
                f"{record_id} là {target.kind.label}; lệnh move chỉ dùng cho sáng kiến"
            )
        on = day_of(date) or today()
        step = moving.step_of(target, track, state, event)
        prepared = moving.prepared(target, step, on, note, papers or [], sets or [])
        unmet = [*_future(on), *moving.role_unmet(step, by), *prepared.unmet]
        for message in prepared.warnings:
            tell(f"Chú ý: {message}.")
        if unmet:
            _refuse(target, step, track, unmet, output)
        after = moving.with_log(target, step, prepared.bytes, on, by, person, note)
        saving.save(target, after, dry_run=dry_run, output=output, commit=noted)
        for line in moving.duties(step):
            tell(line)


def _future(on: datetime.date) -> list[str]:
    """A step is a fact; facts do not lie ahead."""
    from ngocha_kh.vietnamese import short_date

    return [f"ngày {short_date(on)} ở trong tương lai"] if on > today() else []


def _refuse(
    target: "Target", step: "Move", track: str, unmet: Sequence[str], output: Format
) -> None:  # fmt: skip
    """Say everything that is missing and how to note it, and leave. Raises `typer.Exit(1)`."""
    from ngocha_kh.cli.move_hints import hints

    lines = list(hints(target.id, target.data, step.transition.target, track, unmet))
    if output is Format.JSON:
        say_json(
            path=target.shown, id=target.id, written=False, event=step.transition.event,
            unmet=unmet, hints=lines,
        )  # fmt: skip
    tell(
        f"{target.id}: chưa chuyển được từ «{step.label(step.origin)}» sang "
        f"«{step.label(step.transition.target)}» ({step.transition.event} {step.transition.label}):"
    )
    for message in unmet:
        tell(f"  - {message}")
    tell(f"Chưa ghi gì: còn thiếu {len(unmet)} điều ở trên.")
    if lines:
        tell("Gõ (thay phần viết hoa hoặc dấu … bằng giá trị thật):")
    for line in lines:
        tell(f"  {line}")
    raise typer.Exit(1)
