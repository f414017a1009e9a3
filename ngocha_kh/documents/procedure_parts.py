"""Part 5 of a procedure: its items in words, its steps as rows, their time together."""

from collections.abc import Iterator
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.procedures import bases_of, length_words
from ngocha_kh.documents.qms_words import labels
from ngocha_kh.documents.wording import lower_first, sentence
from ngocha_kh.records.base import Duration
from ngocha_kh.records.procedure import Paper, Procedure, Revision, Step
from ngocha_kh.vietnamese import number

#: A heading and its paragraphs; one that begins with "- " is an item.
Item = tuple[str, list[str]]
_STANDARD = "standard"  #: stands in part 3
_NO_BASE = "Quy trình được xây dựng theo yêu cầu của hệ thống quản lý chất lượng."


def serves_citizens(procedure: Procedure) -> bool:
    """Whether it handles administrative procedures, whose parts Nghị định 63/2010, Điều 8 names."""
    return procedure.type == "operational" and not procedure.internal


def items(office: Office, procedure: Procedure, issue: Revision) -> list[dict[str, Any]]:
    """The items before the steps, numbered from 1; an internal procedure has only what it says."""
    found = [
        (title, texts)
        for title, texts in _items(office, procedure, issue)
        if texts or serves_citizens(procedure)
    ]
    return [
        {"no": str(n), "title": title, "texts": [_marked(text) for text in texts or ["Không."]]}
        for n, (title, texts) in enumerate(found, 1)
    ]


def _items(office: Office, procedure: Procedure, issue: Revision) -> Iterator[Item]:
    texts = (office.documents.get(one) for one in issue.legal_bases)
    bases = bases_of(office, (t.id for t in texts if t and t.doc_type != _STANDARD))
    yield "Cơ sở pháp lý", _list(bases) if bases else [_NO_BASE]
    papers = _list([_paper(paper) for paper in procedure.papers])
    if procedure.sets:
        papers.append(f"Số lượng hồ sơ: {procedure.sets:02d} bộ.")
    yield "Thành phần, số lượng hồ sơ", papers
    yield "Thời hạn giải quyết", _said(length_words(procedure.deadline))
    yield "Cách thức thực hiện, nơi tiếp nhận và trả kết quả", _manner(procedure)
    yield "Đối tượng thực hiện", _said(procedure.applicants)
    yield "Cơ quan, người có thẩm quyền giải quyết", _said(procedure.deciding_agency)
    yield "Phí, lệ phí", _said(procedure.fee)
    yield "Yêu cầu, điều kiện thực hiện", _list(procedure.conditions)
    yield "Kết quả thực hiện", _said(procedure.result)


def _marked(text: str) -> dict[str, Any]:
    """A text and whether it is an item of a list."""
    return {"text": text.removeprefix("- "), "item": text.startswith("- ")}


def _said(text: str | None) -> list[str]:
    return [sentence(text)] if text else []


def _list(texts: tuple[str, ...] | list[str]) -> list[str]:
    """Items that end with ";", the last with a full stop."""
    bare = [text.rstrip(" .;") for text in texts]
    return [f"- {text}{'.' if n == len(bare) else ';'}" for n, text in enumerate(bare, 1)]


def _manner(procedure: Procedure) -> list[str]:
    known = labels("procedure", "manner", 0)
    words = "; ".join(lower_first(known[one]) for one in procedure.manner)
    found = [f"Cách thức thực hiện: {words}."] if words else []
    place = procedure.receiving_place
    return [*found, *_said(f"Nơi tiếp nhận và trả kết quả: {place}" if place else None)]


def _paper(paper: Paper) -> str:
    """ "Tờ khai đăng ký khai sinh (biểu mẫu BM-01; bản chính)"."""
    said = [f"biểu mẫu {paper.form}"] if paper.form else []
    said += ["bản chính"] if paper.original else []
    said += ["xuất trình"] if paper.shown else []
    name = paper.name.rstrip(" .;")
    return f"{name} ({'; '.join(said)})" if said else name


def step_rows(office: Office, procedure: Procedure) -> list[dict[str, Any]]:
    """One row a step, and their time together."""
    rows: list[dict[str, Any]] = [
        _step(office, n, step) for n, step in enumerate(procedure.steps, 1)
    ]
    total = _total(procedure)
    if total is None:
        return rows
    end = {
        "no": "",
        "content": "Tổng thời gian",
        "who": "",
        "time": total,
        "output": "",
        "bold": "x",
    }
    return [*rows, end]


def _step(office: Office, position: int, step: Step) -> dict[str, str]:
    who = [step.role or "", office.unit_name(step.unit) if step.unit else ""]
    time = length_words(step.time)
    if step.outside:
        time = f"{time} (không tính vào thời hạn)" if time else "Không tính vào thời hạn"
    return {
        "no": str(position),
        "content": step.content,
        "who": "\n".join(filter(None, who)),
        "time": time,
        "output": step.output or "",
    }


def _total(procedure: Procedure) -> Figure | None:
    """In the unit of the deadline; None while a step within it has no time."""
    counted = [step for step in procedure.steps if not step.outside]
    times = [step.time for step in counted if step.time is not None]
    if not times or len(times) < len(counted):
        return None
    hours = sum(time.hours for time in times)
    units = {time.unit for time in times}
    unit = (
        procedure.deadline.unit
        if procedure.deadline
        else units.pop()
        if len(units) == 1
        else "hours"
    )
    value = hours if unit == "hours" else round(hours / 8, 4)
    return Figure(
        f"{procedure.id}: tổng thời gian các bước",
        length_words(Duration(value=value, unit=unit)),
        f"cộng {number(len(times))} bước trong thời hạn; 01 ngày làm việc là 08 giờ",
        (procedure.id,),
        len(times),
    )
