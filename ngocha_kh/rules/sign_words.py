"""A signature in the words of the office: who, as what, when, and whether it still holds."""

from collections.abc import Iterator, Mapping
from typing import Final

from ngocha_kh.records.base import Frozen, Signature
from ngocha_kh.rules.signed import broken_digests, changed_fields, kind_name, route_of
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date

_MOST: Final = 8


def signature_lines(record: Frozen, names: Mapping[str, str]) -> Iterator[str]:
    """One line a signature, oldest first; `names`: id of a person → name.

    "Phan Văn Q, CHỦ TỊCH, ký ngày 14/08/2026; còn nguyên" or "…; đã đổi: Phạm vi, Tên".
    """
    signatures: tuple[Signature, ...] = getattr(record, "signatures", ())
    changed: dict[int, list[str]] = {}
    for number, field in changed_fields(record) if signatures else ():
        changed.setdefault(number, []).append(field_title(kind_name(record), field))
    broken = set(broken_digests(record))
    for number, one in enumerate(signatures):
        who = names.get(one.person, one.person)
        by = f", theo {one.delegation}" if one.delegation else ""
        fields = changed.get(number)
        state = f"đã đổi: {_listed(fields)}" if fields else "còn nguyên"
        if number in broken:
            state = "mã băm không khớp, chữ ký đã bị sửa tay"
        yield f"{who}, {one.capacity}, ký ngày {short_date(one.on)}{by}; {state}"


def field_title(kind: str, field: str) -> str:
    """The title of a signed field; an entry of a list by the title of the list and its number."""
    route, schema = route_of(field), schema_for(kind)
    parts = [
        f"{schema.title(route[:depth])} {step + 1}" if isinstance(step, int)
        else schema.title(route[:depth])
        for depth, step in enumerate(route, 1)
        if depth == len(route) or not isinstance(route[depth], int)
    ]  # fmt: skip
    return " › ".join(parts)


def _listed(titles: list[str]) -> str:
    rest = len(titles) - _MOST
    return ", ".join(titles[:_MOST]) + (f" và {rest} trường khác" if rest > 0 else "")
