"""What a document carries to be verified: from which records, template, program, day and commit."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.nd30 import Contents

#: 2: with looks, headers and footers, the mark.
SCHEMA_VERSION = 2
_NO_RECORDS = hashlib.sha256().hexdigest()
_BLOCK = 12  # hexadecimal digits: enough to tell two paragraphs of one document apart


class Printed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure as it was printed, with the ids of the records behind it."""

    name: str
    text: str
    expression: str
    members: tuple[str, ...] = ()


class Running(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A header or footer as it is seen: see `ngocha_kh.nd30.Runner`."""

    section: int
    kind: str
    pages: str
    text: str
    look: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """How a document came about; with it the same document can be made again.

    `records`: kind → digest over the records of that kind; `commit` is the last one that changed
    records/, "" without Git; `changed`: files of records/ that differed from it. `blocks`: a digest
    for each paragraph and table row, in order; `looks`: how they look, as (how many in a row, look).
    `mark` is what must stand on every page, "" for none. Files of schema version 1 have no looks.
    """

    schema_version: int
    document: str
    id: str
    plan: str
    as_of: str
    number: str
    date: str
    version: str
    template: str
    records: dict[str, str]
    commit: str
    changed: tuple[str, ...]
    figures: tuple[Printed, ...]
    blocks: tuple[str, ...]
    looks: tuple[tuple[int, str], ...] = ()
    running: tuple[Running, ...] = ()
    mark: str = ""

    def look_of_blocks(self) -> tuple[str, ...]:
        """One look for each of `blocks`."""
        return tuple(look for times, look in self.looks for _ in range(times))

    def packed(self) -> bytes:
        """As JSON, the same for the same values."""
        return msgspec.json.encode(self)


def unpacked(data: bytes) -> Manifest | None:
    """The manifest in `data`; None when it is none of ours."""
    try:
        return msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, ValueError):
        return None


def printed(figures: Iterable[Figure]) -> tuple[Printed, ...]:
    return tuple(
        Printed(name=f.name, text=f.text, expression=f.expression, members=f.members)
        for f in figures
    )


def block_digests(blocks: Iterable[str]) -> tuple[str, ...]:
    """One short digest for each text; white space does not count."""
    return tuple(
        hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_BLOCK] for text in blocks
    )


def looks_of(contents: Contents) -> Iterator[tuple[int, str]]:
    """The looks of the blocks; the rows of a long table look alike and take one entry."""
    for look, same in groupby(block.look for block in contents.blocks):
        yield sum(1 for _ in same), look


def running_of(contents: Contents) -> Iterator[Running]:
    for runner in contents.running:
        yield Running(**runner._asdict())


def record_digests(office: Office, kinds: Sequence[str]) -> dict[str, str]:
    """For each kind a digest over path and content of its sound records.

    As packed: the layout of the YAML does not count.
    """
    found = office.validated.store.kind_digests
    return {kind: found.get(kind, _NO_RECORDS) for kind in kinds}
