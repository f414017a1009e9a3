"""V-TSK-14: tasks that wait for themselves."""

from collections.abc import Iterator, Mapping, Sequence

from ngocha_kh.diagnostics import Route
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule


@workspace_rule("V-TSK-14")
def tasks_do_not_wait_for_themselves(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhiệm vụ không được phụ thuộc vòng tròn.

    Chuỗi depends_on hoặc instance_of quay lại chính nhiệm vụ thì không nhiệm vụ nào làm trước được.

    Cách sửa: bỏ một mắt xích của vòng.
    """
    # A task names other tasks only in depends_on and instance_of.
    after = {
        fact.id: targets for fact, _ in index.tasks for kind, targets in fact.refs if kind == "task"
    }
    for cycle in circles(after):
        last = index.by_id[cycle[-2]]
        for route in index.places(last, "task", cycle[-1])[:1]:
            yield last.path, route, f"phụ thuộc vòng tròn: {' → '.join(cycle)}"


def circles(after: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Every circle of a graph as the way round, its first name said again at the end."""
    done: set[str] = set()
    for start in after:
        yield from _cycles(start, after, done)


def _cycles(start: str, after: Mapping[str, Sequence[str]], done: set[str]) -> Iterator[list[str]]:
    """Depth first without recursion; every task is walked once over all calls."""
    if start in done:
        return
    path: dict[str, None] = {start: None}  # in the order walked
    steps = [iter(after.get(start, ()))]
    while steps:
        for target in steps[-1]:
            if target in path:
                walked = list(path)
                yield [*walked[walked.index(target) :], target]
            elif target not in done and target in after:
                path[target] = None
                steps.append(iter(after[target]))
                break
        else:
            done.add(path.popitem()[0])
            steps.pop()
