"""The legal bases of a decision, as the settings list them."""

import datetime
from collections.abc import Iterable

from ngocha_kh.documents.base import Office
from ngocha_kh.records.initiative_settings import Basis


def legal_bases(office: Office, document: str, day: datetime.date) -> list[str]:
    """The texts of the bases of `document` on initiatives that are in force on `day`, in order."""
    settings = office.settings.initiatives
    unconfirmed = settings.print_unconfirmed_bases
    return printed_bases(settings.bases, document, day, unconfirmed=unconfirmed)


def quality_bases(office: Office, document: str, day: datetime.date) -> list[str]:
    """The same for a decision on the quality system; only what is confirmed."""
    return printed_bases(office.settings.qms.bases, document, day)


def printed_bases(
    bases: Iterable[Basis], document: str, day: datetime.date, *, unconfirmed: bool = False
) -> list[str]:
    """One whose source nobody has confirmed is left out, unless the settings ask for it.

    What is printed above a signature is read as the law.
    """
    return [
        basis.text
        for basis in bases
        if (basis.source.confirmed or unconfirmed)
        and (not basis.documents or document in basis.documents)
        and _in_force(basis, day)
    ]


def _in_force(basis: Basis, day: datetime.date) -> bool:
    return (basis.from_ is None or basis.from_ <= day) and (
        basis.until is None or day <= basis.until
    )
