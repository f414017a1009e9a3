"""Who signs a document, and the lines above the name (Nghị định 30/2020/NĐ-CP, Điều 13; I.II.7)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ngocha_kh.diagnostics import UserError
from ngocha_kh.records.workspace import CAPACITY_MARKS, Signer

#: Who signs by order or authorisation acts for the head, not for the collective: no "TM.".
_FOR_THE_HEAD = frozenset({"by_order", "by_authorization"})
#: Room to write the post by hand.
_POST = "……………"


class NobodySigns(UserError):
    """Nobody of the settings may sign this document on this day."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines in capitals, and the name under them."""

    lines: tuple[str, ...]
    name: str


def signature(signer: Signer, collective: str = "") -> Signature:
    """The block of `signer`; `collective` is the body on whose behalf they sign ("" for none)."""
    return Signature(signer.lines or tuple(_lines(signer, collective)), signer.name)


def _lines(signer: Signer, collective: str) -> Iterable[str]:
    mark = CAPACITY_MARKS.get(signer.capacity)
    if collective and not signer.unit and signer.capacity not in _FOR_THE_HEAD:
        yield f"TM. {collective.upper()}"
    if mark is None:
        yield signer.post.upper()
        return
    yield f"{mark} {signer.head_post.upper()}"
    if signer.deputy_to:
        yield f"KT. {signer.deputy_to.upper()}"
    if signer.capacity != "acting":  # Q. CHỦ TỊCH names the post itself
        yield signer.post.upper()


def choose(
    signers: Iterable[Signer],
    day: datetime.date,
    document: str,
    *,
    name: str | None = None,
    unit: str | None = None,
) -> Signer:
    """The signer of `name`, else of the agency's (or `unit`'s) those who may sign on `day`.

    Who is named for this very document comes before who signs everything; then the order of the
    file. Raises `NobodySigns` when nobody fits.
    """
    fit = [s for s in _trusted(signers, document, name, unit) if s.in_office(day)]
    if fit:
        return next((signer for signer in fit if signer.signs), fit[0])
    who = f"«{name}» không" if name else f"đơn vị {unit} chưa có ai" if unit else "chưa có ai"
    raise NobodySigns(
        f"{who} có thẩm quyền ký {document} vào ngày {day:%d/%m/%Y}; "
        "hãy xem lại mục signers của records/workspace.yaml"
    )


def blank(
    signers: Iterable[Signer],
    document: str,
    collective: str = "",
    *,
    name: str | None = None,
    unit: str | None = None,
) -> Signature:
    """A block without a name: the lines of who signs on other days, else room for the post."""
    usual = next(iter(_trusted(signers, document, name, unit)), None)
    if usual is not None:
        return Signature(signature(usual, collective).lines, "")
    body = (f"TM. {collective.upper()}",) if collective and not unit else ()
    return Signature((*body, _POST), "")


def _trusted(
    signers: Iterable[Signer], document: str, name: str | None, unit: str | None
) -> list[Signer]:
    """Those who sign `document` on some day, in the order of the file."""
    return [
        signer
        for signer in signers
        if (signer.name == name if name else signer.unit == unit)
        and (not signer.signs or document in signer.signs)
    ]
