"""Blocks → paragraphs and tables of the body (Phụ lục I, Phần I, II.6)."""

from __future__ import annotations

from collections.abc import Sequence

from . import styles, wording
from .articles import is_article, is_titled
from .charts import chart_xml
from .contents import marked
from .keeping import kept_from
from .metrics import mm
from .model import Block, Chart, Division, Heading, Paragraph, Run, Runs, TableBlock, plain
from .reference import Page, Reference
from .tables import table_xml
from .xmltext import paragraph, run, runs_xml

_HEADINGS = {1: styles.SECTION, 2: styles.CLAUSE, 3: styles.POINT}
_AFTER_TABLE = 120  # 6 pt: a table has no spacing of its own


def body(
    blocks: Sequence[Block],
    ref: Reference,
    page: Page,
    *,
    keep_last: bool,
    ended: bool = True,
    listed: frozenset[int] = frozenset(),
) -> str:
    """The blocks, closed by "./." where `ended`; `keep_last` holds the end of the text on the page
    of what follows; `listed` are the headings that the table of contents points at.
    """
    blocks = closed(blocks) if ended else list(blocks)
    font = ref.font(styles.BODY)
    kept = kept_from(blocks, mm(page.text_width), font) if keep_last else len(blocks)
    out: list[str] = []
    after_table = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        before = _AFTER_TABLE if after_table else None
        match block:
            case TableBlock(Chart() as chart):
                out.append(chart_xml(chart, ref, page))
            case TableBlock(table):
                ends = index >= kept or (following is blocks[-1] and _is_end(blocks[-1]))
                out.append(table_xml(table, ref, page, keep_last=ends))
            case Division(label, title):
                out.append(_division(label, title, ref, before, index if index in listed else None))
            case Heading(level, runs):
                style = ref.ids[styles.CLAUSE if is_article(runs) else _HEADINGS[level]]
                named = marked(index, runs_xml(runs)) if index in listed else runs_xml(runs)
                out.append(paragraph(style, named, keep_next=True, before=before))
            case Paragraph(runs, marker):
                keep = index >= kept or (following is not None and _leads(block, following))
                style = ref.ids[_style(block)]
                text = (run(marker) if marker else "") + runs_xml(runs)
                out.append(paragraph(style, text, keep_next=keep, before=before))
        after_table = isinstance(block, TableBlock)
    return "".join(out)


def _division(
    label: Runs, title: Runs, ref: Reference, before: int | None, mark: int | None
) -> str:
    """ "Chương I" and below it the title in capitals, both centred."""
    name = run(plain(label).strip())
    named = name if mark is None else marked(mark, name)
    return paragraph(ref.ids[styles.DIVISION], named, keep_next=True, before=before) + paragraph(
        ref.ids[styles.DIVISION_TITLE], run(plain(title).upper()), keep_next=True
    )


def _leads(block: Paragraph, following: Block) -> bool:
    """What announces the next block is not left alone at the foot of a page."""
    if isinstance(following, TableBlock) or is_titled(block):
        return True
    return plain(block.runs).rstrip().endswith(":")


def closed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with "./." at the end of the last paragraph, or alone under a table or heading."""
    *before, last = blocks or [Paragraph((Run(""),))]
    if isinstance(last, Paragraph):
        return [*before, Paragraph(_ended(last.runs), last.marker)]
    return [*before, last, Paragraph((Run(wording.END),))]


def _ended(runs: Runs) -> Runs:
    *before, last = runs
    if plain(runs).rstrip().endswith(wording.END):
        return runs
    return (*before, Run(wording.ended(last.text), last.bold, last.italic))


def _is_end(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.runs) == wording.END


def _style(block: Paragraph) -> str:
    if _is_end(block):
        return styles.END
    return styles.ITEM if block.marker else styles.BODY
