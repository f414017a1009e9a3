"""How a post and its unit read together, and the name of a council in a head."""

from pathlib import Path

import pytest
from documents.initiatives import council

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import name_lines
from ngocha_kh.documents.council_words import post_at
from ngocha_kh.records.body import Body, Decision


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder: Path = tmp_path_factory.mktemp("desk")
    return council.desk(folder)


@pytest.mark.parametrize(
    ("post", "unit", "wanted"),
    [
        ("Chuyên viên", "vhxh", "Chuyên viên Phòng Văn hóa - Xã hội"),
        ("Trưởng phòng", "vhxh", "Trưởng phòng Văn hóa - Xã hội"),
        ("Phó Trưởng phòng", "kthtdt", "Phó Trưởng phòng Kinh tế, hạ tầng và Đô thị"),
        pytest.param("Phó Chánh Văn phòng", "vp", "Phó Chánh Văn phòng", id="names its office"),
        pytest.param("Chủ tịch Công đoàn phường", "mttq", "Chủ tịch Công đoàn phường", id="names its area"),
        pytest.param("Phó Chủ tịch UBND phường", "ubnd", "Phó Chủ tịch UBND phường", id="names its body"),
        pytest.param("Chuyên viên", "khong-co", "Chuyên viên khong-co", id="a unit nobody knows"),
    ],
)  # fmt: skip
def test_a_post_reads_with_its_unit_once(post: str, unit: str, wanted: str, office: Office) -> None:
    assert post_at(office, post, unit) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Hội đồng sáng kiến", ["Hội đồng sáng\u00a0kiến"]),
        (
            "Hội đồng Khoa học, sáng kiến phường Ngọc Hà",
            ["Hội đồng Khoa\u00a0học,", "sáng\u00a0kiến phường Ngọc Hà"],
        ),
        (
            "Hội đồng khoa học, công nghệ và đổi mới sáng tạo xã An Khánh",
            ["Hội đồng khoa\u00a0học, công\u00a0nghệ và đổi\u00a0mới sáng\u00a0tạo", "xã An Khánh"],
        ),
        ("Hội đồng thi đua cơ sở", ["Hội đồng thi đua cơ sở"]),
    ],
)
def test_the_name_of_a_council_breaks_where_one_would_break_it(
    name: str, wanted: list[str]
) -> None:
    decision = Decision(number="1/QĐ-UBND", date=council.DAY)
    body = Body(
        id="HD-2026-01", name=name, kind="initiative_council", decision=decision,
        valid_from=council.DAY, members=(),
    )  # fmt: skip
    assert name_lines(body) == wanted
