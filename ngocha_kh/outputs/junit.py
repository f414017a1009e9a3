"""JUnit XML, which most CI systems show as a list of tests; one test case a finding."""

from collections.abc import Sequence
from xml.etree import ElementTree

from ngocha_kh.diagnostics import Diagnostic, Severity


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """Errors are failures; warnings are passed cases with a text. Clean data is one passed case."""
    failures = [item for item in diagnostics if item.severity is Severity.ERROR]
    suite = ElementTree.Element(
        "testsuite", name="nkh validate", tests=str(max(1, len(diagnostics))),
        failures=str(len(failures)), errors="0",
    )  # fmt: skip
    for item in diagnostics:
        case = ElementTree.SubElement(
            suite,
            "testcase",
            classname=item.position.path,
            name=f"{item.code} {item.position.line}",
        )
        tag = "failure" if item.severity is Severity.ERROR else "system-out"
        ElementTree.SubElement(case, tag).text = str(item)
    if not diagnostics:
        ElementTree.SubElement(suite, "testcase", classname="records", name="nkh validate")
    ElementTree.indent(suite)
    body = ElementTree.tostring(suite, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
