"""What the papers on a recognition share: which initiatives they cover, and the list of them."""

from collections.abc import Iterable, Sequence

from ngocha_kh.council.rubrics import grade_label
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import (
    PASSED,
    Batch,
    Issue,
    authors_line,
    batches,
    fields_of,
    issue_of,
    posts_of,
)
from ngocha_kh.documents.sitting import Sitting, sitting_of
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.rubric import Rubric

#: The list kept with a decision and with what proposes it.
LIST = (
    "STT|no|center", "Tên sáng kiến|title|left|55", "Tác giả, đồng tác giả (tỷ lệ đóng góp)|authors|left|46",
    "Chức vụ, đơn vị|posts", "Lĩnh vực|fields",
)  # fmt: skip
GRADED = (*LIST, "Xếp loại|grade|center")


def sittings(office: Office) -> list[Sitting]:
    return [sitting_of(office, session.id) for session in office.records("session")]


def submissions(sitting: Sitting) -> list[Batch]:
    """What the session passed, by the submission (D17) that proposes it."""
    return batches(sitting.session.id, passed(sitting), lambda one: issue_of(one, "D17"))


def decisions(sitting: Sitting) -> list[Batch]:
    """What the session passed, by the decision that recognises it."""
    return batches(sitting.session.id, passed(sitting), _decision)


def passed(sitting: Sitting) -> list[Initiative]:
    """In the order of the session; not what waits for the consent of the level above."""
    return [
        line.initiative
        for line in sitting.lines
        if line.item.outcome == "pass" and _stands(line.initiative)
    ]


def list_rows(
    office: Office, initiatives: Iterable[Initiative], sitting: Sitting
) -> list[dict[str, str]]:
    """A row an initiative: title, authors and their order as the minutes have them."""
    scored = {line.initiative.id: line.tally.scored.grade for line in sitting.lines}
    return [
        {
            "no": str(number),
            "title": one.title,
            "authors": authors_line(office, one, share=True),
            "posts": posts_of(office, one),
            "fields": fields_of(one),
            "grade": _grade(one, sitting.rubric, scored.get(one.id)),
        }
        for number, one in enumerate(initiatives, 1)
    ]


def columns(rows: Sequence[dict[str, str]]) -> list[str]:
    """With the class when some initiative has one."""
    return list(GRADED if any(row["grade"] for row in rows) else LIST)


def _grade(initiative: Initiative, rubric: Rubric, scored: str | None) -> str:
    decided = initiative.decision.grade if initiative.decision else None
    return grade_label(rubric, decided or scored)


def _stands(initiative: Initiative) -> bool:
    """Archived ones stay in the papers of what they were archived from."""
    state = initiative.archived_from or initiative.state
    return state in PASSED


def _decision(initiative: Initiative) -> Issue:
    decision = initiative.decision
    return (decision.number, decision.date) if decision else (None, None)
