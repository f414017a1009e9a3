"""One initiative with its council, written into a workspace as the files that a secretary keeps."""

from pathlib import Path
from typing import Any

import yaml
from workflow.world import World

from ngocha_kh.council.rubrics import digest
from ngocha_kh.records.kinds import KINDS

OWN = "records/initiatives/2026/SK-2026-001.yaml"
SESSION = "records/sessions/2026/PH-2026-01.yaml"
_PREFIXES = {kind.prefix: kind for kind in KINDS.values() if kind.prefix}


def write_world(root: Path, world: World) -> None:
    """Every record of the world below `root`; the initiative with a comment that must survive."""
    rubric = KINDS["rubric"].read(world.others["TC-2026-01"])
    world.others["PH-2026-01"]["rubric_sha256"] = digest(rubric)
    for record_id, data in {world.own["id"]: world.own, **world.others}.items():
        kind = _PREFIXES.get(record_id.partition("-")[0], KINDS["person"])
        path = root / "records" / kind.path_of(record_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(data), encoding="utf-8", newline="\n")


def _text(data: dict[str, Any]) -> str:
    """Dates without quotes, as people write them; a comment above the state."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return text.replace("'", "").replace("\nstate:", "\n# ghi chú của phòng\nstate:")
