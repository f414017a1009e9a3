"""Words of a command line become typed changes; what differs, what breaks, and the way back."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.diagnostics import Diagnostic, Position, Severity, UsageError, UserError
from ngocha_kh.editing import applied, assignment_of, brought, changes, refused, reverse, typed
from ngocha_kh.editing.history import rewritten
from ngocha_kh.schemas import schema_for
from ngocha_kh.validation.run import Validated
from ngocha_kh.workspace import Workspace
from ngocha_kh.yamlio.read import load

TASK = schema_for("task")
SOURCE = """\
# một chú thích
id: NV-2026-001  # mã
title: "Tập huấn: đợt 1"
plan: KH-2026
obligations:
  - II.1-01
task_type: one_off
lead_unit: vhxh
supporting_units:
  - kt  # cùng làm
due: 2026-06-30
updates:
  - on: 2026-02-10
    state: in_progress
    note: Đã họp
""".encode()


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("title", "true", "true"),
        ("title", " 12, 13 = 25 ", " 12, 13 = 25 "),
        ("notes", "a: b # c", "a: b # c"),
        ("period_key", "2026", "2026"),
        ("weight", "2", 2),
        ("weight", "2,5", 2.5),
        ("weight", "0.125", 0.125),
        ("weight", "1.2340", 1.234),
        ("due", "2026-07-31", "2026-07-31"),
        ("due", "5/7/2026", "2026-07-05"),
        ("due", "mai", "mai"),
        ("task_type", "one_off", "one_off"),
        ("task_type", "Định kỳ", "periodic"),
        ("task_type", "dinh ky", "periodic"),
        ("task_type", "khác", "khác"),
        ("supporting_units", "vp, kt,", ["vp", "kt"]),
        ("measure", "{name: Số lớp, unit: lớp}", {"name": "Số lớp", "unit": "lớp"}),
    ],
)
def test_a_value_has_the_type_of_its_field(field: str, text: str, value: object) -> None:
    found = typed(TASK, (field,), text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["1.234", "12,345", "abc", "1e3", "", "٣"])
def test_a_number_that_is_none_or_has_two_meanings_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        typed(TASK, ("weight",), text)


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("Có", True), ("không", False), ("sai", False)]
)
def test_yes_and_no_are_understood_in_vietnamese(text: str, value: bool) -> None:
    assert typed(schema_for("unit"), ("must_report",), text) is value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("due", "trường=giá_trị"),
        ("=x", "trường=giá_trị"),
        ("duee=x", "«due»"),
        ("measure.taget=1", "«target»"),
        ("measure=5", "measure.name"),
        ("due+=x", "danh sách"),
        ("updates.đầu.note=x", "số thứ tự"),
        ("title.x=1", "không chứa trường nào"),
    ],
)
def test_a_change_that_cannot_be_meant_is_refused_with_advice(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        assignment_of(TASK, text)


def change(*texts: str, source: bytes = SOURCE) -> bytes:
    return applied(source, TASK, [assignment_of(TASK, text) for text in texts])


@pytest.mark.parametrize(
    ("texts", "old", "new"),
    [
        (["notes="], "", ""),
        (["supporting_units+="], "", ""),
        (["due=30/6/2026"], "", ""),
        (["due=2026-07-31"], "due: 2026-06-30", "due: 2026-07-31"),
        (["supporting_units+=vp"], "làm\n", "làm\n  - vp\n"),
        (["supporting_units+=vp,ubnd"], "làm\n", "làm\n  - vp\n  - ubnd\n"),
        (["due="], "due: 2026-06-30\n", ""),
        (["updates.0.note=no"], "note: Đã họp", 'note: "no"'),
        (["output=Báo cáo"], "updates:", "output: Báo cáo\nupdates:"),
        (["measure.name=Số lớp", "measure.unit=lớp"], "updates:",
         "measure:\n  name: Số lớp\n  unit: lớp\nupdates:"),
        (["title=a,b=c"], '"Tập huấn: đợt 1"', '"a,b=c"'),
    ],
)  # fmt: skip
def test_only_the_meant_lines_change(texts: list[str], old: str, new: str) -> None:
    expected = SOURCE.decode().replace(old, new) if old else SOURCE.decode()
    found = load(change(*texts))
    assert found.data == load(expected.encode()).data
    if new != '"a,b=c"':  # plain or quoted is for the writer to choose
        assert change(*texts).decode().replace('"no"', "no") == expected.replace('"no"', "no")


def test_a_free_text_with_a_comma_is_one_item_of_a_list() -> None:
    schema = schema_for("report")
    texts = ["strengths+=Một, hai", "strengths+=Ba"]
    source = applied(b"id: BC-2026-H1\n", schema, [assignment_of(schema, t) for t in texts])
    assert load(source).data == {"id": "BC-2026-H1", "strengths": ["Một, hai", "Ba"]}


def test_changes_are_told_in_the_words_of_the_fields() -> None:
    after = change(
        "due=", "weight=1,5", "supporting_units+=vp", "updates.0.state=done", "task_type=regular"
    )
    told = [str(one) for one in changes(TASK, load(SOURCE).data, load(after).data)]
    assert told == [
        "Loại nhiệm vụ: Một lần → Thường xuyên",
        "Đơn vị phối hợp: thêm vp",
        "Hạn hoàn thành: 30/06/2026 → (trống)",
        "Lần ghi nhận 1 › Trạng thái: Đang thực hiện → Hoàn thành",
        "Trọng số: (trống) → 1,5",
    ]


_TEXTS = [
    "due=", "due=2026-07-31", "weight=1.2340", "weight=3", "supporting_units=",
    "supporting_units=vp,ubnd", "supporting_units+=vp", "notes=Một, hai\nba", "measure.name=Số lớp",
    "measure.target=2,5", "updates.0.note=", "updates.0.progress=60", "updates.0.evidence.0.ref=a b",
    "updates+={on: 2026-03-01, state: done, evidence: [{type: file, ref: a}]}", "updates.0=",
    "title=it's $HOME \"x\"", "obligations+=II.1-02", "updates=",
]  # fmt: skip


@given(st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=4, unique=True))
def test_the_way_back_leads_back_whenever_one_is_given(texts: list[str]) -> None:
    try:
        after = change(*texts)
    except UserError:  # e.g. an item that another change has removed
        return
    before = load(SOURCE).data
    words = reverse(TASK, before, after)
    if words is not None:
        assert load(change(*words, source=after)).data == before
    else:
        assert load(after).data != before


@pytest.mark.parametrize(
    "text",
    [text for text in _TEXTS if text not in ("updates.0=", "updates=")],
)
def test_a_single_usual_change_always_has_a_way_back(text: str) -> None:
    assert reverse(TASK, load(SOURCE).data, change(text)) is not None


def found(*items: tuple[str, int, str, str], weight: Severity = Severity.ERROR) -> Validated:
    diagnostics = [
        Diagnostic(Position(p, line), code, text, weight) for p, line, code, text in items
    ]
    day = datetime.date(2026, 6, 14)
    unused: Any = None  # only the diagnostics are looked at
    return Validated(Workspace(Path()), day, unused, diagnostics)


A = ("records/a.yaml", 3, "V-TSK-01", "sai")


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ([], [], 0),
        ([A], [], 0),
        ([A], [("records/a.yaml", 9, "V-TSK-01", "sai")], 0),
        ([("a", 1, "V-REF-05", "trùng với dòng 4")], [("a", 1, "V-REF-05", "trùng với dòng 5")], 0),
        ([("a", 1, "E-YAML-01", "x")], [("a", 1, "E-SCH-01", "y"), ("a", 1, "V-TSK-01", "z")], 0),
        ([("a", 1, "E-SCH-01", "x")], [("a", 1, "V-TSK-01", "y")], 0),
        ([], [A], 1),
        ([A], [A, ("records/a.yaml", 9, "V-TSK-01", "sai")], 1),
        ([A], [("records/b.yaml", 3, "V-TSK-01", "sai")], 1),
        ([A], [("records/a.yaml", 3, "E-SCH-01", "sai")], 1),
        ([("a", 1, "E-YAML-01", "x")], [("b", 1, "V-TSK-01", "z")], 1),
        ([("a", 1, "E-SCH-01", "x")], [("a", 1, "E-SCH-02", "y")], 1),
    ],
)
def test_only_errors_that_the_change_brings_refuse_it(
    before: list[Any], after: list[Any], count: int
) -> None:
    assert len(refused(found(*before), found(*after))) == count


def test_a_new_warning_is_brought_but_refuses_nothing() -> None:
    after = found(A, weight=Severity.WARNING)
    assert refused(found(), after) == []
    assert brought(found(), after) == after.diagnostics


HELD: dict[str, Any] = {
    "id": "PH-2026-01", "on": "2026-04-14", "minutes": {"number": "01/BB", "date": "2026-04-14"},
    "items": [{"initiative": "SK-2026-001", "vote": {"method": "secret", "agree": 4}}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HELD, HELD),
        (HELD, HELD | {"notes": "Đã gửi biên bản cho các thành viên"}),
        ({key: value for key, value in HELD.items() if key != "minutes"}, HELD),
        (
            {key: value for key, value in HELD.items() if key != "minutes"},
            HELD | {"on": "2026-04-15"},
        ),
        (None, HELD),
    ],
)
def test_a_session_is_open_until_its_minutes_have_a_number(before: Any, after: Any) -> None:
    assert rewritten("session", before, after) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"on": "2026-04-15"}, "on"),
        ({"minutes": None}, "minutes"),
        ({"present": ["le-van-c"]}, "present"),
        (
            {"items": [{"initiative": "SK-2026-001", "vote": {"method": "hands", "agree": 4}}]},
            "items",
        ),
    ],
)
def test_a_session_with_numbered_minutes_is_frozen(change: dict[str, Any], field: str) -> None:
    assert rewritten("session", HELD, HELD | change) == [
        f"phiên họp đã có biên bản số 01/BB nên không đổi {field}"
    ]
