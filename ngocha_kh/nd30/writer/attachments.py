"""What a container of the markup becomes: an appendix or an attached document."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Appendix, Attached, Attachment, Block, Heading

APPENDIX, ATTACHED, LANDSCAPE = "appendix", "attached", "landscape"
_KINDS = ([APPENDIX], [APPENDIX, LANDSCAPE], [ATTACHED])


def is_known(words: Sequence[str]) -> bool:
    """Whether the words behind ":::" open a container."""
    return list(words) in _KINDS


def attachment(words: Sequence[str], blocks: Sequence[Block]) -> Attachment:
    """The container opened by `words`.

    Raises:
        ValueError: its first headings are missing; the message is for the author.
    """
    if words[0] == ATTACHED:
        match blocks:
            case [Heading(1, kind), Heading(2, summary), *rest]:
                return Attached(type=kind, summary=summary, blocks=tuple(rest))
        raise ValueError(
            "văn bản kèm theo phải mở đầu bằng tên loại (dòng '# ') và trích yếu (dòng '## ')"
        )
    match blocks:
        case [Heading(1, title), *rest]:
            return Appendix(title=title, blocks=tuple(rest), landscape=LANDSCAPE in words)
    raise ValueError("phụ lục phải mở đầu bằng tên phụ lục (dòng '# ')")
