"""Changes to records as plain values: words of a command line → new bytes, what differs, what breaks.

Everything here is pure but `fresh`, which asks the workspace for ids; writing belongs to the commands.
"""

from ngocha_kh.editing.assign import Assignment, applied, assignment_of, route_of
from ngocha_kh.editing.changes import Changed, changes, reverse
from ngocha_kh.editing.guard import brought, refused
from ngocha_kh.editing.values import typed

__all__ = [
    "Assignment", "Changed", "applied", "assignment_of", "brought", "changes", "refused", "reverse",
    "route_of", "typed",
]  # fmt: skip
