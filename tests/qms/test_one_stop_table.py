"""A table from a CSV file → rows: what is understood, and what is refused."""

import pytest
from hypothesis import given
from qms.one_stop_build import record, rows

from ngocha_kh.qms.one_stop import broken_identities
from ngocha_kh.qms.one_stop_columns import HEADINGS, columns_of
from ngocha_kh.qms.one_stop_table import Table, read_table
from ngocha_kh.records.qms_settings import ServiceField

FIELDS = [
    ServiceField(id="ho-tich", name="Hộ tịch"),
    ServiceField(id="chung-thuc", name="Chứng thực"),
]
HEAD = "TT;Lĩnh vực;Từ kỳ trước;Toàn trình;Trực tiếp;Tổng tiếp nhận;Đúng và trước hạn;Quá hạn;Đã giải quyết;Trong hạn;Quá hạn;Đang giải quyết"
ROW = "1;Hộ tịch;5;20;20;45;40;1;41;4;0;4"


def read(*lines: str, **named: str) -> Table:
    return read_table("\n".join(lines), FIELDS, named)


def faults(*lines: str) -> list[str]:
    return [message for _, message in read(*lines).faults]


def test_a_plain_table_is_understood() -> None:
    table = read(HEAD, ROW)
    assert table.faults == []
    assert table.rows == [
        {
            "field": "ho-tich", "carried_over": 5, "online_full": 20, "direct": 20, "received": 45,
            "early_or_on_time": 40, "late": 1, "resolved": 41, "within_time": 4, "overdue": 0,
            "in_process": 4,
        }
    ]  # fmt: skip
    assert table.derived == []
    assert table.total == {}


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_other_delimiters_give_the_same(delimiter: str) -> None:
    lines = [line.replace(";", delimiter) for line in (HEAD, ROW)]
    assert read(*lines).rows == read(HEAD, ROW).rows


def test_headings_and_fields_need_no_diacritics() -> None:
    plain = HEAD.replace("Lĩnh vực", "LINH VUC").replace("Từ kỳ trước", "tu ky truoc (1)")
    assert read(plain, ROW.replace("Hộ tịch", "HO TICH")).rows == read(HEAD, ROW).rows


def test_titles_above_and_numbers_below_the_headings_are_passed_over() -> None:
    above = "BÁO CÁO THÁNG 10" + ";" * 11
    below = "(1);(2);(3);(4);(5);(6)=(3)+(4)+(5);(7);(8);(9);(10);(11);(12)"
    assert read(above, HEAD, below, ROW, ";" * 11).rows == read(HEAD, ROW).rows


def test_the_row_of_sums_is_kept_apart() -> None:
    table = read(HEAD, ROW, ";Tổng cộng;5;20;20;45;40;1;41;4;0;4")
    assert len(table.rows) == 1
    assert table.total == {"received": 45, "resolved": 41, "in_process": 4}


def test_quá_hạn_means_the_resolved_first_and_then_those_in_process() -> None:
    keys, unknown = columns_of(["Lĩnh vực", "Quá hạn", "Quá hạn"], {})
    assert (keys, unknown) == (["field", "late", "overdue"], [])


def test_thousands_may_be_parted_and_nothing_is_a_dash() -> None:
    table = read(HEAD, "1;Hộ tịch;-;;1.200;1,200;1 200;0;1200;–;—;0")
    assert table.faults == []
    assert table.rows[0]["direct"] == table.rows[0]["received"] == 1200
    assert table.rows[0]["carried_over"] == table.rows[0]["online_full"] == 0


