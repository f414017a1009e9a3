"""The running text as one string, so that a rule on writing is one search over the whole document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .model import Block, Paragraph, paragraphs

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
#: Stands before a word in the middle of a sentence; after a colon or bracket a new one may begin.
MID = rf"(?<=[{LOWER},] )"
_QUOTED = re.compile(r"“[^”\n]*”|«[^»\n]*»|\"[^\"\n]*\"")  # on one line: in one paragraph


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a pattern, in the paragraph that it lies in."""

    match: re.Match[str]
    paragraph: Paragraph


@dataclass(frozen=True)
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
        text, match = self.text, pattern.match
        places = (place for word in words for place in self._places(word))
        return self._unquoted(m for place in places if (m := match(text, place)))

    def before(
        self, word: str, ending: re.Pattern[str], pattern: re.Pattern[str], most: int
    ) -> Iterator[Hit]:
        """Matches of `pattern` from where `ending`, which ends with "$", matches before `word`:
        one search instead of one for each beginning. `most` bounds the length of the beginning.
        """
        begun = (ending.search(self.text, max(0, p - most), p) for p in self._places(word))
        return self._unquoted(m for b in begun if b and (m := pattern.match(self.text, b.start())))

    def _places(self, word: str) -> list[int]:
        if word not in self._known_places:
            found: list[int] = []
            place = self.lowered.find(word)
            while place >= 0:
                found.append(place)
                place = self.lowered.find(word, place + 1)
            self._known_places[word] = found
        return self._known_places[word]

    @cached_property
    def _known_places(self) -> dict[str, list[int]]:
        return {}

    def _unquoted(self, matches: Iterable[re.Match[str]]) -> Iterator[Hit]:
        for match in matches:
            place = match.start()
            if not self._is_quoted(place):
                yield Hit(match, self.paragraphs[bisect_right(self.starts, place) - 1])

    @cached_property
    def _quotations(self) -> tuple[list[int], list[int]]:
        """Where quotations begin and where they end, in order."""
        spans = [match.span() for match in _QUOTED.finditer(self.text)]
        return [start for start, _ in spans], [end for _, end in spans]

    def _is_quoted(self, place: int) -> bool:
        starts, ends = self._quotations
        before = bisect_left(starts, place) - 1
        return before >= 0 and place < ends[before]


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
