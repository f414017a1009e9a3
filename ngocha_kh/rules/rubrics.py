"""V-SK-060 to 063: marks, means, classes, and rubrics that are in use."""

from collections import Counter
from collections.abc import Iterator

from ngocha_kh.council.rubrics import criteria, digest, group_maximum, maximum, refusal
from ngocha_kh.council.scores import FAIL, result
from ngocha_kh.diagnostics import Route
from ngocha_kh.records.rubric import Item, Rubric
from ngocha_kh.records.session import Session, Sheet
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import Found, record_rule, workspace_rule
from ngocha_kh.suggest import closest
from ngocha_kh.vietnamese import number as written


@workspace_rule("V-SK-060")
def marks_fit_the_rubric(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi phiếu chấm đủ các tiêu chí của bộ tiêu chí, điểm nằm trong khung.

    Điểm của một tiêu chí từ 0 đến điểm tối đa, và rơi vào một mức (bands) nếu tiêu chí chia mức.
    Tổng điểm không ghi mà luôn do chương trình cộng. Chưa có phiếu chấm chung toàn quốc: khung điểm
    là của bộ tiêu chí do cơ sở ban hành.

    Cách sửa: sửa điểm theo phiếu giấy; nếu sai mã tiêu chí thì dùng mã trong bộ tiêu chí.
    """
    for fact, session, rubric in judged(index):
        known = criteria(rubric)
        for place, sheet in _sheets(session):
            for key in (key for key in known if key not in sheet.points):
                yield (
                    fact.path,
                    (*place, "points"),
                    f"phiếu của {sheet.member} thiếu điểm tiêu chí {key} «{known[key].name}»",
                )
            for key, points in sheet.points.items():
                if message := _mark(known, key, points):
                    yield fact.path, (*place, "points", key), message


@workspace_rule("V-SK-061")
def classes_follow_the_mean(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Xếp loại trong quyết định phải đúng với điểm trung bình tính lại từ các phiếu.

    Điểm trung bình không ghi trong hồ sơ: chương trình tính lại từ các phiếu (bỏ phiếu cao nhất,
    thấp nhất nếu bộ tiêu chí quy định; làm tròn hai chữ số, nửa làm tròn lên), nên không thể sai
    khác với phiếu. Xếp loại do người ghi vào quyết định thì phải khớp.

    Cách sửa: sửa decision.class, hoặc sửa phiếu chấm đã gõ nhầm.
    """
    last: dict[str, tuple[str, str | None, str]] = {}
    for _, session, rubric in sorted(judged(index), key=lambda one: one[1].on):
        for item in session.items:
            if item.outcome == "pass":
                scored = result(item, rubric)
                mean = "–" if scored.mean is None else written(scored.mean)
                last[item.initiative] = (session.id, scored.grade, mean)
    for fact, record in index.records("initiative"):
        given = record.decision.grade if record.decision else None
        if given is None or record.id not in last:
            continue
        name, grade, mean = last[record.id]
        if given != grade:
            yield (
                fact.path,
                ("decision", "class"),
                f"quyết định ghi loại {given.upper()}, phiên họp {name} có điểm trung bình {mean} là loại {(grade or '–').upper()}",
            )


@record_rule("V-SK-062", Rubric)
def rubrics_are_consistent(rubric: Rubric) -> Found:
    """Bộ tiêu chí phải khép kín: các khoảng điểm không chồng nhau, không hở.

    Các loại (classes) phủ kín từ 0 đến tổng điểm tối đa; loại không đạt kết thúc đúng ở mức đạt; mức
    tối thiểu không vượt mức tối đa; các mức của một tiêu chí nằm trong điểm tối đa và không chồng
    nhau; mã tiêu chí không trùng. Nếu không, có điểm không xếp được loại hoặc thuộc hai loại.

    Cách sửa: chỉnh các khoảng điểm; bộ tiêu chí đã dùng thì lập phiên bản mới.
    """
    yield from _classes(rubric)
    seen: set[str] = set()
    for number, group in enumerate(rubric.groups):
        place: Route = ("groups", number)
        if group.min is not None and group.min > group_maximum(group):
            yield (
                (*place, "min"),
                f"mức tối thiểu {group.min} cao hơn điểm tối đa {group_maximum(group)} của nhóm",
            )
        for position, item in enumerate(group.items):
            where: Route = (*place, "items", position)
            if item.id in seen:
                yield (*where, "id"), f"mã tiêu chí «{item.id}» đã dùng"
            seen.add(item.id)
            yield from _criterion(item, where)


@workspace_rule("V-SK-063")
def rubrics_in_use_are_frozen(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Bộ tiêu chí đã dùng thì không sửa; bộ tiêu chí mẫu không dùng cho phiên họp chính thức.

    Khi khóa chấm điểm, phiên họp giữ mã băm của bộ tiêu chí (rubric_sha256); sửa điểm tối đa, mức
    đạt hay xếp loại sau đó làm thay đổi kết quả đã công bố; sửa tên, tình trạng (status) làm sai biên
    bản đã ký. Bộ tiêu chí có status: sample chưa được cấp có thẩm quyền ban hành nên không làm căn cứ
    cho biên bản có số (trừ hồ sơ minh họa).

    Cách sửa: trả bộ tiêu chí về như cũ và lập phiên bản mới (mã mới); ghi rubric_sha256 đúng giá trị
    mà thông báo nêu khi khóa chấm điểm.
    """
    for fact, session, rubric in judged(index):
        now = digest(rubric)
        if session.scoring_closed and session.rubric_sha256 is None:
            yield (
                fact.path,
                ("scoring_closed",),
                f"đã khóa chấm điểm thì ghi mã băm của {rubric.id}: rubric_sha256: {now}",
            )
        elif session.rubric_sha256 not in (None, now):
            yield (
                fact.path,
                ("rubric_sha256",),
                f"bộ tiêu chí {rubric.id} đã bị sửa sau khi khóa chấm điểm; mã băm hiện nay là {now}",
            )
        if session.minutes and index.settings and (why := refusal(rubric, index.settings)):
            yield fact.path, ("minutes", "number"), why


def judged(index: Index) -> Iterator[tuple[Facts, Session, Rubric]]:
    """Every session with its rubric; without one, V-REF-01 has told."""
    rubrics = index.by_id_of("rubric")
    for fact, session in index.records("session"):
        if rubric := rubrics.get(session.rubric):
            yield fact, session, rubric


def _sheets(session: Session) -> Iterator[tuple[Route, Sheet]]:
    for number, item in enumerate(session.items):
        for position, sheet in enumerate(item.sheets):
            yield ("items", number, "sheets", position), sheet


def _mark(known: dict[str, Item], key: str, points: int) -> str | None:
    """What is wrong with one mark; None when nothing is."""
    item = known.get(key)
    if item is None:
        near = closest(key, known)
        return f"bộ tiêu chí không có tiêu chí «{key}»" + (f"; có phải «{near}»?" if near else "")
    if points > item.max:
        return f"{points} điểm vượt điểm tối đa {item.max} của tiêu chí «{item.name}»"
    if item.bands and not any(band.from_ <= points <= band.to for band in item.bands):
        bands = ", ".join(f"{band.from_}-{band.to}" for band in item.bands)
        return f"{points} điểm không thuộc mức nào của tiêu chí «{item.name}» ({bands})"
    return None


def _classes(rubric: Rubric) -> Found:
    top = maximum(rubric)
    if rubric.pass_.total > top:
        yield (
            ("pass", "total"),
            f"mức đạt {rubric.pass_.total} cao hơn tổng điểm tối đa {top}",
        )
    for name, times in Counter(found.id for found in rubric.classes).items():
        if times > 1:
            yield ("classes",), f"loại «{name}» ghi {times} lần"
    places = sorted(range(len(rubric.classes)), key=lambda n: rubric.classes[n].from_)
    reached = 0
    for number in places:
        found = rubric.classes[number]
        if found.from_ != reached:
            word = "hở" if found.from_ > reached else "chồng nhau"
            low, high = sorted((reached, found.from_))
            yield (
                ("classes", number, "from"),
                f"các loại {word} từ {low} đến {high}: loại «{found.id}» phải bắt đầu từ {reached}",
            )
        if found.to <= found.from_:
            yield ("classes", number, "to"), f"khoảng {found.from_} đến {found.to} trống"
        if found.id == FAIL and found.to != rubric.pass_.total:
            yield (
                ("classes", number, "to"),
                f"loại không đạt kết thúc ở {found.to}, mức đạt là {rubric.pass_.total}",
            )
        reached = found.to
    if reached != top:
        yield (
            ("classes", places[-1], "to"),
            f"loại cao nhất đến {reached}, tổng điểm tối đa của bộ tiêu chí là {top}",
        )


def _criterion(item: Item, place: Route) -> Found:
    if item.min is not None and item.min > item.max:
        yield (*place, "min"), f"mức tối thiểu {item.min} cao hơn điểm tối đa {item.max}"
    before = -1
    for number in sorted(range(len(item.bands)), key=lambda n: item.bands[n].from_):
        band = item.bands[number]
        where: Route = (*place, "bands", number)
        if band.to < band.from_ or band.to > item.max:
            yield where, f"mức {band.from_}-{band.to} không nằm trong khoảng 0-{item.max}"
        if band.from_ <= before:
            yield where, f"mức {band.from_}-{band.to} chồng lên mức kết thúc ở {before}"
        before = max(before, band.to)
