"""Levels by hand: the worklist, one press for many, and what the figures do."""

import pytest

from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, SCHOOL, WU, kpi
from zhicai.actions.access import NotAllowedError
from zhicai.actions.confirm_levels import CourseLevel, LevelsEntry, confirm_levels
from zhicai.actions.edits.course_states import course_states, forget
from zhicai.actions.edits.model import EditConflict
from zhicai.actions.list_courses import CoursesQuery, get_course, list_courses, list_suggested
from zhicai.actions.list_history import HistoryQuery, list_history
from zhicai.basics.errors import Refused
from zhicai.records.learning.models import LevelDecision
from zhicai.records.ledger.models import Batch

OPEN_HOURS = (
    (CHEN, "陳一心", "N-1", "生成式AI入門", "3", "115/03/02"),
    (CHEN, "陳一心", "A-1", "AI專案", "3", "115/04/01"),
    (LIN, "林二美", "N-1", "生成式AI入門", "1", "115/03/02"),
    (WU, "吳三立", "N-2", "生成式AI進階應用", "2", "115/03/02"),
    (GUO, "郭四維", "N-3", "健行", "2", "115/03/02"),
)


@pytest.fixture
def office(county):
    county.hours(OPEN_HOURS)
    return county


def courses(world, agency=COUNTY, **words):
    query = CoursesQuery(agency_code=agency, **words)
    return list_courses(query, by=world.caller())


def line(world, name, agency=COUNTY):
    found = [one for one in courses(world, agency).page.rows if one.state.name == name]
    return found[0]


def confirm(world, *levels, **words):
    dry, by = words.pop("dry", False), words.pop("by", None)
    entry = LevelsEntry(agency_code=words.pop("agency", COUNTY), levels=levels, **words)
    return confirm_levels(entry, by=world.caller(by), dry=dry)


def chosen(one, level, **words):
    return CourseLevel(course=one.state.course, level=level, version=one.version, **words)


def test_courses_that_wait_come_first_with_people_and_minutes(office):
    rows = courses(office, state="waiting").page.rows

    told = [(one.state.name, one.state.waiting_people, one.state.waiting_minutes) for one in rows]
    assert told == [("生成式AI入門", 2, 240), ("健行", 1, 120), ("生成式AI進階應用", 1, 120)]


def test_a_suggestion_comes_with_the_words_that_decided_it(office):
    found = {one.state.name: one.hint for one in courses(office, state="waiting").page.rows}

    assert (found["生成式AI入門"].suggestion, found["生成式AI入門"].phrases) == (
        "basic",
        ("生成式", "ai", "入門"),
    )
    assert found["生成式AI進階應用"].suggestion == "advanced"
    assert found["健行"] is None


def test_a_preview_says_who_flips_and_writes_nothing(office):
    report = confirm(office, chosen(line(office, "生成式AI入門"), "basic"), dry=True)

    assert (kpi(report.before), kpi(report.after)) == ((0, 3, 1), (1, 3, 0))
    assert report.flips.counts == (("unknown", "met", 1),)
    assert [flip.name for flip in report.flips.people] == ["陳一心"]
    assert not LevelDecision.objects.filter(batch__kind="edit").exists()


def test_confirming_moves_the_figures_as_the_preview_said(office):
    report = confirm(office, chosen(line(office, "生成式AI入門"), "basic"))

    assert kpi(office.standing()) == kpi(report.after) == (1, 3, 0)
    assert [one.state.name for one in courses(office, state="waiting").page.rows] == [
        "健行",
        "生成式AI進階應用",
    ]


def test_all_suggestions_at_once_are_one_batch(office):
    found = list_suggested(COUNTY, by=office.caller())

    report = confirm(office, *(chosen(one, one.hint.suggestion.value) for one in found))

    assert len(found) == 2
    assert LevelDecision.objects.filter(batch_id=report.batch).count() == 2
    assert courses(office).waiting_courses == 1


def test_who_decided_and_when_is_told(office):
    confirm(office, chosen(line(office, "健行"), "none"), by=office.people.lin)

    decision = line(office, "健行").decision
    assert (decision.actor, decision.agency_name, decision.is_own) == (
        "lin",
        "示範縣政府",
        True,
    )


def test_a_decision_from_a_file_names_the_file(office):
    decision = line(office, "AI專案").decision

    assert decision.file.startswith("levels")
    assert decision.actor == "admin"


