"""`nkh verify`: is a document still as written, and still what the records say."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import (
    Format,
    FormatOption,
    cache_folder,
    say,
    say_json,
    tell,
    today,
    workspace_of,
)
from ngocha_kh.diagnostics import Severity, UserError

app = new_app()
_MOST = 20
_MOST_NAMED = 5
_CANNOT = 3


@app.command(cls=Command, context_settings=HELP_NAMES)
def verify(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="TỆP...", help="Tệp .docx do nkh lập.")],
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh verify out/bao-cao-6-thang-dau-nam-2026.docx
      nkh verify out/*.docx

    Cho biết văn bản còn nguyên hay đã sửa tay (lời văn, định dạng, đầu trang, chân trang, hình,
    chú thích; ở chỗ nào), và hồ sơ đã thay đổi từ khi lập hay chưa (số liệu, đoạn nào khác). Không
    ghi gì. Mã thoát: 0 nguyên trạng và khớp hồ sơ, 1 có khác biệt, 3 có tệp không đọc được hoặc
    chưa đối chiếu được với hồ sơ.
    """
    from ngocha_kh.documents.verify import verify as judged
    from ngocha_kh.files import reason
    from ngocha_kh.validation import validate

    validated = validate(workspace_of(context), as_of=today(), cache=cache_folder())
    _warn(validated)
    statuses, found = {0}, []
    for path in files:
        try:
            verification = judged(path.read_bytes(), validated)
        except (OSError, UserError) as error:
            tell(f"{path}: {reason(error) if isinstance(error, OSError) else error}")
            statuses.add(_CANNOT)
            continue
        statuses.add(_status(verification))
        if output is Format.JSON:
            found.append(_json(path, verification))
        else:
            _print(path, verification)
    if output is Format.JSON:
        say_json(files=found)
    raise typer.Exit(max(statuses))


def _warn(validated: Any) -> None:
    """Records with errors are named before anything is held against them."""
    errors = [item for item in validated.diagnostics if item.severity is Severity.ERROR]
    broken = sorted({item.position.path for item in errors})
    if broken:
        tell(f"Chú ý: {len(broken)} tệp hồ sơ có lỗi: {_named(broken)}. Hãy chạy nkh validate.")


def _named(paths: Sequence[str]) -> str:
    more = len(paths) - _MOST_NAMED
    return ", ".join(paths[:_MOST_NAMED]) + (f" và {more} tệp khác" if more > 0 else "")


def _status(found: Any) -> int:
    if found is not None and not found.is_compared:
        return _CANNOT
    return 0 if found is not None and found.is_untouched and found.is_current else 1


def _json(path: Path, found: Any) -> dict[str, Any]:
    if found is None:
        return {"file": str(path), "ours": False}
    return {
        "file": str(path), "ours": True, "look": found.look,
        "compared": found.is_compared, "current": found.is_current,
        "document": found.manifest.document, "id": found.manifest.id,
        "as_of": found.manifest.as_of, "commit": found.manifest.commit or None,
        "changed_before_commit": list(found.manifest.changed),
        "edits": [
            {"number": e.number or None, "place": e.place, "kind": e.kind,
             "before": e.before, "after": e.after, "said": e.said or None}
            for e in found.edits
        ],
        "kinds_changed": list(found.kinds),
        "figures": [{"name": m.name, "before": m.before, "after": m.after} for m in found.figures],
        "texts": [
            {"number": e.number, "place": e.place, "before": e.before or None, "now": e.after}
            for e in found.texts
        ],
        "template_changed": found.template_changed, "version_changed": found.version_changed,
        "cannot_remake": found.remade or None, "unread_files": list(found.unread),
    }  # fmt: skip


def _print(path: Path, found: Any) -> None:
    if found is None:
        say(f"{path}: không phải văn bản do nkh lập (không có bản kê nguồn)")
        return
    manifest = found.manifest
    at = f"commit {manifest.commit[:12]}" if manifest.commit else "chưa có commit"
    dirty = f", {len(manifest.changed)} tệp chưa commit khi lập" if manifest.changed else ""
    say(f"{path}: {manifest.document} {manifest.id}, ngày xét {_day(manifest.as_of)}, {at}{dirty}")
    _print_look(found)
    _print_records(found)


def _print_look(found: Any) -> None:
    if found.look == "same":
        say("  Văn bản: nguyên trạng, đúng như khi lập.")
        return
    if found.look == "saved":
        say("  Văn bản: chỉ lưu lại bằng chương trình khác; lời văn và định dạng không đổi.")
        return
    what = "lời văn không đổi, đã đổi định dạng" if found.look == "restyled" else "đã sửa tay"
    say(f"  Văn bản: {what} {len(found.edits)} chỗ:")
    _print_edits(found.edits)


def _print_records(found: Any) -> None:
    from ngocha_kh.records.kinds import KINDS

    if found.unread:
        say(f"  Hồ sơ: chưa đối chiếu được vì có tệp hồ sơ không đọc được: {_named(found.unread)}")
        return
    if found.remade:
        say(f"  Hồ sơ: không lập lại được văn bản này: {found.remade}")
        return
    causes = [KINDS[kind].label for kind in found.kinds if kind in KINDS]
    causes += ["mẫu văn bản"] if found.template_changed else []
    causes += ["phiên bản chương trình"] if found.version_changed else []
    changed = f"đã đổi: {', '.join(causes)}" if causes else "không đổi"
    if found.is_current:
        say(f"  Hồ sơ: {changed}; lập lại hôm nay vẫn được đúng lời văn ấy.")
        return
    counts = ((len(found.figures), "số liệu"), (len(found.texts), "chỗ trong lời văn"))
    differing = ", ".join(f"{count} {what}" for count, what in counts if count)
    say(f"  Hồ sơ: {changed}; lập lại hôm nay khác {differing}:")
    for moved in found.figures[:_MOST]:
        say(f"    {moved.name}: {moved.before or 'không có'} → {moved.after or 'không còn'}")
    _rest(len(found.figures))
    _print_edits(found.texts)


def _print_edits(edits: Sequence[Any]) -> None:
    for edit in edits[:_MOST]:
        say(f"    {_edit(edit)}")
    _rest(len(edits))


def _edit(edit: Any) -> str:
    """One place in one line: where, and what became of it."""
    from ngocha_kh.documents.excerpt import excerpt, excerpts

    if edit.kind == "mark":
        return f"{edit.place}: {edit.said}"
    if edit.kind == "look":
        return f"{edit.place}: đổi định dạng: {edit.said} ({_quoted(excerpt(edit.after))})"
    if edit.kind == "encoding":
        same = _quoted(excerpt(edit.after))
        return f"{edit.place}: {same} chỉ khác bảng mã (Unicode tổ hợp và dựng sẵn), chữ như nhau"
    if edit.after is None:
        what = _quoted(excerpt(edit.before)) if edit.before else "một đoạn"
        return f"{'trước ' if edit.number else ''}{edit.place}: bỏ {what}"
    if edit.before is None:
        return f"{edit.place}: thêm {_quoted(excerpt(edit.after))}"
    if not edit.before and not edit.is_cell:
        return f"{edit.place}: nay là {_quoted(excerpt(edit.after))}"
    before, after = excerpts(edit.before, edit.after)
    return f"{edit.place}: {_quoted(before)} → {_quoted(after)}"


def _quoted(text: str) -> str:
    return f"«{text}»" if text else "(trống)"


def _rest(count: int) -> None:
    if count > _MOST:
        say(f"    … và {count - _MOST} chỗ khác (xem --format json)")


def _day(text: str) -> str:
    return "/".join(reversed(text.split("-")))
