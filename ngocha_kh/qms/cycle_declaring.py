"""Steps 9 to 11 of the year's cycle: the head confirms, declares, tells and posts."""

import datetime
from collections.abc import Iterator
from typing import Final

from ngocha_kh.qms.cycle import Basis, Found, View
from ngocha_kh.qms.scope import differs_since
from ngocha_kh.records.declaration import Declaration

#: What must be posted (plan II.2, obligations 16 to 18, 21, 22).
_POSTED: Final = frozenset({"decision", "declaration", "policy", "objectives"})


def confirmed(view: View) -> Found:
    """9. The head has confirmed that the system works, before it was declared."""
    present = view.system.declaration
    if present is None or present.decision is None:
        ready = [
            (one.effectiveness.confirmed_on, one.id)
            for one in view.system.declarations
            if one.effectiveness and one.effectiveness.confirmed_on <= view.system.day
        ]
        return Found(
            done_on=max(ready)[0] if ready else None,
            records=tuple(record for _, record in ready),
            note="" if ready else "sau đánh giá nội bộ và xem xét của lãnh đạo",
        )
    confirmation = present.effectiveness
    return Found(
        done_on=confirmation.confirmed_on if confirmation else None,
        due=present.decision.on,
        basis=Basis.LAW,
        records=(present.id,),
        note="" if confirmation else "đã công bố mà người đứng đầu chưa xác nhận hiệu lực",
    )


def declared(view: View) -> Found:
    """10. One declaration in force whose scope is that of the procedures in force."""
    present = view.system.declaration
    if present is None or present.decision is None:
        drafts = tuple(one.id for one in view.system.declarations if one.decision is None)
        return Found(begun=bool(drafts), records=drafts, note="chưa có công bố nào đang hiệu lực")
    since = differs_since(view.system.procedures, present, view.system.day)
    if since is None:
        return Found(done_on=present.decision.on, records=(present.id,))
    scope = view.system.scope
    days = datetime.timedelta(days=view.system.settings.redeclare_days.value)
    return Found(
        begun=True,
        due=since + days,
        basis=Basis.PROPOSAL,
        records=(present.id,),
        note=f"phạm vi đã khác bản công bố: thêm {len(scope.undeclared)}, bớt {len(scope.unhandled)} thủ tục; phải công bố lại",
    )


def told_and_posted(view: View) -> Found:
    """11. The notice to the Department and the postings at the office and on the web site."""
    present = view.system.declaration
    if present is None or present.decision is None:
        return Found(note="sau khi công bố")
    settings = view.system.settings
    lacking = list(_not_told(present, settings.notice_to, view.system.day))
    days = [one.on for one in present.notices] + [one.from_ for one in present.postings]
    return Found(
        done_on=None if lacking else max(on for on in days if on <= view.system.day),
        begun=bool(present.notices or present.postings),
        due=view.system.calendar.add_working_days(
            present.decision.on, settings.notice_working_days.value
        ),
        basis=Basis.PROPOSAL,
        records=(present.id,),
        note=f"còn thiếu {', '.join(lacking)}" if lacking else "",
    )


def _not_told(declaration: Declaration, addressee: str, day: datetime.date) -> Iterator[str]:
    if not any(one.to == addressee and one.on <= day for one in declaration.notices):
        yield "thông báo bằng văn bản"
    for where, name in (
        ("office", "niêm yết tại trụ sở"),
        ("website", "đăng trang thông tin điện tử"),
    ):
        posted = frozenset[str]().union(
            *(one.what for one in declaration.postings if one.where == where and one.from_ <= day)
        )
        if not posted >= _POSTED:
            yield name
