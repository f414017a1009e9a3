"""to-trinh-sang-kien (D17): the standing unit asks the chairman to recognise what the council passed."""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official
from ngocha_kh.documents.council_words import COUNCIL_READS, batch_of, cited, head_title
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.recognition import columns, list_rows, sittings, submissions
from ngocha_kh.documents.sitting import Sitting
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.vietnamese import long_date


def _ids(office: Office) -> list[str]:
    return [batch.id for sitting in sittings(office) for batch in submissions(sitting)]


def sitting_named(office: Office, batch_id: str) -> Sitting:
    """The session whose id the id of a batch begins with."""
    for sitting in sittings(office):
        if batch_id == sitting.session.id or batch_id.startswith(f"{sitting.session.id}-"):
            return sitting
    raise UserError(f"không có phiên họp nào mang mã {batch_id}")


def minutes_cited(sitting: Sitting) -> str:
    """ "Biên bản số 01/BB-HĐ ngày …". Raises `UserError` while they have no number and date."""
    minutes = sitting.session.minutes
    if minutes is None:
        raise UserError(
            f"{sitting.session.id} chưa ghi số, ngày biên bản họp (minutes.number, minutes.date)"
        )
    return f"Biên bản {cited(minutes.number, minutes.date)}"


def _draft(office: Office, batch_id: str, given: Given) -> Draft:
    sitting = sitting_named(office, batch_id)
    official(office, sitting.rubric, given)
    batch = batch_of(submissions(sitting), batch_id)
    rows = list_rows(office, batch.initiatives, sitting)
    context: dict[str, Any] = {
        "council": sitting.body,
        "set_up": cited(sitting.body.decision.number, sitting.body.decision.date),
        "session_day": long_date(sitting.session.on),
        "minutes": minutes_cited(sitting),
        **_figures(office, sitting, batch.initiatives),
        "rows": rows,
        "columns": columns(rows),
        "consented": [one.id for one in batch.initiatives if one.superior_consent],
    }
    unit = office.settings.standing_unit
    head = letterhead(office, FORM.name, "TTr", batch.given(given), unit=unit)
    return Draft(context, {**head, "addressees": [head_title(office)]})


def _figures(office: Office, sitting: Sitting, proposed: tuple[Initiative, ...]) -> dict[str, Any]:
    """Received until the session in the rounds of what it looked at, judged, and how it ended."""
    rounds = {line.initiative.round for line in sitting.lines}
    received = [
        one.id
        for one in office.records("initiative")
        if one.round in rounds
        and one.intake is not None
        and one.intake.received_on is not None
        and one.intake.received_on <= sitting.session.on
    ]
    by = {
        outcome: [line.initiative.id for line in sitting.lines if line.item.outcome == outcome]
        for outcome in ("pass", "fail", "defer")
    }
    return {
        "received": count("đơn đã tiếp nhận", received, "nhận đến ngày họp, cùng đợt xét"),
        "judged": count(
            "sáng kiến đã xét", (line.initiative.id for line in sitting.lines), "tại phiên họp"
        ),
        "passed": count("sáng kiến được thông qua", by["pass"], "Hội đồng thông qua"),
        "failed": count("sáng kiến không được thông qua", by["fail"], "Hội đồng không thông qua"),
        "deferred": count("sáng kiến để lại", by["defer"], "Hội đồng để lại, hoàn thiện"),
        "proposed": count(
            "sáng kiến đề nghị công nhận", (one.id for one in proposed), "trình tại văn bản này"
        ),
    }


FORM = Form(
    name="to-trinh-sang-kien",
    label="Tờ trình đề nghị công nhận sáng kiến",
    template="initiative_submission.md.j2",
    subject="mã phiên họp đã thông qua sáng kiến",
    reads=COUNCIL_READS,
    ids=_ids,
    draft=_draft,
)
