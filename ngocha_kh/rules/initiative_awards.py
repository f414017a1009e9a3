"""V-SK-090 to 096: initiatives as a ground for titles and awards.

No rule here asks for an initiative: for Chiến sĩ thi đua cơ sở it is one ground of several (Luật Thi đua,
khen thưởng 2022, Điều 23).
"""

import datetime
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.initiative import AwardUse, Initiative
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date

_TITLES: Final = frozenset({"cstd_co_so", "cstd_thanh_pho", "cstd_toan_quoc"})
_AWARDS: Final = frozenset({"bang_khen", "giay_khen"})
#: Title → the levels of recognition that serve for it; the higher one includes the lower.
_NEEDED: Final = {
    "cstd_thanh_pho": ("city", "national"),
    "cstd_toan_quoc": ("national",),
}


_LEVELS: Final = {"city": "cấp Thành phố", "national": "cấp toàn quốc"}


@record_rule("V-SK-090", Initiative)
def uses_are_entitled(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Chỉ tác giả được dùng sáng kiến để xét, khi cấp đã dùng đã công nhận và không bị tạm dừng.

    Người được xét phải là tác giả; cấp công nhận (level_used) phải có quyết định vào ngày dùng; sáng
    kiến không bị hủy bỏ, không trong thời gian tạm dừng xét (integrity_hold) vì kỷ luật, điều tra, khiếu
    nại (Nghị định 152/2025/NĐ-CP, Điều 4; Luật Thi đua, khen thưởng 2022, Điều 21 đến Điều 23).

    Cách sửa: bỏ lần dùng đã ghi nhầm, hoặc sửa cấp, ngày, người.
    """
    authors = {author.person for author in initiative.authors}
    for position, use in enumerate(initiative.award_uses):
        route, day = ("award_uses", position), _day(use)
        if use.person not in authors:
            yield (*route, "person"), f"{use.person} không phải tác giả của sáng kiến này"
        if message := _unrecognized(initiative, use, day):
            yield (*route, "level_used" if use.level_used else "kind"), message
        if (gone := _revoked_on(initiative)) and day >= gone:
            yield (*route, "kind"), f"sáng kiến đã bị hủy bỏ công nhận ngày {short_date(gone)}"
        hold = initiative.integrity_hold
        if hold and hold.on <= day <= (hold.until or datetime.date.max):
            yield (
                (*route, "kind"),
                f"đang tạm dừng xét từ ngày {short_date(hold.on)} nên chưa được dùng",
            )


@workspace_rule("V-SK-091")
def uses_are_not_repeated(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Một sáng kiến không dùng lại để xét khi quy định của phường không cho phép.

    Đã dùng cho danh hiệu thi đua thì không dùng cho hình thức khen thưởng và ngược lại (Công văn
    5007/BNV-TĐKT năm 2023, mục III.5.c; có trước Nghị định 152/2025/NĐ-CP, chờ xác nhận). Mức xử lý đặt ở
    initiatives.award_reuse trong workspace.yaml: error là lỗi của quy tắc này, warning là V-SK-096. Xét
    riêng từng tác giả, từng sáng kiến.

    Cách sửa: chọn sáng kiến khác cho lần xét sau, hoặc bỏ lần dùng ghi nhầm.
    """
    yield from _reuses(index, "error")


@workspace_rule("V-SK-096", Severity.WARNING)
def uses_again_are_told(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc khi một sáng kiến được dùng lại mà quy định của phường chưa cấm.

    Ví dụ dùng cho Chiến sĩ thi đua cơ sở rồi Chiến sĩ thi đua Thành phố: việc làm thường gặp, công văn
    5007/BNV-TĐKT không nói rõ; nên hỏi Hội đồng thi đua, khen thưởng. Như V-SK-091, mức warning.

    Cách sửa: nếu được phép thì đặt initiatives.award_reuse là off; nếu không thì chọn sáng kiến khác.
    """
    yield from _reuses(index, "warning")


@workspace_rule("V-SK-092", Severity.WARNING)
def uses_are_not_too_old(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Sáng kiến dùng để xét danh hiệu phải còn trong thời hạn, tính từ năm công nhận.

    Chưa có quy định chung của cả nước; thời hạn đặt ở initiatives.award_reuse.max_age_years trong
    workspace.yaml (đề xuất: Chiến sĩ thi đua cơ sở dùng trong năm công nhận, Thành phố 3 năm).

    Cách sửa: dùng sáng kiến mới hơn, hoặc sửa năm; nếu phường quy định khác thì sửa thiết lập.
    """
    if index.settings is None:
        return
    ages = index.settings.initiatives.award_reuse.max_age_years
    for fact, record in index.records("initiative"):
        for position, use in enumerate(record.award_uses):
            recognized = _recognized_on(record, use.level_used or "base")
            most = getattr(ages, use.kind, None)
            if recognized is None or most is None:
                continue
            if not 0 <= use.year - recognized.year <= most:
                within = "trong năm công nhận" if most == 0 else f"trong {most} năm sau"
                yield (
                    fact.path,
                    ("award_uses", position, "year"),
                    f"công nhận năm {recognized.year}, dùng cho {_label(use)} năm {use.year}; chỉ dùng {within}",
                )


@record_rule("V-SK-093", Initiative, Severity.INFO)
def a_title_needs_no_initiative(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Chiến sĩ thi đua cơ sở không bắt buộc phải có sáng kiến.

    Luật Thi đua, khen thưởng 2022, Điều 23: Lao động tiên tiến và một trong các điều kiện: hoàn thành xuất
    sắc nhiệm vụ, hoặc có sáng kiến được cơ sở công nhận, hoặc có công trình khoa học được nghiệm thu. Lần
    dùng không ghi cấp công nhận (level_used) được hiểu là sáng kiến không phải điều kiện xét. Quy tắc này
    chỉ lưu ý, không bao giờ là lỗi.

    Cách sửa: không cần sửa; nếu sáng kiến là điều kiện xét thì ghi level_used.
    """
    for position, use in enumerate(initiative.award_uses):
        if use.kind == "cstd_co_so" and use.level_used is None:
            yield (
                ("award_uses", position, "kind"),
                "không ghi cấp công nhận đã dùng: sáng kiến không phải điều kiện bắt buộc của danh hiệu này",
            )


@record_rule("V-SK-094", Initiative)
def titles_need_their_level(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Chiến sĩ thi đua Thành phố cần cấp Thành phố; Chiến sĩ thi đua toàn quốc cần cấp toàn quốc.

    Sáng kiến phải có hiệu quả áp dụng và khả năng nhân rộng ở cấp đó, do người đứng đầu tỉnh, thành phố
    công nhận (Luật Thi đua, khen thưởng 2022, Điều 21, Điều 22). Công trình khoa học thay cho sáng kiến
    không ghi ở đây.

    Cách sửa: sửa level_used theo quyết định của cấp có thẩm quyền, hoặc bỏ lần dùng.
    """
    for position, use in enumerate(initiative.award_uses):
        needed = _NEEDED.get(use.kind)
        if needed and use.level_used not in needed:
            yield (
                ("award_uses", position, "level_used" if use.level_used else "kind"),
                f"{_label(use)} cần sáng kiến được công nhận ở {_LEVELS[needed[0]]} (level_used: {needed[0]})",
            )


@record_rule("V-SK-095", Initiative)
def revocation_reaches_the_awards(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Hủy bỏ công nhận thì thu hồi giấy chứng nhận và báo nơi đã xét khen thưởng.

    Khen thưởng do khai báo gian dối thì bị hủy bỏ, thu hồi hiện vật và tiền thưởng (Luật Thi đua, khen
    thưởng 2022, chương VII), nên mọi lần đã dùng sáng kiến phải được báo lại.

    Cách sửa: ghi ngày thu hồi (recalled_on) của từng giấy chứng nhận, ngày báo lại (reported_on) của từng
    lần dùng.
    """
    if "revoked" not in (initiative.state, initiative.archived_from):
        return
    for position, one in enumerate(initiative.certificates):
        if one.recalled_on is None:
            yield ("certificates", position), f"giấy chứng nhận {one.number} chưa ghi ngày thu hồi"
    for position, use in enumerate(initiative.award_uses):
        if use.reported_on is None:
            yield (
                ("award_uses", position),
                f"{_label(use)} của {use.person} chưa ghi ngày báo cơ quan xét khen thưởng",
            )


def _day(use: AwardUse) -> datetime.date:
    """The day of the use; the last of its year when it was not noted."""
    return use.on or datetime.date(use.year, 12, 31)


def _label(use: AwardUse) -> str:
    return schema_for("initiative").labels(("award_uses", 0, "kind"))[use.kind]


def _unrecognized(initiative: Initiative, use: AwardUse, day: datetime.date) -> str | None:
    """Why the level did not serve on that day; V-SK-093 speaks of a title without any level."""
    if use.level_used is None and use.kind == "cstd_co_so":
        return None
    level = use.level_used or "base"
    recognized = _recognized_on(initiative, level)
    words = schema_for("initiative").labels(("award_uses", 0, "level_used"))[level]
    if recognized is None:
        return f"chưa được công nhận ở {words[:1].lower()}{words[1:]}"
    if recognized > day:
        return f"{words} công nhận ngày {short_date(recognized)}, sau ngày dùng {short_date(day)}"
    return None


def _recognized_on(initiative: Initiative, level: str) -> datetime.date | None:
    """The day of the decision of a level; V-SK-033 tells what has not been recognised at all."""
    if level == "base":
        return initiative.decision.date if initiative.decision else None
    days = [
        entry.decided_on
        for entry in initiative.effect
        if entry.level == level and entry.state == "recognized" and entry.decided_on
    ]
    return min(days, default=None)


def _revoked_on(initiative: Initiative) -> datetime.date | None:
    return next((step.on for step in initiative.log if step.to == "revoked"), None)


def _reuses(index: Index, weight: str) -> Iterator[tuple[str, Route, str]]:
    """The later use of each pair that the policy gives this weight; each use is told once."""
    if index.settings is None:
        return
    policy = index.settings.initiatives.award_reuse
    for fact, record in index.records("initiative"):
        told: set[int] = set()
        for (_, one), (later, other) in combinations(enumerate(record.award_uses), 2):
            kinds = _kind(one), _kind(other)
            if one.person != other.person or None in kinds or later in told:
                continue
            same = kinds[0] == kinds[1]
            if (policy.same_kind if same else policy.cross_kind) == weight:
                told.add(later)
                yield (
                    fact.path,
                    ("award_uses", later, "kind"),
                    f"{other.person} đã dùng sáng kiến này cho {_label(one)} năm {one.year}, nay dùng lại cho {_label(other)}",
                )


def _kind(use: AwardUse) -> str | None:
    """Title or award; None for other uses, which no policy names."""
    if use.kind in _TITLES:
        return "title"
    return "award" if use.kind in _AWARDS else None
