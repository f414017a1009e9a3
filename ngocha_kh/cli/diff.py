"""`nkh diff`: what changed between two commits or days, and what it did to the figures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.moment import Moment, moment
from ngocha_kh.cli.shell import Format, FormatOption, cache_folder, day_of, say, say_json, today
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.suggest import shown

if TYPE_CHECKING:
    from ngocha_kh.history.differences import RecordChange
    from ngocha_kh.history.names import Names

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="CŨ", help="Commit, nhánh, nhãn hoặc ngày.")],
    after: Annotated[
        str | None,
        typer.Argument(metavar="[MỚI]", help="Như trên; không ghi là các tệp hiện nay."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="LOẠI", help="Chỉ loại hồ sơ này.")
    ] = None,
    record_id: Annotated[
        str | None, typer.Option("--id", metavar="MÃ", help="Chỉ hồ sơ này.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="NGÀY", help="Ngày xét số liệu của cả hai bên."),
    ] = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh diff HEAD~1                       thay đổi chưa ghi và của commit cuối
      nkh diff 2026-06-14 2026-11-25        giữa hai ngày
      nkh diff main nhanh-cua-toi --kind task
      nkh diff HEAD --format json

    Kể các thay đổi theo từng hồ sơ và từng trường bằng tên tiếng Việt, rồi tác động đến số liệu: tỷ lệ
    hoàn thành của từng đơn vị trước và sau. Hai bên được xét vào cùng một ngày (--as-of, mặc định là
    ngày của bên mới).
    """
    from ngocha_kh.cli.loading import office_of
    from ngocha_kh.history.differences import differences
    from ngocha_kh.history.effects import effects
    from ngocha_kh.history.names import names_of
    from ngocha_kh.records.kinds import KINDS
    from ngocha_kh.sources.worktree import WorkTree
    from ngocha_kh.validation import validate

    if kind is not None and kind not in KINDS:
        raise UsageError(f"loại hồ sơ «{kind}» không thuộc: {', '.join(KINDS)}")
    old, new = moment(context, before), moment(context, after)
    assert old.past is not None
    found = [
        one
        for one in differences(old.past, new.past or WorkTree(new.workspace))
        if kind in (None, one.kind) and record_id in (None, one.id)
    ]
    day = day_of(as_of) or new.day or today()
    sides = [
        office_of(
            validate(m.workspace, as_of=day, today=day, source=m.past, cache=cache_folder()), None
        )
        for m in (old, new)
    ]
    names = names_of(new.past or WorkTree(new.workspace))
    moved = effects(*(side.figures for side in sides))
    if output is Format.JSON:
        say_json(
            before=_named(old), after=_named(new), as_of=day,
            records=[as_json(one, names) for one in found], figures=[{"unit": r.unit, "figure": r.figure, "before": r.before, "after": r.after} for r in moved],
        )  # fmt: skip
        return
    _print(found, names)
    say("")
    say(f"Tác động đến số liệu, cùng xét vào ngày {day:%d/%m/%Y}:")
    for row in moved:
        who = sides[1].unit_name(row.unit) if row.unit else "Toàn kế hoạch"
        say(f"  {who}: {row.figure} {row.before} → {row.after}")
    if not moved:
        say("  không đổi")


def _named(one: Moment) -> str | None:
    return one.past.revision.id if one.past else None


_OPS = {"added": "thêm", "removed": "xóa", "changed": "sửa"}


def _print(found: Sequence["RecordChange"], names: "Names") -> None:
    from ngocha_kh.history.tellings import without_echoes
    from ngocha_kh.history.words import told
    from ngocha_kh.records.kinds import KINDS

    counts = {op: sum(one.op == op for one in found) for op in _OPS}
    said = ", ".join(f"{_OPS[op]} {count}" for op, count in counts.items() if count)
    say(f"{len(found)} hồ sơ khác nhau" + (f": {said}" if said else ""))
    for one in found:
        title = (one.after or one.before or {}).get("title")
        named = shown(one.id) + (f": {shown(title)}" if title else "")
        say(f"{_OPS[one.op]} {KINDS[one.kind].label} {named}")
        if one.broken:
            say("    một bên có lỗi, không đọc được nên không so sánh được")
        for change in without_echoes(one.changes):
            say(f"    {told(one.kind, change, names).text}")


def as_json(one: "RecordChange", names: "Names") -> dict[str, Any]:
    """A changed record for a program."""
    from ngocha_kh.history.words import told

    return {
        "id": one.id, "kind": one.kind, "path": f"records/{one.path}", "op": one.op,
        "broken": one.broken,
        "changes": [
            {"route": list(c.route), "op": c.op, "before": c.before, "after": c.after,
             "aspect": told(one.kind, c).aspect, "text": told(one.kind, c, names).text}
            for c in one.changes
        ],
    }  # fmt: skip
