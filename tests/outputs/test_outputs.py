"""Diagnostics in every format; nothing from a record or a file name can act on the reader."""

import json
from xml.etree import ElementTree

import pytest

from ngocha_kh.diagnostics import Diagnostic, Position, Severity
from ngocha_kh.outputs import FORMATS, renderer

FOUND = [
    Diagnostic(Position("records/units/vhxh.yaml", 4, 15), "E-SCH-04", "«x» không thuộc danh mục"),
    Diagnostic(
        Position("records/tasks/2026/NV-2026-001.yaml", 7, 1),
        "V-TSK-08",
        "hạn là thứ Bảy",
        Severity.WARNING,
    ),
    Diagnostic(Position("records/workspace.yaml"), "V-XXX-01", "lưu ý", Severity.INFO),
]
EVIL = Diagnostic(
    Position("records/a,b:c%\n::error::x.yaml", 1, 1),
    "E-FILE-03",
    "50%\r\n::set-output name=x::y <b>&\"' ]]> [/x]",
)

TEXT = """\
records/units/vhxh.yaml:4:15: error E-SCH-04 «x» không thuộc danh mục
records/tasks/2026/NV-2026-001.yaml:7:1: warning V-TSK-08 hạn là thứ Bảy
records/workspace.yaml:1:1: info V-XXX-01 lưu ý
"""
GITHUB = """\
::error file=records/units/vhxh.yaml,line=4,col=15,title=E-SCH-04::«x» không thuộc danh mục
::warning file=records/tasks/2026/NV-2026-001.yaml,line=7,col=1,title=V-TSK-08::hạn là thứ Bảy
::notice file=records/workspace.yaml,line=1,col=1,title=V-XXX-01::lưu ý
"""
JSON = """\
{
  "schema_version": 1,
  "diagnostics": [
    {
      "path": "records/units/vhxh.yaml",
      "line": 4,
      "column": 15,
      "severity": "error",
      "code": "E-SCH-04",
      "message": "«x» không thuộc danh mục"
    }
  ]
}
"""
JUNIT = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="nkh validate" tests="2" failures="1" errors="0">
  <testcase classname="records/units/vhxh.yaml" name="E-SCH-04 4">
    <failure>records/units/vhxh.yaml:4:15: error E-SCH-04 «x» không thuộc danh mục</failure>
  </testcase>
  <testcase classname="records/tasks/2026/NV-2026-001.yaml" name="V-TSK-08 7">
    <system-out>records/tasks/2026/NV-2026-001.yaml:7:1: warning V-TSK-08 hạn là thứ Bảy</system-out>
  </testcase>
</testsuite>
"""


def render(name: str, *found: Diagnostic) -> str:
    return renderer(name)(found)


def test_nothing_found_is_silence_or_an_empty_document() -> None:
    assert render("text") == render("github") == ""
    assert json.loads(render("json"))["diagnostics"] == []
    assert json.loads(render("sarif"))["runs"][0]["results"] == []
    assert ElementTree.fromstring(render("junit")).get("failures") == "0"


def test_text_is_one_line_each() -> None:
    assert render("text", *FOUND) == TEXT


def test_text_ends_with_the_number_of_what_is_left_out() -> None:
    lines = render("text", *FOUND[:1] * 1234).splitlines()
    assert len(lines) == 1001
    assert lines[-1] == "… và 234 dòng nữa"


def test_github_annotates_and_then_lists_everything() -> None:
    assert render("github", *FOUND) == GITHUB + TEXT


def test_json_carries_the_same_fields() -> None:
    assert render("json", FOUND[0]) == JSON


def test_junit_counts_errors_as_failures() -> None:
    assert render("junit", *FOUND[:2]) == JUNIT


def test_sarif_has_the_structure_that_code_hosts_read() -> None:
    document = json.loads(render("sarif", *FOUND))
    (run,) = document["runs"]
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-2.1.0.json")
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note"]
    assert {r["ruleId"] for r in run["results"]} <= rules
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "records/units/vhxh.yaml"
    assert place["region"] == {"startLine": 4, "startColumn": 15}


def test_sarif_paths_are_uris() -> None:
    odd = Diagnostic(Position("records/việc 1#?%.yaml"), "E-FILE-04", "x")
    place = json.loads(render("sarif", odd))["runs"][0]["results"][0]["locations"][0]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "records/vi%E1%BB%87c%201%23%3F%25.yaml"


def test_github_commands_cannot_be_started_by_a_record_or_a_file_name() -> None:
    lines = render("github", EVIL).splitlines()
    assert len(lines) == 2
    assert "file=records/a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.yaml," in lines[0]
    assert lines[0].endswith("::50%25%0D%0A::set-output name=x::y <b>&\"' ]]> [/x]")
    assert not lines[1].startswith("::")


def test_the_old_form_of_a_github_command_is_broken_up_too() -> None:
    # The runner looks for ##[…] anywhere in a line, not only at its start.
    old = Diagnostic(Position("records/##[x].yaml"), "E-FILE-04", "a ##[add-matcher]x.json")
    assert "##[" not in render("github", old)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_survives_evil_texts(name: str) -> None:
    strange = Diagnostic(Position("records/\udcff.yaml"), "E-FILE-04", "\udcff")
    text = render(name, EVIL, strange)
    if name == "junit":
        ElementTree.fromstring(text.encode("utf-8", "replace"))
    elif name in ("json", "sarif", "gitlab"):
        json.loads(text)
    else:
        assert len(text.splitlines()) == {"text": 2, "github": 4}[name]
