"""V-REF-04: quotes are in the adopted text."""

import unicodedata
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.plan import Plan
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.suggest import shown


@workspace_rule("V-REF-04", beside=True)
def quotes_are_verbatim(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đoạn trích phải có nguyên văn trong kế hoạch đã lưu.

    Nghĩa vụ, câu và chỗ sai của kế hoạch đều được trích nguyên văn (không kể khoảng trắng) từ tệp
    source_text, để ai cũng đối chiếu được; lỗi chính tả của bản gốc được giữ nguyên.

    Cách sửa: chép lại đúng đoạn trong bản gốc, không sửa bản gốc.
    """
    for fact, plan in index.plans:
        text = _stored_text(index, plan)
        if text is None:
            yield (
                fact.path,
                ("source_text",),
                f"không đọc được tệp văn bản gốc «{shown(plan.source_text)}» trong records/",
            )
            continue
        for route, quote in _quotes(plan):
            if squeezed(quote) not in text:
                yield (
                    fact.path,
                    route,
                    f"đoạn trích không có nguyên văn trong kế hoạch: «{shown(quote)}»",
                )


def squeezed(text: str) -> str:
    """NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _stored_text(index: Index, plan: Plan) -> str | None:
    data = index.source.beside(f"records/{plan.source_text}")
    return None if data is None else squeezed(data.decode("utf-8-sig", "replace"))


def _quotes(plan: Plan) -> Iterator[tuple[Route, str]]:
    for number, duty in enumerate(plan.obligations):
        yield ("obligations", number, "quote"), duty.quote
    for i, section in enumerate(plan.sections):
        for j, paragraph in enumerate(section.paragraphs):
            for k, sentence in enumerate(paragraph.sentences):
                yield ("sections", i, "paragraphs", j, "sentences", k, "text"), sentence.text
    for number, slip in enumerate(plan.slips):
        if slip.quote:
            yield ("slips", number, "quote"), slip.quote
