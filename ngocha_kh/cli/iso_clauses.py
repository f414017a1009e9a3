"""`nkh iso clauses`: which clauses the records prove, and when each was last audited."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.iso_view import ids, system_on, wrapped
from ngocha_kh.cli.loading import loaded, settings_of
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, say, say_json
from ngocha_kh.vietnamese import short_date

if TYPE_CHECKING:
    from ngocha_kh.qms.coverage import ClauseCover, Coverage


def clauses(
    context: typer.Context,
    missing: Annotated[
        bool,
        typer.Option(
            "--missing", help="Chỉ điều khoản chưa có bằng chứng hoặc chưa đánh giá trong năm."
        ),
    ] = False,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ví dụ:

    \b
      nkh iso clauses
      nkh iso clauses --missing --as-of 2026-10-01

    Các điều khoản 4.1 đến 10.3 của TCVN ISO 9001: bằng chứng tìm thấy trong hồ sơ, điều khoản được loại
    trừ và lý do, lần đánh giá nội bộ gần nhất. Hồ sơ nào chứng minh điều khoản nào là theo thông lệ;
    người đánh giá mới là người kết luận. Không ghi gì.
    """
    from ngocha_kh.qms.clauses import edition
    from ngocha_kh.qms.coverage import Coverage

    validated = loaded(context, as_of)
    settings = settings_of(validated)
    system = system_on(validated, settings, validated.as_of)
    declared = system.declaration
    year = declared.standard.edition if declared else settings.qms.edition
    coverage = Coverage(system, edition(year))
    never = {clause.id for clause in coverage.never_audited(validated.as_of.year)}
    shown = [
        one
        for one in coverage.clauses
        if not missing or not one.is_covered or one.clause.id in never
    ]
    if output is Format.JSON:
        say_json(
            as_of=validated.as_of.isoformat(), standard=coverage.edition.standard,
            total=len(coverage.clauses), missing=[clause.id for clause in coverage.missing],
            never_audited=sorted(never, key=list(coverage.edition.by_id).index),
            clauses=[_data(one, coverage) for one in shown],
        )  # fmt: skip
        return
    for line in (*_head(coverage, never), *_body(shown, coverage, never)):
        say(line)


def _head(coverage: "Coverage", never: set[str]) -> Iterator[str]:
    day = coverage.system.day
    left_out = len(coverage.exclusions)
    proved = sum(bool(one.proofs) for one in coverage.clauses if one.exclusion is None)
    yield f"{coverage.edition.standard}, xét ngày {short_date(day)}"
    yield from wrapped(
        f"{len(coverage.clauses)} điều khoản: {proved} có bằng chứng, {left_out} loại trừ,"
        f" {len(coverage.missing)} còn thiếu; {len(never)} chưa được đánh giá nội bộ"
        f" và chưa có trong chương trình đánh giá năm {day.year}"
    )


def _body(shown: "list[ClauseCover]", coverage: "Coverage", never: set[str]) -> Iterator[str]:
    if not shown:
        yield ""
        yield "Mọi điều khoản đều có bằng chứng hoặc lý do loại trừ, và được đánh giá."
    chapter = None
    for one in shown:
        heading = coverage.edition.chapter(one.clause.id)
        if heading != chapter:
            yield ""
            yield heading
            chapter = heading
        mark = "-" if one.exclusion else "x" if one.proofs else " "
        yield from wrapped(f"[{mark}] {coverage.edition.name(one.clause.id)}", 2, 6)
        for text in _said(one, one.clause.id in never):
            yield from wrapped(text, 6, 8)


def _said(one: "ClauseCover", is_unaudited: bool) -> Iterator[str]:
    if one.exclusion:
        odd = " (ít khi được loại trừ, cần xem lại)" if one.is_odd_exclusion else ""
        yield f"loại trừ: {one.exclusion.reason}{odd}"
    for proof in one.proofs:
        on = f" ({short_date(proof.on)})" if proof.on else ""
        yield f"{proof.what}: {ids(proof.records)}{on}"
    if not one.is_covered:
        yield f"chưa có bằng chứng; thường cần {one.clause.wants}"
        if one.clause.excluded:
            yield f"thường được loại trừ: {one.clause.excluded}"
    if one.audited:
        audit, day = one.audited
        yield f"đánh giá gần nhất {short_date(day)} ({audit})"
    elif not one.exclusion:
        yield "chưa được đánh giá" + ("" if is_unaudited else ", đã có trong chương trình năm nay")


def _data(one: "ClauseCover", coverage: "Coverage") -> dict[str, Any]:
    return {
        "clause": one.clause.id, "title": coverage.edition.name(one.clause.id),
        "covered": one.is_covered, "wants": one.clause.wants,
        "exclusion": one.exclusion.reason if one.exclusion else None,
        "proofs": [
            {"what": proof.what, "records": list(proof.records), "on": proof.on and proof.on.isoformat()}
            for proof in one.proofs
        ],
        "audit": one.audited[0] if one.audited else None,
        "audited_on": one.audited[1].isoformat() if one.audited else None,
    }  # fmt: skip
