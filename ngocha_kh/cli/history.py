"""`nkh history`: who decided what on one record, when, from the commits of Git."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.options import ForceOption, OutOption
from ngocha_kh.cli.shell import say, say_json, tell
from ngocha_kh.diagnostics import UsageError

if TYPE_CHECKING:
    from ngocha_kh.history.life import Life
    from ngocha_kh.history.tellings import Telling

app = new_app()


class HistoryFormat(StrEnum):
    """How the history is given."""

    TEXT = "text"
    TABLE = "table"
    JSON = "json"
    DOCX = "docx"


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
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Ví dụ:

    \b
      nkh history NV-2026-018
      nkh history SK-2026-003 --only state
      nkh history QT-VHXH-01 --format table
      nkh history NV-2026-018 --at 2026-06-14 --format json
      nkh history QT-VHXH-01 --format docx      bảng theo dõi sửa đổi

    Kể các thay đổi của một hồ sơ theo các commit, mới nhất trước: trạng thái, thời hạn, trọng số,
    tiến độ, chữ ký, nội dung; ai ghi, ngày nào, commit nào. Hồ sơ được theo dõi theo mã, kể cả khi
    tệp được chuyển chỗ, đổi tên, xóa rồi lập lại. Chữ ký trong hồ sơ (nkh sign) được kể kèm còn nguyên hay đã
    đổi; chữ ký số của commit được kể khi có.
    """
    from ngocha_kh.cli.past_view import found_record
    from ngocha_kh.history.tellings import tellings
    from ngocha_kh.history.words import ASPECT_LABELS

    if aspect is not None and aspect not in ASPECT_LABELS:
        raise UsageError(f"--only nhận: {', '.join(ASPECT_LABELS)}; không có «{aspect}»")
    if output is HistoryFormat.DOCX:
        _write_paper(context, record_id, at, aspect, out, force)
        return
    _refuse_paper_options(out, force)
    found = found_record(context, record_id, at)
    told = [
        one
        for one in tellings(found.kind, found.events, found.names)
        if aspect in (None, one.aspect)
    ]
    if output is HistoryFormat.JSON:
        say_json(
            id=record_id, kind=found.kind, path=found.path, commit=found.tree.revision.id,
            signatures=found.signed, events=[_json(one, found) for one in told],
        )  # fmt: skip
    elif output is HistoryFormat.TABLE:
        _print_table(record_id, told)
    else:
        _print_lines(told, found)
    if not told:
        tell("Không có thay đổi nào thuộc mặt này.")


def _refuse_paper_options(out: Path | None, force: bool) -> None:
    if out is not None or force:
        raise UsageError("--out và --force chỉ dùng cùng --format docx")


def _json(one: "Telling", found: "Life") -> dict[str, Any]:
    commit, real = one.commit, found.signatures.get(one.commit.id)
    return {
        "on": commit.authored.date(), "author": commit.author, "commit": commit.id,
        "committed": commit.committed, "subject": commit.subject, "happened": one.happened,
        "aspect": one.aspect, "text": one.text, "field": one.said.field,
        "before": one.said.before, "after": one.said.after, "capacity": one.capacity,
        "reviewers": one.reviewers,
        "signature": {"status": real.status, "signer": real.signer, "key": real.key}
        if real else None,
    }  # fmt: skip


def _print_lines(told: Sequence["Telling"], found: "Life") -> None:
    last = None
    for one in told:
        if one.commit is not last:
            last = one.commit
            moment = one.commit.authored
            say(
                f"{moment:%d/%m/%Y %H:%M}  {one.commit.author}  [{one.commit.short}] {one.commit.subject}"
            )
            if one.reviewers:
                capacity = f", {one.capacity}" if one.capacity else ""
                say(f"    người xem xét: {', '.join(one.reviewers)}{capacity}")
            real = found.signatures.get(one.commit.id)
            if real is not None and real.status != "none":
                say(f"    {real.label}")
        say(f"    {one.text}")
    for number, line in enumerate(found.signed):
        say(f"{'' if number else chr(10)}Chữ ký trong hồ sơ: {line}")


def _print_table(record_id: str, told: Sequence["Telling"]) -> None:
    from ngocha_kh.cli.tables import print_table

    print_table(
        f"Lịch sử {record_id}",
        [("Ngày", "whole"), ("Người ghi", "left"), ("Commit", "whole"), ("Thay đổi", "left")],
        [[f"{t.commit.authored:%d/%m/%Y}", t.commit.author, t.commit.short, t.text] for t in told],
    )


def _write_paper(
    context: typer.Context, record_id: str, at: str | None, aspect: str | None,
    out: Path | None, force: bool,
) -> None:  # fmt: skip
    """The table of changes as a Word file (TCVN ISO 9001, clause 7.5)."""
    from ngocha_kh.cli import issuing, places
    from ngocha_kh.documents.form import form_of

    if aspect is not None:
        raise UsageError("--only không dùng cùng --format docx: bảng theo dõi kể mọi thay đổi")
    options = issuing.Options(at=at, force=force)
    office = issuing.office(context, options, None)
    form = form_of("bang-theo-doi")
    target = places.file_at(out, office.validated.workspace, form.file_name(record_id))
    issuing.one(office, form, record_id, options, target)
