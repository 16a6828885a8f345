"""The list of people behind a figure: figures, filters, search, tabs, and what is handed out."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import BUREAU, CHEN, GUO, LIN, ROSTER, SCHOOL, SIBLING
from zhicai.actions.list_standing_people import PeopleQuery, list_standing_people
from zhicai.basics.national_ids import demo_id, mask
from zhicai.core.rules.verdicts import JUDGED
from zhicai.records.accounts.models import SavedFilter
from zhicai.records.audit.models import AuditEvent

PLACE = "standing/people/"


@pytest.fixture
def busy(county):
    county.hours()
    return county


@pytest.fixture
def browser(busy, site):
    return site(busy.people.chen)


def body(page):
    return page.content.decode()


def figures(page):
    found = re.findall(r'<data value="(\d+)" data-figure="([^"]+)"', body(page))
    return {name: int(value) for value, name in found}


def names(page):
    return re.findall(r'<th scope="row"><a href="[^"]*/staff/\d+/">([^<]+)</a>', body(page))


def test_the_list_shows_whom_the_terminal_lists(busy, browser, at_bureau):
    for provision in JUDGED:
        page = browser.get(at_bureau(PLACE), {"provision": provision})

        query = PeopleQuery(agency_code=BUREAU, provision_id=provision)
        told = list_standing_people(query, by=busy.caller())
        assert page.status_code == 200
        assert names(page) == [line.name for line in told]


def test_tabs_add_up_and_are_the_counts_of_the_figure(busy, browser, at_bureau):
    found = figures(browser.get(at_bureau(PLACE)))

    counts = busy.standing(BUREAU).figure.get("kpi.ai_attainment").counts
    head = "kpi.ai_attainment."
    assert found[f"{head}counted"] == counts.counted
    assert [found[f"{head}{part}"] for part in ("met", "short", "unknown")] == [
        counts.met,
        counts.short,
        counts.unknown,
    ]


def test_a_tab_lists_only_its_own(browser, at_bureau):
    page = browser.get(at_bureau(PLACE), {"verdict": ["short", "unknown"]})

    assert names(page) == ["林二美", "吳三立"]
    assert "進階還差 3 小時" in body(page)


def test_a_small_office_reads_names_and_gaps_first(browser, at_bureau):
    text = body(browser.get(at_bureau(PLACE)))

    assert text.index("還差 2 人") < text.index("33.3 %")


def test_a_search_stands_in_no_address_and_no_body_in_full(browser, at_bureau):
    for text, found in (("二美", ["林二美"]), (LIN, ["林二美"]), (mask(LIN), ["林二美"])):
        sent = browser.post(at_bureau(f"{PLACE}?verdict=short"), {"who": text})
        page = browser.get(sent.headers["Location"])

        assert sent.headers["Location"] == at_bureau(f"{PLACE}?verdict=short&searched=1")
        assert names(page) == found
        assert LIN not in body(page)
        assert LIN not in str(dict(browser.session.items()))


def test_an_old_search_never_narrows_another_page(browser, at_bureau):
    browser.post(at_bureau(PLACE), {"who": "二美"})

    page = browser.get(at_bureau(PLACE))

    assert len(names(page)) == 3


def test_nothing_found_says_what_to_do(browser, at_bureau):
    page = browser.get(at_bureau(PLACE), {"division": "沒有這個單位"})

    assert "沒有符合條件的同仁" in body(page)


def test_an_office_without_people_teaches(county, site):
    page = site(county.people.admin).get(f"/agency/{SIBLING}/{PLACE}", {"year": "100"})

    assert page.status_code == 200
    assert "這個機關還沒有同仁" in body(page)


def test_a_wrong_filter_is_said_on_top_and_kept(browser, at_bureau):
    page = browser.get(at_bureau(PLACE), {"missing": "很多", "as_of": "昨天"})

    assert page.status_code == 422
    assert "<title>錯誤：" in body(page)
    assert 'value="很多"' in body(page)
    assert 'value="昨天"' in body(page)


def test_a_sibling_agency_is_missing_like_one_that_is_not(browser, at_bureau):
    for code in (SIBLING, "999999999Z"):
        assert browser.get(f"/agency/{code}/{PLACE}").status_code == 404
        page = browser.get(at_bureau(PLACE), {"node": code})
        assert page.status_code == 404
        assert "郭四維" not in body(page)


def test_a_page_asks_as_many_statements_however_many_people(busy, browser, at_bureau):
    browser.get(at_bureau(PLACE))
    with CaptureQueriesContext(connection) as few:
        browser.get(at_bureau(PLACE))
    rows = [
        (demo_id("D", 1, at), f"人{at}", SCHOOL, "幹事", "一般人員", "", "") for at in range(60)
    ]
    busy.bring(busy.file("roster", [*ROSTER, *rows]))

    browser.get(at_bureau(PLACE))  # a minute later the sign-in is noted as used
    with CaptureQueriesContext(connection) as many:
        page = browser.get(at_bureau(PLACE))

    assert "共 63 人" in body(page)
    assert len(many) == len(few)


def test_an_export_is_a_file_that_names_no_whole_id(browser, at_bureau):
    words = {"purpose": "催辦", "sheet_format": "ods"}
    page = browser.post(at_bureau(f"{PLACE}export/?verdict=short"), words)

    assert page.status_code == 200
    assert page.headers["Content-Type"] == "application/vnd.oasis.opendocument.spreadsheet"
    assert page.headers["Cache-Control"] == "no-store"
    assert AuditEvent.objects.get(action="people.exported").fields["count"] == 1


def test_an_export_without_a_purpose_shows_the_list_with_the_fault(browser, at_bureau):
    page = browser.post(at_bureau(f"{PLACE}export/"), {"purpose": "", "sheet_format": "xlsx"})

    assert page.status_code == 422
    assert "<title>錯誤：" in body(page)
    assert "用途" in body(page)


def test_a_filter_is_kept_asked_again_and_thrown_away(browser, at_bureau):
    address = at_bureau(f"{PLACE}filters/?verdict=short&sort=missing&searched=1")
    browser.post(address, {"name": "還差的人"})
    shown = body(browser.get(at_bureau(PLACE)))
    kept = SavedFilter.objects.get()

    assert at_bureau(f"{PLACE}?verdict=short&amp;sort=missing") in shown
    browser.post(at_bureau(f"{PLACE}filters/{kept.pk}/delete/"))
    assert not SavedFilter.objects.exists()


def test_a_filter_without_a_name_is_turned_down(browser, at_bureau):
    page = browser.post(at_bureau(f"{PLACE}filters/"), {"name": " "})

    assert page.status_code == 422
    assert not SavedFilter.objects.exists()


def test_messages_by_division_can_be_copied(browser, at_bureau):
    text = body(browser.get(at_bureau(f"{PLACE}gaps/")))

    assert "林二美（進階還差 3 小時）" in text
    assert "吳三立（資料不足，待確認）" in text
    assert 'data-copy="message-1"' in text


def test_nobody_behind_gives_no_messages(browser, at_bureau):
    page = browser.get(at_bureau(f"{PLACE}gaps/"), {"division": "沒有這個單位"})

    assert "沒有還差時數的同仁" in body(page)


def test_no_page_names_a_whole_id(browser, at_bureau):
    pages = [
        browser.get(at_bureau(f"{PLACE}{rest}")) for rest in ("", "gaps/", "?verdict=excluded")
    ]

    for page in pages:
        for whole in (CHEN, LIN, GUO):
            assert whole not in body(page) + str(page.headers)
