"""V-SK-030 to 033: the log of an initiative, its papers, final states, parallel tracks."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.rules.around import around_of
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.machine import initiative_machine
from ngocha_kh.workflow.papers import missing_papers
from ngocha_kh.workflow.replay import before_each, replay

#: What a recognised initiative goes on to be; its parallel tracks stay when it is put away.
_RECOGNIZED = frozenset({"recognized", "revoked"})


@record_rule("V-SK-030", Initiative)
def logs_follow_the_table(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Nhật ký (log) phải dẫn đúng đến trạng thái hiện tại.

    Các bước nối tiếp nhau theo bảng bước M01 đến M23 (docs/workflow-initiative.md), bắt đầu từ «Đã
    đăng ký ý tưởng» hoặc «Đang soạn hồ sơ»; ngày không lùi lại; người thực hiện đúng vai trò của
    bước; bước cuối dẫn đến trạng thái (state) của hồ sơ. Chỉ chỗ sai đầu tiên được nêu, vì các bước
    sau đều dựa vào nó.

    Nguồn: Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP), Điều 5 đến Điều 7; Thông tư
    18/2013/TT-BKHCN, Điều 5, Điều 6, Điều 8; các bước ghi «chưa xác nhận» trong bảng là đề xuất.

    Cách sửa: chuyển bước bằng «nkh move»; nếu ghi nhầm thì sửa lại bước đã nêu.
    """
    fault = replay(initiative, initiative_machine()).fault
    if fault is not None and not fault.from_final:
        yield fault.route, fault.message


@record_rule("V-SK-032", Initiative)
def final_states_are_left_only_for_the_archive(
    initiative: Initiative,
) -> Iterator[tuple[Route, str]]:
    """Trạng thái kết thúc không chuyển tiếp, trừ việc lưu hồ sơ.

    Từ chối chấp nhận đơn, không công nhận, đã rút, bị hủy bỏ công nhận chỉ còn bước lưu hồ sơ (M23);
    đã lưu hồ sơ thì không còn bước nào. Muốn xét lại thì nộp đơn mới với hồ sơ mới.

    Nguồn: đề xuất về cách ghi nhận; Thông tư 18/2013/TT-BKHCN, Điều 6 về lưu giữ hồ sơ.

    Cách sửa: bỏ bước đã nêu; nếu xét lại thì lập hồ sơ sáng kiến mới.
    """
    fault = replay(initiative, initiative_machine()).fault
    if fault is not None and fault.from_final:
        yield fault.route, fault.message


@workspace_rule("V-SK-031")
def steps_have_their_papers(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi bước đã qua phải có đủ giấy tờ với số và ngày.

    Ví dụ bước nộp đơn cần đơn (D02) và báo cáo mô tả (D03); bước công nhận cần quyết định (D19). Giấy
    tờ do tác giả hoặc đơn vị áp dụng lập chỉ cần ngày. Giấy mời và biên bản họp ghi một lần ở phiên
    họp (invitation, minutes). Bảng bước ở docs/workflow-initiative.md nêu giấy tờ của từng bước.

    Nguồn: Thông tư 18/2013/TT-BKHCN, Điều 6 (lưu giữ hồ sơ); phần còn lại theo bảng bước.

    Cách sửa: thêm giấy tờ vào papers với kind, number, date; với phiên họp thì ghi minutes.
    """
    if index.settings is None or "session" in index.unread_kinds:
        return
    machine, around = initiative_machine(), around_of(index, index.settings)
    for fact in index.of_kind("initiative"):
        own: Initiative = index.decode(fact)
        for one, record in before_each(own, replay(own, machine).taken):
            case = Case(record, around, one.entry.on, one.entry.from_ or "", note=one.entry.note)
            for message in missing_papers(case, machine, one.transition):
                yield fact.path, ("log", one.number), f"bước {one.transition.event}: {message}"


@record_rule("V-SK-033", Initiative)
def parallel_tracks_follow_recognition(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Công nhận hiệu quả, nhân rộng, công khai, dùng để xét thi đua chỉ có sau khi đã công nhận.

    Các việc này chỉ ghi khi sáng kiến đã công nhận, bị hủy bỏ công nhận, hoặc đã lưu hồ sơ sau khi
    công nhận. Được ghi trước «Chưa công khai» và căn cứ công khai.

    Nguồn: Luật Thi đua, khen thưởng 2022, Điều 21 đến Điều 23; kế hoạch năm, mục II.3.

    Cách sửa: công nhận sáng kiến trước (nkh move), hoặc xóa phần ghi nhầm.
    """
    state = initiative.archived_from if initiative.state == "archived" else initiative.state
    if state in _RECOGNIZED:
        return
    label = initiative_machine().main.states[initiative.state]
    for field in ("effect", "replication", "award_uses"):
        if getattr(initiative, field):
            yield (field,), f"sáng kiến ở «{label}», chưa được công nhận nên chưa có mục này"
    publication = initiative.publication
    if publication is not None and publication.state != "not_public":
        yield (
            ("publication", "state"),
            f"sáng kiến ở «{label}», chưa được công nhận nên chưa được công khai",
        )
