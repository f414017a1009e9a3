"""What `nkh why` prints: the figures of a document, and what stands behind one."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from ngocha_kh.cli.shell import Format, say, say_json, tell

_MOST = 10  # records that are shown of one group without --all
_ON_A_LINE = 4


class Shown(NamedTuple):
    """How the answer is printed; `everything`: no group is cut short."""

    output: Format
    everything: bool


def list_figures(path: Path, manifest: Any, output: Format) -> None:
    """Every figure of a document with its number."""
    numbered = list(enumerate(manifest.figures, 1))
    if output is Format.JSON:
        say_json(
            file=str(path), as_of=manifest.as_of, commit=manifest.commit or None,
            figures=[
                {"number": number, "name": f.name, "text": f.text, "members": len(f.members)}
                for number, f in numbered
            ],
        )  # fmt: skip
        return
    print_head(path, manifest)
    if not numbered:
        say("Văn bản không in số liệu nào do chương trình tính.")
        return
    print_numbered(numbered)


def print_head(path: Path, manifest: Any) -> None:
    """Which file, of what day and commit its figures are."""
    day = "/".join(reversed(manifest.as_of.split("-")))
    say(f"{path.name}: số liệu ngày {day}, commit {manifest.commit[:12] or 'chưa có'}")


def print_numbered(numbered: Sequence[tuple[int, Any]]) -> None:
    """Figures of one unit or section under its name, a few on a line."""
    from ngocha_kh.documents.why import measure, scope_of

    for scope, same in groupby(numbered, key=lambda pair: scope_of(pair[1].name)):
        together = list(same)
        if len(together) == 1:
            ((number, figure),) = together
            say(f"#{number} {figure.name}: {figure.text}")
            continue
        figures = [f"#{number} {measure(f.name)}: {f.text}" for number, f in together]
        indent = "  " if scope else ""
        if scope:
            say(scope)
        for start in range(0, len(figures), _ON_A_LINE):
            say(indent + "; ".join(figures[start : start + _ON_A_LINE]))


def print_figures(office: Any, figures: Sequence[tuple[int | None, Any]], shown: Shown) -> None:
    """Each figure with its number in the document, its calculation and the records behind it."""
    from ngocha_kh.documents.why import reasons
    from ngocha_kh.sources.git import last_touches

    explained = [(number, figure, reasons(office, figure.members)) for number, figure in figures]
    paths = {reason.path for _, _, found in explained for reason in found if reason.path}
    touches = last_touches(office.validated.workspace.root, paths)
    if shown.output is Format.JSON:
        say_json(
            as_of=office.as_of, figures=[_json(n, f, found, touches) for n, f, found in explained]
        )
        return
    for number, figure, found in explained:
        say(f"{f'#{number} ' if number else ''}{figure.name}: {figure.text}")
        say(f"  Cách tính: {figure.expression}")
        _print_groups(office, found, touches, shown)
    if not touches and paths:
        tell("Chú ý: nơi làm việc chưa có commit Git nên không nêu được commit và người ghi.")


def _print_groups(office: Any, found: Sequence[Any], touches: Any, shown: Shown) -> None:
    from ngocha_kh.documents.why import grouped

    groups = grouped(found)
    say(f"  Đứng sau: {len(found)} hồ sơ")
    for name, group in groups.items():
        say(f"  {name}: {len(group)}")
        most = len(group) if shown.everything else _MOST
        for reason in group[:most]:
            _print_reason(office, reason, touches.get(reason.path))
        if len(group) > most:
            say(f"    … và {len(group) - most} hồ sơ khác (xem --all)")


def _print_reason(office: Any, reason: Any, touch: Any) -> None:
    say(f"    {reason.id}  {reason.title}")
    person = f"; xác nhận: {office.unit_name(reason.person)}" if reason.person else ""
    say(f"      {reason.path}, {reason.field}: {reason.value}{person}")
    if touch is not None:
        day = "/".join(reversed(touch.day.split("-")))
        say(f"      commit {touch.commit[:12]} ngày {day}, {touch.author}")


def _json(number: int | None, figure: Any, found: list[Any], touches: Any) -> dict[str, Any]:
    return {
        "number": number,
        "name": figure.name,
        "text": figure.text,
        "expression": figure.expression,
        "members": [
            {
                "id": r.id, "title": r.title, "path": r.path, "field": r.field, "value": r.value,
                "group": r.group, "person": r.person or None,
                "commit": touches[r.path].commit if r.path in touches else None,
                "author": touches[r.path].author if r.path in touches else None,
            }
            for r in found
        ],
    }  # fmt: skip
