"""Route of keys → line and column of the value, the key, or the nearest place above."""

import pytest

from ngocha_kh.diagnostics import Route
from ngocha_kh.yamlio.locate import Locator, locate

TEXT = """\
# một dòng
id: NV-2026-001
"title": |
  Dòng một
updates:
  - on: 2026-03-30
    evidence: [{ref: a}, {ref: "ệ"}]
  - {on: 2026-03-31, ghi chú: x}
trống:
""".encode()


@pytest.mark.parametrize(
    ("route", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("id",), (2, 5), (2, 1)),
        (("title",), (3, 10), (3, 1)),
        (("updates",), (6, 3), (5, 1)),
        (("updates", 0), (6, 5), (6, 5)),
        (("updates", 0, "evidence", 1, "ref"), (7, 32), (7, 27)),
        (("updates", 1, "ghi chú"), (8, 31), (8, 22)),
        (("trống",), (9, 7), (9, 1)),
    ],
)
def test_places_are_those_of_the_text(
    route: Route, value: tuple[int, int], key: tuple[int, int]
) -> None:
    places = Locator(TEXT)
    assert (places.at(route), places.at(route, key=True)) == (value, key)


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("khong-co",), (2, 1)),
        (("updates", 5), (6, 3)),
        (("updates", 0, "khong-co", "x"), (6, 5)),
        (("id", 0), (2, 5)),
        (("updates", "on"), (6, 3)),
    ],
)
def test_a_route_that_leads_nowhere_gives_the_place_above(
    route: Route, place: tuple[int, int]
) -> None:
    assert locate(TEXT, route) == place


@pytest.mark.parametrize("data", [b"", b"a: [", b"\xff", b"[" * 10_000])
def test_what_cannot_be_read_has_its_first_place(data: bytes) -> None:
    assert locate(data, ("a",)) == (1, 1)


def test_a_mark_and_carriage_returns_move_nothing() -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace(b"\n", b"\r\n")
    assert locate(data, ("updates", 0, "evidence", 1, "ref")) == (7, 32)


def test_decomposed_keys_are_found() -> None:
    assert locate("ghi chu\u0301: x\n".encode(), ("ghi chú",)) == (1, 11)
