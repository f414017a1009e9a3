"""Front matter → the fixed parts of the document. Every value is a text or a list of texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from .errors import MarkupError
from .placeholders import Placeholders
from .xmltext import one_line

LISTS = ("parent", "issuer", "summary", "bases", "addressees", "recipients", "signature")
TEXTS = (
    "size_set", "symbol", "number", "place", "date", "year", "type", "signer", "mark",
    "attached_to", "issuer_name", "title",
)  # fmt: skip
REQUIRED = ("issuer", "symbol", "place", "type", "summary", "recipients", "signature", "signer")
SIZE_SETS = ("12", "13")
_FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands around the body; empty tuple or text: not printed."""

    size_set: str
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    symbol: str
    number: str
    place: str
    day: date | None
    year: str
    type: str
    summary: tuple[str, ...]
    bases: tuple[str, ...]
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str
    mark: str
    attached_to: str
    issuer_name: str
    title: str


@dataclass(frozen=True, slots=True)
class _Value:
    lines: tuple[str, ...]
    line: int


def split(markup: str) -> tuple[str, str, int]:
    """Front matter, body, and the number of lines before the body.

    Raises:
        MarkupError: the text does not open with front matter, or the front matter has no end.
    """
    rows = markup.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if rows[0].rstrip() != _FENCE:
        raise MarkupError(1, "văn bản phải mở đầu bằng phần khai báo giữa hai dòng ---")
    for index in range(1, len(rows)):
        if rows[index].rstrip() == _FENCE:
            return "\n".join(rows[1:index]), "\n".join(rows[index + 1 :]), index + 1
    raise MarkupError(1, "phần khai báo chưa có dòng --- kết thúc")


def read(text: str, values: Placeholders) -> FrontMatter:
    """The front matter with its tokens replaced.

    Raises:
        MarkupError: not YAML, a key unknown, repeated or missing, a value of the wrong shape.
    """
    found = _entries(text, values)
    for key in REQUIRED:
        if key not in found:
            raise MarkupError(1, f"phần khai báo thiếu khóa bắt buộc {key!r}")
        if not found[key].lines and key != "signer":
            raise MarkupError(found[key].line, f"khóa {key!r} không được để trống")
    texts = {key: _text(found, key) for key in TEXTS}
    if (texts["size_set"] or "13") not in SIZE_SETS:
        line = found["size_set"].line
        raise MarkupError(line, f"size_set là {texts['size_set']!r}; chỉ nhận 12 hoặc 13")
    day = _day(found, texts.pop("date"))
    if day is None and not texts["year"]:
        raise MarkupError(1, "chưa có ngày ban hành thì phải khai báo năm (khóa 'year')")
    texts["year"] = str(day.year) if day else texts["year"]
    texts["size_set"] = texts["size_set"] or "13"
    lists = {key: found[key].lines if key in found else () for key in LISTS}
    return FrontMatter(day=day, **texts, **lists)  # type: ignore[arg-type]


def _text(found: Mapping[str, _Value], key: str) -> str:
    return " ".join(found[key].lines) if key in found else ""


def _day(found: Mapping[str, _Value], text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        line = found["date"].line
        raise MarkupError(line, f"ngày {text!r} không đúng dạng năm-tháng-ngày") from None


def _entries(text: str, values: Placeholders) -> dict[str, _Value]:
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = mark.line + 2 if mark else 1
        raise MarkupError(at, "phần khai báo không phải YAML hợp lệ") from error
    except yaml.YAMLError as error:
        raise MarkupError(1, "phần khai báo có ký tự mà YAML không nhận") from error
    if not isinstance(root, yaml.MappingNode):
        raise MarkupError(2, "phần khai báo phải gồm các dòng 'khóa: giá trị'")
    found: dict[str, _Value] = {}
    for key_node, node in root.value:
        key, line = str(key_node.value), key_node.start_mark.line + 2
        if key not in LISTS and key not in TEXTS:
            raise MarkupError(line, f"khóa {key!r} không có trong phần khai báo")
        if key in found:
            raise MarkupError(line, f"khóa {key!r} khai báo hai lần")
        found[key] = _Value(_lines(key, node, values), line)
    return found


def _lines(key: str, node: yaml.Node, values: Placeholders) -> tuple[str, ...]:
    nodes = [node]
    if isinstance(node, yaml.SequenceNode) and key in LISTS:
        nodes = node.value
    texts = []
    for item in nodes:
        line = item.start_mark.line + 2
        if not isinstance(item, yaml.ScalarNode):
            raise MarkupError(line, f"khóa {key!r} chỉ nhận chữ hoặc danh sách chữ")
        try:
            texts.append(one_line(values.text(str(item.value))).strip())
        except ValueError as error:
            raise MarkupError(line, str(error)) from error
    return tuple(text for text in texts if text)
