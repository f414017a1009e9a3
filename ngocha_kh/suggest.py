"""Small helpers for messages: a value cut to length, the nearest known word."""

from collections.abc import Iterable

_LENGTH = 80


def shown(value: object) -> str:
    """A value for a message: one line, at most 80 characters, never a whole structure (REL-30)."""
    if isinstance(value, dict | list):
        return "…"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split())
    return text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"


class Hints:
    """Suggestions for one list of findings: the first `most` are looked for, the rest are not.

    After fifty hints nobody reads on, and ten thousand searches would take minutes (REL-30).
    """

    def __init__(self, most: int = 50) -> None:
        self._left = most

    def closest(self, word: str, known: Iterable[str], *, cutoff: float = 60.0) -> str | None:
        """Like the function `closest`; None when the hints are used up."""
        if self._left <= 0:
            return None
        self._left -= 1
        return closest(word, known, cutoff=cutoff)


def closest(word: str, known: Iterable[str], *, cutoff: float = 60.0) -> str | None:
    """The known word most like `word` without regard to case; None when nothing is near."""
    from rapidfuzz import fuzz, process, utils

    choices = sorted(known)
    found = process.extractOne(
        word[:200], choices, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=cutoff
    )
    return str(found[0]) if found else None
