"""What commands share: the workspace, the day, the cache folder, printing, exit codes."""

import datetime
import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ngocha_kh.cli.text import clean
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.workspace import Workspace, find_workspace

#: Version of everything that `--format json` prints; it grows when a key changes or goes.
SCHEMA_VERSION = 1
#: Việt Nam has had no summer time since 1975; a fixed zone needs no time zone data (REL-61).
_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
#: Days and years beyond these are slips of the keyboard; the calendar is known between them.
_YEARS = range(2000, 2101)


class Format(StrEnum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="Cách in kết quả: text hoặc json.")]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="NGÀY", help="Ngày xét, dạng năm-tháng-ngày (mặc định: hôm nay)."
    ),
]


def workspace_of(context: typer.Context) -> Workspace:
    """The workspace that -C names, or that the current folder lies in."""
    start = context.find_root().obj or Path()
    return find_workspace(Path(start))


def today() -> datetime.date:
    """The calendar day in Việt Nam; the only place that asks the clock."""
    return datetime.datetime.now(_VIETNAM).date()


def day_of(text: str | None) -> datetime.date | None:
    """A day from the command line: 2026-06-14 or 14/06/2026.

    Raises `UsageError` when it is no day, or none of the years 2000 to 2100.
    """
    if text is None:
        return None
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            day = datetime.datetime.strptime(text, pattern).replace(tzinfo=_VIETNAM).date()
        except ValueError:
            continue
        if day.year not in _YEARS:
            raise UsageError(f"ngày «{text}» nằm ngoài các năm {_YEARS[0]} đến {_YEARS[-1]}")
        return day
    raise UsageError(
        f"«{text}» không phải ngày có thật; hãy ghi dạng năm-tháng-ngày, ví dụ 2026-06-14"
    )


def looked_at(as_of: str | None, now: datetime.date) -> datetime.date:
    """The day that --as-of means, `now` when it was not given; says on stderr when it is to come."""
    day = day_of(as_of) or now
    if day > now:
        tell(
            f"Chú ý: ngày xét {day:%d/%m/%Y} ở tương lai; kết quả chỉ theo những gì đã ghi đến nay."
        )
    return day


def year_of(year: int | None) -> int | None:
    """A year from the command line. Raises `UsageError` for one that no plan can have."""
    if year is not None and year not in _YEARS:
        raise UsageError(f"«{year}» không phải năm từ {_YEARS[0]} đến {_YEARS[-1]}")
    return year


def cache_folder() -> Path:
    """Where results are remembered: NKH_CACHE_DIR, else the user's cache folder."""
    if given := os.environ.get("NKH_CACHE_DIR"):
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("nkh", appauthor=False)


def say(text: str) -> None:
    """A result, on standard output."""
    sys.stdout.write(clean(text) + "\n")


def tell(text: str) -> None:
    """Talk, on standard error."""
    sys.stderr.write(clean(text) + "\n")


def say_json(**content: Any) -> None:
    """A result for a program, with the version of its form."""
    document = {"schema_version": SCHEMA_VERSION, **content}
    text = json.dumps(document, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write(text + "\n")
