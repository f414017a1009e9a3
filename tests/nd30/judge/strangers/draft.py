"""A .docx opened for a change: its parts as trees, its paragraphs found by how they begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]
from nd30.judge.strangers.package import MAIN, members, zipped
from nd30.judge.strangers.wml import NAMESPACES, XMLNS

W: Final = f"{{{NAMESPACES['w']}}}"
#: Children of w:pPr and w:rPr must stand in this order, else Word refuses the file.
_ORDER: Final = {
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "numPr", "pBdr"),
        *("tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
    ),
    "rPr": (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "vanish"),
        *("color", "sz", "szCs", "u", "vertAlign"),
    ),
    "trPr": ("cantSplit", "tblHeader"),
}


class Draft:
    """The package of `data`; `data()` packs it again with what was changed."""

    def __init__(self, data: bytes) -> None:
        self.parts = members(data)
        self._roots: dict[str, Any] = {}

    def root(self, part: str = MAIN) -> Any:
        if part not in self._roots:
            self._roots[part] = etree.fromstring(self.parts[part])
        return self._roots[part]

    def paragraphs(self, part: str = MAIN) -> Iterator[Any]:
        yield from self.root(part).iter(f"{W}p")

    def paragraph(self, start: str, part: str = MAIN, nth: int = 0) -> Any:
        """The paragraph number `nth` (from 0) whose typed text begins with `start`."""
        found = [p for p in self.paragraphs(part) if words(p).startswith(start)]
        return found[nth]

    def headers(self) -> list[str]:
        """Header parts that hold a page number."""
        names = sorted(name for name in self.parts if name.startswith("word/header"))
        return [
            name for name in names if b"PAGE" in self.parts[name] or b"fldChar" in self.parts[name]
        ]

    def data(self) -> bytes:
        changed = {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._roots.items()
        }
        return zipped(self.parts | changed)


def words(paragraph: Any) -> str:
    """The typed text, drawings left out."""
    return "".join(t.text or "" for t in texts(paragraph))


def texts(paragraph: Any) -> list[Any]:
    return list(paragraph.iter(f"{W}t"))


def runs(paragraph: Any) -> list[Any]:
    """The runs that print text."""
    return [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]


def properties(element: Any, kind: str) -> Any:
    """The w:pPr, w:rPr or w:trPr of a paragraph, run or row, made when missing."""
    found = element.find(f"{W}{kind}")
    if found is None:
        found = etree.Element(f"{W}{kind}")
        element.insert(0, found)
    return found


def put(holder: Any, name: str, **attributes: str) -> None:
    """Set the child w:`name` of a properties element, in its place."""
    order = _ORDER[etree.QName(holder).localname]
    remove(holder, name)
    child = etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
    later = order[order.index(name) + 1 :]
    for position, other in enumerate(holder):
        if etree.QName(other).localname in later:
            holder.insert(position, child)
            return
    holder.append(child)


def remove(holder: Any, name: str) -> None:
    for child in holder.findall(f"{W}{name}"):
        holder.remove(child)


def snippet(xml: str) -> list[Any]:
    """Elements from text that uses the usual prefixes."""
    return list(etree.fromstring(f"<x {XMLNS}>{xml}</x>"))
