"""Zones 9b and 12: Nơi nhận, the drafter's code (Phụ lục I, Phần I, II.9, III.3; V.8b, V.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..kinds import DECISIONS, LETTER
from ..looks import Style, at_left, judge, judge_all
from ..model import Paragraph
from ..paper import Paper
from ..registry import check
from ..words import ending, excerpt, fold, mm

_WHERE = "phần «Nơi nhận»"
_COPIES = r" ?\(\d+ ?(?:b|bản)?\)"
_KEPT = re.compile(
    rf"- Lưu: VT((, [0-9A-ZĐƯ&.-]+)*({_COPIES})?|, [Hh]ồ sơ)(\.( ?[A-ZĐƯ.]+\.?{_COPIES}\.?)?)$"
)
# Their own text names those who receive them; a công văn and a tờ trình without "Kính gửi" are the
# matter of ND30-KG-WHEN.
_ADDRESSED = frozenset(
    {"GM", "GGT", "GNP", "GUQ", "CĐ", "PG", "PC", "PB", "TCg", "TTr", LETTER, ""}
)
_DRAFTER = re.compile(r"([^\W\d_]+)\.? ?\(?\d+\)?\.?$")


def _shown(item: Paragraph) -> str:
    return f"{item.number} {item.shown}".strip()


def _is_kept(item: Paragraph) -> bool:
    return bool(re.match(r"\W*LUU\b", fold(_shown(item))))


def _lists(paper: Paper) -> tuple[list[Paragraph], Paragraph | None, list[Paragraph]]:
    """The recipients, the line "Lưu", and what stands after it (the drafter's code)."""
    items = [*paper.parts.recipients]
    index = next((i for i, item in enumerate(items) if _is_kept(item)), None)
    if index is None:
        return items, None, []
    return items[:index], items[index], items[index + 1 :]


@check("ND30-NN-LABEL", "recipients_label")
def label(paper: Paper) -> Iterator[Finding]:
    """ "Nơi nhận:" on its own line at the left, level with the signature; 12 points, bold italic."""
    line = paper.parts.recipients_label
    assert line
    if line.shown != "Nơi nhận:":
        yield at(
            line, _WHERE, f"ghi «{excerpt(line.shown, 30)}»", "«Nơi nhận:» trên một dòng riêng"
        )
    yield from judge(line, Style(low=12, high=12, bold=True, italic=True), _WHERE)
    # Where a tab sets the line its alignment is not known.
    if not at_left(line) and line.align != "center":
        yield at(line, _WHERE, f"cách lề trái {mm(line.left + line.first)}", "sát lề trái")
    elif line.align == "center" and line.place.cell:
        yield at(line, _WHERE, "canh giữa", "sát lề trái")
    if not _level(paper, line):
        allowed = "ngang hàng với quyền hạn, chức vụ người ký"
        yield at(line, _WHERE, "không ngang hàng với phần chữ ký", allowed)


def _level(paper: Paper, line: Paragraph) -> bool:
    """In one row with the first line of the signature; in a biên bản it stands below."""
    signing = paper.parts.signing
    if not signing or paper.parts.type == "BB" or line.place.part == "textbox":
        return True
    first = signing[0]
    if line.place.cell and first.place.cell:
        return line.place.cell[:2] == first.place.cell[:2]
    return first.place.part == "textbox" or line.place == first.place


@check("ND30-NN-ITEM", "recipients")
def items(paper: Paper) -> Iterator[Finding]:
    """Each on its own line behind a hyphen at the left margin, ended by ";"; upright, 11 points.

    The end of the last line belongs to ND30-NN-LUU.
    """
    listed, kept, _ = _lists(paper)
    looks = Style(low=11, high=11, bold=False, italic=False)
    yield from judge_all([*listed, kept] if kept else listed, looks, _WHERE)
    for item in listed:
        text = _shown(item)
        if not re.match(r"- \S", text):
            yield at(item, _WHERE, f"ghi «{excerpt(text, 30)}»", "bắt đầu bằng «- »")
        elif not text.endswith(";"):
            yield at(
                item, _WHERE, f"kết thúc «{ending(text, 20)}»", "kết thúc bằng dấu chấm phẩy (;)"
            )
        elif re.search(r"; ?- ?\w", text):
            yield at(item, _WHERE, "nhiều nơi nhận trên một dòng", "mỗi nơi nhận một dòng")
        elif not at_left(item) and item.align != "center":
            yield at(item, _WHERE, f"cách lề trái {mm(item.left + item.first)}", "sát lề trái")


@check("ND30-NN-NHUTREN", "recipients")
def first_item(paper: Paper) -> Iterator[Finding]:
    """ "- Như trên;" first where there is a Kính gửi; "- Như Điều ...;" in decisions (template).

    "Như trên" says nothing where nobody stands above: neither "Kính gửi" nor a text that is itself
    addressed, as an invitation is.
    """
    parts = paper.parts
    first = parts.recipients[0]
    key = fold(_shown(first)).lstrip("- ")
    if parts.addressed and (parts.type in {LETTER, "TTr", "BC"} or not parts.type):
        if not key.startswith("NHU TREN"):
            yield at(first, _WHERE, f"dòng đầu «{excerpt(first.shown, 40)}»", "«- Như trên;»")
    elif parts.type in DECISIONS and not key.startswith("NHU "):
        measured = f"dòng đầu «{excerpt(first.shown, 40)}»"
        yield at(first, _WHERE, measured, "«- Như Điều ...;»", Severity.WARNING)
    elif parts.addressed is None and parts.type not in _ADDRESSED and key.startswith("NHU TREN"):
        allowed = "«- Như trên;» chỉ dùng khi có «Kính gửi»"
        yield at(first, _WHERE, "ghi «Như trên» nhưng không có «Kính gửi»", allowed, _WARN)


_WARN = Severity.WARNING


@check("ND30-NN-LUU", "recipients_label")
def kept_copy(paper: Paper) -> Iterator[Finding]:
    """The last item: "- Lưu: VT, unit (copies)." with a full stop."""
    _, kept, _ = _lists(paper)
    allowed = "«- Lưu: VT, chữ viết tắt đơn vị soạn thảo.»"
    if kept is None:
        line = paper.parts.recipients_label
        assert line
        yield at(line, _WHERE, "không có dòng «Lưu»", allowed)
    elif not _KEPT.match(text := _shown(kept)):
        said = ", ".join(_kept_faults(text)) or f"ghi «{excerpt(text, 40)}»"
        yield at(kept, _WHERE, said, allowed)


def _kept_faults(text: str) -> Iterator[str]:
    """What exactly is wrong with the line "Lưu"."""
    yield from (fault for pattern, fault in _KEPT_FAULTS if re.search(pattern, text))
    _, _, units = text.partition("VT")
    for unit in re.split("[,;]", re.sub(r"\(.*?\)", "", units)):
        word = unit.strip(" .")
        if word != word.upper() and word.casefold() != "hồ sơ":
            yield f"«{word}» không phải chữ viết tắt in hoa"


_KEPT_FAULTS = (
    (r"^(?!- )", "không bắt đầu bằng «- »"),
    (r"^\W*lưu\b", "chữ «Lưu» không viết hoa"),
    (r"[Ll]ưu(?! ?:)", "không có dấu hai chấm sau «Lưu»"),
    (r"[Ll]ưu :", "có dấu cách trước dấu hai chấm"),
    (r"[Ll]ưu ?:VT", "không có dấu cách sau dấu hai chấm"),
    (r"[Ll]ưu(?! ?:? ?VT\b)", "không có «VT» ngay sau «Lưu:»"),
    (r";.*\w", "dấu chấm phẩy ở chỗ phải là dấu phẩy"),
    (r"\bVT [\w-]", "không có dấu phẩy sau «VT»"),
    (r",\S", "không có dấu cách sau dấu phẩy"),
    (r"\s,", "có dấu cách trước dấu phẩy"),
    (r",\W*$", "thừa dấu phẩy"),
    (r";$", "kết thúc bằng dấu chấm phẩy thay cho dấu chấm"),
    (r"[^.;,]$", "không có dấu chấm cuối"),
)


@check("ND30-NN-DRAFTER", "recipients")
def drafter(paper: Paper) -> Iterator[Finding]:
    """The drafter's code in capitals, the number of copies in Arabic digits, 11 points."""
    _, _, after = _lists(paper)
    for line in after:
        match = _DRAFTER.fullmatch(line.shown)
        if match and not match[1].isupper():
            yield at(line, _WHERE, f"ký hiệu «{match[1]}»", "viết hoa, ví dụ PL.(300)")
        elif match is None and not line.shown.isupper():
            yield at(line, _WHERE, f"ghi «{excerpt(line.shown, 40)}»", "«Lưu» là dòng cuối")
        if match:
            yield from judge(line, Style(low=11, high=11, bold=False, italic=False), _WHERE)
