"""Papers that Điều 7 does not list: an application, a receipt, a confirmation, a book.

The decree gives them no layout; the regulations of the field do, where there are any. What they have
in common with an official document is the head; number, symbol and Nơi nhận they have not.
"""

from __future__ import annotations

from dataclasses import dataclass

from .forms import Form

PERSONAL, OFFICE = "personal", "office"  #: Quốc hiệu alone; beside it the names of the office
CERTIFICATE = "certificate"  #: one framed page on its long side (see `certificate`)
CONTROLLED = "controlled"  #: a document of a quality system (see `controlled`)
LAYOUTS = (PERSONAL, OFFICE, CERTIFICATE, CONTROLLED)
LANDSCAPE = "landscape"

_OFFICIAL = ("number", "symbol", "recipients", "signature", "signer", "secretary", "chair",
             "secretary_title", "chair_title", "subject", "authority", "attached_to")  # fmt: skip
_CONTROL = ("control", "approvals")
_SIGNED = ("signatories", "addressees", "register", "orientation")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm(Form):
    """What such a paper has and has not."""

    layout: str

    def must_declare(self) -> tuple[str, ...]:
        """Nothing but what must hold a text."""
        return ()

    def refused(self) -> dict[str, str]:
        """Keys of official documents."""
        why = f"{self.name} không có phần này; người ký ghi ở khóa 'signatories'"
        reasons = dict.fromkeys(_OFFICIAL, why)
        if self.layout == CONTROLLED:
            alone = f"{self.name} là tài liệu kiểm soát; người chịu trách nhiệm ghi ở 'approvals'"
            return reasons | dict.fromkeys(_SIGNED, alone)
        only = f"chỉ tài liệu kiểm soát (layout: {CONTROLLED}) có khóa này"
        reasons |= dict.fromkeys((*_CONTROL, "contents"), only)
        if self.layout == PERSONAL:
            personal = f"{self.name} là giấy tờ của cá nhân, không ghi tên cơ quan"
            reasons |= {"issuer": personal, "parent": personal}
        return reasons


def paper_form(type_: str, layout: str) -> PaperForm:
    """The form of a paper with that name in capitals and that layout."""
    # A ballot of an office carries no name; whoever applies or certifies signs.
    if layout == CONTROLLED:
        return PaperForm(
            name=type_.lower(), layout=layout, foot="columns",
            required=("type", "issuer", *_CONTROL),
        )  # fmt: skip
    needed: tuple[str, ...] = ("type", "signatories" if layout != OFFICE else "issuer")
    if layout == CERTIFICATE:
        needed = (*needed, "issuer")
    return PaperForm(
        name=type_.lower(), layout=layout, summarised=False, foot="columns", required=needed
    )
