"""Lengths the decree fixes, and the line breaks they depend on. All in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .metrics import text_width_mm

# Phụ lục I, II.2b and II.5b: the rule under the issuer and under the trích yếu is 1/3 to 1/2 of
# the line;
# with several lines the longest one counts (the text is silent).
SHORT_RULE = 0.42
_SAFETY = 1.02  # another face or renderer may set the line a little wider
_COMFORT = 0.82  # a centred title that fills the line looks like body text


@dataclass(frozen=True, slots=True)
class Type:
    """A size in points and a weight: what a width depends on."""

    size_pt: float
    bold: bool = False
    italic: bool = False

    def width(self, text: str) -> float:
        """Width of `text` on one line."""
        return text_width_mm(text, self.size_pt, self.bold, self.italic)


def wrap(text: str, width: float, font: Type) -> list[str]:
    """The lines `text` breaks into at `width`, as a word processor breaks them.

    At least one line; a newline breaks too.
    """
    if "\n" in text:
        return [line for part in text.split("\n") for line in wrap(part, width, font)]
    done: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and font.width(longer.rstrip()) > width:
            done.append(line)
            line = word
        else:
            line = longer
    return [*done, line]


def longest(texts: Sequence[str], width: float, font: Type) -> float:
    """Width of the longest line once every text is wrapped at `width`."""
    return max(min(font.width(line), width) for text in texts for line in wrap(text, width, font))


def balanced_width(
    texts: Sequence[str], width: float, font: Type, comfort: float = _COMFORT
) -> float:
    """The narrowest width that needs no more lines than `comfort` (82 %) of `width` does.

    Lines of like length.
    """
    comfortable = width * comfort
    count = sum(len(wrap(text, comfortable, font)) for text in texts)
    if count == sum(text.count("\n") + 1 for text in texts):  # nothing wraps
        return width
    low, high = 0.0, comfortable
    while high - low > 0.5:
        middle = (low + high) / 2
        fits = sum(len(wrap(text, middle, font)) for text in texts) <= count
        low, high = (low, middle) if fits else (middle, high)
    widest_word = max(font.width(word) for text in texts for word in text.split())
    return min(width, max(high * _SAFETY, widest_word))
