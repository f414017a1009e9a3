"""Templates → markup, with every value kept out of the markup.

Jinja2 runs in its immutable sandbox with `StrictUndefined`: a template cannot run code and a
missing figure is an error (REL-39, 83). No loader reads files: a template includes nothing but the
parts that the form hands over as text. What a template prints becomes a placeholder: the text of a
record is never parsed as markup.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.chart import chart
from ngocha_kh.documents.figure import Figure
from ngocha_kh.nd30 import Column, Placeholders, Row, Table
from ngocha_kh.vietnamese import long_date, number, short_date

#: A row of a table: text or a figure by the key of its column.
Cells = Mapping[str, str | Figure | tuple[Figure, ...]]
INSIDE = "figures inside"
#: What Jinja calls the file of a template that came as text; the name of a part follows it.
_FILE = "<template>"
_MOST = 20_000_000  # characters; a template in a loop must end somewhere
#: Filters that neither format nor repeat text: "center" to a billion letters would fill the memory.
_FILTERS = (
    "capitalize", "default", "first", "join", "last", "length", "list", "lower", "map", "reject",
    "rejectattr", "replace", "safe", "select", "selectattr", "sort", "trim", "unique", "upper",
)  # fmt: skip


@dataclass(slots=True)
class Rendered:
    """Markup with its values, and the figures that were printed, in the order of the text."""

    markup: str = ""
    values: Placeholders = field(default_factory=Placeholders)
    figures: list[Figure] = field(default_factory=list)
    _size: int = 0

    def grow(self, text: str) -> str:
        """Count `text`. Raises `ValueError` when the document is longer than any document."""
        self._size += len(text)
        if self._size > _MOST:
            raise ValueError("tạo ra văn bản quá dài")
        return text

    def keep(self, value: Any) -> Any:
        """What Jinja prints instead of `value`."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Undefined):
            str(value)  # raises, and names what is missing
        if isinstance(value, Figure):
            self.figures.append(value)
        if isinstance(value, FigureTable):
            self.figures.extend(value.figures)
        if isinstance(value, Table | str):
            return Markup(self.values.put(self.grow(value) if isinstance(value, str) else value))
        if isinstance(value, bool) or not isinstance(value, Figure | int | datetime.date):
            raise UserError(
                f"mẫu in một giá trị không phải chữ, số hay ngày: {type(value).__name__}"
            )
        text = short_date(value) if isinstance(value, datetime.date) else str(value)
        return Markup(self.values.put(number(value) if isinstance(value, int) else text))


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable(Table):
    """A table that knows which of its cells are figures, row by row."""

    figures: tuple[Figure, ...] = ()


class _Sandbox(ImmutableSandboxedEnvironment):
    """Calls macros, `table` and `chart` only, and knows no operator that makes much from little."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: object, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"không dùng phép tính {operator}")

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro) or obj is table or obj is chart


def render_template(
    source: str, name: str, context: Mapping[str, Any], *, parts: Mapping[str, str] | None = None
) -> Rendered:
    """Render the template text `source`; `name` is for messages, `parts` is what it may include.

    Raises `UserError` naming the template and line when it is wrong or uses an unknown value.
    """
    result = Rendered()
    environment = _Sandbox(
        undefined=StrictUndefined, autoescape=True, finalize=result.keep,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        loader=_loader_of(parts or {}),
    )  # fmt: skip
    filters = {name: environment.filters[name] for name in _FILTERS}
    environment.filters = {**filters, "long_date": long_date}
    environment.globals.clear()
    environment.globals.update({"table": table, "chart": chart})
    try:
        pieces = [result.grow(piece) for piece in environment.from_string(source).generate(context)]
    except TemplateSyntaxError as error:
        where = error.name or name
        raise UserError(
            f"mẫu {where}, dòng {error.lineno}: sai cú pháp: {error.message}"
        ) from error
    except TemplateNotFound as error:
        raise UserError(f"mẫu {name}: không đọc tệp khác ({error.name})") from error
    except SecurityError as error:
        raise UserError(f"mẫu {name} làm việc không được phép: {error}") from error
    except TemplateError as error:
        raise UserError(f"mẫu {_place(error, name)}: {error.message}") from error
    except RecursionError as error:
        raise UserError(f"mẫu {name}: một phần của mẫu gọi lại chính nó") from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise UserError(f"mẫu {_place(error, name)}: {error}") from error
    result.markup = "".join(pieces)
    return result


def _place(error: BaseException, name: str) -> str:
    """The template or part, and its line, where it went wrong: Jinja puts its file into frames."""
    traceback, line, part = error.__traceback__, 0, ""
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.startswith(_FILE):
            line, part = traceback.tb_lineno, file.removeprefix(_FILE)
        traceback = traceback.tb_next
    return f"{part or name}, dòng {line}" if line else name


def _loader_of(parts: Mapping[str, str]) -> FunctionLoader:
    """Gives out the texts of `parts` and reads no file."""

    def part(name: str) -> tuple[str, str, None] | None:
        return (parts[name], f"{_FILE}{name}", None) if name in parts else None

    return FunctionLoader(part)


def table(rows: Sequence[Cells], *specs: str, empty: str = "") -> Table:
    """A table for a template: each spec is "heading|key", optionally "|left|center|right", and
    the least width in millimetres: "Kết quả|result|left|30" for a column to be filled by hand.
    "vertical" is a centred column whose heading reads from the bottom up.

    A row is a mapping of key to finished text or to a figure, which then counts as printed; under
    `INSIDE` stand the figures that are part of a longer text. A true "bold" makes it bold.
    """
    parsed = [(*spec.split("|"), *("left", "0")[len(spec.split("|")) - 2 :]) for spec in specs]
    columns = tuple(
        Column(
            title=title,
            align="center" if align == "vertical" else align,  # type: ignore[arg-type]
            min_mm=float(least),
            vertical=align == "vertical",
        )
        for title, _, align, least in parsed
    )
    keys = [key for _, key, _, _ in parsed]
    return FigureTable(
        columns=columns,
        rows=[
            Row(cells=tuple(str(row[key]) for key in keys), bold=bool(row.get("bold")))
            for row in rows
        ],
        empty=empty,
        figures=tuple(figure for row in rows for figure in _figures_of(row, keys)),
    )


def _figures_of(row: Cells, keys: Sequence[str]) -> Iterator[Figure]:
    for key in keys:
        cell = row[key]
        if isinstance(cell, Figure):
            yield cell
    inside = row.get(INSIDE, ())
    if isinstance(inside, tuple):
        yield from inside
