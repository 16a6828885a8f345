"""People whom a row may mean, and people whom a roster does not list."""

import datetime as dt

import pytest

from actions.drafts.desk import DraftStage, counts_of, csv_bytes
from actions.world import CHEN, GUO, LIN, ROSTER, WU, kpi, person_key
from people import BUREAU, SCHOOL
from zhicai.actions.answer_missing import answer_missing
from zhicai.actions.decide_person import decide_person
from zhicai.actions.drafts.model import Coverage, MissingAnswer
from zhicai.actions.list_batches import get_batch
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import demo_id
from zhicai.records.staff.models import Posting, StatusEvent

TWIN = demo_id("B", 1, 7)
HEADER = ("姓名", "機關代碼", "課程代碼", "課程名稱", "認證時數", "完成日期")
ROWS = (
    ("陳一心", BUREAU, "B-1", "AI素養", "3", "115/03/02"),
    ("陳一心", BUREAU, "A-1", "AI專案", "3", "115/04/02"),
)


@pytest.fixture
def twins(desk):
    """Two colleagues of one name in one agency."""
    row = (TWIN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", "")
    desk.world.bring(desk.world.file("roster", [*ROSTER, row]))
    desk.bring("hours", ROWS, header=HEADER)
    return desk


def test_a_row_that_may_mean_two_waits_with_its_candidates(twins) -> None:
    draft = twins.draft()
    row = twins.rows("ambiguous")[0]

    assert counts_of(draft) == {"total": 2, "faulty": 2}
    assert draft.ambiguous_count == 2
    assert {one.person for one in row.candidates} == {person_key(CHEN), person_key(TWIN)}
    assert {one.agency_name for one in row.candidates} == {"示範局"}


def test_one_decision_settles_all_rows_of_the_name_and_is_remembered(twins) -> None:
    row = twins.rows("ambiguous")[0]
    who = {"place": row.place, "person": person_key(CHEN)}

    decide_person(twins.key, row.file_id, **who, by=twins.caller())
    decided = twins.rows("added")
    twins.apply()
    again = twins.bring("hours", ROWS, header=HEADER)

    assert [one.national_id_masked for one in decided] == [f"{CHEN[:6]}****"] * 2
    assert all(one.is_decided for one in decided)
    assert kpi(twins.world.standing())[0] == 1
    assert counts_of(again) == {"total": 2, "unchanged": 2}


def test_a_row_left_out_is_skipped_and_may_still_be_decided(twins) -> None:
    row = twins.rows("ambiguous")[0]
    decide_person(twins.key, row.file_id, place=row.place, person=None, by=twins.caller())
    skipped = twins.rows("skipped")[0]

    who = {"place": skipped.place, "person": person_key(TWIN)}
    decide_person(twins.key, row.file_id, **who, by=twins.caller())

    assert counts_of(twins.draft()) == {"total": 2, "added": 2}


def test_nobody_but_a_candidate_can_be_meant(twins) -> None:
    row = twins.rows("ambiguous")[0]
    who = {"place": row.place, "person": person_key(GUO)}

    with pytest.raises(Refused, match=r"draft\.person_not_offered"):
        decide_person(twins.key, row.file_id, **who, by=twins.caller())
    with pytest.raises(Refused, match=r"draft\.row_not_found"):
        decide_person(twins.key, row.file_id, place="別張!2", person=None, by=twins.caller())


def test_twins_of_the_same_draft_are_told_apart_too(desk) -> None:
    row = (TWIN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", "")
    desk.open(
        ("a.csv", csv_bytes("roster", [*ROSTER, row])), ("b.csv", csv_bytes("hours", ROWS, HEADER))
    )
    desk.answer(coverage=Coverage(None))
    row = desk.rows("ambiguous")[0]
    new = next(one for one in row.candidates if one.national_id_masked.startswith("B"))

    decide_person(desk.key, row.file_id, place=row.place, person=new.person, by=desk.caller())

    assert len(desk.rows("added", search="陳一心")) == 3
    assert desk.apply().stage == DraftStage.APPLIED


def test_people_whom_the_roster_does_not_list_are_asked_about_and_stay(desk) -> None:
    changed = (CHEN, "陳一心", BUREAU, "專員", "一般人員", "110/01/01", "")
    draft = desk.bring("roster", [changed])

    applied = desk.apply()

    assert [one.name for one in draft.missing] == ["林二美"]
    assert draft.unanswered == draft.missing
    assert draft.missing[0].agency_name == "示範局"
    assert applied.stage == DraftStage.APPLIED
    assert Posting.objects.get(person_id=person_key(LIN)).ended_on is None
    assert kpi(desk.world.standing()) == (0, 0, 4)


def test_somebody_who_left_ends_the_post_and_leaves_the_count(desk) -> None:
    desk.bring("roster", ROSTER[:1])
    lin = person_key(LIN)
    day = dt.date(2026, 10, 31)

    answer_missing(desk.key, {lin: MissingAnswer.LEFT}, dates={lin: day}, by=desk.caller())
    draft = desk.draft()
    applied = desk.apply()

    assert (draft.missing[0].answer, draft.missing[0].on) == (MissingAnswer.LEFT, day)
    assert draft.get_effect().after.counted == 3
    assert Posting.objects.get(person_id=lin, known_until=None).ended_on == day
    assert kpi(desk.world.standing()) == (0, 0, 3)
    assert get_batch(applied.batch, by=desk.caller()).files[0]["rows"]["unchanged"] == 1


def test_somebody_on_leave_keeps_the_post_and_has_the_event(desk) -> None:
    desk.bring("roster", [ROSTER[2]])
    desk.bring("roster", ROSTER[:1])
    lin = person_key(LIN)
    dates = {lin: dt.date(2026, 9, 1)}

    answer_missing(desk.key, {lin: MissingAnswer.LEAVE}, dates=dates, by=desk.caller())
    desk.apply()

    event = StatusEvent.objects.get(person_id=lin)
    assert (event.kind, event.started_on) == ("unpaid_leave", dates[lin])
    assert Posting.objects.get(person_id=lin, known_until=None).ended_on is None


def test_an_answer_needs_a_day_and_somebody_who_was_asked_about(desk) -> None:
    desk.bring("roster", ROSTER[:1])
    lin, wu = person_key(LIN), person_key(WU)

    with pytest.raises(Refused, match=r"draft\.date_needed"):
        answer_missing(desk.key, {lin: MissingAnswer.LEFT}, by=desk.caller())
    with pytest.raises(Refused, match=r"draft\.person_not_missing"):
        answer_missing(desk.key, {wu: MissingAnswer.STAYS}, by=desk.caller())
    answer_missing(desk.key, {lin: MissingAnswer.STAYS}, by=desk.caller())
    assert desk.draft().unanswered == ()


def test_a_changed_post_shows_old_and_new_only_of_own_people(desk) -> None:
    row = (CHEN, "陳一心", BUREAU, "專員", "一般人員", "110/01/01", "")
    stranger = (WU, "吳參立", SCHOOL, "組長", "一般人員", "110/01/01", "")

    desk.bring("roster", [row, stranger])

    [updated, _] = desk.rows("updated")
    told = [(cell.label, cell.was, cell.now) for cell in updated.cells if cell.is_changed]
    assert told == [("職稱", "科員", "專員")]


def test_a_match_by_name_is_proposed_and_may_be_declined(desk) -> None:
    proposed = desk.bring("hours", [("吳三立", SCHOOL, *ROWS[0][2:])], header=HEADER)
    [row] = desk.rows("notices")

    decide_person(desk.key, row.file_id, place=row.place, person=None, by=desk.caller())

    assert counts_of(proposed) == {"total": 1, "added": 1}
    assert [one.person for one in row.candidates] == [person_key(WU)]
    assert counts_of(desk.draft()) == {"total": 1, "skipped": 1}
    assert desk.draft().is_unchanged
