"""Text → YAML nodes, within limits, by libyaml.

PyYAML composes the nodes in C but asks Python for every tag; answering with a constant makes it
twice as fast, and `read` decides the type of a plain scalar by YAML 1.2 itself. Its composer
recurses in C, so 100,000 opening brackets end the process (measured); what could nest deeply is
therefore first read as a flat stream of events, which does not recurse. The same stream tells how
large a text becomes when every alias is written out.
"""

import re
from typing import Any, Final

import yaml
from yaml.nodes import Node

from ngocha_kh.yamlio.text import MAX_BYTES

try:
    from yaml._yaml import CParser as _Base
except ImportError:  # PyYAML built without libyaml: slower, same nodes
    from ngocha_kh.yamlio.pure import PureParser as _Base  # type: ignore[assignment]

MAX_DEPTH: Final = 24
MAX_ALIASES: Final = 16
#: Characters and values of a file with every alias written out: no more than a file may hold.
MAX_EXPANDED: Final = MAX_BYTES

_MANY_BRACKETS = 400
#: Block collections nest by indentation or by dashes on one line; both show in the line's head.
_LONG_HEAD = re.compile(r"^[ \t?:-]{200}", re.MULTILINE)


class _Composer(_Base):
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
    meter = _Meter()
    try:
        while parser.check_event():
            meter.see(parser.get_event())
    finally:
        parser.dispose()


class _Meter:
    """Follows the events of one file: open collections, aliases, the size that they lead to."""

    def __init__(self) -> None:
        self.aliases = 0
        self.size = 0
        self.sizes: dict[str, int] = {}
        #: Name of the anchor, and the size before it, of every open collection.
        self.open: list[tuple[str | None, int]] = []

    def see(self, event: Any) -> None:
        """Raises `LimitExceeded` as soon as a limit is passed."""
        if isinstance(event, yaml.ScalarEvent):
            size = 1 + len(event.value)
            self.size += size
            if event.anchor:
                self.sizes[event.anchor] = size
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._deeper(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = self.open.pop()
            if anchor:
                self.sizes[anchor] = self.size - before

    def _deeper(self, event: Any) -> None:
        self.open.append((event.anchor, self.size))
        self.size += 1
        if event.anchor:
            self.sizes.pop(event.anchor, None)
        if len(self.open) > MAX_DEPTH:
            raise LimitExceeded(
                "E-YAML-07",
                event.start_mark,
                f"lồng quá {MAX_DEPTH} cấp; hồ sơ không cần sâu như vậy",
            )

    def _alias(self, event: Any) -> None:
        self.aliases += 1
        self.size += self.sizes.get(event.anchor, 0)
        reason = None
        if event.anchor not in self.sizes and any(name == event.anchor for name, _ in self.open):
            reason = f"tham chiếu «*{event.anchor[:60]}» nằm trong chính nội dung mà nó trỏ tới"
        elif self.aliases > MAX_ALIASES:
            reason = f"quá {MAX_ALIASES} tham chiếu «*» trong một tệp"
        elif self.size > MAX_EXPANDED:
            reason = f"các tham chiếu «*» làm nội dung dài quá {MAX_EXPANDED} ký tự"
        if reason:
            message = f"{reason}; hãy viết lại nội dung thay cho tham chiếu"
            raise LimitExceeded("E-YAML-04", event.start_mark, message)
