"""Files that are no readable Word document, each made in a few lines."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Final

from nd30.judge.strangers.good import good
from nd30.judge.strangers.package import DECLARATION, MAIN, docx, members, part, zipped
from nd30.judge.strangers.wml import XMLNS, para, run

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_SECTOR: Final = 512


def compound(*streams: str) -> bytes:
    """An OLE compound file (MS-CFB) of one FAT sector and one directory sector."""
    header = _OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (4 * 108)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (_SECTOR - 8)
    entries = [_entry("Root Entry", 5, child=1)]
    entries += [
        _entry(name, 2, right=number + 2 if number + 1 < len(streams) else -1)
        for number, name in enumerate(streams)
    ]
    return header + fat + b"".join(entries).ljust(_SECTOR, b"\0")


def _entry(name: str, kind: int, *, right: int = -1, child: int = -1) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBiii", len(text), kind, 1, -1, right, child)
        + bytes(36)
        + struct.pack("<IQ", 0xFFFFFFFE, 0)
    )


def _flipped() -> bytes:
    """Bytes in the middle of the compressed body are others: its checksum does not hold."""
    data = bytearray(good("thong_bao"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        start = archive.getinfo(MAIN).header_offset
    for at in range(start + 200, start + 230):
        data[at] ^= 0xFF
    return bytes(data)


def _locked() -> bytes:
    """Every member says that it is encrypted with a password (general purpose bit 0)."""
    data = bytearray(good("thong_bao"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def _body(text: str) -> Callable[[], bytes]:
    """A fair package whose main part is `text`."""
    return lambda: zipped(members(docx(para())) | {MAIN: text.encode()})


def bomb(megabytes: int, inside: str = MAIN) -> bytes:
    """A small file with one member of `megabytes` MiB of spaces in a paragraph."""
    parts = members(docx(para(run("x"))))
    pad = b" " * (1024 * 1024)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if name != inside:
                archive.writestr(name, data)
        with archive.open(inside, "w", force_zip64=True) as member:
            member.write(f"<w:document {XMLNS}><w:body><w:p><w:r><w:t>".encode())
            for _ in range(megabytes):
                member.write(pad)
            member.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return buffer.getvalue()


def _lying_size() -> bytes:
    """A bomb whose central directory says that it is ten bytes long."""
    data = bytearray(bomb(300))
    at = data.rfind(MAIN.encode()) - 46
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _overlapping() -> bytes:
    """Many names for one and the same compressed piece, as in a non-recursive zip bomb."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = squeezed.compress(b" " * 20_000_000) + squeezed.flush()
    crc, size = zlib.crc32(b" " * 20_000_000), len(piece)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, crc, size, 20_000_000, 1, 0)
    names = [f"{number:03}".encode() for number in range(400)]
    central = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, size, 20_000_000,
            len(name), 0, 0, 0, 0, 0, 0,
        ) + name
        for name in names
    )  # fmt: skip
    start = len(local) + 1 + size
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 400, 400, len(central), start, 0)
    return local + b"0" + piece + central + end


def _twice() -> bytes:
    buffer = BytesIO(good("thong_bao"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/extra.xml", b"<x/>")
        archive.fp.seek(0, 2)  # type: ignore[union-attr]
        info = zipfile.ZipInfo(MAIN)
        archive.filelist.append(archive.getinfo(MAIN))
        archive.NameToInfo[info.filename] = archive.getinfo(MAIN)
    return buffer.getvalue()


def _other_office(kind: str, main: str) -> bytes:
    types = (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'{kind}.main+xml"/></Types>'
    )
    relations = members(docx(para()))["_rels/.rels"].replace(MAIN.encode(), main.encode())
    return zipped(
        {"[Content_Types].xml": types.encode(), "_rels/.rels": relations, main: b"<root/>"}
    )


def _odt() -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": b"<x/>", "META-INF/manifest.xml": b"<x/>"})


_LAUGHS: Final = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_DEEP: Final = 100_000

REFUSED: Final[dict[str, Callable[[], bytes]]] = {
    "empty": lambda: b"",
    "one byte": lambda: b"P",
    "plain text": lambda: "Số: 05/BC-UBND\r\nTân Hòa".encode("utf-16"),
    "pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "rtf named docx": lambda: b"{\\rtf1\\ansi Xin ch\\'e0o}",
    "truncated": lambda: good("bao_cao")[:9000],
    "without its last bytes": lambda: good("bao_cao")[:-40],
    "flipped bytes": _flipped,
    "zip with a password": _locked,
    "encrypted by Word": lambda: compound("EncryptionInfo", "EncryptedPackage"),
    "Word 97-2003": lambda: compound("WordDocument", "1Table"),
    "ole header only": lambda: _OLE + bytes(100),
    "xlsx": lambda: _other_office("spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": lambda: _other_office("presentationml.presentation", "ppt/presentation.xml"),
    "odt": _odt,
    "jar": lambda: zipped({"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0\n"}),
    "zip without members": lambda: zipped({}),
    "no document part": lambda: zipped(
        {name: data for name, data in members(docx(para())).items() if name != MAIN}
    ),
    "empty document part": _body(""),
    "broken XML": _body(f"<w:document {XMLNS}><w:body><w:p></w:body>"),
    "other root": _body("<html><body>Xin chào</body></html>"),
    "DOCTYPE": _body(
        "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + part("document", "<w:body/>")[55:]
    ),
    "billion laughs": _body(f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]><x>&l9;</x>'),
    "zip bomb": lambda: bomb(300),
    "zip bomb with a false size": _lying_size,
    "overlapping zip bomb": _overlapping,
    "two thousand members": lambda: zipped({f"{n}.xml": b"<x/>" for n in range(2_000)}),
    "one name twice": _twice,
    "elements 100,000 deep": _body(
        f"<w:document {XMLNS}><w:body>{'<w:x>' * _DEEP}{'</w:x>' * _DEEP}</w:body></w:document>"
    ),
}
