"""The shape of a violation: which good document, what was done to it, which rule must be named."""

from __future__ import annotations

from dataclasses import dataclass, field

from nd30.judge.strangers.changes import Change

from ngocha_kh.nd30.judge.paper import Profile

NOTHING_FIXED = Profile()


@dataclass(frozen=True, slots=True)
class Case:
    """`rule` may be several ids joined by "|": one of them must be named, each is a fair name.

    `also`: rules that the same change breaks unavoidably. `profile`: what the agency has fixed.
    """

    name: str
    good: str
    change: Change = field(repr=False)
    rule: str
    also: tuple[str, ...] = ()
    profile: Profile = field(default=NOTHING_FIXED, repr=False)
    severity: str = ""  #: when the specification gives one to this very case

    @property
    def rules(self) -> frozenset[str]:
        return frozenset(self.rule.split("|"))

    @property
    def id(self) -> str:
        return f"{self.rule.split('|')[0].removeprefix('ND30-')}: {self.good}, {self.name}"


AGENCY = Profile(
    places=("Tân Hòa",),
    abbreviations=("UBND", "HĐND", "VT", "VP", "VHXH", "KT"),
    agencies=("Ủy ban nhân dân xã Tân Hòa", "Phòng Văn hóa - Xã hội"),
    names=("Nguyễn Văn A", "Trần Văn B", "Lê Thị C"),
    units={"xã": ("Tân Hòa",), "tỉnh": ("Đồng Tháp",)},
)
