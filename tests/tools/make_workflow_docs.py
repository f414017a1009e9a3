"""Write `docs/workflow-initiative.md` from the table `ngocha_kh/workflow/initiative.toml`.

    PYTHONPATH=. python tests/tools/make_workflow_docs.py

The drawings are Mermaid text, which code hosts and editors show as pictures.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ngocha_kh.workflow.machine import MAIN, Machine, Track, Transition, initiative_machine
from ngocha_kh.workflow.replay import role_label

PAGE = Path(__file__).parents[2] / "docs/workflow-initiative.md"

_HEAD = """# Quy trình xét, công nhận sáng kiến

Trang này do `tests/tools/make_workflow_docs.py` lập từ bảng `ngocha_kh/workflow/initiative.toml`; sửa bảng rồi lập lại.

- Chuyển bước: `nkh move SK-2026-003 accepted`. Xem bước kế tiếp và phần còn thiếu: `nkh initiative next SK-2026-003`.
- Bước chỉ được ghi khi mọi **điều kiện** đều đạt và đủ **giấy tờ phải có**. **Lưu ý** chỉ được nhắc, không chặn bước.
- Nguồn ghi «chưa xác nhận» là điều nhớ lại, thực tế nơi khác hoặc đề xuất: chưa được coi là quy định cho đến khi phường
  đối chiếu bản chính thức. Nguồn khác đã thấy ở trang chép lại điều luật; trước khi ký văn bản vẫn phải đối chiếu.
"""


def page(machine: Machine) -> str:
    """The whole page: for each track a drawing, then its steps; at the end the papers."""
    return "\n".join(_lines(machine))


def _lines(machine: Machine) -> Iterator[str]:
    yield _HEAD
    for name, track in machine.tracks.items():
        yield f"## {track.label}\n"
        if name != MAIN:
            yield "Chỉ khi sáng kiến đã được công nhận tại cơ sở. `none` là lúc chưa ghi gì.\n"
        yield from drawing(track)
        yield ""
        yield "| trạng thái | mã |"
        yield "| --- | --- |"
        for state, label in track.states.items():
            end = " (kết thúc)" if state in track.final else ""
            yield f"| {label}{end} | `{state}` |"
        yield ""
        for step in track.steps:
            yield from _step(machine, track, step)
    yield from _papers(machine)


def drawing(track: Track) -> Iterator[str]:
    """The states and steps of a track as a Mermaid state diagram."""
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state, label in track.states.items():
        yield f'    state "{label}" as {state}'
    for state in track.first:
        yield f"    [*] --> {state}"
    for step in track.steps:
        for origin in step.origins:
            yield f"    {origin} --> {step.target} : {step.event}"
    for state in track.final:
        if not any(track.after(state)):
            yield f"    {state} --> [*]"
    yield "```"


def _step(machine: Machine, track: Track, step: Transition) -> Iterator[str]:
    origins = ", ".join(f"«{track.states[origin]}»" for origin in step.origins)
    yield f"### {step.event} {step.label}\n"
    yield f"- {origins} → **«{track.states[step.target]}»**"
    yield f"- Người thực hiện: {', '.join(map(role_label, step.actors))}"
    if step.guards:
        yield f"- Điều kiện: {_conditions(machine, step.guards)}"
    if step.warnings:
        yield f"- Lưu ý: {_conditions(machine, step.warnings)}"
    if step.needs:
        yield f"- Giấy tờ phải có: {', '.join(map(machine.paper_name, step.needs))}"
    if step.issues:
        yield f"- Văn bản phải lập: {', '.join(map(machine.paper_name, step.issues))}"
    if step.confirm:
        yield f"- Người thực hiện tự xác nhận: {' '.join(step.confirm)}"
    yield f"- Nguồn: {step.source}{'' if step.confirmed else ' — **chưa xác nhận**'}\n"


def _conditions(machine: Machine, names: tuple[str, ...]) -> str:
    """One sentence; a condition begins with a capital letter only at its start."""
    text = "; ".join(machine.conditions[name] for name in names)
    return re.sub("(?<=; ).", lambda letter: letter[0].lower(), text)


def _papers(machine: Machine) -> Iterator[str]:
    kept = {"initiative": "hồ sơ sáng kiến", "session": "phiên họp", "elsewhere": "nơi khác"}
    yield "## Giấy tờ\n"
    yield "| mã | giấy tờ | ghi ở | phải có số |"
    yield "| --- | --- | --- | --- |"
    for kind, paper in machine.papers.items():
        yield f"| {kind} | {paper.name} | {kept[paper.kept]} | {'có' if paper.numbered else 'không'} |"
    yield ""


def main() -> None:
    PAGE.write_text(page(initiative_machine()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
