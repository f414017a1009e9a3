"""What a month counts beside its table: linked and digitised files, payments, answers.

Each is optional in a month. A share is taken over the months that count it, and names them: what
was not counted in a month must not pass as nothing. Without any answer there is no share.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from ngocha_kh.qms.one_stop import month_of, month_totals
from ngocha_kh.records.one_stop import OneStop


@dataclass(frozen=True, slots=True)
class Counted:
    """`count` of `whole`, over the months `months` that say so, oldest first; none: nobody counted."""

    count: int
    whole: int
    months: tuple[str, ...]

    @property
    def share(self) -> Fraction | None:
        """None when the whole is nothing."""
        return Fraction(self.count, self.whole) if self.whole else None

    def __bool__(self) -> bool:
        return bool(self.months)


def linked(records: Iterable[OneStop]) -> Counted:
    """Files handled by several agencies (liên thông) of those newly received."""
    return _over(records, lambda one: _of_received(one, one.linked_files))


def digitised(records: Iterable[OneStop]) -> Counted:
    """Files digitised at intake of those newly received."""
    return _over(records, lambda one: _of_received(one, one.digitised))


def paid_online(records: Iterable[OneStop]) -> Counted:
    """Online payments of all payments."""

    def payments(one: OneStop) -> tuple[int, int] | None:
        return (one.payments.online, one.payments.total) if one.payments else None

    return _over(records, payments)


def satisfied(records: Iterable[OneStop]) -> Counted:
    """(rất hài lòng + hài lòng) of the valid answers."""

    def answers(one: OneStop) -> tuple[int, int] | None:
        said = one.satisfaction
        return (said.very + said.satisfied, said.valid_answers) if said else None

    return _over(records, answers)


def _of_received(record: OneStop, count: int | None) -> tuple[int, int] | None:
    return None if count is None else (count, month_totals(record).taken_in)


def _over(
    records: Iterable[OneStop], parts: Callable[[OneStop], tuple[int, int] | None]
) -> Counted:
    known = [
        (month_of(one), found)
        for one in sorted(records, key=month_of)
        if (found := parts(one)) is not None
    ]
    return Counted(
        sum(count for _, (count, _) in known),
        sum(whole for _, (_, whole) in known),
        tuple(month for month, _ in known),
    )
