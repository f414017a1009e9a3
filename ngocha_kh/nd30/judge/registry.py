"""Checks find themselves: a module in `checks/` decorates functions with the rule they judge.

A check sees a `Paper` (the document with its parts found) and yields findings. `needs` names parts
without which there is nothing to judge: the rule then counts as not evaluated, never as passed.
"profile.places" and the like name what the agency must have fixed.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from .finding import Finding
from .paper import Paper

Judge = Callable[[Paper], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """`rule` is an id of the rulebook; `needs` are attributes of `Parts` that must not be empty.

    A need "profile.x" is an attribute of the `Profile`.
    """

    rule: str
    judge: Judge
    needs: tuple[str, ...]

    def applies(self, paper: Paper) -> bool:
        return not self.missing(paper)

    def missing(self, paper: Paper) -> tuple[str, ...]:
        """The needs that this paper does not meet."""
        return tuple(name for name in self.needs if not paper.holds(name))


_found: dict[str, Check] = {}


def check(rule: str, *needs: str) -> Callable[[Judge], Judge]:
    """Register the one check of `rule`."""

    def register(judge: Judge) -> Judge:
        if rule in _found:
            raise ValueError(f"two checks for {rule}")
        _found[rule] = Check(rule, judge, needs)
        return judge

    return register


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order of rule ids."""
    package = import_module(".checks", __package__)
    for module in pkgutil.iter_modules(package.__path__):
        import_module(f".checks.{module.name}", __package__)
    return tuple(_found[rule] for rule in sorted(_found))
