"""Names of the styles the engine fills; their looks are the reference file's.

The names are ASCII because Word makes style ids from them; they are looked up by name, since Word
may change the ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

STATE: Final = "ND30 Quoc hieu"
MOTTO: Final = "ND30 Tieu ngu"
PARENT: Final = "ND30 Co quan chu quan"
ISSUER: Final = "ND30 Co quan ban hanh"
SYMBOL: Final = "ND30 So ky hieu"
PLACE_DATE: Final = "ND30 Dia danh ngay"
RULE: Final = "ND30 Duong ke"
TYPE: Final = "ND30 Ten loai"
SUMMARY: Final = "ND30 Trich yeu"
SUBJECT: Final = "ND30 Trich yeu cong van"
URGENCY: Final = "ND30 Do khan"
DECISION: Final = "ND30 Tham quyen"  #: the issuing authority, and "QUYẾT ĐỊNH:"
ADDRESSEE: Final = "ND30 Kinh gui"
BASIS: Final = "ND30 Can cu"
BODY: Final = "ND30 Than"
DIVISION: Final = "ND30 Chuong"
DIVISION_TITLE: Final = "ND30 Ten chuong"
SECTION: Final = "ND30 Muc"
CLAUSE: Final = "ND30 Khoan"
POINT: Final = "ND30 Diem"
ITEM: Final = "ND30 Liet ke"
END: Final = "ND30 Het"
AUTHORITY: Final = "ND30 Quyen han"
SIGNER: Final = "ND30 Ho ten"
RECIPIENTS: Final = "ND30 Noi nhan"
RECIPIENT: Final = "ND30 Noi nhan dong"
APPENDIX: Final = "ND30 Phu luc"
APPENDIX_TITLE: Final = "ND30 Ten phu luc"
ATTACHED: Final = "ND30 Kem theo"
PAGE_NUMBER: Final = "ND30 So trang"
ADDRESS: Final = "ND30 Dia chi"
MARK: Final = "ND30 Dau hieu"
CLOSING: Final = "ND30 Cuoi phan"
TABLE: Final = "ND30 Bang"
FRAME: Final = "ND30 Khung"  #: the borderless tables of header and signature
CELL: Final = "ND30 O bang"  #: 12 pt
SMALL_CELL: Final = "ND30 O nho"  #: 11 pt
CELL_KINDS: Final = {"left": "", "center": " giua", "right": " phai", "head": " dau"}

CELL_STYLES: Final = tuple(
    f"{base}{end}" for base in (CELL, SMALL_CELL) for end in CELL_KINDS.values()
)
ALL: Final = (
    STATE, MOTTO, PARENT, ISSUER, SYMBOL, PLACE_DATE, SUBJECT, URGENCY, RULE, TYPE, SUMMARY,
    DECISION, ADDRESSEE, BASIS, BODY, DIVISION, DIVISION_TITLE, SECTION, CLAUSE, POINT, ITEM, END,
    AUTHORITY, SIGNER, RECIPIENTS, RECIPIENT, APPENDIX, APPENDIX_TITLE, ATTACHED, PAGE_NUMBER,
    ADDRESS, MARK, CLOSING, TABLE, FRAME, *CELL_STYLES,
)  # fmt: skip

# Sizes fall together (footnote 1 to Phụ lục I, Phần I, Mục V). Set 13 is what the reference file
# holds.
# Số 13, Nơi nhận 12 and 11, Phụ lục 14 are single figures of the decree and stay, as do the
# address (11) and the box of urgency, whose length for 13 points is fixed in millimetres.
SIZE_SET_12: Final[Mapping[str, int]] = {
    **{STATE: 12, PARENT: 12, ISSUER: 12, SUBJECT: 12},
    **dict.fromkeys(
        (MOTTO, PLACE_DATE, TYPE, SUMMARY, DECISION, ADDRESSEE, BASIS, BODY, DIVISION,
         DIVISION_TITLE, SECTION, CLAUSE, POINT, ITEM, END, AUTHORITY, SIGNER, APPENDIX_TITLE,
         ATTACHED, PAGE_NUMBER),
        13,
    ),
}  # fmt: skip
