"""V-GIT-01, V-GIT-02: what was noted with its date stays as it was noted."""

from ngocha_kh.history.append_only import rewritings
from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.changes.registry import Found, change_rule


@change_rule("V-GIT-01")
def dated_entries_stay(change: ChangeSet) -> Found:
    """Mục đã ghi theo ngày không được sửa, xóa hay xếp lại.

    Lần ghi nhận, lần gia hạn, bước trong nhật ký, lần ban hành, lần rà soát, chữ ký… là sự việc của
    một ngày; nhờ chúng còn nguyên mà tính lại được tình hình của mọi ngày đã qua. Phiên họp đã có số
    biên bản thì chỉ còn sửa ghi chú. Lần ban hành chưa có ngày ban hành là dự thảo nên còn sửa được.

    Cách sửa: trả lại mục cũ như phía gốc (git checkout GỐC -- TỆP rồi thêm mục mới); ghi nhầm thì
    thêm một mục mới nói rõ nhầm ở đâu.
    """
    for one in change.found:
        for found in rewritings(one.kind, one.before, one.after):
            if not found.due:
                yield one.path, found.route, found.message


@change_rule("V-GIT-02")
def due_dates_move_by_extension(change: ChangeSet) -> Found:
    """Hạn của nhiệm vụ đã có lần ghi nhận chỉ đổi bằng gia hạn.

    Đúng hạn hay quá hạn được tính theo hạn; đổi thẳng hạn sau khi việc đã bắt đầu làm mất dấu vết của
    việc chậm.

    Cách sửa: trả lại hạn cũ, thêm một mục vào extensions với old_due, new_due, reason, approved_by,
    approved_on.
    """
    for one in change.of_kind("task"):
        for found in rewritings(one.kind, one.before, one.after):
            if found.due:
                yield one.path, found.route, found.message
