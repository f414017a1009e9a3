"""One-stop figures of a period as figures of a document: counts, rates, one row for each field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.wording import small
from ngocha_kh.qms.one_stop import Totals, percent, period_totals
from ngocha_kh.qms.one_stop_service import Counted, digitised, linked, paid_online, satisfied
from ngocha_kh.records.one_stop import OneStop
from ngocha_kh.records.qms_settings import ServiceField
from ngocha_kh.vietnamese import number

#: Counts by key: what each is called, and how it is reckoned over the months.
COUNTS: Mapping[str, tuple[str, str]] = {
    "carried_over": ("hồ sơ từ kỳ trước", "số đầu tháng đầu tiên"),
    "taken_in": ("hồ sơ mới tiếp nhận", "Σ trực tuyến + trực tiếp + bưu chính của các tháng"),
    "received": ("tổng hồ sơ phải giải quyết", "từ kỳ trước + mới tiếp nhận"),
    "online_full": ("hồ sơ trực tuyến toàn trình", "Σ các tháng"),
    "online_partial": ("hồ sơ trực tuyến một phần", "Σ các tháng"),
    "direct": ("hồ sơ trực tiếp", "Σ các tháng"),
    "postal": ("hồ sơ qua bưu chính", "Σ các tháng"),
    "non_local": ("hồ sơ phi địa giới", "Σ các tháng"),
    "early": ("hồ sơ giải quyết trước hạn", "Σ các tháng"),
    "on_time": ("hồ sơ giải quyết đúng hạn", "Σ các tháng"),
    "early_or_on_time": ("hồ sơ giải quyết trước và đúng hạn", "Σ các tháng"),
    "late": ("hồ sơ giải quyết quá hạn", "Σ các tháng"),
    "resolved": ("hồ sơ đã giải quyết", "Σ các tháng"),
    "within_time": ("hồ sơ đang giải quyết, trong hạn", "số cuối tháng cuối cùng"),
    "overdue": ("hồ sơ đang giải quyết, quá hạn", "số cuối tháng cuối cùng"),
    "in_process": ("hồ sơ đang giải quyết", "số cuối tháng cuối cùng"),
    "withdrawn": ("hồ sơ công dân rút", "Σ các tháng"),
    "stopped": ("hồ sơ dừng giải quyết", "Σ các tháng"),
    "refused": ("hồ sơ từ chối, trả lại", "Σ các tháng"),
    "gone": ("hồ sơ rút, dừng, từ chối", "Σ các tháng"),
    "online": ("hồ sơ trực tuyến", "toàn trình + một phần"),
}
#: Rates by key: what each is called, and its definition as the report prints it.
RATES: Mapping[str, tuple[str, str]] = {
    "on_time_rate": (
        "tỷ lệ đúng hạn", "hồ sơ giải quyết trước và đúng hạn trên tổng số hồ sơ đã giải quyết",
    ),
    "strict_rate": (
        "tỷ lệ đúng hạn, tính cả hồ sơ đang quá hạn",
        "hồ sơ giải quyết trước và đúng hạn trên tổng số hồ sơ đã giải quyết và đang giải quyết quá hạn",
    ),
    "online_rate": (
        "tỷ lệ trực tuyến",
        "hồ sơ trực tuyến toàn trình và một phần trên số hồ sơ mới tiếp nhận, không kể từ kỳ trước",
    ),
}  # fmt: skip
#: What only some months count.
SERVICES: Mapping[str, tuple[str, str]] = {
    "linked": ("hồ sơ liên thông", "trên số hồ sơ mới tiếp nhận"),
    "digitised": ("hồ sơ số hóa khi tiếp nhận", "trên số hồ sơ mới tiếp nhận"),
    "paid_online": ("lượt thanh toán trực tuyến", "trên tổng số lượt thanh toán"),
    "satisfied": ("phiếu rất hài lòng, hài lòng", "trên số phiếu hợp lệ"),
}


@dataclass(frozen=True, slots=True)
class Months:
    """Consecutive months of figures, oldest first; `scope` is what the figures are called by."""

    records: Sequence[OneStop]
    fields: Sequence[ServiceField]
    scope: str = "một cửa"

    def totals(self, field: str | None = None) -> Totals:
        return period_totals(self.records, field)

    @property
    def present_fields(self) -> list[ServiceField]:
        """The fields that have a row in some month: as the settings order them, unknown ones last."""
        found = {row.field for record in self.records for row in record.rows}
        known = [one for one in self.fields if one.id in found]
        names = {one.id for one in known}
        return [*known, *(ServiceField(id=one, name=one) for one in sorted(found - names))]

    def members(self, field: str | None) -> tuple[str, ...]:
        """The months behind a figure."""
        return tuple(
            one.id
            for one in self.records
            if field is None or any(r.field == field for r in one.rows)
        )


def figures_of(months: Months, field: str | None = None, name: str = "") -> dict[str, Figure]:
    """Counts and rates of all fields, or of one (`name` is how it is called), by key.

    A split that a month does not give is "–" and counts as nothing.
    """
    totals, members = months.totals(field), months.members(field)
    scope = f"{months.scope}, {name}" if name else months.scope
    return {
        key: Figure(f"{scope}: {label}", _shown(value), expression, members, value or 0)
        for key, (label, expression) in COUNTS.items()
        for value in (count_of(totals, key),)
    } | {
        key: Figure(
            f"{scope}: {label}", shown_share(share), expression, members, int(share is not None)
        )
        for key, (label, expression) in RATES.items()
        for share in (rate_of(totals, key),)
    }


def service_figures(months: Months) -> dict[str, Figure]:
    """For each service its count, and its share under "…_rate"; both nothing when nobody counted."""
    found: dict[str, Figure] = {}
    for key, counted in services_of(months.records).items():
        label, whole = SERVICES[key]
        members = tuple(f"MC-{month}" for month in counted.months)
        name = f"{months.scope}: {label}"
        found[key] = Figure(
            name, small(counted.count), "Σ các tháng có số liệu", members, counted.whole
        )
        expression = f"{number(counted.count)} ÷ {number(counted.whole)}, {whole}"
        share = Figure(
            f"{name}, tỷ lệ", shown_share(counted.share), expression, members,
            int(counted.share is not None),
        )  # fmt: skip
        found[f"{key}_rate"] = share
        found[f"{key}_of"] = Figure(
            f"{name}: mẫu số", small(counted.whole), whole, members, counted.whole
        )
    return found


def services_of(records: Sequence[OneStop]) -> dict[str, Counted]:
    return {
        "linked": linked(records),
        "digitised": digitised(records),
        "paid_online": paid_online(records),
        "satisfied": satisfied(records),
    }


def count_of(totals: Totals, key: str) -> int | None:
    """A count by its key, also those that are sums of others."""
    if key == "gone":
        return totals.withdrawn + totals.stopped + totals.refused
    if key == "online":
        return totals.online_full + totals.online_partial
    value: int | None = getattr(totals, key)
    return value


def rate_of(totals: Totals, key: str) -> Fraction | None:
    shares = {
        "on_time_rate": totals.on_time_share,
        "strict_rate": totals.strict_share,
        "online_rate": totals.online_share,
    }
    return shares[key]


def shown_share(share: Fraction | None) -> str:
    """ "98,5%"; "–" where there is nothing to divide by."""
    found = percent(share)
    if found is None:
        return "–"
    whole = found.to_integral_value()
    return f"{number(whole if whole == found else found)}%"


def _shown(value: int | None) -> str:
    return "–" if value is None else small(value)