def test_undo_brings_the_course_back_to_the_worklist(office):
    batch = confirm(office, chosen(line(office, "健行"), "none")).batch

    office.undo(batch)

    assert line(office, "健行").state.is_waiting


def test_an_office_below_decides_for_itself_and_the_others_wait(office):
    one = line(office, "生成式AI入門", BUREAU)

    confirm(office, chosen(one, "basic"), agency=BUREAU, by=office.people.chen)

    assert not line(office, "生成式AI入門", BUREAU).state.is_waiting
    assert not line(office, "生成式AI入門").state.is_waiting
    assert line(office, "生成式AI入門").state.level is None


def test_a_large_office_is_counted_as_a_small_one_is(office, monkeypatch):
    small = course_states(COUNTY, office.caller().today)
    monkeypatch.setattr("zhicai.actions.edits.course_states.FEW", 0)
    forget()

    large = course_states(COUNTY, office.caller().today)

    assert large == small
    assert any(one.records and one.people for one in large.values())


def test_marks_of_the_office_above_are_said_again(office):
    one = line(office, "AI專案", BUREAU)

    confirm(office, chosen(one, "basic"), agency=BUREAU, by=office.people.chen)

    held = LevelDecision.objects.get(batch__kind="edit")
    assert (held.level, held.is_required) == ("basic", True)


def test_marks_can_be_told_and_a_decision_taken_back(office):
    one = line(office, "健行")
    confirm(office, chosen(one, "none", marks=(True, True)))
    told = line(office, "健行")

    confirm(office, chosen(told, None))

    assert (told.state.is_required, told.state.is_environment) == (True, True)
    assert line(office, "健行").state.level is None


def test_the_second_of_two_savers_is_refused_with_both_values(office):
    one = line(office, "健行")
    confirm(office, chosen(one, "none"), by=office.people.lin)

    with pytest.raises(EditConflict) as caught:
        confirm(office, chosen(one, "basic"))

    told = caught.value.lines[0]
    assert (told.about, told.opened, told.now, told.wanted) == ("健行", None, "none", "basic")
    assert caught.value.value == "lin"


def test_nothing_chosen_and_strange_courses_are_refused(office):
    with pytest.raises(Refused, match=r"edit\.nothing_chosen"):
        confirm(office)
    with pytest.raises(Refused, match=r"edit\.course_gone"):
        confirm(office, CourseLevel(course=1, level="basic", version=0))
    with pytest.raises(Refused, match=r"edit\.course_gone"):
        confirm(office, chosen(line(office, "健行"), "expert"))


def test_courses_of_others_are_not_shown(office):
    names = {one.state.name for one in courses(office, SCHOOL).page.rows}

    assert names == {"AI素養", "AI專案", "生成式AI進階應用"}
    with pytest.raises(Refused, match=r"edit\.course_gone"):
        get_course(line(office, "健行").state.course, agency_code=BUREAU, by=office.caller())


@pytest.mark.parametrize("who", ["guo", "wu", "auditor"])
def test_whoever_may_not_is_refused(office, who):
    one = line(office, "健行")

    with pytest.raises(NotAllowedError):
        confirm(office, chosen(one, "none"), by=getattr(office.people, who))

    assert not Batch.objects.filter(kind="edit").exists()


def test_a_thousand_courses_are_one_batch_in_a_fixed_number_of_statements(
    county, django_assert_max_num_queries
):
    rows = [(CHEN, "陳一心", f"M-{n}", f"AI入門{n}", "1", "115/03/02") for n in range(1000)]
    county.hours(rows)
    found = list_suggested(COUNTY, by=county.caller())

    with django_assert_max_num_queries(150):
        report = confirm(county, *(chosen(one, "basic") for one in found))

    assert len(found) == 1000
    assert LevelDecision.objects.filter(batch_id=report.batch).count() == 1000


def test_history_of_a_course_tells_the_decisions(office):
    one = line(office, "健行")
    confirm(office, chosen(one, "none"), note="依課程綱要")
    query = HistoryQuery(agency_code=COUNTY, subject="course", key=str(one.state.course))

    rows = list_history(query, by=office.caller()).rows

    assert [(row.fact.kind, row.batch_kind, row.note) for row in rows] == [
        ("LevelDecision", "edit", "依課程綱要"),
        ("CourseDetail", "import", ""),
    ]
