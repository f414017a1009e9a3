"""`nkh verify`: is a document still as written, and still what the records say."""

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
from ngocha_kh.diagnostics import UserError

app = new_app()
_MOST = 20
_WIDTH = 90


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

    Cho biết văn bản còn nguyên hay đã sửa tay (ở đoạn nào), và hồ sơ đã thay đổi từ khi lập hay
    chưa (số liệu nào khác). Không ghi gì. Mã thoát: 0 nguyên trạng và khớp hồ sơ, 1 có khác biệt,
    3 có tệp không đọc được.
    """
    from ngocha_kh.documents.verify import verify as judged
    from ngocha_kh.files import reason
    from ngocha_kh.validation import validate

    validated = validate(workspace_of(context), as_of=today(), cache=cache_folder())
    status, found = 0, []
    for path in files:
        try:
            verification = judged(path.read_bytes(), validated)
        except (OSError, UserError) as error:
            tell(f"{path}: {reason(error) if isinstance(error, OSError) else error}")
            status = 3
            continue
        clean = verification is not None and verification.is_untouched and verification.is_current
        status = status or (0 if clean else 1)
        if output is Format.JSON:
            found.append(_json(path, verification))
        else:
            _print(path, verification)
    if output is Format.JSON:
        say_json(files=found)
    raise typer.Exit(status)


def _json(path: Path, found: Any) -> dict[str, Any]:
    if found is None:
        return {"file": str(path), "ours": False}
    return {
        "file": str(path), "ours": True, "look": found.look, "current": found.is_current,
        "document": found.manifest.document, "id": found.manifest.id,
        "as_of": found.manifest.as_of, "commit": found.manifest.commit or None,
        "changed_before_commit": list(found.manifest.changed),
        "edits": [{"number": e.number, "before": e.before, "after": e.after} for e in found.edits],
        "kinds_changed": list(found.kinds),
        "figures": [{"name": m.name, "before": m.before, "after": m.after} for m in found.figures],
        "texts": [{"number": e.number, "now": e.after} for e in found.texts],
        "template_changed": found.template_changed, "version_changed": found.version_changed,
        "cannot_remake": found.remade or None,
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
    elif found.look == "saved":
        say("  Văn bản: đã lưu lại hoặc đổi định dạng; lời văn không đổi.")
    else:
        say(f"  Văn bản: đã sửa tay {len(found.edits)} chỗ:")
        for edit in found.edits[:_MOST]:
            say(f"    {_edit(edit)}")
        _rest(len(found.edits))


def _edit(edit: Any) -> str:
    if edit.after is None:
        what = f"«{_short(edit.before)}»" if edit.before else "một đoạn"
        return f"trước đoạn {edit.number}: đã xóa {what}"
    if edit.before is None:
        return f"đoạn {edit.number}: thêm «{_short(edit.after)}»"
    old = f" (trước: «{_short(edit.before)}»)" if edit.before else ""
    return f"đoạn {edit.number}: «{_short(edit.after)}»{old}"


def _print_records(found: Any) -> None:
    from ngocha_kh.records.kinds import KINDS

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
    say(
        f"  Hồ sơ: {changed}; lập lại hôm nay khác {len(found.figures)} số liệu, {len(found.texts)} đoạn:"
    )
    for moved in found.figures[:_MOST]:
        say(f"    {moved.name}: {moved.before or 'không có'} → {moved.after or 'không còn'}")
    _rest(len(found.figures))
    if not found.figures:
        for edit in found.texts[:_MOST]:
            say(f"    đoạn {edit.number} nay là: «{_short(edit.after)}»")
        _rest(len(found.texts))


def _rest(count: int) -> None:
    if count > _MOST:
        say(f"    … và {count - _MOST} chỗ khác (xem --format json)")


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _WIDTH else folded[: _WIDTH - 1] + "…"


def _day(text: str) -> str:
    return "/".join(reversed(text.split("-")))
