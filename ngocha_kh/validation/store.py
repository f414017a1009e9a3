"""The checked files of one run: findings and facts at hand, typed records on demand."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ngocha_kh.rules.index import Facts
from ngocha_kh.sources.source import Source
from ngocha_kh.validation.files import FileCheck, Finding, check_file, unpack
from ngocha_kh.validation.memory import Entry, Packed


@dataclass(frozen=True)
class Store:
    """`entries` by path (relative to records/), sorted; `fresh` are the files checked just now."""

    source: Source
    entries: dict[str, Entry]
    fresh: dict[str, FileCheck]
    packed: Packed = field(repr=False)
    #: Files whose bytes could not even be read.
    refused: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def facts(self) -> list[Facts]:
        return [entry.facts for entry in self.entries.values() if entry.facts is not None]

    @cached_property
    def kind_digests(self) -> dict[str, str]:
        """For each kind a SHA-256 over path and packed content of its sound records, in order."""
        found: dict[str, Any] = {}
        for fact in self.facts:
            total = found.setdefault(fact.kind, hashlib.sha256())
            total.update(f"{fact.path}\n".encode())
            total.update(hashlib.sha256(self.record_bytes(fact.path)).digest())
        return {kind: total.hexdigest() for kind, total in found.items()}

    @property
    def findings(self) -> Iterator[tuple[str, Finding]]:
        return ((path, f) for path, entry in self.entries.items() for f in entry.findings)

    @property
    def unread(self) -> frozenset[str]:
        """Files that hold no sound record."""
        unsound = (path for path, entry in self.entries.items() if entry.facts is None)
        return self.refused.union(unsound)

    def record(self, fact: Facts) -> Any:
        """The typed record of a sound file."""
        return unpack(fact.kind, self.record_bytes(fact.path))

    def record_bytes(self, path: str) -> bytes:
        """The packed record: from this run, else from the cache, else from the file itself."""
        if path in self.fresh:
            return self.fresh[path].record
        entry = self.entries[path]
        found = self.packed.read(entry)
        if found is None:  # the cache was deleted or cut meanwhile
            found = check_file(path, self.source.read(path)).record
        return found
