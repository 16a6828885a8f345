"""Undo in three buckets (semantics §5.3): 可復原, 保留, 無法復原."""

import datetime as dt

import pytest

from actions.world import (
    AGENCIES,
    BUREAU,
    CHEN,
    COUNTY,
    HOURS,
    LEVELS,
    MEI,
    ROSTER,
    SCHOOL,
    SIBLING,
    codes,
    kpi,
    rows_of,
)
from people import calling
from zhicai.actions.access import NotAllowedError
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.take_snapshot import freeze, keep_frozen
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import AgencyPath
from zhicai.records.learning.models import LearningRecord
from zhicai.records.standings.models import PersonYear

OTHER = [(*HOURS[0][:4], "1", HOURS[0][5])]


def buckets(report):
    told = report.as_json()
    return tuple(told[name]["count"] for name in ("undoable", "kept", "impossible"))


def close_year(world, agency, year=115):
    query = StandingQuery(agency_code=agency, year=year)
    caller = calling(world.people.admin, world.later(seconds=1))
    keep_frozen(freeze(query, by=caller), by=caller, is_year_close=True)


def test_undo_shows_before_it_does(county):
    batch = county.hours().batch

    report = county.undo(batch, dry=True)

    assert buckets(report) == (3, 0, 0)
    assert (report.undo_batch, kpi(county.standing())) == (None, (1, 1, 2))


def test_undo_of_what_was_added_takes_it_away(county):
    batch = county.hours().batch

    report = county.undo(batch)

    assert report.undo_batch > batch
    assert kpi(county.standing()) == (0, 0, 4)


def test_undo_of_an_update_brings_back_what_was(county):
    county.hours()
    batch = county.hours(OTHER).batch

    county.undo(batch)

    assert LearningRecord.objects.filter(known_until=None, minutes=180).count() == 3
    assert kpi(county.standing()) == (1, 1, 2)


def test_what_was_changed_since_is_kept(county):
    batch = county.hours().batch
    county.hours(OTHER)

    report = county.undo(batch)

    assert buckets(report) == (2, 1, 0)
    assert LearningRecord.objects.get(known_until=None).minutes == 60


def test_undoing_in_reverse_order_gives_back_the_start(county):
    first, second = county.hours().batch, county.hours(OTHER).batch
    county.undo(second)

    report = county.undo(first)

    assert buckets(report) == (3, 0, 0)
    assert kpi(county.standing()) == (0, 0, 4)


def test_an_undo_can_be_undone(county):
    batch = county.hours().batch
    undone = county.undo(batch).undo_batch

    county.undo(undone)

    assert kpi(county.standing()) == (1, 1, 2)


def test_a_batch_is_undone_only_once(county):
    batch = county.hours().batch
    county.undo(batch)

    with pytest.raises(Refused, match=r"batch\.already_undone"):
        county.undo(batch)


def test_an_unknown_batch_is_not_found(county):
    with pytest.raises(Refused, match=r"batch\.not_found"):
        county.undo(999)


def test_undo_ends_after_thirty_days(county):
    batch = county.hours().batch
    county.later(days=30)
    county.now -= dt.timedelta(minutes=2)
    assert buckets(county.undo(batch, dry=True)) == (3, 0, 0)

    county.later(minutes=2)

    assert buckets(county.undo(batch, dry=True)) == (0, 0, 3)
    with pytest.raises(Refused, match=r"batch\.too_old"):
        county.undo(batch)


def test_agencies_on_which_staff_rest_are_kept(world):
    batch = world.bring(world.file("agencies", AGENCIES)).batch
    world.bring(world.file("roster", ROSTER))

    report = world.undo(batch, dry=True)

    assert buckets(report) == (0, 4, 0)
    assert sum(kpi(world.standing())) == 4


def test_agencies_without_staff_go_and_those_above_staff_stay(world):
    batch = world.bring(world.file("agencies", AGENCIES)).batch
    world.bring(world.file("roster", [ROSTER[2]]))

    report = world.undo(batch)

    assert buckets(report) == (1, 3, 0)
    assert [child.code for child in world.standing().figure.children] == [BUREAU]
    assert AgencyPath.objects.count() == 6


def test_undo_of_everything_leaves_an_empty_installation(world):
    batch = world.found().batch

    world.undo(batch)

    assert not PersonYear.objects.exists()
    with pytest.raises(Refused, match=r"agency\.not_found"):
        world.standing()


def test_after_undoing_everything_all_comes_in_again(world):
    first = world.found()
    world.undo(first.batch)

    again = world.found()

    assert [rows_of(again, at) for at in range(3)] == [rows_of(first, at) for at in range(3)]
    assert kpi(world.standing()) == (0, 0, 4)


def test_undo_of_a_roster_lets_people_go_and_come_back(county):
    row = (MEI, "梅五福", BUREAU, "科員", "一般人員", "110/01/01", "")
    file = county.file("roster", [*ROSTER[:2], row])
    batch = county.bring(file).batch

    county.undo(batch)
    assert sum(kpi(county.standing())) == 4
    again = county.bring(file)

    assert rows_of(again) == {"total": 3, "added": 1, "unchanged": 2}
    assert codes(again.files[0].notices) == []


