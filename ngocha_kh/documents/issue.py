"""Template and context → the finished Word file with its trace."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ngocha_kh
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.templating import render_template
from ngocha_kh.files import reason
from ngocha_kh.nd30 import MarkupError, ReferenceFileError, render_docx

REFERENCE = "nd30.docx"


@dataclass(frozen=True, slots=True)
class Issued:
    """A document: its bytes, and the figures that it prints, in the order of the text."""

    data: bytes
    figures: tuple[Figure, ...]


def issue(office: Office, template: str, context: Mapping[str, Any]) -> Issued:
    """Render one document. Same records, day and template: same bytes.

    Raises `UserError` when the template or the reference file is not usable.
    """
    workspace = office.validated.workspace
    source = _read(workspace.template(template))
    rendered = render_template(source.decode("utf-8-sig"), template, context)
    reference = _read(workspace.template(REFERENCE))
    properties = {
        "nkh-version": ngocha_kh.__version__,
        "nkh-as-of": office.as_of.isoformat(),
        "nkh-records": _records_digest(office),
        "nkh-template": hashlib.sha256(source + reference).hexdigest(),
    }
    try:
        data = render_docx(
            rendered.markup, values=rendered.values, reference=reference,
            created=office.as_of, properties=properties,
        )  # fmt: skip
    except (MarkupError, ReferenceFileError, ValueError) as error:
        raise UserError(f"mẫu {template}: {error}") from error
    return Issued(data, tuple(rendered.figures))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"không đọc được mẫu {path}: {reason(error)}") from error


def _records_digest(office: Office) -> str:
    """Over path and content of every sound record, as packed: the layout of YAML does not count."""
    total = hashlib.sha256()
    store = office.validated.store
    for fact in store.facts:
        total.update(f"{fact.path}\n".encode())
        total.update(hashlib.sha256(store.record_bytes(fact.path)).digest())
    return total.hexdigest()
