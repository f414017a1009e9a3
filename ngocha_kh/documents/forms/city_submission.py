"""to-trinh-thanh-pho (D23): the committee asks the City to recognise the effect of initiatives.

The columns of the list are a setting (initiatives.city_list): Hà Nội's own form was not seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official_recognition
from ngocha_kh.documents.council_words import (
    COUNCIL_READS,
    Batch,
    Issue,
    batch_of,
    issue_of,
    required_decision,
)
from ngocha_kh.documents.effects import CITY, city_cells, effect_of, yearly_batches
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.wording import lower_first
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.initiative_settings import CityColumn

_STATES = frozenset({"assessed", "submitted_up", "returned", "recognized", "not_recognized"})
_PREFIX = "TP"
#: Units the submission goes to, where the ward keeps them.
_ABOVE = ("ubnd-tp", "skhcn")
#: More columns than these leave a word or two on a line: then pairs of them share one.
_MOST_COLUMNS = 9
_TOGETHER = frozenset(
    {("authors", "posts"), ("fields", "first_applied"), ("decision", "certificates")}
)
#: How a column stands, and the least millimetres that it needs to be read.
_LOOKS = {
    "no": "center", "title": "left|42", "authors": "left|30", "authors+posts": "left|40",
    "fields+first_applied": "left|30", "social": "left|44", "adopters": "left|32", "economic": "right|24",
    "first_applied": "center", "decision": "center", "decision+certificates": "center|30",
    "certificates": "center",
}  # fmt: skip


def _batches(office: Office) -> list[Batch]:
    return yearly_batches(office, CITY, _STATES, _PREFIX, _recorded)


def _recorded(initiative: Initiative) -> Issue:
    """The submission on record (D23). The entry of the level names it until the City has answered."""
    number, day = issue_of(initiative, "D23")
    effect = effect_of(initiative, CITY)
    if number is None and effect is not None and effect.state == "submitted_up":
        return effect.document, effect.submitted_on
    return number, day


def _draft(office: Office, batch_id: str, given: Given) -> Draft:
    batch = batch_of(_batches(office), batch_id)
    for one in batch.initiatives:
        _ready(one)
    official_recognition(office, batch.initiatives, given)
    settings = office.settings.initiatives
    columns = list(_columns(settings.city_list.columns))
    cells = [city_cells(office, n, one, CITY) for n, one in enumerate(batch.initiatives, 1)]
    rows = [{field: _cell(cell, field) for _, field in columns} for cell in cells]
    context: dict[str, Any] = {
        "phrase": settings.effect_phrase.value,
        "initiatives": count(
            "sáng kiến trình Thành phố", (one.id for one in batch.initiatives), "theo danh sách"
        ),
        "rows": rows,
        "columns": [
            f"{title.replace('|', '/')}|{field}|{_LOOKS.get(field, 'left')}"
            for title, field in columns
        ],
    }
    head = letterhead(office, FORM.name, "TTr", batch.given(given))
    return Draft(context, {**head, "addressees": _addressees(office)})


def _columns(columns: Sequence[CityColumn]) -> Iterator[tuple[str, str]]:
    """Title and field of each column; in a wide list two that belong together share one."""
    left = list(columns)
    narrow = len(left) > _MOST_COLUMNS
    while left:
        column = left.pop(0)
        mate = left[0] if left else None
        if narrow and mate is not None and (column.field, mate.field) in _TOGETHER:
            left.pop(0)
            yield f"{column.title}; {lower_first(mate.title)}", f"{column.field}+{mate.field}"
        else:
            yield column.title, column.field


def _cell(cells: Mapping[str, str], field: str) -> str:
    return "\n".join(text for part in field.split("+") if (text := cells[part]))


def _ready(initiative: Initiative) -> None:
    """Raises `UserError` without recognition at the base and certificates (initiatives.md §10.2)."""
    required_decision(initiative)
    check = initiative.conditions_check
    if check is None or {check.not_excluded, check.ip_checked} != {"met"}:
        raise UserError(
            f"{initiative.id} chưa ghi kết quả kiểm tra quyền sở hữu trí tuệ và đối tượng loại trừ "
            "(conditions_check: not_excluded, ip_checked) mà Tờ trình phải cam kết"
        )
    holders = {paper.person for paper in initiative.certificates if paper.recalled_on is None}
    without = [author.person for author in initiative.authors if author.person not in holders]
    if without:
        raise UserError(
            f"{initiative.id} chưa ghi giấy chứng nhận của {', '.join(without)} (certificates) nên chưa "
            "trình Thành phố được"
        )


def _addressees(office: Office) -> list[str]:
    found = [office.full_name(unit) for unit in _ABOVE if unit in office.units]
    if not found:
        raise UserError(
            "chưa có đơn vị ubnd-tp, skhcn trong records/units/ để ghi nơi gửi Tờ trình"
        )
    return found


FORM = Form(
    name="to-trinh-thanh-pho",
    label="Tờ trình Thành phố công nhận hiệu quả của sáng kiến, kèm danh sách",
    template="city_submission.md.j2",
    subject="năm, ví dụ TP-2026",
    reads=COUNCIL_READS,
    ids=possible(_draft, lambda office: [batch.id for batch in _batches(office)]),
    draft=_draft,
)
