"""Every document of the plan: it can be made, it reads as agreed, it says what it stands on."""

import os
from pathlib import Path
from typing import Any, Final

import pytest
from documents.real import JUNE, NOVEMBER, checked, document, kinds_read
from nd30.lines import docx_lines

from ngocha_kh.diagnostics import UsageError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Form, form_of, forms
from ngocha_kh.documents.issue import Order, issue
from ngocha_kh.documents.letterhead import Given

GOLDEN: Final = Path(__file__).parent / "golden"
#: One of each, and the day it is looked at.
SAMPLES: Final = {
    "bang-phan-cong": ("KH-2026", NOVEMBER),
    "bien-ban": ("HOP-2026-001", JUNE),
    "cong-van-don-doc": ("kthtdt", NOVEMBER),
    "cong-van-yeu-cau-bao-cao": ("mttq-H1", JUNE),
    "giay-moi": ("HOP-2026-001", JUNE),
    "ke-hoach": ("KH-2026", JUNE),
    "mau-bao-cao-don-vi": ("kthtdt-H1", JUNE),
    "phieu-giao-viec": ("NV-2026-003", NOVEMBER),
    "thong-bao": ("BC-2026-H1", JUNE),
    "to-trinh": ("KH-2026", JUNE),
}


def office(day: Any = NOVEMBER) -> Office:
    return Office(checked().on(day), "KH-2026")


def test_each_document_has_a_sample_here() -> None:
    """Papers on initiatives have theirs in initiatives/."""
    assert {*SAMPLES, "bao-cao"} <= set(forms())


@pytest.mark.parametrize("name", SAMPLES)
def test_a_document_reads_as_agreed(name: str) -> None:
    record_id, day = SAMPLES[name]
    found = list(docx_lines(document(name, record_id, day).data))
    golden = GOLDEN / f"{name}_{record_id}.txt"
    if os.environ.get("NKH_UPDATE_GOLDEN"):
        golden.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("form", [form_of(name) for name in (*SAMPLES, "bao-cao")])
def test_every_id_that_is_offered_can_be_made(form: Form) -> None:
    there = office()
    ids = list(form.ids(there))
    assert ids
    for record_id in ids[:: max(1, len(ids) // 12)]:
        assert issue(there, Order(form, record_id)).data.startswith(b"PK")


@pytest.mark.parametrize("name", [*SAMPLES, "bao-cao"])
def test_a_document_stands_on_the_kinds_it_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read but not declared would change without `nkh verify` seeing it."""
    records = checked()  # what checking them reads is not what the document reads
    seen = kinds_read(monkeypatch)
    record_id, day = SAMPLES.get(name, ("BC-2026-H1", JUNE))
    form = form_of(name)
    fresh = Office(records.on(day), "KH-2026")
    issue(fresh, Order(form, record_id))
    assert seen <= set(form.reads)


def test_the_same_order_gives_the_same_bytes() -> None:
    first, second = (document("cong-van-don-doc", "kthtdt", NOVEMBER).data for _ in range(2))
    assert first == second


def test_number_and_date_are_printed_when_they_are_given() -> None:
    given = Given(number="7", date=JUNE)
    lines = "\n".join(docx_lines(document("thong-bao", "BC-2026-H1", JUNE, given=given).data))
    assert "Số: 07/TB-UBND" in lines
    assert "Ngọc Hà, ngày 14 tháng 6 năm 2026" in lines


def test_a_document_nobody_knows_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="có phải «giay-moi»"):
        form_of("giay-mo")


def test_days_late_are_working_days() -> None:
    """Overdue since Thursday 1 October 2026: 38 working days until Wednesday 25 November."""
    lines = list(docx_lines(document("cong-van-don-doc", "kthtdt", NOVEMBER).data))
    row = next(line for line in lines if "NV-2026-046" in line)
    assert "01/10/2026 ¦ 37 ¦" in row


def test_the_committee_does_not_remind_itself_and_the_standing_unit_not_through_itself() -> None:
    there = office()
    reminded = form_of("cong-van-don-doc").ids(there)
    assert "ubnd" not in reminded
    assert "vhxh" in reminded
    own = "\n".join(docx_lines(document("cong-van-don-doc", "vhxh", NOVEMBER).data))
    assert "(qua " not in own


def test_no_symbol_is_invented_for_bodies_that_have_none() -> None:
    """Party and mass organisations get the form as an appendix of the ward's own letter."""
    forms_of_units = form_of("mau-bao-cao-don-vi").ids(office())
    assert {name.rpartition("-")[0] for name in forms_of_units} == {"kthtdt", "ttvh", "vp"}
    asked = form_of("cong-van-yeu-cau-bao-cao").ids(office())
    assert {"ban-xdd-H1", "mttq-Y", "kthtdt-H1"} <= set(asked)


def test_lateness_is_the_same_in_report_notice_and_letter() -> None:
    report_lines = "\n".join(docx_lines(document("bao-cao", "BC-2026-H2", NOVEMBER).data))
    notice_lines = "\n".join(docx_lines(document("thong-bao", "BC-2026-H2", NOVEMBER).data))
    for text in (report_lines, notice_lines):
        assert "hạn 01/10/2026, chậm 37 ngày làm việc" in text
