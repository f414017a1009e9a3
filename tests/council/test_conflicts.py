"""Who must or should step out, and the head of the unit as author."""

import pytest
from council.build import author, body, initiative, settings

from ngocha_kh.council.conflicts import Tie, conflicts, head_authors, head_case, ties


def test_a_council_without_a_tie_has_no_conflict() -> None:
    assert conflicts(initiative(), body()) == ()


def test_every_tie_is_told_in_the_order_of_the_council() -> None:
    one = initiative(
        authors=[author("tv-5")],
        relatives=["tv-1"],
        helpers=[{"person": "tv-3", "work": "Đo thời gian"}, {"person": "nguoi-khac", "work": "x"}],
    )
    found = [(c.person, c.tie, c.bars) for c in conflicts(one, body())]
    assert found == [
        ("tv-1", Tie.RELATIVE, False),
        ("tv-3", Tie.HELPER, False),
        ("tv-5", Tie.AUTHOR, True),
    ]


def test_the_strongest_tie_is_told() -> None:
    one = initiative(authors=[author("tv-1")], helpers=[{"person": "tv-1", "work": "x"}])
    assert ties(one)["tv-1"].tie is Tie.AUTHOR
    assert ties(one)["tv-1"].reason == "là tác giả của sáng kiến"


@pytest.mark.parametrize("post", ["Chủ tịch UBND phường", "CHỦ TỊCH", "Chu tich"])
def test_the_head_is_known_by_the_post_and_the_recognising_body(post: str) -> None:
    assert head_authors(initiative(authors=[author("tv-1", post=post)]), settings()) == ("tv-1",)


@pytest.mark.parametrize(
    ("post", "unit"),
    [("Phó Chủ tịch UBND phường", "ubnd"), ("Chủ tịch", "mttq"), ("Chuyên viên", "ubnd")],
)
def test_others_are_not_the_head(post: str, unit: str) -> None:
    one = initiative(authors=[author("tv-1", post=post, unit=unit)])
    assert head_authors(one, settings()) == ()


@pytest.mark.parametrize(
    ("investor", "wanted"),
    [
        ({"kind": "agency", "public_funds": True}, True),
        ({"kind": "author", "public_funds": False}, False),
        ({"kind": "author"}, False),
        (None, False),
    ],
)
def test_consent_is_needed_only_when_public_means_were_used(
    investor: dict[str, object] | None, wanted: bool
) -> None:
    changes = {} if investor is None else {"investor": investor}
    one = initiative(authors=[author("tv-1", post="Chủ tịch")], **changes)
    assert head_case(one, settings()) is wanted
