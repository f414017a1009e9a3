"""Zip files: read within bounds, written so that the same members give the same bytes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

MAX_MEMBERS = 500
MAX_BYTES = (
    256 * 1024 * 1024
)  #: all members together, unpacked; 10,000 rows of 11 columns take 25 MB
_CHUNK = 1024 * 1024
_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")


class ArchiveError(Exception):
    """Not a zip file, damaged, encrypted, or larger than the bounds."""


class Archive:
    """A zip file in memory. `names` are sorted; the sum of all reads is bounded."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError) as error:
            raise ArchiveError("not a zip file") from error
        self.names = sorted({member.filename for member in members if not member.is_dir()})
        if len(members) > MAX_MEMBERS or len(members) != len({m.filename for m in members}):
            raise ArchiveError("too many members, or one name twice")
        self._left = MAX_BYTES

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a member, piece by piece.

        Raises:
            ArchiveError: damaged, missing, or the bound is passed (counted on what is really
            unpacked).
        """
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise ArchiveError("larger than the bound when unpacked")
                    yield chunk
        except (
            zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError, NotImplementedError,
            ValueError, OSError,
        ) as error:  # fmt: skip
            raise ArchiveError(f"damaged member {name!r}") from error

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """The whole content of a member of at most `limit` bytes."""
        data = bytearray()
        for chunk in self.chunks(name):
            data += chunk
            if len(data) > limit:
                raise ArchiveError(f"{name!r} is larger than {limit} bytes")
        return bytes(data)


def write(members: Mapping[str, bytes]) -> bytes:
    """A zip file: fixed order, fixed dates, nothing of the machine that wrote it."""
    order = [name for name in _FIRST if name in members]
    order += sorted(set(members) - set(order))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in order:
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the default differs between Windows and the rest
            archive.writestr(info, members[name], compresslevel=6)
    return buffer.getvalue()
