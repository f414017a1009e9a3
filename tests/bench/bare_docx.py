"""The least that a program must do to see a Word document: unzip it and parse its XML with lxml."""

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped]


def parse(data: bytes) -> dict[str, Any]:
    """Part → root element, for every XML part."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}
