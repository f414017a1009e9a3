"""The registry of guards: a decorator collects them by name, `load_guards` imports the files."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from ngocha_kh.workflow.case import Case

#: What is unmet, one sentence each, with what would be right; nothing when the guard holds.
Guard = Callable[[Case], Iterator[str]]

GUARDS: Final[dict[str, Guard]] = {}


def guard(check: Guard) -> Guard:
    """Registers a guard by the name of its function; the name says what holds."""
    name = check.__name__
    if name in GUARDS:
        raise ValueError(f"two guards of the name {name}")
    GUARDS[name] = check
    return check


@cache
def load_guards() -> dict[str, Guard]:
    """Every guard by name."""
    package = import_module("ngocha_kh.workflow.guards")
    for module in iter_modules(package.__path__):
        import_module(f"ngocha_kh.workflow.guards.{module.name}")
    return GUARDS
