"""Tables of `nkh session agenda` and `nkh session count`.

Before scoring is closed nobody sees a mark, a mean or what follows from it, in no format: each
member scores without knowing the others' sheets (initiatives.md §5.2).
"""

from collections.abc import Iterator

from ngocha_kh.cli.shell import say
from ngocha_kh.cli.tables import print_table
from ngocha_kh.council import conflicts, rubrics, scores, votes
from ngocha_kh.documents.sitting import Line, Sitting
from ngocha_kh.records.body import Body
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number, short_date

HIDDEN = "chưa khóa chấm điểm"
_NO_VALUE = "–"


def print_agenda(sitting: Sitting) -> None:
    session, body = sitting.session, sitting.body
    _print_head(sitting)
    if session.present:
        say(f"{sitting.presence}.")
    else:
        say(
            f"Hội đồng có {len(body.members)} thành viên, cần ít nhất {sitting.presence.needed} có mặt."
        )
    share = votes.pass_share(body)
    say(f"Thông qua khi ít nhất {share.num}/{share.den} {_base_words(body)} đồng ý và điểm đạt.")
    rows = [
        [
            str(position), line.initiative.id, line.initiative.title,
            "; ".join(_authors(sitting, line)), "; ".join(_stepping_out(sitting, line)) or _NO_VALUE,
        ]
        for position, line in enumerate(sitting.lines, 1)
    ]  # fmt: skip
    columns = [
        ("STT", "right"), ("Mã", "whole"), ("Sáng kiến", "left"), ("Tác giả", "left"),
        ("Phải rút khỏi mục này", "left"),
    ]  # fmt: skip
    print_table("Các sáng kiến được xét", columns, rows)


def print_count(sitting: Sitting, *, names: bool = False) -> None:
    """Marks without the names of those who gave them, unless names are asked for."""
    _print_head(sitting)
    say(f"{sitting.presence}." if sitting.session.present else "Chưa ghi thành phần có mặt.")
    for entry in sitting.session.absent:
        say(f"  Vắng: {sitting.name(entry.member)} ({entry.reason})")
    if sitting.is_closed:
        print_table("Điểm của từng phiếu", *_score_table(sitting, names=names))
    else:
        say(f"Điểm: {HIDDEN}; {_received(sitting)}.")
    columns = [
        ("Mã", "whole"), ("Điểm TB", "right"), ("Loại", "left"), ("Biểu quyết", "left"),
        ("Kết quả tính lại", "left"), ("Kết luận đã ghi", "left"),
    ]  # fmt: skip
    print_table("Kết quả", columns, [_result_row(sitting, line) for line in sitting.lines])
    for text in _remarks(sitting):
        say(text)


def _print_head(sitting: Sitting) -> None:
    session, rubric = sitting.session, sitting.rubric
    say(f"Phiên họp {session.id}: {session.at}, ngày {short_date(session.on)}, {session.place}")
    say(
        f"Hội đồng: {sitting.body.name} ({sitting.body.id}, Quyết định số {sitting.body.decision.number})"
    )
    sample = ", chưa ban hành" if rubric.status == "sample" else ""
    say(f"Bộ tiêu chí: {rubric.name} ({rubric.id}, phiên bản {rubric.version}{sample})")


def _authors(sitting: Sitting, line: Line) -> Iterator[str]:
    for author in line.initiative.authors:
        yield f"{sitting.name(author.person)} ({sitting.units.get(author.unit, author.unit)})"


def _stepping_out(sitting: Sitting, line: Line) -> Iterator[str]:
    """Who must or should step out, and who has done so for another reason."""
    found = conflicts.conflicts(line.initiative, sitting.body)
    for conflict in found:
        head = conflict.person in line.heads
        more = "; là người đứng đầu, không ở trong Hội đồng tại phiên này" if head else ""
        yield f"{sitting.name(conflict.person)}: {conflict.reason}{more}"
    told = {conflict.person for conflict in found}
    for entry in line.item.recused:
        if entry.member not in told:
            yield f"{sitting.name(entry.member)}: {entry.reason}"


def _score_table(
    sitting: Sitting, *, names: bool
) -> tuple[list[tuple[str, str]], list[list[str]]]:  # fmt: skip
    """A line for each initiative, a column for each member who may score: TV1, TV2… or the name."""
    members = [member.person for member in sitting.body.members if member.can_score]
    heads = [sitting.name(one) if names else f"TV{n}" for n, one in enumerate(members, 1)]
    columns = [("Mã", "whole"), *((head, "right") for head in heads)]
    return columns, [
        [line.initiative.id, *(_mark(sitting, line, person) for person in members)]
        for line in sitting.lines
    ]


def _mark(sitting: Sitting, line: Line, person: str) -> str:
    if person in votes.recused_ids(line.item):
        return "rút"
    totals = {s.member: scores.sheet_total(s, sitting.rubric) for s in line.item.sheets}
    return number(totals[person]) if person in totals else _NO_VALUE


def _result_row(sitting: Sitting, line: Line) -> list[str]:
    labels = schema_for("session").labels(("items", 0, "outcome"))
    found, scored = line.tally, line.tally.scored
    recorded = labels.get(line.item.outcome or "", _NO_VALUE)
    if not sitting.is_closed:
        return [line.initiative.id, HIDDEN, "", found.vote_line, HIDDEN, recorded]
    mean = _NO_VALUE if scored.mean is None else number(scored.mean)
    grade = rubrics.grade_label(sitting.rubric, scored.grade) or _NO_VALUE
    computed = labels.get(line.outcome or "", "chưa đủ số liệu")
    return [line.initiative.id, mean, grade, found.vote_line, computed, recorded]


def _received(sitting: Sitting) -> str:
    """How many sheets are in, without a word of what they say."""
    counts = (
        f"{line.initiative.id} đã có {len(line.item.sheets)}/{len(line.scorers)} phiếu"
        for line in sitting.lines
    )
    return ", ".join(counts)


def _remarks(sitting: Sitting) -> Iterator[str]:
    if not sitting.is_closed:
        return
    for line in sitting.lines:
        key = line.initiative.id
        if line.tally.alarm:
            yield f"{key}: {line.tally.alarm}."
        if line.tally.outcome is not None:
            yield from (f"{key}: {why}." for why in line.tally.scored.shortfalls)
        if line.condition_fails:
            yield f"{key}: có điều kiện công nhận không đáp ứng (conditions_check)."
        if line.disagreement:
            yield f"{key}: KHÔNG KHỚP: {line.disagreement}."
    yield f"Mã băm bộ tiêu chí {sitting.rubric.id}: {rubrics.digest(sitting.rubric)}"


def _base_words(body: Body) -> str:
    if votes.vote_base(body) == votes.ALL_MEMBERS:
        return "tổng số thành viên"
    return "số thành viên không rút"
