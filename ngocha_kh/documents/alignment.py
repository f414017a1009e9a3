"""Which paragraphs of two versions are the same, in time that grows with their number alone."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Stretch = tuple[int, int, int, int]
_LIKE = 0.5  # share of equal text from which a paragraph is a changed one, not another one
_MOST_COMPARED = 40  # paragraphs of one stretch that are held against one another


def stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    """Stretches that differ, as (start, end) in `before` and (start, end) in `after`."""
    i = j = 0
    for a, b in [*_same(before, after), (len(before), len(after))]:
        if a > i or b > j:
            yield i, a, j, b
        i, j = a + 1, b + 1


def paired(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Within a stretch: which text became which, by index; None where there is no other side.

    Texts pair in order. Where the numbers differ, each new text takes the next old one that is like
    it, as long as there are few; `before` may hold "" for a text that is not known.
    """
    few = len(before) * len(after) <= _MOST_COMPARED**2
    if len(before) == len(after) or not few:
        shared = min(len(before), len(after))
        yield from ((n, n) for n in range(shared))
        yield from ((n, None) for n in range(shared, len(before)))
        yield from ((None, n) for n in range(shared, len(after)))
        return
    found = dict(_alike(before, after))
    old = 0
    for new in range(len(after)):
        partner = found.get(new)
        if partner is not None:
            yield from ((n, None) for n in range(old, partner))
            old = partner + 1
        yield partner, new
    yield from ((n, None) for n in range(old, len(before)))


def _alike(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for new, text in enumerate(after):
        for old in range(start, len(before)):
            words = before[old].split(), text.split()
            if SequenceMatcher(None, *words, autojunk=False).ratio() >= _LIKE:
                yield new, old
                start = old + 1
                break


def _same(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run of pairs that stand in the same order in both: the n-th of equal texts
    matches the n-th, so every text has one partner at most, and patience sorting finds the run.
    """
    place = {key: index for index, key in enumerate(_numbered(after))}
    tops: list[int] = []  # the least place in `after` that ends a run of each length
    ends: list[int] = []  # its pair
    pairs: list[tuple[int, int, int]] = []  # place in before, place in after, the pair before it
    for index, key in enumerate(_numbered(before)):
        other = place.get(key)
        if other is None:
            continue
        at = bisect_left(tops, other)
        pairs.append((index, other, ends[at - 1] if at else -1))
        tops[at : at + 1] = [other]
        ends[at : at + 1] = [len(pairs) - 1]
    found = []
    step = ends[-1] if ends else -1
    while step >= 0:
        index, other, step = pairs[step]
        found.append((index, other))
    return found[::-1]


def _numbered(texts: Sequence[str]) -> Iterator[tuple[str, int]]:
    seen: dict[str, int] = {}
    for text in texts:
        seen[text] = seen.get(text, -1) + 1
        yield text, seen[text]
