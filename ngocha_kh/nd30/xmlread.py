"""XML of files that others wrote → trees, without entities, network or unbounded size."""

from __future__ import annotations

from typing import Any

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def parse_xml(data: bytes) -> Any:
    """The root element of `data`.

    Raises:
        ValueError: not well-formed, or it carries a document type (no office file does).
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("not well-formed XML") from error
    if root.getroottree().docinfo.doctype:
        raise ValueError("a document type is not allowed")
    return root


def to_bytes(root: Any) -> bytes:
    """`root` as a part of a package."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
