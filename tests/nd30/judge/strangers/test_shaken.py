"""Good documents with pieces lost, doubled, moved and misspelt are still judged, never crashed on."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from nd30.judge.strangers.draft import Draft, W
from nd30.judge.strangers.good import BUILDERS, good
from nd30.judge.strangers.package import MAIN

from ngocha_kh.nd30.judge.reader import NotReadable
from ngocha_kh.nd30.judge.verdict import judge

_WORDS = st.one_of(
    st.sampled_from(
        ["", " ", "Số:", "Số: ", "Kính gửi", "Kính gửi:", "Nơi nhận", "-", "- ", "./.", "Phụ lục",
         "Điều 1.", "Chương I", "a)", "I.", "QUYẾT ĐỊNH:", "TM. ", "KT.", "V/v ", "(Kèm theo", ",",
         "ngày tháng năm", "Căn cứ", "Tân Hòa, ngày 31 tháng 2 năm 2026", "\u0301", "ǅ", "İ", "ß"]
    ),
    st.text(max_size=12),
)  # fmt: skip
_VALUES = st.sampled_from(
    ["", "0", "-1", "1", "720", "99999999", "abc", "true", "off", "center", "1.5"]
)
_PARTS = st.sampled_from([MAIN, "word/styles.xml", "word/header1.xml"])
_STEPS = st.lists(
    st.tuples(
        _PARTS,
        st.sampled_from(["lose", "double", "move", "say", "value"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        _WORDS,
        _VALUES,
    ),
    min_size=1,
    max_size=12,
)


def _at(elements: list[Any], share: float) -> Any:
    return elements[int(share * len(elements))]


def _say(root: Any, share: float, words: str) -> None:
    if texts := list(root.iter(f"{W}t")):
        with suppress(ValueError):  # what XML cannot hold
            _at(texts, share).text = words


def _value(element: Any, share: float, value: str) -> None:
    if names := sorted(element.attrib):
        element.set(_at(names, share), value)


def shake(draft: Draft, step: tuple[str, str, float, float, str, str]) -> None:
    part, kind, one, two, words, value = step
    if part not in draft.parts:
        return
    root = draft.root(part)
    elements = list(root.iter("{*}*"))[1:]
    if not elements:
        return
    chosen, other = _at(elements, one), _at(elements, two)
    if kind == "lose":
        chosen.getparent().remove(chosen)
    elif kind == "double":
        chosen.addnext(deepcopy(chosen))
    elif kind == "move" and other not in list(chosen.iter()):
        other.addnext(chosen)
    elif kind == "say":
        _say(root, one, words)
    elif kind == "value":
        _value(chosen, two, value)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(BUILDERS)), _STEPS)
def test_a_shaken_document_is_judged_or_refused(
    name: str, steps: list[tuple[str, str, float, float, str, str]]
) -> None:
    draft = Draft(good(name))
    for step in steps:
        shake(draft, step)
    with suppress(NotReadable):
        judge(draft.data())
