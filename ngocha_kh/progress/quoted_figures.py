"""Numbers that a unit's paragraph quotes, beside those that the records give. Pure.

A text is no table: most numbers in it are parts of a whole ("02 sáng kiến của đoàn viên"), and only
a few words make a number the whole. So little is judged, and what is judged is sure.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

#: What is counted → the figure that is the whole of it (names of `own_figures`).
_WHOLE: Final = {
    "nhiệm vụ": "tasks_total",
    "sáng kiến": "initiatives_received",
    "hoạt động": "activities_done",
    "lượt người": "participants",
}
#: Words directly before a number that make it the whole of another figure.
_SAID: Final = (
    ("hoàn thành", "nhiệm vụ", "tasks_done"),
    ("công nhận", "sáng kiến", "initiatives_recognised"),
)
_ALL: Final = ("tổng số", "tổng cộng", "tất cả", "toàn bộ")
_ABOUT: Final = ("khoảng", "gần", "ước", "xấp xỉ")
_NUMBER = re.compile(
    r"(?<![\w.,/–-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})\s+"
    rf"(?P<noun>{'|'.join(_WHOLE)})(?!\s+(?:khoa học|KH&CN))\b",
    re.IGNORECASE,
)
#: A sentence that speaks of what is to come or of another year is not of this period's figures.
_OTHER = re.compile(
    r"dự kiến|kế hoạch tổ chức|(?:đặt|lập|xây dựng) kế hoạch|chỉ tiêu|phấn đấu|sẽ |sắp |năm trước|cùng kỳ|năm 20\d\d|toàn phường|phối hợp",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """`text` as the paragraph has it; `name` the figure that it contradicts, `ours` its value."""

    text: str
    name: str
    ours: int


def contradictions(text: str, ours: Mapping[str, int]) -> Iterator[Quoted]:
    """Numbers before "nhiệm vụ", "sáng kiến", "hoạt động", "lượt người" that cannot be true.

    More than the whole is, or, behind a word for all of them, another number than the whole.
    """
    for sentence in _SENTENCE.split(" ".join(text.split())):
        if _OTHER.search(sentence):
            continue
        for match in _NUMBER.finditer(sentence):
            value = int(match["number"].replace(".", ""))
            before = sentence[: match.start()].rstrip().lower()
            noun = match["noun"].lower()
            if before.endswith(_ABOUT):
                continue
            name = _figure(before, noun)
            if value > ours[name] or (before.endswith(_ALL) and value != ours[name]):
                yield Quoted(match[0], name, ours[name])


def _figure(before: str, noun: str) -> str:
    for said, about, name in _SAID:
        if noun == about and before.endswith(said) and not before.endswith(f"chưa {said}"):
            return name
    return _WHOLE[noun]
