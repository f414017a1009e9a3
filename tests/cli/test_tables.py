"""Tables on a pipe: one line a row, however long its text is, and nothing cut off."""

import pytest

from ngocha_kh.cli.tables import print_table

LONG = " ".join(["tuyên truyền"] * 23)


@pytest.mark.parametrize("cell", ["", "Tập huấn", LONG, LONG.replace(" ", "")])
def test_a_row_is_one_line_on_a_pipe(capsys: pytest.CaptureFixture[str], cell: str) -> None:
    print_table("1 nhiệm vụ", [("Mã", "whole"), ("Nhiệm vụ", "left")], [["NV-2026-001", cell]])
    rows = [line for line in capsys.readouterr().out.splitlines() if "NV-2026-001" in line]
    assert len(rows) == 1
    assert cell in rows[0]


def test_a_title_longer_than_its_table_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("Theo đơn vị phối hợp", [("Mã", "left")], [["x"]])
    assert capsys.readouterr().out.splitlines()[0] == "Theo đơn vị phối hợp"
