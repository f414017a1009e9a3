"""Part II.3: initiatives, with their list and their indicators as appendices."""

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.report_initiatives import initiative_context
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_period import Period


def _context(office: Office, period: Period) -> Context:
    return initiative_context(office, period.window)


PART = Part(
    about="initiatives",
    reads=("initiative", "session", "person", "round", "activity", "budget"),
    context=_context,
    template="report/initiatives.md.j2",
    appendix="report/initiatives_appendix.md.j2",
    appendices=("initiatives", "indicators"),
    missing=lambda context: str(context["not_recorded"]),
)
