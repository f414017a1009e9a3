"""A verdict for a person: by part of the page, each fault with its place and its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ngocha_kh.cli.nd30_data import Group, groups, one_line
from ngocha_kh.diagnostics import SEVERITY_LABELS, Severity
from ngocha_kh.nd30.judge.finding import Severity as Weight
from ngocha_kh.nd30.judge.scope import SENTENCES, Scope
from ngocha_kh.nd30.judge.verdict import Judged, Verdict

#: Family of the rule's id → part of the page, from top to bottom.
_PARTS = {
    "Trang": ("PAGE", "MARGIN", "PAGENO"),
    "Phông chữ": ("FONT", "CHARSET", "SIZESET"),
    "Quốc hiệu và Tiêu ngữ": ("QH", "TN", "QHTN"),
    "Tên cơ quan": ("ORG", "PARENT"),
    "Số, ký hiệu": ("SO",),
    "Địa danh và thời gian ban hành": ("DD", "DATE"),
    "Tên loại và trích yếu": ("TYPE", "TY", "CV"),
    "Bố cục theo mẫu": ("FORM",),
    "Đường kẻ": ("RULE",),
    "Dấu chỉ mức độ, phạm vi lưu hành": ("SECRET", "URGENT", "CIRC"),
    "Kính gửi": ("KG",),
    "Căn cứ và viện dẫn": ("CC", "REF"),
    "Nội dung": ("BODY", "H", "END"),
    "Viết hoa": ("CAP",),
    "Chữ ký": ("SIG", "SEAL"),
    "Nơi nhận": ("NN",),
    "Địa chỉ cơ quan": ("ADDR",),
    "Phụ lục": ("PL",),
    "Bản điện tử và bản sao": ("E", "COPY"),
    "Tình trạng của tệp": ("X",),
}
_PART_OF = {family: part for part, families in _PARTS.items() for family in families}
_QUOTES = 3


def page(verdicts: Mapping[str, Verdict], *, everything: bool) -> str:
    """All verdicts; with `everything`, also the rules that passed and that were not judged."""
    pages = ["".join(f"{line}\n" for line in _file(p, v, everything)) for p, v in verdicts.items()]
    if len(pages) > 1:
        errors = sum(verdict.has_errors for verdict in verdicts.values())
        pages.append(f"Đã xét {len(pages)} tệp: {errors} tệp có lỗi.\n")
    return "\n".join(pages)


def _file(path: str, verdict: Verdict, everything: bool) -> Iterator[str]:
    yield one_line(path)
    if verdict.scope is not Scope.ADMINISTRATIVE:
        yield f"  {SENTENCES[verdict.scope]}"
        if not verdict.scope.is_judged:
            return
    yield from _findings(verdict)
    yield f"  {_summary(verdict)}"
    if everything:
        yield from _rest(verdict)


def _findings(verdict: Verdict) -> Iterator[str]:
    by_part: dict[str, list[Group]] = {part: [] for part in _PARTS}
    for group in groups(verdict.findings):
        by_part[_PART_OF[group.first.rule.id.split("-")[1]]].append(group)
    for part, members in by_part.items():
        if members:
            yield f"  {part}"
        for group in members:
            yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    first = group.first
    label = SEVERITY_LABELS[Severity(first.severity)]
    finding = first.finding
    said = one_line(f"{finding.measured} → {finding.allowed}")
    yield f"    {label:<8} {first.rule.id}: {said}"
    yield f"{'':<13}{_places(group)}"
    yield f"{'':<13}{first.rule.title}: {first.rule.cited}"


def _places(group: Group) -> str:
    """ "57 chỗ, chỗ đầu: …" for many; the places themselves, one after another, for few."""
    items = group.items
    if len(items) > _QUOTES:
        return f"{len(items)} chỗ, chỗ đầu: {_place(items[0])}"
    return "; ".join(dict.fromkeys(_place(item) for item in items))


def _place(item: Judged) -> str:
    finding = item.finding
    if finding.quote:
        return one_line(f"{finding.where}: «{finding.quote}»")
    return one_line(finding.where)


def _summary(verdict: Verdict) -> str:
    counts = [(verdict.count(Weight(s)), label) for s, label in SEVERITY_LABELS.items()]
    said = ", ".join(f"{count} {label}" for count, label in counts if count)
    return (
        f"Kết quả: {said or 'không có lỗi'}; {len(verdict.passed)} quy tắc đạt, "
        f"{len(verdict.not_evaluated)} quy tắc chưa xét."
    )


def _rest(verdict: Verdict) -> Iterator[str]:
    yield "  Đạt"
    for rule in verdict.passed:
        yield f"    {rule.id}: {rule.title}"
    yield "  Chưa xét"
    for rule, reason in verdict.not_evaluated:
        yield f"    {rule.id}: {rule.title}. {reason}"
