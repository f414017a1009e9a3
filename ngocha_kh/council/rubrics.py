"""What follows from a rubric alone: its maximum, its criteria, its fingerprint."""

import hashlib

import msgspec

from ngocha_kh.records.rubric import Group, Item, Rubric
from ngocha_kh.records.workspace import Settings

#: What may be mended in a rubric that is in use, since no score depends on it.
#: Name and status are not: minutes print them, and a sample that was used does not become official.
_FREE = frozenset({"basis", "source", "notes"})


def criteria(rubric: Rubric) -> dict[str, Item]:
    """Id → criterion, over all groups, in the order of the sheet."""
    return {item.id: item for group in rubric.groups for item in group.items}


def group_maximum(group: Group) -> int:
    return sum(item.max for item in group.items)


def maximum(rubric: Rubric) -> int:
    """The most that one sheet can give."""
    return sum(group_maximum(group) for group in rubric.groups)


def grade_label(rubric: Rubric, grade: str | None) -> str:
    """The ward's own name of a class; empty for no class."""
    return next((found.label for found in rubric.classes if found.id == grade), "")


def digest(rubric: Rubric) -> str:
    """SHA-256 of what a score depends on and minutes print; kept when scoring is closed.

    A rubric in use is frozen: a change is a new version, so that old scores stay what they were.
    Empty fields are left out, so that a field that comes to the schema alters no old fingerprint.
    """
    content = {
        key: value
        for key, value in msgspec.to_builtins(rubric).items()
        if key not in _FREE and value is not None
    }
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()


def refusal(rubric: Rubric, settings: Settings) -> str | None:
    """Why no official document may stand on this rubric; None when one may.

    Where all figures are illustrative every page says so, and a sample is what one expects.
    """
    if rubric.status != "sample" or settings.illustrative:
        return None
    return (
        f"bộ tiêu chí {rubric.id} mới là mẫu (status: sample), chưa được ban hành nên không dùng để "
        "lập văn bản chính thức"
    )
