"""V-LEG-01 to 06: the register of legal texts, what replaces what, and when it was last looked up."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.law_changes import is_end, undated
from ngocha_kh.qms.states import revision_in_force
from ngocha_kh.records.document import Document
from ngocha_kh.records.plan import Plan
from ngocha_kh.rules.cycles import circles
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-LEG-01")
def no_text_replaces_itself(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Văn bản không được thay thế, bãi bỏ lẫn nhau thành vòng.

    Vòng thay thế làm cho không văn bản nào còn hiệu lực, và không tính được thời hạn cập nhật.

    Cách sửa: sửa relations của văn bản ghi sai.
    """
    edges = {
        document.id: [r.target for r in document.relations if is_end(r)]
        for _, document in index.documents
    }
    paths = {document.id: fact.path for fact, document in index.documents}
    for circle in circles(edges):
        yield paths[circle[-2]], ("relations",), f"thay thế thành vòng: {' → '.join(circle)}"


@workspace_rule("V-LEG-02")
def ended_texts_say_when(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Văn bản bị thay thế, bãi bỏ toàn bộ phải ghi ngày hết hiệu lực.

    Ngày hết hiệu lực của văn bản cũ không sau ngày có hiệu lực của văn bản thay thế; không ghi thì
    người tra cứu tưởng văn bản cũ còn dùng được.

    Cách sửa: ghi expires_on của văn bản cũ; nếu chỉ thay một phần thì ghi scope của quan hệ.
    """
    known = {document.id: (fact, document) for fact, document in index.documents}
    for _, new in index.documents:
        for relation in new.relations:
            start = relation.on or new.effective_on
            if not is_end(relation) or relation.target not in known:
                continue
            fact, old = known[relation.target]
            if start is None or start > index.as_of:
                continue
            if old.expires_on is None:
                yield (
                    fact.path,
                    ("id",),
                    f"đã bị {new.id} thay thế, bãi bỏ từ ngày {short_date(start)}, chưa ghi expires_on",
                )
            elif old.expires_on > start:
                yield (
                    fact.path,
                    ("expires_on",),
                    f"hết hiệu lực ngày {short_date(old.expires_on)}, sau ngày {new.id} có hiệu lực {short_date(start)}",
                )


@workspace_rule("V-LEG-03", Severity.WARNING)
def cited_texts_are_looked_up(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Văn bản được quy trình hiện hành viện dẫn phải được tra cứu hiệu lực định kỳ.

    Công cụ không dùng mạng nên không tự biết văn bản đã hết hiệu lực; người phụ trách tra cứu rồi ghi
    checked_on. Chu kỳ đặt ở qms.law_check_days (đề xuất: 180 ngày).

    Cách sửa: tra cứu trên cơ sở dữ liệu văn bản pháp luật, ghi lại checked_on.
    """
    days = datetime.timedelta(days=qms_of(index).law_check_days.value)
    cited = _cited(index)
    for fact, document in index.documents:
        if document.id not in cited:
            continue
        if document.checked_on is None:
            yield (
                fact.path,
                ("id",),
                "quy trình hiện hành viện dẫn, chưa ghi ngày tra cứu (checked_on)",
            )
        elif document.checked_on + days < index.as_of:
            yield (
                fact.path,
                ("checked_on",),
                f"tra cứu lần cuối ngày {short_date(document.checked_on)}, quá {days.days} ngày",
            )


@record_rule("V-LEG-04", Document)
def texts_take_effect_after_their_issue(document: Document) -> Iterator[tuple[Route, str]]:
    """Ngày có hiệu lực của văn bản không trước ngày ban hành.

    Chỉ văn bản của cơ quan trung ương trong trường hợp thật cần thiết mới có hiệu lực trở về trước;
    với sổ văn bản của phường, ngày như vậy thường do gõ nhầm.

    Cách sửa: đối chiếu với văn bản đã ký; nếu đúng là có hiệu lực trở về trước thì ghi
    retroactive: true.
    """
    issued, start, end = document.issued_on, document.effective_on, document.expires_on
    if issued and start and start < issued and not document.retroactive:
        yield (
            ("effective_on",),
            f"ngày có hiệu lực {short_date(start)} trước ngày ban hành {short_date(issued)}",
        )
    if start and end and end < start:
        yield (
            ("expires_on",),
            f"ngày hết hiệu lực {short_date(end)} trước ngày có hiệu lực {short_date(start)}",
        )


@workspace_rule("V-LEG-05", Severity.INFO)
def texts_of_the_plan_that_ended(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Lưu ý văn bản mà kế hoạch năm nêu đã hết hiệu lực hoặc được thay thế.

    Kế hoạch không sai, vì nêu đúng văn bản lúc ban hành; văn bản mới chỉ cần được dùng trong tài liệu
    lập sau đó.

    Cách sửa: không cần sửa kế hoạch; dùng văn bản mới khi lập tài liệu.
    """
    ended = [
        (document, re.compile(_NAMED.format(re.escape(document.number)), re.IGNORECASE))
        for _, document in index.documents
        if document.number and document.expires_on and document.expires_on <= index.as_of
    ]
    for fact, plan in index.plans:
        text = _text(plan)
        for document, named in ended:
            if named.search(text):
                yield (
                    fact.path,
                    _place(plan, named),
                    f"kế hoạch nêu {shown(document.number)} ({document.id}), hết hiệu lực từ ngày {short_date(document.expires_on)}",
                )


#: A number that is not the end of a longer one: 5/2014/NĐ-CP does not stand in 15/2014/NĐ-CP.
_NAMED: Final = r"(?<![\w/-]){}(?![\w/-])"


def _place(plan: Plan, named: re.Pattern[str]) -> Route:
    """The basis that names it, else the bases as a whole: it stands in a sentence."""
    found = (number for number, basis in enumerate(plan.bases) if named.search(basis))
    first = next(found, None)
    return ("bases",) if first is None else ("bases", first)


def _text(plan: Plan) -> str:
    sentences = (
        s.text for section in plan.sections for p in section.paragraphs for s in p.sentences
    )
    return "\n".join((*plan.bases, *sentences))


@workspace_rule("V-LEG-06", Severity.WARNING)
def changes_of_cited_texts_have_a_day(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Văn bản thay thế, sửa đổi một văn bản mà quy trình viện dẫn phải có ngày có hiệu lực.

    Không có ngày thì không tính được thời hạn cập nhật quy trình (Quyết định 19/2014/QĐ-TTg, Điều 4,
    khoản 4), và thay đổi đó bị bỏ qua.

    Cách sửa: ghi effective_on của văn bản, hoặc on của quan hệ.
    """
    cited = _cited(index)
    paths = {document.id: fact.path for fact, document in index.documents}
    for new, number in undated(document for _, document in index.documents):
        target = new.relations[number].target
        if target in cited:
            yield (
                paths[new.id],
                ("relations", number),
                f"thay đổi {target} mà quy trình hiện hành viện dẫn, chưa ghi ngày có hiệu lực (effective_on)",
            )


def _cited(index: Index) -> set[str]:
    """The texts that procedures in force cite."""
    return {
        base
        for _, record in index.records("procedure")
        if (issue := revision_in_force(record, index.as_of)) is not None
        for base in issue.legal_bases
    }
