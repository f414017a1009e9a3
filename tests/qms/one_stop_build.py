"""Months of one-stop figures for tests: rows that keep every identity, unless a test breaks one."""

from typing import Any

from hypothesis import strategies as st

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.one_stop import OneStop

Data = dict[str, Any]
CHANNELS = ("online_full", "online_partial", "direct", "postal")


def row(field: str = "ho-tich", *, carried_over: int = 0, new: int = 40, left: int = 4, late: int = 1,
        overdue: int = 0, refused: int = 0, **changes: Any) -> Data:  # fmt: skip
    """`new` files come in, half of them online; `left` stay, all others are resolved or refused."""
    received = carried_over + new
    resolved = received - left - refused
    return {
        "field": field, "carried_over": carried_over, "online_full": new // 2, "online_partial": 0,
        "direct": new - new // 2, "postal": 0, "received": received,
        "early_or_on_time": resolved - late, "late": late, "resolved": resolved,
        "within_time": left - overdue, "overdue": overdue, "in_process": left, "refused": refused,
    } | changes  # fmt: skip


def month(key: str = "2026-04", *rows: Data, **changes: Any) -> Data:
    year, number = (int(part) for part in key.split("-"))
    after = f"{year}-{number + 1:02d}" if number < 12 else f"{year + 1}-01"
    return {
        "id": f"MC-{key}", "table_family": "B", "unit": "van-phong",
        "extracted_on": f"{after}-02", "rows": list(rows or (row(),)),
    } | changes  # fmt: skip


def record(key: str = "2026-04", *rows: Data, **changes: Any) -> OneStop:
    read: OneStop = KINDS["one_stop"].read(month(key, *rows, **changes))
    return read


_small = st.integers(0, 500)


@st.composite
def rows(draw: st.DrawFn, field: str = "ho-tich", carried_over: int | None = None) -> Data:
    """Any row that keeps the identities, with or without the optional splits."""
    carried = draw(_small) if carried_over is None else carried_over
    channels = {name: draw(_small) for name in CHANNELS}
    received = carried + sum(channels.values())
    cuts = sorted(draw(st.lists(st.integers(0, received), min_size=8, max_size=8)))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, received], strict=True)]
    early, on_time, apology, silent, within, overdue, withdrawn, stopped, refused = parts
    found = {
        "field": field, "carried_over": carried, **channels, "received": received,
        "early_or_on_time": early + on_time, "late": apology + silent,
        "resolved": early + on_time + apology + silent, "within_time": within,
        "overdue": overdue, "in_process": within + overdue, "withdrawn": withdrawn,
        "stopped": stopped, "refused": refused,
    }  # fmt: skip
    if draw(st.booleans()):
        found |= {"early": early, "on_time": on_time}
    if draw(st.booleans()):
        found |= {"late_with_apology": apology, "late_without_apology": silent}
    return found


@st.composite
def runs(draw: st.DrawFn, *, most: int = 6) -> list[Data]:
    """Consecutive months of one field, each beginning with what the one before left."""
    carried, found = draw(_small), []
    for number in range(1, draw(st.integers(1, most)) + 1):
        one = draw(rows(carried_over=carried))
        carried = one["in_process"]
        found.append(month(f"2026-{number:02d}", one))
    return found
