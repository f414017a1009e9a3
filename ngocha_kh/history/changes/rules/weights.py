"""V-GIT-11: a change that makes the rules milder says so. V-GIT-14: what cannot be compared."""

from ngocha_kh.diagnostics import Severity
from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.changes.registry import Found, change_rule, default_weights
from ngocha_kh.validation.weights import is_softer, weight_label
from ngocha_kh.vietnamese import short_date


@change_rule("V-GIT-11", Severity.WARNING)
def rules_are_not_softened_unseen(change: ChangeSet) -> Found:
    """Thay đổi hạ mức, tắt một quy tắc hoặc miễn quy tắc cho hồ sơ cũ được nêu ra để lãnh đạo biết.

    Mức độ ở severities và ngày ở rules_from của workspace.yaml là quyền của phường, nhưng không nên
    lẫn trong một thay đổi khác. Các quy tắc V-GIT dùng mức độ của phía gốc nên không tự tắt được.

    Cách sửa: tách thành một thay đổi riêng, ghi rõ lý do; hoặc trả lại như cũ.
    """
    now, before = change.head.index.settings, change.settings
    if now is None or before is None:
        return
    own = default_weights()
    for code in sorted(now.severities.keys() | before.severities.keys()):
        default = own.get(code, "error")
        old, new = (side.severities.get(code, default) for side in (before, now))
        if is_softer(new, old):
            yield (
                "workspace.yaml",
                ("severities", code),
                f"quy tắc {code} bị hạ từ «{weight_label(old)}» xuống «{weight_label(new)}»",
            )
    for code, day in sorted(now.rules_from.items()):
        if code not in before.rules_from or before.rules_from[code] < day:
            yield (
                "workspace.yaml",
                ("rules_from", code),
                f"quy tắc {code} chỉ còn áp dụng cho hồ sơ có từ ngày {short_date(day)}",
            )


@change_rule("V-GIT-14", Severity.WARNING)
def both_sides_can_be_read(change: ChangeSet) -> Found:
    """Hồ sơ có một phía không đọc được thì không đối chiếu được.

    Lúc đó không biết thay đổi có sửa mục đã ghi hay không; hãy xem bằng mắt (git diff).

    Cách sửa: chữa lỗi của hồ sơ trước, trong một thay đổi riêng.
    """
    for one in change.found:
        if one.broken:
            side = "phía gốc" if one.before is None else "phía mới"
            yield one.path, (), f"{side} không đọc được nên không đối chiếu được thay đổi"
