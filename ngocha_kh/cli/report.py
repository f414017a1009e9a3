"""`nkh report`: the periodic report as a Word file, with its trace, as PDF, or in the terminal."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import office_of
from ngocha_kh.cli.shell import (
    Format,
    FormatOption,
    cache_folder,
    day_of,
    say,
    say_json,
    tell,
    today,
    workspace_of,
)
from ngocha_kh.diagnostics import UsageError

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
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="TỆP", help="Nơi ghi tệp .docx (mặc định: out/)."),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option("--number", metavar="SỐ", help="Số văn bản, để trống khi chưa cấp."),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="NGÀY", help="Ngày ký, để trống khi chưa ký.")
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="Ghi thêm tệp PDF (cần LibreOffice).")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Xem nội dung trên màn hình, không ghi tệp.")
    ] = False,
    trace: Annotated[
        Path | None,
        typer.Option(
            "--trace", metavar="TỆP", help="Ghi nguồn của từng số liệu (.json hoặc .csv)."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè cả tệp đã sửa tay.")] = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh report --half 1
      nkh report --half 1 --for 2026 --as-of 2026-06-14 --out bao-cao.docx
      nkh report --half 1 --number 05 --date 2026-06-19 --pdf
      nkh report --half 2 --preview
      nkh report --year --trace nguon-so-lieu.csv

    Lập báo cáo theo thể thức Nghị định 30/2020/NĐ-CP: số liệu tính từ hồ sơ, lời văn lấy từ
    records/reports/. Mặc định xét đến ngày cuối kỳ (hoặc hôm nay nếu kỳ chưa hết). Tệp đã sửa tay
    trong Word không bị ghi đè nếu không có --force.
    """
    from ngocha_kh.cli import deliver
    from ngocha_kh.documents.base import Office
    from ngocha_kh.documents.report import period_of, report_document
    from ngocha_kh.validation import validate

    if (half is None) == (not whole_year):
        raise UsageError("hãy chọn một kỳ: --half 1, --half 2 hoặc --year")
    if pdf and preview:
        raise UsageError("--preview không ghi tệp nên không dùng cùng --pdf")
    if trace is not None and trace.suffix.lower() not in (".json", ".csv"):
        raise UsageError(f"--trace nhận tệp .json hoặc .csv, không phải «{trace.name}»")
    signed_on, wanted = day_of(date), day_of(as_of)
    workspace, now = workspace_of(context), today()
    validated = validate(workspace, as_of=wanted or now, today=now, cache=cache_folder())
    deliver.warn_of_errors(validated)
    office = office_of(validated, year)
    name = f"half_{half.value}" if half else "year"
    period = period_of(office, name, office.plan.year)
    validated = validated.on(wanted or min(now, period.window.last))
    office = Office(validated, office.plan_id)
    if validated.as_of < period.window.first:
        raise UsageError(
            f"kỳ {period.label} bắt đầu từ ngày {period.window.first:%d/%m/%Y}; "
            f"ngày {validated.as_of:%d/%m/%Y} chưa thuộc kỳ này"
        )
    deliver.warn_of_gaps(office, period.report_id)
    issued = report_document(office, period, number=number, date=signed_on)
    if trace is not None:
        deliver.write_trace(issued, validated, trace)
    if preview:
        deliver.preview(issued.data)
        return
    target = out or workspace.root / "out" / period.file_name
    written = deliver.write_document(issued.data, target, force=force, pdf=pdf)
    if output is Format.JSON:
        say_json(
            files=[str(path) for path in written], period=period.report_id,
            as_of=validated.as_of, figures=len(issued.figures),
        )  # fmt: skip
        return
    for path in written:
        say(f"Đã ghi {path}")
    tell(
        f"Số liệu tính đến ngày {validated.as_of:%d/%m/%Y}; {len(issued.figures)} số liệu, xem nguồn bằng --trace TỆP."
    )
