"""A paragraph of a saved .docx → the text that a reader sees, and how it looks.

Runs are joined; what the reader of the page does not see (deleted text, field codes, properties) is
left out of the text.
"""

from __future__ import annotations

from typing import Any

from .looks import Looks, Paragraph
from .tags import NAMES, attribute, local

#: A block of nothing but a picture reads like this.
PICTURE = "[hình]"
#: Not text of the page: properties, revisions taken out, field codes, the second copy of a drawing.
SKIPPED = {
    "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "tblGrid", "del",
    "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "object", "ruby",
}  # fmt: skip
_AS_TEXT = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_PICTURES = {"drawing", "pict", "object"}
#: Fields whose result the program that shows the page works out anew.
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"}


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


class Paragraphs:
    """Reads paragraphs against the looks of one document."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def read(self, paragraph: Any, style: str) -> tuple[str, str, bool]:
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
                if name not in SKIPPED:
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
