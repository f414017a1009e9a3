"""Numbers in the words of a unit: silent where they may be parts, plans, or of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.progress.quoted_figures import contradictions

OURS = {
    "tasks_total": 6, "tasks_done": 4, "tasks_overdue": 1, "initiatives_received": 3,
    "initiatives_recognised": 1, "activities_done": 2, "participants": 1250,
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chủ trì 6 nhiệm vụ, đã hoàn thành 04 nhiệm vụ.",
        pytest.param("Trong đó có 2 sáng kiến của đoàn viên.", id="a part"),
        pytest.param("Hoàn thành 4/6 nhiệm vụ.", id="a share"),
        pytest.param("Chưa hoàn thành 5 nhiệm vụ.", id="not done"),
        pytest.param("Thu hút 1.250 lượt người.", id="grouped"),
        pytest.param("Thu hút khoảng 1.300 lượt người.", id="about"),
        pytest.param("Sẽ tổ chức 9 hoạt động.", id="to come"),
        pytest.param("Kế hoạch tổ chức 9 hoạt động trong quý IV.", id="a plan"),
        pytest.param("Cùng kỳ năm trước có 9 sáng kiến.", id="another year"),
        pytest.param("Phối hợp thực hiện 12 nhiệm vụ.", id="of others"),
        pytest.param("Đề xuất 09 nhiệm vụ khoa học và công nghệ.", id="other tasks"),
        pytest.param(
            "Theo Nghị quyết số 57-NQ/TW, nhiệm vụ được giao rõ.", id="a number of a text"
        ),
        pytest.param("Báo cáo số 15/BC-HĐ sáng kiến.", id="a number of a paper"),
        pytest.param("Có 99 người tham gia hoạt động.", id="not directly before"),
        pytest.param("Tỷ lệ 99% nhiệm vụ.", id="a rate"),
        pytest.param("Ngày 19/5/2026 nhiệm vụ hoàn thành.", id="a date"),
    ],
)
def test_what_may_be_true_is_silent(text: str) -> None:
    assert list(contradictions(text, OURS)) == []


@pytest.mark.parametrize(
    ("text", "quoted", "name"),
    [
        ("Chủ trì 7 nhiệm vụ.", "7 nhiệm vụ", "tasks_total"),
        ("Đã hoàn thành 05 nhiệm vụ.", "05 nhiệm vụ", "tasks_done"),
        ("Hoàn\nthành 5\nnhiệm vụ.", "5 nhiệm vụ", "tasks_done"),
        ("Có 4 sáng kiến.", "4 sáng kiến", "initiatives_received"),
        ("Được công nhận 2 sáng kiến.", "2 sáng kiến", "initiatives_recognised"),
        ("Đã tổ chức 3 hoạt động.", "3 hoạt động", "activities_done"),
        ("Hơn 1.300 lượt người.", "1.300 lượt người", "participants"),
        ("Tổng số 5 nhiệm vụ.", "5 nhiệm vụ", "tasks_total"),
        ("Sẽ làm tiếp. Tất cả 1 hoạt động đã xong.", "1 hoạt động", "activities_done"),
        ("TỔNG CỘNG 900 LƯỢT NGƯỜI", "900 LƯỢT NGƯỜI", "participants"),
    ],
)
def test_what_cannot_be_true_is_told(text: str, quoted: str, name: str) -> None:
    (found,) = contradictions(text, OURS)
    assert (found.text, found.name, found.ours) == (quoted, name, OURS[name])


@given(st.integers(0, 999_999))
def test_only_more_than_the_whole_is_told(value: int) -> None:
    shown = f"{value:,}".replace(",", ".")
    told = list(contradictions(f"Đã thu hút {shown} lượt người tham gia.", OURS))
    assert bool(told) is (value > OURS["participants"])


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    list(contradictions(text, OURS))
