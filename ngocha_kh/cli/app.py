"""The commands of `nkh`: one table, and a group that loads a command's module only when called."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ngocha_kh.cli.coercion import lightened
from ngocha_kh.cli.usage import in_vietnamese

HELP_NAMES = {"help_option_names": ["-h", "--help"]}

#: Command → what it does, in the order in which people meet them. Its module has the same name (one_stop).
COMMANDS = {
    "init": "Tạo nơi làm việc mới cho một phường",
    "new": "Tạo hồ sơ mới với mã kế tiếp",
    "set": "Sửa các trường của một hồ sơ, giữ nguyên phần còn lại",
    "rename": "Đổi mã một hồ sơ và mọi chỗ nhắc đến mã",
    "edit": "Mở hồ sơ bằng trình soạn thảo, kiểm tra trước khi ghi",
    "update": "Ghi nhận tình hình thực hiện của nhiệm vụ",
    "move": "Chuyển bước xét sáng kiến, kiểm tra mọi điều kiện của bước",
    "initiative": "Sáng kiến: bước kế tiếp, giấy tờ còn thiếu, thời hạn",
    "session": "Phiên họp Hội đồng: chương trình, phiếu chấm, kiểm phiếu, biên bản",
    "iso": "Hệ thống quản lý chất lượng ISO 9001: chu trình năm, điều khoản, lịch",
    "one-stop": "Số liệu một cửa: nhập bảng tháng, xem theo lĩnh vực, theo tháng",
    "budget": "Kinh phí khoa học, công nghệ: dự toán, đã chi, so với năm trước",
    "sign": "Ghi chữ ký duyệt vào hồ sơ: ai, tư cách gì, ký những trường nào",
    "list": "Liệt kê hồ sơ theo loại, đơn vị, mục, trạng thái",
    "show": "Xem một hồ sơ hoặc một nghĩa vụ của kế hoạch",
    "find": "Tìm hồ sơ theo từ khóa, không cần gõ dấu",
    "validate": "Kiểm tra toàn bộ hồ sơ: cú pháp, lược đồ, quy tắc",
    "progress": "Tính tiến độ theo nhiệm vụ, đơn vị, mục, nghĩa vụ",
    "obligations": "Mỗi nghĩa vụ của kế hoạch do hồ sơ nào thực hiện, đến đâu",
    "unit": "Đơn vị còn nợ việc gì: sắp đến hạn, quá hạn, đã làm",
    "calendar": "Lịch: việc gì đến hạn ngày nào; xuất tệp .ics",
    "rollover": "Lập kế hoạch năm sau: chuyển việc chưa xong, lặp lại việc định kỳ",
    "report": "Xuất báo cáo 6 tháng, năm ra tệp Word",
    "render": "Lập các văn bản khác của kế hoạch ra tệp Word",
    "commit": "Ghi các hồ sơ đã đổi thành một commit Git",
    "history": "Lịch sử một hồ sơ theo các commit Git",
    "diff": "Thay đổi giữa hai commit hoặc hai ngày, tác động đến số liệu",
    "summary": "Tóm tắt một thay đổi cho người duyệt: phát hiện, số liệu, hồ sơ",
    "blame": "Mỗi trường của hồ sơ do ai ghi, ngày nào",
    "verify": "Đối chiếu một văn bản đã lập với hồ sơ",
    "why": "Cho biết một số liệu từ đâu mà có",
    "nd30": "Kiểm tra thể thức tệp Word theo Nghị định 30/2020/NĐ-CP",
    "explain": "Giải thích một mã lỗi hoặc một quy tắc",
}


class Command(TyperCommand):
    """A command whose help page is wholly in Vietnamese, and whose values are read lightly."""

    def get_params(self, ctx: Any) -> Any:
        return lightened(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)
        _translate(formatter)


class Commands(TyperGroup):
    """Knows every command by the table and imports none of them to list them."""

    def get_params(self, ctx: Any) -> Any:
        return lightened(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ngocha_kh.cli.{cmd_name.replace('-', '_')}")
        found = typer.main.get_command(module.app)
        found.short_help = COMMANDS[cmd_name]  # what completion shows
        return found

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)
        _translate(formatter)


def _translate(formatter: Any) -> None:
    page = in_vietnamese("".join(formatter.buffer))
    formatter.buffer[:] = [page]


def new_app() -> typer.Typer:
    """A Typer application for one command, with the settings that all commands share."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


_root = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings=HELP_NAMES,
)


def _tell_version(asked: bool) -> None:
    if asked:
        from ngocha_kh import __version__

        typer.echo(f"nkh {__version__}")
        raise typer.Exit


@_root.callback()
def nkh(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("-C", metavar="THƯ_MỤC", help="Nơi làm việc (mặc định: thư mục này).")
    ] = Path(),
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", help="Hiện phiên bản.", is_eager=True, callback=_tell_version
        ),
    ] = False,
) -> None:
    """Ví dụ:

    \b
      nkh validate                 kiểm tra mọi hồ sơ
      nkh progress --by unit       tiến độ theo đơn vị
      nkh report --half 1          báo cáo 6 tháng đầu năm, tệp Word
      nkh render --list            các văn bản khác: công văn, giấy mời, biên bản …
      nkh nd30 van-ban.docx        soát thể thức một tệp Word bất kỳ
      nkh initiative next SK-2026-001
      nkh update NV-2026-001 --state done --progress 100

    Quản lý kế hoạch khoa học, công nghệ và sáng kiến của phường bằng hồ sơ YAML trong Git.
    """
    context.obj = folder


def command() -> Any:
    """The whole command line as one object."""
    return typer.main.get_command(_root)
