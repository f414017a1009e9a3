"""Entries of the lists that grow, as sentences: what a person reads of one update or one step.

A sentence is data: what to say first, then pieces of a field each, of which those that are there
are said. The lists that are not here are told by the titles of their schema.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.schemas import schema_for

#: Field and value → the value in words.
Say = Callable[[str, Any], str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`head` is said first, with fields in braces; `parts` are texts with one field in braces."""

    head: str
    parts: tuple[str, ...]


_ISSUE: Final = "lần ban hành {edition}, sửa đổi {revision}"
_DATES: Final = ("ban hành ngày {issued_on}", "hiệu lực ngày {effective_on}")
_HANDS: Final = (
    "nội dung sửa: {changes}", "soạn thảo: {drafted_by}", "xem xét: {reviewed_by}",
    "phê duyệt: {approved_by}",
)  # fmt: skip
_EVENT: Final = Sentence("bước ngày {on}", ("{state}", "văn bản {document}", "«{note}»"))
SENTENCES: Final[Mapping[tuple[str, str], Sentence]] = {
    ("task", "updates"): Sentence(
        "ghi nhận ngày {on}",
        ("{state}", "tiến độ {progress}%", "đạt {actual}", "hoàn thành ngày {completed_on}",
         "gửi xác nhận ngày {submitted_on}", "«{note}»", "lý do: {reason}", "vướng mắc: {obstacles}",
         "{by} cung cấp", "{confirmed_by} xác nhận", "{approved_by} duyệt", "văn bản {document}",
         "minh chứng: {evidence}"),
    ),
    ("task", "extensions"): Sentence(
        "gia hạn {old_due} → {new_due}",
        ("lý do: {reason}", "{approved_by} duyệt ngày {approved_on}", "văn bản {document}"),
    ),
    ("initiative", "log"): Sentence(
        "bước {event} ngày {on}",
        ("{from} → {to}", "vai trò: {by}", "{person}", "«{note}»"),
    ),
    ("initiative", "papers"): Sentence(
        "giấy tờ {kind}", ("số {number}", "ngày {date}", "{signer} ký", "lần {version}")
    ),
    ("initiative", "award_uses"): Sentence(
        "lần dùng xét thi đua năm {year}", ("{person}", "{kind}", "{level_used}", "ngày {on}")
    ),
    ("procedure", "revisions"): Sentence(_ISSUE, (*_DATES, "lý do: {reason}", "{request}", *_HANDS)),
    ("qms_document", "revisions"): Sentence(_ISSUE, (*_DATES, *_HANDS)),
    ("procedure", "reviews"): Sentence("rà soát ngày {on}", ("{by}", "kết luận: {conclusion}", "«{note}»")),
    ("qms_document", "reviews"): Sentence("rà soát ngày {on}", ("{by}", "kết luận: {conclusion}", "«{note}»")),
    ("nonconformity", "verifications"): Sentence(
        "kiểm tra ngày {on}", ("{by} kiểm tra", "có hiệu lực: {effective}", "«{note}»", "minh chứng: {evidence}")
    ),
    ("nonconformity", "actions"): Sentence(
        "hành động khắc phục {what}", ("{owner} thực hiện", "hạn {due}", "xong ngày {done_on}")
    ),
    ("objective", "results"): Sentence(
        "kết quả kỳ {period_key}", ("{numerator}/{denominator}", "ghi ngày {on}", "«{note}»")
    ),
    ("budget", "adjustments"): Sentence(
        "điều chỉnh ngày {on}", ("{amount} đồng", "«{note}»", "văn bản {document}")
    ),
    ("budget", "spent"): Sentence("chi ngày {on}", ("{amount} đồng", "«{note}»", "{activity}", "{task}")),
    ("ip_asset", "events"): _EVENT,
    ("order", "events"): _EVENT,
}  # fmt: skip
_SIGNED: Final = Sentence(
    "{person}", ("{capacity}", "ký ngày {on}", "theo {delegation}", "{fields}", "«{note}»")
)


def entry_sentence(kind: str, key: str, entry: Mapping[str, Any], say: Say) -> str | None:
    """The sentence of an entry, without a capital; None when this list has none of its own."""
    sentence = _SIGNED if key == "signatures" else SENTENCES.get((kind, key))
    if sentence is None:
        return None
    head = _filled(sentence.head, entry, say)
    parts = [text for part in sentence.parts if (text := _filled(part, entry, say))]
    if key == "signatures":
        return ", ".join(part for part in (head, *parts) if part)
    said = ", ".join(parts)
    return ": ".join(part for part in (head, said) if part)


def noun_of(kind: str, route: Route) -> str | None:
    """What one entry of the list at `route` is called; None for a plain value, which is named by
    itself."""
    schema = schema_for(kind)
    item = schema.resolved((*route, 0))
    if "properties" not in item:
        return None
    own = schema.at((*route, 0)).get("title")
    return own if isinstance(own, str) else schema.title(route)


def _filled(text: str, entry: Mapping[str, Any], say: Say) -> str:
    """The text with its fields; "" when one that it needs is not there."""
    found = []
    for literal, field in _pieces(text):
        if field and field not in entry:
            return ""
        found.append(literal + (say(field, entry[field]) if field else ""))
    return "".join(found)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for piece in text.split("{"):
        field, brace, rest = piece.rpartition("}")
        if brace:
            yield "", field
            yield rest, ""
        else:
            yield piece, ""
