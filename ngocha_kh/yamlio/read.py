"""Nodes → plain data by the core rules of YAML 1.2, refusing what hides or loses something."""

import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ngocha_kh.yamlio.nodes import MAX_DEPTH, LimitExceeded, compose
from ngocha_kh.yamlio.syntax import syntax_problem
from ngocha_kh.yamlio.text import INVISIBLE, Problem, decode

Data = dict[str, Any]

_CONSTANTS: Final = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER_START: Final = frozenset("-+.0123456789")
# 012 is twelve in YAML 1.2, ten in 1.1: kept as text, so nobody can be surprised (REL-27).
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
_MAX_DIGITS = 18
# "2.000908" is a code of an administrative procedure, not a measured number: text unless it is short.
_CODE_LIKE = re.compile(r"[0-9]\.[0-9]{6}\Z")
#: 1e999 is more than a computer's number holds.
_INFINITE: Final = (math.inf, -math.inf)
_UNXML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STR_TAG = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds: `data` is None when it cannot be read; `problems` come in file order."""

    data: Data | None
    problems: list[Problem]


def load(data: bytes) -> Loaded:
    """Read one record. Never raises for any input."""
    text, problems = decode(data)
    if problems:
        return Loaded(None, problems)
    try:
        node = compose(text)
    except LimitExceeded as error:
        return Loaded(None, [Problem(error.code, error.line, error.column, error.message)])
    except yaml.YAMLError as error:
        return Loaded(None, [syntax_problem(error, text)])
    if node is None or (isinstance(node, ScalarNode) and not node.value):
        return Loaded(
            None,
            [
                Problem(
                    "E-YAML-09",
                    1,
                    1,
                    "tệp không có nội dung; hồ sơ phải là các cặp «khóa: giá trị»",
                )
            ],
        )
    if not isinstance(node, MappingNode):
        return Loaded(
            None,
            [
                _problem(
                    "E-YAML-09",
                    node,
                    "nội dung phải là các cặp «khóa: giá trị», không phải danh sách hay một giá trị",
                )
            ],
        )
    builder = _Builder(nfc=unicodedata.is_normalized("NFC", text))
    value = builder.mapping(node, 1)
    return Loaded(value, builder.problems)


def plain_value(text: str) -> Any:
    """The value of a plain (unquoted) scalar by the core rules of YAML 1.2; text if in doubt."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in _NUMBER_START and len(text) <= _MAX_DIGITS and not _CODE_LIKE.match(text):
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
    return text


@dataclass(slots=True)
class _Builder:
    nfc: bool
    problems: list[Problem] = field(default_factory=list)
    #: Mapping (by identity) → key → line on which it first stands; filled when a key is doubled.
    first_lines: dict[int, dict[str, int]] = field(default_factory=dict)

    def value(self, node: Node, depth: int) -> Any:
        if type(node) is ScalarNode:
            return self.scalar(node)
        if type(node) is MappingNode:
            return self.mapping(node, depth + 1)
        assert type(node) is SequenceNode
        return self.sequence(node, depth + 1)

    def scalar(self, node: ScalarNode) -> Any:
        text: str = node.value
        if node.tag and node.tag not in (_STR_TAG, "!"):
            self._tag(node)
        elif not node.style and not node.tag:
            value = plain_value(text)
            if value.__class__ is not str and value not in _INFINITE:
                return value
            if value.__class__ is not str or _SPECIAL.match(text):
                self.problems.append(
                    _problem(
                        "E-YAML-12",
                        node,
                        f"«{text}» không phải số dùng được; hãy ghi một số cụ thể",
                    )
                )
        elif node.style == '"' and _UNXML.search(text):
            self.problems.append(
                _problem(
                    "E-TEXT-03",
                    node,
                    "chuỗi có ký tự điều khiển viết bằng dấu \\ mà văn bản không chứa được; hãy bỏ ký tự đó",
                )
            )
            return _UNXML.sub("\ufffd", text)
        return text if self.nfc and node.style != '"' else unicodedata.normalize("NFC", text)

    def sequence(self, node: SequenceNode, depth: int) -> list[Any]:
        if node.tag:
            self._tag(node)
        return (
            [self.value(item, depth) for item in node.value] if self._shallow(node, depth) else []
        )

    def mapping(self, node: MappingNode, depth: int) -> Data:
        if node.tag:
            self._tag(node)
        result: Data = {}
        if not self._shallow(node, depth):
            return result
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in result:
                self._duplicate(node, key, key_node)
                continue
            result[key] = self.value(value_node, depth)
        return result

    def _key(self, node: Node) -> str | None:
        if not isinstance(node, ScalarNode):
            self.problems.append(
                _problem("E-YAML-10", node, "khóa phải là chữ, không phải danh sách hay nhóm")
            )
            return None
        key: str = node.value
        if key.isidentifier() and key.isascii() and key not in _CONSTANTS:
            return key  # nearly every key
        if key == "<<":
            self.problems.append(
                _problem("E-YAML-11", node, "không dùng khóa trộn «<<»; hãy viết đủ các khóa")
            )
            return None
        if not node.style and plain_value(key).__class__ is not str:
            self.problems.append(
                _problem(
                    "E-YAML-10", node, f"khóa «{key}» phải là chữ; hãy dùng tên khóa trong lược đồ"
                )
            )
            return None
        if INVISIBLE.search(key) or _UNXML.search(key):
            self.problems.append(
                _problem("E-TEXT-07", node, "khóa có ký tự không nhìn thấy; hãy gõ lại khóa")
            )
            return None
        return unicodedata.normalize("NFC", key)

    def _duplicate(self, mapping: MappingNode, key: str, second: Node) -> None:
        lines = self.first_lines.get(id(mapping))
        if lines is None:
            lines = self.first_lines[id(mapping)] = {
                unicodedata.normalize("NFC", k.value): k.start_mark.line + 1
                for k, _ in reversed(mapping.value)
                if isinstance(k, ScalarNode)
            }
        line = lines[key]
        self.problems.append(
            _problem(
                "E-YAML-02", second, f"khóa «{key[:60]}» lặp lại, đã có ở dòng {line}; chỉ giữ một"
            )
        )

    def _shallow(self, node: Node, depth: int) -> bool:
        if depth <= MAX_DEPTH:
            return True
        self.problems.append(
            _problem("E-YAML-07", node, f"lồng quá {MAX_DEPTH} cấp; hồ sơ không cần sâu như vậy")
        )
        return False

    def _tag(self, node: Node) -> None:
        if node.tag not in (_STR_TAG, "!"):
            self.problems.append(
                _problem(
                    "E-YAML-08", node, f"không dùng nhãn kiểu «{str(node.tag)[:60]}»; hãy bỏ nhãn"
                )
            )


def _problem(code: str, node: Node, message: str) -> Problem:
    return Problem(code, node.start_mark.line + 1, node.start_mark.column + 1, message)
