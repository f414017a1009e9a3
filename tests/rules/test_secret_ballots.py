"""V-SK-056: totals and opinions may be told, a ballot may not."""

import pytest

from ngocha_kh.rules.session_votes import _ballot_told

NAMES = {"le-van-c": "Lê Văn C", "tran-thi-b": "Trần Thị B"}


@pytest.mark.parametrize(
    "text",
    [
        "Hội đồng bỏ phiếu: 4 đồng ý, 0 không đồng ý; ông Lê Văn C công bố kết quả.",
        "Ông Lê Văn C công bố kết quả kiểm phiếu: 4 phiếu đồng ý.",
        "Bà Trần Thị B đề nghị bỏ phiếu lại sau khi trao đổi.",
        "Ông Lê Văn C đồng ý với nhận xét về tính mới.",
        "Hội đồng bỏ phiếu đồng ý. Ông Lê Văn C phát biểu cảm ơn.",
        "",
    ],
)
def test_totals_and_opinions_are_silent(text: str) -> None:
    assert _ballot_told(text, NAMES, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn C bỏ phiếu không đồng ý.",
        "Lá phiếu của Lê Văn C là phiếu trắng.",
        "LÊ VĂN C biểu quyết không tán thành",
        "Thảo luận sôi nổi. Riêng ông Lê Văn C bỏ phiếu chống; các thành viên khác thống nhất.",
    ],
)
def test_a_ballot_with_a_name_is_told(text: str) -> None:
    assert _ballot_told(text, NAMES, None) == "Lê Văn C"


def test_a_sheet_tells_its_own_members_ballot_without_a_name() -> None:
    assert _ballot_told("Tôi bỏ phiếu không đồng ý", NAMES, "tran-thi-b") == "Trần Thị B"
    assert _ballot_told("Tôi bỏ phiếu không đồng ý", NAMES, None) is None
