"""Part II.5: intellectual property, traceability, measuring; its tables as an appendix."""

import datetime
from collections.abc import Mapping, Sequence

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_parts.counting import Line, lines, total
from ngocha_kh.documents.report_period import Period, period_of
from ngocha_kh.documents.templating import Cells
from ngocha_kh.periods import Span
from ngocha_kh.progress.ip_assets import ENDED, asset_state, is_protected, last_event
from ngocha_kh.progress.measuring import checks_within, instruments, last_tracing
from ngocha_kh.records.ip_asset import IpAsset
from ngocha_kh.records.measuring import Measuring
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date

_LINES = (
    Line("assets", "Tài sản trí tuệ được hướng dẫn, hỗ trợ (ngày cuối)", "Tài sản"),
    Line("protected", "Trong đó: đang được bảo hộ (ngày cuối)", "Tài sản"),
    Line("filed", "Đơn đăng ký nộp trong kỳ", "Đơn"),
    Line("granted", "Văn bằng được cấp trong kỳ", "Văn bằng"),
    Line("reached", "Cơ sở được vận động truy xuất nguồn gốc (lũy kế)", "Cơ sở"),
    Line("committed", "Cơ sở cam kết truy xuất nguồn gốc (lũy kế)", "Cơ sở"),
    Line("working", "Cơ sở có mã QR tra cứu được (lũy kế)", "Cơ sở"),
    Line("devices", "Phương tiện đo theo dõi (ngày cuối)", "Phương tiện"),
    Line("devices_valid", "Trong đó: còn hiệu lực kiểm định (ngày cuối)", "Phương tiện"),
    Line("points", "Điểm cân đối chứng (ngày cuối)", "Điểm"),
    Line("checked", "Phương tiện đo được kiểm tra", "Phương tiện"),
    Line("bad", "Trong đó: hết hiệu lực hoặc không đạt", "Phương tiện"),
)


def ip_context(office: Office, period: Period) -> Context:
    """Figures and rows; empty before the first asset, place or instrument is recorded."""
    assets: list[IpAsset] = office.records("ip_asset")
    places: list[Measuring] = office.records("measuring")
    if not assets and not places:
        return {}
    last = period_of(office, period.name, period.year - 1)
    found = _figures(office, assets, places, period.window, "SHTT, đo lường")
    earlier = {
        key: figure
        for key, figure in _figures(
            office, assets, places, last.window, "cùng kỳ năm trước"
        ).items()
        if key in _kept_by(assets, places, last.window.last)
    }
    until = min(office.as_of, period.window.last)
    return {
        **found,
        "until": until,
        "before": bool(earlier),
        "asset_items": [
            _asset_words(one, office, period) for one in assets if asset_state(one, until)
        ],
        "lines": lines(_LINES, found, earlier, {}),
        "assets_rows": _asset_rows(office, assets, period),
        "places_rows": _place_rows(office, places, period),
    }


def _kept_by(
    assets: Sequence[IpAsset], places: Sequence[Measuring], day: datetime.date
) -> frozenset[str]:
    """The figures of which some record tells already by `day`: the others are not known, not 0."""
    kept: set[str] = set()
    if any(one.events[0].on <= day for one in assets):
        kept |= {"assets", "protected", "filed", "granted"}
    if any(traced.on <= day for one in places for traced in one.tracing):
        kept |= {"reached", "committed", "working"}
    if any(device.last_verified_on <= day for one in places for device in one.devices):
        kept |= {"devices", "devices_valid", "points"}
    if any(check.on <= day for one in places for check in one.checks):
        kept |= {"checked", "bad"}
    return frozenset(kept)


def _figures(
    office: Office, assets: Sequence[IpAsset], places: Sequence[Measuring], window: Span, scope: str
) -> dict[str, Figure]:
    until = min(office.as_of, window.last)
    known = [one for one in assets if asset_state(one, until)]

    def stepped(*states: str) -> list[str]:
        return [
            one.id
            for one in assets
            if any(e.state in states and e.on in window and e.on <= until for e in one.events)
        ]

    return {
        "assets": count(f"{scope}: tài sản trí tuệ", _ids([o for o in known if asset_state(o, until) not in ENDED]), "có bước đầu tiên, chưa kết thúc vào ngày cuối"),
        "protected": count(f"{scope}: đang được bảo hộ", _ids([o for o in known if is_protected(o, until)]), "đã cấp, chưa hết hạn vào ngày cuối"),
        "filed": count(f"{scope}: đơn nộp", stepped("filed"), "bước nộp đơn trong kỳ"),
        "granted": count(f"{scope}: văn bằng được cấp", stepped("granted"), "bước cấp văn bằng trong kỳ"),
        **_tracing_figures(places, window, office, scope),
        **_measuring_figures(places, window, office, scope),
    }  # fmt: skip


