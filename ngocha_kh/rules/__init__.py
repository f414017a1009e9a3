"""What a schema cannot say. One file a rule or a tight family; the package imports its own files."""

from ngocha_kh.rules.registry import RULES, Rule, load_rules

__all__ = ["RULES", "Rule", "load_rules"]
