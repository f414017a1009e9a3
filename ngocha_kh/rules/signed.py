"""What a signature in a record covers, and whether that is still what was signed. Pure.

The mark of a field is SHA-256 of its canonical JSON: keys sorted, no spaces, text as it is, whole
numbers without a fraction, what equals its default left out. So a comment, quotes or the order of
keys never break a signature, and a field that was not there when it was signed may not be added.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.base import Frozen, Signature
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.workspace import CAPACITY_MARKS
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import folded

_MARK: Final = 16
#: Never part of what is signed: the name of the file, the signatures themselves, free notes.
_NEVER: Final = frozenset({"id", "signatures", "notes"})
#: Lists of issues: the last entry is signed, not the list; an earlier issue stays as it was signed.
_ISSUES: Final = "revisions"


@dataclass(frozen=True, slots=True)
class Signable:
    """`living`: fields that go on after the signing, so they are signed only when asked for.

    `only`: when given, the fields that are signed; a new field of the schema is then not signed.
    `documents`: names of the documents that the record becomes, for `signs` of a signer.
    """

    living: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


def _living(*fields: str) -> frozenset[str]:
    return frozenset(fields)


#: Kind → what of it is signed. A kind that is not here cannot be signed.
SIGNABLE: Final[Mapping[str, Signable]] = {
    "procedure": Signable(
        _living("reviews", "repealed"), documents=("quy-trinh", "quyet-dinh-ban-hanh-quy-trinh")
    ),
    "qms_document": Signable(
        _living("reviews", "withdrawn", "evidence"),
        documents=("chinh-sach-chat-luong", "quyet-dinh-ban-hanh-quy-trinh"),
    ),
    "objective": Signable(_living("results"), documents=("muc-tieu-chat-luong",)),
    "audit": Signable(
        _living("closed_on", "cancelled", "evidence"),
        documents=("ke-hoach-danh-gia", "chuong-trinh-danh-gia", "bao-cao-danh-gia"),
    ),
    "management_review": Signable(_living("evidence"), documents=("bien-ban-xem-xet",)),
    "declaration": Signable(
        _living("notices", "postings", "revoked", "evidence"), documents=("quyet-dinh-cong-bo",)
    ),
    "report": Signable(_living("due", "sent"), documents=("bao-cao",)),
    "plan": Signable(documents=("ke-hoach",)),
    "initiative": Signable(
        only=(
            "title", "year", "recognizing_body", "solution_type", "fields", "authors", "problem",
            "first_applied", "description", "benefit", "decision",
        ),
        documents=("quyet-dinh-cong-nhan",),
    ),
    "task": Signable(
        _living("updates", "extensions", "depends_on"), documents=("phieu-giao-viec",)
    ),
    "budget": Signable(_living("adjustments", "spent", "settled"), documents=("ke-hoach",)),
}  # fmt: skip


def kind_name(record: Frozen) -> str:
    """The kind of a typed record."""
    return next(kind.name for kind in KINDS.values() if kind.type is type(record))


def signed_by_default(kind: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that a signature covers when nobody says otherwise, in the order of the schema.

    Of a list of issues only the last one. `data` are the plain values of the record.
    """
    signable = SIGNABLE[kind]
    fields = signable.only or tuple(
        key for key in schema_for(kind).key_order if key not in signable.living | _NEVER
    )
    last = len(data.get(_ISSUES) or ()) - 1
    return tuple(f"{field}.{last}" if field == _ISSUES and last >= 0 else field for field in fields)


def plain(record: Frozen) -> dict[str, Any]:
    """The record as plain data, as signatures see it."""
    found: dict[str, Any] = msgspec.to_builtins(record)
    return found


def route_of(field: str) -> Route:
    """`revisions.1.reason` as a route."""
    return tuple(int(step) if step.isdecimal() else step for step in field.split("."))


def may_be_signed(kind: str, field: str) -> bool:
    """Whether the schema knows such a field and it may be signed at all."""
    route = route_of(field)
    return route[0] not in _NEVER and bool(schema_for(kind).at(route))


def marks_of(data: Mapping[str, Any], fields: Iterable[str]) -> dict[str, str]:
    """Field → mark of its value now; what is not there has a mark too."""
    return {field: _hash(value_of(data, field))[:_MARK] for field in fields}


def digest_of(data: Mapping[str, Any], fields: Iterable[str]) -> str:
    """SHA-256 of these fields together, in hexadecimal."""
    return _hash({field: value_of(data, field) for field in fields})


def changed_fields(record: Frozen) -> Iterator[tuple[int, str]]:
    """Number of the signature and name of each field that is not what it signed any more.

    A field that was signed anew for the same post counts by its last signature; of an issue that a
    later issue follows only the entry itself counts, for the text belongs to the later one.
    """
    signatures: Sequence[Signature] = getattr(record, "signatures", ())
    if not signatures:
        return
    data = plain(record)
    for number in range(len(signatures)):
        yield from ((number, field) for field in _changed(data, signatures, number))


def broken_digests(record: Frozen) -> Iterator[int]:
    """Number of each signature that was itself altered: its marks fit, its digest does not."""
    signatures: Sequence[Signature] = getattr(record, "signatures", ())
    data = plain(record) if signatures else {}
    for number, one in enumerate(signatures):
        same = marks_of(data, one.fields) == one.fields
        if same and digest_of(data, one.fields) != one.digest:
            yield number


def _changed(
    data: Mapping[str, Any], signatures: Sequence[Signature], number: int
) -> Iterator[str]:
    signature = signatures[number]
    open_ = [field for field in signature.fields if not _is_past(data, signatures, number, field)]
    now = marks_of(data, open_)
    return (field for field in open_ if now[field] != signature.fields[field])


def _is_past(
    data: Mapping[str, Any], signatures: Sequence[Signature], number: int, field: str
) -> bool:
    """Whether another signature, or another issue, took the field's place."""
    signature = signatures[number]
    post = authority(signature.capacity)
    if any(field in s.fields and authority(s.capacity) == post for s in signatures[number + 1 :]):
        return True
    issues = [route_of(name)[1] for name in signature.fields if name.startswith(f"{_ISSUES}.")]
    later = bool(issues) and max(map(int, issues)) < len(data.get(_ISSUES) or ()) - 1
    return later and not field.startswith(f"{_ISSUES}.")


def authority(capacity: str) -> str:
    """The post in whose name somebody signs, whoever it is: KT. CHỦ TỊCH and CHỦ TỊCH are one."""
    text = " ".join(folded(capacity).split())
    for mark in map(folded, CAPACITY_MARKS.values()):
        text = text.removeprefix(mark).strip()
    return text


def value_of(data: Any, field: str) -> Any:
    """The plain value of a field; None when it is not there."""
    for step in route_of(field):
        if isinstance(data, Mapping) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, Sequence) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _hash(value: Any) -> str:
    text = json.dumps(_canonical(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _canonical(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _canonical(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
