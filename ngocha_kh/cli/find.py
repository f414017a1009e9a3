"""`nkh find`: records by words, with or without diacritics."""

from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.loading import loaded
from ngocha_kh.cli.shell import Format, FormatOption, say, say_json, tell

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def find(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="TỪ...", help="Các từ phải có, thứ tự nào cũng được.")
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="LOẠI",
            help="Chỉ loại hồ sơ này: task, unit, plan, document, report, calendar.",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="SỐ", help="Nhiều nhất bao nhiêu kết quả.")
    ] = 50,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh find tap huan
      nkh find "sở hữu trí tuệ" --kind task
      nkh find NV-2026-018

    Tìm trong mọi trường của mọi hồ sơ, kể cả từng câu và nghĩa vụ của kế hoạch; không cần gõ dấu.
    Mỗi kết quả một dòng: tệp, mã, trường, nội dung.
    """
    from ngocha_kh.diagnostics import UsageError
    from ngocha_kh.records.kinds import KINDS
    from ngocha_kh.search import search

    if kind is not None and kind not in KINDS:
        raise UsageError(f"loại hồ sơ «{kind}» không thuộc: {', '.join(KINDS)}")
    result = search(loaded(context, None), " ".join(words), kind)
    shown = result.hits[: max(limit, 0)]
    if output is Format.JSON:
        say_json(
            exact=result.exact, total=len(result.hits),
            hits=[{"path": f"records/{h.path}", "line": h.line, "id": h.id, "field": h.field, "text": h.text} for h in shown],
        )  # fmt: skip
    else:
        if shown and not result.exact:
            tell("Không có kết quả đúng từ khóa; sau đây là các kết quả gần giống.")
        for hit in shown:
            say(f"records/{hit.path}:{hit.line}: {hit.id}  {hit.field}: {hit.text}")
        if len(result.hits) > len(shown):
            tell(f"… và {len(result.hits) - len(shown)} kết quả nữa; dùng --limit để xem thêm.")
    if not result.hits:
        tell("Không tìm thấy hồ sơ nào.")
