"""Appendices and attached documents are found after the signature; nothing makes it fail."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from nd30.judge.parts import build
from nd30.judge.parts.build import doc, drawn, in_section, line, made, mid, table

from ngocha_kh.nd30.judge.model import Paragraph
from ngocha_kh.nd30.judge.parts import find


def texts(found: tuple[Paragraph, ...]) -> list[str]:
    return [p.shown for p in found]


def text(found: Paragraph | None) -> str:
    assert found is not None
    return found.shown


LABEL = mid("Phụ lục I", bold=True)
ANNEX = (
    LABEL,
    mid("DANH MỤC SÁNG KIẾN", bold=True),
    mid("(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 01 năm 2026)", italic=True),
    drawn(40),
    line("Nội dung./."),
)


def test_appendices_follow_the_signature() -> None:
    second = (mid("Phụ lục II", bold=True), *ANNEX[1:])
    after = (*in_section(1, ANNEX), *in_section(1, second))
    parts = find(made(after=after))
    assert [text(a.label) for a in parts.appendices] == ["Phụ lục I", "Phụ lục II"]
    first = parts.appendices[0]
    assert texts(first.title) == ["DANH MỤC SÁNG KIẾN"]
    assert text(first.attached).startswith("(Kèm theo")
    assert len(first.blocks) == 5
    assert first.section == 1


def test_an_attached_document_has_a_head_of_its_own() -> None:
    zones = build.HEAD
    head = table((zones["issuer"], (zones["state"], zones["motto"])))
    attached = (
        mid("QUY CHẾ", bold=True),
        mid("Làm việc của Ủy ban nhân dân phường", bold=True),
        mid("(Kèm theo Quyết định số 145/QĐ-UBND ngày 05 tháng 01 năm 2026)", italic=True),
        drawn(40),
        line("Điều 1. Phạm vi."),
    )
    parts = find(made(build.DECISION, after=(head, *attached)))
    assert len(parts.attachments) == 1
    found = parts.attachments[0]
    assert found.label is None
    assert texts(found.title) == ["QUY CHẾ", "Làm việc của Ủy ban nhân dân phường"]
    assert len(found.blocks) == 6
    assert text(parts.number) == "Số: 145/QĐ-UBND"


def test_words_of_the_body_are_no_appendix() -> None:
    body = (line("Phụ lục I kèm theo Báo cáo này nêu số liệu."), *build.HEAD["body"])
    assert find(made(body=body)).attachments == ()


blocks = st.lists(
    st.sampled_from(
        [
            *(
                p
                for z in (build.HEAD | build.DECISION | build.SENT).values()
                for p in build.flat(z)
            ),
            *ANNEX,
            mid("V/v việc khác", 12),
            line("\tmột\thai\n\n\tba"),
            Paragraph(),
            build.head_table(build.HEAD),
            build.sign_table(build.HEAD),
            table(()),
            replace(table(()), rows=()),
        ]
    ),
    max_size=30,
)


@given(blocks, blocks)
def test_no_order_of_lines_makes_it_fail(found: list[object], boxes: list[object]) -> None:
    boxed = tuple(b for b in boxes if isinstance(b, Paragraph))
    parts = find(doc(*found, boxes=boxed))
    assert parts.type in {"", "BC", "QĐ", "CV", "TB", "NQ"}
