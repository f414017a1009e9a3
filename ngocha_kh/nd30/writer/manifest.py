"""The manifest: bytes of the caller carried in the file, which survive saving in Word.

It is a custom XML part (ISO/IEC 29500-1, 15.2.5), since editors keep those and drop parts that
they do not know. The bytes stand in it as base64: an editor may write its XML anew.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode

from ..archive import Archive, ArchiveError
from ..xmlread import parse_xml
from .refusal import NotReadable, refused

RELATION = "rIdManifest"
ITEM, PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_SPACE = "urn:nkh:manifest"
_ID = "{6E6B6800-3030-4E44-8030-202000000001}"  # any fixed one: a random id would change the bytes
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAX_PART = 16 * 1024 * 1024
_NOT_WHOLE = "bản kê nguồn trong tệp bị hỏng, không đối chiếu được"


def parts(manifest: bytes) -> dict[str, str]:
    """The item, its properties and the relation between them; text without the XML declaration."""
    text = b64encode(manifest).decode("ascii")
    return {
        ITEM: f'<manifest xmlns="{_SPACE}">{text}</manifest>',
        PROPERTIES: (
            f'<ds:datastoreItem ds:itemID="{_ID}" xmlns:ds="{_OFFICE}/customXml">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{_SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
        "customXml/_rels/item1.xml.rels": (
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/>'
            "</Relationships>"
        ),
    }


def relation() -> tuple[str, str, str]:
    """Id, type and target of the link from the document to the item."""
    return RELATION, f"{_OFFICE}/relationships/customXml", f"../{ITEM}"


def read_manifest(data: bytes) -> bytes | None:
    """The manifest of a file, also after another program saved it; None when there is none.

    Raises:
        NotReadable: not a sound .docx, or a manifest that is not whole.
    """
    try:
        file = Archive(data)
        items = [n for n in file.names if n.startswith("customXml/item") and n.endswith(".xml")]
        for name in items:
            found = _manifest(file.read(name, _MAX_PART))
            if found is not None:
                return found
    except ArchiveError as error:
        raise refused(data, error) from error
    return None


def _manifest(part: bytes) -> bytes | None:
    try:
        root = parse_xml(part)
    except ValueError:  # a foreign part in an odd encoding is nobody's manifest
        return None
    if root.tag != f"{{{_SPACE}}}manifest":
        return None
    try:
        return b64decode("".join("".join(root.itertext()).split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotReadable("the manifest is damaged", _NOT_WHOLE) from error
