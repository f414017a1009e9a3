"""What became of a text, word by word, readable without colours."""

from collections.abc import Iterator
from difflib import SequenceMatcher

_AT_ONCE = 2000  # words of both; beyond, the comparison would take longer than the reading


def word_diff(before: str, after: str) -> str:
    """ "Mở [bỏ: hai] [thêm: 02] lớp": what stayed, what was taken out, what was put in.

    White space does not count. Equal texts come back as they are, on one line.
    """
    return " ".join(_pieces(before.split(), after.split()))


def _pieces(old: list[str], new: list[str]) -> Iterator[str]:
    for what, first, last, start, end in _codes(old, new):
        if what == "equal":
            yield " ".join(old[first:last])
            continue
        if last > first:
            yield f"[bỏ: {' '.join(old[first:last])}]"
        if end > start:
            yield f"[thêm: {' '.join(new[start:end])}]"


def _codes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    if len(old) + len(new) > _AT_ONCE:
        return [("equal" if old == new else "replace", 0, len(old), 0, len(new))]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
