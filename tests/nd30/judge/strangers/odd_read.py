"""Odd but readable documents: the judge must say something about each, or refuse it in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nd30.judge.strangers import odd_builders as build
from nd30.judge.strangers.good import good
from nd30.judge.strangers.package import MAIN, docx, members, part, section, zipped
from nd30.judge.strangers.wml import XMLNS, para, run, table

ODD: Final[dict[str, Callable[[], bytes]]] = {
    "nothing in the body": lambda: docx(""),
    "no body": lambda: zipped(members(docx("")) | {MAIN: f"<w:document {XMLNS}/>".encode()}),
    "no styles part": lambda: build.without("word/styles.xml"),
    "no numbering part": lambda: build.without("word/numbering.xml"),
    "no theme part": lambda: build.without("word/theme1.xml"),
    "missing header part": lambda: build.without("word/header1.xml"),
    "no relationships of the document": lambda: build.without("word/_rels/document.xml.rels"),
    "no content types": lambda: build.without("[Content_Types].xml"),
    "broken styles": lambda: build.other_part("styles", "<w:styles"),
    "broken theme": lambda: build.other_part("theme1", "<a:theme"),
    "empty theme": lambda: build.other_part("theme1", "<a:theme xmlns:a='x'/>"),
    "styles are a table": lambda: build.other_part("styles", part("document", "<w:tbl/>")),
    "no section properties": lambda: docx(para(run("Chỉ một dòng"))),
    "only a table": lambda: docx(table([[para(run("ô"))]], (50,))),
    "empty rows": build.empty_rows,
    "a span of two milliards": build.wide_span,
    "styles in a ring": build.cycle,
    "lists in a ring": lambda: build.numbering(build.level("1", "decimal", "%1.")),
    "a list from ten milliards": lambda: build.numbering(
        build.level("9999999999", "lowerRoman", "%1)")
    ),
    "a list of letters from 10^6": lambda: build.numbering(
        build.level("1000000", "lowerLetter", "%1")
    ),
    "a list of all levels": lambda: build.numbering(build.level("1", "chicken", "%9%8%0%%" * 20)),
    "nonsense for numbers": build.nonsense,
    "fields never ended": lambda: build.fields(1_000),
    "tables 40 deep": lambda: build.tables(40),
    "tables 5,000 deep": lambda: build.tables(5_000),
    "text boxes 30 deep": lambda: build.boxes(30),
    "text boxes 3,000 deep": lambda: build.boxes(3_000),
    "content controls 200 deep": lambda: docx(
        "<w:sdt><w:sdtContent>" * 100 + para(run("x")) + "</w:sdtContent></w:sdt>" * 100
    ),
    "2,000 sections": lambda: docx(para(section=section()) * 2_000),
    "5,000 styles": lambda: docx(
        para(run("x"), style="S4999"),
        styles=part("styles", "".join(build.style(f"S{n}", f"S{n - 1}") for n in range(5_000))),
    ),
    "one paragraph of a million letters": lambda: docx(para(run("chữ " * 250_000))),
    "a word of a million letters": lambda: docx(para(run("a" * 1_000_000))),
    "hundred thousand runs": lambda: docx(para(run("a") * 100_000)),
    "strict": build.strict,
    "UTF-16": build.utf16,
    "docm": lambda: build.of_kind("ms-word.document.macroEnabled.main"),
    "dotx": lambda: build.of_kind("openxmlformats-officedocument.wordprocessingml.template.main"),
    "headers in a ring": build.headers_in_a_ring,
    "external styles": build.external,
    "itself inside": build.packed_in_itself,
    "junk before the zip": lambda: b"#!/bin/sh\n" + good("thong_bao"),
    "words after the zip": lambda: good("thong_bao") + b"\0" * 100,
    "comments and instructions": lambda: build.other_main(
        lambda text: text.replace("<w:t ", "<!-- a --><?b c?><w:t ")
    ),
    "unknown elements": lambda: build.other_main(
        lambda text: text.replace("<w:tr>", "<w:moi/><w:tr>").replace("<w:p>", "<w:p><w:la/>")
    ),
    "header line in every row": lambda: docx(table([[para(run("Số: 1/A"))]] * 300, (90,))),
    "two of everything": lambda: build.other_main(
        lambda text: text.replace(
            "<w:body>", "<w:body>" + text.split("<w:body>")[1].split("<w:sectPr")[0]
        )
    ),
    "right to left and joiners": lambda: docx(para(run("\u202eSố: \u200b05/BC\u2066-UBND\ufeff"))),
    "every plane of Unicode": lambda: docx(para(run("".join(map(chr, range(0x1F600, 0x1F700)))))),
}
