"""What a schema refuses, in Vietnamese: the field's title, the value, and what would be right."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any, Final

from jsonschema import Draft202012Validator

from ngocha_kh.diagnostics import Route
from ngocha_kh.schemas.catalog import schema_for
from ngocha_kh.schemas.check import SchemaProblem
from ngocha_kh.schemas.keywords import Validator, first_repeated
from ngocha_kh.suggest import Hints, closest, shown

#: A `jsonschema.ValidationError`; its attributes are typed too widely to be of use.
Error = Any

#: A record with a thousand faults is not mended fault by fault (REL-07, REL-30).
MAX_PROBLEMS: Final = 1000

_TYPES = {
    "string": "chữ", "integer": "số nguyên", "number": "số", "boolean": "true hoặc false",
    "array": "danh sách", "object": "nhóm khóa", "null": "trống",
}  # fmt: skip


@cache
def _validator(kind: str) -> Any:
    return Validator(schema_for(kind).document, format_checker=Draft202012Validator.FORMAT_CHECKER)


def problems_in_words(kind: str, data: Any) -> list[SchemaProblem]:
    """One problem for each fault; a fault reported by two keywords is said once."""
    found: dict[tuple[Route, bool], SchemaProblem] = {}
    hints = Hints()
    leaves = islice(_leaves(_validator(kind).iter_errors(data)), MAX_PROBLEMS)
    for error in sorted(leaves, key=_weight):
        for problem in _describe(kind, error, hints):
            found.setdefault((problem.route, problem.on_key), problem)
    return list(found.values())


def _leaves(errors: Any) -> Iterator[Error]:
    for error in errors:
        if error.context:
            yield from _leaves(error.context)
        else:
            yield error


def _weight(error: Error) -> int:
    """A wrong type explains more than the pattern that also fails."""
    order = ("type", "enum", "format", "pattern")
    keyword = str(error.validator)
    return order.index(keyword) if keyword in order else len(order)


def _describe(kind: str, error: Error, hints: Hints) -> Iterator[SchemaProblem]:
    route: Route = tuple(error.absolute_path)
    keyword = str(error.validator)
    if keyword == "additionalProperties" or error.schema is False:
        yield from _unknown_keys(kind, error, route, hints)
    elif keyword == "required":
        yield from _missing_keys(kind, error, route)
    else:
        if keyword == "pattern" and error.schema.get("format") == "date":
            keyword = "format"
        code, words = _WORDS.get(keyword, ("E-SCH-10", _other))
        title = schema_for(kind).title(route)
        yield SchemaProblem(code, route, f"«{title}»: {words(kind, error)}")


def _unknown_keys(kind: str, error: Error, route: Route, hints: Hints) -> Iterator[SchemaProblem]:
    if error.schema is False:  # a key that this kind of record may not have
        title = schema_for(kind).title(route)
        message = f"khóa «{route[-1]}» ({title}) không dùng trong trường hợp này; hãy bỏ khóa"
        yield SchemaProblem("E-SCH-01", route, message, on_key=True)
        return
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key in known:
            continue
        hint = hints.closest(str(key), known)
        advice = f"có phải «{hint}»?" if hint else f"các khóa dùng được: {', '.join(known[:12])}"
        yield SchemaProblem(
            "E-SCH-01", (*route, key), f"khóa lạ «{shown(key)}»; {advice}", on_key=True
        )


def _missing_keys(kind: str, error: Error, route: Route) -> Iterator[SchemaProblem]:
    present = error.instance
    names = [key for key in error.validator_value if key not in present]
    said = [f"«{key}» ({schema_for(kind).title((*route, key))})" for key in names]
    yield SchemaProblem("E-SCH-02", (*route, "?"), f"thiếu khóa {', '.join(said)}")


def _type(kind: str, error: Error) -> str:
    wanted = _TYPES.get(str(error.validator_value), str(error.validator_value))
    value = error.instance
    if value is None:
        return f"chưa có giá trị; phải là {wanted}"
    if isinstance(value, dict | list):
        return f"phải là {wanted}, không phải {_TYPES['object' if isinstance(value, dict) else 'array']}"
    if wanted == "chữ":
        return f"giá trị {shown(value)} phải là chữ; hãy đặt trong dấu nháy kép"
    return f"giá trị «{shown(value)}» không đúng kiểu; phải là {wanted}"


def _enum(kind: str, error: Error) -> str:
    labels = dict(
        zip(
            error.validator_value,
            error.schema.get("enumDescriptions", error.validator_value),
            strict=True,
        )
    )
    hint = closest(str(error.instance), list(labels))
    if hint is None:
        by_label = closest(str(error.instance), list(labels.values()))
        hint = next((value for value, label in labels.items() if label == by_label), None)
    choices = ", ".join(f"{value} ({label})" for value, label in labels.items())
    guess = f" — có phải «{hint}»?" if hint else ""
    return f"«{shown(error.instance)}» không thuộc các giá trị: {choices}{guess}"


def _date(kind: str, error: Error) -> str:
    return f"ngày không có thật hoặc sai dạng «{shown(error.instance)}»; ghi năm-tháng-ngày, ví dụ 2026-06-14"


def _pattern(kind: str, error: Error) -> str:
    # The shared definition shows an example; the field's own description says what it is for.
    own = schema_for(kind).resolved(tuple(error.absolute_path)).get("description", "")
    expected = str(error.schema.get("description") or own).rstrip(".")
    return f"«{shown(error.instance)}» không đúng dạng; {expected}"


def _range(kind: str, error: Error) -> str:
    words = {
        "minimum": "không được nhỏ hơn", "maximum": "không được lớn hơn",
        "exclusiveMinimum": "phải lớn hơn", "exclusiveMaximum": "phải nhỏ hơn",
    }  # fmt: skip
    return f"giá trị {shown(error.instance)} {words[str(error.validator)]} {error.validator_value}"


def _length(kind: str, error: Error) -> str:
    keyword, bound = str(error.validator), error.validator_value
    if keyword in ("minLength", "minItems"):
        return "không được để trống" if bound == 1 else f"phải có ít nhất {bound}"
    size = len(error.instance)
    noun = "ký tự" if keyword == "maxLength" else "mục"
    return f"có {size} {noun}, nhiều nhất được {bound}"


def _unique(kind: str, error: Error) -> str:
    repeated = (first_repeated(error.instance) or "").strip('"')
    return f"mục «{shown(repeated)}» lặp lại trong danh sách"


def _other(kind: str, error: Error) -> str:
    return f"giá trị «{shown(error.instance)}» không đúng với lược đồ"


_WORDS: dict[str, tuple[str, Callable[[str, Error], str]]] = {
    "type": ("E-SCH-03", _type),
    "enum": ("E-SCH-04", _enum),
    "pattern": ("E-SCH-05", _pattern),
    "format": ("E-SCH-06", _date),
    "minimum": ("E-SCH-07", _range),
    "maximum": ("E-SCH-07", _range),
    "exclusiveMinimum": ("E-SCH-07", _range),
    "exclusiveMaximum": ("E-SCH-07", _range),
    "minLength": ("E-SCH-08", _length),
    "maxLength": ("E-SCH-08", _length),
    "minItems": ("E-SCH-08", _length),
    "maxItems": ("E-SCH-08", _length),
    "uniqueItems": ("E-SCH-09", _unique),
}
