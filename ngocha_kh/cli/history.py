"""`nkh history`: who decided what on one record, when, from the commits of Git."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import say, say_json, tell
from ngocha_kh.diagnostics import UsageError

if TYPE_CHECKING:
    from ngocha_kh.history.tellings import Telling

app = new_app()


class HistoryFormat(StrEnum):
    """How the history is given."""

    TEXT = "text"
    TABLE = "table"
    JSON = "json"


@app.command(cls=Command, context_settings=HELP_NAMES)
def history(
    context: typer.Context,
    record_id: Annotated[str, typer.Argument(metavar="MÃ", help="Mã hồ sơ, còn hay đã xóa.")],
    aspect: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="MẶT",
            help="Chỉ: state (trạng thái), due (thời hạn), weight, progress, signature, revision, sent, field.",
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="COMMIT|NGÀY", help="Lịch sử đến commit hoặc hết ngày này."),
    ] = None,
    output: Annotated[
        HistoryFormat, typer.Option("--format", help="Cách in kết quả.")
    ] = HistoryFormat.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh history NV-2026-018
      nkh history SK-2026-003 --only state
      nkh history QT-VHXH-01 --format table
      nkh history NV-2026-018 --at 2026-06-14 --format json

    Kể các thay đổi của một hồ sơ theo các commit, mới nhất trước: trạng thái, thời hạn, trọng số,
    tiến độ, chữ ký, nội dung; ai ghi, ngày nào, commit nào. Hồ sơ được theo dõi theo mã, kể cả khi
    tệp được chuyển chỗ, đổi tên, xóa rồi lập lại.
    """
    from ngocha_kh.cli.past_view import found_record
    from ngocha_kh.history.tellings import tellings
    from ngocha_kh.history.words import ASPECT_LABELS

    if aspect is not None and aspect not in ASPECT_LABELS:
        raise UsageError(f"--only nhận: {', '.join(ASPECT_LABELS)}; không có «{aspect}»")
    found = found_record(context, record_id, at)
    told = [one for one in tellings(found.kind, found.events) if aspect in (None, one.aspect)]
    if output is HistoryFormat.JSON:
        say_json(id=record_id, kind=found.kind, path=found.path, commit=found.revision.id, events=[_json(one) for one in told])  # fmt: skip
    elif output is HistoryFormat.TABLE:
        _print_table(record_id, told)
    else:
        _print_lines(told)
    if not told:
        tell("Không có thay đổi nào thuộc mặt này.")


def _json(one: "Telling") -> dict[str, Any]:
    commit = one.commit
    return {
        "on": commit.authored.date(), "author": commit.author, "commit": commit.id,
        "committed": commit.committed, "subject": commit.subject, "happened": one.happened,
        "aspect": one.aspect, "text": one.text, "capacity": one.capacity, "reviewers": one.reviewers,
    }  # fmt: skip


def _print_lines(told: Sequence["Telling"]) -> None:
    last = None
    for one in told:
        if one.commit is not last:
            last = one.commit
            moment = one.commit.authored
            say(
                f"{moment:%d/%m/%Y %H:%M}  {one.commit.author}  [{one.commit.short}] {one.commit.subject}"
            )
            if one.reviewers:
                say(f"    người xem xét: {', '.join(one.reviewers)}")
        say(f"    {one.text}")


def _print_table(record_id: str, told: Sequence["Telling"]) -> None:
    from ngocha_kh.cli.tables import print_table

    print_table(
        f"Lịch sử {record_id}",
        [("Ngày", "whole"), ("Người ghi", "left"), ("Commit", "whole"), ("Thay đổi", "left")],
        [[f"{t.commit.authored:%d/%m/%Y}", t.commit.author, t.commit.short, t.text] for t in told],
    )
