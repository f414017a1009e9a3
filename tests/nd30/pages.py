"""Documents through LibreOffice, and where the words stand on the pages. Lengths in millimetres."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TOOLS = ("soffice", "pdftotext", "pdffonts", "pdftoppm")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
_XHTML = "{http://www.w3.org/1999/xhtml}"
_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, measured from the upper left corner of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line; a table's cells side by side are one line."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def find(self, text: str) -> tuple[float, float]:
        """Left and right end of `text` on the line."""
        wanted = text.split()
        texts = [word.text for word in self.words]
        at = next(i for i in range(len(texts)) if texts[i : i + len(wanted)] == wanted)
        return self.words[at].left, self.words[at + len(wanted) - 1].right


def output(*command: str | Path) -> str:
    """Output of a command."""
    return subprocess.run(
        [str(c) for c in command], check=True, capture_output=True, text=True, encoding="utf-8",
        timeout=300,
    ).stdout  # fmt: skip


def pdfs(folder: Path, documents: Mapping[str, bytes]) -> dict[str, Path]:
    """The documents as PDF files in `folder`, converted in one run."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    output("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
           "--convert-to", "pdf", "--outdir", folder,
           *(folder / f"{name}.docx" for name in documents))  # fmt: skip
    return {name: folder / f"{name}.pdf" for name in documents}


def pages(pdf: Path) -> list[list[Line]]:
    """The lines of each page, from top to bottom."""
    root = ET.fromstring(output("pdftotext", "-bbox", pdf, "-"))
    return [_lines([_word(word) for word in page]) for page in root.iter(f"{_XHTML}page")]


def _word(element: ET.Element) -> Word:
    box = {key: float(value) * _MM for key, value in element.attrib.items()}
    return Word(element.text or "", box["xMin"], box["xMax"], box["yMin"], box["yMax"])


def _lines(words: list[Word]) -> list[Line]:
    """Words whose middles are on one height; sizes differ, so tops do not tell."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.top + w.bottom):
        if rows and word.top + word.bottom - rows[-1][0].top - rows[-1][0].bottom < 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda w: w.left))) for row in rows]


def red_box_mm(pdf: Path) -> tuple[float, float]:
    """Width and height of what is printed red on the first page."""
    command = ["pdftoppm", "-r", "254", "-f", "1", "-l", "1", str(pdf)]  # ten dots a millimetre
    image = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    head, _, pixels = image.partition(b"\n255\n")
    width = int(head.split()[1])
    red = [
        at for at, (r, g, b) in enumerate(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
        if r > 180 and g < 90 and b < 90
    ]  # fmt: skip
    columns = [at % width for at in red]
    return (max(columns) - min(columns) + 1) / 10, (red[-1] // width - red[0] // width + 1) / 10
