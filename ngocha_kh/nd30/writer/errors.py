"""What the engine refuses, in words a template's author can act on."""

from __future__ import annotations


class MarkupError(Exception):
    """The markup cannot become a document.

    `line` counts from 1 over the whole text, front matter included.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"dòng {self.line}: {self.message}"


class ReferenceFileError(Exception):
    """The reference file cannot be used.

    Not a .docx, a named style missing, a link leaving the file, a macro.
    """
