"""Examples as data: one changed file, or a folder of them, that is laid over the base workspace.

A file says in its first comment lines what must be reported, and where it belongs:

    # expect: 4:15 E-SCH-04                                   a place in this file, a code
    # expect: tasks/2026/NV-2026-001.yaml:8:20 V-REF-05       a place in another one
    # path: tasks/2026/NV-2026-001.yaml                       below records/
    # as-of: 2026-06-30                                       the day of the check

`NAME.expect` holds these lines for a file that cannot hold a comment. In a folder the path is the
one below the folder. A new case is a new file.
"""

import datetime
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from ngocha_kh.validation import Validated, validate
from ngocha_kh.workspace import Workspace

HERE = Path(__file__).parent
BASE = HERE / "base"
#: On this day the base workspace is wholly sound.
DAY = datetime.date(2026, 5, 15)

_HEADER = re.compile(r"# (expect|path|as-of): (.*?)\r?$", re.MULTILINE)
_PLACE = re.compile(r"(?:(?P<path>.+):)?(?P<line>[0-9]+):(?P<column>[0-9]+) (?P<code>\S+)")

#: Path below records/, line, column, code.
Place = tuple[str, int, int, str]


@dataclass(frozen=True)
class Variant:
    """`files`: path below records/ → bytes. `expected`: all that the whole workspace reports."""

    name: str
    files: dict[str, bytes]
    expected: frozenset[Place]
    day: datetime.date = DAY

    @property
    def codes(self) -> set[str]:
        return {code for *_, code in self.expected}


def variants(folder: str) -> list[Variant]:
    """The examples of `good` or `bad`, by name."""
    entries = sorted(p for p in (HERE / folder).iterdir() if p.suffix != ".expect")
    return [_folder(path) if path.is_dir() else _file(path) for path in entries]


def lay_over_base(variant: Variant, root: Path) -> Workspace:
    """Copy the base workspace to `root` and put the variant's files in their places."""
    shutil.copytree(BASE, root)
    for relative, data in variant.files.items():
        target = root / "records" / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return Workspace(root)


def check(variant: Variant, root: Path) -> Validated:
    """Validate the workspace that the variant makes of the base."""
    return validate(lay_over_base(variant, root), as_of=variant.day)


def reported(result: Validated) -> frozenset[Place]:
    """What a validation found, in the form of `Variant.expected`."""
    return frozenset(
        (
            item.position.path.removeprefix("records/"),
            item.position.line,
            item.position.column,
            item.code,
        )
        for item in result.diagnostics
    )


def _file(path: Path) -> Variant:
    headers = _headers(path)
    target = next(value for key, value in headers if key == "path")
    return _variant(path.name.removesuffix(".yaml"), {target: path.read_bytes()}, {target: headers})


def _folder(folder: Path) -> Variant:
    paths = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".expect"
    }
    files = {relative: path.read_bytes() for relative, path in paths.items()}
    headers = {relative: _headers(path) for relative, path in paths.items()}
    return _variant(folder.name, files, headers)


def _variant(
    name: str, files: dict[str, bytes], headers: dict[str, list[tuple[str, str]]]
) -> Variant:
    expected = set()
    day = DAY
    for relative, lines in headers.items():
        for key, value in lines:
            if key == "as-of":
                day = datetime.date.fromisoformat(value)
            elif key == "expect":
                expected.add(_place(relative, value))
    return Variant(name, files, frozenset(expected), day)


def _place(relative: str, text: str) -> Place:
    match = _PLACE.fullmatch(text)
    assert match, f"not a place and a code: {text!r}"
    return match["path"] or relative, int(match["line"]), int(match["column"]), match["code"]


def _headers(path: Path) -> list[tuple[str, str]]:
    """The declarations of a file: of its side file if it has one, else its first comment lines."""
    side = path.with_name(f"{path.name}.expect")
    text = (side if side.exists() else path).read_bytes().decode("utf-8-sig", "replace")
    found = []
    for line in text.split("\n"):
        match = _HEADER.fullmatch(line.rstrip("\r"))
        if match is None:
            break
        found.append((match[1], match[2]))
    return found
