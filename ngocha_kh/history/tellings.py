"""Events of a record as lines that a leader reads: one line a change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ngocha_kh.history.commits import Commit
from ngocha_kh.history.events import Event
from ngocha_kh.history.words import told

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
    aspect: str
    text: str
    capacity: str | None = None
    reviewers: tuple[str, ...] = ()


def tellings(kind: str, events: Iterable[Event]) -> Iterator[Telling]:
    """Every change of every event, in their order; a commit that moved the file says from where."""
    for event in events:
        for aspect, text in _texts(kind, event):
            trailers = event.commit.trailers
            yield Telling(
                event.commit, event.happened, aspect, text,
                next(iter(trailers.get("Nkh-Capacity", ())), None),
                trailers.get("Reviewed-by", ()),
            )  # fmt: skip


def _texts(kind: str, event: Event) -> Iterator[tuple[str, str]]:
    if event.happened in _HAPPENED:
        yield "field", _HAPPENED[event.happened]
    if event.moved_from is not None:
        yield "field", f"Chuyển tệp từ {event.moved_from}"
    if event.broken:
        yield "field", "Hồ sơ lúc đó có lỗi, không đọc được nên không so sánh được"
    for change in event.changes:
        one = told(kind, change)
        yield one.aspect, one.text
    if event.happened == "changed" and not event.changes and not event.broken:
        yield "field", "Chỉ đổi cách trình bày tệp (ghi chú, thứ tự, dấu nháy)"
