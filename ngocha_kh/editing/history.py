"""Dated facts are added to, not overwritten: which changes would rewrite what was already said."""

from typing import Any

from ngocha_kh.suggest import shown

_APPENDED = {
    "task": {"updates": "lần ghi nhận", "extensions": "lần gia hạn"},
    "initiative": {"log": "bước trong nhật ký", "award_uses": "lần dùng để xét thi đua"},
}


def rewritten(kind: str, before: Any, after: Any) -> list[str]:
    """What a change would rewrite, in words; empty when it only adds.

    An old entry that differs or is gone; of a task also a due date that moves after work was noted:
    lateness is judged by it, and moving it is what extensions are for (qms-and-tasks.md §6.3). A
    session with numbered minutes is what the minutes say: nothing of it changes but the notes.
    """
    if kind == "session":
        return _frozen_session(before, after)
    if kind not in _APPENDED or not isinstance(before, dict) or not isinstance(after, dict):
        return []
    found = []
    for key, label in _APPENDED[kind].items():
        old, new = before.get(key) or [], after.get(key) or []
        if old != new[: len(old)]:
            found.append(f"{label} đã có bị sửa hoặc xóa; {key} chỉ thêm vào cuối")
    if (
        kind == "task"
        and before.get("updates")
        and before.get("due")
        and before["due"] != after.get("due")
    ):
        found.append(
            f"hạn {shown(before['due'])} bị đổi sau khi đã có lần ghi nhận; muốn lùi hạn thì thêm vào "
            "extensions (old_due, new_due, reason, approved_by, approved_on)"
        )
    return found


def _frozen_session(before: Any, after: Any) -> list[str]:
    """Which fields of a session change although its minutes are signed."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    minutes = before.get("minutes")
    number = minutes.get("number") if isinstance(minutes, dict) else None
    changed = [
        key
        for key in dict.fromkeys((*before, *after))
        if key != "notes" and before.get(key) != after.get(key)
    ]
    if not number or not changed:
        return []
    return [f"phiên họp đã có biên bản số {shown(number)} nên không đổi {', '.join(changed)}"]
