"""V-SK-054 to 056: ballots, what follows from a vote, and what nobody may know of it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ngocha_kh.council.tally import condition_fails, disagreement, tally
from ngocha_kh.council.votes import recused_ids
from ngocha_kh.diagnostics import Route
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.session import Item, Session, Vote
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import Found, record_rule, workspace_rule
from ngocha_kh.rules.sessions import councils_in_session, held
from ngocha_kh.vietnamese import folded

#: Words, folded, that tell a ballot: "bỏ phiếu không đồng ý", and no count as "bỏ phiếu: 4 đồng ý".
_BALLOT: Final = re.compile(
    r"\b(bo phieu|la phieu|phieu cua|bieu quyet)\b[^.;:0-9]{0,40}"
    r"\b(dong y|tan thanh|phan doi|thuan|chong|trang)\b"
)
_SECRET: Final = "bỏ phiếu kín mà lời văn nêu lá phiếu của {}; chỉ ghi tổng số phiếu"


@record_rule("V-SK-054", Session)
def ballots_add_up(session: Session) -> Found:
    """Số phiếu phải khớp: phát ra, thu về, hợp lệ, không hợp lệ, đồng ý, không đồng ý.

    Phát ra không quá số người có mặt và không rút; thu về không quá phát ra; hợp lệ cộng không hợp lệ
    bằng thu về; đồng ý cộng không đồng ý bằng hợp lệ. Giơ tay thì đồng ý cộng không đồng ý không quá
    số người được biểu quyết (Thông tư 18/2013/TT-BKHCN, Điều 8: giơ tay hoặc bỏ phiếu kín). Bỏ phiếu
    kín thì có tổ kiểm phiếu (counting_team), vì biên bản kiểm phiếu do tổ này ký (đề xuất).

    Cách sửa: đối chiếu với biên bản kiểm phiếu.
    """
    for number, item in enumerate(session.items):
        if item.vote is not None:
            able = len(set(session.present) - recused_ids(item))
            count = _hands if item.vote.method == "hands" else _ballots
            for key, message in count(item.vote, able):
                yield ("items", number, "vote", key), message
            if item.vote.method == "secret" and not session.counting_team:
                yield (
                    ("items", number, "vote", "method"),
                    "bỏ phiếu kín phải có tổ kiểm phiếu (counting_team)",
                )


@workspace_rule("V-SK-055")
def outcomes_follow_vote_and_scores(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Kết luận «thông qua» khi và chỉ khi đủ số đồng ý và điểm đạt.

    Ít nhất 2/3 số thành viên Hội đồng đồng ý (Thông tư 18/2013/TT-BKHCN, Điều 8), tính bằng số nguyên
    trên cơ sở mà quy chế chọn (vote_base), và điểm đạt theo bộ tiêu chí. Cũng không thông qua khi một
    điều kiện ở conditions_check của sáng kiến là not_met (Điều lệ Sáng kiến, Điều 3, 4).

    Cách sửa: đối chiếu với biên bản; sửa outcome, số phiếu hoặc điểm đã gõ nhầm.
    """
    rubrics = index.by_id_of("rubric")
    initiatives = index.by_id_of("initiative")
    for fact, session, body in held(index):
        rubric = rubrics.get(session.rubric)
        for number, item in enumerate(session.items):
            record = initiatives.get(item.initiative)
            if rubric is None or record is None:  # unknown: V-REF-01 has told
                continue
            found = tally(session, item, body, rubric)
            message = disagreement(item, found, condition_fails=condition_fails(record))
            if message:
                yield fact.path, ("items", number, "outcome"), message


@workspace_rule("V-SK-056")
def secret_ballots_stay_secret(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Bỏ phiếu kín thì chỉ ghi tổng số, không nơi nào ghi ai bỏ phiếu thế nào.

    Hồ sơ trong Git tồn tại vĩnh viễn, nên lời văn của phiên họp, phiếu chấm và sáng kiến không được
    vừa nêu tên thành viên vừa nói lá phiếu của người đó (Thông tư 18/2013/TT-BKHCN, Điều 8; Luật Bảo
    vệ dữ liệu cá nhân).

    Cách sửa: viết lại câu đó, chỉ nêu ý kiến trao đổi hoặc tổng số phiếu.
    """
    people = {key: person.name for key, person in index.by_id_of("person").items()}
    initiatives = {record.id: (fact, record) for fact, record in index.records("initiative")}
    for fact, session, body in councils_in_session(index):
        names = {person: people.get(person, person) for person in (m.person for m in body.members)}
        for number, item in enumerate(session.items):
            if item.vote is None or item.vote.method != "secret":
                continue
            for route, text, author in _texts(item, number):
                if name := _ballot_told(text, names, author):
                    yield fact.path, route, _SECRET.format(name)
            if found := initiatives.get(item.initiative):
                for route, text in _remarks(found[1]):
                    if name := _ballot_told(text, names, None):
                        yield found[0].path, route, _SECRET.format(name)


def _hands(vote: Vote, able: int) -> Iterator[tuple[str, str]]:
    if vote.agree + vote.disagree > able:
        yield (
            "agree",
            f"{vote.agree} đồng ý và {vote.disagree} không đồng ý, chỉ có {able} người được biểu quyết",
        )


def _ballots(vote: Vote, able: int) -> Iterator[tuple[str, str]]:
    issued, collected, valid, invalid = vote.issued, vote.collected, vote.valid, vote.invalid
    if issued is None or collected is None or valid is None or invalid is None:
        yield "method", "bỏ phiếu kín cần đủ số phiếu phát ra, thu về, hợp lệ, không hợp lệ"
        return
    if issued > able:
        yield "issued", f"phát ra {issued} phiếu, chỉ có {able} người được bỏ phiếu"
    if collected > issued:
        yield "collected", f"thu về {collected} phiếu, chỉ phát ra {issued}"
    if valid + invalid != collected:
        yield "valid", f"{valid} hợp lệ và {invalid} không hợp lệ, thu về {collected} phiếu"
    if vote.agree + vote.disagree != valid:
        yield (
            "agree",
            f"{vote.agree} đồng ý và {vote.disagree} không đồng ý, có {valid} phiếu hợp lệ",
        )


def _texts(item: Item, number: int) -> Iterator[tuple[Route, str, str | None]]:
    """What was written in words on an item, and by whom if that is known."""
    for key in ("summary", "reason", "to_complete"):
        if text := getattr(item, key):
            yield ("items", number, key), text, None
    for position, opinion in enumerate(item.opinions):
        yield ("items", number, "opinions", position), opinion, None
    for position, sheet in enumerate(item.sheets):
        for key in ("strengths", "limits"):
            if text := getattr(sheet, key):
                yield ("items", number, "sheets", position, key), text, sheet.member


def _remarks(record: Initiative) -> Iterator[tuple[Route, str]]:
    """Where else somebody may have noted it: the log and the notes of the initiative."""
    for number, step in enumerate(record.log):
        if step.note:
            yield ("log", number, "note"), step.note
    if record.notes:
        yield ("notes",), record.notes


def _ballot_told(text: str, names: Mapping[str, str], author: str | None) -> str | None:
    """The member whose ballot a text tells: the one it names, or who wrote it; None for nobody's."""
    for sentence in folded(text).replace(";", ".").split("."):
        if _BALLOT.search(sentence):
            named = (name for name in names.values() if folded(name) in sentence)
            return next(named, names.get(author or ""))
    return None
