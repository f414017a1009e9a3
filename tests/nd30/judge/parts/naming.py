"""What the checks of the components name, and the changes that the tables of faults make."""

from __future__ import annotations

from typing import Any

from nd30.judge.parts import build
from nd30.judge.parts.build import line, mid

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.paper import Paper
from ngocha_kh.nd30.judge.registry import checks

Fault = tuple[str, dict[str, Any], Severity | None]
MINE = frozenset(
    {
        "state",
        "issuer",
        "symbol",
        "date",
        "title",
        "bases",
        "addressees",
        "signature",
        "recipients",
        "lines",
        "appendix",
        "marks",
        "forms",
    }
)
WARN, ERROR, INFO = Severity.WARNING, Severity.ERROR, Severity.INFO


def rules(judged: Paper) -> dict[str, Severity | None]:
    """The rules named, with the severity that the check itself gives."""
    return {
        check.rule: finding.severity
        for check in checks()
        if check.judge.__module__.rsplit(".", 1)[-1] in MINE and check.applies(judged)
        for finding in check.judge(judged)
    }


def bases(*texts: str) -> dict[str, Any]:
    return build.DECISION | {"bases": tuple(line(t, italic=True) for t in texts)}


def report(**changes: Any) -> dict[str, Any]:
    """Some zones changed, by name."""
    return changes


def state(text: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size: float = 13, **more: Any) -> Any:
    return {"state": mid(text, size, **({"bold": True} | more))}


def motto(text: str = "Độc lập - Tự do - Hạnh phúc", size: float = 14, **more: Any) -> Any:
    return {"motto": mid(text, size, **({"bold": True} | more))}


def number(text: str, **more: Any) -> Any:
    return {"number": mid(text, more.pop("size", 13), **more)}


def letter(**changes: Any) -> Any:
    return build.LETTER | changes


def dated(text: str, **more: Any) -> Any:
    return {"date": mid(text, more.pop("size", 14), **({"italic": True} | more))}


def summary(text: str, **more: Any) -> Any:
    return {"summary": mid(text, more.pop("size", 14), **({"bold": True} | more))}


def sent(text: str, *items: str, **more: Any) -> Any:
    listed = tuple(line(item, left=40) for item in items)
    return build.SENT | {"addressed": line(text, left=20, **more), "addressees": listed}


def signed(*lines: str, **more: Any) -> Any:
    return {"signing": tuple(mid(t, **({"bold": True} | more)) for t in lines)}


def name(text: str, **more: Any) -> Any:
    return {"signer": mid(text, **({"bold": True} | more))}


def listed(*items: str, size: float = 11, **more: Any) -> Any:
    return {"recipients": tuple(line(item, size, **more) for item in items)}


WARN, ERROR, INFO = Severity.WARNING, Severity.ERROR, Severity.INFO
