"""The registry of change rules: a decorator collects them, `load_change_rules` imports the files."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.rules.registry import load_rules

#: What a change rule yields: the file (relative to records/), where in it, what is wrong. The place
#: lies in the new state of the file; in the old one when the file is gone.
Found = Iterable[tuple[str, Route, str]]
Check = Callable[[ChangeSet], Found]


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """`explanation` is what `nkh explain` prints; `also`: other codes of the same rule."""

    code: str
    severity: Severity
    explanation: str
    check: Check
    also: tuple[str, ...] = ()


CHANGE_RULES: Final[dict[str, ChangeRule]] = {}


def change_rule(
    code: str, severity: Severity = Severity.ERROR, *, also: tuple[str, ...] = ()
) -> Callable[[Check], Check]:
    """Registers a check of a change; its docstring, in Vietnamese, is its explanation."""

    def register(check: Check) -> Check:
        if code in CHANGE_RULES:
            raise ValueError(f"two change rules with the code {code}")
        CHANGE_RULES[code] = ChangeRule(code, severity, cleandoc(check.__doc__ or ""), check, also)
        return check

    return register


def default_weights() -> dict[str, str]:
    """Code → severity by default, of every rule of records and of changes."""
    records = {rule.code: str(rule.severity) for rule in load_rules()}
    return records | {rule.code: str(rule.severity) for rule in load_change_rules()}


@cache
def load_change_rules() -> tuple[ChangeRule, ...]:
    """Every change rule, in the order of the codes."""
    package = import_module("ngocha_kh.history.changes.rules")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return tuple(CHANGE_RULES[code] for code in sorted(CHANGE_RULES))
