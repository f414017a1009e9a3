"""`nkh render`: any document of the plan as a Word file; one, all of a kind, or all."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.moment import AtOption
from ngocha_kh.cli.options import (
    DateOption,
    ForceOption,
    NumberOption,
    OutOption,
    PdfOption,
    PreviewOption,
    TraceOption,
)
from ngocha_kh.cli.shell import Format, FormatOption, say, say_json
from ngocha_kh.diagnostics import UsageError

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def render(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[VĂN_BẢN]", help="Tên văn bản, ví dụ phieu-giao-viec.")
    ] = None,
    record_id: Annotated[
        str | None,
        typer.Argument(metavar="[MÃ]", help="Mã hồ sơ; không ghi thì lập mọi văn bản loại này."),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Liệt kê các văn bản lập được và các mã.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Lập mọi văn bản, mỗi văn bản một tệp.")
    ] = False,
    at: AtOption = None,
    out: OutOption = None,
    year: Annotated[
        int | None, typer.Option("--for", metavar="NĂM", help="Năm của kế hoạch.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="NGÀY", help="Ngày xét (mặc định: hôm nay)."),
    ] = None,
    number: NumberOption = None,
    date: DateOption = None,
    pdf: PdfOption = False,
    preview: PreviewOption = False,
    trace: TraceOption = None,
    force: ForceOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh render --list
      nkh render ke-hoach
      nkh render phieu-giao-viec NV-2026-001
      nkh render cong-van-don-doc               mỗi đơn vị có nhiệm vụ quá hạn một công văn
      nkh render cong-van-don-doc kthtdt --number 25 --date 2026-11-24 --pdf
      nkh render --all --out van-ban

    Lập văn bản theo thể thức Nghị định 30/2020/NĐ-CP từ hồ sơ. Tệp đã sửa tay trong Word hoặc đang
    là văn bản khác không bị ghi đè nếu không có --force. Khi lập lại, số và ngày ký của tệp cũ được
    giữ nếu không ghi số, ngày mới.
    """
    from ngocha_kh.cli import issuing, places
    from ngocha_kh.documents.form import form_of, forms

    asked = sum((listed, everything, name is not None))
    if asked == 0:
        raise UsageError("hãy ghi tên một văn bản, hoặc --list, hoặc --all")
    if asked > 1:
        raise UsageError("chỉ chọn một trong ba: tên một văn bản, --list, --all")
    options = issuing.Options(as_of, number, date, pdf, preview, trace, force, output, at=at)
    chosen = list(forms().values()) if name is None else [form_of(name)]
    office = issuing.office(context, options, year)
    ids = {form.name: form.ids(office) for form in chosen}
    if listed:
        _print_list(forms(), ids, output)
        return
    if name is not None:
        orders = [(chosen[0], i) for i in _wanted(office, chosen[0], ids[name], record_id)]
    else:
        orders = [(form, i) for form in chosen for i in ids[form.name]]
    workspace = office.validated.workspace
    if record_id is None and len(orders) != 1:
        _refuse_for_many(options)
        if issuing.many(office, orders, options, places.folder_at(out, workspace, len(orders))):
            raise typer.Exit(3)
        return
    form, one_id = orders[0]
    target = places.file_at(out, workspace, form.file_name(one_id))
    day = issuing.on_its_day(office, form, one_id, options)
    issuing.one(day, form, one_id, options, target)


def _wanted(office: Any, form: Any, ids: Sequence[str], record_id: str | None) -> Sequence[str]:
    """The ids to render. Raises `UsageError` for one that this document cannot be made of."""
    if record_id is None:
        if form.named is not None:
            raise UsageError(f"hãy nêu mã {form.subject}: nkh render {form.name} MÃ")
        if not ids:
            raise UsageError(f"hiện không có {form.subject} nào để lập {form.name}")
        return ids
    if record_id in ids or (form.named is not None and form.named(office, record_id)):
        return [record_id]
    if reason := form.why_not(office, record_id):
        raise UsageError(f"không lập được {form.name}: {reason}")
    if reason := _missing(office, form, record_id):
        raise UsageError(f"không lập được {form.name} cho {form.subject} «{record_id}»: {reason}")
    from ngocha_kh.suggest import closest

    near = closest(record_id, ids)
    guess = f"; có phải «{near}»?" if near else f" ({len(ids)} mã; xem nkh render --list)"
    raise UsageError(f"không lập được {form.name} cho {form.subject} «{record_id}»{guess}")


def _missing(office: Any, form: Any, record_id: str) -> str:
    """What a record lacks for this document, in the document's own words; "" when it is no record.

    The id may go on behind the record's own: SK-2026-001-ttvh.
    """
    from ngocha_kh.diagnostics import UserError
    from ngocha_kh.documents.letterhead import Given

    known = office.validated.index.by_id
    if not any(record_id == name or record_id.startswith(f"{name}-") for name in known):
        return ""
    try:
        form.draft(office, record_id, Given())
    except UserError as error:
        return str(error)
    except LookupError:
        pass  # an id that the document does not take
    return ""


def _refuse_for_many(options: Any) -> None:
    """A number, a trace or a preview belongs to one document."""
    if options.number or options.trace or options.preview:
        raise UsageError("--number, --trace và --preview chỉ dùng khi lập một văn bản; hãy ghi mã")


def _print_list(forms: Mapping[str, Any], ids: Mapping[str, Sequence[str]], output: Format) -> None:
    if output is Format.JSON:
        say_json(
            documents=[
                {"name": form.name, "label": form.label, "subject": form.subject,
                 "template": form.template, "ids": list(ids[form.name])}
                for form in forms.values()
            ]
        )  # fmt: skip
        return
    width = max(len(name) for name in forms)
    for form in forms.values():
        listed = _shown(ids[form.name]) if form.named is None else "bất kỳ, khi nêu mã"
        say(f"{form.name:<{width}}  {form.label}")
        say(f"{'':<{width}}  {form.subject}: {listed}")


def _shown(ids: Sequence[str]) -> str:
    """A few ids in full, many as first, last and count."""
    if not ids:
        return "hiện không có"
    if len(ids) <= 6:
        return ", ".join(ids)
    return f"{ids[0]}, {ids[1]}, … {ids[-1]} ({len(ids)} mã)"
