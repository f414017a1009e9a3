"""Declarations of the quality system, their notices and postings, as proofs of obligations."""

from collections.abc import Callable, Iterator
from typing import Final

from ngocha_kh.progress.serving import Aspect, Ground, Service, Standing, papers, proofs
from ngocha_kh.qms.states import LABELS, DeclarationState, declaration_state
from ngocha_kh.records.declaration import Declaration, Posting, SentNotice
from ngocha_kh.vietnamese import short_date

_DECLARATION: Final = {
    DeclarationState.DRAFT: Standing.RUNNING, DeclarationState.IN_FORCE: Standing.DONE,
    DeclarationState.REPLACED: Standing.DONE, DeclarationState.REVOKED: Standing.OUT,
}  # fmt: skip


def declarations(ground: Ground) -> Iterator[Service]:
    for one, state in _declared(ground):
        yield Service(
            kind="declaration", id=one.id, title=one.title, standing=_DECLARATION[state],
            word=LABELS[state].lower(), on=one.decision.on if one.decision else None,
            evidence=papers(one.decision) + proofs(one.evidence),
        )  # fmt: skip


def _declared(ground: Ground) -> Iterator[tuple[Declaration, DeclarationState]]:
    """Drafts, those in force, and those that were signed in the year."""
    every = ground.records("declaration")
    for one in every:
        state = declaration_state(one, every, ground.day)
        signed = one.decision.on if one.decision else None
        if ground.in_year(signed) or state in (DeclarationState.DRAFT, DeclarationState.IN_FORCE):
            yield one, state


def notices(ground: Ground) -> Iterator[Service]:
    for one, _ in _declared(ground):
        for notice in one.notices:
            if ground.is_past(notice.on):
                yield _notice(one, notice)


def _notice(one: Declaration, notice: SentNotice) -> Service:
    return Service(
        kind="declaration", id=one.id, title="Thông báo công bố", on=notice.on,
        standing=Standing.DONE, word=f"thông báo ngày {short_date(notice.on)}",
        evidence=(f"{notice.number} ngày {short_date(notice.on)}",),
    )  # fmt: skip


def postings(wanted: Callable[[Posting], bool]) -> Aspect:
    """Postings of declarations that are of a certain thing or in a certain place."""

    def found(ground: Ground) -> Iterator[Service]:
        for one, _ in _declared(ground):
            for posting in one.postings:
                if wanted(posting) and ground.is_past(posting.from_):
                    yield _posting(one, posting)

    return found


def _posting(one: Declaration, posting: Posting) -> Service:
    verb = "đăng tải" if posting.where == "website" else "niêm yết"
    return Service(
        kind="declaration", id=one.id, title="Niêm yết, đăng tải", on=posting.from_,
        standing=Standing.DONE, word=f"{verb} từ {short_date(posting.from_)}",
        evidence=((posting.url,) if posting.url else ()) + proofs(posting.evidence),
    )  # fmt: skip


ASPECTS: Final[dict[str, Aspect]] = {
    "declaration": declarations,
    "declaration.notice": notices,
    "declaration.posted_declaration": postings(lambda one: "declaration" in one.what),
    "declaration.posted_objectives": postings(lambda one: "objectives" in one.what),
    "declaration.posted_policy": postings(lambda one: "policy" in one.what),
    "declaration.posted_office": postings(lambda one: one.where == "office"),
    "declaration.posted_website": postings(lambda one: one.where == "website"),
}
