"""What `nkh set` and `nkh edit` would rewrite of what was already noted."""

from typing import Any

from ngocha_kh.history.append_only import appended, rewritings


def rewritten(kind: str, before: Any, after: Any) -> list[str]:
    """What a change would rewrite, in words; empty when it only adds (see `rewritings`)."""
    return [one.message for one in rewritings(kind, before, after)]


def kept_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind that a way back may only touch when somebody insists."""
    return (*appended(kind), "due") if kind == "task" else tuple(appended(kind))
