"""Every document of the plan passes the judge of Nghị định 30/2020/NĐ-CP without an error."""

import pytest
from documents.real import JUNE, document
from documents.test_forms import SAMPLES

from ngocha_kh.nd30.judge.verdict import judge


@pytest.mark.parametrize(("name", "sample"), [*SAMPLES.items(), ("bao-cao", ("BC-2026-H1", JUNE))])
def test_a_document_of_ours_has_no_error_and_no_warning(
    name: str, sample: tuple[str, object]
) -> None:
    record_id, day = sample
    verdict = judge(document(name, record_id, day).data)  # type: ignore[arg-type]
    assert [f for f in verdict.findings if f.severity != "info"] == []
    assert len(verdict.passed) > 60
