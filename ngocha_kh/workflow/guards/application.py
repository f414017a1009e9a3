"""Guards of the application: written, signed, in the register, in time (Điều lệ Sáng kiến, Điều 5, 6)."""

from collections.abc import Iterator
from decimal import Decimal

from ngocha_kh.vietnamese import number, short_date
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.guards.registry import guard

#: What every application says (TT 18/2013/TT-BKHCN, Phụ lục I), and the word for it.
_WRITTEN = (
    ("problem", "vấn đề cần giải quyết"),
    ("investor", "chủ đầu tư tạo ra sáng kiến"),
    ("confidential", "có hay không thông tin cần bảo mật"),
    ("description.current_state", "tình trạng giải pháp đã biết"),
    ("description.content", "nội dung giải pháp"),
    ("description.novelty", "tính mới"),
    ("description.conditions", "điều kiện áp dụng"),
    ("description.applicability", "khả năng áp dụng"),
    ("benefit.social", "hiệu quả xã hội"),
)


@guard
def idea_is_registered(case: Case) -> Iterator[str]:
    intake = case.initiative.intake
    if intake is None or intake.registered_on is None:
        yield "chưa ghi ngày đăng ký ý tưởng theo kế hoạch của đơn vị (intake.registered_on)"
    elif intake.registered_on > case.on:
        yield (
            f"đăng ký ý tưởng ngày {short_date(intake.registered_on)}, sau ngày của bước này "
            "(intake.registered_on)"
        )


@guard
def round_is_open(case: Case) -> Iterator[str]:
    """The days of the round; after them only with a reason on record (V-SK-112 says the same)."""
    round_id = case.initiative.round
    if round_id is None:
        yield "chưa ghi đợt xét (round)"
        return
    found = case.around.find("round", round_id)
    if found is None:
        yield f"không có đợt xét {round_id}"
    elif case.on < found.opens or (case.on > found.closes and not _late_reason(case)):
        mend = "" if case.on < found.opens else "; vẫn nhận thì ghi lý do (intake.late_reason)"
        yield (
            f"đợt {round_id} nhận hồ sơ từ {short_date(found.opens)} đến {short_date(found.closes)}, "
            f"không nhận ngày {short_date(case.on)}{mend}"
        )


def _late_reason(case: Case) -> str | None:
    return case.initiative.intake.late_reason if case.initiative.intake else None


@guard
def application_is_written(case: Case) -> Iterator[str]:
    for path, word in _WRITTEN:
        value: object = case.initiative
        for step in path.split("."):
            value = getattr(value, step, None)
        if value is None:
            yield f"chưa ghi {word} ({path})"


@guard
def authors_have_signed(case: Case) -> Iterator[str]:
    for position, author in enumerate(case.initiative.authors):
        name = case.around.name_of(author.person)
        field = f"authors.{position}.signed_on"
        if author.signed_on is None:
            yield f"tác giả {name} chưa ký đơn ({field})"
        elif author.signed_on > case.on:
            yield f"tác giả {name} ký đơn ngày {short_date(author.signed_on)}, sau ngày nộp ({field})"


@guard
def shares_make_100(case: Case) -> Iterator[str]:
    # Shares are typed as decimals; their text is exact, binary fractions are not.
    total = sum(Decimal(repr(author.share_percent)) for author in case.initiative.authors)
    if total != 100:
        yield f"tổng tỷ lệ đóng góp của các tác giả là {number(Decimal(total))}%, phải bằng 100%"


@guard
def is_in_the_register(case: Case) -> Iterator[str]:
    intake = case.initiative.intake
    if intake is None or intake.register_no is None:
        yield "chưa ghi số vào sổ tiếp nhận (intake.register_no)"


@guard
def application_is_a_new_version(case: Case) -> Iterator[str]:
    yield from _is_new(case, "D02", "M03", "đơn")


@guard
def report_is_a_new_version(case: Case) -> Iterator[str]:
    yield from _is_new(case, "D03", "M13", "báo cáo mô tả")


def _is_new(case: Case, kind: str, asked_by: str, word: str) -> Iterator[str]:
    """Each request to complete calls for one version more than before."""
    wanted = 1 + sum(step.event == asked_by for step in case.initiative.log)
    newest = max((paper.version or 1 for paper in case.papers(kind)), default=0)
    if newest < wanted:
        yield f"{word} mới nhất là lần {newest}, cần lần {wanted} (--paper {kind}#{wanted}@NGÀY)"
