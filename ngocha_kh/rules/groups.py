"""V-REF-13: groups of units and the roles that exactly one unit holds."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule

_SINGLE_ROLES = {"iso_standing": "thường trực ISO", "report_focal": "đầu mối báo cáo"}


@workspace_rule("V-REF-13")
def groups_and_roles_are_sound(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhóm đơn vị không được chứa chính mình; vai trò thường trực chỉ do một đơn vị giữ.

    Nhóm được mở ra thành các đơn vị khi tính số liệu, nên không được lặp vòng. Thường trực ISO và
    đầu mối báo cáo phải là đúng một đơn vị.

    Cách sửa: bỏ thành viên gây vòng; để vai trò ở một đơn vị.
    """
    for fact in index.of_kind("unit"):
        unit = index.units[fact.id]
        if unit.is_group and fact.id in _below(index, fact.id):
            yield fact.path, ("members",), f"nhóm «{fact.id}» chứa chính mình qua các thành viên"
    for role, label in _SINGLE_ROLES.items():
        holders = [f for f in index.of_kind("unit") if role in index.units[f.id].roles]
        for fact in holders[1:]:
            yield (
                fact.path,
                ("roles",),
                f"vai trò {label} đã do «{holders[0].id}» giữ; chỉ một đơn vị được giữ",
            )


def _below(index: Index, unit_id: str) -> set[str]:
    """Every unit that is inside a group, at any depth."""
    found: set[str] = set()
    queue = [unit_id]
    while queue:
        unit = index.units.get(queue.pop())
        for member in unit.members if unit else ():
            if member not in found:
                found.add(member)
                queue.append(member)
    return found
