"""V-GIT-05 to 07: an id is given once, and stays with its record."""

from typing import Any

from ngocha_kh.history.append_only import rewritings
from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.changes.earlier import earlier_states
from ngocha_kh.history.changes.elsewhere import clashes
from ngocha_kh.history.changes.registry import Found, change_rule
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.sources.ids import next_id, taken_ids
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import short_date

#: Fields that say which thing a record is, the first that there is.
_IDENTITY = ("title", "name", "month", "on")


@change_rule("V-GIT-05")
def ids_do_not_vanish(change: ChangeSet) -> Found:
    """Hồ sơ đã có trên nhánh gốc không được xóa hay đổi mã.

    Báo cáo, văn bản đã phát hành và hồ sơ khác dẫn chiếu theo mã; mã biến mất thì không ai tra lại
    được. Việc không làm nữa thì ghi trạng thái hủy, không áp dụng, rút, bãi bỏ.

    Cách sửa: lấy lại tệp từ phía gốc (git checkout GỐC -- TỆP) rồi ghi trạng thái.
    """
    for one in change.found:
        if one.op == "removed":
            label = KINDS[one.kind].label
            yield (
                one.path,
                (),
                f"{label} «{one.id}» đã bị xóa hoặc đổi mã; hãy giữ hồ sơ và ghi trạng thái",
            )


@change_rule("V-GIT-06")
def ids_are_not_used_again(change: ChangeSet) -> Found:
    """Mã đã từng dùng cho một hồ sơ khác không được dùng lại.

    Mã cũ có thể còn nằm trong giấy tờ, thư từ. Lấy lại một hồ sơ đã xóa thì được: nội dung cũ còn
    nguyên các mục đã ghi theo ngày và tên gọi.

    Cách sửa: lấy mã kế tiếp (nkh rename MÃ_CŨ MÃ_MỚI), hoặc khôi phục đúng hồ sơ cũ.
    """
    added = [one for one in change.found if one.op == "added" and one.kind != "workspace"]
    earlier = earlier_states(change, [one.path for one in added])
    for one in added:
        for old, commit in earlier.get(one.path, ())[:1]:
            if one.after is not None and not _is_same(one.kind, old, one.after):
                day = short_date(commit.committed.date())
                yield (
                    one.path,
                    ("id",),
                    f"mã «{one.id}» từng dùng cho hồ sơ khác{_named(old)}, đã xóa ngày {day} (commit "
                    f"{commit.short}); mã không dùng lại, hãy đổi: nkh rename {one.id} "
                    f"{_free(change, one.id)}",
                )


@change_rule("V-GIT-07")
def ids_are_free_on_every_branch(change: ChangeSet) -> Found:
    """Hai nhánh không được lấy cùng một mã cho hai hồ sơ khác nhau.

    Mỗi nhánh lấy mã kế tiếp mà nó thấy nên có thể trùng; trộn hai nhánh thì hồ sơ này đè hồ sơ kia.
    So với mọi nhánh mà kho Git biết, kể cả nhánh của máy chủ lần tải về gần nhất. Cùng một lần thêm đã
    rebase hay chép sang thì không tính.

    Cách sửa: bên vào sau đổi mã bằng nkh rename MÃ_CŨ MÃ_MỚI, mọi chỗ nhắc đến mã đổi theo.
    """
    added = [one for one in change.found if one.op == "added" and one.kind != "workspace"]
    found = clashes(change, added)
    for one in added:
        for clash in found.get(one.path, ())[:1]:
            yield (
                one.path,
                ("id",),
                f"mã «{one.id}» cũng được thêm ở nhánh «{shown(clash.ref)}» ({shown(clash.author)}, "
                f"{short_date(clash.day)}) với nội dung khác; bên vào sau đổi mã: nkh rename {one.id} "
                f"{_free(change, one.id)}",
            )


def _is_same(kind: str, old: Any, new: Any) -> bool:
    """Whether a record that came back is the one that went."""
    if not isinstance(old, dict):
        return True  # it could not be read: nothing is concluded from that
    key = next((k for k in _IDENTITY if k in old or k in new), None)
    return (key is None or old.get(key) == new.get(key)) and not rewritings(kind, old, new)


def _named(old: Any) -> str:
    title = old.get("title") or old.get("name") if isinstance(old, dict) else None
    return f" («{shown(str(title))}»)" if title else ""


def _free(change: ChangeSet, record_id: str) -> str:
    """The next id of the series that no branch has, or a word for one."""
    series, dash, number = record_id.rpartition("-")
    if not dash or not number.isdecimal():
        return "MÃ_MỚI"
    taken = taken_ids(change.head.workspace.root) | {fact.id for fact in change.head.index.facts}
    return next_id(series, taken, width=len(number))
