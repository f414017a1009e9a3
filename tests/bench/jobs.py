"""The commands that the benchmark puts under the clock."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.corpus import write_corpus
from bench.timing import Job, run

ROOT: Final = Path(__file__).resolve().parents[2]
_REPORT: Final = "bao-cao.docx"
#: Kind → where its records lie; check-jsonschema needs one call for each schema.
_KINDS: Final = {
    "workspace": "workspace.yaml",
    "unit": "units/*.yaml",
    "plan": "plans/*.yaml",
    "task": "tasks/**/*.yaml",
    "document": "documents/*.yaml",
    "report": "reports/*.yaml",
}


def check_jsonschema(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "check_jsonschema", *arguments]


@dataclass(frozen=True, slots=True)
class Jobs:
    """Everything that can be run on one workspace; `cache` is this benchmark's own folder."""

    workspace: Path
    cache: Path

    def nkh(self, label: str, *arguments: str, cold: bool = False) -> Job:
        return Job(
            label,
            [[sys.executable, "-m", "ngocha_kh", *arguments]],
            self.workspace,
            {"PYTHONPATH": str(ROOT), "NKH_CACHE_DIR": str(self.cache)},
            self._forget if cold else lambda: None,
        )

    def cold(self) -> Job:
        return self.nkh("validate, cold", "validate", cold=True)

    def changed(self) -> Job:
        """Validate after one task changed, everything else remembered."""
        warm = self.nkh("validate", "validate")
        task = sorted(self.workspace.glob("records/tasks/**/*.yaml"))[0]

        def change() -> None:
            run(warm)
            text = task.read_bytes().decode()
            task.write_bytes(f"{text}# đã sửa\n".encode())

        return Job("validate, one changed", warm.commands, warm.folder, warm.environment, change)

    def report(self) -> Job:
        job = self.nkh("report --half 1", "report", "--half", "1", "--out", str(self._target))

        def clear() -> None:
            self._forget()
            self._target.unlink(missing_ok=True)

        return Job(job.label, job.commands, job.folder, job.environment, clear)

    def bare_parse(self) -> Job:
        paths = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
        command = [sys.executable, "-m", "bench.bare_parse", str(self.workspace)]
        return Job("bare parse", [command], self.workspace, paths)

    def check_all(self) -> Job:
        """check-jsonschema over the same records by the same schemas."""
        commands = [
            check_jsonschema(
                ["--schemafile", str(ROOT / "schemas" / f"{kind}.schema.json"), *map(str, files)]
            )
            for kind, pattern in _KINDS.items()
            if (files := sorted(self.workspace.joinpath("records").glob(pattern)))
        ]
        return Job("check-jsonschema", commands, self.workspace)

    def check_version(self) -> Job:
        return Job("check-jsonschema --version", [check_jsonschema(["--version"])], self.workspace)

    @property
    def _target(self) -> Path:
        return self.cache.parent / _REPORT

    def _forget(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)
        self.cache.mkdir(parents=True)


def synthetic(folder: Path, size: int) -> Jobs:
    """Jobs on a new corpus of `size` records below `folder`."""
    workspace = folder / f"corpus-{size}"
    write_corpus(workspace, size)
    return Jobs(workspace, folder / "cache")
