"""What must hold before a step; the package imports its own files."""

from ngocha_kh.workflow.guards.registry import GUARDS, Guard, guard, load_guards

__all__ = ["GUARDS", "Guard", "guard", "load_guards"]
