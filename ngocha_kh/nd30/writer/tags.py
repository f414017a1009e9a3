"""Names of elements and attributes without their namespace.

The namespace differs in the strict form of the format (ISO/IEC 29500-1, Annex A).
"""

from __future__ import annotations

from typing import Any

#: Tag → `local` of those seen so far; what reads every cell of a table looks here without a call.
NAMES: dict[str, str] = {}


def local(element: Any) -> str:
    """The tag of an element without its namespace; "" for a comment."""
    tag = element.tag
    found = NAMES.get(tag)
    if found is not None:
        return found
    if not isinstance(tag, str):  # a comment has no such tag
        return ""
    found = tag.rpartition("}")[2]
    if len(NAMES) < 1000:  # of the format; a stranger's tags may be any number
        NAMES[tag] = found
    return found


def attribute(element: Any, wanted: str) -> str | None:
    """An attribute by its name without namespace."""
    tag = element.tag
    found = element.get(f"{tag[: tag.rindex('}') + 1]}{wanted}" if "}" in tag else wanted)
    if found is None:  # of another namespace, as r:id and the twins of Word's extensions
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] == wanted:
                return str(value)
    return found if found is None else str(found)
