"""Which clauses the records prove on a day, which are left out, and when each was last audited."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ngocha_kh.qms.audited import REPORTED, Audited
from ngocha_kh.qms.clauses import Clause, Edition
from ngocha_kh.qms.proofs import Proof, proof_of, proofs
from ngocha_kh.qms.proving_papers import Dated
from ngocha_kh.qms.states import document_revision
from ngocha_kh.qms.system import System
from ngocha_kh.records.audit import ChecklistItem
from ngocha_kh.records.declaration import Exclusion


@dataclass(frozen=True, slots=True)
class ClauseCover:
    """A leaf clause on a day. `audited`: the last audit that looked at it, and on what day."""

    clause: Clause
    proofs: tuple[Proof, ...] = ()
    exclusion: Exclusion | None = None
    audited: tuple[str, datetime.date] | None = None

    @property
    def is_covered(self) -> bool:
        """Proved, or left out with a reason."""
        return bool(self.proofs) or self.exclusion is not None

    @property
    def is_odd_exclusion(self) -> bool:
        """Left out though it hardly ever may be (clause 4.3 of the standard)."""
        return self.exclusion is not None and not self.clause.excluded


@dataclass(frozen=True)
class Coverage:
    """The clauses of an edition looked at in a system."""

    system: System
    edition: Edition

    @cached_property
    def clauses(self) -> tuple[ClauseCover, ...]:
        """Every leaf clause in the order of the standard."""
        return tuple(
            ClauseCover(
                clause,
                tuple(self._proofs(clause)),
                self.exclusions.get(clause.id),
                self.audited.last.get(clause.id),
            )
            for clause in self.edition.clauses
        )

    @property
    def missing(self) -> list[Clause]:
        """The clauses that nothing proves and no reason leaves out."""
        return [one.clause for one in self.clauses if not one.is_covered]

    def never_audited(self, year: int) -> list[Clause]:
        """Clauses in scope that no audit of the year has looked at or still will."""
        spared = self.audited.seen_in(year) | self.audited.coming_in(year) | set(self.exclusions)
        return [clause for clause in self.edition.clauses if clause.id not in spared]

    @cached_property
    def audited(self) -> Audited:
        return Audited(tuple(self.system.audits), self.edition, self.system.day)

    @cached_property
    def exclusions(self) -> Mapping[str, Exclusion]:
        """Leaf clause → what the declaration in force says about leaving it out."""
        declared = self.system.declaration
        return {
            leaf: exclusion
            for exclusion in (declared.scope.exclusions if declared else ())
            for leaf in self.edition.leaves(exclusion.clause)
        }

    def _proofs(self, clause: Clause) -> Iterator[Proof]:
        for name in clause.proofs:
            yield from proofs(self.system, name)
        yield from proof_of("tài liệu nêu điều khoản này", self._documents.get(clause.id, ()))
        yield from proof_of("bằng chứng trong phiếu hỏi", self._checklists.get(clause.id, ()))
        done = [pair for duty in clause.tasks for pair in self._tasks.get(duty, ())]
        yield from proof_of("nhiệm vụ đã hoàn thành", done)

    @cached_property
    def _documents(self) -> Mapping[str, Dated]:
        """Leaf clause → the documents in force that name it."""
        issues = ((one, document_revision(one, self.system.day)) for one in self.system.documents)
        return self._by_leaf(
            (number, one.id, issue.effective_on)
            for one, issue in issues
            if issue is not None
            for number in one.clauses
        )

    @cached_property
    def _checklists(self) -> Mapping[str, Dated]:
        """Leaf clause → the audits of the past year whose checklist says what was seen."""
        return self._by_leaf(
            (item.clause, audit.id, audit.ends_on)
            for audit in self.audited.in_states(REPORTED)
            if self.system.recent(audit.ends_on)
            for item in audit.checklist
            if item.clause and _proves(item)
        )

    @cached_property
    def _tasks(self) -> Mapping[str, Dated]:
        """Obligation → tasks done for it in the past year."""
        found: dict[str, list[tuple[str, datetime.date | None]]] = defaultdict(list)
        wanted = self.edition.obligations
        for task, on in self.system.done_for(wanted):
            for duty in wanted.intersection(task.obligations):
                if self.system.recent(on):
                    found[duty].append((task.id, on))
        return found

    def _by_leaf(
        self, found: Iterable[tuple[str, str, datetime.date | None]]
    ) -> Mapping[str, Dated]:
        leaves: dict[str, list[tuple[str, datetime.date | None]]] = defaultdict(list)
        for number, record, on in found:
            for leaf in self.edition.leaves(number):
                leaves[leaf].append((record, on))
        return leaves


def _proves(item: ChecklistItem) -> bool:
    """Evidence was seen, and it was no evidence of a fault."""
    return bool(item.evidence_seen) and item.result in ("conforming", "observation", "improvement")
