"""A .docx → the text of its paragraphs and table rows, to see what a person changed in it.

Reads what any program saved: runs are joined, and what the reader of the page does not see
(deleted text, field codes, properties) is left out of the text; how the text looks stands beside
it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..archive import Archive, ArchiveError
from ..xmlread import RELATIONSHIP, parse_xml
from .looks import NAMES, Looks, Paragraph, attribute, local

_MAX_PART = 64 * 1024 * 1024
_MAIN = "word/document.xml"
CELL_SEPARATOR = " | "
#: A block of nothing but a picture reads like this.
PICTURE = "[hình]"
# Not text of the page: properties, revisions taken out, field codes, the second copy of a drawing.
_SKIPPED = {
    "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "tblGrid", "del",
    "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "object", "ruby",
}  # fmt: skip
_AS_TEXT = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_PICTURES = {"drawing", "pict", "object"}
#: Fields whose result the program that shows the page works out anew.
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_LOW_ROW = 120  # twips; a row forced below 6 pt shows no text


class Block(NamedTuple):
    """A paragraph (`table` is 0) or a row of a table.

    `look`: how its text looks, runs of one look joined by "|", after "¶" what concerns the whole;
    `section` and `table` are counted from 1 over the document, `row` within its table; `cells` are
    the texts of a row; `is_head` is a row repeated on every page.
    """

    text: str
    look: str
    section: int = 1
    table: int = 0
    row: int = 0
    cells: tuple[str, ...] = ()
    is_head: bool = False


class Runner(NamedTuple):
    """What stands above or below the text of a section.

    `kind` is "header" or "footer"; `pages` is "first", "default" or "even": where it is really seen.
    """

    section: int
    kind: str
    pages: str
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a reader sees: the blocks, what runs along the pages, footnotes and comments."""

    blocks: tuple[Block, ...]
    running: tuple[Runner, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        """The text of each block."""
        return [block.text for block in self.blocks]


def blocks(data: bytes) -> list[str]:
    """Text of each paragraph of the body and of each table row, its cells joined by " | ".

    In the order of the page, without formatting; paragraphs without text are left out. Tabs and
    line breaks are spaces, headers and footers do not count.

    Raises:
        ValueError: not a .docx, damaged, or larger than the bounds.
    """
    return contents(data).texts


def contents(data: bytes) -> Contents:
    """Everything that a reader sees of a .docx.

    Raises:
        ValueError: not a .docx, damaged, or larger than the bounds.
    """
    try:
        file = Archive(data)
        names = frozenset(file.names)
        main = _main_part(file)
        return contents_of_parts(
            lambda name: file.read(name, _MAX_PART) if name in names or name == main else None, main
        )
    except ArchiveError as error:
        raise ValueError(f"not a sound .docx: {error}") from error


def contents_of_parts(read: Callable[[str], bytes | None], main: str = _MAIN) -> Contents:
    """The same of parts by name; `read` gives None for a part that does not exist.

    Raises:
        ValueError: not well-formed, or no document.
    """
    root = parse_xml(read(main) or b"")
    body = next((child for child in root if local(child) == "body"), None)
    if body is None:
        raise ValueError("not a .docx: the document has no body")
    links = _links(read, main)
    styles = next((target for type_, target in links.values() if type_ == "styles"), "")
    looks = Looks(read(styles) if styles else None)
    reader = _Reader(looks)
    found = tuple(reader.blocks(body, ""))
    running = _Running(read, links, looks).all(body)
    return Contents(found, tuple(running), tuple(_notes(read, links)))


def _main_part(file: Archive) -> str:
    """The part that the package names as its document; not every program calls it the same."""
    for link in parse_xml(file.read("_rels/.rels", _MAX_PART)).iter(RELATIONSHIP):
        if str(link.get("Type")).endswith("/officeDocument"):
            return posixpath.normpath(posixpath.join("/", str(link.get("Target"))))[1:]
    return _MAIN


def _links(read: Callable[[str], bytes | None], main: str) -> dict[str, tuple[str, str]]:
    """Id → last word of the type, and the part that it leads to."""
    folder, _, leaf = main.rpartition("/")
    part = read(f"{folder}/_rels/{leaf}.rels")
    links = parse_xml(part).iter(RELATIONSHIP) if part else ()
    return {
        str(link.get("Id")): (
            str(link.get("Type")).rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, str(link.get("Target"))))[1:],
        )
        for link in links
        if link.get("TargetMode") != "External"
    }


