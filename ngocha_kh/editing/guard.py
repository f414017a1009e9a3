"""What a change would break: findings that were not there before it."""

import re
from collections import Counter

from ngocha_kh.diagnostics import Diagnostic, Severity
from ngocha_kh.validation.run import Validated

#: A file is judged in this order; a fault of one stage hides those of the stages behind it.
_STAGES = ("E-FILE", "E-TEXT", "E-YAML", "E-SCH")
_LINE = re.compile(r"(?<=dòng )[0-9]+")


def refused(before: Validated, after: Validated) -> list[Diagnostic]:
    """The errors that the change brings; a change that brings one is not written.

    A fault that was only hidden by a worse one in the same file is not brought: whoever mends the
    syntax of a file may do so although its fields are still wrong.
    """
    hidden = _first_stages(before)
    return [
        item
        for item in brought(before, after)
        if item.severity is Severity.ERROR
        and _stage(item) <= hidden.get(item.position.path, len(_STAGES))
    ]


def brought(before: Validated, after: Validated) -> list[Diagnostic]:
    """Findings of `after` that `before` has not, wherever in their file they stand by now."""
    known = Counter(map(_fingerprint, before.diagnostics))
    new = []
    for item in after.diagnostics:
        mark = _fingerprint(item)
        if known[mark] > 0:
            known[mark] -= 1
        else:
            new.append(item)
    return new


def _fingerprint(item: Diagnostic) -> tuple[str, str, str, str]:
    message = _LINE.sub("…", item.message)
    return item.position.path, item.code, item.severity, message


def _stage(item: Diagnostic) -> int:
    return next((n for n, s in enumerate(_STAGES) if item.code.startswith(s)), len(_STAGES))


def _first_stages(validated: Validated) -> dict[str, int]:
    stages: dict[str, int] = {}
    for item in validated.diagnostics:
        path, stage = item.position.path, _stage(item)
        stages[path] = min(stage, stages.get(path, stage))
    return stages
