"""Marks and geographical indications on a day (qms-and-tasks.md §4.1). Pure."""

import datetime
from collections.abc import Iterable
from typing import Final

from ngocha_kh.records.ip_asset import IpAsset, IpEvent
from ngocha_kh.workdays import add_months

#: In force: somebody has the right.
PROTECTED: Final = frozenset({"granted", "renewed"})
#: Nothing more will come of it without a new application.
ENDED: Final = frozenset({"expired", "invalidated", "refused", "withdrawn"})
#: An application must have been filed.
FILED: Final = frozenset({"filed", "formally_valid", "examined", "to_be_granted"}) | PROTECTED
#: Who may own it (Luật Sở hữu trí tuệ, Điều 87, 88, 121); other types have no such bound.
OWNERS: Final = {
    "collective_mark": "collective",
    "certification_mark": "certifier",
    "geographical_indication": "state",
}
#: What the regulation of use must hold, five items each (Luật Sở hữu trí tuệ, Điều 105).
REGULATED: Final = {
    "collective_mark": ("owner", "membership", "users", "conditions", "sanctions"),
    "certification_mark": ("owner", "conditions", "characteristics", "evaluation", "fees"),
}
#: Types whose protection ends unless renewed, and lapses for want of use.
MARKS: Final = frozenset({"collective_mark", "certification_mark", "trade_mark"})


def last_event(asset: IpAsset, day: datetime.date) -> IpEvent | None:
    """The last step by `day`; of two on one day, the later entry."""
    passed = [event for event in asset.events if event.on <= day]
    return passed[-1] if passed else None


def asset_state(asset: IpAsset, day: datetime.date) -> str | None:
    """The state of the schema's list; None before the first step."""
    event = last_event(asset, day)
    return event.state if event else None


def is_protected(asset: IpAsset, day: datetime.date) -> bool:
    """Granted, not ended by a step, and not past its last day."""
    if asset_state(asset, day) not in PROTECTED:
        return False
    ends = asset.certificate.expires_on if asset.certificate else None
    return ends is None or day <= ends


def expires_within(asset: IpAsset, day: datetime.date, months: int) -> bool:
    """Whether a granted mark ends within so many months of `day`, or has ended without a word."""
    ends = asset.certificate.expires_on if asset.certificate else None
    if ends is None or asset_state(asset, day) not in PROTECTED:
        return False
    return ends <= add_months(day, months)


def unused_since(asset: IpAsset, day: datetime.date) -> datetime.date | None:
    """From when nobody is known to have used a granted mark; None when that does not matter.

    A use after `day` has overwritten what was known then, so nothing is concluded.
    """
    if asset.type not in MARKS or asset_state(asset, day) not in PROTECTED:
        return None
    if asset.last_use_on is not None and asset.last_use_on > day:
        return None
    granted = asset.certificate.on if asset.certificate else None
    known = [on for on in (asset.last_use_on, granted) if on is not None]
    return max(known, default=None)


def by_state(assets: Iterable[IpAsset], day: datetime.date) -> dict[str, list[IpAsset]]:
    """State → the assets in it, states sorted, assets in the given order."""
    found: dict[str, list[IpAsset]] = {}
    for asset in assets:
        if state := asset_state(asset, day):
            found.setdefault(state, []).append(asset)
    return {state: found[state] for state in sorted(found)}