class _Text:
    """The text of one paragraph as it is gathered, with the looks of its runs."""

    __slots__ = ("field", "is_result", "looks", "parts", "pictures")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.looks: list[tuple[str, int]] = []
        self.pictures = 0
        self.field: list[str] | None = None  # the code of a field that has begun
        self.is_result = False  # of a field that reads as its code

    def add(self, text: str, look: str) -> None:
        self.parts.append(text)
        size = len(text) if not text or not text[0].isspace() else len(text.strip())
        if not size:
            return
        if self.looks and self.looks[-1][0] == look:
            self.looks[-1] = (look, self.looks[-1][1] + size)
        else:
            self.looks.append((look, size))


class _Reader:
    """Walks a body or another story; sections and tables are counted on the way."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._section = 1
        self._table = 0
        self._row_looks: dict[tuple[str, ...], str] = {}

    def blocks(self, parent: Any, style: str) -> Iterator[Block]:
        """`style`: the id of the style of the table around, "" outside of tables."""
        for child in parent:
            match local(child):
                case "p":
                    text, look, ends = self._paragraph(child, style)
                    if text:
                        yield Block(text, look, self._section)
                    self._section += ends
                case "tbl":
                    yield from self._rows(child)
                case "tr":  # of a table that lost its frame
                    yield self._row(child, style, 1)
                case name if name not in _SKIPPED:  # content controls, marked-up insertions
                    yield from self.blocks(child, style)

    def _rows(self, table: Any) -> Iterator[Block]:
        self._table += 1
        own, number, style = self._table, 0, ""
        for child in table:
            if local(child) == "tblPr":
                named = next((e for e in child if local(e) == "tblStyle"), None)
                style = (attribute(named, "val") or "") if named is not None else ""
                break
        for row in _inside(table, "tr"):
            if not _is_deleted(row):
                number += 1
                yield self._row(row, style, number, own)

    def _row(self, row: Any, style: str, number: int, table: int = 0) -> Block:
        properties = next((child for child in row if local(child) == "trPr"), ())
        marks = {local(mark): mark for mark in properties}
        cells, looks = [], []
        for cell in _inside(row, "tc"):
            text, look = self._cell(cell, style)
            cells.append(text)
            looks.append(look)
        if "hidden" in marks or _is_low(marks.get("trHeight")):
            looks.append("¶hidden")
        key = tuple(looks)
        whole = self._row_looks.get(key)
        if whole is None:
            whole = self._row_looks[key] = _together(key)
        text = CELL_SEPARATOR.join(cells)
        return Block(text, whole, self._section, table, number, tuple(cells), "tblHeader" in marks)

    def _cell(self, cell: Any, style: str) -> tuple[str, str]:
        """Text and look; nearly always a cell is its properties and one paragraph."""
        if len(cell) == 2:
            properties, paragraph = cell
            if NAMES.get(properties.tag) == "tcPr" and NAMES.get(paragraph.tag) == "p":
                text, look, _ = self._paragraph(paragraph, style)
                return text, look + _cell_fill(properties)
        inside = list(self.blocks(cell, style))
        look = _together([block.look for block in inside])
        fill = next((_cell_fill(child) for child in cell if local(child) == "tcPr"), "")
        return " ".join(block.text for block in inside), look + fill

    def _paragraph(self, paragraph: Any, style: str) -> tuple[str, str, bool]:
        """Text without white space around it, look, whether a section ends here.

        Text and look are empty for an empty paragraph.
        """
        size = len(paragraph)
        if size == 2 and (plain := self._plain(paragraph, style)) is not None:
            return plain
        gathered = _Text()
        around = self._gather_paragraph(paragraph, style, gathered)
        text = "".join(gathered.parts).strip()
        if not text and not gathered.pictures:
            return "", "", around.ends_section
        looks = gathered.looks
        runs = (
            looks[0][0] if len(looks) == 1 else "|".join(f"{size}:{look}" for look, size in looks)
        )
        pictures = f";{PICTURE}{gathered.pictures}" if gathered.pictures else ""
        return text or PICTURE, f"{runs}¶{around.look}{pictures}", around.ends_section

    def _plain(self, paragraph: Any, style: str) -> tuple[str, str, bool] | None:
        """The same for properties and one run of text without properties; None for others.

        So is nearly every cell of a long table: this road makes reading it cheap.
        """
        properties, run = paragraph
        if NAMES.get(run.tag) != "r" or NAMES.get(properties.tag) != "pPr":
            return None
        around, text = self._looks.paragraph(style, properties), ""
        for inside in run:
            name = NAMES.get(inside.tag)
            if name == "t":
                text += inside.text or ""
            elif name == "br":
                text += " "
            else:
                return None
        text = text.strip()
        if not text:
            return "", "", around.ends_section
        return text, f"{around.plain}¶{around.look}", around.ends_section

    def _gather_paragraph(self, paragraph: Any, style: str, into: _Text) -> Paragraph:
        first = paragraph[0] if len(paragraph) else None
        properties = first if first is not None and local(first) == "pPr" else None
        around = self._looks.paragraph(style, properties)
        self._gather(paragraph, around, "", into)
        return around

    def _gather(self, element: Any, around: Paragraph, look: str, into: _Text) -> None:
        for child in element:
            name = local(child)
            if name == "t":
                if not into.is_result:
                    into.add(child.text or "", look)
            elif name == "r":
                own = child[0] if len(child) and local(child[0]) == "rPr" else None
                self._gather(child, around, self._looks.run(around, own), into)
            elif name in _AS_TEXT:
                into.parts.append(_AS_TEXT[name])
            elif name == "p":  # of a text box inside the paragraph
                inner = _Text()
                self._gather_paragraph(child, around.table, inner)
                into.parts.append(f" {''.join(inner.parts).strip()}")
                into.looks += inner.looks
                into.pictures += inner.pictures
            elif name in ("fldChar", "instrText", "fldSimple"):
                self._gather_field(child, name, around, look, into)
            else:
                into.pictures += name in _PICTURES
                if name not in _SKIPPED:
                    self._gather(child, around, look, into)

    def _gather_field(
        self, child: Any, name: str, around: Paragraph, look: str, into: _Text
    ) -> None:
        """A page number reads as its code: the stored result is any program's last guess."""
        if name == "fldSimple":
            code = _page_code(attribute(child, "instr") or "")
            if code:
                into.add(code, look)
            else:
                self._gather(child, around, look, into)
        elif name == "instrText":
            if into.field is not None:
                into.field.append(child.text or "")
        elif attribute(child, "fldCharType") == "begin":
            into.field = []
        elif into.field is not None:  # separate, or end without a result
            code = _page_code("".join(into.field))
            if code:
                into.add(code, look)
            into.field = None
            into.is_result = bool(code) and attribute(child, "fldCharType") == "separate"
        else:
            into.is_result = False


