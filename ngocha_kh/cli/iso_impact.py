"""`nkh iso impact`: what new, amended and superseded legal texts mean for the procedures."""

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.iso_view import ids, wrapped
from ngocha_kh.cli.loading import loaded, settings_of, unknown
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json
from ngocha_kh.vietnamese import short_date

if TYPE_CHECKING:
    from ngocha_kh.qms.legal import Change, Impact
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
    from ngocha_kh.qms.legal import Answer, changes, impacts

    validated = loaded(context, as_of)
    day, settings = validated.as_of, settings_of(validated).qms
    known = {one.id: one for _, one in validated.index.documents}
    wanted = _wanted(document, known)
    found = impacts(
        [one for _, one in validated.records("procedure")], known.values(), day,
        months=settings.months_to_follow_law.value, calendar=validated.index.calendar,
    )  # fmt: skip
    if wanted is None:
        found = [one for one in found if one.answer is Answer.OPEN]
        concerned: list[Change] = []
    else:
        found = [one for one in found if wanted in (one.change.old, one.change.new)]
        concerned = [c for c in changes(known.values()) if wanted in (c.old, c.new)]
    if output is Format.JSON:
        say_json(as_of=day, document=wanted, impacts=[_json(one, day) for one in found], changes=[_change(one) for one in concerned])  # fmt: skip
        return
    say(f"Tác động của văn bản đến quy trình, xét ngày {short_date(day)}")
    _print(validated, found, known, day)
    if not found:
        for line in wrapped(_nothing(validated, wanted, concerned, known)):
            say(line)


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
            verb = "thay bằng" if one.change.ends else "được sửa đổi bởi"
            say("")
            for line in wrapped(f"{_named(known, one.change.old)} {verb} {_named(known, one.change.new)} từ ngày {short_date(one.change.on)}; hạn cập nhật {short_date(one.due)}"):  # fmt: skip
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
    if wanted is None:
        return "Không còn quy trình nào phải cập nhật."
    name = _named(known, wanted)
    if concerned:
        return f"Không quy trình hiện hành nào viện dẫn văn bản mà {name} thay thế, sửa đổi, hoặc viện dẫn {name} rồi bị thay."
    citing = [
        record.id
        for _, record in validated.records("procedure")
        for issue in record.revisions[-1:]
        if wanted in issue.legal_bases
    ]
    where = (
        f"; đang được viện dẫn tại {', '.join(citing)}"
        if citing
        else "; không quy trình nào viện dẫn"
    )
    return (
        f"{name} không thay thế, sửa đổi và không bị văn bản nào trong sổ thay thế, sửa đổi{where}."
    )


def _named(known: Mapping[str, "Document"], document: str) -> str:
    found = known.get(document)
    return f"{document} ({found.number})" if found and found.number else document


def _json(one: "Impact", day: datetime.date) -> dict[str, Any]:
    return {
        "procedure": one.procedure, **_change(one.change), "due": one.due, "answer": str(one.answer),
        "answered_on": one.answered_on, "days_left": one.days_left(day), "late": one.is_late(day),
    }  # fmt: skip


def _change(one: "Change") -> dict[str, Any]:
    return {"old": one.old, "new": one.new, "on": one.on, "ends": one.ends, "scope": one.scope}
