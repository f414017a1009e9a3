"""Records around a plan on a day, for tests of coverage and of what is due."""

import datetime
from typing import Any

from progress.initiative_build import SETTINGS_DATA
from rules.build import Data, kind_of_id, plan, unit

from ngocha_kh.progress.agenda_entry import Desk
from ngocha_kh.progress.serving import Ground
from ngocha_kh.records.kinds import KINDS

DAY = datetime.date(2026, 11, 25)
REPORTING: Data = SETTINGS_DATA["reporting"] | {
    "unit_report_due": {"half_1": "06-17", "year": "12-17"},
    "report_due": {"half_1": "06-20", "year": "12-20"},
}


def ground(*records: Data, day: datetime.date = DAY) -> Ground:
    """The plan among the records, or one with a single obligation; the rest around it."""
    found: dict[str, list[Any]] = {}
    for data in (*records, *([] if any(one["id"] == "KH-2026" for one in records) else [plan()])):
        kind = kind_of_id(data["id"])
        assert kind, data["id"]
        found.setdefault(kind.name, []).append(kind.read(data))
    settings = KINDS["workspace"].read(SETTINGS_DATA | {"reporting": REPORTING})
    (own,) = (one for one in found["plan"] if one.id == "KH-2026")
    return Ground(own, day, lambda kind: found.get(kind, []), settings)


def desk(*records: Data, day: datetime.date = DAY) -> Desk:
    """The same with units: vhxh and van-phong, which must report, and the group of both."""
    own = [
        unit("vhxh", must_report=True), unit("van-phong", must_report=True),
        unit("cac-phong", type="group", members=["vhxh", "van-phong"]),
    ]  # fmt: skip
    units = {data["id"]: KINDS["unit"].read(data) for data in own}
    return Desk(ground(*records, day=day), units)