def test_sums_that_the_table_lacks_are_added_up() -> None:
    table = read(
        "Lĩnh vực;Trực tiếp;Trước hạn;Đúng hạn;Giải quyết quá hạn;Trong hạn;Đang giải quyết quá hạn",
        "Hộ tịch;45;30;10;1;4;0",
    )
    assert table.faults == []
    assert table.derived == ["early_or_on_time", "resolved", "in_process", "received"]
    assert table.rows[0]["resolved"] == 41


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("98%", "ô “98%” là tỷ lệ; chỉ nhận số hồ sơ"),
        ("9,5", "ô “9,5” không phải số đếm; chỉ nhận số hồ sơ"),
        ("-5", "ô “-5” không phải số đếm; chỉ nhận số hồ sơ"),
        ("1.23", "ô “1.23” không phải số đếm; chỉ nhận số hồ sơ"),
        ("=A1+5", "ô “=A1+5” trông như công thức; hãy chép giá trị"),
        ("@SUM(A1)", "ô “@SUM(A1)” trông như công thức; hãy chép giá trị"),
    ],
)
def test_a_cell_that_is_no_count_is_refused(cell: str, message: str) -> None:
    assert faults(HEAD, ROW.replace(";5;", f";{cell};")) == [message]


def test_a_formula_is_refused_even_where_nothing_is_kept() -> None:
    assert faults(HEAD, ROW.replace("1;Hộ", "=1;Hộ")) == [
        "ô “=1” trông như công thức; hãy chép giá trị"
    ]


def test_what_nobody_knows_is_refused_and_named() -> None:
    assert faults(HEAD.replace("Trực tiếp", "Qua mạng"), ROW) == ["không hiểu cột “Qua mạng”"]
    assert faults(HEAD, ROW.replace("Hộ tịch", "Đất đai")) == [
        "lĩnh vực “Đất đai” chưa khai báo ở qms.fields"
    ]
    assert faults("a;b", "1;2") == ["không thấy dòng tiêu đề có cột “Lĩnh vực”"]
    assert faults(HEAD) == ["không có dòng lĩnh vực nào"]
    assert faults(HEAD.replace("Toàn trình", "Trực tiếp"), ROW) == ["hai cột cùng là direct"]


def test_a_table_that_lacks_a_sum_and_its_parts_is_refused() -> None:
    assert faults("Lĩnh vực;Trực tiếp;Đã giải quyết;Đang giải quyết", "Hộ tịch;1;1;0") == [
        "thiếu cột “Đúng và trước hạn” hoặc các cột để cộng ra nó",
        "thiếu cột “Đã giải quyết quá hạn” hoặc các cột để cộng ra nó",
        "thiếu cột “Đang giải quyết trong hạn” hoặc các cột để cộng ra nó",
        "thiếu cột “Đang giải quyết quá hạn” hoặc các cột để cộng ra nó",
    ]


def test_a_ward_may_have_its_own_words() -> None:
    table = read(
        HEAD.replace("Trực tiếp", "Tại quầy").replace("TT;", "Mã;"),
        ROW.replace("Hộ tịch", "Khai sinh, kết hôn"),
        **{"Tại quầy": "direct", "Mã": "-", "Khai sinh, kết hôn": "ho-tich"},
    )
    assert table.faults == []
    assert table.rows == read(HEAD, ROW).rows


def test_a_quote_that_never_ends_is_no_table() -> None:
    assert read('Lĩnh vực;"' + "x" * 200_000).faults


@given(rows())
def test_what_is_written_is_read_again(data: dict[str, int | str]) -> None:
    head = ";".join(HEADINGS[key][0] for key in data)
    table = read(head, ";".join(str(value) for value in data.values()))
    assert table.faults == []
    assert {key: table.rows[0][key] for key in data} == data
    assert broken_identities(record("2026-04", dict(table.rows[0])).rows[0]) == []


@pytest.mark.parametrize("heading", ["Tỷ lệ", "Tỷ lệ % đúng hạn", "Giải quyết - Tỷ lệ (%)"])
def test_percentages_are_passed_over_but_named(heading: str) -> None:
    table = read(f"{HEAD};{heading}", f"{ROW};97,6%")
    assert table.faults == []
    assert table.rates == [heading]
    assert table.rows == read(HEAD, ROW).rows


def test_other_passed_over_columns_are_no_rates() -> None:
    assert read(f"{HEAD};Ghi chú", f"{ROW};x").rates == []


def test_overdue_files_are_known_by_either_order_of_words() -> None:
    head = HEAD.replace("Trong hạn;Quá hạn;", "Trong hạn;Quá hạn chưa giải quyết;")
    assert head != HEAD
    assert read(head, ROW).rows == read(HEAD, ROW).rows
