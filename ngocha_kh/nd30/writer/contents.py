"""The table of contents (mục lục): headings with the numbers of their pages.

The numbers are fields, which the program that shows the page works out: nothing here lays out pages.
They are marked as out of date, so that Word works them out when it opens the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import styles
from .model import Block, Division, Heading, plain
from .reference import Page, Reference
from .xmltext import escape, indent, paragraph, run

TITLE = "MỤC LỤC"
_STEP = 300  #: twips that a lower heading stands in
_MARK = "_Toc30"


def marked(index: int, content: str) -> str:
    """The runs of block `index` inside the bookmark that its entry points at."""
    return (
        f'<w:bookmarkStart w:id="{index}" w:name="{_MARK}{index}"/>{content}'
        f'<w:bookmarkEnd w:id="{index}"/>'
    )


def listed(blocks: Sequence[Block], levels: int) -> frozenset[int]:
    """The indices of the headings down to `levels`; 0: none."""
    return frozenset(index for index, _, _ in _headings(blocks, levels))


def contents(blocks: Sequence[Block], levels: int, ref: Reference, page: Page) -> str:
    """The title and an entry a heading; "" when `levels` is 0 or there is no heading."""
    found = list(_headings(blocks, levels))
    if not found:
        return ""
    title = paragraph(ref.ids[styles.TYPE], run(TITLE), keep_next=True)
    return title + "".join(_entry(*one, ref, page) for one in found)


def _headings(blocks: Sequence[Block], levels: int) -> Iterator[tuple[int, int, str]]:
    """Index, level and text of each heading; a chapter with its title."""
    for index, block in enumerate(blocks):
        match block:
            case Heading(level, runs) if level <= levels:
                yield index, level, plain(runs)
            case Division(label, title) if levels:
                yield index, 1, f"{plain(label).strip()}. {plain(title)}"


def _entry(index: int, level: int, text: str, ref: Reference, page: Page) -> str:
    left = _STEP * (level - 1)
    look = (
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{page.text_width}"/></w:tabs>'
        f'<w:spacing w:before="40" w:after="40"/>{indent(left=left, first=0)}'
        '<w:jc w:val="left"/>'
    )
    content = f"{run(text)}<w:r><w:tab/></w:r>{_page_of(index)}"
    return paragraph(ref.ids[styles.BODY], content, indent=look)


def _page_of(index: int) -> str:
    code = escape(f" PAGEREF {_MARK}{index} \\h ")
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>…</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
