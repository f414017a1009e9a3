"""V-GIT-10: a change leaves alone what was signed before it."""

import msgspec

from ngocha_kh.history.changes.changeset import ChangeSet, record_of
from ngocha_kh.history.changes.registry import Found, change_rule
from ngocha_kh.rules.signed import SIGNABLE, changed_fields, route_of
from ngocha_kh.schemas import schema_for
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import short_date


@change_rule("V-GIT-10")
def signed_fields_stay_in_a_change(change: ChangeSet) -> Found:
    """Thay đổi không được sửa trường đã ký, kể cả khi sửa luôn dấu của chữ ký.

    Chữ ký lấy ở phía gốc, nên sửa mã băm trong hồ sơ cũng không che được. Trường được ký lại trong
    chính thay đổi này, với cùng chức vụ, thì không tính.

    Cách sửa: trả lại giá trị đã ký, hoặc trình ký lại bằng nkh sign.
    """
    for one in change.found:
        if one.kind not in SIGNABLE or not (one.before or {}).get("signatures"):
            continue
        before, after = record_of(one.kind, one.before), record_of(one.kind, one.after)
        if before is None or after is None or change.is_told(one.path, ("V-SGN-03",)):
            continue
        old = before.signatures
        new = after.signatures[len(old) :]  # an old one that was mended is no new one
        already = set(changed_fields(before))
        for number, field in changed_fields(msgspec.structs.replace(after, signatures=old + new)):
            if number < len(old) and (number, field) not in already:
                signed = old[number]
                title = schema_for(one.kind).title(route_of(field))
                yield (
                    one.path,
                    route_of(field),
                    f"«{title}» ({field}) đã đổi sau khi {signed.person} ký với tư cách "
                    f"{shown(signed.capacity)} ngày {short_date(signed.on)}",
                )
