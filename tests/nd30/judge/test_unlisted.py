"""Papers that are no administrative documents are not called wrong for what they do not have."""

from datetime import date

import pytest
from nd30.sample import REFERENCE
from nd30.test_papers import OFFICE, PERSONAL

from ngocha_kh.nd30 import Placeholders, render_docx
from ngocha_kh.nd30.judge.scope import Scope
from ngocha_kh.nd30.judge.verdict import Verdict, judge


def _judged(markup: str) -> Verdict:
    return judge(
        render_docx(
            markup, values=Placeholders(), reference=REFERENCE.read_bytes(),
            created=date(2026, 7, 1), properties={},
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(PERSONAL, id="application"),
        pytest.param(OFFICE, id="book, lying, without a table"),
        pytest.param(PERSONAL.replace("ĐƠN ĐỀ NGHỊ", "GIẤY CHỨNG NHẬN"), id="certificate"),
        pytest.param(PERSONAL.replace("ĐƠN ĐỀ NGHỊ", "BÁO CÁO MÔ TẢ"), id="a person's report"),
    ],
)
def test_papers_of_no_type_are_clean(markup: str) -> None:
    verdict = _judged(markup)
    assert verdict.scope is Scope.UNLISTED
    assert verdict.findings == ()
    assert {rule.id for rule in verdict.passed} >= {
        "ND30-QH-TEXT",
        "ND30-TN-RULE",
        "ND30-FONT-FACE",
    }
    assert not any(rule.id.startswith("ND30-SIG") for rule in verdict.passed)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(PERSONAL.replace("ĐƠN ĐỀ NGHỊ", "THÔNG BÁO"), id="type without number"),
        pytest.param(OFFICE.replace("SỔ THEO DÕI", "BÁO CÁO MÔ TẢ"), id="an office's report"),
    ],
)
def test_a_type_of_the_decree_stays_its_business(markup: str) -> None:
    assert _judged(markup).scope is Scope.ADMINISTRATIVE


def test_quoc_hieu_is_judged_all_the_same() -> None:
    wrong = REFERENCE.read_bytes()
    data = render_docx(
        PERSONAL, values=Placeholders(), reference=wrong, created=date(2026, 7, 1), properties={}
    )
    assert judge(data).scope.is_judged
