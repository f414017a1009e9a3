"""`nkh one-stop import`: a month's table from a CSV file, understood in the open, checked, written."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.loading import loaded, settings_of
from ngocha_kh.cli.set import DryRunOption
from ngocha_kh.cli.shell import Format, FormatOption, day_of, say_json, tell, today
from ngocha_kh.diagnostics import UsageError, UserError

if TYPE_CHECKING:
    from ngocha_kh.qms.one_stop_table import Table
    from ngocha_kh.validation import Validated

_MOST = 2 * 1024 * 1024  # bytes; a month of a ward has a few kilobytes


class Family(StrEnum):
    """The table that the figures were read from."""

    A = "A"
    B = "B"
    C = "C"


def import_table(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp CSV, mã UTF-8.")],
    month: Annotated[
        str, typer.Option("--month", metavar="THÁNG", help="Tháng của bảng, ví dụ 2026-10.")
    ],
    family: Annotated[
        Family | None,
        typer.Option(
            "--family",
            help="Loại bảng: A (tổng hợp theo đơn vị), B (biểu II.06a), C (biểu 07a); mặc định như tháng gần nhất, hoặc A.",
        ),
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="TỆP",
            help="Tệp YAML gồm các dòng «tên cột hoặc lĩnh vực trong bảng: tên trường hoặc mã lĩnh vực»; dấu - để bỏ qua cột.",
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", metavar="ĐƠN_VỊ",
            help="Mã đơn vị lập số liệu (mặc định: đơn vị có vai trò một cửa).",
        ),
    ] = None,
    taken: Annotated[
        str | None,
        typer.Option("--on", metavar="NGÀY", help="Ngày trích xuất (mặc định: hôm nay)."),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="CHỮ", help="Tên bảng hoặc văn bản nguồn.")
    ] = None,
    dry_run: DryRunOption = False,
    output: FormatOption = Format.TEXT,
) -> None:  # fmt: skip
    """Ví dụ:

    \b
      nkh one-stop import bang-thang-10.csv --month 2026-10 --dry-run
      nkh one-stop import bang-thang-10.csv --month 2026-10 --family B --on 2026-11-02

    Đọc bảng số liệu một cửa của một tháng (dấu phân cách ; hoặc , hoặc tab), cho biết đã hiểu từng cột
    thế nào, rồi ghi records/one_stop/. Tên cột, tên lĩnh vực so không kể dấu, chữ hoa. Cột lạ, lĩnh vực
    chưa khai báo, ô có công thức thì không ghi gì; cột tỷ lệ được bỏ qua vì chương trình tự tính. Tháng đã có thì thay các dòng của bảng.
    """
    from ngocha_kh.qms.one_stop_table import read_table

    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month):
        raise UsageError(f"«{month}» không phải tháng; hãy ghi dạng năm-tháng, ví dụ 2026-10")
    validated = loaded(context, None)
    fields = settings_of(validated).qms.fields
    table = read_table(_text(file), fields, _named(names, [one.id for one in fields]))
    if table.faults:
        _refuse(file, table.faults, output)
    _explain(table)
    data: dict[str, Any] = {
        "table_family": (family or _family(validated)).value,
        "unit": _known_unit(validated, unit) if unit else _unit(validated),
        "extracted_on": (day_of(taken) or today()).isoformat(),
        **({"source_document": source} if source else {}),
        "rows": table.rows,
    }
    _write(context, f"MC-{month}", data | ({"total": table.total} if table.total else {}),
           dry_run=dry_run, output=output)  # fmt: skip


def _write(
    context: typer.Context,
    record_id: str,
    data: Mapping[str, Any],
    *,
    dry_run: bool,
    output: Format,
) -> None:
    """The month as a new record, or its table put in the place of the old one; the rest stays."""
    from ngocha_kh.cli import saving
    from ngocha_kh.cli.shell import workspace_of
    from ngocha_kh.editing import applied, fresh
    from ngocha_kh.editing.assign import Assignment
    from ngocha_kh.records.kinds import KINDS
    from ngocha_kh.schemas.catalog import schema_for
    from ngocha_kh.sources.worktree import read_file

    workspace, kind = workspace_of(context), KINDS["one_stop"]
    schema = schema_for(kind.name)
    path = kind.path_of(record_id)
    with saving.writing(workspace):
        exists = (workspace.records / path).exists()
        before = read_file(workspace.records, path) if exists else None
        target = saving.Target(workspace, kind, record_id, path, before)
        changes = [Assignment((key,), "set", value) for key, value in data.items()]
        if "total" not in data and before is not None:
            changes.append(Assignment(("total",), "remove"))
        start = before if before is not None else fresh.first_bytes(kind, record_id)
        after = applied(start, schema, fresh.in_order(schema, changes))
        saving.save(target, after, dry_run=dry_run, output=output)


def _text(file: Path) -> str:
    """The text of the file. Raises `UserError` when it cannot be read or is no UTF-8."""
    from ngocha_kh.files import reason

    try:
        data = file.read_bytes() if file.stat().st_size <= _MOST else None
    except OSError as error:
        raise UserError(f"không đọc được {file}: {reason(error)}") from error
    if data is None:
        raise UserError(f"{file} lớn hơn 2 MiB; không phải bảng số liệu một tháng")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            f"{file} không phải mã UTF-8; trong Excel hãy chọn Lưu thành «CSV UTF-8»"
        ) from error


def _named(file: Path | None, fields: Sequence[str]) -> dict[str, str]:
    """The ward's own names. Raises `UsageError` for one that stands for nothing."""
    if file is None:
        return {}
    from ngocha_kh.qms.one_stop_columns import HEADINGS
    from ngocha_kh.yamlio.read import load

    data = load(_text(file).encode()).data
    if not isinstance(data, dict):
        raise UsageError(f"{file} phải gồm các dòng «tên trong bảng: tên trường»")
    known = {*HEADINGS, *fields, "-"}
    for name, meaning in data.items():
        if meaning not in known:
            raise UsageError(
                f"{file}: «{name}: {meaning}» không phải trường, mã lĩnh vực hay dấu -"
            )
    return {str(name): str(meaning) for name, meaning in data.items()}


