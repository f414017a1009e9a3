"""V-SGN-04, 05, 06: the person could sign in that capacity, on that day, with that paper."""

import datetime
from typing import Any

import pytest
from rules.build import Data, document, index_of, places, task
from rules.test_signed import signature

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.signatures import capacity_unmet

WINDOW = {"from": "01-01", "to": "06-30"}
SETTINGS: Data = {
    "agency": {
        "name": "Ủy ban nhân dân phường A", "short_name": "UBND phường A",
        "header_lines": ["UBND"], "abbreviation": "UBND", "place": "A",
    },
    "standing_unit": "vhxh", "current_plan": "KH-2026", "illustrative": True,
    "reporting": {"half_1": WINDOW, "half_2": WINDOW, "year": WINDOW},
    "report_recipients": ["Lưu: VT"],
}  # fmt: skip
HEAD = {"name": "Nguyễn Văn A", "post": "Chủ tịch"}
DEPUTY = {"name": "Nguyễn Văn A", "post": "Phó Chủ tịch", "capacity": "deputy"}
BY_ORDER = {"name": "Nguyễn Văn A", "post": "Chánh Văn phòng", "capacity": "by_order"}


def index(
    signer: Data, paper: Data | None = None, policy: Data | None = None, **sign: Any
) -> Index:
    """A task that Nguyễn Văn A signed on 3 February 2026."""
    records = [task() | {"signatures": [signature(task(), **sign)]}, *([paper] if paper else [])]
    made = index_of(*records)
    person = KINDS["person"].read(
        {"id": "nguyen-van-a", "name": "Nguyễn Văn A", "post": "x", "unit": "vhxh"}
    )
    return _with(made, person, SETTINGS | {"signers": [signer]} | (policy or {}))


def _with(made: Index, person: Any, settings: Data) -> Index:
    from ngocha_kh.rules.index import Facts

    fact = Facts("people/nguyen-van-a.yaml", "person", "nguyen-van-a")
    decode = made.decode
    whole = Index(
        made.source, made.as_of, [*made.facts, fact],
        lambda f: person if f.id == "nguyen-van-a" else decode(f), made.today,
    )  # fmt: skip
    whole.__dict__["settings"] = KINDS["workspace"].read(settings)
    return whole


def found(index: Index) -> list[str]:
    return [code for code in ("V-SGN-04", "V-SGN-05", "V-SGN-06") if places(code, index)]


@pytest.mark.parametrize(
    ("signer", "sign"),
    [
        (HEAD, {}),
        (HEAD, {"capacity": "chủ tịch"}),
        (DEPUTY, {"capacity": "KT. CHỦ TỊCH"}),
        (DEPUTY | {"valid_from": "2026-02-03", "valid_to": "2026-02-03"}, {"capacity": "KT. CHỦ TỊCH"}),
        (HEAD | {"signs": ["phieu-giao-viec"]}, {}),
        (BY_ORDER | {"document": "Quy chế làm việc"}, {"capacity": "TL. CHỦ TỊCH"}),
        (HEAD | {"lines": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH PHƯỜNG"]}, {"capacity": "CHỦ TỊCH PHƯỜNG"}),
    ],
)  # fmt: skip
def test_within_power_is_silent(signer: Data, sign: Data) -> None:
    assert found(index(signer, **sign)) == []


@pytest.mark.parametrize(
    ("signer", "sign", "words"),
    [
        (HEAD | {"name": "Trần Thị B"}, {}, "không có trong danh sách người ký"),
        (DEPUTY, {}, "tư cách đã khai: KT. CHỦ TỊCH"),
        (HEAD | {"valid_from": "2026-02-04"}, {}, "không giữ tư cách CHỦ TỊCH vào ngày 03/02/2026"),
        (HEAD | {"valid_to": "2026-02-02"}, {}, "không giữ tư cách"),
        (HEAD | {"signs": ["giay-moi"]}, {}, "chỉ được ký: giay-moi"),
    ],
)
def test_without_power_is_told(signer: Data, sign: Data, words: str) -> None:
    there = index(signer, **sign)
    assert places("V-SGN-04", there) == [("NV-2026-001", ("signatures", 0, "capacity"))]
    assert words in capacity_unmet(there, "task", there.decode(there.facts[0]).signatures[0])


ORDER: Data = {"capacity": "TL. CHỦ TỊCH"}


@pytest.mark.parametrize(
    ("paper", "wrong"),
    [
        ({"issued_on": "2026-01-05"}, False),
        ({"issued_on": "2026-02-03", "expires_on": "2026-02-03"}, False),
        ({"issued_on": "2026-02-04"}, True),
        ({"issued_on": "2026-01-05", "effective_on": "2026-03-01"}, True),
        ({"issued_on": "2026-01-05", "expires_on": "2026-02-02"}, True),
        ({}, True),
    ],
)
def test_a_delegation_must_be_in_force_on_the_day(paper: Data, wrong: bool) -> None:
    there = index(BY_ORDER, document(**paper), delegation="VB-2026-001", **ORDER)
    assert found(there) == (["V-SGN-05"] if wrong else [])


def test_which_capacities_need_a_delegation_is_a_setting() -> None:
    assert found(index(BY_ORDER, **ORDER)) == ["V-SGN-05"]
    source = {"text": "Quy chế", "confirmed": True}
    none: Data = {"signing": {"delegation_for": [], "source": source}}
    assert found(index(BY_ORDER, policy=none, **ORDER)) == []
    deputies: Data = {"signing": {"delegation_for": ["deputy"], "source": source}}
    assert found(index(DEPUTY, policy=deputies, capacity="KT. CHỦ TỊCH")) == ["V-SGN-05"]


def test_a_signature_of_tomorrow_is_told() -> None:
    day = datetime.date(2026, 5, 15)
    assert found(index(HEAD, on=day.isoformat())) == []
    assert found(index(HEAD, on="2026-05-16")) == ["V-SGN-06"]
