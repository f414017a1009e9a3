"""`nkh iso impact`: what new, amended and superseded legal texts mean for the procedures."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.iso_view import wrapped
from ngocha_kh.cli.loading import loaded, settings_of, unknown
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json
from ngocha_kh.vietnamese import short_date

if TYPE_CHECKING:
    from ngocha_kh.qms.law_changes import Change
    from ngocha_kh.qms.legal import Impact
    from ngocha_kh.qms.waiting_drafts import WaitingDraft
    from ngocha_kh.records.document import Document
    from ngocha_kh.validation import Validated


def impact(
    context: typer.Context,
    document: Annotated[
        str | None,
        typer.Argument(
            metavar="[VB]", help="Mã hoặc số văn bản, cũ hay mới; trống: mọi việc chưa xong."
        ),
    ] = None,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh iso impact                        những cập nhật chưa làm
      nkh iso impact VB-2026-003            quy trình nào bị văn bản này tác động
      nkh iso impact 42/2022/NĐ-CP --as-of 2026-08-15

    Văn bản mới, được sửa đổi hoặc bị thay thế tác động đến quy trình nào, hạn cập nhật (03 tháng kể từ
    ngày có hiệu lực, Quyết định 19/2014/QĐ-TTg, Điều 4), còn bao nhiêu ngày, đã làm gì. Không ghi gì.
    """
    from ngocha_kh.qms.law_changes import changes
    from ngocha_kh.qms.legal import Answer, impacts
    from ngocha_kh.qms.waiting_drafts import waiting_drafts

    validated = loaded(context, as_of)
    day, settings = validated.as_of, settings_of(validated).qms
    known = {one.id: one for _, one in validated.index.documents}
    wanted = _wanted(document, known)
    procedures = [one for _, one in validated.records("procedure")]
    months, calendar = settings.months_to_follow_law.value, validated.index.calendar
    found = impacts(procedures, known.values(), day, months=months, calendar=calendar)
    drafts = waiting_drafts(procedures, known.values(), day, months=months, calendar=calendar)
    drafts = [one for one in drafts if wanted in (None, one.text)]
    if wanted is None:
        found = [one for one in found if one.answer is Answer.OPEN]
        concerned: list[Change] = []
    else:
        found = [one for one in found if wanted in (one.change.old, one.change.new)]
        concerned = [c for c in changes(known.values()) if wanted in (c.old, c.new)]
    waiting = [] if wanted is None else _undated(known, wanted)
    if output is Format.JSON:
        say_json(
            as_of=day, document=wanted, impacts=[_json(one, day) for one in found],
            changes=[_change(one) for one in concerned], undated=waiting,
            drafts=[_draft(one, day) for one in drafts],
        )  # fmt: skip
        return
    say(f"Tác động của văn bản đến quy trình, xét ngày {short_date(day)}")
    if not procedures:
        say("Chưa có quy trình nào.")
    _print(validated, found, known, day)
    told = waiting
    if procedures and not (found or waiting or drafts):
        told = [_nothing(validated, wanted, concerned, known)]
    for text in told:
        for line in wrapped(text):
            say(line)
    for line in _drafts(drafts, known, day):
        say(line)


def _drafts(
    drafts: "Sequence[WaitingDraft]", known: Mapping[str, "Document"], day: datetime.date
) -> Iterator[str]:
    """Drafts that a text in effect made necessary: until they are issued it is not followed."""
    if drafts:
        yield ""
        yield f"Dự thảo sửa đổi chưa ban hành ({len(drafts)})"
    for one in drafts:
        left = one.days_left(day)
        term = f"còn {left} ngày" if left >= 0 else f"quá hạn {-left} ngày"
        yield from wrapped(
            f"{one.procedure}  lần {one.edition}/{one.revision} theo {_named(known, one.text)}, có hiệu lực từ ngày {short_date(one.since)}; hạn {short_date(one.due)}, {term}", 2, 4,
        )  # fmt: skip


def _draft(one: "WaitingDraft", day: datetime.date) -> dict[str, Any]:
    return {
        "procedure": one.procedure, "edition": one.edition, "revision": one.revision,
        "text": one.text, "since": one.since, "due": one.due, "days_left": one.days_left(day),
    }  # fmt: skip


