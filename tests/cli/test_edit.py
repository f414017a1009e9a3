"""`nkh edit`: a copy is edited; the record changes only when the copy is sound."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.desk import TASK, Nkh, contents

#: Makes $EDITOR a program that does one thing to `path`.
Editor = Callable[[str], None]
EDITOR = """\
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
{}
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    monkeypatch.delenv("VISUAL", raising=False)

    def make(action: str) -> None:
        script = tmp_path / "my editor.py"
        script.write_text(EDITOR.format(action), encoding="utf-8")
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script)]))

    return make


def replacing(old: str, new: str) -> str:
    return f"path.write_bytes(path.read_bytes().replace({old.encode()!r}, {new.encode()!r}))"


def leftovers(desk: Path) -> list[Path]:
    return list(desk.rglob(".nkh-tmp-*"))


def test_a_sound_copy_takes_the_place_of_the_record(desk: Path, nkh: Nkh, editor: Editor) -> None:
    editor(replacing("2026-12-14", "2026-07-31"))
    done = nkh("edit", "NV-2026-001")
    assert done.status == 0
    assert "Hạn hoàn thành: 14/12/2026 → 31/07/2026" in done.out
    assert "Hoàn tác: nkh" in done.err
    assert "due: 2026-07-31" in (desk / TASK).read_text(encoding="utf-8")
    assert leftovers(desk) == []


@pytest.mark.parametrize(
    ("action", "status", "said"),
    [
        ("pass", 0, ""),
        ("sys.exit(3)", 3, "kết thúc với mã 3"),
    ],
)
def test_an_untouched_copy_leaves_no_trace(
    desk: Path, nkh: Nkh, editor: Editor, action: str, status: int, said: str
) -> None:
    before = contents(desk)
    editor(action)
    done = nkh("edit", "NV-2026-001")
    assert done.status == status
    assert said in done.err
    assert contents(desk) == before


@pytest.mark.parametrize("new", ["[", "vhx", "Vhxh"])
def test_a_faulty_copy_is_kept_and_named(desk: Path, nkh: Nkh, editor: Editor, new: str) -> None:
    before = (desk / TASK).read_bytes()
    editor(replacing("lead_unit: vhxh", f"lead_unit: {new}"))
    done = nkh("edit", "NV-2026-001")
    assert done.status == 1
    assert (desk / TASK).read_bytes() == before
    (copy,) = leftovers(desk)
    assert str(copy) in done.err
    assert f"lead_unit: {new}".encode() in copy.read_bytes()
    assert nkh("validate").status == 0


def test_a_record_that_another_changed_meanwhile_is_kept(
    desk: Path, nkh: Nkh, editor: Editor
) -> None:
    other = f"record = pathlib.Path({str(desk / TASK)!r})\n"
    other += "record.write_bytes(record.read_bytes().replace(b'2026-12-14', b'2026-11-11'))\n"
    editor(other + replacing("2026-12-14", "2026-07-31"))
    done = nkh("edit", "NV-2026-001")
    assert done.status == 3
    assert b"2026-11-11" in (desk / TASK).read_bytes()
    assert len(leftovers(desk)) == 1


def test_a_broken_record_can_be_mended(desk: Path, nkh: Nkh, editor: Editor) -> None:
    text = (desk / TASK).read_text(encoding="utf-8")
    (desk / TASK).write_text(text.replace("plan: KH", "plan: [KH"), encoding="utf-8", newline="\n")
    editor(replacing("plan: [KH", "plan: KH"))
    assert nkh("edit", "NV-2026-001").status == 0
    assert (desk / TASK).read_text(encoding="utf-8") == text


def test_an_unknown_id_or_editor_is_told(
    desk: Path, nkh: Nkh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", str(desk / "none"))
    assert "có phải «NV-2026-001»?" in nkh("edit", "NV-2026-01").err
    done = nkh("edit", "NV-2026-001")
    assert (done.status, "không mở được" in done.err) == (3, True)
    assert leftovers(desk) == []
