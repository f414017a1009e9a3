"""`nkh why`: where a figure comes from: expression, records, fields, commits, persons."""

import datetime
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import loaded, office_of, units_of, unknown
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json, tell
from ngocha_kh.diagnostics import UsageError, UserError

app = new_app()
_MOST = 10  # records that are shown of one group without --all
_MOST_MEANT = 3  # figures that one word may mean before it must be said more exactly
_ON_A_LINE = 4


@app.command(cls=Command, context_settings=HELP_NAMES)
def why(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[TỆP] [SỐ_LIỆU]",
            help="Tên số liệu; kèm tệp .docx thì lấy số liệu của tệp đó; chỉ ghi tệp thì liệt kê.",
        ),
    ],
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="MÃ", help="Chỉ nhiệm vụ do đơn vị này chủ trì.")
    ] = None,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="MỤC", help="Chỉ nhiệm vụ của mục này, ví dụ II.1."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Nêu mọi hồ sơ, không chỉ 10 hồ sơ đầu của mỗi nhóm.")
    ] = False,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh why completion_rate --unit vhxh
      nkh why "tỷ lệ hoàn thành" --unit vhxh
      nkh why overdue --section II.2 --as-of 2026-06-14
      nkh why out/bao-cao-6-thang-dau-nam-2026.docx
      nkh why out/bao-cao-6-thang-dau-nam-2026.docx "tỷ lệ hoàn thành"
      nkh why out/bao-cao-6-thang-dau-nam-2026.docx "#12"

    Cho biết cách tính, các hồ sơ đứng sau (xếp theo trạng thái, hồ sơ kéo số liệu xuống nêu trước),
    trường quyết định, commit và người ghi. Tên số liệu: total, done, done_on_time, done_late, open,
    overdue, suspended, out, completion_rate, on_time_rate, naive_rate, weighted, hoặc tên tiếng
    Việt. Trong tệp: tên, giá trị đã in, hoặc số thứ tự (#12).
    """
    if len(words) > 2:
        raise UsageError("hãy ghi một số liệu, hoặc một tệp .docx và một số liệu")
    shown = Shown(output, everything)
    if len(words) == 1 and not _is_file(words[0]):
        office = office_of(loaded(context, as_of), None)
        _print(office, [(None, _named(office, words[0], unit, section))], shown)
        return
    given = [
        name
        for name, value in (("--unit", unit), ("--section", section), ("--as-of", as_of))
        if value
    ]
    if given:
        raise UsageError(
            f"{', '.join(given)} không dùng cùng một tệp: tệp đã có phạm vi và ngày xét của nó"
        )
    path = Path(words[0])
    manifest = _manifest(path)
    if len(words) == 1:
        _list(path, manifest, output)
    else:
        _of_file(context, path, manifest, words[1], shown)


class Shown(NamedTuple):
    """How the answer is printed; `everything`: no group is cut short."""

    output: Format
    everything: bool


def _is_file(word: str) -> bool:
    from ngocha_kh.documents.why import key_of

    return word.lower().endswith(".docx") or (key_of(word) is None and Path(word).is_file())


def _named(office: Any, name: str, unit: str | None, section: str | None) -> Any:
    from ngocha_kh.documents.report_sections import WHOLE_PLAN
    from ngocha_kh.documents.why import key_of, named_figures, vietnamese_names
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
    key = key_of(name)
    if key is None:
        names = vietnamese_names()
        raise unknown("số liệu", name, [*names, *names.values()])
    return named_figures(Figures(statuses), ", ".join(parts) or WHOLE_PLAN)[key]


def _manifest(path: Path) -> Any:
    from ngocha_kh.documents.manifest import unpacked
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
    return manifest


def _of_file(context: typer.Context, path: Path, manifest: Any, wanted: str, shown: Shown) -> None:
    from ngocha_kh.documents.base import Office
    from ngocha_kh.documents.why import matching

    found = matching(manifest.figures, wanted)
    if not found:
        raise UsageError(
            f"{path.name} không in số liệu «{wanted}»; xem các số liệu của tệp: nkh why {path}"
        )
    if len(found) > _MOST_MEANT and not shown.everything and shown.output is Format.TEXT:
        say(f"{path.name}: «{wanted}» có thể là một trong {len(found)} số liệu; hãy ghi số thứ tự:")
        _print_list(found)
        return
    validated = loaded(context, manifest.as_of)
    office = Office(validated.on(datetime.date.fromisoformat(manifest.as_of)), manifest.plan)
    if shown.output is Format.TEXT:
        _head(path, manifest)
    _print(office, found, shown)


def _list(path: Path, manifest: Any, output: Format) -> None:
    """Every figure of a document with its number."""
    numbered = list(enumerate(manifest.figures, 1))
    if output is Format.JSON:
        say_json(
            file=str(path), as_of=manifest.as_of, commit=manifest.commit or None,
            figures=[
                {"number": number, "name": f.name, "text": f.text, "members": len(f.members)}
                for number, f in numbered
            ],
        )  # fmt: skip
        return
    _head(path, manifest)
    if not numbered:
        say("Văn bản không in số liệu nào do chương trình tính.")
        return
    _print_list(numbered)


def _head(path: Path, manifest: Any) -> None:
    day = "/".join(reversed(manifest.as_of.split("-")))
    say(f"{path.name}: số liệu ngày {day}, commit {manifest.commit[:12] or 'chưa có'}")


def _print_list(numbered: Sequence[tuple[int, Any]]) -> None:
    """Figures of one unit or section under its name, a few on a line."""
    from ngocha_kh.documents.why import measure, scope_of

    for scope, same in groupby(numbered, key=lambda pair: scope_of(pair[1].name)):
        together = list(same)
        if len(together) == 1:
            ((number, figure),) = together
            say(f"#{number} {figure.name}: {figure.text}")
            continue
        figures = [f"#{number} {measure(f.name)}: {f.text}" for number, f in together]
        indent = "  " if scope else ""
        if scope:
            say(scope)
        for start in range(0, len(figures), _ON_A_LINE):
            say(indent + "; ".join(figures[start : start + _ON_A_LINE]))


def _print(office: Any, figures: Sequence[tuple[int | None, Any]], shown: Shown) -> None:
    from ngocha_kh.documents.why import reasons
    from ngocha_kh.sources.git import last_touches

    explained = [(number, figure, reasons(office, figure.members)) for number, figure in figures]
    paths = {reason.path for _, _, found in explained for reason in found if reason.path}
    touches = last_touches(office.validated.workspace.root, paths)
    if shown.output is Format.JSON:
        say_json(
            as_of=office.as_of, figures=[_json(n, f, found, touches) for n, f, found in explained]
        )
        return
    for number, figure, found in explained:
        say(f"{f'#{number} ' if number else ''}{figure.name}: {figure.text}")
        say(f"  Cách tính: {figure.expression}")
        _print_groups(office, found, touches, shown)
    if not touches and paths:
        tell("Chú ý: nơi làm việc chưa có commit Git nên không nêu được commit và người ghi.")


def _print_groups(office: Any, found: Sequence[Any], touches: Any, shown: Shown) -> None:
    from ngocha_kh.documents.why import grouped

    groups = grouped(found)
    say(f"  Đứng sau: {len(found)} hồ sơ")
    for name, group in groups.items():
        say(f"  {name}: {len(group)}")
        most = len(group) if shown.everything else _MOST
        for reason in group[:most]:
            _print_reason(office, reason, touches.get(reason.path))
        if len(group) > most:
            say(f"    … và {len(group) - most} hồ sơ khác (xem --all)")


def _print_reason(office: Any, reason: Any, touch: Any) -> None:
    say(f"    {reason.id}  {reason.title}")
    person = f"; xác nhận: {office.unit_name(reason.person)}" if reason.person else ""
    say(f"      {reason.path}, {reason.field}: {reason.value}{person}")
    if touch is not None:
        day = "/".join(reversed(touch.day.split("-")))
        say(f"      commit {touch.commit[:12]} ngày {day}, {touch.author}")


def _json(number: int | None, figure: Any, found: list[Any], touches: Any) -> dict[str, Any]:
    return {
        "number": number,
        "name": figure.name,
        "text": figure.text,
        "expression": figure.expression,
        "members": [
            {
                "id": r.id, "title": r.title, "path": r.path, "field": r.field, "value": r.value,
                "group": r.group, "person": r.person or None,
                "commit": touches[r.path].commit if r.path in touches else None,
                "author": touches[r.path].author if r.path in touches else None,
            }
            for r in found
        ],
    }  # fmt: skip
