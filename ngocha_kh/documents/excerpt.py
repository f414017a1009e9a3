"""Two versions of a text, cut so that the difference is seen: whole words around it."""

import unicodedata

WIDTH = 90
_LEAD = 40  # characters of what is the same before the difference


def excerpts(before: str, after: str, width: int = WIDTH) -> tuple[str, str]:
    """Both texts on one line each, at most about `width` long, around their first difference."""
    old, new = (" ".join(text.split()) for text in (before, after))
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    start = 0
    if max(len(old), len(new)) > width and same > _LEAD:
        start = old.rfind(" ", 0, same - _LEAD) + 1  # the start of a word that both have
    return _cut(old, start, width), _cut(new, start, width)


def excerpt(text: str, width: int = WIDTH) -> str:
    """The beginning of `text` on one line, whole words."""
    return _cut(" ".join(text.split()), 0, width)


def same_but_for_encoding(before: str, after: str) -> bool:
    """Whether the two read alike: the same letters, composed in one and not in the other."""
    return before != after and unicodedata.normalize("NFC", before) == unicodedata.normalize(
        "NFC", after
    )


def _cut(text: str, start: int, width: int) -> str:
    lead = "… " if start else ""
    rest = text[start:]
    if len(rest) <= width:
        return lead + rest
    end = rest.rfind(" ", 0, width)
    return f"{lead}{rest[: end if end > width // 2 else width].rstrip(' ,;:')} …"
