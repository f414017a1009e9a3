"""Text → YAML nodes, within limits, by libyaml.

PyYAML composes the nodes in C but asks Python for every tag; answering with a constant makes it
twice as fast, and `read` decides the type of a plain scalar by YAML 1.2 itself. Its composer
recurses in C, so 100,000 opening brackets end the process (measured); what could nest deeply is
therefore first read as a flat stream of events, which does not recurse.
"""

import re
from typing import Any, Final

import yaml
from yaml.nodes import Node

try:
    from yaml.cyaml import CParser as _Base
except ImportError:  # PyYAML built without libyaml: slower, same nodes
    from ngocha_kh.yamlio.pure import PureParser as _Base  # type: ignore[assignment]

MAX_DEPTH: Final = 24
MAX_ALIASES: Final = 16

_MANY_BRACKETS = 400
#: Block collections nest by indentation or by dashes on one line; both show in the line's head.
_LONG_HEAD = re.compile(r"^[ \t?:-]{200}", re.MULTILINE)


class _Composer(_Base):  # type: ignore[misc]
    """Composes nodes without resolving tags: an implicit tag is the empty text."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, node: object, index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


class LimitExceeded(Exception):
    """A limit of this reader is passed; says which code, where (from 1) and what to do."""

    def __init__(self, code: str, mark: Any, message: str) -> None:
        super().__init__(message)
        self.code, self.line, self.column, self.message = (
            code,
            mark.line + 1,
            mark.column + 1,
            message,
        )


def compose(text: str) -> Node | None:
    """The root node of the only document; None when there is no document.

    Raises `yaml.YAMLError` for faults of syntax (also a second document) and `LimitExceeded`.
    """
    if "*" in text or text.count("[") + text.count("{") > _MANY_BRACKETS or _LONG_HEAD.search(text):
        _check_limits(text)
    parser = _Composer(text)
    try:
        node: Node | None = parser.get_single_node()
        return node
    finally:
        parser.dispose()


def _check_limits(text: str) -> None:
    parser = _Composer(text)
    depth = aliases = 0
    try:
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise LimitExceeded(
                        "E-YAML-07",
                        event.start_mark,
                        f"lồng quá {MAX_DEPTH} cấp; hồ sơ không cần sâu như vậy",
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent):
                aliases += 1
                if aliases > MAX_ALIASES:
                    raise LimitExceeded(
                        "E-YAML-04",
                        event.start_mark,
                        f"quá {MAX_ALIASES} tham chiếu «*» trong một tệp; hãy viết lại nội dung thay cho tham chiếu",
                    )
    finally:
        parser.dispose()
