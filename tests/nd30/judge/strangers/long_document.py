"""A báo cáo of any length: chapters of prose, lists and tables, as a ward's yearly report has them."""

from __future__ import annotations

from nd30.judge.strangers.lines import vml
from nd30.judge.strangers.package import docx, part, section
from nd30.judge.strangers.quyet_dinh import header as official_header
from nd30.judge.strangers.quyet_dinh import page_number, signature, styles
from nd30.judge.strangers.wml import TIMES, look, para, run, table

#: Chapters that fill a page of the printed document, on average.
CHAPTERS_A_PAGE = 2
_PROSE = (
    "Ủy ban nhân dân xã đã chỉ đạo các phòng, đơn vị rà soát toàn bộ nhiệm vụ được giao, xác định "
    "rõ người chủ trì, thời hạn và sản phẩm của từng nhiệm vụ; định kỳ hằng tuần tổng hợp tiến độ, "
    "kịp thời tháo gỡ khó khăn và đôn đốc những nhiệm vụ có nguy cơ chậm"
)
_ITEMS = ("a) Kiểm tra hồ sơ tại bộ phận một cửa;", "b) Rà soát quy trình nội bộ.")
_HEADS = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả")
_WIDTHS = (12, 62, 38, 25, 28)


def long_document(pages: int) -> bytes:
    chapters = "".join(_chapter(number) for number in range(1, pages * CHAPTERS_A_PAGE + 1))
    closing = para(run("Trên đây là báo cáo kết quả công tác./."), style="NoiDung", keep=True)
    body = official_header("99/BC-UBND") + _title() + chapters + closing + signature()
    # Word marks each paragraph with the sessions that wrote it.
    body = body.replace(
        "<w:p>", '<w:p w:rsidR="00A77B3E" w:rsidRPr="00C41F0D" w:rsidRDefault="00A77B3E">'
    )
    return docx(
        body + section(header="header1", first="header2"),
        styles=part("styles", styles()),
        header1=part("hdr", para(*page_number(), align="center")),
        header2=part("hdr", para(align="center")),
    )


def _title() -> str:
    strong = look(bold=True, size=14)
    lines = ("BÁO CÁO", "Kết quả công tác năm 2026")
    named = "".join(para(run(line, strong), align="center") for line in lines)
    return named + para(vml(24, 9, left=70), align="center")


def _chapter(number: int) -> str:
    strong = look(bold=True)
    rows = [_HEADS, *(_row(number, line) for line in range(1, 9))]
    small = look(font=TIMES, size=12)
    cells = [[para(run(cell, small), align="center", mark=small) for cell in row] for row in rows]
    return "".join(
        (
            para(run(f"{number}. Công tác thứ {number}", strong), style="NoiDung"),
            para(
                run(f"{_PROSE}, trong đó "),
                run("hoàn thành 98,5%", strong),
                run(" nhiệm vụ."),
                style="NoiDung",
            ),
            *(para(run(item), style="NoiDung") for item in _ITEMS),
            para(run(f"{_PROSE}."), style="NoiDung"),
            table(cells, _WIDTHS, bordered=True, header=True),
        )
    )


def _row(chapter: int, line: int) -> tuple[str, ...]:
    return (
        str(line),
        f"Nhiệm vụ {chapter}.{line} theo kế hoạch",
        "Văn phòng",
        "30/11/2026",
        "Xong",
    )
