"""A command with sub-commands: its help page is wholly in Vietnamese, its values are read lightly."""

from typing import Any

from typer.core import TyperGroup

from ngocha_kh.cli.coercion import lightened
from ngocha_kh.cli.usage import in_vietnamese


class Group(TyperGroup):
    """Like `Command`, for a group; the sub-commands stand in the order of their module."""

    def get_params(self, ctx: Any) -> Any:
        return lightened(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        rows = [(name, _first_line(command)) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)
        formatter.buffer[:] = [in_vietnamese("".join(formatter.buffer))]


def _first_line(command: Any) -> str:
    return str(command.short_help or "")
