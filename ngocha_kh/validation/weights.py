"""Rules that a workspace has made milder or switched off: what a reader of "no errors" must know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ngocha_kh.diagnostics import SEVERITY_LABELS, Severity

OFF: Final = "off"
_ORDER: Final = (OFF, *map(str, (Severity.INFO, Severity.WARNING, Severity.ERROR)))


@dataclass(frozen=True, slots=True)
class Softened:
    """A rule that weighs less than it would by itself; both are severities or "off"."""

    code: str
    default: str
    now: str

    def __str__(self) -> str:
        return f"{self.code} ({weight_label(self.default)} → {weight_label(self.now)})"


def softened(severities: Mapping[str, str], defaults: Mapping[str, str]) -> Iterator[Softened]:
    """The rules of `severities` that weigh less than their default; an unknown rule is an error."""
    for code, now in sorted(severities.items()):
        default = defaults.get(code, str(Severity.ERROR))
        if is_softer(now, default):
            yield Softened(code, default, now)


def is_softer(now: str, before: str) -> bool:
    return _ORDER.index(now) < _ORDER.index(before)


def weight_label(weight: str) -> str:
    return "tắt" if weight == OFF else SEVERITY_LABELS[Severity(weight)]
