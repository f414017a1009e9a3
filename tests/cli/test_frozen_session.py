"""A session whose minutes have a number is changed only by somebody who insists."""

from pathlib import Path

import pytest
from cli.desk import Nkh, contents
from cli.initiatives import SESSION, write_world
from workflow.world import ready

ID = "PH-2026-01"


@pytest.mark.parametrize("change", ["on=2026-05-11", "items.0.vote.disagree=1", "place=Hội trường"])
def test_what_the_minutes_say_is_changed_only_with_force(desk: Path, nkh: Nkh, change: str) -> None:
    write_world(desk, ready("M11"))
    before = contents(desk)
    done = nkh("set", ID, change)
    assert done.status == 2
    assert "đã có biên bản số 01/BB-HĐ" in done.err
    assert contents(desk) == before


def test_the_way_back_of_a_forced_change_insists_too(desk: Path, nkh: Nkh) -> None:
    write_world(desk, ready("M11"))
    before = (desk / SESSION).read_text(encoding="utf-8")
    done = nkh("set", "--force", ID, "place=Hội trường")
    words = done.err.splitlines()[-1].strip()
    assert words.endswith(f"set --force {ID} 'place=Phòng họp'")
    assert nkh("set", "--force", ID, "place=Phòng họp").status == 0
    assert (desk / SESSION).read_text(encoding="utf-8") == before


def test_notes_may_still_be_added(desk: Path, nkh: Nkh) -> None:
    write_world(desk, ready("M11"))
    assert nkh("set", ID, "notes=Đã gửi biên bản").status == 0
