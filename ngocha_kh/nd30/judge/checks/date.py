"""Zone 4: the place and the date (Phụ lục I, Phần I, Mục II.4; Mục V.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dates import Dated, dated
from ..finding import Finding, Severity, at
from ..looks import SIDES, Style, judge
from ..model import Paragraph
from ..paper import Paper, Profile
from ..provinces import PROVINCES
from ..registry import check
from ..words import same

_WHERE = "địa danh và thời gian ban hành"
_CITED = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_UNITS = ("Thành phố", "Thị xã", "Thị trấn", "Phường", "Xã", "Tỉnh", "Quận", "Huyện", "Đặc khu")
# Units named after persons, numbers or events are written with their common noun (II.4a).
_WITH_UNIT = {"Hồ Chí Minh": "Thành phố Hồ Chí Minh"}
_UNIT_TAILS = frozenset({"phố", "xã", "trấn", "khu"})


@check("ND30-DD-NAME", "date", "profile.places")
def place_name(paper: Paper) -> Iterator[Finding]:
    """The official name of the unit where the agency has its seat.

    The right name with its common noun can be defended; another unit of the seat, as the province
    or city itself, is a warning: the text does not exclude it, usage does.
    """
    date, places = paper.parts.date, paper.profile.places
    assert date
    found = dated(date).place
    if not found or any(same(found, place) for place in places):
        return
    severity = None
    if any(_names(found, place) for place in places):
        severity = Severity.INFO
    elif any(_names(found, name) for name in _seats(paper.profile)):
        severity = Severity.WARNING
    yield at(date, _WHERE, f"địa danh «{found}»", f"«{', '.join(places)}»", severity)


def _seats(profile: Profile) -> Iterator[str]:
    """Names of the units that the seat lies in; any province where nothing says which."""
    for names in profile.units.values():
        yield from names
    yield from profile.regions
    if not profile.regions and not any(noun in profile.units for noun in PROVINCES):
        for names in PROVINCES.values():
            yield from names


def _names(found: str, name: str) -> bool:
    return any(same(found, text) for text in (name, *(f"{unit} {name}" for unit in _UNITS)))


@check("ND30-DD-FULL", "date")
def full_name(paper: Paper) -> Iterator[Finding]:
    """A unit named after a person, a number or an event: its common noun is written too."""
    date = paper.parts.date
    assert date
    found = dated(date).place
    right = next((full for short, full in _WITH_UNIT.items() if same(found, short)), None)
    if right or re.fullmatch(r"\d+", found):
        yield at(date, _WHERE, f"địa danh «{found}»", f"«{right or f'Phường {found}'}»")


@check("ND30-DD-CASE", "date")
def place_case(paper: Paper) -> Iterator[Finding]:
    """Initial capitals in the name, a comma after it."""
    date = paper.parts.date
    assert date
    found = dated(date)
    if not found.comma:
        yield at(date, _WHERE, "không có dấu phẩy sau địa danh", f"«{found.place},»")
        return
    words = [word for part in found.place.split() for word in part.split("-") if word[:1].isalpha()]
    first, *others = words or [""]
    lower = [word for word in others if word[:1].islower() and word not in _UNIT_TAILS]
    if first[:1].islower() or lower:
        yield at(date, _WHERE, f"địa danh «{found.place}»", "viết hoa các chữ cái đầu")


@check("ND30-DATE-FORM", "date")
def form(paper: Paper) -> Iterator[Finding]:
    """ "ngày ... tháng ... năm ..." in Arabic digits; blanks of a draft are no fault."""
    date = paper.parts.date
    assert date
    found = dated(date)
    allowed = "«ngày ... tháng ... năm ...», chữ số Ả Rập"
    if found.day is None:
        yield at(date, _WHERE, f"ghi «{date.shown}»", allowed)
        return
    lower = all(word in found.words for word in ("ngày", "tháng", "năm"))
    year = not found.year or re.fullmatch(r"\d{4}|\d{1,3}[.…_]+|[.…_]+", found.year)
    in_bounds = _within(found.day, 31) and _within(found.month or "", 12)
    if not lower or not year or not in_bounds or found.words.endswith("."):
        yield at(date, _WHERE, f"ghi «{found.words}»", allowed)


def _within(figure: str, most: int) -> bool:
    """Whether a figure is from 1 to `most`, or still to be completed by hand."""
    return not figure.isdigit() or 1 <= int(figure) <= most


@check("ND30-DATE-ZERO-DAY", "date")
def zero_day(paper: Paper) -> Iterator[Finding]:
    """Days below 10 take a zero."""
    date = paper.parts.date
    assert date
    day = dated(date).day
    if day and re.fullmatch(r"[1-9]", day):
        yield at(date, _WHERE, f"ngày {day}", f"ngày 0{day}")


@check("ND30-DATE-ZERO-MONTH", "date")
def zero_month(paper: Paper) -> Iterator[Finding]:
    """Months 1 and 2 take a zero, the others below 10 do not: a zero there is a warning."""
    date = paper.parts.date
    assert date
    month = dated(date).month or ""
    if re.fullmatch(r"[12]", month):
        yield at(date, _WHERE, f"tháng {month}", f"tháng 0{month}")
    elif re.fullmatch(r"0[3-9]", month):
        yield at(date, _WHERE, f"tháng {month}", f"tháng {month[1]}", Severity.WARNING)


@check("ND30-DATE-STYLE", "date")
def date_style(paper: Paper) -> Iterator[Finding]:
    """Lower case, italic, not bold, 13 to 14 points."""
    assert paper.parts.date
    style = Style(low=13, high=14, bold=False, italic=True, upper=False)
    yield from judge(paper.parts.date, style, _WHERE)


@check("ND30-DATE-POS", "date", "number")
def position(paper: Paper) -> Iterator[Finding]:
    """On the line of the number, centred under Quốc hiệu and Tiêu ngữ."""
    date, number = paper.parts.date, paper.parts.number
    assert date
    assert number
    if not _on_one_line(date, number):
        yield at(date, _WHERE, "không cùng dòng với số, ký hiệu", "cùng dòng với số, ký hiệu")
    elif date.align != "center":
        yield at(date, _WHERE, f"canh {SIDES[date.align]}", "canh giữa dưới Quốc hiệu và Tiêu ngữ")


def _on_one_line(date: Paragraph, number: Paragraph) -> bool:
    """Same row of a table, or same paragraph; where text boxes stand is not known."""
    if "textbox" in {date.place.part, number.place.part}:
        return True
    if date.place.cell and number.place.cell:
        return date.place.cell[:2] == number.place.cell[:2]
    return date.place == number.place


@check("ND30-DATE-VALUE", "date")
def value(paper: Paper) -> Iterator[Finding]:
    """A day of the calendar, not before a document that the căn cứ cite (our reading)."""
    date = paper.parts.date
    assert date
    found = dated(date)
    complete = all(part and part.isdigit() for part in (found.day, found.month, found.year))
    if not complete:
        return
    issued = found.value
    if issued is None:
        if int(found.day or 0) <= 31 and int(found.month or 0) <= 12:
            yield at(date, _WHERE, found.words, "ngày có trong lịch")
        return
    for base in paper.parts.bases:
        for day, month, year in _CITED.findall(base.shown):
            cited = Dated("", True, day, month, year).value
            if cited and cited > issued:
                yield at(
                    base,
                    "căn cứ ban hành văn bản",
                    f"viện dẫn văn bản ngày {day}/{month}/{year}",
                    f"không sau ngày {issued:%d/%m/%Y} của văn bản",
                )
