"""The files of a new workspace: the templates in `templates/init/` with one ward's names put in."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ngocha_kh.diagnostics import UserError
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.resources import data_folder
from ngocha_kh.suggest import shown
from ngocha_kh.validation.files import check_file
from ngocha_kh.yamlio.write import Style, flow_text, list_lines, normal

#: What stands where a person has yet to write.
UNSAID: Final = "(chưa nhập)"
_PEOPLES_COMMITTEE: Final = "Ủy ban nhân dân"
_OTHER_FORMS = re.compile(r"^(UBND|Uỷ ban nhân dân|Ủy ban nhân dân)(?=\s)", re.IGNORECASE)
#: The kind of place is no part of its name: "phường Ngọc Hà" is at "Ngọc Hà".
_KIND_OF_PLACE = re.compile(r"^(phường|xã|thị trấn|đặc khu|quận|huyện|thành phố)\s+", re.IGNORECASE)
_MARK = re.compile(r"( ?)__([A-Z_]+?)__")
#: A leading dot would make Git and packaging tools obey the templates.
_DOT: Final = "dot-"


@dataclass(frozen=True, slots=True)
class Ward:
    """Whose workspace it is; `year` is the year of its first plan."""

    agency: str
    place: str
    year: int


def ward_of(agency: str | None, place: str | None, year: int) -> Ward:
    """The ward with what follows from the name of its agency: "UBND phường X" lies at "X"."""
    name = " ".join((agency or f"{_PEOPLES_COMMITTEE} phường {UNSAID}").split())
    name = _OTHER_FORMS.sub(_PEOPLES_COMMITTEE, name)
    rest = name.removeprefix(_PEOPLES_COMMITTEE).strip()
    return Ward(name, place or _KIND_OF_PLACE.sub("", rest) or UNSAID, year)


def starter_files(ward: Ward) -> dict[str, bytes]:
    """Path from the root (with "/") → bytes of every file of the new workspace, in a fixed order.

    Raises `UserError` when a given name does not fit into a record, e.g. because it is too long.
    """
    values = _values(ward)
    root = data_folder("templates") / "init"
    files = {_named(path, root, values): _filled(path, values) for path in _files(root)}
    schemas = data_folder("schemas")
    files |= {f"schemas/{path.name}": path.read_bytes() for path in schemas.glob("*.schema.json")}
    for path, data in files.items():
        if path.startswith("records/") and path.endswith(".yaml"):
            for finding in check_file(path.removeprefix("records/"), data).findings:
                if finding.severity == "error":
                    raise UserError(f"không lập được {path}: {finding.message}")
    return dict(sorted(files.items()))


def _values(ward: Ward) -> dict[str, object]:
    rest = ward.agency.removeprefix(_PEOPLES_COMMITTEE).strip()
    is_committee = bool(rest) and rest != ward.agency
    lines = [_PEOPLES_COMMITTEE, rest] if is_committee else [ward.agency]
    return {
        "AGENCY": ward.agency,
        "SHORT_NAME": f"UBND {rest}" if is_committee else ward.agency,
        "HEADER_LINES": [line.upper() for line in lines],
        "PLACE": ward.place,
        "YEAR": ward.year,
        "PLAN": f"KH-{ward.year}",
        "PLAN_TEXT": f"plans/KH-{ward.year}.txt",
        "PLAN_TITLE": f"Công tác khoa học, công nghệ và sáng kiến năm {ward.year}",
        "TASK": f"NV-{ward.year}-001",
        "REPORT": f"BC-{ward.year}-H1",
        "CALENDAR": f"LICH-{ward.year}",
        "DUE": _last_working_day(datetime.date(ward.year, 12, 14)).isoformat(),
    }


def _last_working_day(day: datetime.date) -> datetime.date:
    """The day itself, or the working day before when nobody works on it."""
    return day if PUBLIC.is_working_day(day) else PUBLIC.previous_working_day(day)


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def _named(path: Path, root: Path, values: Mapping[str, object]) -> str:
    named = _MARK.sub(lambda mark: str(values[mark[2]]), path.relative_to(root).as_posix())
    parts = PurePosixPath(named).parts
    return "/".join(f".{p.removeprefix(_DOT)}" if p.startswith(_DOT) else p for p in parts)


def _filled(path: Path, values: Mapping[str, object]) -> bytes:
    """The template with its marks replaced; in a record each value is quoted where it must be."""
    text = path.read_text(encoding="utf-8")
    written = _as_yaml if path.suffix == ".yaml" else _as_text
    return _MARK.sub(lambda mark: written(mark[1], values[mark[2]]), text).encode()


def _as_text(space: str, value: object) -> str:
    return f"{space}{value}"


def _as_yaml(space: str, value: object) -> str:
    """What follows `key:` for a value; a list stands below its key, which is indented by two."""
    if isinstance(value, list):
        return "\n" + "\n".join(list_lines(normal(value), 4, Style()))
    return space + flow_text(normal(value))


def occupied(folder: Path) -> str | None:
    """Why a new workspace cannot be made in `folder`; None when it can."""
    if folder.exists() and not folder.is_dir():
        return "đã có tệp mang tên này"
    found = (
        [path.name for path in folder.iterdir() if path.name != ".git"] if folder.exists() else []
    )
    return f"thư mục không trống (đang có {shown(', '.join(sorted(found)))})" if found else None
