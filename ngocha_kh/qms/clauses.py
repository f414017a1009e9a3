"""The clauses of ISO 9001 as data: one `clauses-<edition>.toml` an edition, so the next is a file."""

import tomllib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from ngocha_kh.diagnostics import UserError
from ngocha_kh.records.base import Source

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A leaf clause. `excluded` says why it is usually left out; empty when it hardly ever is.

    `parts`: numbered paragraphs below it that a record may name. `proofs`: names of `qms/proofs.py`.
    `tasks`: obligations whose tasks prove it. `wants`: what a ward usually shows.
    """

    id: str
    title: str
    parts: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    wants: str = ""
    excluded: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """An input or output of the management review: `topic` is the value in the record."""

    topic: str
    clause: str
    title: str


@dataclass(frozen=True)
class Edition:
    """One edition of the standard; `clauses` are the leaves in the order of the standard."""

    year: int
    standard: str
    title: str
    source: Source
    headings: Mapping[str, str]
    clauses: tuple[Clause, ...]
    inputs: tuple[Topic, ...]
    outputs: tuple[Topic, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def known(self) -> frozenset[str]:
        """Every number that a record may name: leaves, headings, paragraphs of a leaf."""
        parts = (part for clause in self.clauses for part in clause.parts)
        return frozenset([*self.by_id, *self.headings, *parts])

    @cached_property
    def obligations(self) -> frozenset[str]:
        """Every obligation whose tasks prove some clause."""
        return frozenset(duty for clause in self.clauses for duty in clause.tasks)

    def leaves(self, number: str) -> tuple[str, ...]:
        """The leaf clauses that a number means: itself, all below a heading, the one above a part.

        Empty for a number that this edition does not have.
        """
        if number in self.by_id:
            return (number,)
        if number in self.headings:
            return tuple(leaf for leaf in self.by_id if leaf.startswith(f"{number}."))
        return tuple(clause.id for clause in self.clauses if number in clause.parts)

    def name(self, number: str) -> str:
        """ "7.5.1 Thông tin dạng văn bản: Khái quát": "Khái quát" alone would name six clauses."""
        leaf = next(iter(self.leaves(number)), "") if number not in self.headings else ""
        title = self.by_id[leaf].title if leaf else self.headings.get(number, "")
        above = self.headings.get(leaf.rpartition(".")[0]) if title == "Khái quát" else None
        return f"{number} {f'{above}: ' if above else ''}{title}".rstrip()

    def shortened(self, leaves: Iterable[str]) -> list[str]:
        """The same clauses in fewer words: a heading stands for all the clauses below it."""
        given = frozenset(leaves)
        whole = {one for one in self.headings if given.issuperset(self.leaves(one))}
        found = (_highest(leaf, whole) for leaf in self.by_id if leaf in given)
        return list(dict.fromkeys(found))

    def chapter(self, number: str) -> str:
        """ "4 Bối cảnh của tổ chức"."""
        chapter = number.partition(".")[0]
        return f"{chapter} {self.headings.get(chapter, '')}".rstrip()


def _highest(leaf: str, headings: Set[str]) -> str:
    """The highest of these headings above a clause, else the clause itself."""
    parts = leaf.split(".")
    above = (".".join(parts[:length]) for length in range(1, len(parts)))
    return next((one for one in above if one in headings), leaf)


def editions() -> tuple[int, ...]:
    """The years of the editions that the program knows, oldest first."""
    names = (path.stem.rpartition("-")[2] for path in _FOLDER.glob("clauses-*.toml"))
    return tuple(sorted(int(name) for name in names))


def edition(year: int) -> Edition:
    """The edition of that year. Raises `UserError` naming those that are known."""
    if year not in editions():
        known = ", ".join(str(one) for one in editions())
        raise UserError(
            f"không có bộ điều khoản của phiên bản {year}; các phiên bản đã có: {known}"
            " (qms.edition trong records/workspace.yaml)"
        )
    return _read(year)


@cache
def _read(year: int) -> Edition:
    data = tomllib.loads((_FOLDER / f"clauses-{year}.toml").read_text(encoding="utf-8"))
    return Edition(
        year=year,
        standard=data["standard"],
        title=data["title"],
        source=Source(**data["source"]),
        headings=data["headings"],
        clauses=tuple(_clause(entry) for entry in data["clause"]),
        inputs=tuple(Topic(**entry) for entry in data["input"]),
        outputs=tuple(Topic(**entry) for entry in data["output"]),
    )


def _clause(entry: dict[str, Any]) -> Clause:
    lists: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    return Clause(**lists)
