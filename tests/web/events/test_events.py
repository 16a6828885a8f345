"""Status events on screen: find somebody, record, correct, withdraw."""

import re

import pytest

from actions.rulebook.overlays import decide
from actions.world import BUREAU, CHEN, COUNTY, person_key
from zhicai.records.staff.models import StatusEvent

FORM = {"kind": "unpaid_leave", "started_on": "115/01/01", "ended_on": "115/12/31", "note": "育嬰"}


@pytest.fixture
def office(county, site):
    return site(county.people.lin)


def url(rest="", code=COUNTY):
    return f"/agency/{code}/events/{rest}"


def text_of(answer):
    return answer.content.decode()


def hidden(answer):
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text_of(answer))
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def record(client, **words):
    key = person_key(CHEN)
    return client.post(url(f"add/{key}/"), {**FORM, **words, "step": "apply"}, follow=True)


def event():
    return StatusEvent.objects.get(known_until=None).pk


def test_no_event_yet_is_explained(office):
    text = text_of(office.get(url()))

    assert "還沒有登錄任何人事狀態" in text
    assert url("readings/") in text


def test_every_reading_is_shown_with_its_doubt_and_the_office_s_own(county, office):
    decide(county)

    national, own = (text_of(office.get(url("readings/", code))) for code in (COUNTY, BUREAU))

    assert national.count("目前讀法：") == 9
    assert "示範局自訂「留職停薪」" in own
    assert "自訂「" not in national


def test_somebody_is_found_by_id_without_the_id_in_any_address(office):
    found = office.post(url("choose/"), {"search": CHEN})

    assert f"/events/add/{person_key(CHEN)}/" in text_of(found)
    assert CHEN not in found.request["QUERY_STRING"]
    assert "查無此人" in text_of(office.post(url("choose/"), {"search": "無此人"}))
    assert office.post(url("choose/"), {"search": ""}).status_code == 422


def test_an_event_is_checked_before_it_is_saved(office):
    key = person_key(CHEN)
    check = office.post(url(f"add/{key}/"), {**FORM, "step": "check"})
    assert "資料不足 → 全年留職停薪 1 位" in text_of(check)
    assert not StatusEvent.objects.exists()

    done = office.post(url(f"add/{key}/"), {**hidden(check), "step": "apply"}, follow=True)

    assert "只列出 陳一心" in text_of(done)
    assert "育嬰" in text_of(done)


def test_a_search_is_posted_and_kept_out_of_the_address(office):
    record(office)

    page = office.post(url(), {"search": "林"}, follow=True)

    assert page.request["QUERY_STRING"] == ""
    assert "沒有符合的人事狀態" in text_of(page)
    assert "陳一心" in text_of(office.post(url(), {"search": "一心"}, follow=True))


def test_the_list_is_filtered_by_its_address(office):
    record(office)

    assert "陳一心" in text_of(office.get(url("?kind=unpaid_leave&state=lasting&sort=name")))
    assert "沒有符合的人事狀態" in text_of(office.get(url("?kind=suspension")))


def test_an_event_is_ended_and_its_history_tells_old_and_new(office):
    record(office, ended_on="")
    page = office.get(url(f"{event()}/change/"))
    data = {**hidden(page), **FORM, "ended_on": "115/06/30"}

    office.post(url(f"{event()}/change/"), {**data, "step": "apply"})

    shown = text_of(office.get(url(f"{event()}/")))
    assert "115/06/30" in shown
    assert "未定</span>" in shown


def test_an_old_address_leads_to_what_holds_now(office):
    record(office)
    first = event()
    office.post(url(f"{first}/change/"), {**FORM, "event": first, "note": "改", "step": "apply"})

    answer = office.get(url(f"{first}/"))

    assert answer.headers["Location"].endswith(url(f"{event()}/"))


def test_the_second_of_two_savers_sees_all_three_values(office):
    record(office)
    first = event()
    office.post(url(f"{first}/change/"), {**FORM, "event": first, "note": "甲", "step": "apply"})

    conflict = office.post(
        url(f"{first}/change/"), {**FORM, "event": first, "note": "乙", "step": "apply"}
    )

    assert conflict.status_code == 409
    assert all(word in text_of(conflict) for word in ("育嬰", "甲", "乙"))
    again = office.post(url(f"{first}/change/"), {**hidden(conflict), "step": "apply"})
    assert again.status_code == 302
    assert StatusEvent.objects.get(known_until=None).note == "乙"


def test_a_withdrawn_event_is_told_as_withdrawn(office):
    record(office)
    first = event()

    office.post(url(f"{first}/withdraw/"), {"note": "登錄錯人", "step": "apply"})

    assert "已經撤銷" in text_of(office.get(url(f"{first}/")))
    assert "說明：登錄錯人" in text_of(office.get(url(f"{first}/")))


def test_faults_are_said_beside_their_fields_and_nothing_is_lost(office):
    page = record(office, started_on="去年", ended_on="")
    assert page.status_code == 422
    assert 'value="去年"' in text_of(page)

    page = record(office, started_on="115/02/01", ended_on="115/01/01")
    assert 'href="#id_ended_on"' in text_of(page)
    assert "育嬰" in text_of(page)


@pytest.mark.parametrize("who", ["guo", "wu"])
def test_strangers_are_shown_nothing(county, site, who):
    client = site(getattr(county.people, who))

    assert client.get(url("", BUREAU)).status_code == 404
    assert record(client).status_code == 404
    assert not StatusEvent.objects.exists()


def test_the_auditor_reads_and_records_nothing(county, office, site):
    record(office)
    auditor = site(county.people.auditor)

    assert "登錄人事狀態</a>" not in text_of(auditor.get(url()))
    assert auditor.get(url(f"{event()}/change/")).status_code == 404


def test_people_of_another_office_are_not_found(county, site):
    wu = site(county.people.wu)
    key = person_key(CHEN)

    assert wu.get(url(f"add/{key}/", "999020000Z")).status_code == 404


def test_the_number_of_queries_is_fixed(office, django_assert_max_num_queries):
    record(office)
    with django_assert_max_num_queries(14):
        office.get(url())

    with django_assert_max_num_queries(22):
        office.get(url(f"{event()}/"))
