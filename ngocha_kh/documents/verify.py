"""Is a document still what the records say: was it edited by hand, have the records moved since?"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

import ngocha_kh
from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import form_of
from ngocha_kh.documents.issue import Issued, Order, issue
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.manifest import Manifest, Printed, block_digests, unpacked
from ngocha_kh.nd30 import blocks, integrity, read_manifest
from ngocha_kh.sources.git import Commit
from ngocha_kh.validation.run import Validated

Look = Literal["same", "saved", "edited"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A paragraph or table row that differs; `number` counts those of the file from 1.

    `before` and `after` are its text; None where it did not exist, "" where it is not known.
    """

    number: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that the records of today would print differently."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What became of a document.

    `look`: "same" as written, "saved" by another program with the same text, or "edited".
    `kinds`: kinds of record that changed since; `texts`: paragraphs that would read differently
    besides figures; `remade` is why it cannot be made again, "" when it can.
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

    @property
    def is_current(self) -> bool:
        """Whether making it again today gives the same text."""
        return not (self.figures or self.texts or self.remade)

    @property
    def is_untouched(self) -> bool:
        return not self.edits and self.look != "edited"


def verify(data: bytes, validated: Validated) -> Verification | None:
    """Hold the file `data` against the records of `validated`; None when it is none of ours.

    Raises `UserError` when it is no readable .docx.
    """
    try:
        packed, now = read_manifest(data), blocks(data)
    except ValueError as error:
        raise UserError("không phải tệp Word (.docx) đọc được") from error
    manifest = unpacked(packed) if packed else None
    if manifest is None:
        return None
    again, reason = _again(manifest, validated)
    known = dict(zip(again.manifest.blocks, again.texts, strict=True)) if again else {}
    edits = tuple(_edits(manifest.blocks, now, known))
    fresh = again.manifest if again else manifest
    look: Look = "edited" if edits else "same" if integrity(data) == "ours" else "saved"
    return Verification(
        manifest=manifest,
        look=look,
        edits=edits,
        kinds=tuple(k for k, d in manifest.records.items() if fresh.records.get(k) != d),
        figures=tuple(_moved(manifest.figures, fresh.figures)),
        texts=_reworded(manifest, again),
        template_changed=fresh.template != manifest.template,
        version_changed=manifest.version != ngocha_kh.__version__,
        remade=reason,
    )


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


def _edits(before: Sequence[str], now: Sequence[str], known: dict[str, str]) -> Iterator[Edit]:
    """Paragraphs that a person changed, added or took out, in the order of the file."""
    for start, end, first, last in _differences(before, block_digests(now)):
        for offset in range(max(end - start, last - first)):
            old = known.get(before[start + offset], "") if start + offset < end else None
            new = now[first + offset] if first + offset < last else None
            yield Edit(min(first + offset, max(last - 1, first)) + 1, old, new)


def _differences(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that differ, as (start, end) in `before` and (start, end) in `after`.

    What is equal at both ends is set aside first: a long table then costs nothing.
    """
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    a, b = before[head : len(before) - tail], after[head : len(after) - tail]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield i1 + head, i2 + head, j1 + head, j2 + head


def _moved(before: Sequence[Printed], after: Sequence[Printed]) -> Iterator[Moved]:
    """Figures by name; a name that is printed twice says the same thing twice."""
    now = {figure.name: figure.text for figure in after}
    then = {figure.name: figure.text for figure in before}
    for name, text in then.items():
        if now.get(name, "") != text:
            yield Moved(name, text, now.get(name, ""))
    for name, text in now.items():
        if name not in then:
            yield Moved(name, "", text)


def _reworded(manifest: Manifest, again: Issued | None) -> tuple[Edit, ...]:
    """What the records of today would say in other words; texts of before are not kept."""
    if again is None:
        return ()
    return tuple(
        Edit(j + 1, "", again.texts[j])
        for _, _, first, last in _differences(manifest.blocks, again.manifest.blocks)
        for j in range(first, last)
    )
