"""Every change rule over one change → diagnostics with their places."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Diagnostic, Position, Route, Severity
from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.changes.registry import load_change_rules
from ngocha_kh.yamlio.locate import Locator


def judge(change: ChangeSet) -> list[Diagnostic]:
    """What the change does that it may not, and what a leader should see; sorted by place.

    How much a rule weighs is what `severities` of the base say, so that no change can switch off
    the rules that judge it.
    """
    severities = change.settings.severities if change.settings else {}
    places = _Places(change)
    found = set()
    for rule in load_change_rules():
        severity = severities.get(rule.code, rule.severity)
        if severity == "off":
            continue
        for path, route, message in rule.check(change):
            place = Position(f"records/{path}", *places.at(path, route))
            found.add(Diagnostic(place, rule.code, message, Severity(severity)))
    return sorted(found)


class _Places:
    """Lines of routes: in the new state of a file, else in the old one."""

    def __init__(self, change: ChangeSet) -> None:
        self._change = change
        self._known: dict[str, Locator] = {}

    def at(self, path: str, route: Route) -> tuple[int, int]:
        if path not in self._known:
            self._known[path] = Locator(next(self._bytes(path), b""))
        return self._known[path].at(route)

    def _bytes(self, path: str) -> Iterator[bytes]:
        try:
            yield self._change.head.store.source.read(path)
        except OSError:
            old = self._change.origin.beside(f"records/{path}")
            if old is not None:
                yield old
