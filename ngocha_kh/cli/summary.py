"""`nkh summary`: a change in words, for whoever reviews it; the page of a merge request."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.judging import base_tree
from ngocha_kh.cli.moment import AtOption, moment
from ngocha_kh.cli.shell import AsOfOption, cache_folder, looked_at, say_json, today
from ngocha_kh.cli.text import clean
from ngocha_kh.diagnostics import Diagnostic, UserError

if TYPE_CHECKING:
    from ngocha_kh.history.summary import Figure, Summary
    from ngocha_kh.validation import Validated

app = new_app()


class PageFormat(StrEnum):
    """How the page is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command(cls=Command, context_settings=HELP_NAMES)
def summary(
    context: typer.Context,
    base: Annotated[
        str,
        typer.Option("--base", metavar="COMMIT|NGÀY", help="So với commit, nhánh hoặc ngày này."),
    ],
    at: AtOption = None,
    as_of: AsOfOption = None,
    output: Annotated[
        PageFormat, typer.Option("--format", help="Cách in: text, markdown hoặc json.")
    ] = PageFormat.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh summary --base origin/main
      nkh summary --base main --at nhanh-cua-toi
      nkh summary --base origin/main --format markdown

    Tóm tắt một thay đổi cho người duyệt: phát hiện mới so với trước, tác động đến số liệu, từng hồ sơ đổi
    những gì. Dạng markdown để đưa vào trang của đề nghị trộn (GitHub, GitLab); chữ trong hồ sơ không thể
    thành định dạng, liên kết hay nhắc tên ở đó. Mã kết thúc luôn là 0 khi tóm tắt được; muốn chặn thay đổi
    có lỗi thì dùng nkh validate --base.
    """
    found = _summary(context, base, at, as_of)
    if output is PageFormat.JSON:
        say_json(**_json(found))
        return
    from ngocha_kh.outputs.page import Markdown, Plain
    from ngocha_kh.outputs.summary import written

    page = Markdown() if output is PageFormat.MARKDOWN else Plain()
    sys.stdout.write(clean(written(found, page)))


def _summary(context: typer.Context, base: str, at: str | None, as_of: str | None) -> "Summary":
    from ngocha_kh.cli.validate import softened_rules
    from ngocha_kh.history.changes import change_set
    from ngocha_kh.history.summary import summary as summed
    from ngocha_kh.validation import validate

    found_at = moment(context, at)
    now = today()
    day = looked_at(as_of or (str(found_at.day) if found_at.day else None), now)
    origin = base_tree(context, base)

    def checked(source: Any, line: str | None) -> "Validated":
        return validate(
            found_at.workspace, as_of=day, today=max(day, found_at.day or now), source=source,
            cache=cache_folder(), line=line,
        )  # fmt: skip

    head = checked(found_at.past, origin.revision.id)
    change = change_set(origin, head)
    before = checked(change.origin, None)
    softened = [str(one) for one in softened_rules(head)]
    return summed(change, before, _figures(before, head), softened=softened)


def _figures(before: "Validated", after: "Validated") -> "Sequence[Figure] | str":
    """What moved, by unit; in words why it cannot be told: a branch may hold broken settings."""
    from ngocha_kh.cli.loading import office_of
    from ngocha_kh.history.effects import effects
    from ngocha_kh.history.summary import Figure

    try:
        old, new = office_of(before, None), office_of(after, None)
        moved = effects(old.figures, new.figures)
    except UserError as error:
        return str(error)
    return [Figure(new.unit_name(one.unit) if one.unit else "Toàn kế hoạch", one) for one in moved]


def _json(one: "Summary") -> dict[str, Any]:
    from ngocha_kh.cli.diff import as_json

    figures = None if one.figures is None else [
        {"unit": row.effect.unit, "figure": row.effect.figure, "before": row.effect.before,
         "after": row.effect.after}
        for row in one.figures
    ]  # fmt: skip
    return {
        "base": one.change.base.revision.id, "origin": one.change.origin.revision.id,
        "after": one.target, "as_of": one.as_of,
        "new": [_finding(item) for item in one.new], "gone": [_finding(item) for item in one.gone],
        "figures": figures, "records": [as_json(record, one.names) for record in one.records],
    }  # fmt: skip


def _finding(item: Diagnostic) -> dict[str, Any]:
    place = item.position
    return {
        "path": place.path, "line": place.line, "column": place.column,
        "severity": str(item.severity), "code": item.code, "message": item.message,
    }  # fmt: skip
