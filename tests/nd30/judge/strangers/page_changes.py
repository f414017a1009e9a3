"""Faults of pages: paper, margins, page numbers, headers."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]
from nd30.judge.strangers.changes import Change, Touch
from nd30.judge.strangers.draft import Draft, W, remove


def page(name: str, nth: int | None = None, **attributes: str) -> Change:
    """Attributes of w:pgSz, w:pgMar or w:pgNumType; of every section, or the one counted from 0."""

    def change(draft: Draft) -> None:
        sections = list(draft.root().iter(f"{W}sectPr"))
        for section in sections if nth is None else [sections[nth]]:
            holder = section.find(f"{W}{name}")
            if holder is None:
                holder = etree.Element(f"{W}{name}")
                section.find(f"{W}pgMar").addnext(holder)
            for key, value in attributes.items():
                holder.set(f"{W}{key}", value)

    return change


def without(name: str, nth: int | None = None) -> Change:
    """Sections without an element, such as titlePg."""

    def change(draft: Draft) -> None:
        sections = list(draft.root().iter(f"{W}sectPr"))
        for section in sections if nth is None else [sections[nth]]:
            remove(section, name)

    return change


def header(*touches: Touch) -> Change:
    """The paragraph with the page number, in every header that has one."""

    def change(draft: Draft) -> None:
        for name in draft.headers():
            for paragraph in draft.paragraphs(name):
                for touch in touches:
                    touch(paragraph)

    return change
