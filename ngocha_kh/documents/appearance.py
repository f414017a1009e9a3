"""What changed in the look of a paragraph, in words of the office."""

from collections.abc import Iterable, Iterator

from ngocha_kh.nd30 import PICTURE
from ngocha_kh.vietnamese import number

_WORDS = {
    "b": "in đậm", "i": "in nghiêng", "caps": "kiểu chữ in hoa", "strike": "gạch ngang chữ",
    "hidden": "ẩn chữ", "effect": "hiệu ứng chữ", "num": "đánh số tự động",
    "thin": "ép dòng đến mức không đọc được",
}  # fmt: skip
_VALUES = {
    "u": "gạch chân chữ", "highlight": "tô nền chữ", "fill": "tô nền", "vertAlign": "chỉ số trên, dưới",
    "w": "co giãn chữ", "position": "nâng, hạ chữ", "spacing": "dãn chữ", "textFill": "màu chữ",
}  # fmt: skip
_ALIGNED = {
    "left": "canh trái", "right": "canh phải", "center": "canh giữa", "both": "canh đều hai lề",
}  # fmt: skip
_WHITE = "FFFFFF"
#: Looks that no document of ours has: an edit even when the look before is not known.
_LOUD = {"strike", "hidden", "effect", "num", "thin", *_VALUES}


def changes(before: str | None, after: str) -> str:
    """In words what became of a look; "" when nothing did. None: not known, only what is loud."""
    if before == after:
        return ""
    if before is None:
        loud = _LOUD | {"color", PICTURE}
        return "; ".join(_of_tokens(set(), {t for t in _tokens(after) if _name(t) in loud}))
    old, new = set(_tokens(before)), set(_tokens(after))
    said = [*_of_figures(before, after), *_of_tokens(old - new, new - old)]
    return "; ".join(dict.fromkeys(said)) or "đổi phạm vi in đậm, in nghiêng, cỡ chữ"


def is_unseen(look: str) -> bool:
    """Whether text of that look cannot be read on white paper."""
    unseen = {"hidden", "thin", f"color={_WHITE}"}
    return bool(unseen & set(_tokens(look)))


def _name(token: str) -> str:
    return PICTURE if token.startswith(PICTURE) else token.partition("=")[0]


def _runs(look: str) -> Iterator[list[str]]:
    """Size, face and tokens of each run; of several each begins with its length ("12:28;…")."""
    for line in look.split("\n"):
        for run in filter(None, line.partition("¶")[0].split("|")):
            head, colon, rest = run.partition(":")
            yield (rest if colon and head.isdecimal() else run).split(";")


def _lines(look: str) -> Iterator[str]:
    for line in look.split("\n"):
        yield from filter(None, line.partition("¶")[2].split(";"))


def _tokens(look: str) -> Iterator[str]:
    """What is on or off; sizes and faces aside."""
    for _, _, *tokens in _runs(look):
        yield from tokens
    yield from _lines(look)


def _of_figures(before: str, after: str) -> Iterator[str]:
    """Sizes and faces: from which to which."""
    for place, what in ((0, "cỡ chữ"), (1, "phông chữ")):
        old, new = (list(dict.fromkeys(run[place] for run in _runs(x))) for x in (before, after))
        if set(old) != set(new):
            yield f"{what} {_listed(map(_shown, old))} → {_listed(map(_shown, new))}"


def _shown(value: str) -> str:
    """A face, or points from half-points."""
    return number(int(value) / 2) if value.isdecimal() else value


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values) or "không rõ"


def _of_tokens(gone: set[str], new: set[str]) -> Iterator[str]:
    aligned = [sorted(_ALIGNED[t] for t in tokens & _ALIGNED.keys()) for tokens in (gone, new)]
    if any(aligned):
        yield (
            f"{_listed(aligned[0])} → {_listed(aligned[1])}"
            if all(aligned)
            else (f"thêm {_listed(aligned[1])}" if aligned[1] else f"bỏ {_listed(aligned[0])}")
        )
    for token in sorted(new - _ALIGNED.keys()):
        yield _added(token)
    changed = {_name(token) for token in new}
    for token in sorted(gone - _ALIGNED.keys()):
        if _name(token) not in changed:
            yield f"bỏ {_word(token)}"


def _added(token: str) -> str:
    if token.startswith(PICTURE):
        return "có hình chèn vào"
    if token == f"color={_WHITE}":
        return "chữ trắng, không nhìn thấy"
    return _word(token)


def _word(token: str) -> str:
    name, _, value = token.partition("=")
    if token.startswith(PICTURE):
        return "hình"
    if name == "color":
        return f"màu chữ {value}"
    return _WORDS.get(name) or _VALUES.get(name, name)