def _wanted(text: str | None, known: Mapping[str, "Document"]) -> str | None:
    """The id that a text means: an id, or the number of a document. Raises `UsageError`."""
    if text is None:
        return None
    numbers = {one.number.casefold(): one.id for one in known.values() if one.number}
    found = text if text in known else numbers.get(text.casefold())
    if found is None:
        raise unknown(
            "văn bản", text, [*known, *(one.number for one in known.values() if one.number)]
        )
    return found


def _print(
    validated: "Validated",
    found: Sequence["Impact"],
    known: Mapping[str, "Document"],
    day: datetime.date,
) -> None:
    procedures = validated.index.by_id_of("procedure")
    last = None
    for one in found:
        if one.change != last:
            last = one.change
            say("")
            for line in wrapped(f"{_told(known, last)}; hạn cập nhật {short_date(one.due)}"):
                say(line)
        for line in wrapped(
            f"{one.procedure}  {procedures[one.procedure].title}: {_state(one, day)}", 2, 4
        ):
            say(line)


def _state(one: "Impact", day: datetime.date) -> str:
    from ngocha_kh.qms.legal import Answer

    if one.answer is Answer.OPEN:
        left = one.days_left(day)
        if one.change.on > day:
            return f"văn bản chưa có hiệu lực, hạn còn {left} ngày"
        return (
            f"chưa cập nhật, còn {left} ngày"
            if left >= 0
            else f"chưa cập nhật, quá hạn {-left} ngày"
        )
    done = "đã sửa đổi" if one.answer is Answer.REVISED else "đã rà soát, giữ nguyên"
    late = ", muộn hạn" if one.is_late(day) else ", đúng hạn"
    return f"{done} từ ngày {short_date(one.answered_on)}{late}"


def _nothing(
    validated: "Validated",
    wanted: str | None,
    concerned: Sequence["Change"],
    known: Mapping[str, "Document"],
) -> str:
    from ngocha_kh.qms.states import revision_in_force

    if wanted is None:
        return "Không còn quy trình nào phải cập nhật."
    name = _named(known, wanted)
    if concerned:
        told = "; ".join(_told(known, change) for change in concerned)
        return f"{told}. Không quy trình hiện hành nào bị tác động, vì không quy trình nào viện dẫn văn bản cũ."
    citing = [
        record.id
        for _, record in validated.records("procedure")
        if (issue := revision_in_force(record, validated.as_of)) and wanted in issue.legal_bases
    ]
    where = (
        f"đang được viện dẫn tại {', '.join(citing)}" if citing else "không quy trình nào viện dẫn"
    )
    return f"{name} không thay thế, sửa đổi và không bị văn bản nào trong sổ thay thế, sửa đổi; {where}."


def _undated(known: Mapping[str, "Document"], wanted: str) -> list[str]:
    """A line for each text that changes the wanted one, or is it, from a day nobody has noted."""
    from ngocha_kh.qms.law_changes import undated

    pairs = [(new, new.relations[number].target) for new, number in undated(known.values())]
    return [
        f"Chưa tính được tác động của {_named(known, new.id)} đối với {_named(known, target)}: "
        "chưa ghi ngày có hiệu lực (effective_on)."
        for new, target in pairs
        if wanted in (new.id, target)
    ]


_VERBS = {
    "replaces": "được thay bằng",
    "repeals": "bị bãi bỏ bởi",
    "amends": "được sửa đổi, bổ sung bởi",
}


def _told(known: Mapping[str, "Document"], change: "Change") -> str:
    """What happened to the old text, and from when."""
    from ngocha_kh.qms.law_changes import EXPIRES

    old, since = _named(known, change.old), f"từ ngày {short_date(change.on)}"
    if change.how == EXPIRES:
        return f"{old} hết hiệu lực {since}"
    part = f" ({change.scope})" if change.scope else ""
    return f"{old}{part} {_VERBS[change.how]} {_named(known, change.new)} {since}"


def _named(known: Mapping[str, "Document"], document: str) -> str:
    found = known.get(document)
    return f"{document} ({found.number})" if found and found.number else document


def _json(one: "Impact", day: datetime.date) -> dict[str, Any]:
    return {
        "procedure": one.procedure, **_change(one.change), "due": one.due, "answer": str(one.answer),
        "answered_on": one.answered_on, "days_left": one.days_left(day), "late": one.is_late(day),
    }  # fmt: skip


def _change(one: "Change") -> dict[str, Any]:
    return {
        "old": one.old, "new": one.new, "how": one.how, "on": one.on, "ends": one.ends,
        "scope": one.scope,
    }  # fmt: skip
