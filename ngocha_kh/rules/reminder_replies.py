"""V-DOC-02, 03: what reminded units answer, and whom a reminder goes to."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.document import Document
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-DOC-02", Severity.WARNING)
def reminders_are_answered(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn vị được đôn đốc phải trả lời trong hạn.

    Văn bản đôn đốc có hạn trả lời (reply_due) thì mỗi đơn vị nhận phải có trả lời (replies); không ghi
    đơn vị nhận (reminded_units) thì là các đơn vị chủ trì của nhiệm vụ được nhắc, trừ đơn vị soạn văn
    bản. Ngày cuối vẫn trong hạn; trả lời muộn cũng là trả lời.

    Cách sửa: nhắc đơn vị; nhận được thì ghi vào replies.
    """
    if "task" in index.unread_kinds:
        return
    for fact, document in index.documents:
        due = document.reply_due
        issued = document.issued_on
        if due is None or index.as_of <= due or issued is None or issued > index.as_of:
            continue
        answered = {reply.unit for reply in document.replies if reply.on <= index.as_of}
        for unit in sorted(_reminded(document, index) - answered):
            name = index.units[unit].short_name
            yield (
                fact.path,
                ("reply_due",),
                f"{name} chưa trả lời văn bản đôn đốc, quá hạn {(index.as_of - due).days} ngày (hạn {short_date(due)})",
            )


def _reminded(document: Document, index: Index) -> set[str]:
    """The concrete units; a unit that does not exist is for another rule."""
    named = set(document.reminded_units) or _leads(document, index) - {document.issuer_unit or ""}
    return {member for unit in named for member in index.members(unit)}


def _leads(document: Document, index: Index) -> set[str]:
    facts = (index.by_id.get(task) for task in document.reminds)
    return {fact.task.lead_unit for fact in facts if fact is not None and fact.task is not None}


@workspace_rule("V-DOC-03", Severity.WARNING)
def reminders_reach_the_leads(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Văn bản đôn đốc phải gửi tới đơn vị chủ trì của nhiệm vụ được nhắc.

    Nơi nhận (reminded_units) không có đơn vị chủ trì thì đơn vị ấy không biết mình bị đôn đốc.

    Cách sửa: thêm đơn vị vào reminded_units, hoặc bỏ nhiệm vụ khỏi reminds.
    """
    for fact, document in index.documents:
        if not document.reminded_units:
            continue
        reached = _reminded(document, index)
        for number, task in enumerate(document.reminds):
            found = index.by_id.get(task)
            lead = found.task.lead_unit if found is not None and found.task is not None else None
            if lead is not None and lead not in reached and lead != document.issuer_unit:
                yield (
                    fact.path,
                    ("reminds", number),
                    f"{task} do {lead} chủ trì, nhưng nơi nhận (reminded_units) không có {lead}",
                )
