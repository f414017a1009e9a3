"""`nkh explain`: why a rule exists and how to mend what it found."""

from typing import Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import Format, FormatOption, say, say_json
from ngocha_kh.diagnostics import SEVERITY_LABELS, Severity, UsageError

app = new_app()


@app.command(cls=Command, context_settings=HELP_NAMES)
def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[MÃ]", help="Mã lỗi, ví dụ V-TSK-04.")
    ] = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh explain V-REF-03
      nkh explain E-YAML-02
      nkh explain ND30-MARGIN-LEFT
      nkh explain M11          một bước của sáng kiến
      nkh explain              danh sách mọi mã

    Giải thích một mã mà «nkh validate» hoặc «nkh nd30» in ra: quy tắc nói gì, vì sao có, sửa thế
    nào; hoặc một bước của sáng kiến (M11, E02…): từ đâu sang đâu, ai làm, cần giấy tờ gì.
    """
    from ngocha_kh.cli.explain_steps import step_texts

    if code is not None and (steps := step_texts(code.upper())):
        if output is Format.JSON:
            say_json(code=code.upper(), steps=steps)
        else:
            say("\n\n".join(steps))
        return
    known = _all()
    if code is None:
        if output is Format.JSON:
            say_json(
                codes=[{"code": c, "severity": str(s), "text": t} for c, (s, t) in known.items()]
            )
            return
        width = max(map(len, known))
        for name, (severity, text) in known.items():
            say(f"{name:<{width}} {SEVERITY_LABELS[severity]:<9} {text.splitlines()[0]}")
        return
    code = _own(code.upper())
    found = known.get(code)
    if found is None:
        from ngocha_kh.suggest import closest

        near = closest(code, known)
        raise UsageError(f"không có mã «{code}»" + (f"; có phải {near}?" if near else ""))
    severity, text = found
    if output is Format.JSON:
        say_json(code=code, severity=str(severity), text=text)
    else:
        say(f"{code} ({SEVERITY_LABELS[severity]})\n\n{text}")


def _all() -> dict[str, tuple[Severity, str]]:
    from ngocha_kh.codes import CODES
    from ngocha_kh.history.changes import load_change_rules
    from ngocha_kh.nd30.rulebook import WEIGHTS, rules
    from ngocha_kh.rules import load_rules

    reading = {code: (Severity.ERROR, text) for code, text in CODES.items()}
    records = {rule.code: (rule.severity, rule.explanation) for rule in load_rules()}
    records |= {rule.code: (rule.severity, rule.explanation) for rule in load_change_rules()}
    decree = {id_: (Severity(WEIGHTS[r.tag]), r.explained()) for id_, r in rules().items()}
    return {**reading, **records, **decree}


def _own(code: str) -> str:
    """The code under which a rule is known, for another code of it: Q07 is V-QMS-07."""
    from ngocha_kh.history.changes import load_change_rules
    from ngocha_kh.rules import load_rules

    named = (
        (rule.code, rule.also) for rules in (load_rules(), load_change_rules()) for rule in rules
    )
    return next((own for own, also in named if code in also), code)
