"""`nkh why`: where a figure comes from: expression, records, fields, commits, persons."""

import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import loaded, office_of, units_of, unknown
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json, tell
from ngocha_kh.diagnostics import UsageError, UserError

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def why(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[TỆP] SỐ_LIỆU", help="Tên số liệu; kèm tệp .docx thì lấy số liệu của tệp đó."
        ),
    ],
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="MÃ", help="Chỉ nhiệm vụ do đơn vị này chủ trì.")
    ] = None,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="MỤC", help="Chỉ nhiệm vụ của mục này, ví dụ II.1."),
    ] = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh why completion_rate --unit vhxh
      nkh why overdue --section II.2 --as-of 2026-06-14
      nkh why out/bao-cao-6-thang-dau-nam-2026.docx "tỷ lệ hoàn thành"
      nkh why out/bao-cao-6-thang-dau-nam-2026.docx "#12"

    Cho biết cách tính, các hồ sơ đứng sau, trường quyết định, commit và người ghi. Tên số liệu:
    total, done, done_on_time, done_late, open, overdue, suspended, out, completion_rate,
    on_time_rate, naive_rate, weighted. Trong tệp: tên, giá trị đã in, hoặc số thứ tự (#12).
    """
    if len(words) > 2:
        raise UsageError("hãy ghi một số liệu, hoặc một tệp .docx và một số liệu")
    if len(words) == 2:
        _of_file(context, Path(words[0]), words[1], output)
        return
    office = office_of(loaded(context, as_of), None)
    _print(office, [_named(office, words[0], unit, section)], output)


def _named(office: Any, name: str, unit: str | None, section: str | None) -> Any:
    from ngocha_kh.documents.why import named_figures
    from ngocha_kh.progress.rates import Figures

    units = units_of(office, unit)
    sections = {duty.section for duty in office.plan.obligations}
    if section is not None and section not in sections:
        raise unknown("mục", section, sections)
    statuses = tuple(
        s for s in office.figures.statuses
        if (units is None or s.task.lead_unit in units)
        and (section is None or any(d.rpartition("-")[0] == section for d in s.task.obligations))
    )  # fmt: skip
    parts = [office.unit_name(unit)] if unit else []
    parts += [f"mục {section}"] if section else []
    scope = ", ".join(parts)
    known = named_figures(Figures(statuses), scope or "toàn kế hoạch")
    if name not in known:
        raise unknown("số liệu", name, known)
    return known[name]


def _of_file(context: typer.Context, path: Path, wanted: str, output: Format) -> None:
    from ngocha_kh.documents.base import Office
    from ngocha_kh.documents.manifest import unpacked
    from ngocha_kh.documents.why import matching
    from ngocha_kh.files import reason
    from ngocha_kh.nd30 import read_manifest

    try:
        packed = read_manifest(path.read_bytes())
    except OSError as error:
        raise UserError(f"không đọc được {path}: {reason(error)}") from error
    except ValueError as error:
        raise UserError(f"{path} không phải tệp Word (.docx) đọc được") from error
    manifest = unpacked(packed) if packed else None
    if manifest is None:
        raise UserError(f"{path} không phải văn bản do nkh lập (không có bản kê nguồn)")
    found = matching(manifest.figures, wanted)
    if not found:
        names = list(dict.fromkeys(figure.name for figure in manifest.figures))
        raise UsageError(f"{path.name} không in số liệu «{wanted}»; có: {'; '.join(names)}")
    validated = loaded(context, manifest.as_of)
    office = Office(validated.on(datetime.date.fromisoformat(manifest.as_of)), manifest.plan)
    if output is Format.TEXT:
        say(
            f"{path.name}: số liệu ngày {office.as_of:%d/%m/%Y}, commit {manifest.commit[:12] or 'chưa có'}"
        )
    _print(office, [figure for _, figure in found], output)


def _print(office: Any, figures: list[Any], output: Format) -> None:
    from ngocha_kh.documents.why import reasons
    from ngocha_kh.sources.git import last_touches

    explained = [(figure, reasons(office, figure.members)) for figure in figures]
    paths = {reason.path for _, found in explained for reason in found if reason.path}
    touches = last_touches(office.validated.workspace.root, paths)
    if output is Format.JSON:
        say_json(as_of=office.as_of, figures=[_json(f, found, touches) for f, found in explained])
        return
    for figure, found in explained:
        say(f"{figure.name}: {figure.text}")
        say(f"  Cách tính: {figure.expression}")
        say(f"  Đứng sau: {len(found)} hồ sơ")
        for reason in found:
            _print_reason(office, reason, touches.get(reason.path))
    if not touches and paths:
        tell("Chú ý: nơi làm việc chưa có commit Git nên không nêu được commit và người ghi.")


def _print_reason(office: Any, reason: Any, touch: Any) -> None:
    say(f"  {reason.id}  {reason.title}")
    person = f"; xác nhận: {office.unit_name(reason.person)}" if reason.person else ""
    say(f"    {reason.path}, {reason.field}: {reason.value}{person}")
    if touch is not None:
        day = "/".join(reversed(touch.day.split("-")))
        say(f"    commit {touch.commit[:12]} ngày {day}, {touch.author}")


def _json(figure: Any, found: list[Any], touches: Any) -> dict[str, Any]:
    return {
        "name": figure.name,
        "text": figure.text,
        "expression": figure.expression,
        "members": [
            {
                "id": r.id, "title": r.title, "path": r.path, "field": r.field, "value": r.value,
                "person": r.person or None,
                "commit": touches[r.path].commit if r.path in touches else None,
                "author": touches[r.path].author if r.path in touches else None,
            }
            for r in found
        ],
    }  # fmt: skip
