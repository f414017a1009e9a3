"""Who signs a document, and the lines above the name (Nghị định 30/2020/NĐ-CP, Điều 13; I.II.7)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ngocha_kh.diagnostics import UserError
from ngocha_kh.records.workspace import Signer

_MARKS = {"deputy": "KT.", "acting": "Q.", "by_order": "TL.", "by_authorization": "TUQ."}
#: Who signs by order or authorisation acts for the head, not for the collective: no "TM.".
_FOR_THE_HEAD = frozenset({"by_order", "by_authorization"})


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines in capitals, and the name under them."""

    lines: tuple[str, ...]
    name: str


def signature(signer: Signer, collective: str = "") -> Signature:
    """The block of `signer`; `collective` is the body on whose behalf they sign ("" for none)."""
    return Signature(signer.lines or tuple(_lines(signer, collective)), signer.name)


def _lines(signer: Signer, collective: str) -> Iterable[str]:
    mark = _MARKS.get(signer.capacity)
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
    file. Raises `UserError` when nobody fits.
    """
    fit = [
        signer
        for signer in signers
        if signer.in_office(day)
        and (signer.name == name if name else signer.unit == unit)
        and (not signer.signs or document in signer.signs)
    ]
    if fit:
        return next((signer for signer in fit if signer.signs), fit[0])
    who = f"«{name}»" if name else f"của đơn vị {unit}" if unit else "nào"
    raise UserError(
        f"không có người ký {who} có thẩm quyền ký {document} vào ngày {day:%d/%m/%Y} "
        "trong signers của records/workspace.yaml"
    )
