"""V-NC-03, 04, 06: causes that explain nothing, findings that come back, late files without a slip."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.states import SlipState, slip_state
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.one_stop import OneStopRow
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import qms_of, runs_on
from ngocha_kh.vietnamese import folded, short_date
from ngocha_kh.workdays import add_months

#: A cause with this few words beside a stock phrase says nothing more than the phrase.
_FEW_WORDS: Final = 4
_WORDS: Final = re.compile(r"\w+")


@workspace_rule("V-NC-03", Severity.WARNING)
def causes_explain(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nguyên nhân gốc phải nói vì sao, không nhắc lại mô tả và không chỉ là lời chung chung.

    Nguyên nhân như «do sơ suất» không cho biết phải sửa gì để không lặp lại (TCVN ISO 9001, điều
    10.2). Các cụm từ chung chung đặt ở qms.stock_causes trong workspace.yaml (đề xuất).

    Cách sửa: hỏi tiếp «vì sao» đến khi ra điều có thể sửa: biểu mẫu, phân công, phần mềm, đào tạo…
    """
    stock = [_plain(phrase) for phrase in qms_of(index).stock_causes.value]
    for fact, slip in index.records("nonconformity"):
        if slip.root_cause is None:
            continue
        text = _plain(slip.root_cause.text)
        if text in (_plain(slip.description), _plain(slip.title)):
            yield fact.path, ("root_cause", "text"), "nguyên nhân chỉ nhắc lại mô tả"
        elif _says_nothing(text, stock):
            yield (
                fact.path,
                ("root_cause", "text"),
                f"nguyên nhân «{slip.root_cause.text}» quá chung, chưa cho biết phải sửa gì",
            )


@workspace_rule("V-NC-04", Severity.WARNING)
def findings_do_not_come_back(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc sự không phù hợp lặp lại sau khi phiếu trước đã đóng.

    Cùng đơn vị, điều khoản, quy trình mà phát hiện lại trong thời gian qms.recurrence_months (đề
    xuất: 12 tháng) sau ngày đóng thì hành động khắc phục trước chưa có hiệu lực (TCVN ISO 9001, điều
    10.2).

    Cách sửa: xem lại nguyên nhân gốc của phiếu trước; tìm hành động khác, ghi ở phiếu mới.
    """
    months = qms_of(index).recurrence_months.value
    for slips in _by_subject(index.records("nonconformity")):
        closings = sorted((one.closed.on, one.id) for _, one in slips if one.closed)
        for fact, again in slips:
            number = bisect_left(closings, (again.detected_on, ""))
            if not number or again.detected_on > index.as_of:
                continue
            on, before = closings[number - 1]
            if again.detected_on <= add_months(on, months):
                yield (
                    fact.path,
                    ("procedure",) if again.procedure else ("clause",),
                    f"lặp lại {before} đã đóng ngày {short_date(on)}; hành động trước chưa có hiệu lực",
                )


@workspace_rule("V-NC-06", Severity.WARNING)
def late_files_have_an_apology_or_a_slip(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Tháng có hồ sơ quá hạn không có thư xin lỗi thì phải có phiếu khắc phục.

    Hồ sơ quá hạn là đầu ra không phù hợp (TCVN ISO 9001, điều 8.7, 10.2). Phiếu của tháng ghi mã số
    liệu một cửa ở month. Cột có thư xin lỗi (late_with_apology) để trống thì coi như chưa có thư. Chỉ
    xét khi phường đang áp dụng hệ thống (có quy trình hoặc công bố đang hiệu lực).

    Cách sửa: bổ sung số thư xin lỗi theo bảng của Thành phố; hoặc lập phiếu, ghi month.
    """
    if {"nonconformity", "procedure", "declaration"} & index.unread_kinds:
        return
    if not index.records("one_stop") or not runs_on(index, index.as_of):
        return
    with_slip = {
        slip.month
        for _, slip in index.records("nonconformity")
        if slip_state(slip, index.as_of) is not SlipState.CANCELLED
    }
    for fact, month in index.records("one_stop"):
        if month.extracted_on > index.as_of or month.id in with_slip:
            continue
        left = [(n, _without_apology(row)) for n, row in enumerate(month.rows)]
        total = sum(count for _, count in left)
        if total:
            first = next(number for number, count in left if count)
            yield (
                fact.path,
                ("rows", first, "late"),
                f"{total} hồ sơ quá hạn trong tháng không có thư xin lỗi và không có phiếu khắc phục nào của tháng",
            )


def _without_apology(row: OneStopRow) -> int:
    if row.late_without_apology is not None:
        return row.late_without_apology
    return max(row.late - (row.late_with_apology or 0), 0)


def _plain(text: str) -> str:
    """Words only, without diacritics and case."""
    return " ".join(_WORDS.findall(folded(text)))


def _says_nothing(text: str, stock: Iterable[str]) -> bool:
    """Whether a stock phrase stands in the text with hardly a word more."""
    words = len(text.split())
    return any(
        f" {phrase} " in f" {text} " and words - len(phrase.split()) <= _FEW_WORDS
        for phrase in stock
        if phrase
    )


def _by_subject(
    slips: Iterable[tuple[Facts, Nonconformity]],
) -> Iterator[list[tuple[Facts, Nonconformity]]]:
    """Slips of one unit, clause and procedure together; those that name neither stay out."""
    groups: dict[tuple[str, str | None, str | None], list[tuple[Facts, Nonconformity]]] = {}
    for fact, slip in slips:
        if (slip.clause or slip.procedure) and slip.cancelled is None:
            groups.setdefault((slip.unit, slip.clause, slip.procedure), []).append((fact, slip))
    return (group for group in groups.values() if len(group) > 1)
