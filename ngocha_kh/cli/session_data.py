"""What `nkh session agenda` and `count` give to a program; no mark before scoring is closed."""

from typing import Any

from ngocha_kh.council import conflicts, rubrics, scores, votes
from ngocha_kh.documents.sitting import Line, Sitting


def agenda_data(sitting: Sitting) -> dict[str, Any]:
    share = votes.pass_share(sitting.body)
    return {
        **_head_data(sitting),
        "pass_share": {"num": share.num, "den": share.den},
        "vote_base": votes.vote_base(sitting.body),
        "items": [
            {
                "initiative": line.initiative.id,
                "title": line.initiative.title,
                "authors": [author.person for author in line.initiative.authors],
                "conflicts": [
                    {"person": c.person, "tie": str(c.tie), "reason": c.reason, "must": c.bars}
                    for c in conflicts.conflicts(line.initiative, sitting.body)
                ],
                "recused": [entry.member for entry in line.item.recused],
            }
            for line in sitting.lines
        ],
    }


def count_data(sitting: Sitting, *, names: bool = False) -> dict[str, Any]:
    """Totals by member only when `names` are asked for; else under TV1, TV2… of the body."""
    items = [_line_data(sitting, line, names) for line in sitting.lines]
    return {**_head_data(sitting), "scoring_closed": sitting.is_closed, "items": items}


def _head_data(sitting: Sitting) -> dict[str, Any]:
    found = sitting.presence
    return {
        "session": sitting.session.id,
        "on": sitting.session.on,
        "body": sitting.body.id,
        "rubric": sitting.rubric.id,
        "rubric_sha256": rubrics.digest(sitting.rubric),
        "presence": {
            "present": found.present, "size": found.size, "needed": found.needed, "met": found.met,
        },
    }  # fmt: skip


def _line_data(sitting: Sitting, line: Line, names: bool) -> dict[str, Any]:
    """Counts exact, means as text with two places; no mark before scoring is closed."""
    found = line.tally
    data: dict[str, Any] = {
        "initiative": line.initiative.id,
        "sheets_received": len(line.item.sheets),
        "sheets_expected": len(line.scorers),
        "agree": found.agreed, "base": found.base, "needed": found.needed,
        "vote_passes": found.vote_passes, "recorded": line.item.outcome,
    }  # fmt: skip
    if not sitting.is_closed:
        return data
    scored = found.scored
    able = [member.person for member in sitting.body.members if member.can_score]
    blind = {person: person if names else f"TV{n}" for n, person in enumerate(able, 1)}
    return data | {
        "totals": {
            blind.get(s.member, s.member if names else "TV?"): scores.sheet_total(s, sitting.rubric)
            for s in line.item.sheets
        },
        "mean": None if scored.mean is None else str(scored.mean),
        "group_means": {key: str(mean) for key, mean in scored.group_means.items()},
        "grade": scored.grade,
        "score_passes": scored.passes,
        "shortfalls": list(scored.shortfalls),
        "spread": scored.spread,
        "alarm": found.alarm,
        "computed": line.outcome,
        "condition_fails": line.condition_fails,
        "disagreement": line.disagreement,
    }
