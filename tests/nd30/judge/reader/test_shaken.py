"""Whatever is changed in a good file, the answer is a document or a refusal, never an accident."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from nd30.judge.reader.wordml import unzipped, zipped
from nd30.sample import sample

from ngocha_kh.nd30.judge.reader import NotReadable, read

_VALUE = re.compile(rb'(?<==")[^"]*(?=")')
_TAG = re.compile(rb"<w:(\w+)")
_ODD = st.sampled_from(
    [b"", b"0", b"-1", b"1e9", b"99999999999999999999", b"nan", b"9" * 5000, b"\xe1\xbb\x91",
     b"auto", b"true", b"%1%2%3%4%5%6%7%8%9", b"rId1", b"../../a", b"\xd9\xa3", b"inf", b"12.5cm"]
)  # fmt: skip
_NAMES = st.sampled_from(
    [b"p", b"r", b"tbl", b"tr", b"tc", b"sectPr", b"pPr", b"rPr", b"sdt", b"t", b"txbxContent",
     b"fldChar", b"numPr", b"ins", b"del", b"drawing", b"x"]
)  # fmt: skip


@cache
def _good() -> dict[str, bytes]:
    return unzipped(sample(rows=2))


def _ends_well(data: bytes) -> None:
    with suppress(NotReadable):
        for paragraph in read(data).paragraphs:
            assert paragraph.width_mm > 0


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_bytes_may_be_anything(changes: list[tuple[float, int]]) -> None:
    data = bytearray(zipped(_good()))
    for where, byte in changes:
        data[int(where * (len(data) - 1))] = byte
    _ends_well(bytes(data))


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_values_of_attributes_may_be_anything(data: st.DataObject) -> None:
    parts = dict(_good())
    name = data.draw(st.sampled_from(sorted(n for n in parts if n.startswith("word/"))))
    count = len(_VALUE.findall(parts[name]))
    chosen = data.draw(st.dictionaries(st.integers(0, max(count - 1, 0)), _ODD, max_size=12))
    parts[name] = _replaced(_VALUE, parts[name], chosen)
    _ends_well(zipped(parts))


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_elements_may_stand_where_they_do_not_belong(data: st.DataObject) -> None:
    parts = dict(_good())
    name = data.draw(
        st.sampled_from(["word/document.xml", "word/styles.xml", "word/nd30-header.xml"])
    )
    old, new = data.draw(_NAMES), data.draw(_NAMES)
    parts[name] = re.sub(rb"(</?w:)%s(?=[\s/>])" % old, rb"\g<1>%s" % new, parts[name])
    _ends_well(zipped(parts))


def _replaced(pattern: re.Pattern[bytes], text: bytes, chosen: dict[int, bytes]) -> bytes:
    counter = iter(range(len(text)))
    return pattern.sub(lambda match: chosen.get(next(counter), match[0]), text)
