"""The registry of rules: a decorator collects them, `load_rules` imports the package's files.

A *record rule* sees one record, and its result is remembered by the content of the file; so it may
depend on nothing else. A *workspace rule* sees facts of all records, the settings and the date.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from typing import Any, Final, TypeVar

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.base import Frozen
from ngocha_kh.rules.index import Index

R = TypeVar("R", bound=Frozen)
#: What a record rule yields: where in the record, and what is wrong.
Found = Iterable[tuple[Route, str]]
#: What a workspace rule yields: the file (relative to records/), where in it, what is wrong.
FoundAt = Iterable[tuple[str, Route, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`kind` is None for a workspace rule; `explanation` is what `nkh explain` prints."""

    code: str
    severity: Severity
    explanation: str
    check: Callable[[Any], Iterable[Any]]
    kind: type[Frozen] | None = None
    #: Looks at files beside the records (a plan's text, evidence), so it is never remembered.
    beside: bool = False
    #: Other codes of the same rule, as in the research that it comes from: `nkh explain Q07`.
    also: tuple[str, ...] = ()


RULES: Final[dict[str, Rule]] = {}


def record_rule(
    code: str, kind: type[R], severity: Severity = Severity.ERROR, *, also: tuple[str, ...] = ()
) -> Callable[[Callable[[R], Found]], Callable[[R], Found]]:
    """Registers a check of one record; its docstring, in Vietnamese, is its explanation."""

    def register(check: Callable[[R], Found]) -> Callable[[R], Found]:
        _add(Rule(code, severity, cleandoc(check.__doc__ or ""), check, kind, also=also))
        return check

    return register


def workspace_rule(
    code: str,
    severity: Severity = Severity.ERROR,
    *,
    beside: bool = False,
    also: tuple[str, ...] = (),
) -> Callable[[Callable[[Index], FoundAt]], Callable[[Index], FoundAt]]:
    """Registers a check across records; its docstring, in Vietnamese, is its explanation."""

    def register(check: Callable[[Index], FoundAt]) -> Callable[[Index], FoundAt]:
        text = cleandoc(check.__doc__ or "")
        _add(Rule(code, severity, text, check, beside=beside, also=also))
        return check

    return register


def _add(rule: Rule) -> None:
    if rule.code in RULES:
        raise ValueError(f"two rules with the code {rule.code}")
    RULES[rule.code] = rule


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule of the package, in the order of the codes."""
    package = import_module("ngocha_kh.rules")
    for module in iter_modules(package.__path__):
        import_module(f"ngocha_kh.rules.{module.name}")
    return tuple(RULES[code] for code in sorted(RULES))


@cache
def record_rules(kind: type[Frozen]) -> tuple[Rule, ...]:
    """The record rules of a kind, with those that were registered for `Frozen`: any record."""
    return tuple(rule for rule in load_rules() if rule.kind in (kind, Frozen))


def workspace_rules() -> Iterator[Rule]:
    return (rule for rule in load_rules() if rule.kind is None)
