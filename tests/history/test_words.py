"""Changes as sentences that a leader reads."""

from typing import Any

import pytest

from ngocha_kh.history.compare import Change, compare
from ngocha_kh.history.entries import SENTENCES
from ngocha_kh.history.tellings import without_echoes
from ngocha_kh.history.words import Told, told
from ngocha_kh.schemas import schema_for

NAMES = {("unit", "vhxh"): "Phòng VH-XH", ("person", "nguyen-van-a"): "Nguyễn Văn A"}
UPDATE = {"on": "2026-11-18", "state": "in_progress", "progress": 60, "note": "Đã họp đợt 1"}
SAID = "ghi nhận ngày 18/11/2026: Đang thực hiện, tiến độ 60%, «Đã họp đợt 1»"


def said(kind: str, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    changes = without_echoes(compare(before, after))
    return [told(kind, change, NAMES).text for change in changes]


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        ("task", {"due": "2026-06-30"}, {"due": "2026-07-31"},
         "Hạn hoàn thành: 30/06/2026 → 31/07/2026"),
        ("task", {"lead_unit": "vhxh"}, {"lead_unit": "kthtdt"},
         "Đơn vị chủ trì: Phòng VH-XH → kthtdt"),
        ("task", {}, {"updates": [UPDATE]}, f"Thêm {SAID}"),
        ("task", {"updates": [{"on": "2026-01-01", "state": "in_progress"}]},
         {"updates": [{"on": "2026-01-01", "state": "in_progress"}, UPDATE]}, f"Thêm {SAID}"),
        ("task", {"updates": [UPDATE]}, {}, f"Bỏ {SAID}"),
        ("task", {"updates": [UPDATE]}, {"updates": [UPDATE | {"progress": 70}]},
         "Lần ghi nhận 1 › Tiến độ (%): 60 → 70"),
        ("task", {}, {"extensions": [{"old_due": "2026-06-30", "new_due": "2026-07-31",
                                      "reason": "Chờ hướng dẫn", "approved_by": "Phó Chủ tịch",
                                      "approved_on": "2026-06-20"}]},
         "Thêm gia hạn 30/06/2026 → 31/07/2026: lý do: Chờ hướng dẫn, Phó Chủ tịch duyệt ngày 20/06/2026"),
        ("procedure", {}, {"revisions": [{"edition": 1, "revision": 2, "issued_on": "2026-09-25",
                                          "reason": "improvement", "changes": [{"part": "5", "content": "x"}] * 2}]},
         "Thêm lần ban hành 1, sửa đổi 2: ban hành ngày 25/09/2026, lý do: Cải tiến, nội dung sửa: 2 mục"),
        ("nonconformity", {}, {"verifications": [{"on": "2026-09-25", "by": "nguyen-van-a", "effective": True}]},
         "Thêm kiểm tra ngày 25/09/2026: Nguyễn Văn A kiểm tra, có hiệu lực: có"),
        ("task", {}, {"signatures": [{"on": "2026-02-03", "person": "nguyen-van-a",
                                      "capacity": "KT. CHỦ TỊCH", "fields": {"title": "0" * 16, "due": "1" * 16},
                                      "digest": "0" * 64}]},
         "Nguyễn Văn A, KT. CHỦ TỊCH, ký ngày 03/02/2026, 2 trường"),
        ("task", {"output": "x"}, {}, "Sản phẩm: x → (bỏ)"),
        ("task", {"supporting_units": ["vp"]}, {"supporting_units": ["vp", "vhxh"]},
         "Đơn vị phối hợp (thêm): Phòng VH-XH"),
    ],
)  # fmt: skip
def test_a_change_in_words(
    kind: str, before: dict[str, Any], after: dict[str, Any], words: str
) -> None:
    assert said(kind, before, after) == [words]


def test_a_step_says_its_states_and_the_state_is_not_said_twice() -> None:
    step = {"on": "2026-03-30", "by": "standing", "event": "M05", "from": "submitted", "to": "accepted"}  # fmt: skip
    before = {"state": "submitted", "log": []}
    assert said("initiative", before, {"state": "accepted", "log": [step]}) == [
        "Thêm bước M05 ngày 30/03/2026: Đã nộp, chờ kiểm tra → Đã chấp nhận đơn, "
        f"vai trò: {schema_for('initiative').labels(('log', 0, 'by'))['standing']}"
    ]
    alone = said("initiative", {"state": "submitted"}, {"state": "accepted"})
    assert alone == ["Trạng thái: Đã nộp, chờ kiểm tra → Đã chấp nhận đơn"]


def test_columns_say_the_same_as_the_sentence() -> None:
    added = told("task", Change(("updates", 0), "added", None, UPDATE))
    assert added == Told("progress", f"Thêm {SAID}", "Lần ghi nhận 1 (thêm)", "", f"G{SAID[1:]}")
    moved = told("task", Change(("due",), "changed", "2026-06-30", "2026-07-31"))
    assert (moved.field, moved.before, moved.after) == ("Hạn hoàn thành", "30/06/2026", "31/07/2026")  # fmt: skip


def test_many_entries_at_once_are_cut() -> None:
    entries = [UPDATE | {"on": f"2026-11-0{day}"} for day in range(1, 6)]
    (text,) = said("task", {}, {"updates": entries})
    assert text.count("ghi nhận") == 3
    assert text.endswith("; và 2 mục khác")


def test_long_texts_are_cut_where_asked() -> None:
    change = Change(("title",), "changed", "a", "b" * 500)
    assert len(told("task", change).after) == 80
    assert len(told("task", change, most=400).after) == 400


@pytest.mark.parametrize("place", SENTENCES)
def test_every_field_of_a_sentence_is_in_its_schema(place: tuple[str, str]) -> None:
    kind, key = place
    known = set(schema_for(kind).resolved((key, 0))["properties"])
    sentence = SENTENCES[place]
    for text in (sentence.head, *sentence.parts):
        fields = {piece.partition("}")[0] for piece in text.split("{")[1:]}
        assert fields <= known, place
