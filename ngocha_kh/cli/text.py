"""Text for a terminal: nothing from a record, a file name or Git may act on it (REL-40)."""

import re

#: C0 and C1 controls, bidirectional controls, line and paragraph separators.
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text with every character that could act on a terminal shown as its code."""
    return _ACTS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
