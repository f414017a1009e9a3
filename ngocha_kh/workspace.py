"""Finds the workspace: the nearest folder above that holds records/workspace.yaml."""

from dataclasses import dataclass
from pathlib import Path

from ngocha_kh.diagnostics import UserError

SETTINGS_FILE = "workspace.yaml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with records/; every path of the program starts here and stays inside."""

    root: Path

    @property
    def records(self) -> Path:
        return self.root / "records"

    def inside(self, relative: str) -> Path | None:
        """The file at a path that a record names, relative to the root; None when it leads out."""
        if not relative or Path(relative).is_absolute() or ":" in relative or "\\" in relative:
            return None
        target = (self.root / relative).resolve()
        return target if target.is_relative_to(self.root.resolve()) else None


def find_workspace(start: Path) -> Workspace:
    """The workspace that `start` lies in.

    Raises `UserError` when there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        records = folder / "records"
        # A link to another folder of records is refused like every link that leads out.
        if (records / SETTINGS_FILE).is_file() and records.resolve().is_relative_to(folder):
            return Workspace(folder)
    raise UserError(
        f"không thấy nơi làm việc: từ {start} trở lên không có thư mục nào chứa records/{SETTINGS_FILE}; "
        "hãy vào đúng thư mục, hoặc tạo mới bằng lệnh «nkh init THƯ_MỤC»"
    )
