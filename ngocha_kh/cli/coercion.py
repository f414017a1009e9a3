"""Values of the command line → Python values, with messages in Vietnamese.

Typer would load pydantic for this (30 ms at each start, measured) and answer in English.
"""

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

from typer import BadParameter


class Light:
    """Stands in for Typer's own coercion of one parameter; the same duty, the types we use."""

    def __init__(self, annotation: Any) -> None:
        self._many = get_origin(annotation) is list
        inner = get_args(annotation)[0] if self._many else annotation
        self._one = _converter(inner)

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value in the type of the parameter; None when it was not given."""
        if value is None:
            return [] if self._many else None
        try:
            return [self._one(item) for item in value] if self._many else self._one(value)
        except ValueError as error:
            raise BadParameter(str(error), ctx=ctx, param=param) from None


def lightened(parameters: list[Any]) -> list[Any]:
    """The parameters of a command with light coercion, as far as this Typer allows it."""
    for parameter in parameters:
        descriptor = getattr(parameter, "type_descriptor", None)
        if descriptor is not None and getattr(parameter, "_runtime_param", 0) is None:
            parameter._runtime_param = Light(_without_none(descriptor.annotation))
    return parameters


def _without_none(annotation: Any) -> Any:
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
    return kinds[0] if len(kinds) == 1 and get_origin(annotation) is not list else annotation


def _converter(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: _choice(kind, value)
    converters: dict[Any, Callable[[Any], Any]] = {int: _integer, float: _number, Path: _path}
    return converters.get(kind, lambda value: value)


def _choice(kind: type[Enum], value: Any) -> Enum:
    if isinstance(value, kind):
        return value
    for member in kind:
        if member.value == value:
            return member
    raise ValueError(f"«{value}» không thuộc: {', '.join(str(member.value) for member in kind)}")


def _path(value: Any) -> Path:
    """An empty text would be the current folder, which nobody meant."""
    if value == "":
        raise ValueError("đường dẫn để trống")
    return Path(value)


def _integer(value: Any) -> int:
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"«{value}» không phải số nguyên") from None


def _number(value: Any) -> float:
    try:
        return float(value)
    except ValueError:
        raise ValueError(f"«{value}» không phải số") from None
