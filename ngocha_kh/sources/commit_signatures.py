"""Real signatures of commits (GPG, SSH), as Git verifies them: who signed, and may we trust it.

Whom to trust never comes with the branch that is judged: SSH keys are looked up in the file that the
user's own Git configuration names, when that lies outside the work tree, or in bytes that the caller
took from the side that is already trusted. The verifying programs are found by their absolute path.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ngocha_kh.sources.git import Repository

#: What `%G?` means. "untrusted": a sound signature of a key that nobody has vouched for.
_STATUS: Final[Mapping[str, str]] = {
    "G": "good", "U": "untrusted", "X": "expired", "Y": "expired", "R": "revoked", "B": "bad",
    "E": "unchecked", "N": "none",
}  # fmt: skip
SIGNATURE_LABELS: Final[Mapping[str, str]] = {
    "good": "chữ ký số tốt",
    "untrusted": "chữ ký số đúng nhưng khóa chưa được tin",
    "expired": "chữ ký số đã hết hạn",
    "revoked": "chữ ký số bằng khóa đã thu hồi",
    "bad": "chữ ký số sai",
    "unchecked": "có chữ ký số nhưng không kiểm được (thiếu khóa hoặc chương trình)",
    "none": "không có chữ ký số",
}
_SHAPE: Final = "--format=%H%x02%G?%x02%GS%x02%GF"
_PROGRAMS: Final = {
    "gpg.ssh.program": "ssh-keygen", "gpg.openpgp.program": "gpg", "gpg.program": "gpg",
    "gpg.x509.program": "gpgsm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CommitSignature:
    """`status` is a key of `SIGNATURE_LABELS`; `signer` and `key` are "" when Git knows none."""

    status: str
    signer: str = ""
    key: str = ""

    @property
    def label(self) -> str:
        who = self.signer or self.key
        return SIGNATURE_LABELS[self.status] + (f": {who}" if who else "")


def commit_signatures(
    repository: Repository, commits: Iterable[str], *, allowed: bytes | None = None
) -> dict[str, CommitSignature]:
    """Id of each commit → its signature. `allowed`: the SSH keys that may be trusted, in the form of
    OpenSSH's allowed_signers; without it those of the user's own configuration.

    Raises `UserError` when Git cannot be asked.
    """
    wanted = list(dict.fromkeys(commits))
    if not wanted:
        return {}
    with _signers_file(repository, allowed) as file:
        settings = {"gpg.ssh.allowedSignersFile": file}
        settings |= {key: _program(repository, name) for key, name in _PROGRAMS.items()}
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        done = repository.ask(
            *options, "log", "--no-walk=unsorted", "--no-color", "--no-show-signature", "--stdin",
            _SHAPE, given="".join(f"{one}\n" for one in wanted).encode("ascii"),
        )  # fmt: skip
    return dict(_parsed(done.stdout.decode("utf-8", "replace")))


def _parsed(text: str) -> Iterator[tuple[str, CommitSignature]]:
    for line in text.splitlines():
        oid, _, rest = line.partition("\x02")
        letter, _, who = rest.partition("\x02")
        signer, _, key = who.partition("\x02")
        yield oid, CommitSignature(_STATUS.get(letter, "unchecked"), signer.strip(), key.strip())


@contextlib.contextmanager
def _signers_file(repository: Repository, allowed: bytes | None) -> Iterator[str]:
    if allowed is None:
        yield _own_signers(repository) or os.devnull
        return
    with tempfile.TemporaryDirectory(prefix="nkh-") as folder:
        file = Path(folder) / "allowed_signers"
        file.write_bytes(allowed)
        yield str(file)


def _own_signers(repository: Repository) -> str | None:
    """The file that the user's configuration names; None for none, or one inside the work tree.

    A file of the work tree changes with the branch that is checked out.
    """
    for scope in ("--local", "--global", "--system"):
        done = repository.ask(
            "config", scope, "--type=path", "--get", "gpg.ssh.allowedSignersFile", plain=True
        )
        named = done.stdout.decode("utf-8", "surrogateescape").strip()
        if done.returncode or not named:
            continue
        place = (repository.top / named).resolve()
        return None if place.is_relative_to(repository.top) else str(place)
    return None


def _program(repository: Repository, name: str) -> str:
    """Where the verifying program lies; one of the work tree is none (REL-38)."""
    found = shutil.which(name)
    place = Path(found).absolute() if found else None
    if place is None or place.is_relative_to(repository.top):
        return os.devnull
    return str(place)
