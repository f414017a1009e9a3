"""Another id for a record: its file, its own id, and every place where another record names it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ngocha_kh.diagnostics import UserError
from ngocha_kh.records.kinds import Kind, kind_of
from ngocha_kh.schemas import references
from ngocha_kh.schemas.catalog import schema_for
from ngocha_kh.sources.source import Source, SourceFile
from ngocha_kh.validation import Validated
from ngocha_kh.yamlio.edit import set_value
from ngocha_kh.yamlio.read import load

_BESIDE: Final = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Renaming:
    """`files`: path below records/ → new bytes, the record under its new path among them.

    `mentions`: lines ("path:line") that still say the old id in running text.
    """

    old_path: str
    new_path: str
    files: Mapping[str, bytes]
    mentions: tuple[str, ...]


@dataclass(frozen=True)
class Without:
    """A source from which one file is gone (see `Source`)."""

    source: Source
    path: str

    def files(self) -> list[SourceFile]:
        return [file for file in self.source.files() if file.path != self.path]

    def read(self, path: str) -> bytes:
        return self.source.read(path)

    def is_inside(self, path: str) -> bool:
        return self.source.is_inside(path)

    def is_file(self, path: str) -> bool:
        return path != f"records/{self.path}" and self.source.is_file(path)

    def sha256(self, path: str) -> str | None:
        return self.source.sha256(path)

    def beside(self, path: str) -> bytes | None:
        return self.source.beside(path)

    def own_template(self, name: str) -> bytes | None:
        return self.source.own_template(name)


def renaming(source: Source, kind: Kind, path: str, old: str, new: str) -> Renaming:
    """What changes when the record of `path` gets the id `new`.

    Raises `UserError` when the new id cannot be one of this kind, a file that names the record
    cannot be read, or the record has a text of its own beside it.
    """
    new_path = _path_of(kind, new)
    _check_alone(source, path)
    files: dict[str, bytes] = {}
    mentions: list[str] = []
    for file in source.files():
        if file.problem is not None:
            continue
        data = source.read(file.path)
        if old.encode() not in data:
            continue
        changed = _changed(file.path, data, kind, old, new, own=file.path == path)
        if changed != data or file.path == path:
            files[new_path if file.path == path else file.path] = changed
        shown = new_path if file.path == path else file.path
        mentions += (f"records/{shown}:{line}" for line in _lines(changed, old))
    return Renaming(path, new_path, files, tuple(mentions))


def as_renamed(before: Validated, one: Renaming, old: str, new: str) -> Validated:
    """The findings before, as they would read under the new id: only others are brought by it."""
    moved = [
        replace(
            item,
            position=replace(item.position, path=f"records/{one.new_path}")
            if item.position.path == f"records/{one.old_path}"
            else item.position,
            message=item.message.replace(old, new),
        )
        for item in before.diagnostics
    ]
    return replace(before, diagnostics=moved)


def _path_of(kind: Kind, new: str) -> str:
    try:
        path = kind.path_of(new)
    except IndexError:
        path = ""
    found = kind_of(path)
    if found is None or found.name != kind.name:
        raise UserError(f"«{new}» không phải mã của {kind.label}")
    return path


def _check_alone(source: Source, path: str) -> None:
    stem = path.removesuffix(".yaml")
    for ending in _BESIDE:
        if source.is_file(f"records/{stem}{ending}"):
            raise UserError(
                f"hồ sơ có tệp đi kèm records/{stem}{ending} nên không đổi mã bằng lệnh này được"
            )


def _changed(path: str, data: bytes, kind: Kind, old: str, new: str, *, own: bool) -> bytes:
    holder = kind_of(path)
    loaded = load(data)
    if holder is None or loaded.data is None or loaded.problems:
        if own:
            raise UserError(f"records/{path} có lỗi nên chưa đổi mã được; hãy chạy nkh validate")
        return data
    order = schema_for(holder.name).key_order
    if own:
        data = set_value(data, ("id",), new, key_order=order)
    for target, value, route in references(holder.name, loaded.data):
        if (target, value) == (kind.name, old):
            data = set_value(data, route, new, key_order=order)
    return data


def _lines(data: bytes, old: str) -> Iterator[int]:
    """The lines that name the old id, but not as a part of a longer one."""
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        before, found, after = line.partition(old)
        if found and not (after[:1].isalnum() or before[-1:].isalnum()):
            yield number
