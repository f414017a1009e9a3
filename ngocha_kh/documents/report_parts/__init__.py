"""The parts of section II of the report that have records of their own, one module each.

A part is a module with a `PART` and one or two templates in `templates/report/`; one line in `PARTS`
puts it into the report. The main template includes the part's text in its section and the part's
appendices behind those of the tasks. Includes come from a table of texts, never from a folder: the
sandbox has no loader that reads files, and each template keeps its own name and lines in messages.
A ward that has its own `templates/report.md.j2` keeps working: what it does not include is not there.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.report_parts import (
    budget,
    communication,
    initiatives,
    ip_measurement,
    one_stop,
    orders,
    proposals,
    quality,
)
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_period import Period

#: In the order of the appendices (qms-and-tasks.md §6.2): tasks and units come before all of them.
PARTS: Final[tuple[Part, ...]] = (
    quality.PART, one_stop.PART, communication.PART, ip_measurement.PART, budget.PART,
    orders.PART, proposals.PART, initiatives.PART,
)  # fmt: skip
_FIRST: Final = ("tasks", "units")
_ROMAN: Final = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
    "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip

READS: Final = tuple(dict.fromkeys(kind for part in PARTS for kind in part.reads))
TEMPLATES: Final = tuple(name for part in PARTS for name in (part.template, part.appendix) if name)


def contexts(office: Office, period: Period) -> dict[str, Context]:
    """What each part's templates may use, by the name of the part; empty where it has no records."""
    return {part.about: part.context(office, period) for part in PARTS}


def still_missing(found: Mapping[str, Context]) -> dict[str, str]:
    """For the parts that have records: what these do not hold yet, "" for nothing."""
    return {part.about: part.missing(found[part.about]) for part in PARTS if found[part.about]}


def appendices(found: Mapping[str, Context]) -> dict[str, Any]:
    """The Roman number of every appendix by name, and which templates make them."""
    present = [part for part in PARTS if found[part.about]]
    names = [*_FIRST, *_names(present)]
    return {
        "appendix": dict(zip(names, _ROMAN, strict=False)),
        "part_templates": {part.about: part.template for part in present},
        "appendix_templates": [part.appendix for part in present if part.appendix],
    }


def _names(parts: list[Part]) -> Iterator[str]:
    return (name for part in parts for name in part.appendices)
