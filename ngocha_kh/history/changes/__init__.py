"""What a change may and may not do: rules over two states of the records and the commits between."""

from ngocha_kh.history.changes.changeset import ChangeSet, change_set
from ngocha_kh.history.changes.judge import judge
from ngocha_kh.history.changes.registry import change_rule, load_change_rules

__all__ = ["ChangeSet", "change_rule", "change_set", "judge", "load_change_rules"]
