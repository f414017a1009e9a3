"""Reading records: what is accepted in silence, what is refused, and that nothing is a crash."""

import json
import math
import time
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.validation.files import check_file
from ngocha_kh.yamlio.read import load, plain_value
from ngocha_kh.yamlio.text import INVISIBLE

TASK = "tasks/2026/NV-2026-001.yaml"
MIB = 1024 * 1024


def value_of(text: str) -> Any:
    loaded = load(f"a: {text}\n".encode())
    assert loaded.problems == []
    assert loaded.data is not None
    return loaded.data["a"]


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in load(data).problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("012", "012"),
        ("-012", "-012"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("12:30:45", "12:30:45"),
        ("2026-06-14", "2026-06-14"),
        ("2026-06-31", "2026-06-31"),
        ("2.000908", "2.000908"),
        ("1234567890123456789", "1234567890123456789"),
        ("50%", "50%"),
        ("50,5", "50,5"),
        ("=", "="),
        ("1.2.3", "1.2.3"),
        ("+", "+"),
        (".", "."),
        ("'1'", "1"),
        ('"true"', "true"),
        ("# bình luận", None),
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("FALSE", False),
        ("0", 0),
        ("-7", -7),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("50.0", 50.0),
        ("|\n  a\n  b", "a\nb\n"),
        (">-\n  a\n  b", "a b"),
        ('"\\u1ec7"', "ệ"),
        ("e\u0302\u0323", "ệ"),
    ],
)
def test_plain_values_follow_the_core_rules_of_yaml_1_2(text: str, value: object) -> None:
    found = value_of(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E-YAML-09"),
        (b"# only\n", "E-YAML-09"),
        (b"- a\n", "E-YAML-09"),
        (b"a: 1\n---\nb: 2\n", "E-YAML-05"),
        (b"a: 1\na: 2\n", "E-YAML-02"),
        (b"a: {b: 1, 'b': 2}\n", "E-YAML-02"),
        ("ệ: 1\n\u0065\u0302\u0323: 2\n".encode(), "E-YAML-02"),
        (b"a:\n\tb: 1\n", "E-YAML-03"),
        (b"a: *b\n", "E-YAML-04"),
        (b"a: &a [*a]\n", "E-YAML-04"),
        (b"1: a\n", "E-YAML-10"),
        (b"true: a\n", "E-YAML-10"),
        (b"? [a]\n: b\n", "E-YAML-10"),
        (b"<<: {a: 1}\n", "E-YAML-11"),
        (b"a: !!str 1\nb: !!binary aa\n", "E-YAML-08"),
        (b"a: .inf\n", "E-YAML-12"),
        (b"a: .NaN\n", "E-YAML-12"),
        (b"a: -1e999\n", "E-YAML-12"),
        (b'a: "\\e[31m"\n', "E-TEXT-03"),
        (b'a: "\\ud800"\n', "E-YAML-01"),
        ("a\u200b: 1\n".encode(), "E-TEXT-07"),
    ],
)
def test_what_hides_or_loses_something_is_refused(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_numbers_are_always_finite() -> None:
    loaded = load(b"a: [1e999, .inf, 1e308, -1e18]\n")
    assert loaded.data is not None
    assert all(math.isfinite(x) for x in loaded.data["a"] if not isinstance(x, str))


@given(st.binary(max_size=400))
def test_any_bytes_are_answered(data: bytes) -> None:
    loaded = load(data)
    assert loaded.data is not None or loaded.problems


@given(
    st.text(
        st.sampled_from("ab:-[]{}&*!|>'\"%@`#?,. \n\t\r0e\\~<=ệ\u0302\x00\x85\u2028"), max_size=80
    )
)
def test_any_text_of_yaml_signs_is_answered(text: str) -> None:
    for problem in load(text.encode()).problems:
        assert problem.line >= 1
        assert problem.column >= 1


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"]), max_size=20
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**16), 10**16) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [nfc(item) for item in value]
    if isinstance(value, dict):
        return {nfc(key): nfc(item) for key, item in value.items()}
    return value


def readable(value: Any) -> bool:
    """Whether the reader promises to take it: no merge key, no key that is only looked alike."""
    if isinstance(value, list):
        return all(map(readable, value))
    if isinstance(value, dict):
        keys = [nfc(key) for key in value]
        plain = "<<" not in keys and not any(INVISIBLE.search(key) for key in value)
        return plain and len(set(keys)) == len(keys) and all(map(readable, value.values()))
    return True


@given(st.dictionaries(WORDS, PLAIN, min_size=1, max_size=4).filter(readable))
def test_json_reads_back_equal(value: dict[str, Any]) -> None:
    loaded = load(json.dumps(value, ensure_ascii=False).encode())
    assert (loaded.problems, loaded.data) == ([], nfc(value))


def same_in_both(value: Any) -> bool:
    """Whether no text is a number by YAML 1.2 that YAML 1.1, and so PyYAML, writes without quotes."""
    if isinstance(value, dict):
        return all(same_in_both(item) for pair in value.items() for item in pair)
    if isinstance(value, list):
        return all(map(same_in_both, value))
    return not isinstance(value, str) or isinstance(plain_value(nfc(value)), str)


@given(st.dictionaries(WORDS, PLAIN, min_size=1, max_size=4).filter(readable).filter(same_in_both))
def test_what_another_library_writes_reads_back_equal(value: dict[str, Any]) -> None:
    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    text = yaml.dump(value, Dumper=Dumper, allow_unicode=True)
    loaded = load(text.encode())
    assert (loaded.problems, loaded.data) == ([], nfc(value))


BOMBS = {
    "brackets": b"[" * 100_000,
    "braces": b"{a: " * 100_000,
    "block maps": "".join(" " * n + "a:\n" for n in range(1200)).encode(),
    "block lists": b"- " * 500_000,
    "question marks": b"? " * 500_000,
    "merge keys": b"a: &a {x: 1}\n"
    + b"".join(b"%c: &%c {<<: [*%c, *%c]}\n" % (n + 1, n + 1, n, n) for n in range(97, 105)),
    "aliases": b"a: &a [" + b"1," * 400_000 + b"]\n"
    + b"".join(b"%c: &%c [*%c, *%c, *%c]\n" % (n + 1, n + 1, n, n, n) for n in range(97, 102)),
    "an alias in itself": b"a: &a [*a, *a, *a, *a]\n",
    "one key": b"a: \n" * (MIB // 4),
    "many keys": "".join(f"k{n}: \n" for n in range(MIB // 9)).encode(),
    "many keys twice": ("".join(f"k{n}: \n" for n in range(MIB // 18)) * 2).encode(),
    "many wrong items": b"obligations:\n" + b"- 1\n" * (MIB // 4),
    "many groups": b"depends_on: [" + b",".join(b"{a: %d}" % n for n in range(90_000)) + b"]",
    "control characters": b"\x01" * (2 * MIB),
    "conflicts": b"<<<<<<< a\n" * (MIB // 8),
    "too large": b"a" * (2 * MIB + 1),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_files_are_answered_in_time_and_as_findings(name: str) -> None:
    start = time.perf_counter()
    findings = check_file(TASK, BOMBS[name]).findings
    assert time.perf_counter() - start < 10
    assert findings
    assert all(len(finding.message) < 1500 for finding in findings)
