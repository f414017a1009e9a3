"""How records read inside the sentences of a document."""

from ngocha_kh.records.plan import Plan
from ngocha_kh.records.workspace import Agency
from ngocha_kh.vietnamese import long_date, number

#: First words of a subject (trích yếu) that are no names, so that they may stand inside a sentence.
_PLAIN_STARTS = (
    "ban hành", "bãi bỏ", "báo cáo", "bổ sung", "chuẩn bị", "công bố", "công khai", "công nhận",
    "cử", "duy trì", "đánh giá", "đào tạo", "điều chỉnh", "đôn đốc", "đề nghị", "đề xuất",
    "giao", "giới thiệu", "họp", "hướng dẫn", "khảo sát", "khen thưởng", "kiểm tra", "kiện toàn",
    "lập", "lấy ý kiến", "mời", "niêm yết", "phân công", "phát động", "phân bổ", "phê duyệt",
    "phối hợp", "quy định", "rà soát", "sửa đổi", "tạm dừng", "tăng cường", "tập huấn", "thành lập",
    "thẩm định", "thông báo", "thực hiện", "tiếp nhận", "tổ chức", "tổng hợp", "tổng kết",
    "triển khai", "triệu tập", "trình", "tuyên truyền", "xác nhận", "xây dựng", "xem xét",
    "xét", "xin ý kiến", "yêu cầu",
)  # fmt: skip


def small(value: int) -> str:
    """A count in a sentence: two digits at least, as documents write small numbers ("05")."""
    return f"{value:02d}" if 0 <= value < 10 else number(value)


def about(kind: str, title: str) -> str:
    """What follows a document's type, number and date: " về việc kiện toàn …".

    "Hướng dẫn … về việc sử dụng …", not twice "hướng dẫn". A title that begins with no known verb
    keeps its capital behind a colon: it may be a name.
    """
    inner = title[len(kind) :].lstrip() if _starts(title, kind.lower()) else title
    if inner != title and not _lower_start(inner):
        inner = title  # "Kế hoạch số 5 …" loses its sense without the first word
    if inner != title or any(_starts(inner, start) for start in _PLAIN_STARTS):
        return f" về việc {inner[0].lower()}{inner[1:]}"
    return f": {title}"


def capitalized(text: str) -> str:
    """`text` with a capital at its start, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """`text` as it goes on inside a sentence: its first letter small, unless a capital follows."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def plan_named(plan: Plan, agency: Agency) -> str:
    """The plan as a document cites it: type, number, date, issuer, subject (Phụ lục I, II.6b)."""
    number_ = f" số {plan.number}" if plan.number else ""
    date = f" {long_date(plan.date)}" if plan.date else ""
    issuer = f" của {agency.short_name} về" if plan.number or plan.date else ""
    return f"Kế hoạch{number_}{date}{issuer} {lower_first(plan.title)}"


def sentence(text: str) -> str:
    """`text` with one full stop at its end."""
    return text.rstrip(" .;,") + "."


def _starts(text: str, words: str) -> bool:
    """Whether whole words of `text` are `words`."""
    rest = text.lower().removeprefix(words)
    return len(rest) < len(text) and not rest[:1].isalnum()


def _lower_start(text: str) -> bool:
    return text[:1].islower()
