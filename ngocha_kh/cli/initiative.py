"""`nkh initiative`: what can happen to an initiative next, what is missing, what is due when."""

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.group import Group
from ngocha_kh.cli.initiative_past import first_words, on_day
from ngocha_kh.cli.initiative_similar import similar
from ngocha_kh.cli.initiative_stats import stats
from ngocha_kh.cli.loading import loaded, unknown
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json
from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.vietnamese import short_date

if TYPE_CHECKING:
    from ngocha_kh.records.initiative import Initiative
    from ngocha_kh.workflow.case import Around
    from ngocha_kh.workflow.machine import Machine
    from ngocha_kh.workflow.possible import Due, Option

app = new_app()


@app.callback(cls=Group, context_settings=HELP_NAMES, no_args_is_help=True)
def initiative() -> None:
    """Ví dụ:

    \b
      nkh initiative next SK-2026-003      bước kế tiếp, phần còn thiếu, thời hạn
      nkh initiative similar SK-2026-003   sáng kiến giống nó, của mọi năm
      nkh initiative stats --half 1        chỉ tiêu trong kỳ

    Theo dõi một sáng kiến. Chuyển bước bằng «nkh move».
    """


@app.command(
    "next",
    cls=Command,
    context_settings=HELP_NAMES,
    short_help="Bước kế tiếp, phần còn thiếu, thời hạn",
)
def next_steps(
    context: typer.Context,
    record_id: Annotated[
        str, typer.Argument(metavar="MÃ", help="Mã sáng kiến, ví dụ SK-2026-003.")
    ],
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh initiative next SK-2026-003
      nkh initiative next SK-2026-003 --as-of 2026-06-14 --format json

    Cho biết sáng kiến có thể chuyển bước nào, mỗi bước do ai thực hiện, còn thiếu gì, phải lập giấy
    tờ nào, và những thời hạn đang chạy. Không ghi gì.
    """
    from ngocha_kh.workflow.machine import initiative_machine
    from ngocha_kh.workflow.possible import dues, options

    own, around, day = _found(context, record_id, as_of)
    machine = initiative_machine()
    seen = on_day(own, day)
    if seen is None:
        raise UsageError(f"{own.id} chưa có vào ngày {short_date(day)}: {first_words(own)}")
    is_past, own = seen is not own, seen
    steps = list(options(own, around, machine, day))
    coming = dues(own, around, machine.main)
    if output is Format.JSON:
        say_json(
            id=own.id, title=own.title, state=own.state, label=machine.main.states[own.state],
            as_of=day.isoformat(), replayed=is_past, steps=[_step_data(one, machine) for one in steps],
            deadlines=[_due_data(one, day) for one in coming],
        )  # fmt: skip
        return
    for line in _lines(own, machine, steps, coming, day):
        say(line)
    if is_past:
        say("")
        say("Trạng thái và giấy tờ theo nhật ký đến ngày xét; các trường khác theo hồ sơ hiện nay.")


def _found(
    context: typer.Context, record_id: str, as_of: str | None
) -> "tuple[Initiative, Around, datetime.date]":
    """The initiative, the records around it and the day. Raises `UsageError` for another id."""
    from ngocha_kh.rules.around import around_of

    validated = loaded(context, as_of)
    index = validated.index
    fact = index.by_id.get(record_id)
    if fact is None:
        raise unknown("sáng kiến", record_id, [one.id for one in index.of_kind("initiative")])
    if fact.kind != "initiative":
        raise UsageError(f"{record_id} không phải sáng kiến; lệnh này chỉ dùng cho sáng kiến")
    if index.settings is None:
        raise UserError("records/workspace.yaml có lỗi; hãy chạy nkh validate")
    return index.decode(fact), around_of(index, index.settings), validated.as_of


def _lines(
    own: "Initiative", machine: "Machine", steps: "Sequence[Option]", coming: "Sequence[Due]",
    day: datetime.date,
) -> Iterator[str]:  # fmt: skip
    yield f"{own.id}: {own.title}"
    yield f"Trạng thái: {machine.main.states[own.state]} ({own.state}), xét ngày {short_date(day)}"
    if not steps:
        yield "Không còn bước nào."
    heading = None
    for one, levels in _without_repeats(steps):
        title = _track_title(one, levels, machine)
        if title != heading:
            yield ""
            yield f"{title}:" if title else "Có thể chuyển:"
            heading = title
        yield from _step_lines(one, machine)
    if coming:
        yield ""
        yield "Thời hạn:"
        yield from (f"  {_due_text(one, day)}" for one in coming)


def _without_repeats(steps: "Sequence[Option]") -> "list[tuple[Option, list[str]]]":
    """Each step with its levels; levels that nobody has proposed yet differ in nothing else."""
    found: list[tuple[Any, list[str]]] = []
    for one in steps:
        last = found[-1][0] if found else None
        if last and last.track == one.track and last.origin == one.origin == "none":
            found[-1][1].append(one.level or "")
        else:
            found.append((one, [one.level] if one.level else []))
    return found


def _track_title(one: "Option", levels: Sequence[str], machine: "Machine") -> str:
    """Which parallel track a step belongs to; empty for the main one."""
    from ngocha_kh.schemas import schema_for
    from ngocha_kh.workflow.machine import MAIN

    if one.track == MAIN:
        return ""
    labels = schema_for("initiative").labels(("effect", 0, "level"))
    names = ", ".join(labels[level] for level in levels)
    return machine.tracks[one.track].label + (f" — {names}" if names else "")


def _step_lines(one: "Option", machine: "Machine") -> Iterator[str]:
    from ngocha_kh.workflow.replay import role_label

    step, track = one.step, machine.tracks[one.track]
    who = ", ".join(map(role_label, step.actors))
    yield f"  {step.event}  {step.label} → {track.states[step.target]} ({step.target})"
    yield f"       Người thực hiện: {who}"
    if not one.unmet:
        yield "       Đủ điều kiện."
    yield from (f"       Còn thiếu: {message}" for message in one.unmet)
    yield from (f"       Chú ý: {message}" for message in one.warnings)
    if step.issues:
        yield f"       Văn bản phải lập: {'; '.join(map(machine.paper_name, step.issues))}"
    yield from (f"       Cần xác nhận: {text}" for text in step.confirm)


def _due_text(one: "Due", day: datetime.date) -> str:
    left = (one.due - day).days
    if left < 0:
        when = f"đã quá {-left} ngày"
    else:
        when = f"còn {left} ngày" if left else "hôm nay là ngày cuối"
    unsure = "" if one.confirmed else "; thời hạn chưa được xác nhận"
    code = f"{one.code} " if one.code else ""
    return f"{short_date(one.due)}  {code}{one.label} ({when}{unsure})"


def _step_data(one: "Option", machine: "Machine") -> dict[str, Any]:
    step = one.step
    return {
        "event": step.event, "track": one.track, "level": one.level, "to": step.target,
        "to_label": machine.tracks[one.track].states[step.target], "label": step.label,
        "actors": list(step.actors), "ready": not one.unmet, "unmet": list(one.unmet),
        "warnings": list(one.warnings), "confirm": list(step.confirm),
        "needs": list(step.needs), "issues": list(step.issues),
        "source": {"text": step.source, "confirmed": step.confirmed},
    }  # fmt: skip


def _due_data(one: "Due", day: datetime.date) -> dict[str, Any]:
    return {
        "code": one.code, "label": one.label, "due": one.due.isoformat(),
        "days_left": (one.due - day).days, "confirmed": one.confirmed,
    }  # fmt: skip


app.command(
    "similar", cls=Command, context_settings=HELP_NAMES,
    short_help="Sáng kiến giống một sáng kiến, một tệp, một đoạn chữ",
)(similar)  # fmt: skip
app.command(
    "stats", cls=Command, context_settings=HELP_NAMES,
    short_help="Chỉ tiêu về sáng kiến trong kỳ, theo đơn vị, lĩnh vực, loại",
)(stats)  # fmt: skip
