"""Faults of YAML syntax in Vietnamese, shown where a person must look, with a hint (REL-20)."""

import re
from typing import Any

import yaml

from ngocha_kh.yamlio.text import Problem

#: What libyaml was doing when it stopped: the place to look at is where that began.
_CONTEXTS: tuple[tuple[str, str, str], ...] = (
    (
        r"scanning an (alias|anchor)",
        "E-YAML-04",
        "«*» và «&» ở đầu giá trị có nghĩa riêng; nếu là lời văn hãy đặt cả giá trị trong dấu nháy kép",
    ),
    (
        r"scanning a tag|parsing a tag",
        "E-YAML-08",
        "«!» ở đầu giá trị có nghĩa riêng; nếu là lời văn hãy đặt cả giá trị trong dấu nháy kép",
    ),
    (
        r"scanning a simple key",
        "E-YAML-01",
        "thiếu dấu hai chấm sau khóa, hoặc dòng bị thụt sai",
    ),
)
#: (pattern in libyaml's words, code, Vietnamese). The first that fits wins.
_MESSAGES: tuple[tuple[str, str, str], ...] = (
    (r"depth|nesting", "E-YAML-07", "lồng quá nhiều cấp; hồ sơ không cần sâu như vậy"),
    (r"cannot start any token", "E-YAML-01", "ký tự này không thể đứng đầu một giá trị"),
    (
        r"mapping values are not allowed",
        "E-YAML-01",
        "dấu hai chấm không được đứng ở đây; nếu tiêu đề có «: » hãy đặt cả giá trị trong dấu nháy kép",
    ),
    (
        r"could not find expected ':'",
        "E-YAML-01",
        "thiếu dấu hai chấm sau khóa, hoặc dòng bị thụt sai",
    ),
    (
        r"but found another document|expected a single document",
        "E-YAML-05",
        "tệp có nhiều tài liệu (dấu «---» thứ hai); mỗi tệp chỉ chứa một hồ sơ",
    ),
    (
        r"found undefined alias",
        "E-YAML-04",
        "tham chiếu «*» tới tên chưa đặt; nếu là dấu sao trong lời văn hãy đặt cả giá trị trong dấu nháy kép",
    ),
    (
        r"unexpected end of stream|found unexpected end",
        "E-YAML-01",
        "dấu nháy hoặc dấu ngoặc mở mà chưa đóng",
    ),
    (
        r"escape|did not find expected hexdecimal",
        "E-YAML-01",
        "dấu \\ trong dấu nháy kép bắt đầu một ký tự đặc biệt; với đường dẫn Windows hãy dùng nháy đơn hoặc dấu /",
    ),
    (
        r"did not find expected ',' or",
        "E-YAML-01",
        "trong dấu ngoặc [ ] hoặc { } thiếu dấu phẩy hay dấu đóng; nếu ngoặc thuộc lời văn hãy đặt cả giá trị trong dấu nháy kép",
    ),
    (
        r"did not find expected key",
        "E-YAML-01",
        "cấu trúc bị đứt ở đây: kiểm tra thụt dòng; nếu giá trị mở đầu bằng ngoặc hay nháy thì đặt cả giá trị trong dấu nháy kép",
    ),
    (
        r"did not find expected '-' indicator",
        "E-YAML-01",
        "danh sách bị đứt ở đây: các mục phải cùng mức thụt dòng và mở đầu bằng «- »",
    ),
    (
        r"block sequence entries are not allowed",
        "E-YAML-01",
        "dấu gạch đầu dòng không được đứng ở đây; danh sách phải xuống dòng mới",
    ),
    (
        r"did not find expected <document start>",
        "E-YAML-01",
        "nội dung thừa sau hồ sơ; kiểm tra thụt dòng và dấu ngoặc",
    ),
    (
        r"found duplicate anchor|anchor",
        "E-YAML-04",
        "dấu neo «&» không hợp lệ; nếu là lời văn hãy đặt cả giá trị trong dấu nháy kép",
    ),
    (
        r"tag",
        "E-YAML-08",
        "nhãn kiểu «!» không hợp lệ; nếu là lời văn hãy đặt cả giá trị trong dấu nháy kép",
    ),
    (
        r"control characters|unacceptable character",
        "E-TEXT-03",
        "có ký tự điều khiển không được phép",
    ),
)


def syntax_problem(error: yaml.YAMLError, text: str) -> Problem:
    """The place is where libyaml stopped; a tab in the head of that line is named as the cause."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    words = str(getattr(error, "problem", None) or error)
    lines = text.split("\n")
    tab = _tab_in_head(lines, line)
    if tab:
        return Problem("E-YAML-03", *tab, "thụt dòng bằng phím Tab; hãy dùng dấu cách")
    began: Any = getattr(error, "context_mark", None)
    for pattern, code, message in _CONTEXTS if began else ():
        if re.search(pattern, str(getattr(error, "context", None) or "")):
            return Problem(code, began.line + 1, began.column + 1, message)
    for pattern, code, message in _MESSAGES:
        if re.search(pattern, words):
            return Problem(code, line, column, _with_character(message, lines, line, column))
    return Problem(
        "E-YAML-01",
        line,
        column,
        "sai cú pháp YAML; kiểm tra thụt dòng, dấu hai chấm, dấu nháy và dấu ngoặc",
    )


def _tab_in_head(lines: list[str], line: int) -> tuple[int, int] | None:
    for number in (line, line - 1):
        if 1 <= number <= len(lines):
            head = re.match(r"[ \t]*", lines[number - 1])
            if head and "\t" in head.group():
                return number, head.group().index("\t") + 1
    return None


def _with_character(message: str, lines: list[str], line: int, column: int) -> str:
    if not message.startswith("ký tự này") or line > len(lines) or column > len(lines[line - 1]):
        return message
    char = lines[line - 1][column - 1]
    if char == "\t":
        return "phím Tab không được dùng ở đây; hãy thay bằng dấu cách"
    return f"ký tự «{char}» không thể đứng đầu một giá trị; hãy đặt cả giá trị trong dấu nháy kép"
