"""Face, colour, characters, and what a file should not carry."""

import unicodedata

import pytest
from nd30.judge.body.papers import found, measured, paper, para, section, table

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.model import Look, Paragraph, Place, Run

ARIAL = Look(font="Arial")
RULES = ("FONT-FACE", "FONT-COLOR", "CHARSET", "X-HIDDEN", "X-TRACKED", "X-COMMENT", "X-EMPTY")


@pytest.mark.parametrize(
    "paragraph",
    [
        para(),
        pytest.param(para(look=Look(font="times new roman")), id="case does not matter"),
        pytest.param(para(look=Look(font="TimesNewRomanPSMT")), id="PostScript name"),
        pytest.param(para("  ", look=ARIAL), id="spaces have no face"),
        pytest.param(para("bí mật", look=Look(font="Arial", hidden=True)), id="hidden: X-HIDDEN"),
        pytest.param(para("☑", look=Look(font="Segoe UI Symbol")), id="a tick"),
        para(look=Look(color="000000")),
    ],
)
def test_times_new_roman_in_black_is_silent(paragraph: Paragraph) -> None:
    on = paper(paragraph)
    assert [rule for rule in RULES[:3] if found(rule, on)] == []


def test_the_face_is_looked_for_everywhere() -> None:
    head = (Paragraph(runs=(Run("x", ARIAL),), place=Place("header")),)
    note = Paragraph(runs=(Run("x", ARIAL),), place=Place("footnote"))
    box = Paragraph(runs=(Run("x", ARIAL),), place=Place("textbox"))
    cell = Paragraph(runs=(Run("x", ARIAL),), place=Place(cell=(2, 3, 1)))
    on = paper(
        para("x", look=ARIAL), table([cell]), notes=(note,), boxes=(box,),
        sections=[section(headers={"default": head}), section(headers={"default": head})],
    )  # fmt: skip
    assert [f.where for f in found("FONT-FACE", on)] == [
        "đoạn 1", "bảng 2, hàng 3, cột 1", "hộp chữ", "chú thích", "đầu trang",
    ]  # fmt: skip


def test_each_paragraph_names_its_faces_once() -> None:
    runs = (Run("a", ARIAL), Run("b"), Run("c", Look(font="Calibri")), Run("d", ARIAL))
    assert measured("FONT-FACE", paper(Paragraph(runs=runs))) == ["phông chữ Arial, Calibri"]


def test_old_character_sets_are_named_once_and_by_their_own_rule() -> None:
    on = paper(para(look=Look(font=".VnTime")), para(look=Look(font="VNI-Times")))
    assert measured("CHARSET", on) == ["phông chữ .VnTime", "phông chữ VNI-Times"]
    assert found("FONT-FACE", on) == []


def test_private_characters_are_named_but_for_signs() -> None:
    assert len(found("CHARSET", paper(para("a\uf0a7b")))) == 1
    assert found("CHARSET", paper(para("\uf0a7", look=Look(font="Wingdings")))) == []


def test_decomposed_letters_are_but_a_warning() -> None:
    [finding] = found("CHARSET", paper(para(unicodedata.normalize("NFD", "Ủy ban"))))
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(("color", "severity"), [("FF0000", None), ("0D0D0D", Severity.WARNING)])
def test_colour_is_named(color: str, severity: Severity | None) -> None:
    [finding] = found("FONT-COLOR", paper(para(look=Look(color=color))))
    assert finding.measured == f"màu {color}"
    assert finding.severity is severity


def test_the_urgency_mark_is_red() -> None:
    mark = para("HỎA TỐC", look=Look(color="FF0000"))
    on = paper(mark)
    urgency = on.document.paragraphs[0]
    assert found("FONT-COLOR", paper(urgency)) != []
    with_mark = paper(parts={"urgency": urgency, "body": ()}, boxes=(urgency,))
    assert found("FONT-COLOR", with_mark) == []


def test_a_clean_file_is_silent() -> None:
    on = paper(para(), para(""), table([para()]), para())
    assert [rule for rule in RULES if found(rule, on)] == []


def test_what_a_file_carries_is_counted() -> None:
    on = paper(para(), para(""), para(), tracked_changes=3, comments=1)
    assert measured("X-TRACKED", on) == ["3 thay đổi đang được theo dõi"]
    assert measured("X-COMMENT", on) == ["1 ghi chú bên lề"]
    assert measured("X-EMPTY", on) == ["có đoạn trống ở sau"]


def test_hidden_words_are_not_repeated() -> None:
    runs = (Run("thấy "), Run("mật khẩu", Look(hidden=True)))
    [finding] = found("X-HIDDEN", paper(Paragraph(runs=runs)))
    assert finding.quote == "thấy"
