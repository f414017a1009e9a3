"""What `nkh explain M11` says: a step of the workflow of an initiative, or one of its papers."""

from collections.abc import Iterator

from ngocha_kh.workflow.machine import Machine, Track, Transition, initiative_machine
from ngocha_kh.workflow.replay import role_label

_PLACES = {
    "initiative": "ghi trong hồ sơ sáng kiến (papers)",
    "session": "ghi trong hồ sơ phiên họp",
    "elsewhere": "lưu ở nơi khác",
}


def step_texts(code: str) -> list[str]:
    """One text for each step of that code (a code is of one track); none for an unknown code."""
    machine = initiative_machine()
    found = [
        "\n".join(_lines(step, track, machine))
        for track in machine.tracks.values()
        for step in track.steps
        if step.event == code
    ]
    if code in machine.papers:
        paper = machine.papers[code]
        number = "có số, ký hiệu" if paper.numbered else "không cần số"
        found.append(f"{code} ({paper.name}): {number}; {_PLACES[paper.kept]}.")
    return found


def _lines(step: Transition, track: Track, machine: Machine) -> Iterator[str]:
    origins = ", ".join(f"{track.states[one]} ({one})" for one in step.origins)
    yield f"{step.event} ({track.label}): {step.label}"
    yield f"Từ: {origins}"
    yield f"Sang: {track.states[step.target]} ({step.target})"
    yield f"Người thực hiện: {', '.join(map(role_label, step.actors))}"
    if step.needs:
        yield f"Giấy tờ phải có: {'; '.join(map(machine.paper_name, step.needs))}"
    if step.issues:
        yield f"Văn bản phải lập: {'; '.join(map(machine.paper_name, step.issues))}"
    yield from (f"Điều kiện: {machine.conditions.get(name, name)}" for name in step.guards)
    yield from (f"Cần xác nhận: {text}" for text in step.confirm)
    sure = "" if step.confirmed else " (chưa được xác nhận)"
    yield f"Nguồn: {step.source}{sure}"
    yield "Xem phần còn thiếu của một sáng kiến: nkh initiative next MÃ"
