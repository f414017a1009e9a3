"""What the writer makes of its own samples, the judge finds no error and no warning in."""

import pytest
from nd30.samples import NAMES, form

from ngocha_kh.nd30.judge.verdict import judge


@pytest.mark.parametrize("name", NAMES)
def test_a_form_of_the_writer_is_clean(name: str) -> None:
    verdict = judge(form(name))
    assert [f for f in verdict.findings if f.severity != "info"] == []