def test_undo_of_a_transfer_brings_her_back(county):
    moved = (CHEN, "陳一心", SIBLING, "科員", "一般人員", "115/07/01", "")
    batch = county.bring(county.file("roster", [moved])).batch

    county.undo(batch)

    assert [sum(kpi(county.standing(code))) for code in (BUREAU, SIBLING)] == [3, 1]


def test_undo_of_a_level_list_leaves_the_course_undecided(county):
    county.hours()
    batch = county.bring(county.file("levels", [(*LEVELS[0][:2], "非AI", "是")])).batch
    assert kpi(county.standing()) == (0, 2, 2)

    county.undo(batch)

    assert kpi(county.standing()) == (1, 1, 2)


def test_undo_of_a_complete_file_takes_the_coverage_along(county):
    span = (dt.date(2026, 1, 1), dt.date(2026, 11, 1))
    batch = county.hours(complete=span).batch
    assert kpi(county.standing()) == (1, 3, 0)

    county.undo(batch)

    assert kpi(county.standing()) == (0, 0, 4)


def test_undo_needs_the_right_where_the_batch_was_made(county):
    batch = county.hours().batch

    with pytest.raises(NotAllowedError):
        county.undo(batch, by=county.people.chen)


def test_the_auditor_may_look_at_batches_and_undo_none(county):
    batch = county.hours().batch

    with pytest.raises(NotAllowedError):
        county.undo(batch, by=county.people.auditor)


@pytest.mark.parametrize(
    ("closing", "importing"), [(COUNTY, COUNTY), (COUNTY, BUREAU), (BUREAU, COUNTY)]
)
def test_a_closed_year_can_no_longer_be_undone(county, closing, importing):
    batch = county.hours(agency=importing).batch
    close_year(county, closing)

    assert buckets(county.undo(batch, dry=True)) == (0, 0, 3)


def test_a_year_closed_elsewhere_does_not_matter(county):
    batch = county.hours().batch
    close_year(county, SIBLING)

    assert buckets(county.undo(batch, dry=True)) == (3, 0, 0)


def test_another_year_closed_does_not_matter(county):
    batch = county.hours().batch
    close_year(county, COUNTY, year=114)

    assert buckets(county.undo(batch, dry=True)) == (3, 0, 0)


def test_what_came_after_the_close_can_still_be_undone(county):
    county.hours(HOURS[:1])
    close_year(county, COUNTY)
    late = county.hours(HOURS[1:]).batch
    roster = county.bring(
        county.file("roster", [(MEI, "梅五福", BUREAU, "科員", "一般人員", "110/01/01", "")])
    ).batch

    assert buckets(county.undo(late, dry=True)) == (2, 0, 0)
    assert buckets(county.undo(roster, dry=True)) == (2, 0, 0)


def test_half_a_split_is_not_undone(county):
    moved = (SCHOOL, "示範局附設學校", SIBLING, "115/07/01", "")
    batch = county.bring(county.file("dated", [moved])).batch
    county.bring(county.file("dated", [(SCHOOL, "改名學校", *moved[2:])]))

    report = county.undo(batch, dry=True)

    assert buckets(report) == (0, 2, 0)
    with pytest.raises(Refused, match=r"batch\.nothing_to_undo"):
        county.undo(batch)


def test_whoever_goes_back_to_another_tree_is_judged_there(county):
    covered = (dt.date(2026, 1, 1), dt.date(2026, 11, 1))
    county.hours(HOURS[:1], agency=BUREAU, complete=covered)
    taken = county.file("agencies", [(SIBLING, "示範他局", BUREAU)])
    batch = county.bring(taken, agency=BUREAU).batch
    assert county.listed()["郭四維"].verdict == "short"

    county.undo(batch)

    assert kpi(county.standing(SIBLING)) == (0, 0, 1)


def test_a_post_that_ended_for_the_next_comes_back_with_it_or_not_at_all(county):
    later = (CHEN, "陳一心", BUREAU, "專員", "一般人員", "115/07/01", "")
    batch = county.bring(county.file("roster", [later])).batch
    file = county.file("roster", [(*ROSTER[0][:3], "課員", *ROSTER[0][4:6], "115/06/30")])
    county.bring(file)

    report = county.undo(batch, dry=True)

    assert buckets(report) == (0, 2, 0)
    assert sum(kpi(county.standing())) == 4


def test_undoing_a_running_report_does_not_shift_its_day(county):
    row = (CHEN, "陳一心", "示範局", "115/01/01-115/12/31", "6", "3", "3")
    county.bring(county.file("summary", [row]))
    county.later(days=5)
    batch = county.bring(county.file("summary", [(*row[:5], "2", "3")])).batch
    county.later(days=2)

    county.undo(batch)

    assert kpi(county.standing(as_of=dt.date(2026, 11, 22))) == (1, 0, 3)
