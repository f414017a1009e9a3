"""Bytes → text: encoding, byte order mark and characters that must not be in a record.

What is refused hides something from a reviewer (REL-11, 13, 14, 17): another encoding, control and
bidirectional characters, line ends that YAML sees and an editor does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ngocha_kh.diagnostics import Severity

#: A plan with 116 obligations is about 150 kB; nothing a person keeps by hand comes near this.
MAX_BYTES: Final = 2 * 1024 * 1024
#: A file of control characters is said to be one, not a million times (REL-08, REL-30).
MAX_PROBLEMS: Final = 100

_BOM = b"\xef\xbb\xbf"
_GOOD_BYTES = bytes({9, 10, 13, *range(32, 127), *range(128, 256)})
#: First bytes of the UTF-8 forms of the characters in `_BAD`; a quick sieve before the real search.
_SUSPECT = (
    b"\xc2\x80",
    b"\xc2\x85",
    b"\xe2\x80",
    b"\xe2\x81",
    b"\xef\xbb\xbf",
    b"\xef\xbf",
    b"\xd8\x9c",
)
_C1 = re.compile(b"\xc2[\x80-\x9f]")
_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff]|\r(?!\n)"
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = frozenset("\r\x85\u2028\u2029")
#: Invisible characters that may not stand in a key or an id (REL-17).
INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f\uffa0]"
)
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the text itself; line and column count from 1, in characters."""

    code: str
    line: int
    column: int
    message: str
    severity: Severity = Severity.ERROR


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """The text of a record without its byte order mark, and everything wrong with the characters.

    When the problems are such that reading on makes no sense, the text is empty.
    """
    if len(data) > MAX_BYTES:
        return "", [
            _at_start(
                "E-FILE-02",
                f"tệp có {len(data)} byte, vượt giới hạn {MAX_BYTES} byte của một hồ sơ",
            )
        ]
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")):
        return "", [
            _at_start("E-TEXT-02", "tệp dùng bảng mã UTF-16/UTF-32; hãy lưu lại bằng UTF-8")
        ]
    if data.startswith(_BOM):
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(data, error)]
    problems = list(_bad_characters(text)) if _suspicious(data) else []
    if b"<<<<<<<" in data or b">>>>>>>" in data or b"=======" in data:
        problems += _conflict_markers(text)
    return text, problems


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`; only LF ends a line, as in Git."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _at_start(code: str, message: str) -> Problem:
    return Problem(code, 1, 1, message)


def _suspicious(data: bytes) -> bool:
    if data.translate(None, _GOOD_BYTES) or any(mark in data for mark in _SUSPECT):
        return True
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return True
    return b"\xc2" in data and _C1.search(data) is not None


def _bad_characters(text: str) -> list[Problem]:
    return [Problem(*_name(match.group(), *place)) for match, place in _places(_BAD, text)]


def _places(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """The first matches with line and column; each stretch of the text is counted once."""
    line, counted = 1, 0
    for match, _ in zip(pattern.finditer(text), range(MAX_PROBLEMS), strict=False):
        start = match.start()
        line += text.count("\n", counted, start)
        counted = start
        yield match, (line, start - text.rfind("\n", 0, start))


def _name(char: str, line: int, column: int) -> tuple[str, int, int, str]:
    name = f"U+{ord(char):04X}"
    if char == "\ufeff":
        return "E-TEXT-04", line, column, f"dấu BOM ({name}) nằm giữa tệp; hãy xóa ký tự này"
    if char in _BIDI:
        return (
            "E-TEXT-05",
            line,
            column,
            f"ký tự điều khiển chiều chữ {name} có thể che giấu nội dung; hãy xóa ký tự này",
        )
    if char in _LINE_ENDS:
        return "E-TEXT-06", line, column, f"ký tự xuống dòng lạ {name}; chỉ dùng LF hoặc CRLF"
    return (
        "E-TEXT-03",
        line,
        column,
        f"ký tự điều khiển {name} không được phép trong hồ sơ; hãy xóa ký tự này",
    )


def _conflict_markers(text: str) -> list[Problem]:
    return [
        Problem(
            "E-YAML-06",
            *place,
            f"còn dấu xung đột khi trộn Git «{match.group().strip()}»; hãy chọn một bản rồi xóa các dòng đánh dấu",
        )
        for match, place in _places(_CONFLICT, text)
    ]


_LEGACY = (("cp1258", "windows-1258"), ("cp1252", "TCVN3, VNI hoặc một bảng mã 8 bit"))


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Problem:
    """Names the encoding that an old editor probably used, as far as the bytes tell (REL-11)."""
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    guess = next((label for codec, label in _LEGACY if _decodes(data, codec)), "một bảng mã khác")
    return Problem(
        "E-TEXT-01",
        line,
        column,
        f"byte 0x{data[error.start]:02X} không phải UTF-8 (có thể tệp dùng {guess}); "
        "hãy mở tệp và lưu lại bằng UTF-8",
    )


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
