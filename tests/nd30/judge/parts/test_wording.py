"""What is quoted is cut at words, and one word is used for one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nd30.judge.parts import build
from nd30.judge.parts.build import line, made, mid, paper
from nd30.judge.parts.naming import letter, listed, sent, signed

from ngocha_kh.nd30.judge.finding import Finding
from ngocha_kh.nd30.judge.registry import checks
from ngocha_kh.nd30.judge.words import ending, excerpt


def findings(document: object) -> list[Finding]:
    on = paper(document)  # type: ignore[arg-type]
    return [finding for check in checks() if check.applies(on) for finding in check.judge(on)]


@given(st.text("ab ", max_size=30).map(" ".join), st.integers(3, 30))
def test_excerpts_are_whole_words_that_fit(words: str, most: int) -> None:
    text = " ".join(words.split())
    for cut in (excerpt(text, most), ending(text, most)):
        assert len(cut) <= most
        assert set(cut.strip("…").split()) <= set(text.split())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Như trên", "Như trên", "Như trên"),
        ("Ủy ban nhân dân phường", "Ủy ban…", "…dân phường"),
        ("Tiếpnhậnhồsơtrựctuyến", "Tiếpnhậnhồ…", "…trựctuyến"),
    ],
)
def test_excerpts(text: str, start: str, end: str) -> None:
    assert excerpt(text, 11) == start
    assert ending(text, 12 if " " in text else 10) == end


@pytest.mark.parametrize(
    ("zones", "measured"),
    [
        (signed("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "ghi «T/M ỦY BAN NHÂN DÂN»"),
        (build.SENT | listed("- Như trên", "- Lưu: VT."), "kết thúc «- Như trên»"),
        (sent("Kính gửi Ủy ban nhân dân thành phố"), "ghi «Kính gửi Ủy ban…»"),
        (
            letter(subject=mid("Về việc rà soát thủ tục", 12, before=6)),
            "bắt đầu bằng «Về việc rà soát thủ…»",
        ),
    ],
)
def test_messages_quote_whole_words(zones: dict[str, object], measured: str) -> None:
    assert measured in [finding.measured for finding in findings(made(zones))]


def test_the_quote_of_a_place_ends_at_a_word() -> None:
    body = (line(build.SENTENCE), line("Trên đây là báo cáo./.", align="both"))
    quotes = [f.quote for f in findings(made(body=body)) if f.measured == "canh trái"]
    assert quotes == ["Năm 2025, Ủy ban nhân dân phường đã hoàn thành các nhiệm…"]


def test_alignment_has_one_name_in_every_rule() -> None:
    right = {"motto": mid("Độc lập - Tự do - Hạnh phúc", 14, bold=True)}
    lefts = {
        "state": line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True),
        "date": line("Ngọc Hà, ngày 05 tháng 01 năm 2026", 14, italic=True),
        "type_name": line("BÁO CÁO", bold=True),
        "label": mid("Nơi nhận:", 12, bold=True, italic=True),
        "body": (line(build.SENTENCE), mid(build.SENTENCE)),
    }
    said = [f"{f.measured} {f.allowed}" for f in findings(made(right, **lefts))]
    named = [text for text in said if "canh trái" in text or "canh giữa" in text]
    assert len(named) >= 6
    assert not [text for text in said if "căn trái" in text or "căn giữa" in text]
