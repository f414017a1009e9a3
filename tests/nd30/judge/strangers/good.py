"""The good documents by name. None of them may draw an error or a warning from the judge."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from nd30.judge.strangers import (
    bao_cao,
    bien_ban,
    chi_thi,
    cong_van,
    giay_moi,
    ke_hoach,
    quy_che,
    quyet_dinh,
    thong_bao,
    to_trinh,
)

BUILDERS: Final[dict[str, Callable[[], bytes]]] = {
    "bao_cao": bao_cao.build,
    "bien_ban": bien_ban.build,
    "chi_thi": chi_thi.build,
    "cong_van": cong_van.build,
    "giay_moi": giay_moi.build,
    "ke_hoach": ke_hoach.build,
    "quy_che": quy_che.build,
    "quyet_dinh": quyet_dinh.build,
    "thong_bao": thong_bao.build,
    "to_trinh": to_trinh.build,
}


@cache
def good(name: str) -> bytes:
    return BUILDERS[name]()
