"""From arguments to an exit status: 0 clean, 1 faults in data, 2 usage, 3 cannot run, 4 our bug.

No traceback ever reaches the screen; a bug leaves one sentence and a log file (REL-05).
"""

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ngocha_kh.cli.text import clean
from ngocha_kh.diagnostics import UserError

INTERRUPTED = 130
_BUG = 4
_USAGE = 2


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit status."""
    _make_streams_safe()
    gc.disable()  # a short process with few cycles: collecting costs more than it frees
    try:
        status = _call(arguments)
        sys.stdout.flush()
    except UserError as error:
        _say(f"nkh: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("nkh: đã dừng theo yêu cầu")
        return INTERRUPTED
    except BrokenPipeError:
        _leave_output()
        return 0
    except OSError as error:
        from ngocha_kh.files import reason

        place = f"{error.filename}: " if error.filename else ""
        _say(f"nkh: không chạy được: {place}{reason(error)}")
        _leave_output()
        return UserError.exit_code
    except Exception:
        _say(f"nkh: gặp lỗi của chính chương trình; chi tiết ở {_log()}")
        return _BUG
    return status


def _call(arguments: Sequence[str]) -> int:
    from ngocha_kh.cli.app import command
    from ngocha_kh.cli.usage import usage_message

    try:
        result: Any = command().main(list(arguments), prog_name="nkh", standalone_mode=False)
    except SystemExit as error:
        # The framework ends the process by itself only when the reader of a pipe is gone.
        raise BrokenPipeError from error
    except Exception as error:
        message = usage_message(error)
        if message is None:
            raise
        (_say if message else _nothing)(message)
        return _USAGE if message else 0
    return result if isinstance(result, int) else 0


def _nothing(message: str) -> None:
    return None


def _leave_output() -> None:
    """What is left in the buffer goes nowhere: the reader (head, less) has enough, or a disk is full.

    Else the interpreter would try again at its end, and complain.
    """
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())  # type: ignore[union-attr]


def _make_streams_safe() -> None:
    """A terminal that cannot show a letter gets an escape, never an exception (REL-60).

    A stream that was closed before the start is None; it becomes one that keeps nothing.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _say(message: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(clean(message) + "\n")
        sys.stderr.flush()


def _log() -> str:
    from platformdirs import user_log_path

    details = traceback.format_exc()
    with contextlib.suppress(OSError):
        folder = user_log_path("nkh", appauthor=False)
        folder.mkdir(parents=True, exist_ok=True)
        log = Path(folder, "nkh-error.log")
        with log.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"--- {clean(' '.join(sys.argv))}\n{details}\n")
        return str(log)
    return "(không ghi được tệp nhật ký)"
