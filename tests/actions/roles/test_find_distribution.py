"""Roles by agency, division, rank and series: everybody once, now as on any day that is past."""

import dataclasses
import datetime as dt

import pytest

from actions.roles.decided import write
from actions.roles.posts import PEOPLE, staff
from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, SCHOOL, SIBLING, WU
from zhicai.actions.access import NotAllowedError
from zhicai.actions.distribution.figure import STATES, Axis
from zhicai.actions.distribution.question import DistributionQuery
from zhicai.actions.find_distribution import find_distribution
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope

BEFORE = dt.date(2026, 11, 19)


def asked(world, agency=COUNTY, **words):
    caller = world.caller(words.pop("by", None))
    return find_distribution(DistributionQuery(agency_code=agency, **words), by=caller)


def told(tally):
    return {state: count for state, count in tally.by_state.items() if count}


def lines(found, axis):
    return {line.name: told(line.tally) for line in found.table(axis).lines}


@pytest.fixture
def busy(county):
    """Two decided, one waiting with duties that she had before, one without any duties."""
    staff(county)
    write(county, (CHEN, "development"))
    write(county, (LIN, "policy"))
    return county


def test_everybody_counted_stands_in_one_state(busy):
    found = asked(busy)

    assert told(found.tally) == {"development": 1, "policy": 1, "pending": 2, "no_duties": 1}
    assert found.tally.counted == busy.standing().figure.get("kpi.ai_attainment").counts.counted
    assert (found.tally.decided, found.tally.defaulted) == (2, 3)


def test_agencies_hold_all_below_them_and_add_up(busy):
    found = asked(busy)

    assert lines(found, Axis.AGENCY) == {
        "示範局": {"development": 1, "policy": 1, "pending": 1, "no_duties": 1},
        "示範他局": {"pending": 1},
    }
    assert lines(asked(busy, BUREAU), Axis.AGENCY) == {
        "本機關（不含所屬）": {"development": 1, "policy": 1, "pending": 1},
        "示範局附設學校": {"no_duties": 1},
    }


def test_divisions_are_those_of_the_agency_itself(busy):
    found = asked(busy, BUREAU)

    assert lines(found, Axis.DIVISION) == {
        "資訊科": {"development": 1, "pending": 1},
        "企劃科": {"policy": 1},
        "所屬機關（不分單位）": {"no_duties": 1},
    }
    assert lines(asked(busy, SIBLING), Axis.DIVISION) == {"未填單位": {"pending": 1}}


def test_ranks_are_grouped_and_what_is_blank_is_said(busy):
    assert lines(asked(busy), Axis.RANK) == {
        "簡任": {"policy": 1},
        "薦任": {"development": 1},
        "委任": {"no_duties": 1},
        "跨官等（職務列二官等以上）": {"pending": 1},
        "未填官等": {"pending": 1},
    }


def test_series_come_by_size_and_what_is_blank_last(busy):
    found = asked(busy).table(Axis.SERIES)

    assert [(line.name, line.tally.counted) for line in found.lines] == [
        ("資訊處理", 2),
        ("人事行政", 1),
        ("綜合行政", 1),
        ("未填職系", 1),
    ]


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("agency", [COUNTY, BUREAU, SCHOOL])
def test_kept_rows_and_facts_agree(busy, scope, agency):
    changed = [(*row[:-1], "資安監理") if row[0] == CHEN else row for row in PEOPLE]
    staff(busy, changed)

    kept = asked(busy, agency, scope=scope)
    told_again = asked(busy, agency, scope=scope, known_at=busy.later(seconds=1))

    assert (kept.is_kept, told_again.is_kept) == (True, False)
    assert dataclasses.replace(kept, known_at=told_again.known_at, is_kept=False) == told_again
    for table in kept.tables:
        total = [sum(line.tally.counts[at] for line in table.lines) for at in range(len(STATES))]
        assert tuple(total) == kept.tally.counts


def test_changed_duties_open_the_decision_again(busy):
    staff(busy, [(*row[:-1], "資安監理") if row[0] == CHEN else row for row in PEOPLE])

    assert told(asked(busy).tally) == {"reopened": 1, "policy": 1, "pending": 2, "no_duties": 1}


def test_posting_written_anew_with_the_same_duties_keeps_the_decision(busy):
    moved = [(*row[:3], "新科", *row[4:]) if row[0] == CHEN else row for row in PEOPLE]
    staff(busy, moved)

    found = asked(busy, BUREAU)
    assert lines(found, Axis.DIVISION)["新科"] == {"development": 1}


def test_decision_is_of_its_day_and_of_its_moment(busy):
    before = asked(busy, as_of=BEFORE)
    then = busy.now
    write(busy, (GUO, "application"))

    assert (told(before.tally), before.is_kept) == ({"pending": 4, "no_duties": 1}, False)
    assert asked(busy, known_at=then).tally.decided == 2
    assert asked(busy).tally.decided == 3


def test_undone_decision_is_none(busy):
    busy.undo(write(busy, (GUO, "application")))

    assert told(asked(busy).tally) == {"development": 1, "policy": 1, "pending": 2, "no_duties": 1}


def test_nobody_decided_is_everybody_by_default(county):
    found = asked(county)

    assert told(found.tally) == {"no_duties": 4}
    assert found.tally.defaulted == found.tally.counted


def test_agency_without_people_has_one_line_of_nothing(world):
    world.bring(world.file("agencies", [(COUNTY, "示範縣政府", "")]))

    found = asked(world)

    assert [line.tally.counted for line in found.table(Axis.AGENCY).lines] == [0]
    assert [found.table(axis).lines for axis in list(Axis)[1:]] == [(), (), ()]


def test_rules_are_cited_with_their_clauses(busy):
    rules = {one.provision_id: one for one in asked(busy).rules}

    assert "問答集 Q3" in rules["roles.assignment_basis"].citations[0].clause
    assert set(rules) >= {"roles.policy", "roles.research", "roles.default_suggestion"}


def test_whoever_may_not_read_the_people_is_told_nothing(busy):
    with pytest.raises(NotAllowedError):
        asked(busy, SIBLING, by=busy.people.chen)
    with pytest.raises(Refused, match=r"agency\.not_found"):
        asked(busy, "999999999Z")
    with pytest.raises(Refused, match=r"agency\.not_found"):
        asked(busy, SCHOOL, office_code=SIBLING)


def test_number_of_statements_does_not_grow(busy, django_assert_max_num_queries):
    places = [(f"9991{at:03}00Z", f"第{at}處", COUNTY) for at in range(100, 300)]
    busy.bring(busy.file("agencies", places))

    with django_assert_max_num_queries(16):
        asked(busy)


def test_a_person_without_duties_may_be_decided(busy):
    write(busy, (WU, "application"))

    assert told(asked(busy, SCHOOL).tally) == {"application": 1}
    assert told(asked(busy, SCHOOL, as_of=BEFORE).tally) == {"no_duties": 1}
    assert LIN not in str(asked(busy, SCHOOL))
