"""Which files `nkh nd30` judges, and what the workspace says about the agency."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from ngocha_kh.cli.shell import tell, workspace_of
from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.nd30.judge.paper import Profile
from ngocha_kh.workspace import SETTINGS_FILE, Workspace

_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
#: Units that issue documents of their own; the others are not the agency's.
_ISSUING = {"department", "office", "center", "service_unit"}
COUNCIL = "HĐ"  #: in the symbols of a council whose record says no abbreviation
#: Nothing that a person typed is larger; the reader bounds what is unpacked besides.
MAX_BYTES = 128 * 1024 * 1024
# The proper name after the common noun of the unit: "Ủy ban nhân dân phường Ngọc Hà".
_UNIT = re.compile(r"(phường|xã|đặc khu|thành phố|tỉnh) (.+)$")

_REGION = re.compile(r"Ủy ban nhân dân (?:thành phố|tỉnh) (.+)", re.IGNORECASE)


def chosen(paths: Iterable[Path]) -> list[Path]:
    """The files that the paths mean, sorted within each, none twice.

    A folder means every Word file below it; a pattern (*.docx) is expanded here because not every
    shell does. A path that does not exist stays, to be reported when it is read.
    """
    found = list(dict.fromkeys(file for path in paths for file in _meant(path)))
    if not found:
        raise UsageError("không có tệp .docx nào ở các chỗ đã nêu")
    return found


def _meant(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if _is_word(file))
    elif not path.exists() and glob.has_magic(str(path)):
        yield from sorted(Path(name) for name in glob.glob(str(path), recursive=True))  # noqa: PTH207
    else:
        yield path


def _is_word(file: Path) -> bool:
    """Word leaves "~$name.docx" beside a file that is open: no document."""
    return file.suffix.lower() in _ENDINGS and not file.name.startswith("~$") and file.is_file()


def read(path: Path) -> bytes:
    """The bytes of a regular file of bounded size.

    Raises `UserError` with one line that says why not, without the path.
    """
    from ngocha_kh.files import reason

    try:
        if not path.exists():
            raise UserError("không có tệp này")
        if not path.is_file():
            raise UserError("không phải tệp thường")
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"tệp quá lớn (hơn {MAX_BYTES // 1024 // 1024} MB)")
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"không đọc được tệp: {reason(error)}") from error


def profile_of(context: typer.Context) -> Profile:
    """What the workspace fixes for the agency; an empty profile outside a workspace."""
    try:
        workspace = workspace_of(context)
    except UserError:
        return Profile()
    settings = _record(workspace, "workspace", SETTINGS_FILE)
    if settings is None:
        tell(f"Chú ý: records/{SETTINGS_FILE} có lỗi nên không dùng đến; hãy chạy nkh validate.")
        return Profile()
    units, bodies = _all(workspace, "unit"), _all(workspace, "body")
    agency = settings.agency
    unit_name = _UNIT.search(agency.name)
    return Profile(
        places=(agency.place,),
        abbreviations=tuple(
            dict.fromkeys(
                (
                    agency.abbreviation,
                    *(u.abbreviation for u in units if u.abbreviation),
                    *(body.abbreviation or COUNCIL for body in bodies),
                )
            )
        ),
        agencies=tuple(
            _names(
                agency.name,
                *(u.name for u in units if u.type in _ISSUING),
                *(body.name for body in bodies),
            )
        ),
        names=tuple(signer.name for signer in settings.signers),
        units={unit_name[1]: (unit_name[2],)} if unit_name else {},
        regions=tuple(_regions(u.name for u in units)),
        severities=settings.severities,
    )


def _regions(names: Iterable[str]) -> Iterator[str]:
    """The province or city above a ward, as its Ủy ban nhân dân stands among the units."""
    for name in names:
        if region := _REGION.fullmatch(name):
            yield region[1]


def _names(*names: str) -> Iterator[str]:
    """The names, and those with HĐND and UBND written out as a header may have them."""
    for name in names:
        yield name
        full = name.replace("HĐND", "Hội đồng nhân dân").replace("UBND", "Ủy ban nhân dân")
        if full != name:
            yield from (full, full.replace("-", " và "))


def _all(workspace: Workspace, kind: str) -> list[Any]:
    """The sound records of a kind that lie in one folder, by file name."""
    from ngocha_kh.records.kinds import KINDS

    folder = KINDS[kind].place.partition("/")[0]
    files = sorted((workspace.records / folder).glob("*.yaml"))
    found = (_record(workspace, kind, f"{folder}/{file.name}") for file in files)
    return [record for record in found if record is not None]


def _record(workspace: Workspace, kind: str, relative: str) -> Any:
    """One typed record, or None when it has faults: those are the business of `nkh validate`."""
    import msgspec

    from ngocha_kh.records.kinds import KINDS
    from ngocha_kh.yamlio.read import load

    try:
        data = load((workspace.records / relative).read_bytes()).data
        return None if data is None else KINDS[kind].read(data)
    except (OSError, msgspec.ValidationError):
        return None
