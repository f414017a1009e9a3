"""Markup with front matter → .docx in the layout of Nghị định 30/2020/NĐ-CP.

The package knows the decree and nothing of any agency: names, symbols and posts come from the
front matter, looks from
a reference file. It imports nothing of the rest of the program. The heavy half loads when
`render_docx` is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .writer.errors import MarkupError, ReferenceFileError
from .writer.model import Column, Row, Table
from .writer.placeholders import Placeholders

if TYPE_CHECKING:
    from .writer.manifest import read_manifest
    from .writer.package import Integrity, integrity
    from .writer.readback import PICTURE, Block, Contents, Runner, blocks, contents
    from .writer.render import render_docx

__all__ = [
    "PICTURE",
    "Block",
    "Column",
    "Contents",
    "Integrity",
    "MarkupError",
    "Placeholders",
    "ReferenceFileError",
    "Row",
    "Runner",
    "Table",
    "blocks",
    "contents",
    "integrity",
    "read_manifest",
    "render_docx",
]

_LAZY = {
    "render_docx": ".writer.render",
    "blocks": ".writer.readback",
    "contents": ".writer.readback",
    "PICTURE": ".writer.readback",
    "Block": ".writer.readback",
    "Contents": ".writer.readback",
    "Runner": ".writer.readback",
    "integrity": ".writer.package",
    "read_manifest": ".writer.manifest",
    "Integrity": ".writer.package",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LAZY[name], __name__), name)
