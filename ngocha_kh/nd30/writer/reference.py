"""The reference file: page, named styles, and the parts of it that every document carries along."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ..archive import Archive, ArchiveError
from ..xmlread import CONTENT_TYPES, RELATIONSHIP, W, parse_xml, to_bytes
from . import styles
from .errors import ReferenceFileError
from .lengths import Type

_DOCUMENT_RELS = "word/_rels/document.xml.rels"
_STYLES = "word/styles.xml"
_MAX_PART = 32 * 1024 * 1024
# What a document needs of its template. Text, headers, custom XML and the thumbnail stay behind.
_KEPT = {
    "styles", "settings", "webSettings", "fontTable", "theme", "numbering", "footnotes", "endnotes",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def is_landscape(self) -> bool:
        """Whether the page lies on its long side."""
        return self.width > self.height

    def turned(self) -> Page:
        """The page on its long side; the margins keep their places as displayed (the decree is
        silent).
        """
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from the document to a part that is carried along."""

    type: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference file, read and checked."""

    page: Page
    parts: Mapping[str, bytes]
    content_types: Mapping[str, str]
    relations: tuple[Relation, ...]
    ids: Mapping[str, str]
    sizes: Mapping[str, float]

    def font(self, style: str, *, bold: bool = False, italic: bool = False) -> Type:
        """Size of a style with a weight, for measuring."""
        return Type(self.sizes[style], bold, italic)


@lru_cache(maxsize=4)  # many documents are made from one file
def read(data: bytes, size_set: str) -> Reference:
    """The reference file with its styles in `size_set`.

    Raises:
        ReferenceFileError: no sound .docx, a style or the page missing, an external link, a macro
        (REL-43).
    """
    try:
        file = Archive(data)
        _refuse_external(file)
        types = _content_types(file)
        relations = _kept(file)
        parts = _carried(file, relations)
        sheet = parse_xml(parts[_STYLES])
        if size_set == "12":
            _shrink(sheet)
            parts[_STYLES] = to_bytes(sheet)
        page = _page(parse_xml(file.read("word/document.xml", _MAX_PART)))
    except (ArchiveError, ValueError, KeyError) as error:
        raise ReferenceFileError(f"tệp mẫu không phải .docx lành lặn ({error})") from error
    ids = {str(s.find(f"{W}name").get(f"{W}val")): str(s.get(f"{W}styleId")) for s in _all(sheet)}
    if missing := [name for name in styles.ALL if name not in ids]:
        raise ReferenceFileError(f"tệp mẫu thiếu kiểu chữ: {', '.join(missing)}")
    return Reference(
        page=page,
        parts=parts,
        content_types={name: types[name] for name in parts if name in types},
        relations=relations,
        ids=ids,
        sizes=_sizes(sheet),
    )


def _refuse_external(file: Archive) -> None:
    links = [
        str(link.get("Target"))
        for name in file.names
        if name.endswith(".rels")
        for link in parse_xml(file.read(name, _MAX_PART)).iter(RELATIONSHIP)
        if link.get("TargetMode") == "External"
    ]
    if links:
        raise ReferenceFileError(
            f"tệp mẫu có liên kết ra ngoài, không dùng được: {', '.join(links)}"
        )
    if any("vba" in name.lower() for name in file.names):
        raise ReferenceFileError("tệp mẫu có macro, không dùng được")


def _content_types(file: Archive) -> dict[str, str]:
    root = parse_xml(file.read("[Content_Types].xml", _MAX_PART))
    defaults = {
        str(e.get("Extension")).lower(): str(e.get("ContentType"))
        for e in root.iter(f"{CONTENT_TYPES}Default")
    }
    overrides = {
        str(e.get("PartName"))[1:]: str(e.get("ContentType"))
        for e in root.iter(f"{CONTENT_TYPES}Override")
    }
    by_extension = {
        name: defaults[extension]
        for name in file.names
        if (extension := name.rpartition(".")[2].lower()) in defaults
    }
    return {**by_extension, **overrides}


def _kept(file: Archive) -> tuple[Relation, ...]:
    root = parse_xml(file.read(_DOCUMENT_RELS, _MAX_PART))
    found = (Relation(str(e.get("Type")), str(e.get("Target"))) for e in root.iter(RELATIONSHIP))
    kept = [r for r in found if r.type.rpartition("/")[2] in _KEPT]
    return tuple(sorted(kept, key=lambda r: (r.type, r.target)))


def _carried(file: Archive, relations: tuple[Relation, ...]) -> dict[str, bytes]:
    """The kept parts and whatever they link to in turn (embedded fonts, pictures of a theme)."""
    waiting = [_resolve("word", relation.target) for relation in relations]
    parts: dict[str, bytes] = {}
    while waiting:
        name = waiting.pop()
        if name in parts:
            continue
        parts[name] = file.read(name, _MAX_PART)
        folder, _, leaf = name.rpartition("/")
        rels = f"{folder}/_rels/{leaf}.rels"
        if rels in file.names:
            parts[rels] = file.read(rels, _MAX_PART)
            links = parse_xml(parts[rels]).iter(RELATIONSHIP)
            waiting += [_resolve(folder, str(link.get("Target"))) for link in links]
    return parts


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target))[1:]


def _all(sheet: Any) -> list[Any]:
    return [style for style in sheet.iter(f"{W}style") if style.find(f"{W}name") is not None]


def _shrink(sheet: Any) -> None:
    for style in _all(sheet):
        points = styles.SIZE_SET_12.get(style.find(f"{W}name").get(f"{W}val"))
        if points is None:
            continue
        for tag in ("sz", "szCs"):
            for size in style.iterfind(f"{W}rPr/{W}{tag}"):
                size.set(f"{W}val", str(2 * points))


def _sizes(sheet: Any) -> dict[str, float]:
    """Effective size of each style in points, found along its chain of parents."""
    by_id = {style.get(f"{W}styleId"): style for style in _all(sheet)}
    default = sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")

    def size(style: Any, depth: int = 0) -> float:
        own = style.find(f"{W}rPr/{W}sz")
        if own is not None:
            return int(own.get(f"{W}val")) / 2
        parent = style.find(f"{W}basedOn")
        above = by_id.get(parent.get(f"{W}val")) if parent is not None and depth < 20 else None
        if above is not None:
            return size(above, depth + 1)
        return int(default.get(f"{W}val")) / 2 if default is not None else 10.0

    return {str(s.find(f"{W}name").get(f"{W}val")): size(s) for s in by_id.values()}


def _page(document: Any) -> Page:
    section = document.find(f"{W}body/{W}sectPr")
    if section is None:
        raise ValueError("no section")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width, height = (int(size.get(f"{W}{key}")) for key in "wh")
    get = {key: int(margins.get(f"{W}{key}", "0")) for key in (
        "top", "bottom", "left", "right", "header", "footer", "gutter")}  # fmt: skip
    get["left"] += get.pop("gutter")
    return Page(width=min(width, height), height=max(width, height), **get)
