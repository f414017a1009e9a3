"""V-SK-111, 112: a round of taking in, its units and its days."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.progress.initiatives import counting_units, units_of
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-SK-111", Severity.WARNING)
def every_unit_has_an_initiative(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc đơn vị chưa nộp sáng kiến nào khi đợt xét sắp kết thúc.

    Kế hoạch năm, mục II.3: phấn đấu mỗi đơn vị đều có sáng kiến đề nghị công nhận. Đơn vị phải tính là
    units của đợt xét; không ghi thì là các đơn vị phải gửi báo cáo (must_report). Đơn vị của mọi tác giả,
    đồng tác giả đều được tính. Số ngày nhắc trước đặt ở initiatives.round_warning_days (đề xuất: 60).

    Cách sửa: đôn đốc đơn vị; nếu đơn vị không thuộc diện thì ghi units của đợt xét.
    """
    if index.settings is None or {"unit", "initiative"} & index.unread_kinds:
        return
    before = datetime.timedelta(days=index.settings.initiatives.round_warning_days.value)
    records = [record for _, record in index.records("initiative")]
    for fact, one in index.records("round"):
        if not one.closes - before <= index.as_of <= one.closes:
            continue
        wanted = counting_units([one], index.units, one.year, index.as_of)
        given = {
            unit
            for record in records
            if record.year == one.year and record.intake and record.intake.received_on
            and record.intake.received_on <= index.as_of
            for unit in units_of(record)
        }  # fmt: skip
        if missing := sorted(wanted - given):
            names = ", ".join(index.units[unit].short_name for unit in missing)
            yield (
                fact.path,
                ("closes",),
                f"nhận hồ sơ đến {short_date(one.closes)}, còn {len(missing)} đơn vị chưa nộp sáng kiến: {names}",
            )


@workspace_rule("V-SK-112")
def applications_come_before_the_round_closes(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn phải được nhận trước khi đợt xét kết thúc nhận hồ sơ.

    Thời gian nhận do thông báo của từng đợt quy định (closes); pháp luật không buộc nộp theo đợt, nên
    đơn nhận muộn vẫn được, với lý do ghi ở intake.late_reason. Bước nộp đơn (M02) theo cùng một quy tắc.

    Cách sửa: ghi lý do nhận muộn (intake.late_reason); hoặc chuyển đơn sang đợt sau (round), sửa ngày
    nhận đơn, ngày của đợt.
    """
    rounds = index.by_id_of("round")
    for fact, record in index.records("initiative"):
        one = rounds.get(record.round or "")
        intake = record.intake
        if one is None or intake is None or intake.late_reason:
            continue
        received = intake.received_on
        if received is not None and received > one.closes:
            yield (
                fact.path,
                ("intake", "received_on"),
                f"nhận ngày {short_date(received)}, sau ngày đợt {one.id} kết thúc nhận hồ sơ {short_date(one.closes)}, chưa ghi lý do (intake.late_reason)",
            )
