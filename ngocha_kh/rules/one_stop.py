"""V-OSS-01, 03, 04, 06, 08: what the figures of one month must keep among themselves."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.one_stop import broken_identities, month_totals, totals_of_row
from ngocha_kh.records.one_stop import OneStop, OneStopRow
from ngocha_kh.rules.registry import record_rule


@record_rule("V-OSS-01", OneStop)
def the_columns_add_up(record: OneStop) -> Iterator[tuple[Route, str]]:
    """Các cột của bảng số liệu một cửa phải khớp nhau.

    Ở mỗi lĩnh vực: tổng tiếp nhận bằng hồ sơ từ kỳ trước cộng hồ sơ mới theo các kênh, và bằng đã giải
    quyết cộng đang giải quyết, rút, dừng, từ chối; đã giải quyết bằng đúng, trước hạn cộng quá hạn; đang
    giải quyết bằng trong hạn cộng quá hạn (các biểu tổng hợp kết quả giải quyết thủ tục hành chính). Cột
    không ghi tính là 0. Dòng tổng cộng của bảng nguồn (total) phải bằng tổng các lĩnh vực.

    Cách sửa: đối chiếu với bảng nguồn; bổ sung cột còn thiếu, sửa số bị nhập nhầm.
    """
    for number, row in enumerate(record.rows):
        for key, message in broken_identities(row):
            yield ("rows", number, key), message
    if record.total is None:
        return
    sums = month_totals(record)
    received = sum(row.received for row in record.rows)
    for key, value, expected in (
        ("received", record.total.received, received),
        ("resolved", record.total.resolved, sums.resolved),
        ("in_process", record.total.in_process, sums.in_process),
    ):
        if value != expected:
            yield ("total", key), f"{value} khác tổng các lĩnh vực = {expected}"


@record_rule("V-OSS-03", OneStop)
def counts_are_no_percentages(record: OneStop) -> Iterator[tuple[Route, str]]:
    """Số liệu một cửa là số hồ sơ, không phải tỷ lệ phần trăm.

    Tỷ lệ do chương trình tính từ số đếm, với cách tính ghi bên cạnh. Quy tắc nhận ra trường hợp các phần
    cộng lại đúng 100 trong khi tổng số là số khác, tức là người nhập đã chép cột phần trăm.

    Cách sửa: nhập số hồ sơ, số phiếu của bảng nguồn.
    """
    for number, row in enumerate(record.rows):
        for key, parts, whole in _shares(row):
            if parts == 100 != whole:
                yield (
                    ("rows", number, key),
                    f"các phần cộng lại đúng 100 trong khi tổng số là {whole}; hình như đã nhập tỷ lệ phần trăm",
                )
    said = record.satisfaction
    if said and said.very + said.satisfied + said.not_satisfied == 100 != said.valid_answers:
        yield (
            ("satisfaction", "very"),
            f"ba mức cộng lại đúng 100 trong khi có {said.valid_answers} phiếu hợp lệ; hình như đã nhập tỷ lệ phần trăm",
        )


@record_rule("V-OSS-04", OneStop, Severity.WARNING)
def one_column_is_not_put_into_early(record: OneStop) -> Iterator[tuple[Route, str]]:
    """Cột "đúng và trước hạn" của bảng loại A không phải cột "trước hạn".

    Bảng tổng hợp theo đơn vị (loại A) chỉ có một cột chung cho hồ sơ đúng hạn và trước hạn. Ghi cột đó vào
    trước hạn (early) thì mọi so sánh giữa trước hạn và đúng hạn đều sai.

    Cách sửa: chỉ ghi early_or_on_time, bỏ early và on_time; hoặc ghi cả hai nếu bảng nguồn có tách.
    """
    if record.table_family != "A":
        return
    for number, row in enumerate(record.rows):
        if row.early and not row.on_time:
            yield (
                ("rows", number, "early"),
                f"bảng loại A ghi trước hạn {row.early}, đúng hạn 0; hình như là cột chung “đúng và trước hạn”",
            )


@record_rule("V-OSS-06", OneStop)
def satisfaction_has_its_answers(record: OneStop) -> Iterator[tuple[Route, str]]:
    """Mức độ hài lòng phải đi với số phiếu hợp lệ.

    Ba mức rất hài lòng, hài lòng, chưa hài lòng cộng lại bằng số phiếu hợp lệ; không có phiếu thì không có
    tỷ lệ hài lòng.

    Cách sửa: ghi đúng số phiếu của từng mức và số phiếu hợp lệ; không lấy ý kiến thì bỏ satisfaction.
    """
    said = record.satisfaction
    if said is None:
        return
    answers = said.very + said.satisfied + said.not_satisfied
    if answers != said.valid_answers:
        yield (
            ("satisfaction", "valid_answers"),
            f"{said.valid_answers} phiếu hợp lệ, trong khi ba mức cộng lại được {answers}",
        )


@record_rule("V-OSS-08", OneStop)
def payments_add_up(record: OneStop) -> Iterator[tuple[Route, str]]:
    """Số lượt thanh toán trực tuyến cộng trực tiếp phải bằng tổng số lượt.

    Tỷ lệ thanh toán trực tuyến tính từ hai số này.

    Cách sửa: đối chiếu với bảng nguồn rồi sửa payments.
    """
    paid = record.payments
    if paid is not None and paid.online + paid.direct != paid.total:
        yield (
            ("payments", "total"),
            f"{paid.total} khác trực tuyến + trực tiếp = {paid.online + paid.direct}",
        )


def _shares(row: OneStopRow) -> Iterator[tuple[str, int, int]]:
    """Key, the sum of the parts, the whole that they should make."""
    counted = totals_of_row(row)
    yield "early_or_on_time", counted.early_or_on_time + counted.late, counted.resolved
    yield "within_time", counted.within_time + counted.overdue, counted.in_process
    yield "online_full", counted.taken_in, row.received - counted.carried_over
