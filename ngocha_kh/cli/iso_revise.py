"""`nkh iso revise`: the next issue of a procedure, with what changed since the last."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import (
    Format,
    FormatOption,
    day_of,
    say,
    say_json,
    tell,
    today,
    workspace_of,
)
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.vietnamese import short_date

if TYPE_CHECKING:
    from ngocha_kh.cli.saving import Target
    from ngocha_kh.qms.law_changes import Change
    from ngocha_kh.qms.revisions import Line
    from ngocha_kh.records.procedure import Procedure


def revise(
    context: typer.Context,
    procedure_id: Annotated[str, typer.Argument(metavar="QT", help="Mã quy trình.")],
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="LÝ_DO",
            help="new, legal_change, improvement, correction, redesign.",
        ),
    ] = None,
    because: Annotated[
        list[str] | None,
        typer.Option(
            "--because", metavar="VB", help="Văn bản mới làm phát sinh; dùng được nhiều lần."
        ),
    ] = None,
    request: Annotated[
        str | None, typer.Option("--request", metavar="CHỮ", help="Ai yêu cầu sửa đổi, vì sao.")
    ] = None,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--change",
            metavar="PHẦN:NỘI_DUNG",
            help='Ví dụ "Phần 5: bỏ bước 3"; dùng được nhiều lần.',
        ),
    ] = None,
    issued: Annotated[
        str | None, typer.Option("--issued", metavar="NGÀY", help="Ngày ký; trống là dự thảo.")
    ] = None,
    effective: Annotated[
        str | None, typer.Option("--effective", metavar="NGÀY", help="Ngày hiệu lực.")
    ] = None,
    approved: Annotated[
        str | None,
        typer.Option(
            "--approved-by", metavar="NGƯỜI", help="Người phê duyệt; cần khi có --issued."
        ),
    ] = None,
    decided: Annotated[
        str | None,
        typer.Option(
            "--decision",
            metavar="SỐ@NGÀY",
            help="Quyết định ban hành, ví dụ 45/QĐ-UBND@2026-12-01; cần khi có --issued.",
        ),
    ] = None,
    edition: Annotated[
        bool, typer.Option("--edition", help="Ban hành lần mới (lần sửa đổi về 0).")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Chỉ xem bảng theo dõi sửa đổi, không ghi.")
    ] = False,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh iso revise QT-VHXH-01 --show
      nkh iso revise QT-VHXH-01 --reason legal_change --because VB-2026-003
      nkh iso revise QT-VHXH-01 --reason improvement --change "Phần 5: gộp bước 2 và 3"
      nkh iso revise QT-VHXH-01 --reason new --edition --issued 2026-12-01 --effective 2026-12-07 --approved-by nguyen-van-a --decision 45/QĐ-UBND@2026-12-01

    Ghi thêm một lần ban hành, sửa đổi vào cuối hồ sơ quy trình: số lần tự tính, căn cứ pháp lý lấy từ
    lần trước với văn bản đã hết hiệu lực được thay bằng văn bản mới, phần được sửa lấy từ --change và từ
    việc so nội dung hiện nay với nội dung lúc ban hành lần trước (theo Git).
    """
    from ngocha_kh.cli import saving
    from ngocha_kh.cli.iso_approval import approval
    from ngocha_kh.yamlio.edit import append_item

    workspace = workspace_of(context)
    with saving.writing(workspace):
        target = saving.target_of(workspace, procedure_id)
        if target.kind.name != "procedure":
            raise UsageError(
                f"{procedure_id} là {target.kind.label}; lệnh này chỉ dùng cho quy trình"
            )
        record = _typed(target)
        if show:
            _show(record, target, output)
            return
        if reason is None:
            raise UsageError("hãy nêu lý do bằng --reason; xem bảng theo dõi bằng --show")
        entry = _entry(target, record, reason, because or [], request, changes or [], issued, effective, edition=edition)  # fmt: skip
        entry |= approval(workspace, issued, approved, decided)
        assert target.source is not None  # it was just read
        after = append_item(target.source, ("revisions",), entry, key_order=target.schema.key_order)
        saving.save(target, after, dry_run=dry_run, output=output)
        if issued is None:
            tell("Lần này là dự thảo cho đến khi có issued_on, effective_on và người phê duyệt.")


def _typed(target: "Target") -> "Procedure":
    from ngocha_kh.records.kinds import KINDS
    from ngocha_kh.schemas import schema_problems

    if target.kind.name != "procedure":
        raise UsageError(f"{target.id} là {target.kind.label}; lệnh này chỉ dùng cho quy trình")
    faults = schema_problems("procedure", target.data)
    if faults:
        raise UsageError(f"{target.id}: {faults[0].message}; hãy sửa trước")
    found: Procedure = KINDS["procedure"].read(target.data)
    return found


