"""The forms on paper: what a chief clerk measures with a ruler."""

from pathlib import Path

import pytest
from nd30.pages import MISSING, Line, output, pages, pdfs, red_box_mm
from nd30.sample import FRONT, render
from nd30.samples import NAMES, form, markup

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)} to see pages")
COUNTS = {"quyet-dinh": 3}  # decision, regulation, appendix; every other sample has one page
LEFT, RIGHT, TOP, BOTTOM = 30, 210 - 15, 20, 297 - 20
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every sample as a PDF file."""
    return pdfs(tmp_path_factory.mktemp("forms"), {name: form(name) for name in NAMES})


@pytest.fixture(scope="module")
def seen(printed: dict[str, Path]) -> dict[str, list[list[Line]]]:
    """Every sample as lines on pages."""
    return {name: pages(pdf) for name, pdf in printed.items()}


def line_with(page: list[Line], text: str) -> Line:
    """The first line that holds `text`."""
    return next(line for line in page if text in line.text)


@pytest.mark.parametrize("name", NAMES)
def test_a_form_fills_the_pages_it_should(name: str, seen: dict[str, list[list[Line]]]) -> None:
    assert len(seen[name]) == COUNTS.get(name, 1)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_leaves_the_margins(name: str, seen: dict[str, list[list[Line]]]) -> None:
    for page in seen[name]:
        words = [word for line in page for word in line.words]
        assert min(w.left for w in words) >= LEFT - 0.3
        assert max(w.right for w in words) <= RIGHT + 0.5
        assert min(w.top for w in words) >= TOP - 0.5
        footer = ("Địa", "Điện", "SỐ LIỆU", "Số 01")  # the address and the mark stand below
        above = [x for x in page if not x.text.startswith(footer)]
        assert max(w.bottom for x in above for w in x.words) <= BOTTOM + 0.5


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_is_of_an_embedded_times_face(name: str, printed: dict[str, Path]) -> None:
    for line in output("pdffonts", printed[name]).splitlines()[2:]:
        assert "LiberationSerif" in line or "TimesNewRoman" in line
        assert line.split()[-5] == "yes"


@pytest.mark.parametrize("name", NAMES)
def test_the_head_stands_in_two_columns(name: str, seen: dict[str, list[list[Line]]]) -> None:
    page = seen[name][0]
    state = line_with(page, STATE)
    left, right = state.find(STATE)
    motto = line_with(page, "Độc lập").find("Độc lập - Tự do - Hạnh phúc")
    assert sum(motto) == pytest.approx(left + right, abs=1)
    number = line_with(page, "Số:")
    assert number.words[0].left < left
    if name != "bien-ban":
        day = number.find("ngày")[0]
        assert left < day < right
        place, end = number.find("Tân")[0], number.words[-1].right
        assert place + end == pytest.approx(left + right, abs=1.5)
    names = [w for w in state.words if w.right < left]
    assert names[0].left + names[-1].right == pytest.approx(2 * LEFT + (left - LEFT), abs=8)


def test_the_subject_of_a_letter_wraps_under_its_number(
    seen: dict[str, list[list[Line]]],
) -> None:
    page = seen["cong-van"][0]
    state = line_with(page, STATE).find(STATE)[0]
    lines = page[page.index(line_with(page, "V/v")) :][:3]
    assert all(line.words[-1].right < state for line in lines)
    lengths = [line.words[-1].right - line.words[0].left for line in lines]
    assert min(lengths) > 0.75 * max(lengths)
    gap = lines[0].words[0].top - line_with(page, "Số:").words[0].bottom
    assert gap == pytest.approx(6 * 25.4 / 72, abs=1)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("bien-ban", "giay-gioi-thieu")])
def test_the_signer_stands_under_his_post_right_of_the_recipients(
    name: str, seen: dict[str, list[list[Line]]]
) -> None:
    page = seen[name][0]
    label = line_with(page, "Nơi nhận:")
    assert label.words[0].left == pytest.approx(LEFT, abs=0.5)
    post = label.words[2:]
    last = [line for line in page if line.text in ("Nguyễn Văn A", "Trần Thị B")][-1]
    middle = (last.words[0].left + last.words[-1].right) / 2
    assert middle == pytest.approx((post[0].left + post[-1].right) / 2, abs=1)
    assert last.words[0].top - label.words[0].bottom > 20


@pytest.mark.parametrize(("name", "length"), [("cong-van", 40), ("thong-bao", 20)])
def test_the_stamp_of_urgency_is_as_large_as_the_decree_says(
    name: str, length: float, printed: dict[str, Path]
) -> None:
    assert red_box_mm(printed[name]) == pytest.approx((length, 8), abs=0.5)


def test_secretary_and_chair_sign_on_one_height(seen: dict[str, list[list[Line]]]) -> None:
    page = seen["bien-ban"][0]
    names = line_with(page, "Trần Thị B Nguyễn Văn A")
    assert names.words[2].right < 105 + LEFT / 2 < names.words[3].left
    assert page.index(line_with(page, "Nơi nhận:")) > page.index(names)


def bodies() -> dict[str, str]:
    """Texts whose end wanders over the first page break, with ends of every kind."""
    ends = {
        "short": "Dòng cuối.",
        "long": "Đoạn cuối dài. " * 18,
        "list": "- Mục một.\n- Mục cuối.",
        "heading": "## 9. Mục\n\nDòng cuối.",
    }
    texts = {}
    for kind, end in ends.items():
        # One-line paragraphs fill a page at about 30; the other kinds break a few lines earlier.
        for count in range(20, 61) if kind == "short" else range(22, 32):
            lines = "\n\n".join(f"Dòng thứ {n} của văn bản." for n in range(count))
            texts[f"{kind}-{count}"] = f"{lines}\n\n{end}"
    return texts


def test_the_signature_never_stands_alone_wherever_the_page_breaks(tmp_path: Path) -> None:
    front = FRONT.replace("mark: SỐ LIỆU MINH HỌA - KHÔNG DÙNG ĐỂ BÁO CÁO\n", "")
    documents = {name: render(front + text) for name, text in bodies().items()}
    for count in range(22, 32):
        text = markup("bien-ban")
        cut = text.index("Thời gian bắt đầu")
        lines = "\n\n".join(f"Dòng thứ {n} của biên bản." for n in range(count))
        documents[f"minutes-{count}"] = render(text[:cut] + lines)
    broken = set()
    for name, pdf in pdfs(tmp_path, documents).items():
        found = pages(pdf)
        at = next(i for i, page in enumerate(found) if any("Nguyễn Văn A" in x.text for x in page))
        page = found[at]
        assert any("Nơi nhận:" in line.text for line in page), name
        assert any("- Lưu:" in line.text for line in page), name
        words = ("Dòng", "Đoạn", "cuối", "dài", "Mục", "-")
        foot = next(i for i, x in enumerate(page) if x.text.startswith(("Nơi nhận:", "THƯ KÝ")))
        assert sum(x.text.startswith(words) for x in page[:foot]) >= 2, name
        broken |= {name.partition("-")[0]} if at else set()
    assert broken == {"short", "long", "list", "heading", "minutes"}  # each kind met a page break
