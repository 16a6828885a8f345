"""One person on screen: search, page, explanation down to the source row, and the whole ID."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, WU, person_key
from zhicai.basics.national_ids import mask
from zhicai.core.rules.verdicts import JUDGED
from zhicai.records.audit.models import AuditEvent


@pytest.fixture
def busy(county):
    county.hours()
    rows = [(CHEN, "陳一心", "示範局", "115/01/01-115/06/30", "9", "3", "2")]
    county.bring(county.file("summary", rows))
    return county


@pytest.fixture
def browser(busy, site):
    return site(busy.people.chen)


def body(page):
    return page.content.decode()


def test_a_search_finds_people_of_the_office_alone(browser, at_bureau):
    for text in ("陳", CHEN, mask(CHEN)):
        page = browser.post(at_bureau("staff/"), {"who": text})

        assert "陳一心" in body(page)
        assert "郭四維" not in body(page)
        assert CHEN not in body(page) + str(dict(browser.session.items()))


def test_a_search_without_result_says_so_and_an_empty_page_teaches(browser, at_bureau):
    assert "找不到符合的同仁" in body(browser.post(at_bureau("staff/"), {"who": "郭四維"}))
    assert "找一位同仁" in body(browser.get(at_bureau("staff/")))


def test_a_page_tells_verdicts_minutes_posts_and_changes(browser, at_bureau):
    text = body(browser.get(at_bureau(f"staff/{person_key(CHEN)}/")))

    for told in ("陳一心", mask(CHEN), "達成", "科員", "入口網多 3 小時"):
        assert told in text
    assert "AI素養" in text.partition("資料的異動歷程")[2]
    assert text.count("/explain/") == len(JUDGED)
    assert CHEN not in text


def test_a_page_of_a_year_without_a_post_says_so(browser, at_bureau):
    text = body(browser.get(at_bureau(f"staff/{person_key(CHEN)}/"), {"year": "100"}))

    assert "這一年沒有任職資料" in text


def test_a_wrong_day_is_said_and_kept(browser, at_bureau):
    page = browser.get(at_bureau(f"staff/{person_key(CHEN)}/"), {"as_of": "昨天"})

    assert page.status_code == 422
    assert "<title>錯誤：" in body(page)
    assert 'value="昨天"' in body(page)


def test_somebody_of_another_office_is_missing_like_nobody(browser, at_bureau):
    told = set()
    for key in (person_key(GUO), 123456789012):
        for rest in ("", "explain/kpi.ai_attainment/", "identity/"):
            page = browser.get(at_bureau(f"staff/{key}/{rest}"))
            assert page.status_code == 404
            told.add(body(page).replace(str(key), ""))

    assert "郭四維" not in "".join(told)
    assert len({text.partition("csrf")[0] for text in told}) == 1


def test_an_explanation_leads_to_the_row_and_the_batch(busy, browser, at_bureau):
    address = at_bureau(f"staff/{person_key(CHEN)}/explain/kpi.ai_attainment/")
    text = body(browser.get(address))

    record = busy.explain(str(person_key(CHEN))).records
    for row in record.values():
        assert row.file in text
        assert row.place in text
    assert "AI素養" in text
    assert "入口網統計值" in text


def test_an_explanation_says_what_is_missing_and_adds_up(browser, at_bureau):
    address = at_bureau(f"staff/{person_key(LIN)}/explain/kpi.ai_attainment/")
    text = body(browser.get(address))
    head = text.partition('<h2 id="verdict">')[2].partition("</h2>")[0]
    foot = text.partition("<tfoot>")[2].partition("</tfoot>")[0]

    assert (head.count("還差"), "進階還差 3 小時" in head) == (1, True)
    assert "基礎 3 小時、進階 0 小時" in foot
    assert foot.count("3 小時</") == 2


def test_whoever_has_met_a_provision_misses_nothing(browser, at_bureau):
    for provision in ("kpi.ai_attainment", "hours.ai_required"):
        text = body(browser.get(at_bureau(f"staff/{person_key(CHEN)}/explain/{provision}/")))

        assert "結果：達成" in text
        assert "還差" not in text


def test_every_verdict_explains_itself_also_where_nothing_is_known(browser, at_bureau):
    for provision in JUDGED:
        page = browser.get(at_bureau(f"staff/{person_key(WU)}/explain/{provision}/"))

        assert page.status_code == 200
        assert "這一年沒有學習紀錄" in body(page)


def test_an_unknown_provision_is_missing(browser, at_bureau):
    page = browser.get(at_bureau(f"staff/{person_key(CHEN)}/explain/hours.nothing/"))

    assert page.status_code == 404


def test_a_whole_id_is_asked_for_once_and_every_look_is_kept(browser, at_bureau):
    address = at_bureau(f"staff/{person_key(CHEN)}/identity/")
    asked = browser.get(address)
    refused = browser.post(address, {"reason": ""})
    first = browser.post(address, {"reason": "核對證書"})
    again = browser.post(at_bureau(f"staff/{person_key(LIN)}/identity/"))

    assert CHEN not in body(asked)
    assert (refused.status_code, CHEN in body(refused)) == (422, False)
    assert (CHEN in body(first), LIN in body(again)) == (True, True)
    events = AuditEvent.objects.filter(action="identity.revealed").order_by("sequence")
    assert [(one.object_key, one.reason) for one in events] == [
        (str(person_key(CHEN)), "核對證書"),
        (str(person_key(LIN)), "核對證書"),
    ]


def test_reason_of_a_session_can_be_changed(browser, at_bureau):
    address = at_bureau(f"staff/{person_key(CHEN)}/identity/")
    browser.post(address, {"reason": "核對證書"})

    asked = browser.get(address)
    browser.post(address, {"reason": "函復查詢"})
    browser.post(at_bureau(f"staff/{person_key(LIN)}/identity/"))

    assert "核對證書" in body(asked)
    events = AuditEvent.objects.filter(action="identity.revealed").order_by("sequence")
    assert [one.reason for one in events] == ["核對證書", "函復查詢", "函復查詢"]


def test_a_whole_id_is_kept_nowhere(browser, at_bureau):
    page = browser.post(at_bureau(f"staff/{person_key(CHEN)}/identity/"), {"reason": "核對"})

    assert page.headers["Cache-Control"] == "no-store"
    assert CHEN not in str(page.headers) + str(dict(browser.session.items()))
    assert CHEN not in body(browser.get(at_bureau(f"staff/{person_key(CHEN)}/")))


def test_whoever_may_not_see_staff_or_ids_finds_nothing(busy, site):
    auditor, guo = site(busy.people.auditor), site(busy.people.guo)
    address = f"/agency/{COUNTY}/staff/{person_key(CHEN)}/"

    assert auditor.post(f"{address}identity/", {"reason": "看"}).status_code == 404
    assert guo.get(address).status_code == 404
    assert guo.get(f"/agency/{BUREAU}/staff/").status_code == 404


def test_a_page_asks_as_many_statements_however_many_agencies(busy, browser, at_bureau):
    address = at_bureau(f"staff/{person_key(LIN)}/")
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    rows = [(f"99903{at:04d}Z", f"示範{at}局", COUNTY) for at in range(40)]
    busy.bring(busy.file("agencies", rows))

    browser.get(address)  # a minute later the sign-in is noted as used
    with CaptureQueriesContext(connection) as many:
        browser.get(address)

    assert len(many) == len(few) < 60


def test_explanation_for_a_day_that_is_none_goes_back_to_the_question(browser, at_bureau):
    page = browser.get(
        at_bureau(f"staff/{person_key(CHEN)}/explain/kpi.ai_attainment/"), {"as_of": "115/02/30"}
    )

    assert page.status_code == 422
    assert "「115/02/30」在日曆上沒有這一天" in page.content.decode()
