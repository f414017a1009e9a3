"""`nkh nd30`: judges Word files against Nghị định 30/2020/NĐ-CP; writes nothing."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ngocha_kh.cli.app import HELP_NAMES, Command, new_app
from ngocha_kh.cli.shell import say, tell
from ngocha_kh.cli.text import clean
from ngocha_kh.diagnostics import UsageError, UserError

if TYPE_CHECKING:
    from ngocha_kh.nd30.judge.paper import Profile
    from ngocha_kh.nd30.judge.verdict import Verdict

app = new_app()
_CANNOT = UserError.exit_code


class OutputFormat(StrEnum):
    """How a verdict is printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


@app.command(cls=Command, context_settings=HELP_NAMES)
def nd30(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[TỆP|THƯ_MỤC]...", help="Các tệp .docx, hoặc thư mục chứa chúng."),
    ] = None,
    output: Annotated[
        OutputFormat,
        typer.Option("--format", help="Cách in kết quả: text, json, github hoặc sarif."),
    ] = OutputFormat.TEXT,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="MÃ", help="Giải thích một quy tắc, không xét tệp nào."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="In cả các quy tắc đạt và chưa xét.")
    ] = False,
) -> None:
    """Ví dụ:

    \b
      nkh nd30 bao-cao.docx
      nkh nd30 out --all
      nkh nd30 *.docx --format json
      nkh nd30 --explain ND30-MARGIN-LEFT

    Xét thể thức, kỹ thuật trình bày của tệp Word bất kỳ theo Nghị định số 30/2020/NĐ-CP: chỗ sai,
    số đo được, giá trị đúng và điều khoản. Lệnh này không sửa tệp. Mã kết thúc: 0 không có lỗi, 1 có
    lỗi, 3 có tệp không đọc được.
    """
    if explain is not None:
        _explain(explain)
        return
    if not files:
        raise UsageError("thiếu tệp .docx cần xét")
    from ngocha_kh.cli.nd30_files import chosen, profile_of

    paths = chosen(files)
    verdicts, unread = _judge(paths, profile_of(context))
    sys.stdout.write(clean(_shown(output, verdicts, unread, everything)))
    for path, message in unread.items():
        tell(f"{' '.join(path.split())}: {message}")
    if unread:
        raise typer.Exit(_CANNOT)
    raise typer.Exit(1 if any(verdict.has_errors for verdict in verdicts.values()) else 0)


def _judge(paths: list[Path], profile: Profile) -> tuple[dict[str, Verdict], dict[str, str]]:
    """The verdict on each file by its path, and why the others could not be read."""
    from ngocha_kh.cli.nd30_files import read
    from ngocha_kh.nd30.judge.reader import NotReadable
    from ngocha_kh.nd30.judge.verdict import judge

    verdicts: dict[str, Verdict] = {}
    unread: dict[str, str] = {}
    for path in paths:
        try:
            verdicts[path.as_posix()] = judge(read(path), profile)
        except (UserError, NotReadable) as error:
            unread[path.as_posix()] = str(error)
    return verdicts, unread


def _shown(
    output: OutputFormat, verdicts: dict[str, Verdict], unread: dict[str, str], everything: bool
) -> str:
    if output is OutputFormat.TEXT:
        from ngocha_kh.cli.nd30_text import page

        return page(verdicts, everything=everything)
    from ngocha_kh.cli import nd30_data

    if output is OutputFormat.JSON:
        return nd30_data.json_text(verdicts, unread)
    from ngocha_kh.outputs import renderer

    grouped = output is OutputFormat.GITHUB
    return renderer(output)(nd30_data.diagnostics(verdicts, grouped=grouped))


def _explain(code: str) -> None:
    from ngocha_kh.diagnostics import SEVERITY_LABELS, Severity
    from ngocha_kh.nd30.rulebook import WEIGHTS, rules

    rule = rules().get(code.upper()) or rules().get(f"ND30-{code.upper()}")
    if rule is None:
        from ngocha_kh.suggest import closest

        near = closest(code.upper(), rules())
        raise UsageError(f"không có quy tắc «{code}»" + (f"; có phải {near}?" if near else ""))
    say(f"{rule.id} ({SEVERITY_LABELS[Severity(WEIGHTS[rule.tag])]})\n\n{rule.explained()}")
