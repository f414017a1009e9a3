"""Values kept out of the markup, so that no value is ever parsed as markup.

`put` stores a value and gives a token of two private-use characters around a number; the engine
puts the value back
once the markup has been parsed. A value cannot forge a token: the two characters are replaced on
the way in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .model import Table

OPEN, CLOSE = "\ue000", "\ue001"
REPLACEMENT = "\ufffd"
TOKEN = re.compile(f"{OPEN}([0-9]{{1,9}}){CLOSE}")
_DISARM = str.maketrans({OPEN: REPLACEMENT, CLOSE: REPLACEMENT})


class Placeholders:
    """The values of one document, in the order they were put."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: list[str | Table] = []

    @property
    def values(self) -> Sequence[str | Table]:
        """The values put so far."""
        return tuple(self._values)

    def put(self, value: str | Table) -> str:
        """Keep `value` and give the token that stands for it in the markup."""
        self._values.append(value.translate(_DISARM) if isinstance(value, str) else value)
        return f"{OPEN}{len(self._values) - 1}{CLOSE}"

    def get(self, index: int) -> str | Table | None:
        """The value behind a token's number, or None when nothing was put under it."""
        return self._values[index] if index < len(self._values) else None

    def text(self, s: str) -> str:
        """`s` with each token replaced by its text; what is no token of ours becomes U+FFFD.

        Raises:
            ValueError: a token stands for a table, which cannot be part of a line of text.
        """
        if OPEN not in s and CLOSE not in s:
            return s
        return "".join(
            self._one(part) if index % 2 else part.translate(_DISARM)
            for index, part in enumerate(TOKEN.split(s))
        )

    def table(self, s: str) -> Table | None:
        """The table, when `s` is one token of a table and nothing else."""
        found = TOKEN.fullmatch(s.strip())
        value = self.get(int(found[1])) if found else None
        return value if isinstance(value, Table) else None

    def _one(self, number: str) -> str:
        value = self.get(int(number))
        if isinstance(value, Table):
            raise ValueError("bảng phải đứng riêng một đoạn, không nằm trong dòng chữ")
        return REPLACEMENT if value is None else value
