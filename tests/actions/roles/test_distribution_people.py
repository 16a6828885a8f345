"""Behind the numbers of the distribution: people, two days side by side, and counts alone."""

import datetime as dt

import pytest

from actions.roles.decided import write
from actions.roles.posts import PEOPLE, staff
from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, MEI, SCHOOL, SIBLING
from people import LONG_AGO, account
from zhicai.actions.access import NotAllowedError
from zhicai.actions.compare_distributions import ComparisonQuery, compare_distributions
from zhicai.actions.distribution import cells
from zhicai.actions.distribution.figure import STATES, Axis, State
from zhicai.actions.distribution.question import DistributionQuery
from zhicai.actions.find_distribution import find_distribution
from zhicai.actions.find_distribution_aggregates import find_distribution_aggregates
from zhicai.actions.list_distribution_people import BehindQuery, list_distribution_people
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import demo_id
from zhicai.records.accounts.models import Appointment

BEFORE = dt.date(2026, 11, 19)


@pytest.fixture
def busy(county):
    staff(county)
    write(county, (CHEN, "development"), (LIN, "policy"))
    return county


def behind(world, agency=COUNTY, **words):
    caller = world.caller(words.pop("by", None))
    return list_distribution_people(BehindQuery(agency_code=agency, **words), by=caller)


@pytest.mark.parametrize("agency", [COUNTY, BUREAU, SIBLING])
@pytest.mark.parametrize("day", [None, BEFORE])
def test_each_number_has_as_many_people(busy, agency, day):
    query = DistributionQuery(agency_code=agency, as_of=day)
    found = find_distribution(query, by=busy.caller())

    for table in found.tables:
        for line in table.lines:
            for state in STATES:
                words = {"axis": table.axis, "key": line.key, "states": (state,), "as_of": day}
                assert behind(busy, agency, **words).total == line.tally.get(state)
    assert behind(busy, agency, as_of=day).total == found.tally.counted


def test_people_are_named_with_post_and_masked_number(busy):
    found = behind(busy, axis=Axis.RANK, key="senior").rows

    assert [(one.name, one.agency_code, one.division) for one in found] == [
        ("林二美", BUREAU, "企劃科")
    ]
    assert (found[0].state, found[0].job_series) == ("policy", "綜合行政")
    assert found[0].national_id_masked.endswith("****")


def test_list_is_for_whoever_may_read_the_people(busy):
    with pytest.raises(NotAllowedError):
        behind(busy, SIBLING, by=busy.people.chen)
    with pytest.raises(Refused, match=r"agency\.not_found"):
        behind(busy, SCHOOL, office_code=SIBLING)


def test_two_days_differ_by_name(busy):
    late = (demo_id("D", 1, 7), "新到職", BUREAU, "", "科員", "", "", "一般人員", "115/11/20", "")
    staff(busy, [*PEOPLE, late])

    found = compare(busy, earlier_on=BEFORE)

    assert (found.before.counted, found.after.counted) == (5, 6)
    assert [(one.name, one.before, one.after) for one in found.changes] == [
        ("新到職", "", "no_duties"),
        ("陳一心", "pending", "development"),
        ("林二美", "pending", "policy"),
    ]
    gained = {state.value: found.after.get(state) - found.before.get(state) for state in State}
    assert gained["pending"] == -2


@pytest.mark.parametrize("earlier", [dt.date(2026, 11, 20), dt.date(2027, 1, 1)])
def test_earlier_day_must_be_earlier(busy, earlier):
    with pytest.raises(Refused, match="since_after_until"):
        compare(busy, earlier_on=earlier)


def compare(world, agency=COUNTY, **words):
    query = ComparisonQuery(agency_code=agency, **words)
    return compare_distributions(query, by=world.caller())


@pytest.fixture
def viewer(busy):
    """Enough people that something may be told; the month has ended since."""
    places = [BUREAU] * 10 + [SIBLING] * 10 + [COUNTY] * 5
    rows = [
        (demo_id("E", 1, at), f"同仁{at}", code, "", "科員", "", "", *PEOPLE[0][7:])
        for at, code in enumerate(places)
    ]
    staff(busy, rows)
    busy.later(days=15)
    holder = account("central")
    role = Appointment.AccountRole.CENTRAL_VIEWER
    Appointment.objects.create(
        account=holder, account_role=role, agency_code=COUNTY, from_on=LONG_AGO
    )
    return busy, holder


def aggregates(viewer, agency=COUNTY, **words):
    world, holder = viewer
    query = DistributionQuery(agency_code=agency, **words)
    return find_distribution_aggregates(query, by=world.caller(holder))


def test_counts_alone_hide_one_or_two_people(viewer):
    found = aggregates(viewer)

    assert found.as_of == dt.date(2026, 11, 30)
    assert found.tally.is_hidden
    assert {line.tally.is_hidden for line in found.children} == {True}


def test_counts_alone_tell_what_is_safe(viewer):
    found = aggregates(viewer, as_of=dt.date(2026, 10, 31))

    assert found.tally.cells == (0, 0, 0, 0, 30)
    assert {line.code: line.tally.cells for line in found.children} == {
        BUREAU: (0, 0, 0, 0, 14),
        SIBLING: (0, 0, 0, 0, 11),
    }


def test_counts_alone_name_nobody_and_open_no_list(viewer):
    world, holder = viewer

    with pytest.raises(NotAllowedError):
        behind(world, by=holder)
    with pytest.raises(NotAllowedError):
        find_distribution(DistributionQuery(agency_code=COUNTY), by=world.caller(holder))
    assert not [name for name in ("陳一心", MEI, GUO) if name in str(aggregates(viewer))]


@pytest.mark.parametrize("axis", list(Axis))
def test_a_wide_tree_is_counted_alike(busy, monkeypatch, axis):
    query = DistributionQuery(agency_code=COUNTY, axes=(axis,))
    narrow = find_distribution(query, by=busy.caller()).tables
    monkeypatch.setattr(cells, "MANY_AGENCIES", 0)

    assert find_distribution(query, by=busy.caller()).tables == narrow
