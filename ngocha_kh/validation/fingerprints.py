"""The same finding is known again after lines have moved: what is new, what is gone."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from ngocha_kh.diagnostics import Diagnostic

#: Messages that name a line ("đã có ở dòng 12") stay the same finding on another line.
_LINE: Final = re.compile(r"\bdòng [0-9.]+")


def fingerprints(found: Iterable[Diagnostic]) -> list[str]:
    """For each finding 40 hexadecimal digits from its file, code and message, not from its line.

    Findings that are alike in all that are told apart by their order, so no two are equal.
    """
    seen: Counter[str] = Counter()
    prints = []
    for item in found:
        text = "\0".join((item.position.path, item.code, _LINE.sub("dòng", item.message)))
        seen[text] += 1
        numbered = f"{text}\0{seen[text]}".encode("utf-8", "surrogateescape")
        prints.append(hashlib.sha256(numbered).hexdigest()[:40])
    return prints


def only_in(found: Sequence[Diagnostic], others: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings that are not among `others`, wherever in their file those stand."""
    known = set(fingerprints(others))
    return [
        item for item, mark in zip(found, fingerprints(found), strict=True) if mark not in known
    ]
