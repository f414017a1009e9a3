"""`nkh why`: where a figure comes from: expression, records, fields, commits, persons."""

import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import loaded, office_of, section_filter, units_of, unknown
from ngocha_kh.cli.options import SectionOption, UnitOption
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say
from ngocha_kh.cli.why_view import Shown, list_figures, print_figures, print_head, print_numbered
from ngocha_kh.diagnostics import UsageError, UserError

app = new_app()
_MOST_MEANT = 3  # figures that one word may mean before it must be said more exactly


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
    unit: UnitOption = None,
    section: SectionOption = None,
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
        print_figures(office, [(None, _named(office, words[0], unit, section))], shown)
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
        list_figures(path, manifest, output)
    else:
        _of_file(context, path, manifest, words[1], shown)


def _is_file(word: str) -> bool:
    from ngocha_kh.documents.why import key_of

    return word.lower().endswith(".docx") or (key_of(word) is None and Path(word).is_file())


def _named(office: Any, name: str, unit: str | None, section: str | None) -> Any:
    from ngocha_kh.documents.report_sections import WHOLE_PLAN
    from ngocha_kh.documents.why import key_of, named_figures, vietnamese_names
    from ngocha_kh.progress.rates import Figures

    units, in_section = units_of(office, unit), section_filter(office, section)
    statuses = tuple(
        status
        for status in office.figures.statuses
        if (units is None or status.task.lead_unit in units) and in_section(status)
    )
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
    from ngocha_kh.nd30 import NotReadable, read_manifest

    try:
        packed = read_manifest(path.read_bytes())
    except OSError as error:
        raise UserError(f"không đọc được {path}: {reason(error)}") from error
    except NotReadable as error:
        raise UserError(f"{path}: {error.said}") from error
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
        print_numbered(found)
        return
    validated = loaded(context, manifest.as_of)
    office = Office(validated.on(datetime.date.fromisoformat(manifest.as_of)), manifest.plan)
    if shown.output is Format.TEXT:
        print_head(path, manifest)
    print_figures(office, found, shown)
