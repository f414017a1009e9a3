"""Guards of the parallel tracks: effect, replication, publication (initiatives.md §10.2)."""

from collections.abc import Iterator

from ngocha_kh.vietnamese import short_date
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.guards.registry import guard
from ngocha_kh.workflow.machine import initiative_machine

#: The ward's council and chairman decide on this level; all others belong to the City or the State.
_WARD = "ward_effect"
#: Gap: how many units make an initiative "adopted" is for the ward to say.
_ADOPTERS = 1


@guard
def is_recognized(case: Case) -> Iterator[str]:
    if case.initiative.state != "recognized":
        label = initiative_machine().main.states[case.initiative.state]
        yield f"sáng kiến đang ở «{label}»; chỉ làm được khi đã công nhận tại cơ sở"


@guard
def an_adopter_confirms(case: Case) -> Iterator[str]:
    adopters = case.initiative.replication.adopters if case.initiative.replication else ()
    if not case.papers("D04") and not any(adopter.confirmed_on for adopter in adopters):
        yield "chưa có đơn vị áp dụng nào xác nhận hiệu quả (giấy tờ D04, hoặc replication.adopters: confirmed_on)"


@guard
def level_is_not_recognized_yet(case: Case) -> Iterator[str]:
    """Each level recognises an initiative once (Hà Nội's rule of 2023, as reported)."""
    for entry in case.initiative.effect:
        same = entry.level == case.level and entry is not case.effect
        if same and entry.state == "recognized":
            yield f"cấp này đã công nhận ngày {short_date(entry.decided_on) or '(chưa ghi)'}; mỗi cấp chỉ công nhận một lần"


@guard
def effect_was_in_session(case: Case) -> Iterator[str]:
    entry = case.effect
    if entry is None or entry.session is None:
        yield "chưa ghi phiên họp đánh giá hiệu quả (effect: session)"
        return
    session = case.around.find("session", entry.session)
    if session is None:
        yield f"không có phiên họp {entry.session}"
    elif session.on > case.on:
        yield f"phiên họp {session.id} đến {short_date(session.on)} mới họp"


@guard
def level_is_above_the_ward(case: Case) -> Iterator[str]:
    if case.level == _WARD:
        yield "cấp phường không trình Thành phố; bước đúng là công nhận (E06)"


@guard
def level_is_the_ward(case: Case) -> Iterator[str]:
    if case.level != _WARD:
        yield "cấp này do Thành phố trở lên công nhận; phải trình trước (E03)"


@guard
def certificates_are_issued(case: Case) -> Iterator[str]:
    """The City takes only what has a certificate (QĐ 16/2023/QĐ-UBND, as reported)."""
    holders = {paper.person for paper in case.initiative.certificates if paper.recalled_on is None}
    for author in case.initiative.authors:
        if author.person not in holders:
            yield f"tác giả {case.around.name_of(author.person)} chưa được cấp giấy chứng nhận (certificates)"


@guard
def national_comes_after_city(case: Case) -> Iterator[str]:
    cities = [entry for entry in case.initiative.effect if entry.level == "city"]
    recognised = any(entry.state == "recognized" for entry in cities)
    if case.level == "national" and not recognised and not case.note:
        yield "cấp Thành phố chưa công nhận; nếu Thành phố trực tiếp đề nghị thì ghi văn bản vào --note"


@guard
def superior_has_replied(case: Case) -> Iterator[str]:
    """A paper of the level above, later than what the ward sent; the ward's own is no answer.

    What the ward itself assessed and does not send up needs none.
    """
    entry = case.effect
    if case.origin != "submitted_up":
        return
    if entry is None or entry.answer is None:
        yield "chưa ghi số, ngày văn bản trả lời của cấp trên (effect: answer.number, answer.date)"
        return
    day = short_date(entry.answer.date)
    if entry.submitted_on is None:
        yield "chưa ghi ngày trình cấp trên (effect: submitted_on)"
    elif entry.answer.date <= entry.submitted_on:
        yield f"văn bản trả lời ngày {day} không sau ngày trình {short_date(entry.submitted_on)}; ghi văn bản trả lời lần trình này (effect: answer)"
    if entry.answer.number == entry.document:
        yield f"{entry.answer.number} là văn bản của phường, không phải văn bản trả lời (effect: answer.number)"
    if entry.answer.date > case.on:
        yield f"văn bản trả lời ghi ngày {day}, sau ngày của bước này (effect: answer.date)"


@guard
def submitted_again_after_the_answer(case: Case) -> Iterator[str]:
    entry = case.effect
    if entry is None or entry.submitted_on is None:
        yield "chưa ghi ngày trình lại (effect: submitted_on)"
    elif entry.answer is not None and entry.submitted_on < entry.answer.date:
        yield f"ngày trình {short_date(entry.submitted_on)} là của lần trước, trước ngày bị trả lại {short_date(entry.answer.date)}; ghi ngày, số tờ trình trình lại (effect: submitted_on, document)"
    elif entry.submitted_on > case.on:
        yield f"ngày trình lại {short_date(entry.submitted_on)} sau ngày của bước này (effect: submitted_on)"


@guard
def effect_has_a_result(case: Case) -> Iterator[str]:
    if case.effect is None or case.effect.result is None:
        yield "chưa ghi lý do không công nhận (effect: result, hoặc --note)"


@guard
def replication_is_planned(case: Case) -> Iterator[str]:
    plan = case.initiative.replication
    for field, word in (
        ("plan", "số, ký hiệu kế hoạch"),
        ("target_units", "đơn vị dự kiến áp dụng"),
        ("due", "thời hạn nhân rộng"),
    ):
        if not getattr(plan, field, None):
            yield f"chưa ghi {word} (replication.{field})"


@guard
def a_unit_adopts(case: Case) -> Iterator[str]:
    adopters = case.initiative.replication.adopters if case.initiative.replication else ()
    if not any(adopter.from_ <= case.on for adopter in adopters):
        yield "chưa có đơn vị nào bắt đầu áp dụng (replication.adopters: unit, from)"


@guard
def adopters_confirm(case: Case) -> Iterator[str]:
    adopters = case.initiative.replication.adopters if case.initiative.replication else ()
    if len(adopters) < _ADOPTERS:
        yield f"cần ít nhất {_ADOPTERS} đơn vị đã áp dụng (replication.adopters)"
    for adopter in adopters:
        if adopter.confirmed_on is None:
            yield f"đơn vị {adopter.unit} chưa xác nhận hiệu quả (replication.adopters: confirmed_on)"


@guard
def replication_has_a_result(case: Case) -> Iterator[str]:
    if case.initiative.replication is None or case.initiative.replication.result is None:
        yield "chưa ghi kết quả nhân rộng (replication.result)"


@guard
def publication_has_a_ground(case: Case) -> Iterator[str]:
    found = case.initiative.publication
    if found is None or found.consent is None:
        yield "chưa ghi căn cứ công khai (publication.consent)"
    elif found.consent == "refused":
        yield "tác giả không đồng ý công khai (publication.consent)"


@guard
def publication_has_an_address(case: Case) -> Iterator[str]:
    if case.initiative.publication is None or case.initiative.publication.url is None:
        yield "chưa ghi địa chỉ trang công khai (publication.url)"


@guard
def taking_down_has_a_reason(case: Case) -> Iterator[str]:
    if not case.note:
        yield "chưa ghi lý do gỡ (--note)"