def _entry(
    target: "Target", record: "Procedure", reason: str, because: Sequence[str], request: str | None,
    noted: Sequence[str], issued: str | None, effective: str | None, *, edition: bool,
) -> dict[str, Any]:  # fmt: skip
    """The next issue. Raises `UsageError` for words that do not fit."""
    from ngocha_kh.cli.loading import one_of, unknown
    from ngocha_kh.cli.shell import cache_folder
    from ngocha_kh.qms.revisions import carried_bases, next_number
    from ngocha_kh.validation import validate

    now = today()
    labels = list(target.schema.labels(("revisions", 0, "reason")).items())
    why = one_of("lý do", reason, labels)
    start, signed = day_of(effective), day_of(issued)
    index = validate(target.workspace, as_of=now, today=now, cache=cache_folder()).index
    known = {document.id for _, document in index.documents}
    for name in because:
        if name not in known:
            raise unknown("văn bản", name, known)
    last = record.revisions[-1] if record.revisions else None
    if last is not None and last.issued_on is None:
        raise UsageError(
            f"lần {last.edition}/{last.revision} của {record.id} còn là dự thảo; hãy sửa hoặc ban hành "
            f"lần đó trước (nkh edit {record.id})"
        )
    bases, followed = carried_bases(
        last.legal_bases if last else (), (d for _, d in index.documents), start or now, because
    )
    bases += [one for one in because if one not in bases]
    found = [_change(text) for text in noted] or list(_changed(target, record))
    for one in followed:
        found.append({"part": "Phần 3", "content": _replaced(index, one)})
    if not found and why != "new":
        raise UsageError(
            "không thấy phần nào thay đổi so với lần trước; hãy sửa nội dung trước, hoặc nêu bằng "
            '--change "Phần 5: …"'
        )
    number = next_number(record, edition=edition)
    entry: dict[str, Any] = {
        "edition": number[0], "revision": number[1],
        "issued_on": signed.isoformat() if signed else None,
        "effective_on": start.isoformat() if start else None, "reason": why, "request": request,
        "changes": found, "legal_bases": bases,
        "triggered_by": list(because) or list(dict.fromkeys(one.new for one in followed if one.new != one.old)),
        "drafted_by": last.drafted_by if last else None, "reviewed_by": last.reviewed_by if last else None,
    }  # fmt: skip
    return {key: value for key, value in entry.items() if value not in (None, [])}


def _replaced(index: Any, change: "Change") -> str:
    numbers = {document.id: document.number or document.id for _, document in index.documents}
    old = numbers.get(change.old, change.old)
    if change.successor is None:
        return f"Bỏ viện dẫn {old} đã hết hiệu lực."
    return f"Thay {old} bằng {numbers.get(change.successor, change.successor)}."


def _change(text: str) -> dict[str, str]:
    part, mark, content = text.partition(":")
    if not mark or not part.strip() or not content.strip():
        raise UsageError(
            f'--change «{text}» không có dạng PHẦN:NỘI_DUNG, ví dụ "Phần 5: bỏ bước 3"'
        )
    return {"part": part.strip(), "content": content.strip()}


def _changed(target: "Target", record: "Procedure") -> list[dict[str, str]]:
    """The parts that differ from the text as it stood in Git when the last issue came."""
    from ngocha_kh.qms.revisions import changed_parts

    before = _text_before(target, record)
    if before is None:
        return []
    return [
        {"part": part, "content": f"Sửa {', '.join(target.schema.title((key,)).lstrip('0123456789. ').lower() for key in keys)}."}
        for part, keys in changed_parts(before, target.data)
    ]  # fmt: skip


def _text_before(target: "Target", record: "Procedure") -> dict[str, Any] | None:
    """The record in the oldest commit that holds all its issues; None without Git."""
    from ngocha_kh.history.events import events
    from ngocha_kh.sources.git import repository_of

    repository = repository_of(target.workspace.root)
    if repository is None or repository.ask("rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return None
    count = len(record.revisions)
    found = None
    for event in events(repository, repository.path_of(target.file)):
        state = event.after
        if state is not None and len(state.get("revisions") or []) == count:
            found = dict(state)
        elif found is not None:
            break
    return found


def _show(record: "Procedure", target: "Target", output: Format) -> None:
    from ngocha_kh.cli.tables import print_table
    from ngocha_kh.documents.procedures import issue_words
    from ngocha_kh.qms.revisions import lines

    found = lines(record.revisions, target.schema.labels(("revisions", 0, "reason")))
    waiting = _changed(target, record)
    if output is Format.JSON:
        say_json(id=record.id, revisions=[_json(one) for one in found], since=waiting)
        return
    print_table(
        f"Sửa đổi tài liệu {record.id}: {record.title}",
        [("Yêu cầu sửa đổi", "left"), ("Phần", "left"), ("Nội dung", "left"), ("Lần", "whole"), ("Ngày ban hành", "whole")],
        [
            [
                one.request, one.part, one.content, issue_words(one.issue) if one.first else "",
                (short_date(one.issue.issued_on) or "dự thảo") if one.first else "",
            ]
            for one in found
        ],
    )  # fmt: skip
    for one in waiting:
        say(f"Chưa ban hành: {one['part']}: {one['content']}")


def _json(one: "Line") -> dict[str, Any]:
    issue = one.issue
    return {
        "request": one.request, "part": one.part, "content": one.content,
        "edition": issue.edition, "revision": issue.revision, "on": issue.issued_on,
    }  # fmt: skip
