"""Who really signed a commit, and whom a branch may not make us trust."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from repo import Repo, needs_git

from ngocha_kh.sources.commit_signatures import CommitSignature, commit_signatures
from ngocha_kh.sources.git import Repository
from ngocha_kh.sources.revision import repository_at

pytestmark = [
    needs_git,
    pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"),
]
WHEN = "2026-05-01T09:00:00+07:00"


class Signers(NamedTuple):
    """A repository, a key, and the line that vouches for it."""

    repo: Repo
    key: Path
    line: str

    @property
    def repository(self) -> Repository:
        return repository_at(self.repo.root)

    def signed(self, text: str) -> str:
        self.repo.write("records/a.yaml", text)
        self.repo.git("add", "-A")
        self.repo.git(
            "-c", "gpg.format=ssh", "-c", f"user.signingkey={self.key}",
            "commit", "-q", "-S", "-m", text, GIT_AUTHOR_DATE=WHEN, GIT_COMMITTER_DATE=WHEN,
        )  # fmt: skip
        return self.repo.git("rev-parse", "HEAD").strip()


def make_key(place: Path) -> str:
    """A new key; the line of allowed_signers for it."""
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "c", "-f", str(place)], check=True
    )
    kind, key, *_ = place.with_suffix(".pub").read_text("utf-8").split()
    return f"c@example.vn {kind} {key}\n"


@pytest.fixture
def signers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signers:
    home = tmp_path / "nhà"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    line = make_key(tmp_path / "khóa")
    return Signers(Repo(tmp_path / "kho"), tmp_path / "khóa", line)


def status(signers: Signers, commit: str, allowed: str | None = None) -> CommitSignature:
    data = None if allowed is None else allowed.encode()
    return commit_signatures(signers.repository, [commit], allowed=data)[commit]


def test_nothing_asked_nothing_run(signers: Signers) -> None:
    assert commit_signatures(signers.repository, []) == {}


def test_a_commit_without_a_signature_has_none(signers: Signers) -> None:
    signers.repo.write("x", "1")
    plain = signers.repo.commit("một", WHEN)
    assert status(signers, plain) == CommitSignature("none")


def test_a_vouched_key_is_good_and_another_is_not_trusted(signers: Signers) -> None:
    commit = signers.signed("một")
    good = status(signers, commit, signers.line)
    assert (good.status, good.signer) == ("good", "c@example.vn")
    assert good.label == "chữ ký số tốt: c@example.vn"
    assert status(signers, commit, "").status == "untrusted"
    assert status(signers, commit).status == "untrusted"


def test_an_altered_commit_is_bad(signers: Signers) -> None:
    commit = signers.signed("một")
    text = signers.repo.git("cat-file", "commit", commit)
    forged = signers.repo.root / ".git" / "forged"
    forged.write_text(text.replace("\n\nmột", "\n\nhai"), "utf-8", newline="\n")
    other = signers.repo.git("hash-object", "-t", "commit", "-w", str(forged)).strip()
    assert status(signers, other, signers.line).status == "bad"


def test_the_file_of_the_users_own_configuration_is_used(signers: Signers, tmp_path: Path) -> None:
    commit = signers.signed("một")
    mine = tmp_path / "của tôi"
    mine.write_text(signers.line, "utf-8")
    config = Path(os.environ["HOME"]) / ".gitconfig"
    config.write_text(f'[gpg "ssh"]\n\tallowedSignersFile = "{mine.as_posix()}"\n', "utf-8")
    assert status(signers, commit).status == "good"


@pytest.mark.parametrize("named", ["allowed_signers", "./records/../allowed_signers"])
def test_a_file_of_the_work_tree_is_never_trusted(signers: Signers, named: str) -> None:
    """It changes with the branch that is checked out."""
    signers.repo.write("allowed_signers", signers.line)
    signers.repo.git("config", "gpg.ssh.allowedSignersFile", named)
    commit = signers.signed("một")
    assert status(signers, commit).status == "untrusted"


def test_no_program_of_the_configuration_is_run(signers: Signers, tmp_path: Path) -> None:
    mark = tmp_path / "đã chạy"
    program = tmp_path / "kiểm"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\nexit 0\n", "utf-8")
    program.chmod(0o755)
    commit = signers.signed("một")
    signers.repo.git("config", "gpg.ssh.program", str(program))
    assert status(signers, commit, signers.line).status == "good"
    assert not mark.exists()


def test_many_commits_are_asked_at_once(signers: Signers) -> None:
    first, second = signers.signed("một"), signers.signed("hai")
    signers.repo.write("x", "1")
    third = signers.repo.commit("ba", WHEN)
    found = commit_signatures(
        signers.repository, [first, second, third, first], allowed=signers.line.encode()
    )
    assert {one: sign.status for one, sign in found.items()} == {
        first: "good", second: "good", third: "none",
    }  # fmt: skip
