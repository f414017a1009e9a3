"""A setting with its source: what is not confirmed is never printed as law."""

from ngocha_kh.records.base import Frozen, Source


class Term(Frozen, frozen=True, kw_only=True):
    """A length of time; the unit is in the name of the setting."""

    value: int
    source: Source


class Phrase(Frozen, frozen=True, kw_only=True):
    """Words that a document prints."""

    value: str
    source: Source


class Posts(Frozen, frozen=True, kw_only=True):
    """Names of posts, compared without diacritics and case."""

    value: tuple[str, ...]
    source: Source


def law(text: str) -> Source:
    """Read in the legal text itself, or in two copies that agree."""
    return Source(text=text, confirmed=True)


def proposal(text: str) -> Source:
    """Not yet confirmed by the ward or a lawyer."""
    return Source(text=text, confirmed=False)
