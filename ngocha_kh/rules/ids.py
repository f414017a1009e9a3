"""V-REF-01: ids and what they point to."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.suggest import Hints, shown


@workspace_rule("V-REF-01", also=("V-PRC-05",))
def references_lead_somewhere(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mã là duy nhất, trùng tên tệp, và mọi mã được nhắc đến đều có hồ sơ đúng loại.

    Báo cáo và văn bản dẫn chiếu hồ sơ bằng mã, nên một mã chỉ được dùng cho một hồ sơ trong cả
    thư mục (kể cả khi chỉ khác chữ hoa, chữ thường), tên tệp phải là mã, và một mã được nhắc đến
    (đơn vị chủ trì, văn bản, nhiệm vụ gốc…) phải có thật.

    Cách sửa: kiểm tra lại mã; nếu hai hồ sơ trùng mã, đổi mã của hồ sơ tạo sau.
    """
    first: dict[str, Facts] = {}
    hints = Hints()
    kinds = index.kind_of
    folders: dict[tuple[str, str], str] = {}
    sound: set[tuple[str, tuple[str, ...]]] = set()
    for fact in index.facts:
        if fact.kind == "workspace":
            continue
        expected = _expected(fact, folders)
        if fact.path != expected:
            yield (
                fact.path,
                ("id",),
                f"mã «{fact.id}» không khớp với tên tệp; tệp của mã này phải là records/{expected}",
            )
        other = first.setdefault(fact.id.casefold(), fact)
        if other is not fact:
            yield (
                fact.path,
                ("id",),
                f"mã «{fact.id}» đã dùng ở records/{other.path}; mỗi mã chỉ dùng cho một hồ sơ",
            )
        for named in fact.refs:
            kind, targets = named
            if kind == "obligation" or named in sound:
                continue
            broken = [target for target in targets if kinds.get(target) != kind]
            for target in broken:
                yield from _broken(index, hints, fact, kind, target)
            if not broken:  # many tasks name the same units and plan
                sound.add(named)


def _expected(fact: Facts, folders: dict[tuple[str, str], str]) -> str:
    """The path that the id asks for; the folder of a series of ids is worked out once."""
    series = (fact.kind, fact.id.rpartition("-")[0])
    if series not in folders:
        folders[series] = KINDS[fact.kind].path_of(fact.id).rpartition("/")[0]
    return f"{folders[series]}/{fact.id}.yaml"


def _broken(
    index: Index, hints: Hints, fact: Facts, kind: str, target: str
) -> Iterator[tuple[str, Route, str]]:
    found = index.by_id.get(target)
    label = KINDS[kind].label
    if found is None and KINDS[kind].path_of(target) in index.unread:
        return  # it is there, and its own faults are told
    if found is None:
        near = hints.closest(target, (f.id for f in index.of_kind(kind)), cutoff=70)
        advice = f"; có phải «{near}»?" if near else ""
        message = f"không có {label} «{shown(target)}»{advice}"
    else:
        message = f"«{target}» là {KINDS[found.kind].label}, ở đây cần {label}"
    for route in index.places(fact, kind, target):
        yield fact.path, route, message
