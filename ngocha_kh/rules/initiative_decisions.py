"""V-SK-070 to 072, 074, 075: numbers of papers, certificates, and who signs them.

There is no record of a decision: it stands in every initiative that it recognises, so what must be one
decision is compared across initiatives.
"""

import datetime
from collections.abc import Iterator
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.workspace import Settings, Signer
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import folded, short_date

#: Papers of one initiative alone; minutes, submissions and decisions speak of many.
_OWN_PAPERS: Final = frozenset({"D05"})
#: Papers that the chairman or a deputy signs for the committee (initiatives.md §7).
_OF_THE_CHAIR: Final = frozenset({"D10", "D18", "D19", "D20", "D21", "D22", "D23", "D24", "D26"})
#: Papers of the standing unit, signed by its head or for the agency.
_OF_THE_OFFICE: Final = frozenset({"D01", "D05", "D07", "D08", "D11", "D17", "D25", "D27"})
_HEADS: Final = frozenset({"head", "deputy", "acting"})
#: What the City or the State receives or has recognised.
_ABOVE: Final = frozenset({"city", "national", "capital_prize"})
_SENT: Final = frozenset({"submitted_up", "returned", "recognized"})


@workspace_rule("V-SK-070")
def numbers_stand_for_one_paper(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Một số, ký hiệu trong một năm chỉ là một văn bản; một sáng kiến chỉ được công nhận một lần.

    Một quyết định công nhận có thể gồm nhiều sáng kiến nên được ghi ở từng hồ sơ, và mọi nơi phải ghi
    cùng loại, cùng ngày. Giấy biên nhận và giấy chứng nhận có số riêng cho từng sáng kiến, từng người
    (Nghị định 30/2020/NĐ-CP, Điều 15: số văn bản theo từng năm; Điều lệ Sáng kiến, Điều 7).

    Cách sửa: đối chiếu với sổ văn bản, sửa số hoặc ngày đã gõ nhầm.
    """
    first: dict[tuple[str, int], tuple[str, str, datetime.date]] = {}
    for fact, record in index.records("initiative"):
        for route, key, kind, day in _numbered(record):
            owner = f"{kind} của {fact.id}" if kind in _OWN_PAPERS else kind
            known = first.setdefault((key, day.year), (fact.id, owner, day))
            if known[1:] != (owner, day):
                yield (
                    fact.path,
                    route,
                    f"số này đã là {known[1]} ngày {short_date(known[2])} (ở {known[0]}), không thể là {owner} ngày {short_date(day)}",
                )
        decisions = {paper.number for paper in record.papers if paper.kind == "D19"}
        if len(decisions) > 1:
            yield (
                fact.path,
                ("papers",),
                f"có {len(decisions)} quyết định công nhận (D19): {', '.join(sorted(map(str, decisions)))}",
            )


@record_rule("V-SK-071", Initiative)
def certificates_name_the_authors(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Quyết định, giấy chứng nhận phải khớp với hồ sơ: cùng tác giả, cùng thứ tự, cùng số và ngày.

    Mỗi tác giả có một giấy chứng nhận, ghi theo thứ tự tác giả của đơn (Điều lệ Sáng kiến, Điều 7;
    Thông tư 18/2013/TT-BKHCN, Phụ lục III, chờ đối chiếu). Quyết định ghi ở decision và giấy tờ D19
    (hoặc D20) là một văn bản. Tên sáng kiến luôn lấy từ hồ sơ khi lập văn bản nên không thể khác.

    Cách sửa: sửa certificates theo danh sách tác giả; sửa số, ngày theo bản đã ký.
    """
    yield from _certificates(initiative)
    decision, kind = initiative.decision, _decision_kind(initiative)
    if decision is None:
        return
    papers = [paper for paper in initiative.papers if paper.kind == kind and paper.number]
    if papers and (papers[-1].number, papers[-1].date) != (decision.number, decision.date):
        paper = papers[-1]
        yield (
            ("decision", "number"),
            f"ghi {decision.number} ngày {short_date(decision.date)}, giấy tờ {kind} ghi {paper.number} ngày {short_date(paper.date)}",
        )


@workspace_rule("V-SK-072", Severity.WARNING)
def certificates_follow_the_decision(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Giấy chứng nhận phải được cấp sớm sau quyết định công nhận.

    Công nhận sáng kiến đi cùng việc cấp giấy chứng nhận (Điều lệ Sáng kiến, Điều 7, khoản 1). Quá số
    ngày làm việc ở initiatives.certificate_working_days trong workspace.yaml (đề xuất: 10) mà còn tác
    giả chưa có thì nhắc.

    Cách sửa: cấp giấy chứng nhận và ghi vào certificates.
    """
    if index.settings is None or "calendar" in index.unread_kinds:
        return
    days = index.settings.initiatives.certificate_working_days.value
    for fact, record in index.records("initiative"):
        if record.state != "recognized" or record.decision is None:
            continue
        last = index.calendar.add_working_days(record.decision.date, days)
        missing = _without_certificate(record, index.as_of)
        if missing and index.as_of > last:
            yield (
                fact.path,
                ("decision", "date"),
                f"quá {days} ngày làm việc kể từ quyết định mà chưa cấp giấy chứng nhận cho {', '.join(missing)}",
            )


@record_rule("V-SK-075", Initiative)
def the_city_sees_certificates(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Trình Thành phố thì mọi tác giả phải có giấy chứng nhận từ trước.

    Thành phố xét hiệu quả của sáng kiến đã được cơ sở công nhận và cấp giấy chứng nhận (Quyết định
    16/2023/QĐ-UBND của UBND Thành phố Hà Nội, theo thông tin đã đăng; chờ đối chiếu bản chính thức).

    Cách sửa: cấp giấy chứng nhận trước khi trình; sửa ngày trình (submitted_on) nếu gõ nhầm.
    """
    for position, entry in enumerate(initiative.effect):
        if entry.level not in _ABOVE or entry.state not in _SENT:
            continue
        day = entry.submitted_on or entry.decided_on or datetime.date.max
        if missing := _without_certificate(initiative, day):
            yield (
                ("effect", position, "state"),
                f"chưa có giấy chứng nhận vào ngày trình: {', '.join(missing)}",
            )


@workspace_rule("V-SK-074")
def signers_are_in_office(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Người ký giấy tờ phải có thẩm quyền ký vào ngày ký.

    Quyết định, thông báo, giấy chứng nhận, tờ trình Thành phố do Chủ tịch hoặc Phó Chủ tịch ký (Điều lệ
    Sáng kiến, Điều 7; Nghị định 30/2020/NĐ-CP, Điều 13); giấy biên nhận, thông báo về đơn, giấy mời do
    người có quyền ký của đơn vị thường trực ký. Danh sách người ký ở signers trong workspace.yaml; dòng
    TM., KT., TL. do công cụ lập từ danh sách đó.

    Cách sửa: sửa tên người ký (signer) hoặc ngày; hoặc bổ sung người ký và thời gian giữ chức vụ.
    """
    if index.settings is None:
        return
    for fact, record in index.records("initiative"):
        for position, paper in enumerate(record.papers):
            if paper.signer is None or paper.date is None:
                continue
            able = _able(index.settings, paper.kind)
            if able is None:
                continue
            named = [s for s in able if folded(s.name) == folded(paper.signer)]
            if not any(signer.in_office(paper.date) for signer in named):
                day = short_date(paper.date)
                why = f"không giữ chức vụ vào ngày {day}" if named else "không được ký giấy tờ này"
                yield (
                    fact.path,
                    ("papers", position, "signer"),
                    f"{paper.kind}: {paper.signer} {why} (signers trong workspace.yaml)",
                )


def _numbered(record: Initiative) -> Iterator[tuple[Route, str, str, datetime.date]]:
    """Every numbered paper with its date: place, number, kind, day."""
    decision = record.decision
    if decision is not None:
        yield ("decision", "number"), _key(decision.number), _decision_kind(record), decision.date
    for position, paper in enumerate(record.papers):
        if paper.number and paper.date and paper.kind != "D21":
            yield ("papers", position, "number"), _key(paper.number), paper.kind, paper.date
    for position, one in enumerate(record.certificates):
        route: Route = ("certificates", position, "number")
        yield route, _key(one.number), f"giấy chứng nhận của {one.person}, {record.id}", one.date


def _key(number: str) -> str:
    """A number as it is compared: "05/QĐ-UBND" is "5/QĐ-UBND"."""
    return folded("".join(number.split())).lstrip("0")


def _decision_kind(record: Initiative) -> str:
    """D20 for a refusal, which is a notice; D19 for a recognition, also one that was taken back."""
    state = record.archived_from if record.state == "archived" else record.state
    return "D20" if state == "not_recognized" else "D19"


def _certificates(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    authors = [author.person for author in initiative.authors]
    seen: list[str] = []
    for position, one in enumerate(initiative.certificates):
        route: Route = ("certificates", position, "person")
        if one.person not in authors:
            yield route, f"{one.person} không phải tác giả"
        elif one.person in seen:
            yield route, f"{one.person} đã có giấy chứng nhận ở trên"
        elif seen and authors.index(one.person) < authors.index(seen[-1]):
            yield route, f"{one.person} đứng sau {seen[-1]}, khác thứ tự tác giả của hồ sơ"
        if one.person in authors:
            seen.append(one.person)


def _without_certificate(initiative: Initiative, day: datetime.date) -> list[str]:
    holders = {one.person for one in initiative.certificates if one.date <= day}
    return [author.person for author in initiative.authors if author.person not in holders]


def _able(settings: Settings, kind: str) -> list[Signer] | None:
    """Who may sign papers of a kind; None when that is not for this workspace to say."""
    if kind in _OF_THE_CHAIR:
        return [s for s in settings.signers if s.unit is None and s.capacity in _HEADS]
    if kind in _OF_THE_OFFICE:
        return [s for s in settings.signers if s.unit in (None, settings.standing_unit)]
    return None
