"""bien-ban-xem-xet: the minutes of a management review, its 12 inputs and its outputs."""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import name_of, with_post
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.council_invitation import clock
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.qms_words import READS, declared_standard, issued, labels, why_missing
from ngocha_kh.documents.wording import sentence, small
from ngocha_kh.records.management_review import ManagementReview
from ngocha_kh.vietnamese import long_date, short_date
from ngocha_kh.workdays import WEEKDAYS

#: Who wrote and who chaired sign (Phụ lục III, Mẫu 1.9).
_SIGNED_OTHERWISE = frozenset({"signature", "signer"})
_NEEDED = {
    "from_": ("giờ bắt đầu", "from"),
    "to": ("giờ kết thúc", "to"),
    "place": ("địa điểm", "place"),
    "secretary": ("thư ký", "secretary"),
    "attendees": ("thành phần dự", "attendees"),
    "outputs": ("kết luận", "outputs"),
}


def _draft(office: Office, review_id: str, given: Given) -> Draft:
    review: ManagementReview = office.record("management_review", review_id)
    _complete(office, review)
    topics = labels("management_review", "inputs", 0, "topic")
    said = {one.topic: one for one in review.inputs}
    context: dict[str, Any] = {
        "review": review,
        "standard": declared_standard(office),
        "began": _moment(review, review.from_ or ""),
        "ended": _moment(review, review.to or ""),
        "present": [
            with_post(office, one)
            for one in review.attendees
            if one not in (review.chair, review.secretary)
        ],
        "chair": with_post(office, review.chair),
        "secretary_line": with_post(office, review.secretary or ""),
        "inputs": [
            {"title": topics[topic], "text": sentence(said[topic].summary)} for topic in topics
        ],
        "opinions": [text.strip().rstrip(".;") for text in review.opinions],
        "rows": _output_rows(office, review),
        "outputs": Figure(
            f"{review.id}: kết luận", small(len(review.outputs)), "số kết luận của cuộc họp",
            (review.id,), len(review.outputs),
        ),
    }  # fmt: skip
    head = letterhead(office, FORM.name, "BB", issued(given, review.minutes))
    front = {key: head[key] for key in head if key not in _SIGNED_OTHERWISE}
    return Draft(context, {
        **front,
        "secretary": name_of(office, review.secretary or ""),
        "chair": name_of(office, review.chair),
    })  # fmt: skip


def _complete(office: Office, review: ManagementReview) -> None:
    """Raises `UserError` naming everything that the record must say first."""
    if review.held_on > office.as_of:
        raise UserError(f"{review.id} họp ngày {short_date(review.held_on)}, sau ngày xét")
    missing = [
        f"{what} ({key})" for field, (what, key) in _NEEDED.items() if not getattr(review, field)
    ]
    said = {one.topic for one in review.inputs}
    topics = labels("management_review", "inputs", 0, "topic")
    lacking = [label.lower() for topic, label in topics.items() if topic not in said]
    if lacking:
        missing.append(f"nội dung xem xét: {', '.join(lacking)} (inputs)")
    missing += [
        f"đơn vị thực hiện, hạn của kết luận {number} (outputs: owner, due)"
        for number, one in enumerate(review.outputs, 1)
        if not one.owner or not one.due
    ]
    if missing:
        raise UserError(f"{review.id} chưa ghi {'; '.join(missing)} nên chưa lập được biên bản")


def _moment(review: ManagementReview, hour: str) -> str:
    """ "14 giờ, thứ Tư, ngày 05 tháng 8 năm 2026"."""
    day = review.held_on
    return f"{clock(hour)}, {WEEKDAYS[day.weekday()]}, {long_date(day)}"


def _output_rows(office: Office, review: ManagementReview) -> list[dict[str, str]]:
    """In the order of the kinds of the standard, then of the record."""
    kinds = labels("management_review", "outputs", 0, "topic")
    ordered = sorted(review.outputs, key=lambda one: [*kinds].index(one.topic))
    return [
        {
            "no": str(number),
            "kind": kinds[one.topic],
            "decision": sentence(one.decision),
            "owner": office.full_name(one.owner or ""),
            "due": short_date(one.due),
            "task": one.task or "",
        }
        for number, one in enumerate(ordered, 1)
    ]


def _all(office: Office) -> list[str]:
    return [review.id for review in office.records("management_review")]


FORM = Form(
    name="bien-ban-xem-xet",
    label="Biên bản họp xem xét của lãnh đạo về hệ thống quản lý chất lượng",
    template="review_minutes.md.j2",
    subject="mã cuộc xem xét đã họp",
    reads=(*READS, "management_review"),
    ids=possible(_draft, _all),
    draft=_draft,
    why_not=why_missing(_draft, _all),
)
