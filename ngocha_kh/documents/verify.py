"""Is a document still what the records say: was it edited by hand, have the records moved since?"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import ngocha_kh
from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.edits import Edit, look_edits, note_edits, running_edits, text_edits
from ngocha_kh.documents.form import form_of, forms
from ngocha_kh.documents.issue import Issued, Order, issue
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.manifest import Manifest, block_digests, unpacked
from ngocha_kh.documents.places import Places
from ngocha_kh.nd30 import Block, Contents, NotReadable, contents, integrity, read_manifest
from ngocha_kh.records.kinds import kind_of
from ngocha_kh.sources.git import Commit
from ngocha_kh.validation.run import Validated

#: "restyled": the same words in another look; "saved": by another program, nothing to be seen.
Look = Literal["same", "saved", "restyled", "edited"]
_FIRST_WITH_LOOKS = 2  # schema version of a manifest


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that the records of today would print differently."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What became of a document.

    `edits`: what a person changed in it. `kinds`: kinds of record that changed since; `texts`:
    paragraphs that would read differently besides figures; `remade` is why it cannot be made again,
    "" when it can; `unread`: files (relative to the workspace) of those kinds that cannot be read,
    so that nothing can be said of the records.
    """

    manifest: Manifest
    look: Look
    edits: tuple[Edit, ...]
    kinds: tuple[str, ...]
    figures: tuple[Moved, ...]
    texts: tuple[Edit, ...]
    template_changed: bool
    version_changed: bool
    remade: str = ""
    unread: tuple[str, ...] = ()

    @property
    def is_compared(self) -> bool:
        """Whether the records could be read at all."""
        return not self.unread

    @property
    def is_current(self) -> bool:
        """Whether making it again today gives the same text."""
        return self.is_compared and not (self.figures or self.texts or self.remade)

    @property
    def is_untouched(self) -> bool:
        return self.look in ("same", "saved")


def verify(data: bytes, validated: Validated) -> Verification | None:
    """Hold the file `data` against the records of `validated`; None when it is none of ours.

    Raises `UserError` when it is no readable .docx.
    """
    try:
        packed, now = read_manifest(data), contents(data)
    except NotReadable as error:
        raise UserError(error.said) from error
    manifest = unpacked(packed) if packed else None
    if manifest is None:
        return None
    unread = unread_files(validated, manifest.document)
    again, reason = (None, "") if unread else _again(manifest, validated)
    edits = _edits(manifest, now, again, is_ours=integrity(data) == "ours")
    fresh = again.manifest if again else manifest
    return Verification(
        manifest=manifest,
        look=_look(edits, is_ours=integrity(data) == "ours"),
        edits=edits,
        kinds=tuple(k for k, d in manifest.records.items() if fresh.records.get(k) != d),
        figures=tuple(_moved(manifest, fresh)),
        texts=tuple(_reworded(manifest, now, again)),
        template_changed=fresh.template != manifest.template,
        version_changed=manifest.version != ngocha_kh.__version__,
        remade=reason,
        unread=unread,
    )


def unread_files(validated: Validated, document: str) -> tuple[str, ...]:
    """Files of the kinds that `document` stands on which hold no sound record.

    Relative to the workspace; a file whose kind its place does not tell counts for every document.
    """
    form = forms().get(document)
    found = []
    for path in sorted(validated.store.unread | validated.store.refused):
        kind = kind_of(path)
        if form is None or kind is None or kind.name in form.reads:
            found.append(f"records/{path}")
    return tuple(found)


def _again(manifest: Manifest, validated: Validated) -> tuple[Issued | None, str]:
    """The document made anew from the records at hand, or why that is not possible."""
    try:
        day = datetime.date.fromisoformat(manifest.as_of)
        signed = datetime.date.fromisoformat(manifest.date) if manifest.date else None
        office = Office(validated.on(day), manifest.plan)
        given = Given(number=manifest.number or None, date=signed)
        commit = Commit(manifest.commit or None, frozenset(manifest.changed))
        order = Order(form_of(manifest.document), manifest.id, given, commit)
        return issue(office, order), ""
    except (UserError, UsageError, KeyError, ValueError) as error:
        return None, str(error) if isinstance(error, UserError | UsageError) else "thiếu hồ sơ"


def _edits(
    manifest: Manifest, now: Contents, again: Issued | None, *, is_ours: bool
) -> tuple[Edit, ...]:
    """Everything that a person changed; a file that is byte for byte ours was not opened."""
    if is_ours:
        return ()
    places = Places(now.blocks)
    known = _known(again)
    texts = text_edits(manifest.blocks, now, places, known)
    running = running_edits(manifest.running, now, places, manifest.mark)
    if manifest.schema_version < _FIRST_WITH_LOOKS:
        running = iter(())
    looks = look_edits(manifest, now, places)
    in_order = sorted((*texts, *looks), key=lambda edit: edit.number)
    return (*_mark_first(running), *in_order, *note_edits(now))


def _mark_first(edits: Iterator[Edit]) -> list[Edit]:
    """What a reader must know above all: that the mark is gone."""
    return sorted(edits, key=lambda edit: edit.kind != "mark")


def _known(again: Issued | None) -> Mapping[str, Block]:
    """Digest → block, of what the records of today still say."""
    if again is None:
        return {}
    return dict(zip(again.manifest.blocks, again.contents.blocks, strict=True))


def _look(edits: Sequence[Edit], *, is_ours: bool) -> Look:
    if not edits:
        return "same" if is_ours else "saved"
    return "restyled" if all(edit.kind == "look" for edit in edits) else "edited"


def _moved(before: Manifest, after: Manifest) -> Iterator[Moved]:
    """Figures by name; a name that is printed twice says the same thing twice."""
    now = {figure.name: figure.text for figure in after.figures}
    then = {figure.name: figure.text for figure in before.figures}
    for name, text in then.items():
        if now.get(name, "") != text:
            yield Moved(name, text, now.get(name, ""))
    if before.schema_version < after.schema_version:
        return  # it named fewer figures than today's: those are not new
    for name, text in now.items():
        if name not in then:
            yield Moved(name, "", text)


def _reworded(manifest: Manifest, now: Contents, again: Issued | None) -> Iterator[Edit]:
    """What the records of today would say in other words.

    The words of before are those of the file, where nobody changed them.
    """
    if again is None:
        return
    known = dict(zip(block_digests(now.texts), now.blocks, strict=True))
    places = Places(again.contents.blocks)
    yield from text_edits(manifest.blocks, again.contents, places, known)
    if manifest.schema_version >= _FIRST_WITH_LOOKS:
        running = running_edits(manifest.running, again.contents, places)
        yield from (edit for edit in running if edit.kind != "look")
