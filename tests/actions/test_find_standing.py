"""Figures of a node: all provisions, scopes, subtrees, and a fixed number of statements."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import BUREAU, COUNTY, HOURS, LIN, ROSTER, SCHOOL, SIBLING, STRANGER, kpi
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import demo_id
from zhicai.basics.words import Scope
from zhicai.core.rules.verdicts import JUDGED


@pytest.fixture
def busy(county):
    rows = [
        (STRANGER, "史外人", SCHOOL, "教師", "教師", "110/01/01", ""),
        (LIN, "林二美", BUREAU, "聘用", "聘用", "110/01/01", ""),
    ]
    county.bring(county.file("roster", rows))
    county.hours([*HOURS, (STRANGER, "史外人", "B-1", "AI素養", "3", "115/03/02")])
    return county


def statements(world, **words):
    with CaptureQueriesContext(connection) as captured:
        world.standing(**words)
    return len(captured)


def test_every_judged_provision_is_always_there(county):
    document = county.standing().as_json()

    assert {one["id"] for one in document["provisions"]} == set(JUDGED)
    for one in document["provisions"]:
        assert one["met"] + one["short"] + one["unknown"] == one["counted"]


def test_the_counts_on_top_are_those_of_the_kpi(busy):
    document = busy.standing().as_json()

    figure = next(one for one in document["provisions"] if one["id"] == "kpi.ai_attainment")
    names = ("counted", "met", "short", "unknown", "rate", "scope")
    assert [document[name] for name in names] == [figure[name] for name in names]


@pytest.mark.parametrize(("scope", "counted"), [(None, 3), ("甲", 3), ("乙", 4), ("丙", 5)])
def test_a_scope_counts_its_own_categories(busy, scope, counted):
    standing = busy.standing(scope=Scope(scope) if scope else None)

    assert sum(kpi(standing)) == counted


def test_whoever_the_scope_leaves_out_is_told(busy):
    assert dict(busy.standing().figure.exclusions) == {"outside_scope": 2}
    assert dict(busy.standing(scope=Scope("丙")).figure.exclusions) == {}


def test_hours_in_environment_count_everybody_by_default(busy):
    assert busy.standing().figure.get("hours.environment").scope == "丙"


def test_unknown_people_stay_in_the_denominator(busy):
    figure = busy.standing().figure.get("kpi.ai_attainment").counts

    assert (figure.met, figure.counted, figure.unknown) == (1, 3, 2)
    assert figure.rate == pytest.approx(1 / 3)


def test_nobody_counted_gives_no_rate(world):
    world.bring(world.file("agencies", [(COUNTY, "示範縣政府", "")]))

    document = world.standing().as_json()

    assert (document["counted"], document["rate"]) == (0, None)


def test_children_hold_their_whole_subtrees(busy):
    children = busy.standing(depth=1).figure.children

    assert [child.code for child in children] == [BUREAU, SIBLING]
    assert [child.get("kpi.ai_attainment").counts.counted for child in children] == [2, 1]
    assert [child.children for child in children] == [(), ()]


def test_depth_reaches_as_far_as_asked(busy):
    deep = busy.standing(depth=2).figure

    assert busy.standing(depth=0).figure.children == ()
    assert [child.code for child in deep.children[0].children] == [SCHOOL]


def test_an_unknown_agency_is_not_found(county):
    with pytest.raises(Refused, match=r"agency\.not_found"):
        county.standing("999999999Z")


def test_the_day_defaults_to_today_and_never_leaves_the_year(county):
    assert county.standing().as_of == dt.date(2026, 11, 20)
    assert county.standing(year=114).as_of == dt.date(2025, 12, 31)
    assert county.standing(as_of=dt.date(2025, 5, 5)).year == 114


def test_a_day_before_the_year_is_refused(county):
    with pytest.raises(Refused, match=r"cli\.as_of_outside_year"):
        county.standing(year=115, as_of=dt.date(2025, 12, 31))


def test_statements_do_not_grow_with_people_or_agencies(county):
    few = statements(county, depth=1)
    more = [(f"9990{at:02}000Z", f"第{at}局", COUNTY) for at in range(30, 60)]
    people = [
        (demo_id("C", 1, at), f"同仁{at}", more[at % 30][0], *ROSTER[0][3:]) for at in range(90)
    ]
    county.bring(county.file("agencies", more), county.file("roster", people))

    assert statements(county, depth=1) == few <= 10


def test_people_behind_a_figure_add_up_to_it(busy):
    figure = busy.standing().figure.get("kpi.ai_attainment").counts
    lines = busy.listed().values()

    verdicts = [line.verdict for line in lines]
    assert [verdicts.count(one) for one in ("met", "short", "unknown")] == [
        figure.met,
        figure.short,
        figure.unknown,
    ]


def test_people_can_be_picked_by_verdict(busy):
    assert set(busy.listed(verdicts=["met"])) == {"陳一心"}
    assert set(busy.listed(verdicts=["met", "unknown"])) == {"陳一心", "吳三立", "郭四維"}


def test_a_line_tells_minutes_and_what_is_missing(busy):
    line = busy.listed(scope=Scope("丙"))["史外人"].as_json()

    assert line["minutes"] == {
        "basic": 180,
        "advanced": 0,
        "unconfirmed": 0,
        "other": 0,
        "total": 180,
    }
    assert line["missing"] == {"basic": 0, "advanced": 180}
    assert line["national_id_masked"].endswith("****")


def test_people_of_a_provision_nobody_judges_are_not_found(county):
    with pytest.raises(Refused, match=r"provision\.not_found"):
        county.listed(provision_id="hours.nothing")
