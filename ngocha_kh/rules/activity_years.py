"""V-ACT-02, 05: the activities of a year side by side."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.progress.activities import ActivityState, activity_state
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.plan_terms import PlanTerms
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.suggest import shown

_TOPIC = "intellectual_property"


def terms_of(index: Index) -> PlanTerms:
    return index.settings.plan_terms if index.settings else PlanTerms()


@workspace_rule("V-ACT-02", Severity.WARNING)
def knowledge_of_rights_takes_many_forms(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Tuyên truyền sở hữu trí tuệ trong năm phải bằng nhiều hình thức.

    Kế hoạch năm, mục II.1 yêu cầu phổ biến kiến thức về sở hữu trí tuệ bằng nhiều hình thức. Số hình
    thức và ngày bắt đầu nhắc đặt ở plan_terms.ip_channels, plan_terms.ip_channels_from của
    workspace.yaml (đề xuất: 2 hình thức, sau ngày 31/10). Chỉ tính hoạt động đã thực hiện.

    Cách sửa: tổ chức thêm hình thức khác, hoặc ghi đủ channels của các hoạt động đã làm.
    """
    terms = terms_of(index)
    year = index.as_of.year
    if "activity" in index.unread_kinds:
        return
    if index.as_of <= on_month_day(year, terms.ip_channels_from.value):
        return
    done = [
        (fact, one)
        for fact, one in index.records("activity")
        if one.topic == _TOPIC and one.from_.year == year and _is_done(one, index)
    ]
    channels = {channel for _, one in done for channel in one.channels}
    if done and len(channels) < terms.ip_channels.value:
        last, _ = max(done, key=_by_day)
        yield (
            last.path,
            ("topic",),
            f"tuyên truyền sở hữu trí tuệ năm {year} mới có {len(channels)} hình thức, cần ít nhất {terms.ip_channels.value}",
        )


@workspace_rule("V-ACT-05", Severity.WARNING)
def one_proof_is_not_used_twice(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Một minh chứng không dùng cho hai hoạt động.

    Cùng một tệp, đường dẫn ở hai hoạt động thường do chép hồ sơ, làm số hoạt động bị tính trùng. Văn
    bản trong sổ văn bản (VB-…) có thể làm căn cứ cho nhiều hoạt động nên không xét.

    Cách sửa: ghi đúng minh chứng của từng hoạt động, hoặc gộp hai hồ sơ.
    """
    first: dict[str, str] = {}
    for fact, one in index.records("activity"):
        for number, item in enumerate(one.evidence):
            if item.ref.startswith("VB-"):
                continue
            other = first.setdefault(item.ref, one.id)
            if other != one.id:
                yield (
                    fact.path,
                    ("evidence", number, "ref"),
                    f"minh chứng «{shown(item.ref)}» đã dùng cho {other}",
                )


def _is_done(activity: Activity, index: Index) -> bool:
    return activity_state(activity, index.as_of) is ActivityState.DONE


def _by_day(found: tuple[Facts, Activity]) -> tuple[object, str]:
    return found[1].from_, found[1].id
