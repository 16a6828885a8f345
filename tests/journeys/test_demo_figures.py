"""Every figure of the demo equals an independent count, on any day and in every scope."""

import datetime as dt
from itertools import product

import pytest

from journeys import oracle
from journeys.demo_oracle import world_of
from journeys.office import balances, figures_in, standing_question
from zhicai.exchange.demo.authority import invent_authority
from zhicai.exchange.demo.model import AS_OF, ROOT_CODE

DAYS = (
    dt.date(2026, 1, 31),
    dt.date(2026, 3, 31),
    dt.date(2026, 6, 30),
    dt.date(2026, 7, 1),
    dt.date(2026, 7, 14),
    dt.date(2026, 7, 15),
    dt.date(2026, 7, 31),
    dt.date(2026, 8, 1),
    dt.date(2026, 11, 14),
    dt.date(2026, 11, 15),
    AS_OF,
)
AUTHORITY = invent_authority()


@pytest.fixture(scope="module")
def world():
    return world_of(AUTHORITY)


def test_every_agency_has_the_counted_figures_on_every_day(demo_office, world):
    asked = list(product(DAYS, oracle.SCOPES))

    answers = demo_office.ask_many(
        [standing_question(ROOT_CODE, as_of=day, scope=scope) for day, scope in asked]
    )

    for (day, scope), answer in zip(asked, answers, strict=True):
        assert figures_in(answer) == oracle.standings(world, ROOT_CODE, day, scope), (day, scope)


def test_an_agency_asked_for_alone_says_the_same(demo_office, world):
    expected = oracle.standings(world, ROOT_CODE, AS_OF)

    answers = demo_office.ask_many([standing_question(code, as_of=AS_OF) for code in expected])

    for code, answer in zip(expected, answers, strict=True):
        assert figures_in(answer)[code] == expected[code]


def test_rates_are_met_over_counted(demo_office):
    answer = demo_office.standing(ROOT_CODE, as_of=AS_OF)

    for each in answer["provisions"]:
        assert each["rate"] == pytest.approx(each["met"] / each["counted"])
        assert each["met"] + each["short"] + each["unknown"] == each["counted"]


def test_excluded_people_are_told_by_reason(demo_office, world):
    answer = demo_office.standing(ROOT_CODE, as_of=AS_OF)

    reasons = {each["code"]: each["count"] for each in answer["excluded"]["reasons"]}

    assert answer["excluded"]["count"] == sum(reasons.values())
    assert reasons.items() >= oracle.excluded(world, ROOT_CODE, AS_OF).items()


def test_every_row_of_every_file_is_accounted_for(demo_answers):
    assert all(balances(answer) for answer in demo_answers)


def test_exactly_three_cells_are_wrong(demo_answers):
    faults = [
        fault for answer in demo_answers for file in answer["files"] for fault in file["faults"]
    ]

    assert sorted(fault["code"] for fault in faults) == [
        "sheet.bad_check_digit",
        "sheet.no_such_day",
        "sheet.not_whole_minutes",
    ]
