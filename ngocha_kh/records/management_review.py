"""Management reviews (xem xét của lãnh đạo): 12 inputs, 3 kinds of output (clause 9.3)."""

import datetime

from ngocha_kh.records.base import DecisionRef, Evidence, Frozen, Signature


class ReviewInput(Frozen, frozen=True, kw_only=True):
    """Nội dung đầu vào."""

    topic: str
    summary: str
    tasks: tuple[str, ...] = ()


class ReviewOutput(Frozen, frozen=True, kw_only=True):
    """Kết luận."""

    topic: str
    decision: str
    owner: str | None = None
    due: datetime.date | None = None
    task: str | None = None


class ManagementReview(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A management review; every output that is a decision has an owner and a due date and becomes a task."""

    id: str
    title: str
    held_on: datetime.date
    chair: str
    inputs: tuple[ReviewInput, ...]
    from_: str | None = None
    to: str | None = None
    place: str | None = None
    secretary: str | None = None
    attendees: tuple[str, ...] = ()
    audits: tuple[str, ...] = ()
    previous: str | None = None
    opinions: tuple[str, ...] = ()
    outputs: tuple[ReviewOutput, ...] = ()
    effective: bool = False
    minutes: DecisionRef | None = None
    evidence: tuple[Evidence, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
