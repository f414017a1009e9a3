"""The 29 types are told apart; papers of the Party and legal normative documents are left alone."""

from __future__ import annotations

import pytest
from nd30.judge.strangers.changes import Change, at, both, copied, drop, says
from nd30.judge.strangers.draft import Draft
from nd30.judge.strangers.good import good

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.scope import Scope
from ngocha_kh.nd30.judge.verdict import Verdict, judge

#: Điều 7 and Phụ lục III: the named types and their abbreviations.
NAMED = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC", "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA", "DỰ ÁN": "DA", "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "HỢP ĐỒNG": "HĐ", "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN", "BẢN THỎA THUẬN": "BTT", "GIẤY ỦY QUYỀN": "GUQ", "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT", "GIẤY NGHỈ PHÉP": "GNP", "PHIẾU GỬI": "PG", "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
}  # fmt: skip


def judged(base: str, *changes: Change) -> Verdict:
    draft = Draft(good(base))
    both(*changes)(draft)
    return judge(draft.data())


@pytest.mark.parametrize(("name", "abbreviation"), NAMED.items())
def test_a_named_type_is_told_and_its_symbol_is_right(name: str, abbreviation: str) -> None:
    verdict = judged(
        "thong_bao",
        at("THÔNG BÁO", says(name)),
        at("Số: 12", says(f"Số: 12/{abbreviation}-UBND")),
    )
    assert verdict.type == abbreviation
    errors = {f.rule.id for f in verdict.findings if f.severity is Severity.ERROR}
    assert errors <= {"ND30-KG-WHEN"}  # a tờ trình goes to someone


@pytest.mark.parametrize("name", ["QUYẾT  ĐỊNH", "Quyết định", "GIẤY UỶ QUYỀN"])
def test_a_type_is_told_whatever_its_spelling(name: str) -> None:
    assert judged("thong_bao", at("THÔNG BÁO", says(name))).type in ("QĐ", "GUQ")


def test_a_cong_van_is_told_by_its_subject() -> None:
    assert judge(good("cong_van")).type == "CV"


def _party(draft: Draft) -> None:
    at("CỘNG HÒA", says("ĐẢNG CỘNG SẢN VIỆT NAM"))(draft)
    at("Độc lập", drop)(draft)
    at("ỦY BAN", says("ĐẢNG BỘ TỈNH ĐỒNG THÁP"))(draft)
    at("XÃ TÂN", says("ĐẢNG ỦY XÃ TÂN HÒA"), copied("*"))(draft)
    at("Số:", says("Số 12-TB/ĐU"))(draft)
    at("TL. ", says("T/M BAN THƯỜNG VỤ"))(draft)


@pytest.mark.parametrize(
    ("base", "change", "scope"),
    [
        ("thong_bao", _party, Scope.PARTY),
        ("quyet_dinh", at("Số:", says("Số: 01/2026/QĐ-UBND")), Scope.NORMATIVE),
        ("thong_bao", both(at("Số:", says("Số: 07/2026/NQ-HĐND")),
                           at("THÔNG BÁO", says("NGHỊ QUYẾT"))), Scope.NORMATIVE),
    ],
    ids=["Party", "decision with a year", "resolution with a year"],
)  # fmt: skip
def test_what_another_law_rules_is_not_judged(base: str, change: Change, scope: Scope) -> None:
    verdict = judged(base, change)
    assert verdict.scope is scope
    assert not verdict.findings


@pytest.mark.parametrize("base", ["bao_cao", "quyet_dinh", "bien_ban", "to_trinh"])
def test_an_administrative_document_is_never_taken_for_another(base: str) -> None:
    """Not even when it cites the Party or a law in its text."""
    words = "Thực hiện Nghị quyết số 57-NQ/TW của Đảng Cộng sản Việt Nam và Luật số 64/2025/QH15."
    last = {"bao_cao": "Trên đây", "quyet_dinh": "Điều 3", "bien_ban": "Cuộc họp"}.get(
        base, "Kính đề"
    )
    verdict = judged(base, at(last, copied(words, "before")))
    assert verdict.scope is Scope.ADMINISTRATIVE
