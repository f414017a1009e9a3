"""What each type of document has and has not (Phụ lục I, Phần I, II.9b; Phụ lục III, mẫu 1.1-1.10).

A type that is not listed is laid out as the common form (mẫu 1.4) and asks for nothing special.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Addressed = Literal["required", "optional", "refused"]
Foot = Literal["signed", "minutes", "columns"]

_COMMON = ("issuer", "symbol", "place", "recipients", "signature")
_MINUTES = ("secretary", "chair", "secretary_title", "chair_title")
_PAPERS = (
    "signatories",
    "orientation",
    "register",
    "control",
    "approvals",
)  #: keys of what is no administrative document
_NO_ADDRESSEES = (
    "không ghi 'Kính gửi'; chỉ công văn, tờ trình và báo cáo gửi cấp trên mới có "
    "(Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.9)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The layout of a type.

    `decides` is the line between bases and body of a decision ("QUYẾT ĐỊNH:"), empty for others;
    `articled` says that the body is divided into Điều.
    """

    name: str  #: as a message writes it: "quyết định"
    decides: str = ""
    articled: bool = False
    addressed: Addressed = "optional"
    summarised: bool = True
    foot: Foot = "signed"
    is_letter: bool = False
    required: tuple[str, ...] = field(default=_COMMON)

    def must_have(self) -> tuple[str, ...]:
        """Keys of the front matter that must be there and hold a text."""
        extra = [
            *(["subject"] if self.is_letter else []),
            *(["summary"] if self.summarised else []),
            *(["authority"] if self.decides else []),
            *(["addressees"] if self.addressed == "required" else []),
        ]
        return (*self.required, *extra)

    def must_declare(self) -> tuple[str, ...]:
        """Keys that must be there; an empty text leaves room to write by hand."""
        return ("secretary", "chair") if self.foot == "minutes" else ("signer",)

    def refused(self) -> dict[str, str]:
        """Keys that must not hold anything, each with the reason."""
        reasons = dict.fromkeys(_PAPERS, f"{self.name} là văn bản hành chính, không có khóa này")
        if self.addressed == "refused":
            reasons["addressees"] = f"{self.name} {_NO_ADDRESSEES}"
        if self.is_letter:
            reasons["summary"] = "công văn không có trích yếu dưới tên loại; dùng khóa 'subject'"
        else:
            reasons["subject"] = f"{self.name} ghi trích yếu ở khóa 'summary', không ở 'subject'"
        if not self.decides:
            reasons["authority"] = f"{self.name} không có dòng thẩm quyền ban hành"
        if self.foot == "minutes":
            other = "biên bản do thư ký và chủ tọa ký; dùng khóa 'secretary' và 'chair'"
            return {**reasons, "signature": other, "signer": other}
        only = f"chỉ biên bản có khóa này; {self.name} ký bằng 'signature' và 'signer'"
        return {**reasons, **dict.fromkeys(_MINUTES, only)}


LETTER = Form(name="công văn", addressed="required", summarised=False, is_letter=True)
_MINUTES_FORM = Form(
    name="biên bản", addressed="refused", foot="minutes", required=("issuer", "symbol")
)

FORMS = {
    "QUYẾT ĐỊNH": Form(
        name="quyết định", decides="QUYẾT ĐỊNH:", articled=True, addressed="refused"
    ),
    "NGHỊ QUYẾT": Form(
        name="nghị quyết", decides="QUYẾT NGHỊ:", articled=True, addressed="refused"
    ),
    "KẾ HOẠCH": Form(name="kế hoạch", addressed="refused"),
    "THÔNG BÁO": Form(name="thông báo", addressed="refused"),
    "TỜ TRÌNH": Form(name="tờ trình", addressed="required"),
    "BIÊN BẢN": _MINUTES_FORM,
    "QUY CHẾ": Form(name="quy chế", articled=True, addressed="refused"),
    "QUY ĐỊNH": Form(name="quy định", articled=True, addressed="refused"),
    "GIẤY MỜI": Form(name="giấy mời", summarised=False),
    "GIẤY GIỚI THIỆU": Form(name="giấy giới thiệu", summarised=False),
    "GIẤY NGHỈ PHÉP": Form(name="giấy nghỉ phép", summarised=False),
    # The other types of Điều 7 that have a type name and a trích yếu.
    **{
        name.upper(): Form(name=name)
        for name in (
            "báo cáo", "hướng dẫn", "chương trình", "chỉ thị", "thông cáo", "phương án", "đề án",
            "dự án", "hợp đồng", "công điện", "bản ghi nhớ", "bản thỏa thuận",
        )
    },
}  # fmt: skip


def form_of(type_: str) -> Form:
    """The form of a type name in capitals; "" is a công văn."""
    if not type_:
        return LETTER
    return FORMS.get(type_) or Form(name=type_.lower(), summarised=False)
