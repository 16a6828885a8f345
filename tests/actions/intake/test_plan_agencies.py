"""Rows of an agency list (semantics §1.6, §5.1; the tree on any day)."""

import datetime as dt

import pytest

from actions.world import (
    AGENCIES,
    BUREAU,
    COUNTY,
    HEADERS,
    ROSTER,
    SCHOOL,
    SIBLING,
    codes,
    kpi,
    rows_of,
)
from people import grant
from zhicai.actions.access import Permission
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import AgencyPath

MIDYEAR = dt.date(2026, 6, 30)
NEW = "999030000Z"


def listed(world, *rows, **words):
    return world.bring(world.file("agencies", rows), **words)


def dated(world, *rows, **words):
    return world.bring(world.file("dated", rows), **words)


def test_a_child_may_stand_above_its_parent_in_the_file(world):
    report = listed(world, *reversed(AGENCIES))

    assert rows_of(report) == {"total": 4, "added": 4}
    assert [child.code for child in world.standing(BUREAU).figure.children] == [SCHOOL]


def test_an_unknown_parent_is_a_fault_and_takes_its_subordinates_along(world):
    orphan = [("999050000Z", "無依局", "999999999Z"), ("999050100Z", "無依所", "999050000Z")]

    report = listed(world, *AGENCIES, *orphan)

    assert codes(report.files[0].faults) == ["agency.parent_unknown"] * 2
    assert rows_of(report) == {"total": 6, "added": 4, "faulty": 2}


def test_a_circle_is_a_fault(county):
    report = listed(county, (BUREAU, "示範局", SCHOOL))

    assert codes(report.files[0].faults) == ["agency.cycle"]
    assert sum(kpi(county.standing())) == 4


def test_the_root_cannot_stand_below_its_own_subordinate(county):
    report = listed(county, (COUNTY, "示範縣政府", BUREAU))

    assert codes(report.files[0].faults) == ["agency.cycle"]
    assert sum(kpi(county.standing())) == 4


def test_an_agency_twice_in_one_list_is_a_fault(world):
    report = listed(world, *AGENCIES, AGENCIES[1])

    assert codes(report.files[0].faults) == ["sheet.duplicate_row"]
    assert rows_of(report) == {"total": 5, "added": 4, "faulty": 1}


def test_a_row_of_another_tree_is_outside(county):
    report = listed(county, (NEW, "新局", SIBLING), agency=BUREAU)

    assert codes(report.files[0].faults) == ["agency.outside"]


def test_an_agency_new_to_the_tree_needs_the_right_where_it_stands_today(county):
    report = listed(county, (SIBLING, "示範他局", BUREAU), agency=BUREAU, by=county.people.chen)

    assert codes(report.files[0].faults) == ["agency.outside"]
    assert [child.code for child in county.standing().figure.children] == [BUREAU, SIBLING]


def test_whoever_may_write_in_both_places_moves_an_agency(county):
    grant(county.people.chen, Permission.DATA_IMPORT, SIBLING)

    report = listed(county, (SIBLING, "示範他局", BUREAU), agency=BUREAU, by=county.people.chen)

    assert rows_of(report) == {"total": 1, "updated": 1}
    assert sum(kpi(county.standing(BUREAU))) == 4


def test_an_officer_may_hand_in_her_own_list_unchanged(county):
    report = listed(county, AGENCIES[1], AGENCIES[3], agency=BUREAU, by=county.people.chen)

    assert rows_of(report) == {"total": 2, "unchanged": 2}


def test_nobody_puts_her_agency_below_a_stranger(county):
    report = listed(county, (BUREAU, "示範局", SIBLING), agency=BUREAU, by=county.people.chen)

    assert codes(report.files[0].faults) == ["agency.outside"]


def test_a_parent_of_the_root_that_is_not_held_is_told(world):
    report = listed(world, (BUREAU, "示範局", COUNTY), agency=BUREAU)

    assert codes(report.files[0].notices) == ["agency.parent_not_held"]
    assert rows_of(report) == {"total": 1, "added": 1}


def test_a_new_name_from_a_day_leaves_the_old_one_before_it(county):
    report = dated(county, (BUREAU, "示範新局", COUNTY, "115/07/01", ""))

    assert rows_of(report) == {"total": 1, "updated": 1}
    names = [county.standing(BUREAU, as_of=day).figure.name for day in (MIDYEAR, None)]
    assert names == ["示範局", "示範新局"]


def test_a_new_parent_from_a_day_moves_the_staff_from_that_day(county):
    dated(county, (SCHOOL, "示範局附設學校", SIBLING, "115/07/01", ""))

    then = [sum(kpi(county.standing(code, as_of=MIDYEAR))) for code in (BUREAU, SIBLING)]
    now = [sum(kpi(county.standing(code))) for code in (BUREAU, SIBLING)]
    assert (then, now) == ([3, 1], [2, 2])


def test_a_change_to_come_shows_only_when_the_day_has_come(county):
    dated(county, (SCHOOL, "示範局附設學校", SIBLING, "115/12/01", ""))

    today = sum(kpi(county.standing(SIBLING)))
    county.now = dt.datetime(2026, 12, 2, tzinfo=dt.UTC)
    assert (today, sum(kpi(county.standing(SIBLING)))) == (1, 2)


def test_a_row_without_a_day_corrects_the_present_name(county):
    report = listed(county, (BUREAU, "示範局更正", COUNTY))

    assert rows_of(report) == {"total": 1, "updated": 1}
    assert county.standing(BUREAU, as_of=MIDYEAR).figure.name == "示範局更正"


def test_a_blank_parent_keeps_the_one_held(county):
    report = listed(county, (BUREAU, "示範局", ""))

    assert rows_of(report) == {"total": 1, "unchanged": 1}
    assert sum(kpi(county.standing())) == 4


def test_a_closed_agency_with_staff_is_told_with_its_people(county):
    report = dated(county, (SIBLING, "示範他局", COUNTY, "", "115/06/30"))

    assert codes(report.files[0].notices) == ["agency.closed_with_staff"]
    assert sum(kpi(county.standing())) == 4


def test_the_root_may_be_made_by_a_file_of_the_same_command(world):
    report = world.bring(world.file("roster", ROSTER), world.file("agencies", AGENCIES))

    assert [rows_of(report, at) for at in (0, 1)] == [{"total": 4, "added": 4}] * 2
    assert report.standing_before is None


def test_a_root_that_nobody_knows_is_not_found(world):
    with pytest.raises(Refused, match=r"agency\.not_found"):
        world.bring(world.file("roster", ROSTER))


def test_the_closure_names_each_ancestor_once_on_a_day(county):
    dated(county, (SCHOOL, "示範局附設學校", SIBLING, "115/07/01", ""))

    on_a_day = AgencyPath.objects.filter(from_on__lte=MIDYEAR, until_on__gte=MIDYEAR)
    pairs = list(on_a_day.values_list("ancestor_id", "descendant_id"))
    assert len(pairs) == len(set(pairs)) == 8


def test_an_agency_named_in_full_is_found_whatever_its_spaces(county):
    header = ("身分證字號", "姓名", "機關名稱", *HEADERS["hours"][2:])
    file = county.file(
        "hours", [("", "吳三立", "示範局 附設學校", "B-1", "", "3", "115/03/02")], header=header
    )

    assert rows_of(county.bring(file)) == {"total": 1, "added": 1}
