"""`nkh nd30` on odd files: one clear line each, the others still judged, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from nd30.judge.strangers.good import good
from nd30.judge.strangers.odd_refused import REFUSED

from ngocha_kh.cli.boundary import run


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = run(["nd30", *arguments])
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    return status, said.out, said.err


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_is_one_line_and_status_3(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lạ.docx"
    file.write_bytes(REFUSED[name]())
    status, _, talk = told(capsys, str(file))
    assert status == 3
    assert len(talk.splitlines()) == 1
    assert "lạ.docx" in talk


def test_the_other_files_are_judged_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, data in (("a", b""), ("b", good("bao_cao")), ("c", b"PK"), ("d", good("giay_moi"))):
        (tmp_path / f"{name}.docx").write_bytes(data)
    status, out, talk = told(capsys, *(str(tmp_path / f"{name}.docx") for name in "abcd"))
    assert status == 3
    assert "b.docx" in out
    assert "d.docx" in out
    assert len(talk.splitlines()) == 2


@pytest.mark.parametrize("name", ["a\x1b[31mb.docx", "a\nb.docx", "a\u202eb.docx"])
def test_control_characters_of_a_name_do_not_reach_the_terminal(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    try:
        file.write_bytes(b"")
    except OSError:
        pytest.skip("this system takes no such name")
    status, out, talk = told(capsys, str(file))
    assert status == 3
    assert len(talk.splitlines()) == 1
    assert not {"\x1b", "\u202e"} & set(out + talk)


def test_control_characters_of_a_text_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from nd30.judge.strangers.draft import Draft

    draft = Draft(good("thong_bao"))
    for paragraph in draft.paragraphs():
        for text in paragraph.iter("{*}t"):
            text.text = f"\u202e\u009b{text.text}\u2066"
    file = tmp_path / "x.docx"
    file.write_bytes(draft.data())
    _, out, talk = told(capsys, str(file))
    assert not {"\x1b", "\u202e", "\u2066", "\u009b"} & set(out + talk)


@pytest.mark.parametrize("name", ["khong-co.docx", "thu-muc"])
def test_a_file_that_cannot_be_opened_is_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, talk = told(capsys, str(tmp_path / name))
    assert status in (2, 3)
    assert "khong-co.docx" in talk or name == "thu-muc"
