"""V-TSK-14: tasks that wait for themselves."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule


@workspace_rule("V-TSK-14")
def tasks_do_not_wait_for_themselves(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhiệm vụ không được phụ thuộc vòng tròn.

    Chuỗi depends_on hoặc instance_of quay lại chính nhiệm vụ thì không nhiệm vụ nào làm trước được.

    Cách sửa: bỏ một mắt xích của vòng.
    """
    after = {
        fact.id: [
            (target, route)
            for kind, target, route in fact.refs
            if kind == "task" and route[0] in ("depends_on", "instance_of")
        ]
        for fact, _ in index.tasks
    }
    done: set[str] = set()
    for start in after:
        for cycle, route in _cycles(start, after, done):
            shown = " → ".join(cycle)
            yield index.by_id[cycle[-2]].path, route, f"phụ thuộc vòng tròn: {shown}"


def _cycles(
    start: str, after: dict[str, list[tuple[str, tuple[str | int, ...]]]], done: set[str]
) -> Iterator[tuple[list[str], Route]]:
    """Depth first without recursion; every task is walked once over all calls."""
    if start in done:
        return
    path = [start]
    steps = [iter(after.get(start, ()))]
    while steps:
        for target, route in steps[-1]:
            if target in path:
                yield [*path[path.index(target) :], target], route
            elif target not in done and target in after:
                path.append(target)
                steps.append(iter(after[target]))
                break
        else:
            done.add(path.pop())
            steps.pop()
