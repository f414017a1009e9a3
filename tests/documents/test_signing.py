"""Who signs, and what stands above the name (Nghị định 30/2020/NĐ-CP, Điều 13)."""

import datetime

import pytest

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.signing import Signature, blank, choose, signature
from ngocha_kh.records.workspace import Signer

UBND = "Ủy ban nhân dân"
DAY = datetime.date(2026, 6, 14)


def signer(**fields: object) -> Signer:
    return Signer(**{"name": "Nguyễn Văn A", "post": "Phó Chủ tịch", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "collective", "lines"),
    [
        ({"post": "Chủ tịch"}, UBND, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ({"post": "Chủ tịch"}, "", ("CHỦ TỊCH",)),
        ({"capacity": "deputy"}, UBND, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ({"capacity": "deputy"}, "", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ({"capacity": "acting"}, UBND, ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        (
            {"capacity": "by_order", "post": "Chánh Văn phòng"},
            UBND,
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ),
        (
            {"capacity": "by_order", "post": "Phó Chánh Văn phòng", "deputy_to": "Chánh Văn phòng"},
            UBND,
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        (
            {"capacity": "by_authorization", "post": "Trưởng phòng Văn hóa - Xã hội"},
            UBND,
            ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"),
        ),
        ({"post": "Trưởng phòng", "unit": "vhxh"}, UBND, ("TRƯỞNG PHÒNG",)),
        (
            {"post": "Phó Trưởng phòng", "unit": "vhxh", "capacity": "deputy",
             "head_post": "Trưởng phòng"},
            UBND,
            ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        ),
        ({"lines": ("QUYỀN CHỦ TỊCH",)}, UBND, ("QUYỀN CHỦ TỊCH",)),
    ],
)  # fmt: skip
def test_the_lines_follow_from_the_capacity(
    fields: dict[str, object], collective: str, lines: tuple[str, ...]
) -> None:
    assert signature(signer(**fields), collective).lines == lines


def test_a_delegation_for_one_document_comes_before_who_signs_everything() -> None:
    deputy = signer()
    clerk = signer(name="Trần Thị B", signs=("giay-moi",))
    assert choose((deputy, clerk), DAY, "giay-moi") is clerk
    assert choose((deputy, clerk), DAY, "bao-cao") is deputy


def test_a_delegation_that_has_ended_signs_no_more() -> None:
    ended = signer(name="Trần Thị B", signs=("giay-moi",), valid_to=DAY)
    deputy = signer()
    assert choose((ended, deputy), DAY, "giay-moi") is ended
    assert choose((ended, deputy), DAY + datetime.timedelta(days=1), "giay-moi") is deputy


def test_a_unit_signs_its_own_documents_and_only_those() -> None:
    deputy, head = signer(), signer(name="Trần Thị B", unit="vhxh")
    assert choose((deputy, head), DAY, "to-trinh", unit="vhxh") is head
    assert choose((head, deputy), DAY, "bao-cao") is deputy


@pytest.mark.parametrize("wanted", [{"name": "Lê Văn C"}, {"unit": "vp"}])
def test_nobody_who_may_sign_is_an_error_that_names_the_document(wanted: dict[str, str]) -> None:
    with pytest.raises(UserError, match="thẩm quyền ký bao-cao vào ngày 14/06/2026"):
        choose((signer(),), DAY, "bao-cao", **wanted)


@pytest.mark.parametrize(
    ("wanted", "lines"),
    [
        ({}, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ({"unit": "vhxh"}, ("TRƯỞNG PHÒNG",)),
        ({"unit": "vp"}, ("……………",)),
        ({"name": "Lê Văn C"}, ("TM. ỦY BAN NHÂN DÂN", "……………")),
    ],
)
def test_a_blank_block_has_the_usual_lines_and_no_name(
    wanted: dict[str, str], lines: tuple[str, ...]
) -> None:
    deputy = signer(capacity="deputy", valid_to=datetime.date(2020, 1, 1))
    head = signer(name="Trần Thị B", post="Trưởng phòng", unit="vhxh", valid_from=DAY)
    assert blank((deputy, head), "bao-cao", UBND, **wanted) == Signature(lines, "")


def test_who_signs_other_documents_only_gives_no_lines() -> None:
    clerk = signer(name="Trần Thị B", post="Trưởng phòng", signs=("giay-moi",))
    assert blank((clerk,), "giay-moi").lines == ("TRƯỞNG PHÒNG",)
    assert blank((clerk,), "bao-cao", UBND).lines == ("TM. ỦY BAN NHÂN DÂN", "……………")
