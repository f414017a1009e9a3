"""`nkh one-stop`: a table goes in, figures come out."""

import json
import shutil
from pathlib import Path

import pytest
from cli.desk import Nkh, contents, runner
from examples.variants import BASE

TABLE = (
    "TT;Lĩnh vực;Từ kỳ trước;Toàn trình;Trực tiếp;Tổng tiếp nhận;Đúng và trước hạn;Quá hạn;"
    "Đã giải quyết;Trong hạn;Quá hạn;Đang giải quyết\n"
    "1;Hộ tịch;5;20;20;45;40;1;41;4;0;4\n"
    "2;Chứng thực;0;0;100;100;100;0;100;0;0;0\n"
    ";Tổng cộng;5;20;120;145;140;1;141;4;0;4\n"
)
MONTH = ("--month", "2026-03", "--on", "2026-04-02", "--unit", "van-phong")
DAY = ("--as-of", "2026-05-15")


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "w")


@pytest.fixture
def nkh(ward: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(ward, capsys)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "bang.csv"
    path.write_text(TABLE, encoding="utf-8-sig", newline="\r\n")
    return path


def month(ward: Path) -> Path:
    return ward / "records/one_stop/2026/MC-2026-03.yaml"


def test_a_dry_run_says_what_it_understood_and_writes_nothing(
    nkh: Nkh, ward: Path, table: Path
) -> None:
    before = contents(ward)
    status, out, err = nkh("one-stop", "import", str(table), *MONTH, "--dry-run")
    assert status == 0
    assert "+    resolved: 41" in out
    assert "Toàn trình → Trực tuyến toàn trình (online_full)" in err
    assert "Quá hạn → Đang giải quyết, quá hạn (overdue)" in err
    assert "2 lĩnh vực; có dòng tổng cộng." in err
    assert contents(ward) == before


def test_a_month_is_written_and_found_again(nkh: Nkh, ward: Path, table: Path) -> None:
    assert nkh("one-stop", "import", str(table), *MONTH, "--family", "B")[0] == 0
    assert "table_family: B" in month(ward).read_text(encoding="utf-8")
    status, out, _ = nkh("one-stop", "show", "--half", "1", *DAY, "--format", "json")
    found = json.loads(out)
    assert status == 0
    assert found["months"] == ["2026-03"]
    assert found["missing"] == ["2025-12", "2026-01", "2026-02", "2026-04"]
    assert found["total"]["taken_in"] == 140
    assert found["total"]["on_time_rate"] == 99.3
    assert found["definitions"]["on_time_rate"].endswith("trên tổng số hồ sơ đã giải quyết")
    assert [group["key"] for group in found["groups"]] == ["ho-tich", "chung-thuc"]


def test_a_second_import_replaces_the_table_and_keeps_the_rest(
    nkh: Nkh, ward: Path, table: Path
) -> None:
    nkh("one-stop", "import", str(table), *MONTH)
    nkh("set", "MC-2026-03", "notes=Đã đối chiếu")
    table.write_text(TABLE.replace("20;20;45;40;1;41", "20;21;46;41;1;42")
                     .replace("120;145;140;1;141", "121;146;141;1;142"), encoding="utf-8")  # fmt: skip
    assert nkh("one-stop", "import", str(table), *MONTH)[0] == 0
    text = month(ward).read_text(encoding="utf-8")
    assert "resolved: 42" in text
    assert "notes: Đã đối chiếu" in text


def test_a_table_that_is_not_understood_is_not_written(nkh: Nkh, ward: Path, table: Path) -> None:
    table.write_text(TABLE.replace("Trực tiếp", "Tại quầy"), encoding="utf-8")
    status, out, err = nkh("one-stop", "import", str(table), *MONTH)
    assert (status, out) == (1, "")
    assert "bang.csv:1: lỗi không hiểu cột “Tại quầy”" in err
    assert not month(ward).exists()


def test_the_words_of_the_ward_are_taken_from_its_own_list(
    nkh: Nkh, ward: Path, table: Path, tmp_path: Path
) -> None:
    names = tmp_path / "ten.yaml"
    names.write_text("Tại quầy: direct\n", encoding="utf-8")
    table.write_text(TABLE.replace("Trực tiếp", "Tại quầy"), encoding="utf-8")
    assert nkh("one-stop", "import", str(table), *MONTH, "--map", str(names))[0] == 0
    names.write_text("Tại quầy: quay\n", encoding="utf-8")
    status, _, err = nkh("one-stop", "import", str(table), *MONTH, "--map", str(names))
    assert status == 2
    assert "«Tại quầy: quay» không phải trường, mã lĩnh vực hay dấu -" in err


def test_sums_that_do_not_add_up_are_not_written(nkh: Nkh, ward: Path, table: Path) -> None:
    table.write_text(TABLE.replace("45;40;1;41", "45;40;2;41"), encoding="utf-8")
    status, _, err = nkh("one-stop", "import", str(table), *MONTH)
    assert status == 1
    assert "V-OSS-01" in err
    assert not month(ward).exists()


@pytest.mark.parametrize("text", ["2026-13", "10/2026", "thang 10"])
def test_a_month_that_is_none_is_refused(nkh: Nkh, table: Path, text: str) -> None:
    status, _, err = nkh("one-stop", "import", str(table), "--month", text)
    assert status == 2
    assert "hãy ghi dạng năm-tháng" in err


def test_a_file_that_excel_saved_in_another_code_is_refused(nkh: Nkh, table: Path) -> None:
    table.write_bytes(TABLE.encode("utf-16"))
    status, _, err = nkh("one-stop", "import", str(table), *MONTH)
    assert status == 3
    assert "CSV UTF-8" in err


def test_a_period_without_figures_says_so(nkh: Nkh) -> None:
    status, out, _ = nkh("one-stop", "show", *DAY)
    assert status == 0
    assert "Chưa có số liệu một cửa của tháng nào kết thúc trong kỳ" in out


def test_months_stand_below_each_other_with_their_definitions(nkh: Nkh, table: Path) -> None:
    nkh("one-stop", "import", str(table), *MONTH)
    _, out, _ = nkh("one-stop", "show", "--year", "--by", "month", *DAY)
    assert "Tháng 3 năm 2026" in out
    assert "Tỷ lệ đúng hạn: 99,3% (hồ sơ giải quyết trước và đúng hạn trên" in out
    assert "Thiếu số liệu các tháng 12/2025, 1/2026, 2/2026, 4/2026." in out


def test_two_periods_at_once_are_refused(nkh: Nkh) -> None:
    assert nkh("one-stop", "show", "--half", "1", "--year")[0] == 2


def test_without_a_one_stop_unit_the_unit_must_be_said(nkh: Nkh, ward: Path, table: Path) -> None:
    status, out, err = nkh("one-stop", "import", str(table), *MONTH[:4])
    assert (status, out) == (2, "")
    assert "--unit" in err
    assert not month(ward).exists()
    assert nkh("one-stop", "import", str(table), *MONTH[:4], "--unit", "khong-co")[0] == 2
    place = ward / "records/units/van-phong.yaml"
    place.write_text(place.read_text("utf-8") + "roles: [one_stop]\n", "utf-8")
    assert nkh("one-stop", "import", str(table), *MONTH[:4])[0] == 0
    assert "unit: van-phong" in month(ward).read_text("utf-8")


def test_a_column_of_percentages_is_passed_over_and_told(nkh: Nkh, table: Path) -> None:
    lines = [
        f"{line};{more}"
        for line, more in zip(
            TABLE.splitlines(), ("Tỷ lệ % đúng hạn", "97,6%", "100%", "99,3%"), strict=True
        )
    ]
    table.write_text("\n".join(lines), encoding="utf-8")
    status, _, err = nkh("one-stop", "import", str(table), *MONTH)
    assert status == 0
    assert "bỏ qua cột «Tỷ lệ % đúng hạn»" in err


@pytest.mark.parametrize(
    ("terminal", "columns", "words", "whole"),
    [
        (False, 80, (), True),
        (True, 200, (), True),
        (True, 80, ("--full",), True),
        (True, 80, (), False),
    ],
)
def test_a_narrow_terminal_gets_fewer_columns(
    nkh: Nkh, table: Path, monkeypatch: pytest.MonkeyPatch,
    terminal: bool, columns: int, words: tuple[str, ...], whole: bool,
) -> None:  # fmt: skip
    nkh("one-stop", "import", str(table), *MONTH)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    monkeypatch.setenv("COLUMNS", str(columns))
    out = nkh("one-stop", "show", "--half", "1", *DAY, *words).out
    assert ("--full" not in out) == whole
    if not whole:
        (figures,) = (line for line in out.splitlines() if "Chứng thực" in line)
        assert len(figures) <= columns
