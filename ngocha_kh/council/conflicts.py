"""Who may neither score nor vote on an initiative, and the case of the head as author.

No article that was seen names these; local rules and systems agree on authors (initiatives.md §5.2).
Helpers and relatives are told, the council decides. That the head as author may not sit on the
council when public means were used is Thông tư 18/2013/TT-BKHCN, Điều 8.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ngocha_kh.records.body import Body
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.workspace import Settings
from ngocha_kh.vietnamese import folded


class Tie(StrEnum):
    """What joins a person to an initiative, the strongest first."""

    AUTHOR = "author"
    RELATIVE = "relative"
    HELPER = "helper"


TIE_LABELS = {
    Tie.AUTHOR: "là tác giả của sáng kiến",
    Tie.RELATIVE: "có quan hệ gia đình với tác giả (đã khai)",
    Tie.HELPER: "đã tham gia tổ chức áp dụng lần đầu",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person who should step out of an item; `reason` in Vietnamese."""

    person: str
    tie: Tie

    @property
    def reason(self) -> str:
        return TIE_LABELS[self.tie]

    @property
    def bars(self) -> bool:
        """Authors must step out; the others should, and the council decides."""
        return self.tie is Tie.AUTHOR


def ties(initiative: Initiative) -> dict[str, Conflict]:
    """Person → what joins them to the initiative; the strongest tie of each."""
    found: dict[str, Conflict] = {}
    for person, tie in _named(initiative):
        found.setdefault(person, Conflict(person, tie))
    return found


def conflicts(initiative: Initiative, body: Body) -> tuple[Conflict, ...]:
    """The members of the body who should step out, in the order of its decision."""
    found = ties(initiative)
    return tuple(found[m.person] for m in body.members if m.person in found)


def head_authors(initiative: Initiative, settings: Settings) -> tuple[str, ...]:
    """The authors who head the body that recognises it, by the post they had when they filed."""
    posts = {folded(post) for post in settings.initiatives.head_posts.value}
    return tuple(
        author.person
        for author in initiative.authors
        if author.unit == initiative.recognizing_body and folded(author.post) in posts
    )


def head_case(initiative: Initiative, settings: Settings) -> bool:
    """Whether the level above must consent: a head is an author, and public means were used.

    Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP), Điều 7, khoản 2.
    """
    paid = initiative.investor is not None and initiative.investor.public_funds
    return paid and bool(head_authors(initiative, settings))


def _named(initiative: Initiative) -> Iterator[tuple[str, Tie]]:
    for author in initiative.authors:
        yield author.person, Tie.AUTHOR
    for person in initiative.relatives:
        yield person, Tie.RELATIVE
    for helper in initiative.helpers:
        yield helper.person, Tie.HELPER
