"""The rulebook is whole: every rule of the decree that was found, each judged or with its reason."""

import re
import unicodedata

import pytest

from ngocha_kh.nd30.judge.registry import checks
from ngocha_kh.nd30.judge.verdict import NEEDS
from ngocha_kh.nd30.rulebook import TAGS, Rule, rules

#: Every rule found in the decree; ids are never taken away, so that old reports stay true.
IDS = re.findall(
    r"\S+",
    """
    ADDR BODY-INDENT BODY-JC BODY-LINE BODY-PGAP BODY-STYLE CAP-DAY CAP-DOC CAP-EVENT
    CAP-HEADING CAP-HOLIDAY CAP-LUNAR CAP-NAME CAP-NHANDAN CAP-ORG CAP-REF CAP-REGION CAP-SENT
    CAP-SPECIAL CAP-TERRAIN CAP-TET CAP-TITLE CAP-UNIT CAP-UNITNUM CAP-WORK CC-FULL CC-LAST
    CC-LINE CC-NEED CC-POS CC-STYLE CHARSET CIRC COPY-CLOSED COPY-E COPY-P CV-GAP CV-TY
    DATE-FORM DATE-POS DATE-STYLE DATE-VALUE DATE-ZERO-DAY DATE-ZERO-MONTH DD-CASE DD-FULL
    DD-NAME E-ATT-SAME E-ATT-SEP E-VALUE END FONT-COLOR FONT-FACE FORM-BB FORM-GM FORM-QD H-DASH H-DECIMAL H-DIEM H-DIEU
    H-KHOAN H-MUC H-PHAN H-REPORT KG-MANY KG-ONE KG-STYLE KG-WHEN MARGIN-BOTTOM MARGIN-LANDSCAPE
    MARGIN-LEFT MARGIN-RIGHT MARGIN-TOP NN-DRAFTER NN-ITEM NN-LABEL NN-LUU NN-NHUTREN ORG-GAP
    ORG-NAME ORG-RULE ORG-STYLE PAGE-ORIENT PAGE-SIZE PAGENO-FIRST PAGENO-POS PAGENO-START
    PAGENO-STYLE PARENT PARENT-STYLE PL-END PL-KEMTHEO PL-LABEL PL-LAND PL-PAGENO PL-REF
    PL-ROMAN PL-TITLE QH-STYLE QH-TEXT QHTN-GAP REF-FIRST REF-NEXT RULE-CHARS RULE-LEN
    RULE-SOLID RULE-UNDERLINE SEAL-ATT SEAL-EDGE SEAL-IMG SEAL-INK SECRET SIG-AUTH SIG-IMAGE
    SIG-INK SIG-KEEP SIG-KT SIG-NAME SIG-NOTITLE SIG-POST SIG-STYLE SIZESET SO-ABBR SO-CASE
    SO-COUNCIL SO-CV SO-DIGITS SO-HYPHEN SO-LABEL SO-NAMED SO-NOYEAR SO-SEQ SO-SLASH TN-RULE
    TN-STYLE TN-TEXT TY-RULE TY-STYLE TY-TEXT TYPE-LIST TYPE-STYLE URGENT
""",
)
OURS = {"ND30-X-TRACKED", "ND30-X-COMMENT", "ND30-X-HIDDEN", "ND30-X-EMPTY"}
_PART = r"(?:khoản \d{1,2}(?:, điểm [a-eđ])?|hàng \d{1,2}[ab]?|chú thích 1)"
SOURCE = re.compile(
    rf"Phụ lục I, Phần I, Mục (?:I|II|III|V), {_PART}|Phụ lục I, Phần II, Mục (?:I|II)"
    rf"|Phụ lục II, Mục (?:I|II|III|IV|V)(?:, {_PART})?|Điều \d{{1,2}}"
    r"|Phụ lục III, (?:Mẫu \d\.\d{1,2}|Bảng chữ viết tắt tên loại văn bản)"
    r"|Nghị định không quy định"
)
ALL = list(rules().values())


def ids_of(rule: Rule) -> str:
    return rule.id


def test_every_rule_of_the_decree_is_there_and_no_other() -> None:
    assert set(rules()) == {f"ND30-{name}" for name in IDS} | OURS


def test_every_rule_is_judged_by_one_check_or_says_why_not() -> None:
    judged = {check.rule for check in checks()}
    assert len(judged) == len(checks())
    assert judged == {rule.id for rule in ALL if not rule.not_judged}


def test_what_checks_need_has_a_name_for_people() -> None:
    assert {name for check in checks() for name in check.needs} <= set(NEEDS)


@pytest.mark.parametrize("rule", ALL, ids=ids_of)
def test_sources_name_an_article(rule: Rule) -> None:
    assert [part for part in rule.source.split("; ") if not SOURCE.fullmatch(part)] == []


@pytest.mark.parametrize("rule", ALL, ids=ids_of)
def test_texts_are_whole_vietnamese_sentences(rule: Rule) -> None:
    for text in (rule.title, rule.says, rule.not_judged):
        assert unicodedata.is_normalized("NFC", text)
    assert rule.says.endswith(".")
    assert rule.says[0].isupper() or rule.says[0].isdigit()
    assert not rule.title.endswith(".")
    assert rule.not_judged == "" or rule.not_judged.endswith(".")


@pytest.mark.parametrize("rule", [r for r in ALL if r.tag in "IP"], ids=ids_of)
def test_a_reading_or_practice_is_never_told_as_law(rule: Rule) -> None:
    assert re.match(r"Cách hiểu: |Thực tế: ", rule.says)


@pytest.mark.parametrize("rule", [r for r in ALL if r.tag == "T"], ids=ids_of)
def test_what_only_templates_show_is_told_so(rule: Rule) -> None:
    assert "mẫu" in rule.says.casefold()
    assert "Phụ lục III" in rule.source


@pytest.mark.parametrize("rule", [r for r in ALL if r.unit], ids=ids_of)
def test_ranges_rise_and_have_a_unit(rule: Rule) -> None:
    assert rule.low is not None
    assert rule.high is None or rule.low <= rule.high
    assert rule.unit in ("mm", "pt", "%", "dòng")


def test_a_reading_or_practice_cites_no_article_as_its_own() -> None:
    keep, hidden = rules()["ND30-SIG-KEEP"], rules()["ND30-X-HIDDEN"]
    assert keep.cited == f"cách hiểu của chương trình (từ {keep.source})"
    assert f"Nguồn: {keep.cited}." in keep.explained()
    assert hidden.cited == "cách hiểu của chương trình; Nghị định không quy định"
    assert rules()["ND30-END"].cited == rules()["ND30-END"].source
    assert not [rule.id for rule in ALL if rule.tag in "IP" and rule.cited.startswith("Phụ lục")]


def test_explanations_give_title_text_source_and_certainty() -> None:
    text = rules()["ND30-SEAL-INK"].explained()
    assert text.startswith("Đóng dấu.\n\nDấu đóng rõ ràng")
    assert "Nguồn: Điều 33." in text
    assert TAGS["M"] in text
    assert "Chưa xét được: Việc làm trên bản giấy" in text
