"""What a file should not carry when it goes out. The decree is silent: all of it is our reading."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..model import Paragraph
from ..paper import Paper
from ..reach import where
from ..registry import check

_FILE = "toàn tệp"


@check("ND30-X-TRACKED")
def tracked(paper: Paper) -> Iterator[Finding]:
    """Changes that nobody accepted yet: what is printed depends on the view."""
    if count := paper.document.tracked_changes:
        yield Finding(
            measured=f"{count} thay đổi đang được theo dõi",
            allowed="chấp nhận hoặc bỏ hết thay đổi",
            where=_FILE,
            severity=Severity.WARNING,
        )


@check("ND30-X-COMMENT")
def commented(paper: Paper) -> Iterator[Finding]:
    """Remarks of those who reviewed it."""
    if count := paper.document.comments:
        yield Finding(
            measured=f"{count} ghi chú bên lề",
            allowed="xóa hết ghi chú",
            where=_FILE,
            severity=Severity.WARNING,
        )


@check("ND30-X-HIDDEN")
def hidden(paper: Paper) -> Iterator[Finding]:
    """Text that is in the file and on no page; its words are not repeated here."""
    some = any(look.hidden for look in paper.looks)
    for paragraph in paper.everywhere if some else ():
        if any(run.look.hidden and run.text.strip() for run in paragraph.runs):
            place = where(paragraph.place)
            yield at(paragraph, place, "có chữ ẩn", "không có chữ ẩn", Severity.WARNING)


@check("ND30-X-EMPTY", "body_text")
def empty(paper: Paper) -> Iterator[Finding]:
    """An empty paragraph between two of the body stands for a gap."""
    body = paper.parts.body
    for above, block, below in zip(body, body[1:], body[2:], strict=False):
        if (
            isinstance(block, Paragraph)
            and block.is_empty
            and not block.lines
            and isinstance(above, Paragraph)
            and isinstance(below, Paragraph)
            and not below.page_break_before
        ):
            yield at(above, where(above.place), "có đoạn trống ở sau", "đặt khoảng cách đoạn")
