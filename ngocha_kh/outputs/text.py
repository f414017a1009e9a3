"""One line each: `path:line:column: severity CODE message`, never wrapped (REL-03)."""

from collections.abc import Sequence

from ngocha_kh.diagnostics import Diagnostic

_MOST = 1000
#: A file name may hold a line end; a finding is one line all the same.
_LINE_ENDS = {ord("\n"): "\\u000a", ord("\r"): "\\u000d"}


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """At most 1,000 lines, then how many more there are (REL-07)."""
    lines = [str(item).translate(_LINE_ENDS) for item in diagnostics[:_MOST]]
    if len(diagnostics) > _MOST:
        lines.append(f"… và {len(diagnostics) - _MOST} dòng nữa")
    return "".join(f"{line}\n" for line in lines)
