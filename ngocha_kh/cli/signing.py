"""From the words of `nkh sign` to a signature that was checked against people and delegations."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ngocha_kh.cli.saving import Target
from ngocha_kh.cli.shell import cache_folder, today
from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.records.base import Frozen, Signature
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.sign_words import field_title
from ngocha_kh.rules.signatures import capacity_unmet, delegation_unmet, signer_of
from ngocha_kh.rules.signed import (
    SIGNABLE,
    digest_of,
    marks_of,
    may_be_signed,
    plain,
    signed_by_default,
    value_of,
)
from ngocha_kh.schemas import schema_problems
from ngocha_kh.suggest import closest, shown
from ngocha_kh.validation import validate
from ngocha_kh.vietnamese import short_date


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says."""

    capacity: str
    by: str | None
    fields: str | None
    delegation: str | None
    on: datetime.date
    note: str | None


@dataclass(frozen=True, slots=True)
class Signed:
    """The entry for `signatures`, in the order of its schema; what is missing for it; words."""

    entry: dict[str, Any]
    unmet: list[str]
    name: str
    capacity: str
    titles: list[str]


def signed(target: Target, wanted: Wanted) -> Signed:
    """The signature as it would be noted now, with everything that stands against it.

    Raises `UsageError` for a record that cannot be signed, or unknown fields or people.
    """
    record, index = _record(target), _index(target)
    data, capacity = plain(record), " ".join(wanted.capacity.upper().split())
    fields = _fields(target.kind.name, data, wanted.fields)
    person = wanted.by or _only_one(index, target.kind.name, capacity, wanted.on)
    signature = Signature(
        on=wanted.on, person=person, capacity=capacity, fields=marks_of(data, fields),
        digest=digest_of(data, fields), delegation=wanted.delegation, note=wanted.note,
    )  # fmt: skip
    name = _name(index, person)
    entry = {
        key: value
        for key, value in (
            ("on", wanted.on.isoformat()), ("person", person), ("capacity", capacity),
            ("delegation", wanted.delegation), ("fields", signature.fields),
            ("digest", signature.digest), ("note", wanted.note),
        )
        if value
    }  # fmt: skip
    unmet = list(_unmet(index, target.kind.name, record, signature))
    titles = [field_title(target.kind.name, field) for field in fields]
    return Signed(entry, unmet, name, capacity, titles)


def _unmet(index: Index, kind: str, record: Frozen, signature: Signature) -> Iterator[str]:
    if signature.on > today():
        yield f"ngày ký {short_date(signature.on)} ở tương lai"
    if message := capacity_unmet(index, kind, signature):
        yield message
    if signature.delegation and index.kind_of.get(signature.delegation) != "document":
        yield f"không có văn bản «{shown(signature.delegation)}» trong sổ văn bản (--delegation)"
    elif message := delegation_unmet(index, kind, signature):
        yield message
    for old in getattr(record, "signatures", ()):
        same = (old.person, old.capacity) == (signature.person, signature.capacity)
        if same and old.digest == signature.digest:
            day = short_date(old.on)
            yield f"{_name(index, old.person)} đã ký đúng nội dung này ngày {day}, không cần ký lại"


def _record(target: Target) -> Frozen:
    kind, data = target.kind.name, target.data
    if kind not in SIGNABLE:
        labels = ", ".join(KINDS[name].label for name in SIGNABLE)
        raise UsageError(f"{target.id} là {target.kind.label}, không ký được; ký được: {labels}")
    faults = schema_problems(kind, data)
    if faults:
        raise UsageError(f"{target.id}: {faults[0].message}; hãy sửa trước khi ký")
    own: Frozen = target.kind.read(data)
    return own


def _index(target: Target) -> Index:
    now = today()
    index = validate(target.workspace, as_of=now, today=now, cache=cache_folder()).index
    if index.settings is None:
        raise UserError("records/workspace.yaml có lỗi; hãy chạy nkh validate")
    return index


def _fields(kind: str, data: dict[str, Any], given: str | None) -> tuple[str, ...]:
    """The fields to sign. Raises `UsageError` for one that the record does not have."""
    if given is None:
        return signed_by_default(kind, data)
    fields = tuple(dict.fromkeys(part.strip() for part in given.split(",") if part.strip()))
    if not fields:
        raise UsageError("--fields không nêu trường nào")
    for field in fields:
        if not may_be_signed(kind, field) or value_of(data, field) is None:
            near = closest(field, data)
            guess = f"; có phải «{near}»?" if near else ""
            raise UsageError(f"hồ sơ không có trường «{shown(field)}» để ký{guess}")
    return fields


def _only_one(index: Index, kind: str, capacity: str, on: datetime.date) -> str:
    """The one person who has that capacity on the day. Raises `UsageError` for none or several."""
    able = [
        fact.id
        for fact in index.of_kind("person")
        if index.settings is not None
        and signer_of(index, index.settings, kind, _probe(fact.id, capacity, on))
    ]
    if len(able) == 1:
        return able[0]
    what = "nhiều người" if able else "không ai"
    listed = f" ({', '.join(able)})" if able else ""
    raise UsageError(
        f"{what} ký được với tư cách «{shown(capacity)}» vào ngày {short_date(on)}{listed}; "
        "hãy nêu người ký bằng --by MÃ"
    )


def _probe(person: str, capacity: str, on: datetime.date) -> Signature:
    return Signature(on=on, person=person, capacity=capacity, fields={}, digest="")


def _name(index: Index, person: str) -> str:
    """The name of a person. Raises `UsageError` for an unknown one."""
    fact = index.by_id.get(person)
    if fact is None or fact.kind != "person":
        near = closest(person, (one.id for one in index.of_kind("person")))
        guess = f"; có phải «{near}»?" if near else ""
        raise UsageError(f"không có người «{shown(person)}» trong records/people{guess}")
    name: str = index.decode(fact).name
    return name
