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
from .writer.model import Chart, Column, Row, Table
from .writer.placeholders import Placeholders

if TYPE_CHECKING:
    from .writer.manifest import read_manifest
    from .writer.package import Integrity, integrity
    from .writer.readback import Contents, blocks, contents
    from .writer.readback_blocks import Block
    from .writer.readback_paragraphs import PICTURE
    from .writer.readback_running import Runner
    from .writer.refusal import NotReadable
    from .writer.render import render_docx

__all__ = [
    "PICTURE",
    "Block",
    "Chart",
    "Column",
    "Contents",
    "Integrity",
    "MarkupError",
    "NotReadable",
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
    "PICTURE": ".writer.readback_paragraphs",
    "Block": ".writer.readback_blocks",
    "Contents": ".writer.readback",
    "Runner": ".writer.readback_running",
    "integrity": ".writer.package",
    "read_manifest": ".writer.manifest",
    "NotReadable": ".writer.refusal",
    "Integrity": ".writer.package",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LAZY[name], __name__), name)
