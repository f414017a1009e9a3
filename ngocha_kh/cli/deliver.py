"""Bringing a finished document to a person: a file, a PDF, a look in the terminal, its trace."""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from ngocha_kh.cli.shell import say, tell
from ngocha_kh.diagnostics import Severity, UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.issue import Issued
from ngocha_kh.documents.trace import trace_csv, trace_json
from ngocha_kh.files import create_file, reason, replace_file
from ngocha_kh.nd30 import integrity
from ngocha_kh.sources.git import Commit
from ngocha_kh.validation.run import Validated

_CONVERTERS = ("soffice", "libreoffice")
_GAP = "(chưa nhập)"
_WORTH_A_BAR = 5
_T = TypeVar("_T")
_PATIENCE = 180  # seconds; the first start of LibreOffice makes its profile


def warn_of_errors(validated: Validated) -> None:
    """A document from partly broken records says so before anyone reads it."""
    errors = [item for item in validated.diagnostics if item.severity is Severity.ERROR]
    if errors:
        broken = len({item.position.path for item in errors})
        tell(
            f"Chú ý: {broken} tệp hồ sơ có lỗi; hồ sơ không đọc được bị bỏ ra ngoài số liệu. "
            "Hãy chạy nkh validate và sửa trước khi trình ký."
        )


def warn_of_gaps(office: Office, record_id: str) -> None:
    """A new workspace begins with "(chưa nhập)"; a document must not go out with it unnoticed."""
    fact = office.validated.index.by_id.get(record_id)
    written = office.validated.store.record(fact) if fact else None
    if _GAP in repr((office.settings, office.plan.title, written)):
        tell(
            f"Chú ý: văn bản còn chỗ «{_GAP}»; hãy nhập workspace.yaml và {record_id} trước khi trình ký."
        )


def write_document(data: bytes, target: Path, *, force: bool, pdf: bool) -> list[Path]:
    """Write the .docx (and .pdf); an existing file that a person edited needs `force`.

    Raises `UserError`; then nothing was written.
    """
    converter = _converter() if pdf else ""
    _put(target, data, force=force)
    if not pdf:
        return [target]
    printed = target.with_suffix(".pdf")
    _put(printed, _to_pdf(converter, data), force=True)
    return [target, printed]


def write_trace(issued: Issued, validated: Validated, commit: Commit, target: Path) -> None:
    """Write where each figure comes from, as .json or .csv by the name of the file."""
    paths = {fact.id: f"records/{fact.path}" for fact in validated.index.facts}
    for fact, plan in validated.index.plans:
        paths.update({duty.id: f"records/{fact.path}" for duty in plan.obligations})
    form = trace_json if target.suffix.lower() == ".json" else trace_csv
    text = form(issued.figures, paths, commit, validated.as_of)
    _put(target, text.encode("utf-8"), force=True)
    if commit.id is None:
        tell("Chú ý: nơi làm việc chưa có commit Git nên nguồn số liệu không ghi được commit.")
    elif commit.changed:
        tell(
            f"Chú ý: {len(commit.changed)} tệp hồ sơ chưa commit; nguồn số liệu đánh dấu các tệp đó."
        )


def progress(items: Sequence[_T], label: str) -> Iterator[_T]:
    """The items one by one, with a bar on standard error when a person watches."""
    if not sys.stderr.isatty() or len(items) < _WORTH_A_BAR:
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, label, console=Console(stderr=True), transient=True)


def preview(data: bytes) -> None:
    """The text of the document as it stands in the file, read back by python-docx."""
    from docx import Document
    from docx.table import Table

    for block in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            for row in block._tbl.tr_lst:
                cells = (" ".join(p.text for p in cell.p_lst) for cell in row.tc_lst)
                say(" | ".join(" ".join(text.split()) for text in cells))
            say("")
        elif block.text.strip():
            say(block.text + "\n")


def _put(target: Path, data: bytes, *, force: bool) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        old = target.read_bytes() if target.exists() else None
    except OSError as error:
        raise UserError(f"không ghi được {target}: {reason(error)}") from error
    if old is None:
        create_file(target, data)
    elif old != data:
        if not force and integrity(old) != "ours":
            raise UserError(
                f"{target} đã được sửa tay hoặc không phải do nkh tạo nên không ghi đè; "
                "hãy dùng --out TỆP_KHÁC, hoặc --force nếu chắc chắn"
            )
        replace_file(target, data, expected=old)


def _converter() -> str:
    for name in _CONVERTERS:
        if found := shutil.which(name):
            return str(Path(found).absolute())
    raise UserError(
        "không có LibreOffice nên không tạo được PDF; hãy cài LibreOffice, hoặc mở tệp Word và lưu thành PDF"
    )


def _to_pdf(converter: str, data: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="nkh-pdf-") as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [
            converter, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", "pdf", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE,
                check=True,
            )
            return source.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise UserError(
                "LibreOffice không chuyển được tệp sang PDF; tệp Word vẫn đã được ghi"
            ) from error
