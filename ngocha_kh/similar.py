"""Look-alikes among initiatives: without diacritics, case and the order of the words.

Two scores, each 0 to 100. *Title*: rapidfuzz over the sorted syllables, without those that every
title has. *Content*: the cosine of tf-idf vectors over syllables and pairs of neighbours, so that rare
words weigh most; the root of it, so that both scores speak of parts and not of squares. The score is
the larger one: the same idea under another name, or the same name over another text. No score decides
anything; it names what a person has to compare.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from ngocha_kh.records.initiative import Initiative
from ngocha_kh.vietnamese import folded

#: Syllables of many titles that tell nothing about the solution (folded).
_EMPTY: Final = frozenset(
    {
        "va", "cua", "cho", "trong", "tren", "tai", "theo", "de", "voi", "cac", "nhung", "mot", "so",
        "la", "bang", "tu", "den", "ve", "o", "khi", "duoc", "nham", "gop", "phan", "giai", "phap",
        "bien", "sang", "kien", "nang", "cao", "hieu", "qua", "chat", "luong", "cong", "tac", "hoat",
        "dong", "thuc", "hien", "dia", "ban", "phuong", "uy", "nhan", "dan", "ubnd", "nam",
    }
)  # fmt: skip
#: Words that no phrase begins or ends with, for what is shown.
_JOINTS: Final = frozenset(
    {"và", "của", "với", "theo", "tại", "cho", "các", "những", "là", "được", "để", "trong", "trên"}
)
_WORD: Final = re.compile(r"\w+")
_MARKS: Final = re.compile(r"[.,;:!?()\n]+")
#: Below so many telling syllables a title fits into many others by chance.
_LEAST: Final = 4
#: A part of a longer title is nearly as telling as the whole.
_PART: Final = 0.95
#: A feature that more than half of a larger collection has says nothing, and costs most.
_SMALL: Final = 20
_MOST_WORDS: Final = 6


@dataclass(frozen=True)
class Text:
    """What is compared: a title and the text that explains it; `id` is empty for loose text."""

    title: str
    body: str = ""
    id: str = ""

    @cached_property
    def key(self) -> str:
        """The title without case, diacritics, punctuation and doubled blanks."""
        return " ".join(_syllables(self.title))

    @cached_property
    def telling(self) -> str:
        """The telling syllables of the title, sorted; all of them when none is telling."""
        words = _syllables(self.title)
        return " ".join(sorted(word for word in words if word not in _EMPTY) or sorted(words))

    @cached_property
    def features(self) -> Counter[str]:
        """Telling syllables and pairs of neighbours in title and body, each with how often."""
        found: Counter[str] = Counter()
        for clause in self.clauses:
            words = [folded(word) for word in clause]
            found.update(word for word in words if word not in _EMPTY)
            found.update(f"{one} {two}" for one, two in pairwise(words))
        return found

    @cached_property
    def clauses(self) -> list[list[str]]:
        """The words between two marks, as they are written; those of the title first."""
        parts = _MARKS.split(f"{self.title}\n{self.body}")
        return [words for part in parts if (words := _WORD.findall(part))]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`other` is like what was asked for: scores 0 to 100, and the words that both have."""

    other: Text
    score: int
    title: int
    content: int
    words: tuple[str, ...]


def text_of(initiative: Initiative) -> Text:
    """What an initiative says of its solution."""
    description = initiative.description
    parts = [initiative.problem]
    if description is not None:
        parts += [description.content, description.novelty, description.public_summary]
    return Text(initiative.title, "\n".join(part for part in parts if part), initiative.id)


