"""V-DOC-01: documents of the ward that are dated on a day without work."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workdays import WEEKDAYS


@workspace_rule("V-DOC-01", Severity.INFO)
def own_documents_are_dated_on_working_days(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Văn bản do chính cơ quan ban hành thường không ghi ngày Chủ nhật hoặc ngày nghỉ lễ.

    Ngày ban hành rơi vào Chủ nhật, ngày nghỉ lễ, nghỉ bù hoặc ngày nghỉ trong records/calendars/
    thường do gõ nhầm. Chỉ xét văn bản có issuer là tên cơ quan trong workspace.yaml; thứ Bảy không
    bị nhắc, vì có nơi làm việc và ký văn bản vào thứ Bảy.

    Cách sửa: đối chiếu với bản đã ký; nếu đúng ngày thì không cần sửa.
    """
    if index.settings is None or "calendar" in index.unread_kinds:
        return
    agency = index.settings.agency
    own = {agency.name.casefold(), agency.short_name.casefold()}
    for fact, document in index.documents:
        day = document.issued_on
        if day is None or document.issuer.casefold() not in own:
            continue
        off = index.calendar.day_off(day)
        if off is None or (off.weekly and day.weekday() == WEEKDAYS.index("thứ Bảy")):
            continue
        yield fact.path, ("issued_on",), f"ngày ban hành {short_date(day)} là {off}"
