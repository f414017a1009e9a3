"""What a kind of document is: its name on the command line, and how records become its parts."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from ngocha_kh.diagnostics import UsageError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.letterhead import NOTES, Front, Given
from ngocha_kh.suggest import closest


@dataclass(frozen=True, slots=True)
class Draft:
    """What goes into the template: its values, and the front matter that it need not say."""

    context: Mapping[str, Any]
    front: Front

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person must see to before the document may go out."""
        return tuple(self.front.get(NOTES, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of document.

    `subject` says what an id of it names; `ids` are those that can be rendered now; `reads` are the
    kinds of record that it stands on; `until` is the last day whose facts it may show, if any;
    `before` is the last day on which it may be dated and what that day is; `why_not` says why an id
    that exists is none of `ids` ("" when it cannot tell); `parts` are the templates that `template`
    may include; `named` says of which ids besides `ids` it is made when they are named.
    """

    name: str
    label: str
    template: str
    subject: str
    reads: tuple[str, ...]
    ids: Callable[[Office], Sequence[str]]
    draft: Callable[[Office, str, Given], Draft]
    until: Callable[[Office, str], datetime.date | None] = lambda _office, _id: None
    before: Callable[[Office, str], tuple[datetime.date, str] | None] = lambda _office, _id: None
    why_not: Callable[[Office, str], str] = lambda _office, _id: ""
    parts: Sequence[str] = ()
    named: Callable[[Office, str], bool] | None = None

    def file_name(self, record_id: str) -> str:
        """E.g. phieu-giao-viec-NV-2026-001.docx: ASCII, for every mail system."""
        return f"{self.name}-{record_id}.docx"


@cache
def forms() -> Mapping[str, Form]:
    """Every form by name; a module of `forms/` with a `FORM` is enough."""
    package = import_module("ngocha_kh.documents.forms")
    names = sorted(module.name for module in iter_modules(package.__path__))
    found = (import_module(f"{package.__name__}.{name}").FORM for name in names)
    return {form.name: form for form in sorted(found, key=lambda form: form.name)}


def form_of(name: str) -> Form:
    """The form of that name. Raises `UsageError` with the nearest one that exists."""
    found = forms().get(name)
    if found is None:
        near = closest(name, forms())
        guess = f"; có phải «{near}»?" if near else "."
        raise UsageError(f"không có văn bản «{name}»{guess} Xem danh sách: nkh render --list")
    return found
