"""V-ACT-01, 03, 04, 06, 08: what one activity must say once it was held, put off or called off."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.progress.activities import CONTESTS
from ngocha_kh.records.activity import Activity
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.vietnamese import number, short_date


def _is_done(activity: Activity) -> bool:
    return activity.outcome is not None and activity.outcome.state == "done"


@record_rule("V-ACT-01", Activity)
def what_was_held_is_proved(activity: Activity) -> Iterator[tuple[Route, str]]:
    """Hoạt động đã thực hiện phải có minh chứng.

    Không có minh chứng thì số liệu tuyên truyền, tập huấn trong báo cáo không kiểm chứng được. Minh
    chứng là văn bản, đường dẫn, ảnh, danh sách, biên bản hoặc tệp.

    Cách sửa: bổ sung evidence; nếu chưa tổ chức thì bỏ outcome.
    """
    if _is_done(activity) and not activity.evidence:
        yield ("outcome",), "đã thực hiện (done) nhưng chưa có minh chứng (evidence)"


@record_rule("V-ACT-03", Activity, Severity.WARNING)
def trainings_have_a_list(activity: Activity) -> Iterator[tuple[Route, str]]:
    """Lớp tập huấn đã tổ chức phải có số người tham gia và danh sách.

    Danh sách người học là minh chứng loại list; hồ sơ chỉ ghi số người và nơi lưu danh sách, không
    ghi tên.

    Cách sửa: ghi participants.total; thêm minh chứng loại list.
    """
    if activity.activity_type != "training" or not _is_done(activity):
        return
    if activity.participants is None or not activity.participants.total:
        yield ("outcome",), "lớp tập huấn chưa ghi số người tham gia (participants.total)"
    if activity.evidence and all(item.type != "list" for item in activity.evidence):
        yield ("evidence",), "lớp tập huấn chưa có danh sách người học (minh chứng loại list)"


@record_rule("V-ACT-04", Activity)
def participants_add_up(activity: Activity) -> Iterator[tuple[Route, str]]:
    """Số người theo nhóm cộng lại phải bằng tổng số.

    Cách sửa: đối chiếu với danh sách, sửa total hoặc số của nhóm.
    """
    people = activity.participants
    if people is None or not people.groups:
        return
    together = sum(group.count for group in people.groups)
    if together != people.total:
        yield (
            ("participants", "total"),
            f"tổng số {number(people.total)} khác tổng của các nhóm {number(together)}",
        )


@record_rule("V-ACT-06", Activity)
def fields_agree(activity: Activity) -> Iterator[tuple[Route, str]]:
    """Các trường của hoạt động phải khớp nhau.

    Ngày kết thúc không trước ngày bắt đầu; hoạt động hoãn hoặc hủy phải có lý do; kết quả đã thực hiện
    không ghi nhận trước ngày bắt đầu; chỉ hội thi, cuộc thi mới có bài dự thi, giải thưởng.

    Cách sửa: sửa trường mà thông báo chỉ ra.
    """
    if activity.to is not None and activity.to < activity.from_:
        yield (
            ("to",),
            f"ngày kết thúc {short_date(activity.to)} trước ngày bắt đầu {short_date(activity.from_)}",
        )
    outcome = activity.outcome
    if outcome is not None and outcome.state != "done" and outcome.reason is None:
        what = "hoãn" if outcome.state == "postponed" else "hủy"
        yield ("outcome",), f"hoạt động {what} phải có lý do (outcome.reason)"
    if outcome is not None and outcome.state == "done" and outcome.on < activity.from_:
        yield (
            ("outcome", "on"),
            f"ghi nhận đã thực hiện ngày {short_date(outcome.on)}, trước ngày bắt đầu {short_date(activity.from_)}",
        )
    if activity.contest is not None and activity.activity_type not in CONTESTS:
        yield ("contest",), "chỉ hội thi (festival), cuộc thi (contest) mới có kết quả cuộc thi"


@record_rule("V-ACT-08", Activity, Severity.WARNING)
def web_posts_have_an_address(activity: Activity) -> Iterator[tuple[Route, str]]:
    """Hoạt động đã đăng trên trang thông tin điện tử phải có đường dẫn.

    Đường dẫn là cách duy nhất để người đọc báo cáo tìm lại bài đã đăng.

    Cách sửa: ghi url, hoặc bỏ website ở channels.
    """
    if _is_done(activity) and "website" in activity.channels and activity.url is None:
        yield ("channels",), "có hình thức website nhưng chưa ghi đường dẫn bài đăng (url)"
