"""`nkh report`: the periodic report as a Word file, with its trace, as PDF, or in the terminal."""

from enum import StrEnum
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
from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import Format, FormatOption, tell, today
from ngocha_kh.diagnostics import UsageError, UserError

app = new_app()


class Half(StrEnum):
    """Which half of the year."""

    FIRST = "1"
    SECOND = "2"


@app.command(cls=Command, context_settings=HELP_NAMES)
def report(
    context: typer.Context,
    half: Annotated[
        Half | None, typer.Option("--half", help="Nửa năm: 1 (đầu năm) hoặc 2 (cuối năm).")
    ] = None,
    whole_year: Annotated[bool, typer.Option("--year", help="Báo cáo cả năm.")] = False,
    year: Annotated[
        int | None,
        typer.Option(
            "--for", metavar="NĂM", help="Năm báo cáo (mặc định: năm của kế hoạch hiện hành)."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="NGÀY",
            help="Ngày xét (mặc định: ngày cuối kỳ, hoặc hôm nay nếu kỳ chưa hết).",
        ),
    ] = None,
    at: AtOption = None,
    units: Annotated[
        bool,
        typer.Option(
            "--units",
            help="Không lập báo cáo: in báo cáo của từng đơn vị trong kỳ, chỗ đã biên tập, số liệu khác hồ sơ.",
        ),
    ] = False,
    sent: Annotated[
        str | None,
        typer.Option(
            "--sent",
            metavar="SỐ_KÝ_HIỆU",
            help="Không lập báo cáo: ghi đã gửi với số, ký hiệu này vào ngày --date và chốt số liệu.",
        ),
    ] = None,
    dry_run: DryRunOption = False,
    out: OutOption = None,
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
      nkh report --half 1
      nkh report --half 1 --for 2026 --as-of 2026-06-14 --out bao-cao.docx
      nkh report --half 1 --number 05 --date 2026-06-19 --pdf
      nkh report --half 2 --preview
      nkh report --year --trace nguon-so-lieu.csv
      nkh report --half 1 --units
      nkh report --half 1 --sent 45/BC-UBND --date 2026-06-19

    Lập báo cáo theo thể thức Nghị định 30/2020/NĐ-CP: số liệu tính từ hồ sơ, lời văn lấy từ
    records/reports/. Mặc định xét đến ngày cuối kỳ (hoặc hôm nay nếu kỳ chưa hết). Tệp đã sửa tay
    trong Word hoặc đang là văn bản khác không bị ghi đè nếu không có --force. Khi lập lại, số và
    ngày ký của tệp cũ được giữ nếu không ghi số, ngày mới. Báo cáo đã ghi --sent thì lập lại với số,
    ngày đã gửi và số liệu của ngày chốt; số liệu đã gửi mà hồ sơ nay cho số khác thì «nkh validate» báo.
    """
    from ngocha_kh.cli import issuing, places
    from ngocha_kh.documents.base import Office
    from ngocha_kh.documents.form import form_of
    from ngocha_kh.documents.report import period_of

    if (half is None) == (not whole_year):
        raise UsageError("hãy chọn một kỳ: --half 1, --half 2 hoặc --year")
    name = f"half_{half.value}" if half else "year"
    options = issuing.Options(as_of, number, date, pdf, preview, trace, force, output, at=at)
    office = issuing.office(context, options, year)
    period = period_of(office, name, office.plan.year)
    frozen = _frozen_day(office, period) if sent is None else None
    day = options.day or frozen or min(today(), period.window.last)
    if units:
        from ngocha_kh.cli import report_units

        day = options.day or office.as_of  # units send after the period
        report_units.show(Office(office.validated.on(day), office.plan_id), period, output)
        return
    if day < period.window.first:
        raise UsageError(
            f"kỳ {period.label} bắt đầu từ ngày {period.window.first:%d/%m/%Y}; "
            f"ngày {day:%d/%m/%Y} chưa thuộc kỳ này"
        )
    office = Office(office.validated.on(day), office.plan_id)
    _require(office, period)
    if sent is not None:
        from ngocha_kh.cli import report_sending

        report_sending.send(
            office, period, sent, options.given.date, dry_run=dry_run, output=output
        )
        return
    if dry_run:
        raise UsageError("--dry-run chỉ dùng cùng --sent; xem trước báo cáo bằng --preview")
    if frozen is not None and day == frozen:
        tell(f"Báo cáo {period.label} đã gửi: lập lại theo số liệu chốt ngày {frozen:%d/%m/%Y}.")
    target = places.file_at(out, office.validated.workspace, period.file_name)
    issuing.one(office, form_of("bao-cao"), period.report_id, options, target)


def _frozen_day(office: Any, period: Any) -> Any:
    """The day whose figures the sent report told; None while it was not sent."""
    found = next((r for r in office.records("report") if r.id == period.report_id), None)
    snapshot = found.sent.snapshot if found and found.sent else None
    return snapshot.as_of if snapshot else None


def _require(office: Any, period: Any) -> None:
    """The record with the written text. Raises `UserError` that says how to make it."""
    if not any(record.id == period.report_id for record in office.records("report")):
        raise UserError(
            f"chưa có hồ sơ lời văn hợp lệ records/reports/{period.report_id}.yaml; tạo bằng lệnh: "
            f"nkh new report --set id={period.report_id} --set year={period.year} --set period={period.name}"
        )
