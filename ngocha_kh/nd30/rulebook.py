"""The rules of Nghị định 30/2020/NĐ-CP as data: the one thing that writer and judge share.

`rulebook.toml` holds a table for each rule id; a range of one value has no upper bound.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Tag = Literal["M", "T", "I", "P"]

TAGS: dict[Tag, str] = {
    "M": "nội dung Nghị định hoặc bảng mẫu chữ",
    "T": "chỉ thể hiện ở mẫu trình bày (Phụ lục III)",
    "I": "cách hiểu khi Nghị định không nêu rõ",
    "P": "thực tế trình bày, không bắt buộc",
}

#: What is not said by the decree → what it is called instead of a source.
READINGS: dict[Tag, str] = {"I": "cách hiểu của chương trình", "P": "thực tế trình bày"}
SILENT = "Nghị định không quy định"

#: A rule weighs as much as its source is sure; an agency may say otherwise for itself.
WEIGHTS: dict[Tag, Literal["error", "warning", "info"]] = {
    "M": "error",
    "T": "warning",
    "I": "info",
    "P": "info",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: what it says in our own words, how sure it is, and where it is written.

    `low` and `high` bound a measure in `unit` ("mm", "pt", "%"); None where there is none.
    `not_judged` says why no .docx can show it; empty when a check exists.
    """

    id: str
    title: str
    tag: Tag
    says: str
    source: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    not_judged: str = ""

    @property
    def cited(self) -> str:
        """`source` as printed: a reading of ours is never printed as if the decree said it."""
        if self.tag not in READINGS:
            return self.source
        if self.source == SILENT:
            return f"{READINGS[self.tag]}; {SILENT}"
        return f"{READINGS[self.tag]} (từ {self.source})"

    def explained(self) -> str:
        """What a person is told about the rule: several Vietnamese lines, the title first."""
        lines = [f"{self.title}.", "", self.says, "", f"Nguồn: {self.cited}."]
        lines.append(f"Mức độ chắc chắn: {TAGS[self.tag]}.")
        if self.not_judged:
            lines.append(f"Chưa xét được: {self.not_judged}")
        return "\n".join(lines)


@cache
def rules() -> dict[str, Rule]:
    """Every rule by id, in the order of the file."""
    data = tomllib.loads(Path(__file__).with_name("rulebook.toml").read_text(encoding="utf-8"))
    return {id_: _rule(id_, entry) for id_, entry in data.items()}


def _rule(id_: str, entry: dict[str, object]) -> Rule:
    low, high, *_ = (*entry.pop("range", ()), None, None)  # type: ignore[misc]
    return Rule(id=id_, low=low, high=high, **entry)  # type: ignore[arg-type]