def _tracing_figures(
    places: Sequence[Measuring], window: Span, office: Office, scope: str
) -> dict[str, Figure]:
    """Running totals: the last counts of each kind of goods at each place, added up."""
    until = min(office.as_of, window.last)
    found = {one.id: last_tracing(one, until) for one in places}
    members = [record for record, goods in found.items() if goods]
    names = {"reached": "được vận động", "committed": "cam kết", "working": "có mã QR tra cứu được"}
    return {
        key: total(
            f"{scope}: cơ sở {words}",
            sum(getattr(one, key) for goods in found.values() for one in goods.values()),
            members, "Σ số ghi nhận gần nhất của từng nhóm hàng tại từng nơi",
        )
        for key, words in names.items()
    }  # fmt: skip


def _measuring_figures(
    places: Sequence[Measuring], window: Span, office: Office, scope: str
) -> dict[str, Figure]:
    until = min(office.as_of, window.last)
    held = instruments(places, until)
    with_devices = [one.id for one in places if one.devices]
    checks = checks_within(places, window, office.as_of)
    checked = [one.id for one in places if checks_within([one], window, office.as_of)]
    bad = sum(check.expired + check.rejected for check in checks)
    return {
        "devices": total(f"{scope}: phương tiện đo theo dõi", held.total, with_devices, "Σ số phương tiện đã kiểm định"),
        "devices_valid": total(f"{scope}: phương tiện đo còn hiệu lực", held.valid, with_devices, "chưa hết hạn kiểm định vào ngày cuối"),
        "points": total(f"{scope}: điểm cân đối chứng", held.control_points, with_devices, "phương tiện là cân đối chứng"),
        "checked": total(f"{scope}: phương tiện đo được kiểm tra", sum(c.checked for c in checks), checked, "Σ số đã kiểm tra trong kỳ"),
        "bad": total(f"{scope}: hết hiệu lực hoặc không đạt khi kiểm tra", bad, checked, "Σ (hết hiệu lực + không đạt)"),
    }  # fmt: skip


def _ids(assets: Sequence[IpAsset]) -> list[str]:
    return [one.id for one in assets]


def _asset_words(one: IpAsset, office: Office, period: Period) -> str:
    """ "nhãn hiệu chứng nhận “Thuốc nam Đại Yên”: đơn hợp lệ từ ngày 14/09/2026"."""
    labels = _labels()
    event = last_event(one, min(office.as_of, period.window.last))
    state = labels["state"][event.state] if event else ""
    kind = labels["type"][one.type]
    since = f" từ ngày {short_date(event.on)}" if event else ""
    return f"{kind} “{one.name}”: {state[:1].lower()}{state[1:]}{since}"


def _labels() -> Mapping[str, dict[str, str]]:
    schema = schema_for("ip_asset")
    return {"state": schema.labels(("events", 0, "state")), "type": schema.labels(("type",))}


def _asset_rows(office: Office, assets: Sequence[IpAsset], period: Period) -> list[Cells]:
    labels, until = _labels(), min(office.as_of, period.window.last)
    known = [one for one in assets if asset_state(one, until)]
    return [
        {
            "no": str(place),
            "name": one.name,
            "kind": labels["type"][one.type],
            "owner": one.owner.name,
            "state": labels["state"][asset_state(one, until) or ""],
            "on": short_date(event.on) if (event := last_event(one, until)) else "",
            "certificate": _certificate(one, until),
        }
        for place, one in enumerate(known, 1)
    ]


def _certificate(one: IpAsset, until: datetime.date) -> str:
    paper = one.certificate
    if paper is None or paper.on > until:
        return "–"
    return f"{paper.number}" + (f", đến {short_date(paper.expires_on)}" if paper.expires_on else "")


def _place_rows(office: Office, places: Sequence[Measuring], period: Period) -> list[Cells]:
    until = min(office.as_of, period.window.last)
    rows: list[Cells] = []
    for one in places:
        held, checks = instruments([one], until), checks_within([one], period.window, office.as_of)
        traced = last_tracing(one, until).values()
        rows.append(
            {
                "no": str(len(rows) + 1),
                "place": one.place,
                "devices": str(held.total),
                "valid": str(held.valid),
                "checked": str(sum(check.checked for check in checks)),
                "bad": str(sum(check.expired + check.rejected for check in checks)),
                "reached": str(sum(t.reached for t in traced)),
                "working": str(sum(t.working for t in traced)),
            }
        )
    return rows


PART = Part(
    about="ip_measurement",
    reads=("ip_asset", "measuring"),
    context=ip_context,
    template="report/ip_measurement.md.j2",
    appendix="report/ip_measurement_appendix.md.j2",
    appendices=("ip_measurement",),
)
