"""`nkh blame`: each field of a record with the commit that gave it its value."""

from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.moment import AtOption
from ngocha_kh.cli.shell import Format, FormatOption, say_json

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def blame(
    context: typer.Context,
    record_id: Annotated[str, typer.Argument(metavar="MÃ", help="Mã hồ sơ.")],
    at: AtOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh blame NV-2026-018
      nkh blame SK-2026-003 --at 2026-06-14

    Với mỗi trường của hồ sơ: giá trị, ai ghi giá trị ấy, ngày nào, commit nào. So theo giá trị chứ
    không theo dòng, nên đổi cách trình bày tệp không làm đổi kết quả.
    """
    from ngocha_kh.cli.past_view import found_record
    from ngocha_kh.cli.tables import print_table
    from ngocha_kh.diagnostics import UserError
    from ngocha_kh.history.blame import blame as blamed
    from ngocha_kh.history.compare import Change
    from ngocha_kh.history.words import place, value_text

    found = found_record(context, record_id, at)
    fields = blamed(found.events)
    if not fields:
        raise UserError(f"{record_id} không còn hoặc không đọc được ở commit này")
    rows = [
        (place(found.kind, Change(one.route, "changed")), value_text(found.kind, one.route, one.value, found.names), one)
        for one in fields
    ]  # fmt: skip
    if output is Format.JSON:
        say_json(
            id=record_id, commit=found.tree.revision.id,
            fields=[
                {"route": list(one.route), "field": title, "value": one.value, "commit": one.commit.id,
                 "on": one.commit.authored.date(), "author": one.commit.author, "edited": one.edited}
                for title, _, one in rows
            ],
        )  # fmt: skip
        return
    print_table(
        f"Các trường của {record_id}",
        [("Trường", "left"), ("Giá trị", "left"), ("Ngày", "whole"), ("Người ghi", "left"), ("Commit", "whole")],
        [[title, text, f"{one.commit.authored:%d/%m/%Y}", one.commit.author, one.commit.short] for title, text, one in rows],
    )  # fmt: skip
