"""`nkh session`: the agenda, the count, the score sheets and the minutes of a council session."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ngocha_kh.cli import session_entry
from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.group import Group
from ngocha_kh.cli.loading import loaded, office_of, unknown
from ngocha_kh.cli.options import ForceOption, OutOption, PdfOption, PreviewOption
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say_json
from ngocha_kh.diagnostics import UsageError, UserError

if TYPE_CHECKING:
    from ngocha_kh.cli.issuing import Options
    from ngocha_kh.documents.base import Office
    from ngocha_kh.documents.sitting import Sitting

#: The documents that sub-commands make, by their names in `nkh render --list`.
SHEET, MINUTES = "phieu-cham-diem", "bien-ban-hoi-dong"

app = new_app()

SessionArgument = session_entry.SessionArgument
SampleOption = Annotated[
    bool,
    typer.Option("--allow-sample", help="Cho phép lập theo bộ tiêu chí mẫu, chưa ban hành."),
]


@app.callback(cls=Group, context_settings=HELP_NAMES, no_args_is_help=True)
def session() -> None:
    """Ví dụ:

    \b
      nkh session agenda PH-2026-01     chương trình, thành phần, ai phải rút
      nkh session sheets PH-2026-01     phiếu chấm điểm, tệp Word
      nkh session attend PH-2026-01 nguyen-van-a tran-thi-b
      nkh session score PH-2026-01 SK-2026-003 --member nguyen-van-a n1=12 e1=13
      nkh session close PH-2026-01      khóa chấm điểm
      nkh session vote PH-2026-01 SK-2026-003 --agree 6 --disagree 1
      nkh session count PH-2026-01      điểm, phiếu, kết quả tính lại
      nkh session minutes PH-2026-01    biên bản họp, tệp Word

    Phiên họp của Hội đồng sáng kiến.
    """


@app.command(
    "agenda", cls=Command, context_settings=HELP_NAMES,
    short_help="Chương trình, thành phần, ai phải rút khỏi mục nào",
)  # fmt: skip
def agenda(
    context: typer.Context,
    session_id: SessionArgument,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh session agenda PH-2026-01

    Chương trình phiên họp: hội đồng, số người phải có mặt, các sáng kiến và thành viên phải rút khỏi
    từng mục vì là tác giả, người thân của tác giả hoặc người tham gia áp dụng lần đầu.
    """
    sitting = _sitting(context, session_id, as_of)
    if output is Format.JSON:
        from ngocha_kh.cli.session_data import agenda_data

        say_json(**agenda_data(sitting))
    else:
        from ngocha_kh.cli.session_view import print_agenda

        print_agenda(sitting)


for _name, _command, _help in (
    ("attend", session_entry.attend, "Ghi thành phần có mặt, vắng"),
    ("score", session_entry.score, "Ghi một phiếu chấm điểm"),
    ("close", session_entry.close, "Khóa chấm điểm"),
    ("vote", session_entry.vote, "Ghi kết quả biểu quyết, kết luận"),
):
    app.command(_name, cls=Command, context_settings=HELP_NAMES, short_help=_help)(_command)


