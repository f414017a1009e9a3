"""The legal bases of a decision on initiatives, as the settings list them."""

import datetime

from ngocha_kh.documents.base import Office
from ngocha_kh.records.initiative_settings import Basis


def legal_bases(office: Office, document: str, day: datetime.date) -> list[str]:
    """The texts of the bases of `document` that are in force on `day`, in the order of the list.

    One whose source nobody has confirmed is left out, unless the settings ask for it: what is
    printed above a signature is read as the law.
    """
    settings = office.settings.initiatives
    return [
        basis.text
        for basis in settings.bases
        if (basis.source.confirmed or settings.print_unconfirmed_bases)
        and (not basis.documents or document in basis.documents)
        and _in_force(basis, day)
    ]


def _in_force(basis: Basis, day: datetime.date) -> bool:
    return (basis.from_ is None or basis.from_ <= day) and (
        basis.until is None or day <= basis.until
    )
