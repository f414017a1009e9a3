"""Titles and counts inside sentences."""

import pytest

from ngocha_kh.documents.wording import about, sentence, small


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("Quyết định", "Hội đồng Khoa học của phường", ": Hội đồng Khoa học của phường"),
        ("Kế hoạch", "Kế hoạch 57 của Thành phố", ": Kế hoạch 57 của Thành phố"),
        ("Kế hoạch", "Kế hoạch Hà Nội xanh", ": Kế hoạch Hà Nội xanh"),
        ("Công văn", "Giáo dục sáng tạo", ": Giáo dục sáng tạo"),
        ("Quyết định", "Kiện toàn Ban Chỉ đạo ISO", " về việc kiện toàn Ban Chỉ đạo ISO"),
        ("Kế hoạch", "Duy trì, áp dụng hệ thống", " về việc duy trì, áp dụng hệ thống"),
        ("Hướng dẫn", "Hướng dẫn sử dụng kinh phí", " về việc sử dụng kinh phí"),
        ("Hướng dẫn", "Hướng dẫn", " về việc hướng dẫn"),
    ],
)
def test_a_title_joins_its_sentence_only_when_it_is_no_name(
    kind: str, title: str, expected: str
) -> None:
    assert about(kind, title) == expected


@pytest.mark.parametrize("text", ["Xong", "Xong.", "Xong; ", "Xong.,", "Xong.."])
def test_a_sentence_ends_with_one_full_stop(text: str) -> None:
    assert sentence(text) == "Xong."


@pytest.mark.parametrize(
    ("value", "text"), [(0, "00"), (9, "09"), (10, "10"), (1234, "1.234"), (-3, "-3")]
)
def test_small_numbers_have_two_digits(value: int, text: str) -> None:
    assert small(value) == text
