"""Front matter → the fixed parts of the document. Every value is a text or a list of texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from .errors import MarkupError
from .forms import LETTER, Form, form_of
from .papers import CERTIFICATE, LANDSCAPE, LAYOUTS, paper_form
from .placeholders import Placeholders
from .xmltext import one_line

LISTS = (
    "parent", "issuer", "summary", "authority", "bases", "addressees", "recipients", "signature",
    "secretary_title", "chair_title", "address", "signatories", "control", "approvals",
)  # fmt: skip
TEXTS = (
    "size_set", "symbol", "number", "place", "date", "year", "type", "subject", "urgency",
    "signer", "secretary", "chair", "mark", "attached_to", "issuer_name", "title", "layout",
    "orientation", "register", "contents",
)  # fmt: skip
COLUMNS = ("signatories", "approvals")  #: lists whose items are divided by "|"
SIZE_SETS = ("12", "13")
CONTENTS = ("1", "2", "3")
URGENCIES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
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
    type: str  #: in capitals; empty for a công văn, which has `subject`
    subject: str
    urgency: str
    summary: tuple[str, ...]
    authority: tuple[str, ...]
    bases: tuple[str, ...]
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str
    secretary: str
    secretary_title: tuple[str, ...]
    chair: str
    chair_title: tuple[str, ...]
    address: tuple[str, ...]
    mark: str
    attached_to: str
    issuer_name: str
    title: str
    layout: str  #: "personal" or "office" for a paper that Điều 7 does not list, else empty
    orientation: str
    register: str  #: of a certificate: where it is entered in the book of them
    signatories: tuple[str, ...]  #: of a paper: posts above the name, then the name, by newlines
    contents: str  #: down to which level headings stand in the contents; empty: no contents
    control: tuple[str, ...]  #: of a controlled document: code, issue, date
    approvals: tuple[str, ...]  #: of a controlled document: role, name, post, by newlines

    @property
    def form(self) -> Form:
        """What this type of document has."""
        return paper_form(self.type, self.layout) if self.layout else form_of(self.type)

    @property
    def levels(self) -> int:
        """Levels of headings in the contents; 0 for no contents."""
        return int(self.contents or 0)

    @property
    def is_landscape(self) -> bool:
        """Whether the document itself, not only an appendix, lies on its long side."""
        return self.orientation == LANDSCAPE or self.layout == CERTIFICATE


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
    texts = {key: _text(found, key) for key in TEXTS}
    lists = {key: found[key].lines if key in found else () for key in LISTS}
    texts["type"] = unicodedata.normalize("NFC", texts["type"]).upper()
    texts["layout"] = _one_of(found, "layout", LAYOUTS)
    form = _form(found, texts["type"], texts["layout"])
    _check(found, form)
    texts["orientation"] = _one_of(found, "orientation", (LANDSCAPE,))
    texts["size_set"] = _one_of(found, "size_set", SIZE_SETS) or "13"
    texts["contents"] = _one_of(found, "contents", CONTENTS)
    texts["urgency"] = _one_of(found, "urgency", URGENCIES)
    day = _day(found, texts.pop("date"))
    if day is None and not texts["year"] and "place" in form.required:
        raise MarkupError(1, "chưa có ngày ban hành thì phải khai báo năm (khóa 'year')")
    texts["year"] = str(day.year) if day else texts["year"]
    return FrontMatter(day=day, **texts, **lists)  # type: ignore[arg-type]


def _form(found: Mapping[str, _Value], type_: str, layout: str) -> Form:
    if layout:
        return paper_form(type_, layout)
    if type_ == LETTER.name.upper():
        line = found["type"].line
        raise MarkupError(line, "công văn không in tên loại; bỏ khóa 'type', khai báo 'subject'")
    if not type_ and "subject" not in found:
        message = "phần khai báo thiếu 'type' (tên loại) hoặc 'subject' (trích yếu của công văn)"
        raise MarkupError(1, message)
    return form_of(type_)


def _check(found: Mapping[str, _Value], form: Form) -> None:
    """Every key that the form asks for, none that it has no place for."""
    must_hold = form.must_have()
    for key in (*must_hold, *form.must_declare()):
        if key not in found:
            raise MarkupError(1, f"phần khai báo thiếu khóa bắt buộc {key!r}")
        if key in must_hold and not found[key].lines:
            raise MarkupError(found[key].line, f"khóa {key!r} không được để trống")
    for key, reason in form.refused().items():
        if key in found and found[key].lines:
            raise MarkupError(found[key].line, reason)


def _one_of(found: Mapping[str, _Value], key: str, allowed: tuple[str, ...]) -> str:
    text = unicodedata.normalize("NFC", _text(found, key))
    text = next((known for known in allowed if known.upper() == text.upper()), text)
    if text and text not in allowed:
        choices = " hoặc ".join(allowed)
        raise MarkupError(found[key].line, f"{key} là {text!r}; chỉ nhận {choices}")
    return text


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
            text = one_line(values.text(str(item.value)))
            parts = text.split("|") if key in COLUMNS else [text]
            texts.append("\n".join(part.strip() for part in parts))
        except ValueError as error:
            raise MarkupError(line, str(error)) from error
    return tuple(text for text in texts if text)
