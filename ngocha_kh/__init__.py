"""nkh: records in Git, checked against schemas and rules, rendered as official documents."""

__version__ = "0.1.0"
