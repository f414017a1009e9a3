"""`nkh move`: a step is taken whole, or refused with all that is missing and nothing is written."""

import datetime
import json
from pathlib import Path

import pytest
import yaml
from cli.desk import Nkh, contents
from cli.initiatives import OWN, SESSION, write_world
from workflow.world import World, at, initiative, ready

ID = "SK-2026-001"


def world_in(desk: Path, world: World) -> str:
    """The text of the initiative that now lies in the workspace."""
    write_world(desk, world)
    return (desk / OWN).read_text(encoding="utf-8")


@pytest.fixture
def in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands run on 2 June 2026, before the terms of these records have ended."""
    for module in ("move", "moving", "saving"):
        monkeypatch.setattr(f"ngocha_kh.cli.{module}.today", lambda: datetime.date(2026, 6, 2))


def now(desk: Path) -> dict[str, object]:
    data = yaml.load((desk / OWN).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(data, dict)
    return data


def test_a_step_adds_to_the_log_sets_the_state_and_its_day(desk: Path, nkh: Nkh) -> None:
    before = world_in(desk, ready("M05"))
    done = nkh("move", ID, "accepted", "--date", "30/3/2026", "--note", "Đủ: hồ sơ")
    assert (done.status, done.err.splitlines()[0][:9]) == (0, "Hoàn tác:")
    text = (desk / OWN).read_text(encoding="utf-8")
    assert "# ghi chú của phòng\nstate: accepted\n" in text
    assert text.endswith(
        "- on: 2026-03-30\n  by: standing\n  event: M05\n  from: submitted\n  to: accepted\n"
        '  note: "Đủ: hồ sơ"\n'
    )
    assert now(desk)["intake"]["accepted_on"] == "2026-03-30"  # type: ignore[index]
    gone = set(before.splitlines()) - set(text.splitlines())
    assert gone == {"state: submitted"}
    assert nkh("validate").status == 0


def test_the_hint_takes_the_step_back_and_a_noted_step_is_not_rewritten(
    desk: Path, nkh: Nkh
) -> None:
    before = world_in(desk, ready("M05").put("own.intake.accepted_on", "2026-03-30"))
    done = nkh("move", ID, "accepted", "--date", "2026-03-30")
    words = done.err.splitlines()[0].partition(f"--force {ID} ")[2].split()
    assert words == ["state=submitted", "log.1="]
    assert nkh("set", ID, "log.0.on=2026-03-12").status == 2
    assert nkh("set", "--force", ID, *words).status == 0
    assert (desk / OWN).read_text(encoding="utf-8") == before


def test_every_missing_thing_is_told_and_nothing_is_written(desk: Path, nkh: Nkh) -> None:
    world = ready("M11").put("PH-2026-01.items.0.vote.agree", 4).put("PH-2026-01.minutes", None)
    world_in(desk, world.put("own.conditions_check.novel", "not_met"))
    before = contents(desk)
    done = nkh("move", ID, "council_passed", "--date", "2026-05-12")
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines() == [
        "SK-2026-001: chưa chuyển được từ «Đưa ra phiên họp Hội đồng» sang «Hội đồng thông qua» "
        "(M11 Kết luận thông qua):",
        "  - 4 đồng ý trên 7 thành viên, cần ít nhất 5 (2/3)",
        "  - điều kiện không đạt: tính mới (conditions_check.novel)",
        "  - phiên họp PH-2026-01 chưa ghi số, ngày D15 (Biên bản họp Hội đồng) "
        "(minutes.number, minutes.date)",
        "Chưa ghi gì: còn thiếu 3 điều ở trên.",
        "Gõ (thay phần viết hoa hoặc dấu … bằng giá trị thật):",
        '  nkh set PH-2026-01 minutes.number="…" minutes.date=NGÀY',
    ]
    assert contents(desk) == before


def test_a_refusal_for_a_program(desk: Path, nkh: Nkh) -> None:
    world_in(desk, ready("M11").put("PH-2026-01.items.0.vote.agree", 4))
    done = nkh("move", ID, "council_passed", "--date", "2026-05-12", "--format", "json")
    said = json.loads(done.out)
    assert (done.status, said["written"], said["event"]) == (1, False, "M11")
    assert said["unmet"] == ["4 đồng ý trên 7 thành viên, cần ít nhất 5 (2/3)"]


def test_papers_and_fields_come_in_the_same_go(desk: Path, nkh: Nkh) -> None:
    world = ready("M02")
    world.own["papers"] = [paper for paper in world.own["papers"] if paper["kind"] == "D04"]
    world.put("own.intake.register_no", None)
    world_in(desk, world)
    words = ["move", ID, "Đã nộp, chờ kiểm tra", "--date", "2026-03-13"]
    assert nkh(*words).status == 1
    done = nkh(
        *words, "--paper", "D02@10/3/2026", "--paper", "D03#1@2026-03-10",
        "--set", "intake.register_no=01/2026", "--event", "m02",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert "Văn bản phải lập: D05 (Giấy biên nhận đơn); D06 (Sổ tiếp nhận đơn)." in done.err
    own = now(desk)
    assert own["papers"][1:] == [  # type: ignore[index]
        {"kind": "D02", "date": "2026-03-10"},
        {"kind": "D03", "date": "2026-03-10", "version": "1"},
    ]
    assert own["intake"]["received_on"] == "2026-03-13"  # type: ignore[index]


def test_a_dry_run_shows_and_writes_nothing(desk: Path, nkh: Nkh) -> None:
    world_in(desk, ready("M05"))
    before = contents(desk)
    done = nkh("move", ID, "accepted", "--date", "2026-03-30", "--dry-run")
    assert done.status == 0
    assert "+state: accepted" in done.out
    assert contents(desk) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([ID, "xong"], "trạng thái «xong» không thuộc: registered (Đã đăng ký ý tưởng), draft"),
        ([ID, "recognized"], "có thể chuyển sang: supplement_requested (Yêu cầu bổ sung, M03), accepted"),
        ([ID, "accepted", "--event", "M04"], "là M05 (Chấp nhận đơn), không phải M04"),
        ([ID, "accepted", "--by", "giám đốc"], "vai trò «giám đốc» không thuộc"),
        ([ID, "accepted", "--paper", "D08"], "không có dạng LOẠI[#LẦN][:SỐ]@NGÀY"),
        ([ID, "accepted", "--set", "intake.acepted_on=2026-03-30"], "có phải «accepted_on»?"),
        ([ID, "accepted", "--track", "hanoi"], "--track là một trong: main, replication, publication, ward_effect"),
        (["SK-2026-002", "accepted"], "có phải «SK-2026-001»?"),
        (["vhxh", "accepted"], "lệnh move chỉ dùng cho sáng kiến"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_with_what_is_possible(
    desk: Path, nkh: Nkh, words: list[str], told: str
) -> None:
    world_in(desk, ready("M05"))
    before = contents(desk)
    done = nkh("move", *words)
    assert done.status == 2
    assert told in done.err
    assert contents(desk) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--by", "Tác giả", "--date", "2026-03-30"], "do standing (Phòng thường trực) thực hiện"),
        (["--date", "2100-01-04"], "ngày 04/01/2100 ở trong tương lai"),
        (["--date", "2026-03-12"], "trước bước gần nhất trong nhật ký, ngày 13/03/2026"),
    ],
)
def test_the_wrong_role_or_day_is_refused(
    desk: Path, nkh: Nkh, words: list[str], told: str
) -> None:
    world_in(desk, ready("M05"))
    done = nkh("move", ID, "accepted", *words)
    assert done.status == 1
    assert told in done.err


def test_a_parallel_track_moves_without_a_log(desk: Path, nkh: Nkh) -> None:
    world_in(desk, ready("E01"))
    words = ["move", ID, "--track", "city", "--date", "2026-05-20"]
    assert nkh(*words, "proposed").status == 0
    done = nkh(*words, "assessed", "--set", "effect.0.session=PH-2026-01")
    assert done.status == 0, done.err
    assert nkh(*words, "recognized", "--set", "effect.0.document=7/SKHCN").status == 1
    done = nkh(*words, "submitted_up")
    assert done.status == 0, done.err
    assert now(desk)["effect"] == [
        {"level": "city", "state": "submitted_up", "proposed_on": "2026-05-20",
         "submitted_on": "2026-05-20", "session": "PH-2026-01"}
    ]  # fmt: skip
    assert now(desk)["log"] == at("recognized").own["log"]
    assert nkh("validate").status == 0


def test_a_plan_to_replicate_is_begun_in_one_go(desk: Path, nkh: Nkh) -> None:
    world_in(desk, at("recognized"))
    words = ["move", ID, "planned", "--track", "replication", "--date", "2026-05-20"]
    assert nkh(*words).status == 1
    done = nkh(
        *words, "--set", "replication.plan=40/KH-UBND", "--set", "replication.target_units=vp,kt",
        "--set", "replication.due=2026-12-01",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert now(desk)["replication"]["state"] == "planned"  # type: ignore[index]


@pytest.mark.usefixtures("in_june")
def test_from_the_idea_to_the_archive_by_commands_alone(desk: Path, nkh: Nkh) -> None:
    empty = ("sessions", "decision", "certificates", "papers", "log", "retention_class")
    world = World(initiative(state="registered", **dict.fromkeys(empty)))
    world.own["intake"] = {"registered_on": "2026-01-20"}
    for key in ("vote", "outcome"):
        world.put(f"PH-2026-01.items.0.{key}", None)
    world.put("PH-2026-01.minutes", None)
    world_in(desk, world)

    def step(state: str, day: str, *more: str) -> None:
        done = nkh("move", ID, state, "--date", day, *more)
        assert done.status == 0, done.err

    step("draft", "2026-03-02")
    step("submitted", "2026-03-13", "--paper", "D02@2026-03-10", "--paper", "D03@2026-03-10",
         "--set", "intake.register_no=01/2026")  # fmt: skip
    step("supplement_requested", "2026-03-20", "--paper", "D07:11/TB-UBND@2026-03-20",
         "--set", 'intake.defects+={text: "Thiếu giấy xác nhận", asked_on: 2026-03-20, due_on: 2026-04-20}')  # fmt: skip
    step("submitted", "2026-03-27", "--paper", "D02#2@2026-03-26")
    step("accepted", "2026-03-30", "--paper", "D08:12/TB-UBND@2026-03-30")
    step("under_review", "2026-04-06", "--paper", "D04@2026-03-26")
    step("in_session", "2026-05-11")
    assert nkh("set", "PH-2026-01", "items.0.vote.method=hands", "items.0.vote.agree=5",
               "items.0.vote.disagree=2", "items.0.outcome=pass", "minutes.number=01/BB-HĐ",
               "minutes.date=2026-05-12").status == 0  # fmt: skip
    step("council_passed", "2026-05-12")
    step("pending_decision", "2026-05-14", "--paper", "D17:20/TTr-VHXH@2026-05-14")
    step("recognized", "2026-05-18", "--paper", "D19:101/QĐ-UBND@2026-05-18")
    assert now(desk)["decision"] == {"number": "101/QĐ-UBND", "date": "2026-05-18"}
    assert now(desk)["sessions"] == ["PH-2026-01"]
    for person, number in (("nguyen-van-a", "01"), ("tran-thi-b", "02")):
        value = f'{{person: {person}, number: "{number}/GCN-SK", date: 2026-05-18}}'
        assert nkh("set", ID, f"certificates+={value}").status == 0
    step("archived", "2026-06-01", "--set", "retention_class=Vĩnh viễn")
    assert now(desk)["archived_from"] == "recognized"
    assert nkh("validate").status == 0
    assert (desk / SESSION).exists()
