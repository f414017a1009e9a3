"""A small ward in a real repository: main, and a branch that a test changes and has judged."""

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from cli.desk import make_desk
from repo import Repo

from ngocha_kh.history.changes import ChangeSet, change_set, judge
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.sources.past import PastTree
from ngocha_kh.sources.revision import repository_at, revision
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

TODAY = datetime.date(2026, 11, 25)
_PREFIXES = {kind.prefix: kind for kind in KINDS.values() if kind.prefix}
Record = dict[str, Any]


def task(number: int = 1, **fields: Any) -> Record:
    """A one-off task; None takes a field away."""
    data = {
        "id": f"NV-2026-{number:03d}", "title": f"Nhiệm vụ số {number}", "plan": "KH-2026",
        "obligations": ["II.1-01"], "task_type": "one_off", "lead_unit": "vhxh",
        "due": "2026-12-14", "due_basis": "proposal", **fields,
    }  # fmt: skip
    return {key: value for key, value in data.items() if value is not None}


def update(on: str, state: str = "in_progress", **fields: Any) -> Record:
    return {"on": on, "state": state, "note": "Đang làm", **fields}


class Ward(Repo):
    """Its first commit is on main on 1 January 2026; `branch` leaves it."""

    def __init__(self, root: Path) -> None:
        super().__init__(make_desk(root))
        self.commit("Tạo", "2026-01-01T09:00:00+07:00")

    def put(self, record: Record) -> str:
        """Write a record where it belongs; its path below records/."""
        kind = _PREFIXES[str(record["id"]).partition("-")[0]]
        path = kind.path_of(str(record["id"]))
        text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000)
        self.write(f"records/{path}", re.sub(r"'([0-9-]{10})'", r"\1", text))
        return path

    def keep(self, *records: Record, when: str = "2026-02-01T09:00:00+07:00") -> None:
        """Commit records to the branch that is checked out."""
        for record in records:
            self.put(record)
        self.commit("ghi", when)

    def branch(self, name: str, start: str = "main") -> None:
        self.git("checkout", "-q", "-b", name, start)

    def settings(self, text: str) -> None:
        """Lines behind the settings of the workspace."""
        path = self.root / "records/workspace.yaml"
        path.write_text(path.read_text("utf-8") + text, encoding="utf-8", newline="\n")

    def change(self, base: str = "main", at: str | None = None) -> ChangeSet:
        """The change from `base` to the files as they lie, or to a commit."""
        git = repository_at(self.root)
        past = PastTree(revision(git, at), "") if at else None
        head = validate(Workspace(self.root), as_of=TODAY, source=past)
        return change_set(PastTree(revision(git, base), ""), head)

    def codes(self, base: str = "main", at: str | None = None) -> list[str]:
        return [item.code for item in judge(self.change(base, at))]

    def said(self, base: str = "main", *, only: Sequence[str] = ()) -> list[str]:
        """The findings as lines, of some codes only."""
        return [str(item) for item in judge(self.change(base)) if not only or item.code in only]
