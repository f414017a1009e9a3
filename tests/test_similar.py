"""Look-alikes: what must stay apart first, then what must be found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.initiative_build import initiative, typed

from ngocha_kh.similar import Collection, Text, text_of, title_score
from ngocha_kh.vietnamese import folded

THRESHOLD = 70
QUEUE = Text(
    "Đặt lịch hẹn theo khung giờ và nhắc bổ sung hồ sơ tại Điểm phục vụ hành chính công",
    "Người dân chờ lâu giờ cao điểm; hồ sơ thiếu giấy tờ phải đi lại nhiều lần. Bước 1 chọn khung "
    "giờ; bước 2 gửi danh mục giấy tờ; bước 3 nhắc trước 01 ngày; bước 4 ưu tiên đúng giờ.",
    "SK-2025-001",
)
OTHERS = (
    Text(
        "Số hóa sổ theo dõi hộ nghèo, hộ cận nghèo trên địa bàn phường",
        "Sổ giấy khó tra cứu. Nhập dữ liệu vào bảng tính dùng chung, cập nhật hằng tuần.",
        "SK-2025-002",
    ),
    Text(
        "Mô hình phân loại rác tại nguồn ở khu dân cư số 5",
        "Rác thải chưa phân loại. Bố trí thùng rác ba màu, tổ tự quản nhắc nhở.",
        "SK-2025-003",
    ),
    Text(
        "Ứng dụng Zalo tiếp nhận phản ánh hiện trường của người dân",
        "Phản ánh qua điện thoại dễ thất lạc. Lập trang Zalo, phân công trực, trả lời trong ngày.",
        "SK-2026-004",
    ),
    Text(
        "Sổ tay điện tử hướng dẫn thủ tục hành chính cho người cao tuổi",
        "Người cao tuổi khó dùng dịch vụ công. Sổ tay có hình ảnh, chữ lớn, mã QR.",
        "SK-2026-005",
    ),
)
ALL = Collection((QUEUE, *OTHERS))


def found(text: Text, threshold: int = THRESHOLD) -> list[str]:
    return [one.other.id for one in ALL.like(text, threshold)]


@pytest.mark.parametrize("text", ALL.texts, ids=lambda text: text.id)
def test_different_solutions_stay_apart(text: Text) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "title",
    [
        "Nâng cao hiệu quả công tác tuyên truyền phòng cháy, chữa cháy trên địa bàn phường",
        "Ứng dụng mã QR tra cứu thủ tục hành chính tại bộ phận một cửa",
        "Giải pháp nâng cao chất lượng hoạt động của tổ dân phố",
        "Mô hình điểm về vệ sinh môi trường tại khu dân cư",
        "Số hóa hồ sơ lưu trữ của Văn phòng",
        "Zalo",
        "Rác",
    ],
)
def test_common_words_make_no_likeness(title: str) -> None:
    assert found(Text(title)) == []


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(QUEUE.title, id="the same"),
        pytest.param(QUEUE.title.upper(), id="capitals"),
        pytest.param(folded(QUEUE.title), id="no diacritics"),
        pytest.param(unicodedata.normalize("NFD", QUEUE.title), id="decomposed"),
        pytest.param(
            "Nhắc bổ sung hồ sơ và đặt lịch hẹn theo khung giờ tại điểm phục vụ hành chính công",
            id="other order",
        ),
        pytest.param("Đặt lịch hẹn theo khung giờ, nhắc bổ sung hồ sơ", id="a part"),
        pytest.param(
            "Đặt lich hẹn theo khung giờ và nhăc bổ sung hồ sơ tại Điểm phục vụ hành chính cong",
            id="slips",
        ),
        pytest.param(
            "Sáng kiến đặt lịch hẹn theo khung giờ và nhắc bổ sung hồ sơ của người dân", id="more words"
        ),
    ],
)  # fmt: skip
def test_the_same_title_is_found_however_it_is_written(title: str) -> None:
    assert found(Text(title)) == ["SK-2025-001"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(QUEUE.body, id="copied"),
        pytest.param(folded(QUEUE.body), id="copied without diacritics"),
        pytest.param(
            "Người dân phải chờ lâu vào các giờ cao điểm, hồ sơ còn thiếu giấy tờ nên đi lại nhiều "
            "lần. Chọn khung giờ trước, gửi danh mục giấy tờ, nhắc trước 01 ngày và ưu tiên người "
            "đến đúng giờ.",
            id="in other words",
        ),
    ],
)
def test_the_same_content_under_another_name_is_found(body: str) -> None:
    (one,) = ALL.like(Text("Giảm ùn tắc khi tiếp dân", body), THRESHOLD)
    assert one.other.id == "SK-2025-001"
    assert one.content > one.title
    assert one.score == one.content


def test_the_words_that_both_have_are_shown_as_they_were_asked() -> None:
    (one,) = ALL.like(Text("Nhắc bổ sung HỒ SƠ, đặt lịch hẹn theo khung giờ"), THRESHOLD)
    assert set(one.words) == {"đặt lịch hẹn theo khung giờ", "Nhắc bổ sung HỒ SƠ"}


def test_a_part_of_a_title_counts_nearly_whole_when_it_tells_enough() -> None:
    assert title_score(Text("Nhắc bổ sung hồ sơ, đặt lịch hẹn theo khung giờ"), QUEUE) == 95
    assert title_score(Text("Đặt lịch hẹn"), QUEUE) < THRESHOLD


def test_an_initiative_is_not_like_itself() -> None:
    assert "SK-2025-001" not in found(QUEUE, 0)
    assert len(ALL.like(Text(QUEUE.title, QUEUE.body), 95)) == 1


def test_nothing_is_compared_with_nothing() -> None:
    assert Collection(()).like(QUEUE, 0) == []
    assert Collection((QUEUE,)).like(QUEUE, 0) == []
    assert found(Text("!?", ""), 1) == []


def test_a_record_tells_its_solution_and_not_its_people() -> None:
    record = typed(
        initiative(
            problem="Chờ lâu", description={"content": "Hẹn giờ", "current_state": "Lấy số"},
            benefit={"social": "Nhanh hơn"},
        )
    )  # fmt: skip
    text = text_of(record)
    assert (text.id, text.title) == (record.id, record.title)
    assert text.body == "Chờ lâu\nHẹn giờ"


TITLES = st.lists(
    st.sampled_from("dat lich hen gio nhac ho so rac nguon loai so zalo phan anh".split()),  # noqa: SIM905
    min_size=1, max_size=8,
).map(" ".join)  # fmt: skip


@given(TITLES, TITLES, st.randoms())
def test_scores_are_symmetric_and_blind_to_order(one: str, other: str, chance: object) -> None:
    score = title_score(Text(one), Text(other))
    assert score == title_score(Text(other), Text(one))
    words = one.split()
    chance.shuffle(words)  # type: ignore[attr-defined]
    assert title_score(Text(" ".join(words)), Text(other)) == score
    assert title_score(Text(one), Text(one)) == 100
    assert 0 <= score <= 100


@given(st.lists(TITLES, max_size=6), st.text(max_size=40))
def test_any_text_can_be_asked(titles: list[str], text: str) -> None:
    texts = tuple(Text(title, id=f"SK-{n}") for n, title in enumerate(titles))
    for one in Collection(texts).like(Text(text, text), 0):
        assert 0 <= one.score <= 100
