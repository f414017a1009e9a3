"""`nkh report --sent`: note that the report went out, and freeze the figures that it told."""

import datetime

from ngocha_kh.cli import issuing, saving
from ngocha_kh.cli.shell import Format, tell, today
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.report_period import Period
from ngocha_kh.progress.told import figure_texts
from ngocha_kh.records.report import Report
from ngocha_kh.rules.reports_frozen import empty_words
from ngocha_kh.vietnamese import short_date
from ngocha_kh.yamlio.edit import set_value


def send(
    office: Office, period: Period, number: str, on: datetime.date | None, *, dry_run: bool,
    output: Format,
) -> None:  # fmt: skip
    """Write `sent` with the figures of `office.as_of`; by whom it is sent is the signature's matter.

    Raises `UsageError` when the report was sent, lacks the words that a person must write, or the
    days contradict each other.
    """
    written: Report = office.record("report", period.report_id)
    day = on or today()
    _require(written, period, day, office.as_of)
    figures = [{"key": k, "value": v} for k, v in figure_texts(office.figures).items()]
    snapshot: dict[str, object] = {"as_of": office.as_of.isoformat(), "figures": figures}
    commit = issuing.commit_behind(office.validated)
    if commit.id and not commit.changed:
        snapshot["commit"] = commit.id
    workspace = office.validated.workspace
    with saving.writing(workspace):
        target = saving.target_of(workspace, period.report_id)
        assert target.source is not None  # it was just read
        sent = {"number": number, "on": day.isoformat(), "snapshot": snapshot}
        after = set_value(
            target.source, ("sent",), sent, key_order=target.schema.key_order
        )  # fmt: skip
        tell(
            f"Số liệu chốt đến ngày {short_date(office.as_of)}; từ nay «nkh report» in đúng số đã gửi."
        )
        saving.save(target, after, dry_run=dry_run, output=output)


def _require(written: Report, period: Period, day: datetime.date, as_of: datetime.date) -> None:
    if written.sent is not None:
        raise UsageError(
            f"báo cáo {period.label} đã gửi ngày {short_date(written.sent.on)}, số {written.sent.number}; "
            "số liệu thay đổi thì thêm restatements"
        )
    if day > today():
        raise UsageError(f"ngày gửi {short_date(day)} sau hôm nay ({short_date(today())})")
    if day < as_of:
        raise UsageError(
            f"ngày gửi {short_date(day)} trước ngày chốt số liệu {short_date(as_of)}; ghi --as-of"
        )
    missing = [name for _, name in empty_words(written)]
    if missing:
        raise UsageError(f"chưa gửi được, báo cáo còn thiếu: {'; '.join(missing)}")
