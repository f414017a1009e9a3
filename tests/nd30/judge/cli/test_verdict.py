"""From checks to a verdict: what weighs how much, whose document it is, what was not judged."""

from typing import Any

import pytest
from nd30.judge.body.papers import bold, para, section, table

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.model import Block, Document, Look, Paragraph
from ngocha_kh.nd30.judge.paper import Profile
from ngocha_kh.nd30.judge.scope import Scope
from ngocha_kh.nd30.judge.verdict import Verdict, judge_document


def line(text: str) -> Paragraph:
    return bold(text, align="center", first=0.0, after=0.0)


def document(*blocks: Block, left: float = 30.0, **more: Any) -> Document:
    return Document(blocks=blocks, sections=(section(left=left),), **more)


def official(number: str = "Số: 05/BC-UBND", **more: Any) -> Document:
    head = table(
        [line("ỦY BAN NHÂN DÂN"), line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [line("PHƯỜNG NGỌC HÀ"), line("Độc lập - Tự do - Hạnh phúc")],
        [line(number), line("Ngọc Hà, ngày 05 tháng 01 năm 2026")],
    )
    return document(head, line("BÁO CÁO"), line("Kết quả công tác"), para(), **more)


def party(header: str = "ĐẢNG CỘNG SẢN VIỆT NAM", number: str = "Số 05-BC/ĐU") -> Document:
    return document(table([line("ĐẢNG ỦY PHƯỜNG NGỌC HÀ"), line(header)], [line("*"), line("")], [line(number), line("")]), para())  # fmt: skip


def severity_of(verdict: Verdict, rule: str) -> set[Severity]:
    return {item.severity for item in verdict.findings if item.rule.id == f"ND30-{rule}"}


@pytest.mark.parametrize(
    ("seen", "scope"),
    [
        (official(), Scope.ADMINISTRATIVE),
        (official("Số:      /BC-UBND"), Scope.ADMINISTRATIVE),
        pytest.param(official("Số: 05/2026/BC-UBND"), Scope.ADMINISTRATIVE, id="a year by mistake"),
        (official("Số: 01/2026/QĐ-UBND"), Scope.NORMATIVE),
        (official("Số:     /2026/NQ-HĐND"), Scope.NORMATIVE),
        (official("Số: 78/2025/NĐ-CP"), Scope.NORMATIVE),
        (official("Luật số: 64/2025/QH15"), Scope.NORMATIVE),
        (party(), Scope.PARTY),
        pytest.param(party(header=""), Scope.PARTY, id="by its number"),
        pytest.param(document(para()), Scope.UNRECOGNISED, id="a letter"),
        pytest.param(Document(blocks=(), sections=()), Scope.UNRECOGNISED, id="nothing at all"),
        pytest.param(
            document(para("Đại hội Đảng Cộng sản Việt Nam.")), Scope.UNRECOGNISED, id="speaks of it"
        ),
    ],
)
def test_the_scope_is_told_from_header_and_number(seen: Document, scope: Scope) -> None:
    assert judge_document(seen).scope is scope


@pytest.mark.parametrize("seen", [party(), official("Số: 01/2026/QĐ-UBND", left=10.0)])
def test_what_is_not_the_decrees_business_is_not_judged(seen: Document) -> None:
    verdict = judge_document(seen)
    assert (verdict.findings, verdict.passed, verdict.not_evaluated) == ((), (), ())


def test_an_unrecognised_document_is_judged_on_page_and_fonts_only() -> None:
    bare = document(para(look=Look(font="Arial")), para("đã viết. không hoa."), left=10.0)
    verdict = judge_document(bare)
    assert {item.rule.id for item in verdict.findings} == {"ND30-MARGIN-LEFT", "ND30-FONT-FACE"}
    reasons = {rule.id: reason for rule, reason in verdict.not_evaluated}
    assert reasons["ND30-BODY-JC"] == "Không nhận ra văn bản hành chính."


def test_every_rule_is_found_against_passed_or_not_evaluated() -> None:
    from ngocha_kh.nd30.rulebook import rules

    verdict = judge_document(official(left=10.0))
    against = {item.rule.id for item in verdict.findings}
    passed = {rule.id for rule in verdict.passed}
    left = {rule.id for rule, _ in verdict.not_evaluated}
    assert against | passed | left == set(rules())
    assert (against & passed, against & left, passed & left) == (set(), set(), set())
    assert all(reason for _, reason in verdict.not_evaluated)


def test_a_missing_part_is_named_in_the_reason() -> None:
    reasons = {r.id: reason for r, reason in judge_document(official()).not_evaluated}
    assert reasons["ND30-NN-LUU"] == "Không thấy dòng Nơi nhận."
    assert reasons["ND30-CAP-NAME"] == "Không thấy tên người trong thiết lập."


def test_severity_follows_the_tag_and_the_agency_may_change_it() -> None:
    seen = official(left=10.0, tracked_changes=1)
    assert severity_of(judge_document(seen), "MARGIN-LEFT") == {Severity.ERROR}
    assert severity_of(judge_document(seen), "END") == {Severity.WARNING}
    assert severity_of(judge_document(seen), "X-TRACKED") == {Severity.WARNING}
    own = Profile(severities={"ND30-MARGIN-LEFT": "info", "ND30-END": "off", "V-TSK-01": "off"})
    verdict = judge_document(seen, own)
    assert severity_of(verdict, "MARGIN-LEFT") == {Severity.INFO}
    reasons = {rule.id: reason for rule, reason in verdict.not_evaluated}
    assert reasons["ND30-END"] == "Quy tắc đã tắt trong thiết lập."


def test_findings_follow_the_document_the_page_first() -> None:
    verdict = judge_document(official(left=10.0))
    places = [item.finding.place for item in verdict.findings]
    assert places[0] is None
    numbers = [place.number for place in places if place is not None]
    assert numbers == sorted(numbers)


def test_names_of_the_agency_hold_for_its_own_documents_only() -> None:
    theirs = Profile(places=("Hoa Sen",), agencies=("Ủy ban nhân dân phường Hoa Sen",))
    assert severity_of(judge_document(official(), theirs), "DD-NAME") == set()
    ours = Profile(places=("Ngọc Hà",), agencies=("Ủy ban nhân dân phường Ngọc Hà",))
    seen = official()
    wrong = Profile(places=("Hoa Sen",), units={"phường": ("Ngọc Hà",)})
    assert severity_of(judge_document(seen, ours), "DD-NAME") == set()
    assert severity_of(judge_document(seen, wrong), "DD-NAME") != set()
