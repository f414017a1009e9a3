"""V-QMS-14, 44, V-OBJ-01, 02: the quality policy, the objectives of a year, and their results."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.qms.states import document_revision
from ngocha_kh.records.objective import Objective
from ngocha_kh.records.qms_document import QmsDocument
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import owed_years, place_of_year, qms_of
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-QMS-14", Severity.WARNING, also=("Q14",))
def a_year_has_policy_and_objectives(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phải có chính sách chất lượng đang áp dụng và mục tiêu chất lượng của năm.

    TCVN ISO 9001, điều 5.2 và 6.2; kế hoạch năm, mục II.2. Hạn có mục tiêu của năm đặt ở
    qms.objectives_by trong workspace.yaml (đề xuất: 31/3); quy tắc nhắc từ ngày sau đó.

    Cách sửa: ban hành chính sách («nkh new qms_document», doc_kind: policy); ghi mục tiêu của năm
    («nkh new objective»).
    """
    year = index.as_of.year
    by = on_month_day(year, qms_of(index).objectives_by.value)
    kinds = {"procedure", "declaration", "qms_document", "objective"}
    if kinds & index.unread_kinds or index.as_of <= by or year not in owed_years(index):
        return
    if not _policies(index):
        yield *place_of_year(index, year), "chưa có chính sách chất lượng đang áp dụng"
    if not any(record.year == year for _, record in index.records("objective")):
        yield (
            *place_of_year(index, year),
            f"sau ngày {short_date(by)} chưa có mục tiêu chất lượng của năm {year}",
        )


@workspace_rule("V-QMS-44")
def policy_and_objectives_are_clear(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Chỉ một chính sách chất lượng đang áp dụng; mỗi mục tiêu phải có mức phải đạt.

    TCVN ISO 9001, điều 5.2 và 6.2: mục tiêu đo được; đơn vị tính, đơn vị chịu trách nhiệm đã có trong
    hồ sơ, mức phải đạt xét từ sau hạn qms.objectives_by của năm (đề xuất: 31/3).

    Cách sửa: thu hồi chính sách cũ (withdrawn); ghi target ở measure của mục tiêu.
    """
    policies = _policies(index)
    for fact, record in policies[1:]:
        others = ", ".join(one.id for _, one in policies if one.id != record.id)
        yield fact.path, ("doc_kind",), f"đang có chính sách chất lượng khác: {others}"
    for fact, one in index.records("objective"):
        by = on_month_day(one.year, qms_of(index).objectives_by.value)
        if one.measure.target is None and index.as_of > by:
            yield fact.path, ("measure",), "mục tiêu chưa có mức phải đạt (target)"


@record_rule("V-OBJ-01", Objective)
def results_are_sound_counts(objective: Objective) -> Iterator[tuple[Route, str]]:
    """Kết quả của mục tiêu là hai số đếm hợp lý, của một kỳ trong năm.

    Tỷ lệ do chương trình tính từ tử số, mẫu số (TCVN ISO 9001, điều 9.1; quy ước ghi chép, đề xuất).
    Mẫu số bằng 0 là không phát sinh nên tử số cũng bằng 0; với đơn vị tính là %, tử số không lớn hơn
    mẫu số.

    Cách sửa: sửa numerator, denominator, period_key theo bảng số liệu.
    """
    for number, one in enumerate(objective.results):
        if one.denominator == 0 and one.numerator:
            yield (
                ("results", number, "numerator"),
                f"tử số {one.numerator} khi mẫu số bằng 0 (không phát sinh)",
            )
        elif objective.measure.unit.strip() == "%" and one.numerator > one.denominator:
            yield (
                ("results", number, "numerator"),
                f"tử số {one.numerator} lớn hơn mẫu số {one.denominator}, tỷ lệ vượt 100%",
            )
        if not one.period_key.startswith(str(objective.year)):
            yield (
                ("results", number, "period_key"),
                f"kỳ {one.period_key} không thuộc năm {objective.year} của mục tiêu",
            )


@record_rule("V-OBJ-02", Objective)
def computed_results_are_not_typed(objective: Objective) -> Iterator[tuple[Route, str]]:
    """Mục tiêu có nguồn số liệu tự tính thì không nhập kết quả bằng tay.

    Một số liệu chỉ lấy từ một nơi: hồ sơ một cửa, phiếu khắc phục, quy trình (đề xuất).

    Cách sửa: xóa results; hoặc đổi data_source thành manual, ghi minh chứng của từng kết quả.
    """
    if objective.data_source != "manual" and objective.results:
        yield ("results",), "kết quả của nguồn tự tính được nhập bằng tay"


def _policies(index: Index) -> list[tuple[Facts, QmsDocument]]:
    """The quality policies in force on the day of the check."""
    return [
        (fact, record)
        for fact, record in index.records("qms_document")
        if record.doc_kind == "policy" and document_revision(record, index.as_of) is not None
    ]
