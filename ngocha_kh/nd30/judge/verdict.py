"""Every check on one document: what departs from the rules, what passed, what was not judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .. import rulebook
from ..rulebook import WEIGHTS, Rule
from . import parts, reader, registry
from .finding import Finding, Severity
from .model import Document, Place
from .paper import Paper, Parts, Profile
from .registry import Check
from .scope import Scope, applies, scope_of
from .words import fold

#: What a check may need → how a person calls it.
NEEDS = {
    "state": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "parent": "tên cơ quan chủ quản",
    "issuer": "tên cơ quan ban hành",
    "number": "số, ký hiệu",
    "date": "địa danh và thời gian ban hành",
    "header_rows": "bảng ở đầu văn bản",
    "type": "tên loại văn bản",
    "type_name": "tên loại văn bản",
    "summary": "trích yếu",
    "subject": "trích yếu công văn",
    "authority": "dòng thẩm quyền ban hành",
    "bases": "phần căn cứ",
    "decides": "dòng «QUYẾT ĐỊNH:» hoặc «QUYẾT NGHỊ:»",
    "addressed": "dòng Kính gửi",
    "addressees": "các dòng nơi gửi",
    "body": "nội dung",
    "body_text": "đoạn văn của nội dung",
    "end": "dấu «./.»",
    "signing": "quyền hạn, chức vụ người ký",
    "signer": "họ và tên người ký",
    "sign_row": "bảng ở cuối văn bản",
    "recipients_label": "dòng Nơi nhận",
    "recipients": "các nơi nhận",
    "address": "địa chỉ cơ quan",
    "urgency": "dấu chỉ mức độ khẩn",
    "attachments": "phụ lục, văn bản kèm theo",
    "appendices": "phụ lục",
    "minutes": "biên bản",
    "decision": "quyết định, nghị quyết",
    "invitation": "giấy mời",
    "profile.places": "địa danh trong thiết lập",
    "profile.abbreviations": "chữ viết tắt trong thiết lập",
    "profile.agencies": "tên cơ quan trong thiết lập",
    "profile.names": "tên người trong thiết lập",
    "profile.units": "tên đơn vị hành chính trong thiết lập",
}
_NOT_JUDGED = {
    Scope.UNLISTED: "Giấy tờ không thuộc các loại văn bản hành chính tại Điều 7.",
    Scope.CONTROLLED: "Tài liệu kiểm soát không thuộc các loại văn bản hành chính tại Điều 7.",
    Scope.UNRECOGNISED: "Không nhận ra văn bản hành chính.",
}
_TYPES = ("minutes", "decision", "invitation")  #: needs that are a type of document
_PARTS = ("body", "textbox", "header", "footer", "footnote")


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the rule that it breaks and what it weighs here."""

    rule: Rule
    severity: Severity
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The judgement on one document.

    `type` is the abbreviation of Phụ lục III, "CV", or "" when it cannot be told. `findings` follow
    the document: the page first, then place by place. `not_evaluated` gives each rule without a
    judgement with the reason in Vietnamese; such a rule is never counted as passed.
    """

    scope: Scope
    type: str = ""
    findings: tuple[Judged, ...] = ()
    passed: tuple[Rule, ...] = ()
    not_evaluated: tuple[tuple[Rule, str], ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(item.severity is severity for item in self.findings)

    @property
    def has_errors(self) -> bool:
        return any(item.severity is Severity.ERROR for item in self.findings)


def judge(data: bytes, profile: Profile | None = None) -> Verdict:
    """The verdict on the bytes of a .docx.

    Raises:
        NotReadable: it is no .docx that can be read; the message is one Vietnamese line.
    """
    return judge_document(reader.read(data), profile)


def judge_document(document: Document, profile: Profile | None = None) -> Verdict:
    """The verdict on a document that was read."""
    found_parts = parts.find(document)
    paper = Paper(
        document=document, parts=found_parts, profile=_fitting(profile or Profile(), found_parts)
    )
    scope = scope_of(document, paper.parts)
    if not scope.is_judged:
        return Verdict(scope=scope, type=paper.parts.type)
    book = rulebook.rules()
    found: list[Judged] = []
    passed: list[Rule] = []
    left = {id_: rule.not_judged for id_, rule in book.items()}
    for check in registry.checks():
        rule = book[check.rule]
        if reason := _why_not(check, paper, scope):
            left[check.rule] = reason
            continue
        del left[check.rule]
        items = list(_weighed(rule, check.judge(paper), paper.profile))
        found += items
        if not items:
            passed.append(rule)
    return Verdict(
        scope=scope,
        type=paper.parts.type,
        findings=tuple(sorted(found, key=_order)),
        passed=tuple(passed),
        not_evaluated=tuple((book[id_], reason) for id_, reason in left.items()),
    )


def _fitting(profile: Profile, found: Parts) -> Profile:
    """What the agency fixed holds for its own documents: those whose header has its name.

    Of another agency's, only the severities and what is true of everybody's names stay.
    """
    header = fold(" ".join(line.shown for line in (*found.parent, *found.issuer)))
    own = (*profile.places, *(name for names in profile.units.values() for name in names))
    if not header or not own or any(fold(name) in header for name in own):
        return profile
    return replace(profile, places=(), abbreviations=(), agencies=(), regions=())


def _why_not(check: Check, paper: Paper, scope: Scope) -> str:
    if paper.profile.severities.get(check.rule) == "off":
        return "Quy tắc đã tắt trong thiết lập."
    if not applies(scope, check.rule):
        return _NOT_JUDGED[scope]
    lacking = check.missing(paper)
    if other := next((name for name in lacking if name in _TYPES), None):
        return f"Không phải {NEEDS[other]}."
    missing = [NEEDS.get(name, name) for name in lacking]
    return f"Không thấy {', '.join(dict.fromkeys(missing))}." if missing else ""


def _weighed(rule: Rule, findings: Iterator[Finding], profile: Profile) -> Iterator[Judged]:
    given = profile.severities.get(rule.id)
    for finding in findings:
        severity = Severity(given or finding.severity or WEIGHTS[rule.tag])
        yield Judged(rule, severity, finding)


def _order(item: Judged) -> tuple[int, int, str]:
    place: Place | None = item.finding.place
    if place is None:
        return -1, 0, item.rule.id
    return _PARTS.index(place.part), place.number, item.rule.id