def _page_code(code: str) -> str:
    first = next(iter(code.split()), "").upper()
    return f"{{{first}}}" if first in _PAGE_FIELDS else ""


def _inside(parent: Any, wanted: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those in content controls and marked-up insertions."""
    for child in parent:
        name = local(child)
        if name == wanted:
            yield child
        elif name not in _SKIPPED:
            yield from _inside(child, wanted)


def _together(looks: Sequence[str]) -> str:
    """One look of several: those of their runs as they follow, what concerns a whole line once."""
    runs: list[str] = []
    whole: set[str] = set()
    for look in looks:
        run, _, line = look.partition("¶")
        if run and (not runs or runs[-1] != run):
            runs.append(run)
        whole.update(filter(None, line.split(";")))
    return f"{'|'.join(runs)}¶{';'.join(sorted(whole))}"


def _is_deleted(row: Any) -> bool:
    properties = next((child for child in row if local(child) == "trPr"), ())
    return any(local(mark) == "del" for mark in properties)


def _is_low(height: Any) -> bool:
    if height is None or attribute(height, "hRule") != "exact":
        return False
    value = attribute(height, "val") or ""
    return value.isdecimal() and int(value) < _LOW_ROW


def _cell_fill(properties: Any) -> str:
    """The colour behind a cell as a token with its separator; "" for none or white."""
    for shading in properties.iterchildren(f"{properties.tag[:-4]}shd"):
        fill = attribute(shading, "fill") or "auto"
        return "" if fill in ("auto", "FFFFFF") else f";fill={fill}"
    return ""


class _Running:
    """Headers and footers as they are really seen: inherited, and only on pages that show them."""

    def __init__(
        self,
        read: Callable[[str], bytes | None],
        links: dict[str, tuple[str, str]],
        looks: Looks,
    ) -> None:
        self._read = read
        self._links = links
        self._looks = looks
        self._told: dict[str, tuple[str, str]] = {"": ("", "")}
        settings = next((target for type_, target in links.values() if type_ == "settings"), "")
        part = read(settings) if settings else None
        marks = parse_xml(part) if part else ()
        self._has_even = any(
            local(mark) == "evenAndOddHeaders"
            and attribute(mark, "val") not in ("0", "false", "off")
            for mark in marks
        )

    def all(self, body: Any) -> Iterator[Runner]:
        """One for each section, kind and sort of page that shows something."""
        current: dict[tuple[str, str], str] = {}
        for number, section in enumerate(_sections(body), 1):
            for child in section:
                kind = local(child).removesuffix("Reference")
                if kind in ("header", "footer"):
                    link = self._links.get(attribute(child, "id") or "", ("", ""))
                    current[kind, attribute(child, "type") or "default"] = link[1]
            titled = any(
                local(child) == "titlePg" and attribute(child, "val") not in ("0", "false", "off")
                for child in section
            )
            for kind in ("header", "footer"):
                yield from self._shown(number, kind, current, titled=titled)

    def _shown(
        self, section: int, kind: str, current: dict[tuple[str, str], str], *, titled: bool
    ) -> Iterator[Runner]:
        shown = {"first": titled, "default": True, "even": self._has_even}
        for pages, own in shown.items():
            text, look = self._part(current.get((kind, pages if own else "default"), ""))
            if text:
                yield Runner(section, kind, pages, text, look)

    def _part(self, name: str) -> tuple[str, str]:
        if name not in self._told:
            data = self._read(name)
            story = parse_xml(data) if data else ()
            found = list(_Reader(self._looks).blocks(story, ""))
            looks = "\n".join(block.look for block in found)
            self._told[name] = ("\n".join(block.text for block in found), looks)
        return self._told[name]


def _sections(body: Any) -> Iterator[Any]:
    """Every `w:sectPr`, in order: those of paragraphs, and the last one of the body."""
    for child in body:
        name = local(child)
        if name == "sectPr":
            yield child
        elif name == "p":
            properties = next((e for e in child if local(e) == "pPr"), ())
            yield from (e for e in properties if local(e) == "sectPr")
        elif name in ("sdt", "sdtContent", "ins"):
            yield from _sections(child)


def _notes(read: Callable[[str], bytes | None], links: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Texts of footnotes, endnotes and comments; the separators that Word keeps there have none."""
    for kind in ("footnotes", "endnotes", "comments"):
        name = next((target for type_, target in links.values() if type_ == kind), "")
        part = read(name) if name else None
        for note in parse_xml(part) if part else ():
            text = " ".join(block.text for block in _Reader(Looks(None)).blocks(note, ""))
            if text:
                yield text
