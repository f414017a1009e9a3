"""One document of each form, as markup files of an invented commune."""

from __future__ import annotations

from pathlib import Path

from nd30.sample import render

FOLDER = Path(__file__).parent / "forms"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))


def markup(name: str) -> str:
    """The markup of a sample: "cong-van", "quyet-dinh" ..."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def form(name: str, *, replace: tuple[str, str] = ("", "")) -> bytes:
    """A sample as a .docx file, with one text of its markup replaced."""
    old, new = replace
    text = markup(name)
    assert old in text
    return render(text.replace(old, new, 1) if old else text)
