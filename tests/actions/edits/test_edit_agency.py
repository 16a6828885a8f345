"""Agencies over time by hand: add, rename, move, close, each from a day on."""

import datetime as dt

import pytest

from actions.world import BUREAU, CHEN, COUNTY, HOURS, SCHOOL, SIBLING, kpi
from zhicai.actions.access import NotAllowedError
from zhicai.actions.edit_agency import AgencyEdit, AgencyEntry, edit_agency
from zhicai.actions.edits.model import EditConflict
from zhicai.actions.list_agencies import AgenciesQuery, get_agency, list_agencies
from zhicai.actions.list_history import HistoryQuery, list_history
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import AgencyPeriod

NEW = "999030000Z"
MARCH, JUNE = dt.date(2026, 3, 1), dt.date(2026, 6, 1)


def edit(world, edit="updated", **words):
    dry, by, agency_code = (
        words.pop("dry", False),
        words.pop("by", None),
        words.pop("office", COUNTY),
    )
    entry = AgencyEntry(agency_code=agency_code, edit=AgencyEdit(edit), **words)
    return edit_agency(entry, by=world.caller(by), dry=dry)


def card(world, code, **words):
    office = words.pop("office", COUNTY)
    return get_agency(code, agency_code=office, by=world.caller(words.pop("by", None)))


def periods(world, code):
    return [(row.name, row.parent_code, row.from_on) for row in card(world, code).periods]


def listed(world, **words):
    query = AgenciesQuery(agency_code=words.pop("office", COUNTY), **words)
    return [(line.depth, line.code) for line in list_agencies(query, by=world.caller()).rows]


def test_a_new_agency_stands_in_the_tree_from_its_day(county):
    report = edit(county, "added", code=NEW, name="示範新局", parent=COUNTY, from_on=MARCH)

    assert periods(county, NEW) == [("示範新局", COUNTY, MARCH)]
    assert (1, NEW) in listed(county)
    assert report.batch is not None


def test_a_name_changes_from_a_day_and_was_another_before(county):
    edit(county, code=BUREAU, name="示範數位局", from_on=JUNE)

    assert periods(county, BUREAU) == [("示範局", COUNTY, None), ("示範數位局", COUNTY, JUNE)]
    assert county.standing(BUREAU, as_of=dt.date(2026, 5, 31)).figure.name == "示範局"
    assert county.standing(BUREAU, as_of=JUNE).figure.name == "示範數位局"


def test_a_name_that_always_was_so_leaves_no_cut(county):
    edit(county, code=BUREAU, name="示範數位局")

    assert periods(county, BUREAU) == [("示範數位局", COUNTY, None)]


def test_people_count_under_the_new_parent_from_the_day_of_the_move(county):
    county.hours([(*HOURS[0][:5], "115/03/02")])

    report = edit(county, code=SCHOOL, parent=SIBLING, from_on=JUNE)

    assert sum(kpi(county.standing(SIBLING))) == 2
    assert sum(kpi(county.standing(SIBLING, as_of=dt.date(2026, 5, 1)))) == 1
    assert [line.fields[0].name for line in report.changes if line.outcome == "updated"] == [
        "until_on"
    ]


def test_a_later_period_of_the_same_name_is_renamed_too(county):
    edit(county, code=SCHOOL, parent=SIBLING, from_on=JUNE)

    edit(county, code=SCHOOL, name="示範學校", from_on=MARCH)

    assert periods(county, SCHOOL) == [
        ("示範局附設學校", BUREAU, None),
        ("示範學校", BUREAU, MARCH),
        ("示範學校", SIBLING, JUNE),
    ]


def test_a_closed_agency_is_told_with_the_people_left_there(county):
    report = edit(county, "closed", code=SCHOOL, closed_on=JUNE)

    assert [(one.code, one.details["count"]) for one in report.notices] == [
        ("edit.agency_has_staff", "1")
    ]
    assert card(county, SCHOOL).closed_on == JUNE


def test_a_closed_agency_can_be_opened_again(county):
    edit(county, "closed", code=SCHOOL, closed_on=JUNE)

    edit(county, "closed", code=SCHOOL, closed_on=None)

    assert card(county, SCHOOL).closed_on is None


