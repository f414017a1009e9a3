"""`nkh show`: one record or obligation in the words of its fields."""

from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import loaded, office_of, unknown
from ngocha_kh.cli.moment import AtOption
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def show(
    context: typer.Context,
    record_id: Annotated[str, typer.Argument(metavar="MÃ", help="Mã hồ sơ hoặc mã nghĩa vụ.")],
    as_of: AsOfOption = None,
    at: AtOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh show NV-2026-001
      nkh show II.2-11          một nghĩa vụ và các nhiệm vụ thực hiện nó
      nkh show vhxh
      nkh show workspace

    Xem mọi trường của một hồ sơ bằng tên tiếng Việt; với nhiệm vụ có thêm trạng thái theo ngày xét.
    """
    import msgspec

    from ngocha_kh.cli.show_lines import computed, described

    validated = loaded(context, as_of, at)
    office = office_of(validated, None)
    duties = validated.index.obligations
    fact = validated.index.by_id.get(record_id)
    if fact is None and record_id == "workspace":
        fact = next(iter(validated.index.of_kind("workspace")))
    if fact is not None:
        kind, path, record = fact.kind, fact.path, validated.store.record(fact)
        data: dict[str, Any] = msgspec.to_builtins(record)
        route: tuple[str | int, ...] = ()
    elif record_id in duties:
        plan_fact, record, route = duties[record_id]
        kind, path, data = "plan", plan_fact.path, msgspec.to_builtins(record)
    else:
        raise unknown("hồ sơ", record_id, [*validated.index.by_id, *duties])
    facts = computed(office, record)
    if output is Format.JSON:
        say_json(kind=kind, path=f"records/{path}", record=data, computed=dict(facts))
        return
    say(f"records/{path}")
    for title, text in facts:
        say(f"{title}: {text}")
    for line in described(kind, data, route):
        say(line)
