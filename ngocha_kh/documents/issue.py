"""Form, id, day → the finished Word file with its figures and its manifest."""

import hashlib
from dataclasses import dataclass, field

import ngocha_kh
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, completed
from ngocha_kh.documents.manifest import (
    SCHEMA_VERSION,
    Manifest,
    block_digests,
    looks_of,
    printed,
    record_digests,
    running_of,
)
from ngocha_kh.documents.templating import Rendered, render_template
from ngocha_kh.documents.wording import plan_named
from ngocha_kh.files import reason
from ngocha_kh.nd30 import Contents, MarkupError, ReferenceFileError, render_docx
from ngocha_kh.resources import data_folder
from ngocha_kh.sources.git import NO_COMMIT, Commit

REFERENCE = "nd30.docx"


@dataclass(frozen=True, slots=True)
class Issued:
    """A document: its bytes, the figures that it prints in the order of the text, its manifest.

    `contents` is what a reader sees of it, with a block for each digest in `manifest.blocks`;
    `notes` are what a person must see to before it may go out.
    """

    data: bytes
    figures: tuple[Figure, ...]
    manifest: Manifest
    contents: Contents
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """Which document is wanted; `commit` is where the records stand, for the manifest."""

    form: Form
    id: str
    given: Given = field(default_factory=Given)
    commit: Commit = NO_COMMIT


def issue(office: Office, order: Order) -> Issued:
    """Render one document. Same records, day, commit and template: same bytes.

    Raises `UserError` when the records, the template or the reference file are not usable.
    """
    form = order.form
    draft = form.draft(office, order.id, order.given)
    source = _template(office, form.template)
    parts = {name: _template(office, name) for name in form.parts}
    reference = _template(office, REFERENCE)
    rendered = render_template(
        source.decode("utf-8-sig"), form.template, _context(office, draft),
        parts={name: part.decode("utf-8-sig") for name, part in parts.items()},
    )  # fmt: skip
    rendered.markup = completed(rendered.markup, draft.front, rendered.values)
    template = hashlib.sha256(b"".join((source, *parts.values(), reference))).hexdigest()
    mark = str(draft.front.get("mark", ""))
    made: list[tuple[Manifest, Contents]] = []

    def manifest(contents: Contents) -> bytes:
        made.append((_manifest(office, order, rendered, template, contents, mark), contents))
        return made[0][0].packed()

    try:
        data = render_docx(
            rendered.markup, values=rendered.values, reference=reference, created=office.as_of,
            properties={"nkh-version": ngocha_kh.__version__}, manifest=manifest,
        )  # fmt: skip
    except (MarkupError, ReferenceFileError, ValueError) as error:
        raise UserError(f"mẫu {form.template}: {error}") from error
    return Issued(data, tuple(rendered.figures), *made[0], draft.notes)


def _context(office: Office, draft: Draft) -> dict[str, object]:
    """What every template may use, and what the form gives."""
    settings = office.settings
    return {
        "agency": settings.agency,
        "standing": office.units.get(settings.standing_unit),
        "plan": office.plan,
        "plan_named": plan_named(office.plan, settings.agency),
        "year": str(office.plan.year),
        "as_of": office.as_of,
        **draft.context,
    }


def _manifest(
    office: Office,
    order: Order,
    rendered: Rendered,
    template: str,
    contents: Contents,
    mark: str,
) -> Manifest:
    return Manifest(
        schema_version=SCHEMA_VERSION,
        document=order.form.name,
        id=order.id,
        plan=office.plan_id,
        as_of=office.as_of.isoformat(),
        number=order.given.number or "",
        date=order.given.date.isoformat() if order.given.date else "",
        version=ngocha_kh.__version__,
        template=template,
        records=record_digests(office, order.form.reads),
        commit=order.commit.id or "",
        changed=tuple(sorted(order.commit.changed)),
        figures=printed(rendered.figures),
        blocks=block_digests(contents.texts),
        looks=tuple(looks_of(contents)),
        running=tuple(running_of(contents)),
        mark=mark,
    )


def _template(office: Office, name: str) -> bytes:
    """The ward's own template, from where its records come from, else the program's."""
    try:
        own = office.validated.store.source.own_template(name)
        return own if own is not None else (data_folder("templates") / name).read_bytes()
    except OSError as error:
        raise UserError(f"không đọc được mẫu {name}: {reason(error)}") from error
