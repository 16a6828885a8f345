"""A page of the people behind a figure: from kept rows and from facts alike."""

import datetime as dt
import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import (
    BUREAU,
    CHEN,
    COUNTY,
    HOURS,
    LIN,
    ROSTER,
    SCHOOL,
    SIBLING,
    STRANGER,
    kpi,
)
from zhicai.actions.access import NotAllowedError
from zhicai.actions.figures.people_query import PeoplePageQuery
from zhicai.actions.find_people_page import find_people_page
from zhicai.actions.list_standing_people import PeopleQuery, list_standing_people
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import demo_id, mask
from zhicai.basics.words import Scope
from zhicai.core.rules.verdicts import JUDGED
from zhicai.records.standings import people as kept

PLACED = ("身分證字號", "姓名", "機關代碼", "單位", "職稱", "人員區分", "到職日", "離職日")


def ask(world, agency=COUNTY, **words):
    caller = world.caller(words.pop("by", None))
    return find_people_page(PeoplePageQuery(agency_code=agency, **words), by=caller)


def names(page):
    return [line.name for line in page.page.rows]


@pytest.fixture
def busy(county):
    rows = [
        (STRANGER, "史外人", SCHOOL, "教務處", "教師", "教師", "110/01/01", ""),
        (LIN, "林二美", BUREAU, "人事科", "科員", "一般人員", "110/01/01", ""),
        (demo_id("B", 1, 7), "陳一心", SIBLING, "人事科", "書記", "一般人員", "115/02/01", ""),
        (demo_id("B", 1, 8), "離職人", BUREAU, "秘書室", "書記", "一般人員", "", "115/03/01"),
    ]
    county.bring(county.file("roster", rows, header=PLACED))
    county.hours([*HOURS, (STRANGER, "史外人", "B-1", "AI素養", "2", "115/03/02")])
    return county


def test_the_tabs_are_the_counts_of_the_standing(busy):
    page = ask(busy)

    standing = busy.standing()
    tabs = page.tabs
    assert (tabs["met"], tabs["short"], tabs["unknown"]) == kpi(standing)
    assert tabs["excluded"] == sum(count for _, count in standing.figure.exclusions)
    assert page.page.total == sum(kpi(standing))


def test_the_lines_are_those_of_the_terminal(busy):
    for provision, agency in itertools.product(JUDGED, (COUNTY, BUREAU)):
        query = PeopleQuery(agency_code=agency, provision_id=provision)

        told = list_standing_people(query, by=busy.caller())
        shown = ask(busy, agency, provision_id=provision).page.rows

        assert [line.as_json() for line in shown] == [line.as_json() for line in told]
        assert [line.counted_minutes for line in shown] == [line.counted_minutes for line in told]


QUESTIONS = (
    {},
    {"tabs": ("short", "unknown")},
    {"tabs": ("excluded",)},
    {"tabs": ("met", "excluded"), "sort": "name", "is_descending": True},
    {"sort": "missing"},
    {"sort": "missing", "is_descending": True},
    {"division": "人事科"},
    {"category": "teacher", "scope": Scope.EVERYONE},
    {"reason": "no_data"},
    {"reason": "outside_scope", "tabs": ("excluded",)},
    {"missing_up_to": 180},
    {"search": "陳一"},
    {"search": "%"},
    {"search": CHEN},
    {"search": mask(CHEN)},
    {"search": f"{CHEN[0]}2********"},
    {"below": BUREAU},
    {"provision_id": "hours.required", "sort": "missing"},
    {"provision_id": "hours.environment", "missing_up_to": 300},
)


@pytest.mark.parametrize("small", [0, 20_000])
def test_kept_rows_and_facts_give_the_same_page(busy, monkeypatch, small):
    monkeypatch.setattr(kept, "SMALL", small)
    for question in QUESTIONS:
        by_view = ask(busy, **question)

        by_facts = ask(busy, known_at=busy.now, **question)

        assert (by_view.is_kept, by_facts.is_kept) == (True, False)
        assert by_view.page == by_facts.page, question
        assert by_view.tabs == by_facts.tabs, question


@pytest.mark.parametrize("small", [0, 20_000])
def test_pages_put_together_are_the_whole_list(busy, monkeypatch, small):
    monkeypatch.setattr(kept, "SMALL", small)
    for sort, is_descending in itertools.product(("agency", "name", "missing"), (False, True)):
        words = {"sort": sort, "is_descending": is_descending, "scope": Scope.EVERYONE}
        whole = ask(busy, size=0, **words).page

        parts = [ask(busy, size=2, number=number, **words).page for number in (1, 2, 3)]

        assert list(itertools.chain(*(part.rows for part in parts))) == list(whole.rows)
        assert len(whole.rows) == whole.total == 6


def test_a_line_tells_where_somebody_works_and_what_is_missing(busy):
    line = next(one for one in ask(busy).page.rows if one.name == "林二美")

    assert (line.division, line.job_title, line.staff_category) == ("人事科", "科員", "staff")
    assert (line.missing, line.missing_minutes) == ((0, 180), 180)
    assert line.minutes_by_name["basic"] == line.minutes_by_name["ai"] == 180


def test_whoever_is_left_out_shows_why(busy):
    lines = {line.name: line.reason for line in ask(busy, tabs=("excluded",)).page.rows}

    assert lines == {"史外人": "outside_scope", "離職人": "left_service"}


def test_a_searched_text_holds_no_wildcards(busy):
    assert ask(busy, search="_一_").page.total == 0
    assert ask(busy, search="").page.total == 5


def test_a_whole_id_finds_one_person(busy):
    assert names(ask(busy, search=f" {CHEN.lower()} ")) == ["陳一心"]
    assert ask(busy, search=demo_id("C", 1, 1)).page.total == 0


def test_an_agency_outside_the_asked_one_is_not_found(busy):
    for below in (SIBLING, COUNTY, "999999999Z"):
        with pytest.raises(Refused, match=r"agency\.not_found"):
            ask(busy, BUREAU, below=below)
        with pytest.raises(Refused, match=r"agency\.not_found"):
            ask(busy, BUREAU, below=below, known_at=busy.now)


def test_an_unknown_provision_is_not_found(busy):
    with pytest.raises(Refused, match=r"provision\.not_found"):
        ask(busy, provision_id="hours.nothing")


def test_whoever_may_not_read_the_agency_is_refused(busy):
    with pytest.raises(NotAllowedError):
        ask(busy, COUNTY, by=busy.people.chen)


def test_another_day_is_judged_from_facts(busy):
    page = ask(busy, as_of=dt.date(2026, 3, 15))

    assert not page.is_kept
    assert dict(page.tabs) == {"met": 0, "short": 2, "unknown": 2 + 1, "excluded": 2}


def test_the_statements_of_a_page_stay_the_same_however_many_people(busy):
    with CaptureQueriesContext(connection) as few:
        ask(busy, search="一")
    rows = [
        (demo_id("D", 1, at), f"一人{at}", SCHOOL, "幹事", "一般人員", "", "") for at in range(60)
    ]
    busy.bring(busy.file("roster", [*ROSTER, *rows]))

    with CaptureQueriesContext(connection) as many:
        page = ask(busy, search="一")

    assert (page.page.total, len(page.page.rows)) == (62, 50)
    assert len(many) == len(few)
