"""Whatever the bytes are: a judgement, or one clear line; in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from nd30.judge.strangers.good import good
from nd30.judge.strangers.odd_read import ODD
from nd30.judge.strangers.odd_refused import REFUSED, bomb
from nd30.judge.strangers.package import docx, section
from nd30.judge.strangers.wml import para, run

from ngocha_kh.nd30.judge.reader import NotReadable
from ngocha_kh.nd30.judge.verdict import judge

ROOT = Path(__file__).parents[4]
SECONDS = 20  #: generous: a loaded machine must not fail, a loop without end must


def _said(data: bytes) -> str:
    with pytest.raises(NotReadable) as caught:
        judge(data)
    return str(caught.value)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_is_refused_in_one_line(name: str) -> None:
    started = time.perf_counter()
    line = _said(REFUSED[name]())
    assert time.perf_counter() - started < SECONDS
    assert 5 < len(line) < 200
    assert line.isprintable()
    assert unicodedata.is_normalized("NFC", line)


def test_the_line_tells_the_cases_apart() -> None:
    names = ("Word 97-2003", "encrypted by Word", "xlsx", "odt", "truncated", "zip bomb")
    lines = [_said(REFUSED[name]()) for name in names]
    assert len(set(lines)) >= 5
    assert "mật khẩu" in _said(REFUSED["encrypted by Word"]()).lower() or "mã hóa" in lines[1]


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_judged_or_refused(name: str) -> None:
    data = ODD[name]()
    started = time.perf_counter()
    line = _judged_or(data)
    assert time.perf_counter() - started < SECONDS
    assert line.isprintable()


def _judged_or(data: bytes) -> str:
    """The line of a refusal; nothing when the document was judged."""
    try:
        judge(data)
    except NotReadable as error:
        return str(error)
    return ""


READ = (
    *("no styles part", "no theme part", "styles in a ring", "lists in a ring", "strict"),
    *("UTF-16", "docm", "dotx", "missing header part", "nonsense for numbers", "tables 40 deep"),
)


@pytest.mark.parametrize("name", READ)
def test_these_odd_ones_are_judged(name: str) -> None:
    judge(ODD[name]())


@pytest.mark.parametrize("name", ["strict", "UTF-16", "docm", "dotx", "comments and instructions"])
def test_the_same_document_in_another_dress_is_judged_alike(name: str) -> None:
    assert judge(ODD[name]()).findings == judge(good("thong_bao")).findings


def test_a_hundred_thousand_paragraphs_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        data = docx(para(run("Ủy ban nhân dân xã báo cáo."), align="both") * count + section())
        started = time.perf_counter()
        judge(data)
        return time.perf_counter() - started

    seconds(100)
    few, many = seconds(10_000), seconds(100_000)
    assert many < 20 * few + 1
    assert many < 60


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell the peak")
def test_a_bomb_is_not_unpacked_in_memory() -> None:
    """1 GiB when unpacked; the reader stops at its bound."""
    code = (
        "import sys, tracemalloc\n"
        "from ngocha_kh.nd30.judge.reader import NotReadable, read\n"
        "data = sys.stdin.buffer.read()\n"
        "tracemalloc.start()\n"
        "try:\n    read(data)\n"
        "except NotReadable:\n"
        "    print(tracemalloc.get_traced_memory()[1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=bomb(1024), capture_output=True, cwd=ROOT, check=True
    )
    assert int(done.stdout) < 700 * 1024 * 1024
