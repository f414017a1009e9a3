"""Intellectual property that the ward helps with: marks, geographical indications."""

import datetime

from ngocha_kh.records.base import Evidence, Frozen


class Owner(Frozen, frozen=True, kw_only=True):
    """Chủ sở hữu."""

    name: str
    kind: str


class Application(Frozen, frozen=True, kw_only=True):
    """Đơn đăng ký."""

    number: str
    on: datetime.date


class IpCertificate(Frozen, frozen=True, kw_only=True):
    """Văn bằng bảo hộ."""

    number: str
    on: datetime.date
    expires_on: datetime.date | None = None


class Regulation(Frozen, frozen=True, kw_only=True):
    """Quy chế sử dụng."""

    items: tuple[str, ...]
    document: str | None = None


class IpEvent(Frozen, frozen=True, kw_only=True):
    """Bước trong quá trình bảo hộ."""

    on: datetime.date
    state: str
    document: str | None = None
    note: str | None = None


class IpAsset(Frozen, frozen=True, kw_only=True):
    """An asset; its state on a day is that of the last event by then."""

    id: str
    name: str
    type: str
    product: str
    owner: Owner
    unit: str
    events: tuple[IpEvent, ...]
    obligations: tuple[str, ...] = ()
    manager: str | None = None
    application: Application | None = None
    certificate: IpCertificate | None = None
    regulation: Regulation | None = None
    users_count: int | None = None
    last_use_on: datetime.date | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: str | None = None