@dataclass(frozen=True)
class Collection:
    """All texts to compare with. Building is linear in their length, asking in what they share."""

    texts: tuple[Text, ...]

    def like(self, text: Text, threshold: int) -> list[Likeness]:
        """Those of at least `threshold`, the most alike first; never the text of the same id."""
        contents = self._contents(text)
        titles = self._titles(text)
        found = []
        for number in sorted({n for n in contents if contents[n] >= threshold} | titles.keys()):
            other = self.texts[number]
            title, content = titles.get(number, 0), contents.get(number, 0)
            score = max(title, content)
            if score >= threshold and not (other.id and other.id == text.id):
                found.append(Likeness(other, score, title, content, self._shared(text, other)))
        return sorted(found, key=lambda one: (-one.score, one.other.id))

    def _titles(self, text: Text) -> dict[int, int]:
        """Title scores of the texts that share at least half of the shorter title."""
        own = text.telling.split()
        shared = Counter(
            number for word in sorted(set(own)) for number in self._by_title.get(word, ())
        )
        return {
            number: title_score(text, self.texts[number])
            for number, count in shared.items()
            if 2 * count >= min(len(own), len(self.texts[number].telling.split()))
        }

    def _contents(self, text: Text) -> dict[int, int]:
        """Content scores of the texts that share a feature."""
        found: dict[int, float] = {}
        for feature, value in self._vector(text).items():
            for number, other in self._by_feature.get(feature, ()):
                found[number] = found.get(number, 0.0) + value * other
        return {number: round(100 * math.sqrt(value)) for number, value in found.items()}

    def _vector(self, text: Text) -> dict[str, float]:
        """tf-idf of length 1; what is said often counts by the root of the number."""
        rare = math.log(1 + len(self.texts))
        values = {
            feature: math.sqrt(count) * self._rarity.get(feature, rare)
            for feature, count in text.features.items()
        }
        length = math.sqrt(sum(value * value for value in values.values()))
        return {feature: value / length for feature, value in values.items() if value}

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """Feature → ln(1 + N ÷ texts that have it); 0 for what more than half of many texts have."""
        counts = Counter(feature for text in self.texts for feature in text.features)
        number, most = len(self.texts), max(len(self.texts) / 2, _SMALL)
        return {
            feature: math.log(1 + number / count) if count <= most else 0.0
            for feature, count in counts.items()
        }

    @cached_property
    def _by_feature(self) -> Mapping[str, list[tuple[int, float]]]:
        """Feature → the texts that have it, with its part of their vector."""
        found: dict[str, list[tuple[int, float]]] = {}
        for number, text in enumerate(self.texts):
            for feature, value in self._vector(text).items():
                found.setdefault(feature, []).append((number, value))
        return found

    @cached_property
    def _by_title(self) -> Mapping[str, list[int]]:
        """Telling syllable → the texts whose title has it."""
        found: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            for word in set(text.telling.split()):
                found.setdefault(word, []).append(number)
        return found

    def _shared(self, text: Text, other: Text) -> tuple[str, ...]:
        """The phrases that both have, as `text` writes them: the longest and rarest first."""
        common = {
            run for run in _common_runs(text, other) if " " in run or self._is_rare(folded(run))
        }
        runs = sorted(
            common,
            key=lambda run: (-sum(self._rarity.get(word, 0.0) for word in _syllables(run)), run),
        )
        shown: list[str] = []
        for run in runs:
            if not any(_within(run, one) or _within(one, run) for one in shown):
                shown.append(run)
        return tuple(shown[:_MOST_WORDS])

    def _is_rare(self, word: str) -> bool:
        """Whether at most two texts have it: half a word ("hồ" of "hồ sơ") is no sign of likeness."""
        return self._rarity.get(word, 0.0) >= math.log(1 + len(self.texts) / 2)


def title_score(text: Text, other: Text) -> int:
    """How alike two titles are, 0 to 100, in any order of the words; a part counts nearly whole."""
    from rapidfuzz import fuzz

    whole = fuzz.ratio(text.telling, other.telling)
    if min(text.telling.count(" "), other.telling.count(" ")) + 1 < _LEAST:
        return round(whole)
    return round(max(whole, _PART * fuzz.token_set_ratio(text.telling, other.telling)))


def _syllables(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def _within(part: str, whole: str) -> bool:
    return f" {folded(part)} " in f" {folded(whole)} "


def _common_runs(text: Text, other: Text) -> Iterator[str]:
    """Runs of syllables of `text` whose every pair of neighbours `other` has too.

    Joining words are cut off at both ends; a syllable alone must stand in both titles.
    """
    known, titles = other.features, set(text.telling.split()) & set(other.telling.split())
    for words in text.clauses:
        plain = [folded(word) for word in words]
        start = 0
        for end in range(1, len(words) + 1):
            if end < len(words) and f"{plain[end - 1]} {plain[end]}" in known:
                continue
            first, last = start, end
            while first < last and words[first].lower() in _JOINTS:
                first += 1
            while first < last and words[last - 1].lower() in _JOINTS:
                last -= 1
            if last - first > 1 or (last > first and plain[first] in titles):
                yield " ".join(words[first:last])
            start = end
