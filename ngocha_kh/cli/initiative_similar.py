"""`nkh initiative similar`: initiatives of any year that are like one, like a file, like a text."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.loading import loaded, unknown
from ngocha_kh.cli.shell import Format, FormatOption, say, say_json, tell
from ngocha_kh.diagnostics import UsageError, UserError

if TYPE_CHECKING:
    from ngocha_kh.records.initiative import Initiative
    from ngocha_kh.rules.index import Index
    from ngocha_kh.similar import Likeness, Text

_ENDINGS = (".yaml", ".txt", ".md")
#: A description of a solution has a few pages; more is another kind of file.
_MOST_BYTES = 2_000_000


def similar(
    context: typer.Context,
    target: Annotated[
        str | None,
        typer.Argument(metavar="MÃ|TỆP", help="Mã sáng kiến, hoặc tệp .yaml, .txt, .md."),
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="CHỮ", help="So với đoạn chữ này.")
    ] = None,
    threshold: Annotated[
        int | None,
        typer.Option(
            "--threshold", metavar="SỐ", help="Ngưỡng 0–100 (mặc định: theo workspace.yaml)."
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="SỐ", help="Nhiều nhất bao nhiêu kết quả.")
    ] = 10,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh initiative similar SK-2026-003
      nkh initiative similar mo-ta.txt
      nkh initiative similar --text "dat lich hen theo khung gio"

    Tìm sáng kiến của mọi năm giống với một sáng kiến, một tệp mô tả hoặc một đoạn chữ; không cần gõ
    dấu, không kể thứ tự từ. Điểm là số lớn hơn trong hai điểm: giống tên, giống nội dung (từ hiếm
    nặng hơn). Điểm không kết luận thay người: hãy đọc hai giải pháp. Không ghi gì.
    """
    from ngocha_kh.similar import Collection, text_of

    if (target is None) == (text is None):
        raise UsageError("hãy nêu một mã, một tệp, hoặc --text; chỉ một trong ba")
    if threshold is not None and not 0 <= threshold <= 100:
        raise UsageError("--threshold phải từ 0 đến 100")
    index = loaded(context, None).index
    records = [record for _, record in index.records("initiative")]
    asked = _of_text(text) if text is not None else _asked(index, target or "", records)
    least = _threshold(index) if threshold is None else threshold
    collection = Collection(tuple(map(text_of, records)))
    found = collection.like(asked, least)
    shown = found[: max(limit, 0)]
    if output is Format.JSON:
        say_json(
            id=asked.id or None, title=asked.title, threshold=least, compared=len(records),
            total=len(found), similar=[_data(one, records) for one in shown],
        )  # fmt: skip
        return
    _print(shown, len(found), records)
    if not found:
        nearest = next(iter(collection.like(asked, 1)), None)
        also = f"; gần nhất là {nearest.other.id} ({nearest.score}%)" if nearest else ""
        tell(
            f"Không có sáng kiến nào giống từ {least}% trở lên trong {len(records)} sáng kiến{also}."
        )


def _print(shown: "list[Likeness]", total: int, records: "list[Initiative]") -> None:
    from ngocha_kh.schemas import schema_for

    labels = schema_for("initiative").labels(("state",))
    states = {record.id: labels[record.state] for record in records}
    for one in shown:
        say(f"{one.score:3d}%  {one.other.id}  {one.other.title} ({states[one.other.id]})")
        say(f"      giống tên {one.title}%, giống nội dung {one.content}%")
        if one.words:
            say(f"      cùng có: {'; '.join(one.words)}")
    if total > len(shown):
        tell(f"… và {total - len(shown)} kết quả nữa; dùng --limit để xem thêm.")


def _data(one: "Likeness", records: "list[Initiative]") -> dict[str, Any]:
    record = next(record for record in records if record.id == one.other.id)
    return {
        "id": record.id, "title": record.title, "year": record.year, "state": record.state,
        "score": one.score, "title_score": one.title, "content_score": one.content,
        "words": list(one.words),
    }  # fmt: skip


def _threshold(index: "Index") -> int:
    if index.settings is None:
        raise UserError("records/workspace.yaml có lỗi; hãy chạy nkh validate")
    return index.settings.initiatives.similarity_percent.value


def _of_text(text: str) -> "Text":
    """The first line stands for the title; the whole for the content."""
    from ngocha_kh.similar import Text

    title, _, body = text.strip().partition("\n")
    if not title:
        raise UsageError("không có chữ nào để so")
    return Text(title, body)


def _asked(index: "Index", target: str, records: "list[Initiative]") -> "Text":
    from ngocha_kh.similar import text_of

    record = next((record for record in records if record.id == target), None)
    if record is not None:
        return text_of(record)
    path = Path(target)
    if path.suffix.lower() in _ENDINGS:
        return _of_file(path)
    raise unknown("sáng kiến", target, [record.id for record in records])


def _of_file(path: Path) -> "Text":
    """What a file says of a solution: a record that is not kept yet, or plain text."""
    from ngocha_kh.files import reason
    from ngocha_kh.yamlio.read import load

    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UserError(f"không đọc được tệp {path}: {reason(error)}") from error
    if len(data) > _MOST_BYTES:
        raise UserError(f"tệp {path} quá lớn để so")
    if path.suffix.lower() == ".yaml":
        return _of_data(load(data).data, path)
    try:
        return _of_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError(f"tệp {path} không phải UTF-8; hãy lưu lại bằng UTF-8") from error


def _of_data(data: Any, path: Path) -> "Text":
    """The texts of a record that the schema need not accept: a draft is what is asked about."""
    from ngocha_kh.similar import Text

    title = data.get("title") if isinstance(data, dict) else None
    if not isinstance(title, str) or not title.strip():
        raise UserError(f"tệp {path} không có tên sáng kiến (title)")
    told = data.get("description")
    told = told if isinstance(told, dict) else {}
    parts = [data.get("problem"), *(told.get(k) for k in ("content", "novelty", "public_summary"))]
    record_id = data.get("id")
    body = "\n".join(part for part in parts if isinstance(part, str))
    return Text(title, body, record_id if isinstance(record_id, str) else "")
