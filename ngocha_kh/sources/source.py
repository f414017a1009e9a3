"""What every place gives from which the bytes of a workspace may come."""

from dataclasses import dataclass
from typing import Protocol

from ngocha_kh.yamlio.text import Problem


@dataclass(frozen=True, slots=True)
class SourceFile:
    """`path` is relative to records/, with "/"; `problem` says why the file cannot be a record."""

    path: str
    problem: Problem | None = None


class Source(Protocol):
    """The files of a workspace at one moment: now, or at a commit."""

    def files(self) -> list[SourceFile]:
        """Every file below records/ that is or seems to be a record, in a fixed order."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of one record, by its path below records/. Raises `OSError`."""
        ...

    def is_inside(self, path: str) -> bool:
        """Whether a path that a record names (relative to the workspace) stays inside it."""
        ...

    def is_file(self, path: str) -> bool:
        """Whether a regular file of the workspace lies there."""
        ...

    def sha256(self, path: str) -> str | None:
        """SHA-256 of a file of the workspace, in hexadecimal; None when there is none."""
        ...

    def beside(self, path: str) -> bytes | None:
        """The bytes of a small file of the workspace; None when there is none that can be read."""
        ...

    def own_template(self, name: str) -> bytes | None:
        """A template that the ward has changed; None where the program's own is used."""
        ...
