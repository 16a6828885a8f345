"""Whose a draft is, files that are refused, passwords, and how a draft ends."""

import io
from pathlib import Path

import pytest

from actions.drafts.desk import DraftStage, counts_of, csv_bytes
from actions.world import AGENCIES, CHEN, HOURS, ROSTER
from people import BUREAU, COUNTY
from zhicai.actions.access import NotAllowedError
from zhicai.actions.answer_draft import answer_draft
from zhicai.actions.apply_draft import apply_draft
from zhicai.actions.discard_draft import discard_draft
from zhicai.actions.drafts import plan_draft, work
from zhicai.actions.drafts.model import Coverage, DraftAnswers, Upload
from zhicai.actions.find_draft import find_draft
from zhicai.actions.home import home_path
from zhicai.actions.list_drafts import list_drafts
from zhicai.actions.open_draft import open_draft
from zhicai.actions.remove_draft_file import remove_draft_file
from zhicai.actions.replace_draft_file import replace_draft_file
from zhicai.actions.retry_draft import retry_draft
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import AgencyPeriod
from zhicai.records.drafts.models import Draft, DraftFile, DraftRow
from zhicai.records.jobs.models import Job
from zhicai.records.staff.models import Posting

PDF = b"%PDF-1.7\n1 0 obj\n"


def kept_files() -> list[Path]:
    return [path for path in (home_path() / "drafts").rglob("*") if path.is_file()]


def test_a_draft_of_another_office_is_as_little_found_as_one_that_is_not(desk) -> None:
    desk.bring("hours", HOURS, agency=BUREAU)
    wu, chen = desk.world.people.wu, desk.world.people.chen

    for key in (desk.key, 12345):
        with pytest.raises(NotAllowedError):
            find_draft(key, by=desk.caller(wu))
    assert find_draft(desk.key, by=desk.caller(chen)).key == desk.key
    assert [line.key for line in list_drafts(BUREAU, by=desk.caller(chen))] == [desk.key]
    assert list_drafts(COUNTY, by=desk.caller()) == ()


def test_a_refused_file_is_kept_beside_the_others_and_can_be_replaced(desk) -> None:
    draft = desk.open(("a.csv", csv_bytes("roster", ROSTER)), ("b.pdf", PDF))
    good, bad = draft.files

    upload = Upload("c.csv", io.BytesIO(csv_bytes("agencies", AGENCIES)))
    replace_draft_file(desk.key, bad.id, upload=upload, by=desk.caller())

    assert draft.stage == DraftStage.REFUSED
    assert bad.refusal.code == "file.not_a_sheet"
    assert good.refusal is None
    assert good.what_it_is.endswith("4 列")
    assert desk.draft().stage == DraftStage.PREVIEW
    assert [file.name for file in desk.draft().files] == ["a.csv", "c.csv"]


def test_a_refused_file_can_be_taken_out_and_the_last_one_ends_the_draft(desk) -> None:
    draft = desk.open(("a.csv", csv_bytes("roster", ROSTER)), ("b.csv", b""))

    remove_draft_file(desk.key, draft.files[1].id, by=desk.caller())
    after = desk.draft()
    remove_draft_file(desk.key, draft.files[0].id, by=desk.caller())

    assert draft.files[1].refusal.code == "file.empty"
    assert after.stage == DraftStage.PREVIEW
    assert desk.draft().stage == DraftStage.DISCARDED
    assert kept_files() == []


def test_discarding_leaves_no_file_and_no_row(desk) -> None:
    desk.bring("hours", HOURS)
    assert kept_files()

    discard_draft(desk.key, by=desk.caller())

    assert kept_files() == []
    assert DraftRow.objects.count() == DraftFile.objects.count() == 0
    assert Draft.objects.get().preview == {}
    with pytest.raises(Refused, match=r"draft\.ended"):
        apply_draft(desk.key, by=desk.caller())
    assert list_drafts(COUNTY, by=desk.caller()) == ()


def test_files_lie_under_numbers_and_what_was_read_is_encrypted(desk) -> None:
    desk.bring("hours", HOURS)

    files = kept_files()

    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert all(path.name.split(".")[0].isdigit() for path in files)
    [read] = [path for path in files if path.suffix == ".read"]
    assert CHEN.encode() not in read.read_bytes()
    desk.apply()
    assert kept_files() == []


def test_a_draft_that_nobody_touches_for_a_week_is_discarded(desk) -> None:
    desk.bring("hours", HOURS)
    first = desk.key
    desk.world.later(days=8)

    assert list_drafts(COUNTY, by=desk.caller()) == ()
    assert kept_files() == []
    desk.bring("roster", ROSTER)

    assert Draft.objects.get(pk=first).stage == DraftStage.DISCARDED
    assert {path.parent.name for path in kept_files()} == {str(desk.key)}


def test_a_defect_fails_the_draft_with_a_code_and_it_may_be_tried_again(desk, monkeypatch) -> None:
    def broken(*_, **__):
        raise ValueError("a defect")

    with monkeypatch.context() as patch:
        patch.setattr(plan_draft, "forecast", broken)
        failed = desk.bring("hours", HOURS)

    retry_draft(desk.key, by=desk.caller())

    assert (failed.stage, failed.failure) == (DraftStage.FAILED, "draft.failed")
    assert desk.draft().stage == DraftStage.PREVIEW


