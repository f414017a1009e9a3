"""A repository on a "server" with the hook of ci/, and an `nkh` that it may call."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from history.ward import Ward

ROOT = Path(__file__).parents[2]
HOOK = ROOT / "ci" / "pre-receive"


class Pushed(NamedTuple):
    """Whether a push came in, and what was said about it."""

    accepted: bool
    said: str


def program(folder: Path) -> Path:
    """An executable `nkh`, as pip installs one, that runs this source."""
    place = folder / "nkh"
    place.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from ngocha_kh.__main__ import main\nmain()\n",
        encoding="utf-8",
        newline="\n",
    )
    place.chmod(0o755)
    return place


class Server:
    """A bare repository beside a ward's own; `ward` has it as its origin."""

    def __init__(self, ward: Ward, place: Path) -> None:
        self.ward, self.place = ward, place
        ward.git("init", "-q", "--bare", "-b", "main", str(place))
        shutil.copy(HOOK, place / "hooks" / "pre-receive")
        place.joinpath("hooks", "pre-receive").chmod(0o755)
        self.config("nkh.program", str(program(place)))
        ward.git("remote", "add", "origin", str(place))

    def config(self, key: str, value: str) -> None:
        self.ward.git("-C", str(self.place), "config", key, value)

    def head(self, points_to: str) -> None:
        """HEAD of the server becomes a branch, there or not, or one commit."""
        text = f"ref: {points_to}" if points_to.startswith("refs/") else points_to
        (self.place / "HEAD").write_text(f"{text}\n", encoding="utf-8")

    def ref(self, name: str) -> str:
        """The commit of a ref; "" when there is none."""
        listed = self.ward.git(
            "-C", str(self.place), "for-each-ref", "--format=%(objectname)", name
        )
        return listed.strip()

    def push(self, *what: str) -> Pushed:
        plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "push", "-q", "origin", *what], cwd=self.ward.root, capture_output=True,
            check=False, env={**os.environ, **plain},
        )  # fmt: skip
        return Pushed(done.returncode == 0, done.stderr.decode("utf-8"))
