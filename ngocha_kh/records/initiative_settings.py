"""Settings of the initiative work: terms, policies, legal bases, each with its source."""

import datetime

from ngocha_kh.records.base import Frozen, Source
from ngocha_kh.records.setting import Phrase, Posts, Term, law, proposal


class MaxAge(Frozen, frozen=True, kw_only=True):
    """Years after recognition in which an initiative serves for a title; 0: that year, None: always."""

    cstd_co_so: int | None = None
    cstd_thanh_pho: int | None = None
    cstd_toan_quoc: int | None = None


class AwardReuse(Frozen, frozen=True, kw_only=True):
    """How an initiative may serve twice: `same_kind` and `cross_kind` are error, warning or off.

    Same kind: for two titles, or two forms of award; cross kind: for a title and for an award.
    """

    same_kind: str
    cross_kind: str
    max_age_years: MaxAge = MaxAge()
    source: Source


class Basis(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A legal basis as a decision cites it, in force from `from_` until `until`, both inclusive.

    `documents`: names of the documents that cite it; empty: every decision on initiatives.
    """

    text: str
    source: Source
    from_: datetime.date | None = None
    until: datetime.date | None = None
    documents: tuple[str, ...] = ()


class CityColumn(Frozen, frozen=True, kw_only=True):
    """A column of the list for the City; `field` names what it holds (documents/city_list.py)."""

    title: str
    field: str


class CityList(Frozen, frozen=True, kw_only=True):
    """The columns of the list for the City, from left to right."""

    columns: tuple[CityColumn, ...]
    source: Source


_CITY_LIST = CityList(
    columns=tuple(
        CityColumn(title=title, field=field)
        for title, field in (
            ("STT", "no"),
            ("Tên sáng kiến", "title"),
            ("Tác giả, đồng tác giả (tỷ lệ %)", "authors"),
            ("Chức vụ, đơn vị", "posts"),
            ("Lĩnh vực", "fields"),
            ("Ngày áp dụng lần đầu", "first_applied"),
            ("Quyết định công nhận tại cơ sở", "decision"),
            ("Giấy chứng nhận", "certificates"),
            ("Hiệu quả kinh tế (đồng)", "economic"),
            ("Hiệu quả xã hội", "social"),
            ("Đơn vị đã áp dụng", "adopters"),
        )
    ),
    source=proposal("Tập hợp các cột mà nơi khác yêu cầu; chưa thấy mẫu của Hà Nội"),
)


class InitiativeSettings(Frozen, frozen=True, kw_only=True):
    """Terms and policies of the initiative work; what is not confirmed is never printed as law."""

    years_to_apply: Term = Term(
        value=1, source=law("Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP), Điều 5, khoản 2")
    )
    months_to_check: Term = Term(
        value=1,
        source=proposal(
            "Điều lệ Sáng kiến, Điều 6; ghi theo trí nhớ, chờ đối chiếu bản chính thức"
        ),
    )
    months_to_complete: Term = Term(
        value=1,
        source=proposal(
            "Điều lệ Sáng kiến, Điều 6; ghi theo trí nhớ, chờ đối chiếu bản chính thức"
        ),
    )
    months_to_decide: Term = Term(
        value=3, source=law("Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP), Điều 7, khoản 1")
    )
    apply_warning_days: Term = Term(value=30, source=proposal("Đề xuất"))
    decide_warning_days: Term = Term(value=15, source=proposal("Đề xuất"))
    certificate_working_days: Term = Term(value=10, source=proposal("Đề xuất"))
    round_warning_days: Term = Term(value=60, source=proposal("Đề xuất"))
    basis_warning_days: Term = Term(value=90, source=proposal("Đề xuất"))
    #: From this likeness on two initiatives must be compared (ngocha_kh/similar.py).
    similarity_percent: Term = Term(value=70, source=proposal("Đề xuất"))
    #: Known from other provinces only (Đà Nẵng: 30 for education); None: not looked at.
    min_share_percent: Term | None = None
    head_posts: Posts = Posts(
        value=(
            "Chủ tịch",
            "Chủ tịch UBND",
            "Chủ tịch UBND phường",
            "Chủ tịch Ủy ban nhân dân phường",
            "Hiệu trưởng",
            "Giám đốc",
        ),
        source=proposal("Đề xuất; chức vụ của người đứng đầu cơ sở công nhận"),
    )
    effect_phrase: Phrase = Phrase(
        value="hiệu quả áp dụng và phạm vi ảnh hưởng",
        source=proposal(
            "Kế hoạch năm 2026, mục II.3; Luật Thi đua, khen thưởng 2022 dùng «hiệu quả áp dụng và "
            "khả năng nhân rộng»"
        ),
    )
    award_reuse: AwardReuse = AwardReuse(
        same_kind="warning",
        cross_kind="error",
        max_age_years=MaxAge(cstd_co_so=0, cstd_thanh_pho=3),
        source=proposal(
            "Công văn 5007/BNV-TĐKT năm 2023, mục III.5.c; thời hạn dùng lại là đề xuất"
        ),
    )
    bases: tuple[Basis, ...] = ()
    print_unconfirmed_bases: bool = False
    city_list: CityList = _CITY_LIST
