"""After a refusal: the whole line to type for what is missing, none for what is wrong."""

import pytest

from ngocha_kh.cli.move_hints import hints

ID = "SK-2026-001"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("4 đồng ý trên 7 thành viên, cần ít nhất 5 (2/3)", None),
        ("điều kiện không đạt: tính mới (conditions_check.novel)", None),
        ("kết luận của phiên họp: chưa ghi; bước này cần «Thông qua» (outcome: pass)", None),
        ("chưa ghi phiên họp đánh giá hiệu quả (nowhere: session)", None),
        ("chưa ghi số vào sổ tiếp nhận (intake.register_no)", f'nkh set {ID} intake.register_no="…"'),
        (
            "chưa ghi số, ngày quyết định công nhận (decision.number, decision.date)",
            f'nkh set {ID} decision.number="…" decision.date=NGÀY',
        ),
        (
            "chưa ghi thiếu sót nào phải bổ sung (intake.defects: text, asked_on)",
            f'nkh set {ID} intake.defects.1.text="…" intake.defects.1.asked_on=NGÀY',
        ),
        (
            "phiên họp PH-2026-01 chưa ghi số, ngày D15 (minutes.number, minutes.date)",
            'nkh set PH-2026-01 minutes.number="…" minutes.date=NGÀY',
        ),
        (
            "0/7 thành viên có mặt, cần ít nhất 5 (present của phiên họp PH-2026-03)",
            "nkh session attend PH-2026-03 NGƯỜI NGƯỜI…",
        ),
        (
            "chưa ghi kết quả biểu quyết (vote của sáng kiến trong phiên họp)",
            f"nkh session vote PH-2026-03 {ID} --agree N --disagree N",
        ),
        (
            "chưa có giấy tờ D08 (Thông báo); ghi số, ngày vào papers (--paper D08:SỐ@NGÀY)",
            f"nkh move {ID} accepted --paper D08:SỐ@NGÀY",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_has_its_line(text: str, line: str | None) -> None:
    data = {"intake": {"defects": [{"text": "x"}]}, "sessions": ["PH-2026-03"]}
    assert list(hints(ID, data, "accepted", "main", [text, text])) == ([line] if line else [])


def test_a_field_of_a_level_is_that_of_its_last_proposal() -> None:
    data = {"effect": [{"level": "ward_effect"}, {"level": "city"}]}
    text = "chưa ghi ngày trình cấp trên (effect: submitted_on)"
    assert list(hints(ID, data, "recognized", "city", [text])) == [
        f"nkh set {ID} effect.1.submitted_on=NGÀY"
    ]
