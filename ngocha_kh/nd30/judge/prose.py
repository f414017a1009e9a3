"""The running text as one string, so that a rule on writing is one search over the whole document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .model import Block, Paragraph, paragraphs

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
#: Stands before a word in the middle of a sentence; after a colon or bracket a new one may begin.
MID = rf"(?<=[{LOWER},] )"
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a pattern, in the paragraph that it lies in."""

    match: re.Match[str]
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs one a line, NFC, spaces folded; those wholly in capitals are left out.

    `lowered` is `text` in small letters, character by character.
    """

    text: str
    lowered: str
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]  #: where each paragraph begins in `text`

    def hits(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Matches outside quotation marks: a quotation stays as it was written."""
        return self._unquoted(pattern.finditer(self.text))

    def near(self, words: Iterable[str], pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Matches that begin with one of `words`, given in small letters and found in any case.

        Finding a word is far faster than trying a pattern at every letter (measured: 10 times).
        """
        places = (place for word in words for place in self._places(word))
        return self._unquoted(m for place in places if (m := pattern.match(self.text, place)))

    def _places(self, word: str) -> Iterator[int]:
        place = self.lowered.find(word)
        while place >= 0:
            yield place
            place = self.lowered.find(word, place + 1)

    def _unquoted(self, matches: Iterable[re.Match[str]]) -> Iterator[Hit]:
        for match in matches:
            index = bisect_right(self.starts, match.start()) - 1
            if not self._is_quoted(match, self.starts[index]):
                yield Hit(match, self.paragraphs[index])

    def _is_quoted(self, match: re.Match[str], start: int) -> bool:
        end = self.text.find("\n", match.end())
        line = self.text[start : end if end >= 0 else len(self.text)]
        at = match.start() - start
        return any(span.start() < at < span.end() for span in _QUOTED.finditer(line))


def prose_of(blocks: Iterable[Block]) -> Prose:
    """The prose of some blocks, cells of tables too."""
    kept: list[Paragraph] = []
    lines: list[str] = []
    starts: list[int] = []
    position = 0
    for paragraph in paragraphs(tuple(blocks)):
        line = paragraph.shown
        if not line or line.isupper():
            continue
        kept.append(paragraph)
        lines.append(line)
        starts.append(position)
        position += len(line) + 1
    text = "\n".join(lines)
    return Prose(text, _lowered(text), tuple(kept), tuple(starts))


def _lowered(text: str) -> str:
    """Small letters, as many as before: a few foreign capitals have a small form of two."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
