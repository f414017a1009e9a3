"""Guards of the archive: every paper there, nothing running any more (TT 18/2013/TT-BKHCN, Điều 6)."""

from collections.abc import Iterator
from dataclasses import replace

from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.guards.registry import guard
from ngocha_kh.workflow.machine import initiative_machine
from ngocha_kh.workflow.papers import missing_papers
from ngocha_kh.workflow.replay import before_each, replay


@guard
def papers_are_complete(case: Case) -> Iterator[str]:
    """The papers of every step that was taken, and the certificates of a recognised one."""
    machine = initiative_machine()
    taken = replay(case.initiative, machine).taken
    for one, record in before_each(case.initiative, taken):
        then = replace(case, initiative=record, on=one.entry.on)
        for message in missing_papers(then, machine, one.transition):
            yield f"bước {one.transition.event}: {message}"
    if case.origin == "recognized":
        holders = {paper.person for paper in case.initiative.certificates}
        for author in case.initiative.authors:
            if author.person not in holders:
                yield f"chưa ghi giấy chứng nhận của tác giả {case.around.name_of(author.person)} (certificates)"


@guard
def parallel_tracks_are_closed(case: Case) -> Iterator[str]:
    """An archived record moves no more; what is still under way keeps it open."""
    tracks = initiative_machine().tracks
    effect, replication = tracks["effect"], tracks["replication"]
    for entry in case.initiative.effect:
        if entry.state not in effect.final:
            yield f"còn việc công nhận hiệu quả đang ở «{effect.states[entry.state]}» (effect)"
    own = case.initiative.replication
    if own is not None and own.state not in replication.final:
        yield f"việc nhân rộng đang ở «{replication.states[own.state]}», chưa kết thúc (replication)"
