"""Who speaks for the agency on a day: its head, a deputy, somebody else; and who leads at all."""

import datetime
from enum import StrEnum
from typing import Final

from ngocha_kh.records.person import Person
from ngocha_kh.records.workspace import Settings, Signer
from ngocha_kh.rules.index import Index
from ngocha_kh.vietnamese import folded

#: Capacities that stand for the head himself; the others act in his place.
_AS_HEAD: Final = frozenset({"head", "acting"})
_DEPUTY: Final = "pho "
#: How the post of somebody who leads a unit begins, without diacritics; a convention, not law.
_LEADING: Final = (
    "chu tich", "truong ", "chanh ", "giam doc", "hieu truong", "bi thu", "phu trach", "thu truong",
)  # fmt: skip
#: Deputies of these are other bodies' deputies, whatever their post is called.
_OTHER_BODIES: Final = frozenset(
    {"party_body", "fatherland_front", "mass_organisation", "service_unit", "external"}
)


class Standing(StrEnum):
    """What a person is to the agency on a day."""

    HEAD = "head"
    DEPUTY = "deputy"  # a deputy, or one whom a signer entry lets act for the head
    OTHER = "other"


def standing(
    index: Index, person_id: str, day: datetime.date, document: str | None = None
) -> Standing | None:
    """The standing by the post of the person and by the signers of the settings.

    `document`: the name of the document that is signed: who acts for the head by an entry that
    names documents must find it there.
    None when nobody knows: no settings, or no such person.
    """
    person, settings = _person(index, person_id), index.settings
    if person is None or settings is None:
        return None
    own = [one for one in settings.signers if one.unit is None and _same(one.name, person.name)]
    as_head = [one for one in own if one.capacity in _AS_HEAD]
    if any(one.in_office(day) for one in as_head):
        return Standing.HEAD
    if _is_head(person, settings) and not as_head:  # entries for other days know better
        return Standing.HEAD
    acting = any(one not in as_head and one.in_office(day) and _signs(one, document) for one in own)
    if acting or _is_deputy(index, person, settings):
        return Standing.DEPUTY
    return Standing.OTHER


def leads(index: Index, person_id: str) -> bool | None:
    """Whether the person leads the agency or a unit, by post or as a signer; None when unknown."""
    person, settings = _person(index, person_id), index.settings
    if person is None or settings is None:
        return None
    post = folded(person.post).removeprefix("quyen ").removeprefix(_DEPUTY)
    return post.startswith(_LEADING) or any(
        _same(one.name, person.name) for one in settings.signers
    )


def person_words(index: Index, person_id: str) -> str:
    """ "Lê Văn C (Chuyên viên)": as messages name a person."""
    person = _person(index, person_id)
    return f"{person.name} ({person.post})" if person else person_id


def _person(index: Index, person_id: str) -> Person | None:
    fact = index.by_id.get(person_id)
    if fact is None or fact.kind != "person":
        return None  # V-REF-01 tells of an unknown person
    found: Person = index.decode(fact)
    return found


def _heads(settings: Settings) -> set[str]:
    """Posts of the head of this agency: of all known posts of heads, those of its own kind."""
    kinds = {folded(one.head_post) for one in settings.signers} or {"chu tich"}
    posts = {folded(post) for post in settings.initiatives.head_posts.value}
    return {post for post in posts if post.startswith(tuple(kinds))}


def _is_head(person: Person, settings: Settings) -> bool:
    return folded(person.post) in _heads(settings)


def _is_deputy(index: Index, person: Person, settings: Settings) -> bool:
    unit = index.units.get(person.unit)
    if unit is not None and unit.type in _OTHER_BODIES:
        return False
    kinds = tuple(_DEPUTY + folded(one.head_post) for one in settings.signers)
    return folded(person.post).startswith(kinds or f"{_DEPUTY}chu tich")


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def _signs(signer: Signer, document: str | None) -> bool:
    return not signer.signs or document in signer.signs
