"""What a part of the report is: its figures, its words, its appendices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.report_period import Period

Context = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`about` is the field of the report's `results` that it belongs to, and its name in templates.

    `context` is empty while no record of the part exists: the report then says that its figures are
    not kept. `missing` names what is still not kept when records exist, "" for nothing.
    `template` stands in the section, `appendix` behind the report; both are names of templates.
    `appendices` are the names by which text refers to its appendices ("appendix.quality"), in order.
    """

    about: str
    reads: tuple[str, ...]
    context: Callable[[Office, Period], Context]
    template: str
    appendix: str = ""
    appendices: tuple[str, ...] = ()
    missing: Callable[[Context], str] = field(default=lambda _context: "")
