"""How initiatives, their authors and the council read in documents; which of them share a paper."""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.records.initiative import Author, Initiative, Paper
from ngocha_kh.records.person import Person
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import long_date, number, short_date

#: Kinds of record that a paper on initiatives stands on; what a session adds, and what both need.
READS = ("workspace", "plan", "unit", "person", "initiative")
COUNCIL_READS = (*READS, "body", "rubric", "session")
#: States of an initiative that the council has passed, when nothing else stands in the way.
PASSED = frozenset({"council_passed", "pending_decision", "recognized", "revoked", "archived"})


@dataclass(frozen=True, slots=True)
class Batch:
    """Initiatives that one paper covers; `number` and `date` once it is recorded."""

    id: str
    initiatives: tuple[Initiative, ...]
    number: str | None = None
    date: datetime.date | None = None

    def given(self, given: Given) -> Given:
        """What the command line says, else what is recorded."""
        return filled(given, self.number, self.date)


#: A post that says of which area it is names its body: "Chủ tịch Công đoàn phường".
_AREA = re.compile(r"\b(phường|xã|đặc khu)\b", re.IGNORECASE)

Issue = tuple[str | None, datetime.date | None]


def batches(
    prefix: str, initiatives: Iterable[Initiative], paper: Callable[[Initiative], Issue]
) -> list[Batch]:
    """The initiatives by the paper that covers them, the earliest first, those without one last.

    Ids are `prefix`, `prefix`-2 …: an id keeps its meaning when a later paper is issued.
    """
    found: dict[Issue, list[Initiative]] = {}
    for initiative in initiatives:
        found.setdefault(paper(initiative), []).append(initiative)

    def order(issue: Issue) -> tuple[bool, datetime.date, str]:
        number_, day = issue
        return number_ is None, day or datetime.date.max, number_ or ""

    return [
        Batch(prefix if n == 1 else f"{prefix}-{n}", tuple(found[issue]), *issue)
        for n, issue in enumerate(sorted(found, key=order), 1)
    ]


def batch_of(batches_: Sequence[Batch], batch_id: str) -> Batch:
    """Raises `UserError` when there is none of that id."""
    for batch in batches_:
        if batch.id == batch_id:
            return batch
    raise UserError(f"{batch_id} hiện không có sáng kiến nào để lập văn bản này")


def paper_of(initiative: Initiative, kind: str) -> Paper | None:
    """The newest paper of a kind ("D17") among those recorded."""
    return next((paper for paper in reversed(initiative.papers) if paper.kind == kind), None)


def issue_of(initiative: Initiative, kind: str) -> Issue:
    """Number and date of the newest paper of a kind."""
    paper = paper_of(initiative, kind)
    return (paper.number, paper.date) if paper else (None, None)


def filled(given: Given, number_: str | None, day: datetime.date | None) -> Given:
    """`given` with the recorded number and date where it is silent."""
    return replace(given, number=given.number or number_, date=given.date or day)


def person_of(office: Office, person: str) -> Person:
    found: Person = office.record("person", person)
    return found


def name_of(office: Office, person: str) -> str:
    return person_of(office, person).name


def with_post(office: Office, person: str) -> str:
    """ "Lê Văn C, Chuyên viên Phòng Văn hóa - Xã hội"."""
    found = person_of(office, person)
    return f"{found.name}, {post_at(office, found.post, found.unit)}"


def post_at(office: Office, post: str, unit: str) -> str:
    """Post and unit as one speaks of them; a post that names its body already stands alone.

    "Trưởng phòng Văn hóa - Xã hội", "Phó Chủ tịch UBND phường", "Chuyên viên Văn phòng …".
    """
    name = office.full_name(unit)
    if _AREA.search(post) or office.unit_name(unit).lower() in post.lower():
        return post
    last, _, rest = name.partition(" ")
    if rest and post.lower().endswith(last.lower()):
        return f"{post} {rest}"
    return f"{post} {name}"


def author_name(office: Office, author: Author, *, share: bool = False) -> str:
    """The name; with `share` behind it "(60%)" when there are several authors."""
    name = name_of(office, author.person)
    return f"{name} ({number(author.share_percent)}%)" if share else name


def authors_line(office: Office, initiative: Initiative, *, share: bool = False) -> str:
    """The authors in the order of the application, which a decision may not change."""
    many = share and len(initiative.authors) > 1
    return "; ".join(author_name(office, one, share=many) for one in initiative.authors)


def author_posts(office: Office, initiative: Initiative) -> str:
    """Each author with post and unit at the filing."""
    return "; ".join(
        f"{name_of(office, one.person)} ({post_at(office, one.post, one.unit)})"
        for one in initiative.authors
    )


def posts_of(office: Office, initiative: Initiative) -> str:
    """Post and unit of each author at the filing, in their order, each once."""
    posts = (post_at(office, one.post, one.unit) for one in initiative.authors)
    return "; ".join(dict.fromkeys(posts))


def fields_of(initiative: Initiative) -> str:
    labels = schema_for("initiative").labels(("fields", 0))
    return "; ".join(labels.get(field, field) for field in initiative.fields)


def solution_of(initiative: Initiative) -> str:
    return schema_for("initiative").labels(("solution_type",)).get(initiative.solution_type, "")


def quoted(initiative: Initiative) -> str:
    return f"“{initiative.title}”"


def cited(number_: str, day: datetime.date) -> str:
    """ "số 101/QĐ-UBND ngày 18 tháng 5 năm 2026"."""
    return f"số {number_} {long_date(day)}"


def decision_of(initiative: Initiative) -> str:
    """ "số 101/QĐ-UBND ngày 18/5/2026", for tables; "" while there is no decision."""
    decision = initiative.decision
    return f"{decision.number}\n{short_date(decision.date)}" if decision else ""


def required_decision(initiative: Initiative) -> str:
    """The decision of recognition as a sentence cites it. Raises `UserError` when there is none."""
    if initiative.decision is None:
        raise UserError(
            f"{initiative.id} chưa ghi số, ngày quyết định công nhận (decision.number, decision.date)"
        )
    return cited(initiative.decision.number, initiative.decision.date)


def head_title(office: Office) -> str:
    """Who recognises: "Chủ tịch Ủy ban nhân dân phường Ngọc Hà"."""
    return f"Chủ tịch {office.settings.agency.name}"
