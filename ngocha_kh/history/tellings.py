"""Events of a record as lines that a leader reads: one line a change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ngocha_kh.history.commits import Commit
from ngocha_kh.history.compare import Change
from ngocha_kh.history.events import Event
from ngocha_kh.history.names import NO_NAMES, Names
from ngocha_kh.history.words import SHORT, Told, told

_HAPPENED: Final[Mapping[str, str]] = {
    "made": "Lập hồ sơ",
    "restored": "Lập lại hồ sơ đã xóa",
    "deleted": "Xóa hồ sơ",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One change in words. `capacity` and `reviewers` are what the commit's trailers say."""

    commit: Commit
    happened: str
    said: Told
    capacity: str | None = None
    reviewers: tuple[str, ...] = ()

    @property
    def aspect(self) -> str:
        return self.said.aspect

    @property
    def text(self) -> str:
        return self.said.text


def tellings(
    kind: str, events: Iterable[Event], names: Names = NO_NAMES, *, most: int = SHORT
) -> Iterator[Telling]:
    """Every change of every event, in their order; a commit that moved the file says from where.

    `most`: characters of one text value.
    """
    for event in events:
        trailers = event.commit.trailers
        capacity = next(iter(trailers.get("Nkh-Capacity", ())), None)
        for said in _texts(kind, event, names, most):
            reviewers = trailers.get("Reviewed-by", ())
            yield Telling(event.commit, event.happened, said, capacity, reviewers)


def _texts(kind: str, event: Event, names: Names, most: int) -> Iterator[Told]:
    if event.happened in _HAPPENED:
        yield _plain(_HAPPENED[event.happened])
    if event.moved_from is not None:
        yield _plain(f"Chuyển tệp từ {event.moved_from}")
    if event.broken:
        yield _plain("Hồ sơ lúc đó có lỗi, không đọc được nên không so sánh được")
    for change in without_echoes(event.changes):
        yield told(kind, change, names, most)
    if event.happened == "changed" and not event.changes and not event.broken:
        yield _plain("Chỉ đổi cách trình bày tệp (ghi chú, thứ tự, dấu nháy)")


def without_echoes(changes: Iterable[Change]) -> list[Change]:
    """Without the state that a step of the log, told beside it, has brought."""
    changes = list(changes)
    reached = {
        entry.get("to")
        for change in changes
        if change.op == "added" and change.route[0] == "log"
        for entry in (change.after if isinstance(change.after, list) else [change.after])
        if isinstance(entry, dict)
    }
    return [one for one in changes if one.route != ("state",) or one.after not in reached]


def _plain(text: str) -> Told:
    return Told("field", text, text)