@app.command(
    "count", cls=Command, context_settings=HELP_NAMES,
    short_help="Điểm, phiếu và kết quả tính lại",
)  # fmt: skip
def count(
    context: typer.Context,
    session_id: SessionArgument,
    names: Annotated[
        bool, typer.Option("--names", help="Hiện tên thành viên; mặc định là TV1, TV2…")
    ] = False,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh session count PH-2026-01
      nkh session count PH-2026-01 --names
      nkh session count PH-2026-01 --format json

    Tính lại điểm trung bình, xếp loại, số đồng ý và kết quả của từng sáng kiến, so với kết luận đã
    ghi. Điểm chỉ hiện khi đã khóa chấm điểm (scoring_closed), không kèm tên người chấm trừ khi có
    --names. Mã kết thúc 1 khi kết luận đã ghi
    không đúng với số phiếu, số điểm.
    """
    sitting = _sitting(context, session_id, as_of)
    if output is Format.JSON:
        from ngocha_kh.cli.session_data import count_data

        say_json(**count_data(sitting, names=names))
    else:
        from ngocha_kh.cli.session_view import print_count

        print_count(sitting, names=names)
    if any(line.disagreement for line in sitting.lines):
        raise typer.Exit(1)


@app.command(
    "sheets", cls=Command, context_settings=HELP_NAMES,
    short_help="Phiếu nhận xét, chấm điểm ra tệp Word",
)  # fmt: skip
def sheets(
    context: typer.Context,
    session_id: SessionArgument,
    initiative_id: Annotated[
        str | None,
        typer.Argument(metavar="[SÁNG_KIẾN]", help="Chỉ phiếu của sáng kiến này."),
    ] = None,
    out: OutOption = None,
    as_of: AsOfOption = None,
    pdf: PdfOption = False,
    force: ForceOption = False,
    allow_sample: SampleOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh session sheets PH-2026-01
      nkh session sheets PH-2026-01 SK-2026-003 --pdf

    Lập phiếu nhận xét, chấm điểm của phiên họp ra tệp Word. Bộ tiêu chí mẫu bị từ chối, trừ khi hồ
    sơ là minh họa hoặc có --allow-sample.
    """
    from ngocha_kh.cli.issuing import Options

    options = Options(as_of=as_of, pdf=pdf, force=force, output=output, allow_sample=allow_sample)
    _make(context, SHEET, session_id, initiative_id, options, out)


@app.command(
    "minutes", cls=Command, context_settings=HELP_NAMES,
    short_help="Biên bản họp Hội đồng ra tệp Word",
)  # fmt: skip
def minutes(
    context: typer.Context,
    session_id: SessionArgument,
    out: OutOption = None,
    as_of: AsOfOption = None,
    number: Annotated[
        str | None, typer.Option("--number", metavar="SỐ", help="Số biên bản, nếu khác hồ sơ.")
    ] = None,
    pdf: PdfOption = False,
    preview: PreviewOption = False,
    force: ForceOption = False,
    allow_sample: SampleOption = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh session minutes PH-2026-01
      nkh session minutes PH-2026-01 --preview

    Lập biên bản họp Hội đồng ra tệp Word. Bộ tiêu chí mẫu bị từ chối, trừ khi hồ sơ là minh họa hoặc
    có --allow-sample.
    """
    from ngocha_kh.cli.issuing import Options

    options = Options(as_of, number, None, pdf, preview, None, force, output, allow_sample)
    _make(context, MINUTES, session_id, None, options, out)


def _sitting(context: typer.Context, session_id: str, as_of: str | None) -> "Sitting":
    from ngocha_kh.documents.sitting import sitting_of

    office = office_of(loaded(context, as_of), None)
    _check_id(office, session_id)
    return sitting_of(office, session_id)


def _check_id(office: "Office", session_id: str) -> None:
    """Raises `UsageError` for an id that is no session's."""
    fact = office.validated.index.by_id.get(session_id)
    if fact is None:
        raise unknown("phiên họp", session_id, [s.id for s in office.records("session")])
    if fact.kind != "session":
        raise UsageError(f"{session_id} không phải phiên họp của Hội đồng")


def _make(
    context: typer.Context, name: str, session_id: str, initiative_id: str | None,
    options: "Options", out: Path | None,
) -> None:  # fmt: skip
    """Make every document of that name that belongs to the session.

    Raises `UserError` for a sample rubric, or when there is nothing to make.
    """
    from ngocha_kh.cli import issuing, places
    from ngocha_kh.cli.session_words import check_item, nothing_to_make
    from ngocha_kh.council.rubrics import refusal
    from ngocha_kh.documents.form import forms

    office = issuing.office(context, options, None)
    _check_id(office, session_id)
    if initiative_id is not None:
        check_item(office, session_id, initiative_id)
    rubric = office.record("rubric", office.record("session", session_id).rubric)
    if not options.allow_sample and (why := refusal(rubric, office.settings)):
        raise UserError(f"{why}; để xem thử hãy thêm --allow-sample")
    form = forms().get(name)
    if form is None:
        raise UserError(f"chương trình chưa lập được văn bản «{name}»; xem nkh render --list")
    ids = [i for i in form.ids(office) if _is_of(i, session_id) and _is_of(i, initiative_id)]
    if not ids:
        raise UserError(nothing_to_make(office, name, session_id))
    workspace = office.validated.workspace
    if len(ids) > 1:
        folder = places.folder_at(out, workspace, len(ids))
        if issuing.many(office, [(form, i) for i in ids], options, folder):
            raise typer.Exit(3)
        return
    target = places.file_at(out, workspace, form.file_name(ids[0]))
    issuing.one(issuing.on_its_day(office, form, ids[0], options), form, ids[0], options, target)


def _is_of(document_id: str, part: str | None) -> bool:
    """Whether the id of a document names this record: PH-2026-01 stands in PH-2026-01-SK-2026-003."""
    if part is None:
        return True
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(part)}(?![0-9])", document_id) is not None
