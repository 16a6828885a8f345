"""The present view answers only while nothing dated lies between (semantics §4)."""

import datetime as dt

import pytest

from actions.world import BUREAU, CHEN, HOURS, LIN, MEI, ROSTER, SIBLING, kpi
from zhicai.actions import find_standing as finding
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.actions.recount import recount_records
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.load import NEVER_JUDGED
from zhicai.records.standings.models import PersonYear, PresentView

NEXT_WEEK = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)
JANUARY = dt.datetime(2027, 1, 10, tzinfo=dt.UTC)


def agrees(world, **words):
    """Whatever answers, it says what judging again says."""
    kept = world.standing(depth=9, **words)
    judged = world.standing(depth=9, known_at=world.later(seconds=1), **words)
    return kept.figure == judged.figure


@pytest.fixture
def judgements(monkeypatch):
    """How often a figure was judged from facts instead of read."""
    calls = []
    really = finding.judge_people

    def judge_people(*args):
        calls.append(args)
        return really(*args)

    monkeypatch.setattr(finding, "judge_people", judge_people)
    return calls


def test_today_is_read_not_judged(county, judgements):
    county.hours()

    county.standing()

    assert judgements == []


def test_a_quiet_week_later_it_is_still_read(county, judgements):
    county.hours()
    county.now = NEXT_WEEK

    assert kpi(county.standing()) == (1, 1, 2)
    assert judgements == []


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("hours", (LIN, "林二美", "A-1", "AI專案", "3", "115/11/25")),
        ("roster", (CHEN, "陳一心", SIBLING, "科員", "一般人員", "115/11/25", "")),
        ("roster", (CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", "115/11/25")),
        ("dated", (SIBLING, "示範他局", BUREAU, "115/11/25", "")),
        ("summary", (LIN, "林二美", "示範局", "115/01/01-115/11/25", "6", "3", "3")),
    ],
)
def test_what_happens_in_between_is_judged(county, kind, row):
    county.hours()
    county.bring(county.file(kind, [row]))
    county.now = NEXT_WEEK

    assert agrees(county)
    assert agrees(county, as_of=dt.date(2026, 11, 25))


def test_an_event_that_begins_in_between_is_judged(county):
    entry = EventEntry(person="陳一心", kind="停職", started_on=dt.date(2026, 11, 25))
    record_event(entry, by=county.caller(), dry=False)
    county.now = NEXT_WEEK

    assert agrees(county)
    assert agrees(county, as_of=dt.date(2026, 11, 25))


def test_a_new_rulebook_is_judged_anew(county, judgements):
    county.hours()
    PresentView.objects.update(rulebook_version="older")

    assert kpi(county.standing()) == (1, 1, 2)
    assert len(judgements) == 1


def test_no_verdict_rests_on_what_the_judging_version_leaves_out(county, monkeypatch):
    asked = set()
    really = Rulebook.get_provision
    monkeypatch.setattr(
        Rulebook, "get_provision", lambda book, key: asked.add(key) or really(book, key)
    )

    county.hours()
    agrees(county)

    assert "kpi.ai_attainment" in asked
    assert not {key.split(".")[0] for key in asked} & NEVER_JUDGED


def test_an_earlier_day_is_judged(county, judgements):
    county.hours()

    assert kpi(county.standing(as_of=dt.date(2026, 3, 31))) == (0, 2, 2)
    assert len(judgements) == 1


def test_the_first_import_of_a_year_leaves_the_last_one_whole(county):
    county.hours()
    county.now = JANUARY
    before = county.standing(year=115, depth=9).figure

    county.hours([(LIN, "林二美", "B-1", "AI素養", "3", "116/01/05")])

    assert county.standing(year=115, depth=9).figure == before
    assert PersonYear.objects.filter(year=115).count() == 4
    assert agrees(county, year=115)


def test_the_new_year_starts_from_nothing_known(county):
    county.hours()
    county.now = JANUARY

    assert kpi(county.standing(), "hours.ai_required") == (0, 0, 4)
    assert county.standing().as_of == dt.date(2027, 1, 10)


def test_a_late_record_of_last_year_counts_in_last_year(county):
    county.hours()
    county.now = JANUARY

    county.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/12/20")])

    assert kpi(county.standing(year=115)) == (2, 0, 2)
    assert agrees(county, year=115)


def test_a_year_recounted_alone_does_not_confuse_the_next_import(county):
    county.hours([*HOURS, (LIN, "林二美", "A-1", "AI專案", "3", "115/12/20")])
    county.now = JANUARY
    recount_records(year=116, by=county.caller())

    county.bring(county.file("roster", [*ROSTER[:2], (MEI, "梅五福", *ROSTER[0][2:])]))

    assert agrees(county, year=115)
    assert agrees(county, year=116)


def test_a_day_of_the_future_is_judged_for_that_day(county):
    county.hours([*HOURS, (LIN, "林二美", "A-1", "AI專案", "3", "115/12/20")])

    assert kpi(county.standing(as_of=dt.date(2026, 12, 31))) == (2, 0, 2)
    assert kpi(county.standing()) == (1, 1, 2)


@pytest.mark.usefixtures("world")
def test_an_installation_never_asked_has_no_view():
    assert not is_fresh(115, dt.date(2026, 11, 20), rulebook())
