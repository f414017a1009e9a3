"""A branch of a stranger: everything in it that could make somebody's machine do something."""

import os
import subprocess
import sys
from pathlib import Path

from history.ward import Ward, task, update
from recipes.server import ROOT, program

#: Stands in a file outside of the workspace; it may never come out.
SECRET = "bi-mat-cua-may-chu"
_MODULES = (
    "sitecustomize.py", "usercustomize.py", "yaml.py", "typer.py", "jinja2/__init__.py", "docx.py",
    "ngocha_kh/__init__.py", "ngocha_kh/__main__.py", "msgspec.py", "conftest.py", "setup.py",
)  # fmt: skip
_PROGRAMS = ("git", "git.exe", "git.bat", "gpg", "ssh-keygen", "nkh", "soffice", "python3")
_HOOKS = ("pre-commit", "post-checkout", "post-merge", "pre-receive", "post-index-change")
_DRIVERS = """\
* filter=evil diff=evil merge=evil text eol=crlf ident
*.yaml filter=evil diff=evil merge=evil
"""
_TEMPLATE = """\
---
type: BÁO CÁO
summary: x
---
{{ ().__class__.__base__.__subclasses__() }}
{{ cycler.__init__.__globals__.os.popen('touch MARK/template') }}
{{ self.__init__.__globals__.__builtins__.open('MARK/template2', 'w') }}
{% include '/etc/passwd' %}
"""


class Hostile:
    """`ward` has the branch "xấu" checked out; `marks` must stay empty whatever is run."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.marks = place / "dấu"
        self.marks.mkdir(parents=True)
        self.secret = place / "mật.yaml"
        self.secret.write_text(f"id: {SECRET}\nname: {SECRET}\n", encoding="utf-8")
        self.nkh = program(place)
        self.ward = Ward(place / "kho")
        self.ward.keep(task(updates=[update("2026-03-01")]), when="2026-03-02T08:00:00+07:00")
        self.ward.branch("xấu")
        self._write()
        self.ward.commit("xấu\n\n\x1b[2JReviewed-by: @a", "2026-03-03T08:00:00+07:00")
        self._configure()

    def touch(self, name: str) -> str:
        return f"touch '{self.marks}/{name}'"

    def run(self, *words: str, path: str | None = None) -> subprocess.CompletedProcess[bytes]:
        """`nkh` as installed, called inside of the tree, as a step of CI does."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "GIT_"))}
        return subprocess.run(
            [sys.executable, str(self.nkh), *words], cwd=self.ward.root, capture_output=True,
            check=False, timeout=120, env={**clean, "PATH": path or os.environ["PATH"]},
        )  # fmt: skip

    def _write(self) -> None:
        ward = self.ward
        ward.put(task(updates=[update("2026-03-01", note="Khác @admin <script>")]))
        for name in _MODULES:
            ward.write(name, f"import os\nos.system({self.touch('python')!r})\n")
        for name in _PROGRAMS:
            self._script(name, "program")
        for name in _HOOKS:
            self._script(f".githooks/{name}", "hook")
            self._script(f"hooks/{name}", "hook")
        ward.write(".gitattributes", _DRIVERS)
        ward.write(".gitmodules", f'[submodule "con"]\n path = con\n url = ext::{self.touch("module")}\n update = !{self.touch("update")}\n')  # fmt: skip
        ward.write("templates/report.md.j2", _TEMPLATE.replace("MARK", str(self.marks)))
        ward.write("records/documents/VB-2026-999.yaml", f"id: !!python/object/apply:os.system ['{self.touch('yaml').replace(chr(39), '')}']\n")  # fmt: skip
        for name in ("tasks/2026/\n::error::x.yaml", "\x1b[31m.yaml", "--output=x.yaml",
                     "$(touch x).yaml", "tasks/2026/@admin ##[add-mask]x.yaml"):  # fmt: skip
            ward.write(f"records/{name}", "id: x\n")
        ward.write("-rf.yaml", "x\n")
        for path in (ROOT / "schemas").glob("*.json"):
            ward.write(f"schemas/{path.name}", "{}")
        self._links()
        for folder in ("con-trần", "records/units"):
            self.bare(ward.root / folder)

    def _links(self) -> None:
        root = self.ward.root
        (root / "records/units/bi-mat.yaml").symlink_to(self.secret)
        (root / "records/plans/KH-2026.txt").unlink(missing_ok=True)
        (root / "records/plans/KH-2026.txt").symlink_to(self.secret)
        (root / "templates/plan.md.j2").symlink_to(self.secret)
        (root / "records/vòng").symlink_to(root / "records")
        (root / "out").symlink_to(self.place)

    def _script(self, name: str, mark: str) -> None:
        self.ward.write(name, f"#!/bin/sh\n{self.touch(mark)}\n")
        (self.ward.root / name).chmod(0o755)

    def bare(self, folder: Path) -> None:
        """What Git takes for a repository without a work tree, with a configuration of its own."""
        touch = self.touch("bare").replace('"', '\\"')
        config = f"""\
[core]
 repositoryformatversion = 1
 bare = false
 worktree = {self.ward.root}
 fsmonitor = "{touch}"
 hooksPath = {self.ward.root}/hooks
 pager = "{touch}"
 sshCommand = "{touch}"
 alternateRefsCommand = "{touch}"
[extensions]
 partialClone = origin
[remote "origin"]
 url = "ext::touch {self.marks}/fetched"
 promisor = true
[protocol "ext"]
 allow = always
[protocol]
 allow = always
[diff]
 external = "{touch}"
[diff "evil"]
 textconv = "{touch}"
 command = "{touch}"
[filter "evil"]
 clean = "{touch}"
 smudge = "{touch}"
[gpg]
 program = "{touch}"
[log]
 showSignature = true
[alias]
 log = "!{touch}"
"""
        for name, text in {"HEAD": f"{'1' * 40}\n", "config": config, "objects/x": "", "refs/x": ""}.items():  # fmt: skip
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")

    def _configure(self) -> None:
        """Drivers that the attributes name, as they may be in the settings of a victim."""
        for key in ("diff.evil.textconv", "diff.evil.command", "merge.evil.driver", "diff.external",
                    "core.fsmonitor", "core.pager", "core.alternateRefsCommand"):  # fmt: skip
            self.ward.git("config", key, self.touch(key))