def _refuse(file: Path, faults: Sequence[tuple[int, str]], output: Format) -> None:
    """Every fault of the table, and nothing written."""
    if output is Format.JSON:
        say_json(written=False, errors=[{"line": line, "message": text} for line, text in faults])
    for line, text in faults:
        tell(f"{file}:{line}: lỗi {text}")
    tell(f"Chưa ghi gì: bảng có {len(faults)} chỗ không hiểu được.")
    raise typer.Exit(1)


def _explain(table: "Table") -> None:
    """How each column was understood, and what was added up."""
    from ngocha_kh.schemas.catalog import schema_for

    schema = schema_for("one_stop")
    tell("Đã hiểu các cột:")
    for heading, key in table.columns:
        tell(f"  {' '.join(heading.split())} → {schema.title(('rows', 0, key))} ({key})")
    for heading in table.rates:
        tell(f"  bỏ qua cột «{' '.join(heading.split())}»: chương trình tự tính tỷ lệ")
    for key in table.derived:
        tell(f"  (tự cộng) → {schema.title(('rows', 0, key))} ({key})")
    tell(f"{len(table.rows)} lĩnh vực; {'có' if table.total else 'không có'} dòng tổng cộng.")


def _family(validated: "Validated") -> Family:
    """That of the latest month."""
    known = sorted(validated.records("one_stop"), key=lambda pair: str(pair[1].id))
    return Family(known[-1][1].table_family) if known else Family.A


def _unit(validated: "Validated") -> str:
    """The unit that has the one-stop. Raises `UsageError` when none is known to have it."""
    units = validated.index.units
    found = sorted(id_ for id_, one in units.items() if "one_stop" in one.roles)
    if not found:
        raise UsageError(
            "chưa biết đơn vị lập số liệu: hãy nêu --unit ĐƠN_VỊ, hoặc ghi vai trò one_stop ở hồ sơ "
            "đơn vị (nkh set ĐƠN_VỊ roles+=one_stop)"
        )
    return found[0]


def _known_unit(validated: "Validated", unit: str) -> str:
    """That unit. Raises `UsageError` when there is no such one."""
    from ngocha_kh.cli.loading import unknown

    if unit not in validated.index.units:
        raise unknown("đơn vị", unit, validated.index.units)
    return unit
