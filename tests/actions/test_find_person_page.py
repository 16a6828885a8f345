"""One person of an office: facts, verdicts, explanations, and the whole ID on request."""

import datetime as dt
import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, person_key
from zhicai.actions.access import NotAllowedError
from zhicai.actions.explain_person import explain_person
from zhicai.actions.find_person_page import PersonPageQuery, find_person_page
from zhicai.actions.reveal_identity import reveal_identity
from zhicai.actions.search_people import search_people
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask
from zhicai.core.rules.verdicts import JUDGED
from zhicai.records.audit.models import AuditEvent


@pytest.fixture
def busy(county):
    county.hours()
    rows = [(CHEN, "陳一心", "示範局", "115/01/01-115/06/30", "9", "3", "2")]
    county.bring(county.file("summary", rows))
    certificates = [(CHEN, "陳一心", "資訊證書", "示範協會", "Z-1", "114/05/06")]
    county.bring(county.file("certificates", certificates))
    return county


def look(world, national_id, agency=BUREAU, **words):
    caller = world.caller(words.pop("by", world.people.chen))
    query = PersonPageQuery(agency_code=agency, person=person_key(national_id), **words)
    return find_person_page(query, by=caller)


def test_a_page_tells_who_where_and_since_when(busy):
    page = look(busy, CHEN)

    assert (page.name, page.national_id_masked) == ("陳一心", mask(CHEN))
    assert (page.agency_code, page.agency_name) == (BUREAU, "示範局")
    assert [(one.job_title, one.started_on) for one in page.posts] == [
        ("科員", dt.date(2021, 1, 1))
    ]
    assert [(one.name, one.number) for one in page.certificates] == [("資訊證書", "Z-1")]
    assert [(one.kind, one.on.year) for one in page.timeline] == [
        ("取得證書", 2025),
        ("到職", 2021),
    ]


def test_every_verdict_is_that_of_the_list(busy):
    pages = {"陳一心": look(busy, CHEN), "林二美": look(busy, LIN)}
    for name, provision_id in itertools.product(pages, JUDGED):
        (line,) = [one for one in pages[name].verdicts if one.provision_id == provision_id]

        listed = busy.listed(BUREAU, provision_id=provision_id)[name]

        assert line.line.as_json() == listed.as_json()
        assert line.line.counted_minutes == listed.counted_minutes


def test_the_kept_row_and_the_facts_give_the_same_page(busy):
    assert look(busy, LIN).verdicts == look(busy, LIN, known_at=busy.now).verdicts


def test_the_portal_stands_beside_the_records_with_the_difference(busy):
    page = look(busy, CHEN)

    told = {
        one.name: (one.portal_minutes, one.record_minutes, one.difference) for one in page.summary
    }
    assert told["總時數"] == (540, 360, 180)
    assert told["AI進階"] == (120, 180, -60)
    assert page.summary_period == (dt.date(2026, 1, 1), dt.date(2026, 6, 30))


def test_the_minutes_of_each_kept_year_are_listed(busy):
    (year,) = look(busy, CHEN).years

    assert (year.year, year.minutes["basic"], year.verdict) == (115, 180, "met")


def test_somebody_of_another_office_is_not_found_like_nobody(busy):
    by = busy.people.chen
    for key in (person_key(GUO), 12345):
        query = PersonPageQuery(agency_code=BUREAU, person=key)
        with pytest.raises(Refused, match=r"person\.not_found"):
            find_person_page(query, by=busy.caller(by))
        with pytest.raises(Refused, match=r"person\.not_found"):
            explain_person(query, "kpi.ai_attainment", by=busy.caller(by))
        with pytest.raises(Refused, match=r"person\.not_found"):
            reveal_identity(key, agency_code=BUREAU, reason="核對", by=busy.caller(by))


def test_a_page_needs_the_right_to_read_staff(busy):
    with pytest.raises(NotAllowedError):
        look(busy, CHEN, COUNTY, by=busy.people.guo)


def test_an_explanation_names_the_row_of_the_file(busy):
    query = PersonPageQuery(agency_code=BUREAU, person=person_key(CHEN))

    county = PersonPageQuery(agency_code=COUNTY, person=person_key(CHEN))

    seen = explain_person(query, "kpi.ai_attainment", by=busy.caller(busy.people.chen))
    above = explain_person(county, "kpi.ai_attainment", by=busy.caller(busy.people.lin))

    rows = seen.told.records.values()
    assert {row.file for row in rows} != {None}
    assert len({row.place for row in rows}) == 2
    assert seen.receipts == {}
    assert set(above.receipts.values()) == {COUNTY}


def test_a_page_asks_as_many_statements_however_many_agencies(busy):
    with CaptureQueriesContext(connection) as few:
        look(busy, LIN)
    rows = [(f"99903{at:04d}Z", f"示範{at}局", COUNTY) for at in range(40)]
    busy.bring(busy.file("agencies", rows))

    with CaptureQueriesContext(connection) as many:
        look(busy, LIN)

    assert len(many) == len(few)


def test_a_whole_id_is_shown_for_a_reason_and_the_audit_knows(busy):
    caller = busy.caller(busy.people.chen)

    shown = reveal_identity(person_key(CHEN), agency_code=BUREAU, reason="核對證書", by=caller)

    event = AuditEvent.objects.get(action="identity.revealed")
    assert shown == CHEN
    assert (event.actor_code, event.reason) == ("chen", "核對證書")
    assert event.object_key == str(person_key(CHEN))
    assert CHEN not in str(vars(event))


def test_a_whole_id_needs_a_reason_and_a_right(busy):
    key = person_key(CHEN)
    with pytest.raises(Refused, match=r"identity\.reason_missing"):
        reveal_identity(key, agency_code=BUREAU, reason=" ", by=busy.caller())
    with pytest.raises(NotAllowedError):
        reveal_identity(key, agency_code=BUREAU, reason="看", by=busy.caller(busy.people.wu))

    assert not AuditEvent.objects.filter(action="identity.revealed").exists()


@pytest.mark.parametrize("text", ["一心", CHEN, mask(CHEN), f"{CHEN[:2]}********"])
def test_people_are_found_by_name_and_by_id(busy, text):
    found = search_people(text, agency_code=BUREAU, by=busy.caller(busy.people.chen))

    assert "陳一心" in [one.name for one in found]
    assert "郭四維" not in [one.name for one in found]
