"""Two 定版 side by side: joined, left, finished, corrected; the numbers add up."""

import pytest

from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, MEI, SIBLING
from zhicai.actions.access import NotAllowedError
from zhicai.actions.compare_snapshots import Change, compare_snapshots, show_snapshot
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.take_snapshot import list_snapshots, take_snapshot
from zhicai.basics.errors import Refused


@pytest.fixture
def busy(county):
    county.hours()
    return county


def take(world, agency=COUNTY):
    query = StandingQuery(agency_code=agency)
    return take_snapshot(query, by=world.caller(), dry=False).number


def compare(world, earlier, later, agency=COUNTY):
    return compare_snapshots(agency, earlier=earlier, later=later, by=world.caller())


def told(comparison):
    return {
        change.value: [one.name for one in comparison.of(change)]
        for change in Change
        if comparison.of(change)
    }


def test_each_difference_is_told_by_name(busy):
    earlier = take(busy)
    busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])
    rows = [
        (MEI, "梅五福", BUREAU, "科員", "一般人員", "115/02/01", ""),
        (GUO, "郭四維", SIBLING, "科員", "一般人員", "110/01/01", "115/03/01"),
    ]
    busy.bring(busy.file("roster", rows))
    busy.hours([(CHEN, "陳一心", "A-1", "AI專案", "1", "115/04/01")])

    comparison = compare(busy, earlier, take(busy))

    assert told(comparison) == {
        "joined": ["梅五福"],
        "left": ["郭四維"],
        "finished": ["林二美"],
        "corrected": ["陳一心"],
    }


def test_effects_add_up_to_the_later_figure(busy):
    earlier = take(busy)
    busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])

    comparison = compare(busy, earlier, take(busy))

    effects = sum(one.effect for one in comparison.changes)
    assert comparison.earlier.counts.met + effects == comparison.later.counts.met == 2


def test_the_same_twice_differs_by_nobody(busy):
    number = take(busy)

    assert compare(busy, number, number).changes == ()


def test_a_frozen_figure_is_shown_as_it_was(busy):
    number = take(busy)
    busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])

    shown = show_snapshot(COUNTY, number, by=busy.caller())

    assert (shown.counts.met, shown.counts.counted, shown.agency_name) == (1, 4, "示範縣政府")


def test_snapshots_of_another_agency_are_not_found(busy):
    county, bureau = take(busy), take(busy, BUREAU)

    with pytest.raises(Refused, match=r"snapshot\.not_found"):
        compare(busy, county, bureau)
    assert [one.number for one in list_snapshots(BUREAU, by=busy.caller())] == [bureau]


def test_whoever_may_not_read_the_figures_sees_none(busy):
    number, stranger = take(busy, BUREAU), busy.people.wu

    with pytest.raises(NotAllowedError):
        show_snapshot(BUREAU, number, by=busy.caller(stranger))
    with pytest.raises(NotAllowedError):
        list_snapshots(BUREAU, by=busy.caller(stranger))
