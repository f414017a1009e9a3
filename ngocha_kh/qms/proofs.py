"""What in the records proves a clause: one small question a name that `clauses-*.toml` uses."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ngocha_kh.qms import proving_events as events
from ngocha_kh.qms import proving_papers as papers
from ngocha_kh.qms.proving_papers import Dated, Found
from ngocha_kh.qms.system import System


@dataclass(frozen=True, slots=True)
class Proof:
    """Some records that say the same thing about a clause; `on`: the latest day known."""

    what: str
    records: tuple[str, ...]
    on: datetime.date | None = None


def proofs(system: System, name: str) -> Iterator[Proof]:
    """What the records hold under a name of `clauses-*.toml`; nothing for no record.

    Raises `KeyError` for a name that does not exist.
    """
    question, _, detail = name.partition(":")
    return proof_of(*_QUESTIONS[question](system, detail))


def proof_of(what: str, found: Dated) -> Iterator[Proof]:
    """One proof of all the records found, each named once; nothing for no record."""
    dated = list(found)
    if dated:
        days = [on for _, on in dated if on is not None]
        yield Proof(what, tuple(dict.fromkeys(one for one, _ in dated)), max(days, default=None))


_QUESTIONS: Final[dict[str, Callable[[System, str], Found]]] = {
    "document": papers.documents,
    "body": papers.bodies,
    "competence": papers.competence,
    "review": events.review,
    "review_inputs": events.review_inputs,
    "review_outputs": events.review_outputs,
    "review_output": events.review_outputs,
    "declaration": papers.declaration,
    "effectiveness": papers.effectiveness,
    "notice": papers.notice,
    "posting": papers.posting,
    "objectives": events.objectives,
    "objective_results": events.objective_results,
    "audits": events.audits,
    "slips": events.slips,
    "slips_closed": events.slips_closed,
    "activity": events.activities,
    "procedures": papers.of_procedures("quy trình hiện hành", lambda one: True),
    "risks": papers.of_procedures("rủi ro nêu trong quy trình", lambda one: one.risks),
    "forms": papers.of_procedures("biểu mẫu của quy trình", lambda one: one.forms),
    "records_kept": papers.of_procedures("hồ sơ lưu của quy trình", lambda one: one.records_kept),
    "papers": papers.of_procedures("thành phần hồ sơ trong quy trình", lambda one: one.papers),
    "revisions": papers.revisions,
    "law_followed": papers.law_followed,
    "one_stop": events.one_stop,
    "satisfaction": events.satisfaction,
    "late_files": events.late_files,
}

#: The names that a clause may use.
NAMES: Final = frozenset(_QUESTIONS)
