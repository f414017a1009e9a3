"""ke-hoach against the ward's own text: sentence by sentence, only known slips differ."""

import re
from difflib import SequenceMatcher
from typing import Final

from documents.real import JUNE, ROOT, checked, document
from nd30.lines import docx_lines

from ngocha_kh.documents.base import Office

#: Presentation that the decree fixes, put right on printing: (as stored, as printed).
CORRECTED: Final = [
    ("Đ/c Nguyễn Văn Hưng-PCT UBND phường;", "Phó Chủ tịch UBND phường Nguyễn Văn Hưng;"),
    ("Lưu VT, VH-XH.", "Lưu: VT, VHXH."),
    ("TM. UỶ BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
]
_END = re.compile(r"(?<=[.;:…])(?<!TM\.)(?<!KT\.) ")


def sentences(text: str) -> list[str]:
    """The text cut after full stops, semicolons and colons; dashes of lists and line ends fold."""
    folded = " ".join(" ".join(f"\n{text}".replace("\n -", "\n-").split("\n- ")).split())
    return [part.strip() for part in _END.split(folded) if part.strip()]


def original() -> list[str]:
    return sentences((ROOT / "records/plans/KH-2026.txt").read_text(encoding="utf-8"))


def printed() -> list[str]:
    """From the name of the type on: the head with agency and date is not in the stored copy."""
    rows: list[str] = []
    for line in docx_lines(document("ke-hoach", "KH-2026", JUNE).data):
        kind, _, text = line.partition(" | ")
        if kind != "section":
            rows += [row for cell in text.split(" ¦ ") for row in cell.split(" ⏎ ")]
    return sentences("\n".join(rows[rows.index("KẾ HOẠCH") :]))


def test_only_known_slips_of_presentation_differ() -> None:
    before, after = original(), printed()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    differ = [
        (" ".join(before[i1:i2]), " ".join(after[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]
    shrunk = differ
    for old, new in CORRECTED:
        shrunk = [(o.replace(old, new), n) for o, n in shrunk]
    assert [(o, n) for o, n in shrunk if o != n] == []
    assert len(differ) <= len(CORRECTED)
    assert len(before) > 90


def test_what_was_put_right_is_noted_as_a_slip() -> None:
    noted = {slip.suggestion for slip in Office(checked(), "KH-2026").plan.slips if slip.suggestion}
    for _, right in CORRECTED:
        assert right.rstrip(".;") in noted


def test_slips_of_the_text_itself_are_kept() -> None:
    """The plan was adopted with them: "Phố hợp" stays until the ward corrects the plan."""
    text = " ".join(printed())
    for slip in ("Phố hợp với các đơn vị tư vấn", "hệ thống quản chất lượng", "chuyển đối số"):
        assert slip in text
