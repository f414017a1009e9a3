"""Where documents go: one rule for --out, and what the file that stands there already is."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.manifest import Manifest, unpacked
from ngocha_kh.nd30 import read_manifest
from ngocha_kh.workspace import Workspace

_ENDING = ".docx"
#: ".doc", ".pdf", ".xlsx" name a kind of file; "van-ban.2026" and "v1.0" are names of folders.
_KIND_OF_FILE = re.compile(r"\.[^\W\d_]\w{0,4}")


def file_at(out: Path | None, workspace: Workspace, name: str) -> Path:
    """The file for one document: `out` itself when it ends in .docx, else `name` in that folder.

    Without `out` the folder is out/ of the workspace. Raises `UsageError` when it may not be there.
    """
    folder = _checked(out or _own(workspace), workspace)
    return folder if _is_word(folder) else folder / name


def folder_at(out: Path | None, workspace: Workspace, count: int) -> Path:
    """The folder for `count` documents. Raises `UsageError` when `out` can be none."""
    folder = _checked(out or _own(workspace), workspace)
    if _is_word(folder):
        raise UsageError(
            f"--out {folder.name} là tên một tệp mà có {count} văn bản; hãy ghi tên thư mục"
        )
    return folder


def _own(workspace: Workspace) -> Path:
    """The folder out/ of the workspace. Raises `UserError` when a link makes it another one."""
    folder = workspace.inside("out")
    if folder is None:
        raise UserError(
            "out/ là liên kết dẫn ra ngoài nơi làm việc nên không ghi vào; hãy xóa liên kết, hoặc ghi --out"
        )
    return workspace.root / "out"


def outside_records(path: Path, workspace: Workspace) -> Path:
    """The path itself. Raises `UsageError` when it lies in records/, which holds records only."""
    if path.resolve().is_relative_to(workspace.records.resolve()):
        raise UsageError(f"records/ chỉ chứa hồ sơ nên không ghi {path} vào đó; hãy chọn nơi khác")
    return path


def _checked(out: Path, workspace: Workspace) -> Path:
    ending = out.suffix.strip()
    is_odd = out.name.strip() != out.name or out.name.lower() == _ENDING
    if not out.is_dir() and not _is_word(out) and (is_odd or _KIND_OF_FILE.fullmatch(ending)):
        hint = "; muốn có thêm tệp PDF, hãy dùng --pdf" if ending.lower() == ".pdf" else ""
        raise UsageError(
            f"tên tệp phải có đuôi .docx: {out.name} (hoặc ghi tên một thư mục không có đuôi){hint}"
        )
    return outside_records(out, workspace)


def _is_word(path: Path) -> bool:
    return path.suffix.lower() == _ENDING and not path.is_dir()


def earlier(target: Path) -> Manifest | None:
    """What the file at `target` says of itself; None when it is none of ours, or not there."""
    try:
        packed = read_manifest(target.read_bytes())
    except (OSError, ValueError):
        return None
    return unpacked(packed) if packed else None


def is_same(found: Manifest, office: Office, form: Form, record_id: str) -> bool:
    """Whether `found` is an earlier issue of the wanted document.

    A unit is chased and reports each year: there the plan belongs to the identity too.
    """
    if (found.document, found.id) != (form.name, record_id):
        return False
    fact = office.validated.index.by_id.get(record_id)
    is_yearly = fact is None or fact.kind == "unit"
    return found.plan == office.plan_id or not is_yearly


def another(found: Manifest, target: Path) -> UserError:
    """The refusal to replace the document that stands at `target`."""
    return UserError(
        f"{target} đang là văn bản khác ({found.document} {found.id} của {found.plan}) nên không "
        "ghi đè; hãy dùng --out TỆP_KHÁC, hoặc --force nếu chắc chắn"
    )


def kept(given: Given, found: Manifest | None) -> tuple[Given, str]:
    """`given` with the number and the date that the file has, where the command line says none.

    And what was kept, in words; "" when nothing was.
    """
    if found is None:
        return given, ""
    number = None if given.number else found.number or None
    day = None if given.date else _day(found.date)
    words = [f"số {number}"] if number else []
    words += [f"ngày ký {day:%d/%m/%Y}"] if day else []
    return replace(given, number=given.number or number, date=given.date or day), " và ".join(words)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
