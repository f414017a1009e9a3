"""What is wrong with a command line, in Vietnamese, and help pages in Vietnamese words."""

import re
from typing import Any

_HELP_WORDS = (
    ("Usage:", "Cách dùng:"),
    ("[OPTIONS]", "[TÙY CHỌN]"),
    ("COMMAND [ARGS]...", "LỆNH [ĐỐI SỐ]..."),
    ("Options:", "Tùy chọn:"),
    ("Arguments:", "Đối số:"),
    ("Commands:", "Lệnh:"),
    ("Show this message and exit.", "Hiện trang hướng dẫn này."),
    ("Install completion for the current shell.", "Cài gợi ý lệnh cho shell đang dùng."),
    ("Show completion for the current shell, to copy it or", "Hiện đoạn lệnh gợi ý để chép"),
    ("customize the installation.", "hoặc tự cài."),
    ("[required]", "[bắt buộc]"),
    ("[default:", "[mặc định:"),
)


#: Python's names of types mean nothing to a secretary.
_TYPE = re.compile(r" <(?:list\[)?(?:str|int|Path)\]?>")


def in_vietnamese(help_page: str) -> str:
    """A help page with the framework's own words translated."""
    for english, vietnamese in _HELP_WORDS:
        help_page = help_page.replace(english, vietnamese)
    return _TYPE.sub(lambda found: " " * len(found.group()), help_page)


def usage_message(error: Exception) -> str | None:
    """The message for a mistake in the command line.

    None when `error` is something else; empty when only a help page was asked for.
    """
    name = type(error).__name__
    if name in ("Exit", "Abort"):
        return "" if name == "Exit" else "nkh: đã dừng"
    if not hasattr(error, "exit_code") or not hasattr(error, "format_message"):
        return None
    if name == "NoArgsIsHelpError":
        return in_vietnamese(error.format_message())
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context else "nkh"
    return f"nkh: {_reason(error, name)}\nXem cách dùng: {path} --help"


def _reason(error: Any, name: str) -> str:
    value = getattr(error, "option_name", None)
    if name == "NoSuchOption":
        near = ", ".join(error.possibilities or ())
        return f"không có tùy chọn «{value}»" + (f"; có phải {near}?" if near else "")
    if name == "MissingParameter":
        return f"thiếu {_parameter(error)}"
    if name == "BadParameter":
        return f"{_parameter(error)} không hợp lệ: {error.message}"
    if name == "BadOptionUsage":
        return f"tùy chọn «{value}» cần một giá trị"
    message = str(error.format_message())
    if unknown := re.fullmatch(r"No such command '(.*?)'\..*", message, re.DOTALL):
        return _unknown_command(unknown[1])
    for english, vietnamese in _REASONS:
        message = message.replace(english, vietnamese)
    return message


def _unknown_command(name: str) -> str:
    from ngocha_kh.cli.app import COMMANDS
    from ngocha_kh.suggest import closest

    near = closest(name, COMMANDS)
    return f"không có lệnh «{name}»" + (f"; có phải {near}?" if near else "")


_REASONS = (
    ("Got unexpected extra argument(s)", "thừa đối số"),
    ("Got unexpected extra arguments", "thừa đối số"),
    ("Got unexpected extra argument", "thừa đối số"),
    ("Missing command.", "thiếu tên lệnh."),
)


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "đối số"
    names = "/".join(getattr(parameter, "opts", ()) or (parameter.name,))
    shown = parameter.metavar or parameter.name
    return f"tùy chọn {names}" if names.startswith("-") else f"đối số {shown}"
