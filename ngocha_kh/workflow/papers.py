"""Which papers a step needs and which are missing (V-SK-031)."""

from collections.abc import Iterator

from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.machine import Machine, Transition


def missing_papers(case: Case, machine: Machine, step: Transition) -> Iterator[str]:
    """What is wrong with each paper that the step needs, in words; nothing when all are there."""
    for kind in step.needs:
        if machine.papers[kind].kept == "session":
            yield from _of_session(case, machine, kind)
        else:
            yield from _own(case, machine, kind)


def _own(case: Case, machine: Machine, kind: str) -> Iterator[str]:
    """A paper counts when it is dated by the day of the step, and numbered where papers are."""
    name, numbered = machine.paper_name(kind), machine.papers[kind].numbered
    found = case.papers(kind)
    if not found:
        how = "số, ngày" if numbered else "ngày"
        yield f"chưa có giấy tờ {name}; ghi {how} vào papers (--paper {_example(kind, numbered)})"
    elif not any(paper.date and (paper.number or not numbered) for paper in found):
        yield f"giấy tờ {name} chưa ghi {'đủ số và ' if numbered else ''}ngày trong papers"
    elif all(paper.date is None or paper.date > case.on for paper in found):
        yield f"giấy tờ {name} có ngày sau ngày của bước này; sửa lại ngày nào ghi nhầm"


def _example(kind: str, numbered: bool) -> str:
    return f"{kind}:SỐ@NGÀY" if numbered else f"{kind}@NGÀY"


def _of_session(case: Case, machine: Machine, kind: str) -> Iterator[str]:
    """Invitation and minutes stand once in the session; an older record may hold them itself."""
    if any(paper.date for paper in case.papers(kind)):
        return
    session, name = case.session, machine.paper_name(kind)
    field = _SESSION_FIELDS[kind]
    if session is None and case.initiative.sessions:
        return  # named but not to be found: a fault that is told elsewhere
    if session is None:
        yield f"chưa có giấy tờ {name}: sáng kiến chưa thuộc phiên họp nào (sessions)"
    elif getattr(session, field) is None:
        yield f"phiên họp {session.id} chưa ghi số, ngày {name} ({field}.number, {field}.date)"


#: Papers of a session that a step may need, and the field of the session that records them.
_SESSION_FIELDS = {"D11": "invitation", "D15": "minutes"}