def test_a_job_without_a_sign_of_life_is_stale_and_can_be_started_again(desk) -> None:
    desk.bring("hours", HOURS)
    Job.objects.update(status=Job.Status.RUNNING, beat_at=desk.world.now)

    busy = desk.draft()
    with pytest.raises(Refused, match=r"draft\.busy"):
        retry_draft(desk.key, by=desk.caller())
    desk.world.later(minutes=5)
    stale = desk.draft()
    retry_draft(desk.key, by=desk.caller())

    assert (busy.is_busy, busy.progress.is_stale, busy.may_apply) == (True, False, False)
    assert stale.progress.is_stale
    assert desk.draft().progress is None


def test_an_open_question_or_an_empty_upload_applies_nothing(desk) -> None:
    desk.open(("a.csv", csv_bytes("hours", HOURS)))

    with pytest.raises(Refused, match=r"draft\.not_ready"):
        apply_draft(desk.key, by=desk.caller())
    with pytest.raises(Refused, match=r"draft\.no_file"):
        open_draft([], agency_code=COUNTY, by=desk.caller())


def test_files_for_an_agency_that_is_not_there_ask_which_one_is_meant(desk) -> None:
    draft = desk.open(("a.csv", csv_bytes("roster", ROSTER)), agency="999990000Z")

    told = desk.answer(root_code=COUNTY)

    assert draft.stage == DraftStage.QUESTIONS
    assert draft.root.is_needed
    assert {one.code for one in draft.root.candidates} >= {BUREAU}
    assert told.stage == DraftStage.PREVIEW
    assert counts_of(told) == {"total": 4, "unchanged": 4}


def test_files_of_another_agency_are_offered_to_go_there(desk) -> None:
    draft = desk.open(("a.csv", csv_bytes("roster", ROSTER[:2])), agency="999020000Z")

    assert counts_of(draft) == {"total": 2, "faulty": 2}
    assert [one.name for one in draft.root.candidates] == ["示範局"]
    assert not draft.root.is_needed
    assert counts_of(desk.answer(root_code=BUREAU)) == {"total": 2, "unchanged": 2}


def test_an_answer_may_not_lead_into_an_agency_of_others(desk) -> None:
    chen = desk.world.people.chen
    desk.bring("roster", ROSTER, agency=BUREAU)

    span = (desk.world.now.date(), desk.world.now.date().replace(year=2020))

    with pytest.raises(NotAllowedError):
        answer_draft(desk.key, DraftAnswers(root_code=COUNTY), by=desk.caller(chen))
    with pytest.raises(Refused, match=r"draft\.span_reversed"):
        answer_draft(desk.key, DraftAnswers(coverage=Coverage(span)), by=desk.caller(chen))


def test_a_first_upload_for_no_agency_yet_asks_everything_in_one_round(desk) -> None:
    header = ("身分證字號", "姓名", "課程代碼", "課程名稱", "學分", "完成日期")
    for model in (Posting, AgencyPeriod):
        model.objects.all().delete()
    files = [
        ("a.csv", csv_bytes("agencies", AGENCIES)),
        ("r.csv", csv_bytes("roster", ROSTER)),
        ("h.csv", csv_bytes("hours", HOURS, header)),
    ]

    draft = desk.open(*files, agency="")
    maps = {draft.files[2].id: {"學分": "minutes"}}
    told = desk.answer(maps=maps, coverage=Coverage(None))

    assert (draft.stage, draft.root, draft.root_code) == (DraftStage.QUESTIONS, None, COUNTY)
    assert draft.files[2].what_it_is == "可能是學習時數（逐筆）"
    assert not draft.coverage.is_settled
    assert told.stage == DraftStage.PREVIEW
    applied = desk.apply()
    assert (applied.root_code, applied.stage) == (COUNTY, DraftStage.APPLIED)


def test_several_tops_are_asked_about_beside_the_columns(desk) -> None:
    two = [("999100000Z", "示範甲", ""), ("999200000Z", "示範乙", "")]

    draft = desk.open(("a.csv", csv_bytes("agencies", two)), agency="")

    assert draft.stage == DraftStage.QUESTIONS
    assert [one.name for one in draft.root.candidates] == ["示範甲", "示範乙"]
    told = desk.answer(root_code="999100000Z")
    assert told.stage == DraftStage.PREVIEW
    assert counts_of(told) == {"total": 2, "added": 1, "faulty": 1}


def test_what_is_said_while_a_job_plans_is_planned_too(desk, monkeypatch) -> None:
    plan, calls = work.plan_draft, []

    def interrupted(draft, by, **words):
        planned = plan(draft, by, **words)
        if not calls:
            Draft.objects.update(revision=draft.revision + 1, scope="甲")
        calls.append(draft.revision)
        return planned

    monkeypatch.setattr(work, "plan_draft", interrupted)
    draft = desk.bring("roster", ROSTER)

    assert calls == [1, 2]
    assert draft.scope == "甲"
    kept = Draft.objects.get()
    assert kept.planned_revision == kept.revision == 2
    assert set(DraftRow.objects.values_list("revision", flat=True)) == {2}
