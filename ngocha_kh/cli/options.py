"""Options that several commands share: the same words on every help page."""

from pathlib import Path
from typing import Annotated

import typer

OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="NƠI", help="Tệp .docx, hoặc thư mục (mặc định: out/)."),
]
NumberOption = Annotated[
    str | None,
    typer.Option("--number", metavar="SỐ", help="Số văn bản, để trống khi chưa cấp."),
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="NGÀY", help="Ngày ký, để trống khi chưa ký.")
]
PdfOption = Annotated[bool, typer.Option("--pdf", help="Ghi thêm tệp PDF (cần LibreOffice).")]
PreviewOption = Annotated[
    bool, typer.Option("--preview", help="Xem nội dung trên màn hình, không ghi tệp.")
]
TraceOption = Annotated[
    Path | None,
    typer.Option("--trace", metavar="TỆP", help="Ghi nguồn của từng số liệu (.json hoặc .csv)."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Ghi đè cả tệp đã sửa tay.")]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="MÃ", help="Chỉ nhiệm vụ do đơn vị này chủ trì.")
]
SectionOption = Annotated[
    str | None,
    typer.Option("--section", metavar="MỤC", help="Chỉ nhiệm vụ của mục này, ví dụ II.1."),
]