def test_a_preview_writes_nothing_and_shows_old_and_new(county):
    report = edit(county, code=BUREAU, name="示範數位局", dry=True)

    told = [(line.name, line.was, line.now) for line in report.changes[0].fields]
    assert (told, report.batch) == ([("name", "示範局", "示範數位局")], None)
    assert periods(county, BUREAU) == [("示範局", COUNTY, None)]


def test_the_same_again_changes_nothing(county):
    report = edit(county, code=BUREAU, name="示範局")

    assert (report.is_new, report.batch) == (False, None)


def test_undo_gives_the_tree_back(county):
    batch = edit(county, code=SCHOOL, parent=SIBLING, from_on=JUNE).batch

    county.undo(batch)

    assert periods(county, SCHOOL) == [("示範局附設學校", BUREAU, None)]
    assert sum(kpi(county.standing(SIBLING))) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"code": BUREAU, "parent": SCHOOL}, "edit.agency_circle"),
        ({"code": SCHOOL, "parent": "沒有這個機關"}, "edit.agency_parent_unknown"),
        ({"code": COUNTY, "parent": BUREAU}, "edit.agency_root"),
        ({"code": "999999999Z", "name": "無"}, "agency.not_found"),
        (
            {"edit": "added", "code": BUREAU, "name": "再一個", "parent": COUNTY},
            "edit.agency_taken",
        ),
        ({"edit": "added", "code": NEW, "name": "孤兒"}, "edit.agency_outside"),
    ],
)
def test_what_would_break_the_tree_is_refused(county, words, code):
    with pytest.raises(Refused) as caught:
        edit(county, **words)

    assert caught.value.code == code
    assert AgencyPeriod.objects.filter(known_until=None).count() == 4


def test_days_out_of_order_are_refused(county):
    edit(county, "added", code=NEW, name="示範新局", parent=COUNTY, from_on=JUNE)

    for words, code in (
        ({"code": NEW, "name": "更早", "from_on": MARCH}, "edit.agency_starts_later"),
        ({"edit": "closed", "code": NEW, "closed_on": MARCH}, "edit.agency_closes_early"),
        ({"code": SCHOOL, "parent": NEW, "from_on": MARCH}, "edit.agency_parent_early"),
    ):
        with pytest.raises(Refused) as caught:
            edit(county, **words)
        assert caught.value.code == code


def test_the_second_of_two_savers_sees_all_three_values(county):
    version = card(county, BUREAU).version
    edit(county, code=BUREAU, name="甲局", version=version, by=county.people.lin)

    with pytest.raises(EditConflict) as caught:
        edit(county, code=BUREAU, name="乙局", version=version)

    line = caught.value.lines[0]
    assert (line.opened, line.now, line.wanted) == ("示範局", "甲局", "乙局")
    assert caught.value.value == "lin"


def test_an_office_edits_only_what_stands_below_it(county):
    with pytest.raises(Refused, match=r"agency\.not_found"):
        edit(county, code=SIBLING, name="別人的局", office=BUREAU, by=county.people.chen)
    with pytest.raises(NotAllowedError):
        edit(county, code=BUREAU, name="無權", by=county.people.auditor)


def test_an_agency_moved_away_is_no_longer_of_the_office(county):
    edit(county, code=SCHOOL, parent=SIBLING, from_on=JUNE)

    assert listed(county, office=BUREAU) == [(0, BUREAU)]
    with pytest.raises(Refused, match=r"agency\.not_found"):
        card(county, SCHOOL, office=BUREAU, by=county.people.chen)


def test_the_list_is_searched_and_paged(county):
    assert listed(county, search="學校") == [(2, SCHOOL)]
    assert listed(county, size=2, page=2) == [(2, SCHOOL), (1, SIBLING)]
    assert listed(county, search="查無") == []


def test_history_tells_who_changed_the_name_and_when(county):
    batch = edit(
        county, code=BUREAU, name="甲局", by=county.people.lin, note=f"依簽辦 {CHEN}"
    ).batch
    query = HistoryQuery(agency_code=COUNTY, subject="agency", key=BUREAU)

    newest, first = list_history(query, by=county.caller()).rows

    assert (newest.actor_code, newest.batch, newest.fact.outcome) == ("lin", batch, "updated")
    assert newest.note == "依簽辦 A10000****"
    assert (first.batch_kind, first.place) == ("import", "agencies0!3")
