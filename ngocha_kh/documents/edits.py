"""What a person changed in a document: words, looks, headers and footers, notes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ngocha_kh.documents import appearance
from ngocha_kh.documents.alignment import paired, stretches
from ngocha_kh.documents.excerpt import same_but_for_encoding
from ngocha_kh.documents.manifest import Manifest, Running, block_digests
from ngocha_kh.documents.places import Places
from ngocha_kh.nd30 import Block, Contents

Kind = Literal["changed", "added", "removed", "encoding", "look", "mark"]
_NOT_KNOWN = Block("", "")
_PAGES = {"first": "trang đầu", "default": "các trang sau", "even": "trang chẵn"}
_KINDS = {"header": "đầu trang", "footer": "chân trang"}


@dataclass(frozen=True, slots=True)
class Edit:
    """A place that differs; `number` counts the paragraphs and table rows of the file from 1.

    `before` and `after` are its text; None where it did not exist, "" where it is not known.
    `said`: of a look what became of it. 0 as a number: outside the text. A cell may be empty: then
    "" is what it said.
    """

    number: int
    before: str | None
    after: str | None
    place: str = ""
    kind: Kind = "changed"
    said: str = ""
    is_cell: bool = False


class Seen(NamedTuple):
    """A header or footer: its text and look."""

    text: str
    look: str


def text_edits(
    before: Sequence[str], now: Contents, places: Places, known: Mapping[str, Block]
) -> Iterator[Edit]:
    """Paragraphs and cells that were changed, added or taken out, in the order of the file.

    `before` are digests, `known` the blocks behind those that can still be told.
    """
    for start, end, first, last in stretches(before, block_digests(now.texts)):
        old = [known.get(digest, _NOT_KNOWN) for digest in before[start:end]]
        new = now.blocks[first:last]
        at = first
        for was, became in paired([b.text for b in old], [b.text for b in new]):
            if became is None:
                yield Edit(at + 1, old[was or 0].text, None, places[at], "removed")
                continue
            at = first + became
            block = new[became]
            if was is None:
                yield Edit(at + 1, None, block.text, places[at], "added")
            else:
                digest = before[start + was]
                yield from _changed(at, digest, old[was], block, places)
            at += 1


def _changed(at: int, digest: str, old: Block, new: Block, places: Places) -> Iterator[Edit]:
    composed = block_digests([_composed(new.text)])[0]
    if composed == digest or same_but_for_encoding(old.text, new.text):
        yield Edit(at + 1, old.text, new.text, places[at], "encoding")
        return
    if not new.cells or len(old.cells) != len(new.cells):
        yield Edit(at + 1, old.text, new.text, places[at])
        return
    for index, (was, became) in enumerate(zip(old.cells, new.cells, strict=True)):
        if was != became:
            column = places.column(new, index)
            place = f"{places[at]}, cột «{column}»" if column else places[at]
            kind: Kind = "encoding" if same_but_for_encoding(was, became) else "changed"
            yield Edit(at + 1, was, became, place, kind, is_cell=True)


def _composed(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFC", text)


def look_edits(manifest: Manifest, now: Contents, places: Places) -> Iterator[Edit]:
    """Paragraphs and rows with the same words in another look."""
    digests = block_digests(now.texts)
    looks: Sequence[str | None] = manifest.look_of_blocks() or [None] * len(manifest.blocks)
    i = j = 0
    end = (len(manifest.blocks), len(manifest.blocks), len(digests), len(digests))
    for start, stop, first, last in [*stretches(manifest.blocks, digests), end]:
        for was, at in zip(range(i, start), range(j, first), strict=True):
            block = now.blocks[at]
            if said := appearance.changes(looks[was], block.look):
                yield Edit(at + 1, block.text, block.text, places[at], "look", said)
        i, j = stop, last


def running_edits(
    was: Sequence[Running], now: Contents, places: Places, mark: str = ""
) -> Iterator[Edit]:
    """Headers and footers that differ; one that differs alike on several pages is told once.

    `mark` is what must not be missing.
    """
    before = {(r.section, r.kind, r.pages): Seen(r.text, r.look) for r in was}
    after = {(r.section, r.kind, r.pages): Seen(r.text, r.look) for r in now.running}
    groups: dict[tuple[str, Seen, Seen], list[tuple[int, str]]] = {}
    nothing = Seen("", "")
    for section, kind, pages in sorted(before.keys() | after.keys(), key=_in_order):
        key = (section, kind, pages)
        old, new = before.get(key, nothing), after.get(key, nothing)
        if old != new and not _is_saved_by_another(before, after, key):
            groups.setdefault((kind, old, new), []).append((section, pages))
    for (kind, old, new), where in groups.items():
        place = f"{_KINDS[kind]}, {_where(where, places)}"
        yield from _running(old, new, place, mark)


def _in_order(key: tuple[int, str, str]) -> tuple[int, str, int]:
    return key[0], key[1], [*_PAGES].index(key[2])


def _is_saved_by_another(
    before: Mapping[tuple[int, str, str], Seen],
    after: Mapping[tuple[int, str, str], Seen],
    key: tuple[int, str, str],
) -> bool:
    """LibreOffice makes the first page of a section of one page its only kind of page."""
    section, kind, _ = key
    nothing = Seen("", "")
    first = before.get((section, kind, "first"), nothing)
    return all(after.get((section, kind, pages), nothing) == first for pages in _PAGES)


def _running(old: Seen, new: Seen, place: str, mark: str) -> Iterator[Edit]:
    if mark and mark in old.text and (mark not in new.text or appearance.is_unseen(new.look)):
        yield Edit(0, old.text, new.text or None, place, "mark", f"mất dấu «{mark}»")
        if old.text == mark and not new.text:
            return
    if old.text == new.text:
        if said := appearance.changes(old.look, new.look):
            yield Edit(0, old.text, new.text, place, "look", said)
    elif not old.text or not new.text:
        kind: Kind = "removed" if old.text else "added"
        yield Edit(0, _said(old.text) or None, _said(new.text) or None, place, kind)
    elif same_but_for_encoding(old.text, new.text):
        yield Edit(0, old.text, new.text, place, "encoding")
    else:
        yield Edit(0, _said(old.text), _said(new.text), place)


def _said(text: str) -> str:
    return text.replace("{PAGE}", "(số trang)").replace("{NUMPAGES}", "(số trang)")


def _where(found: Sequence[tuple[int, str]], places: Places) -> str:
    """Which pages of which sections: those after the first and the even ones are told as one."""
    sections = list(dict.fromkeys(section for section, _ in found))
    pages = [name for name in _PAGES if any(name == p for _, p in found)]
    if "default" in pages and "even" in pages:
        pages.remove("even")
    shown = (
        "mọi trang" if {"first", "default"} <= set(pages) else ", ".join(_PAGES[p] for p in pages)
    )
    if len(places.sections) < 2 or set(sections) == set(places.sections):
        return shown
    return f"{shown} của {'; '.join(places.section(section) for section in sections)}"


def note_edits(now: Contents) -> Iterator[Edit]:
    """Footnotes and comments: no document of ours has any."""
    for text in now.notes:
        yield Edit(0, None, text, "chú thích, nhận xét", "added")
